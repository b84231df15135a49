package report_test

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"cirtkit/assessment"
	"cirtkit/demo"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/docx"
	reporthtml "cirtkit/report/html"
	"cirtkit/report/internal/sample"
	"cirtkit/report/markdown"
	"cirtkit/report/pdf"
	reporttext "cirtkit/report/text"
	"cirtkit/scoring"
)

// together are texts of a Document that stand together: each must be there, behind all that was said before.
type together []string

// saidBy are all texts of a Document in their order. The cells of a row stand together, as a terminal sets lines of
// several cells side by side. A chart's words are only for formats that write them beside the drawing.
func saidBy(d *report.Document, alt bool) []together {
	var out []together
	add := func(texts ...string) { out = append(out, together(texts)) }
	if !d.Sheet { // which has its title in its part, and no cover
		cover := together{d.Title, d.Notice, d.Note}
		for _, f := range d.Cover {
			cover = append(cover, f.Name, f.Value)
		}
		out = append(out, cover)
	}
	for _, part := range d.Parts {
		add(part.Title)
		for _, block := range part.Blocks {
			switch b := block.(type) {
			case report.Heading:
				add(b.Text)
			case report.Paragraph:
				add(b.Text)
			case report.Bullets:
				for _, item := range b.Items {
					add(item.Text)
				}
			case report.Facts:
				for _, f := range b.Items {
					add(f.Name, f.Value)
				}
			case report.Table:
				add(b.Caption)
				if len(b.Rows) == 0 {
					continue
				}
				var heads together
				for _, c := range b.Columns {
					heads = append(heads, c.Head)
				}
				out = append(out, heads)
				for _, row := range b.Rows {
					var cells together
					for _, cell := range row[:min(len(row), len(b.Columns))] {
						cells = append(cells, cell.Text)
					}
					out = append(out, cells)
				}
			case report.Chart:
				add(b.Caption)
				if alt {
					add(b.Alt)
				}
			}
		}
	}
	for _, s := range d.Closing {
		add(s)
	}
	return out
}

// stripped is a text without what formats may set otherwise: white space, and what orders or hides.
func stripped(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == 0x200E, r == 0x200F, r == 0x061C, r == 0x200B, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s)
}

// missing is the first text of a Document that a file does not say where it should; "" where all is there.
func missing(all []together, file string, pages bool) string {
	file = stripped(file)
	at := 0
	for _, group := range all {
		end := at
		for _, s := range group {
			for line := range strings.SplitSeq(s, "\n") {
				want := stripped(line)
				i := strings.Index(file[at:], want)
				if i < 0 && pages {
					if torn := tornEnd(file[at:], line); torn > 0 {
						end = max(end, at+torn)
						continue
					}
				}
				if i < 0 {
					if anywhere := strings.Index(file, want); anywhere >= 0 {
						return line + " (it stands earlier)"
					}
					return line
				}
				end = max(end, at+i+len(want))
			}
		}
		at = end
	}
	return ""
}

// tornEnd is the end of a text that a page's end tears in two, with the next page's heads between; 0 where there is none.
func tornEnd(file, line string) int {
	const heads = 400 // bytes of a table's repeated heads at most
	words := strings.Fields(line)
	for k := len(words) - 1; k > 0; k-- {
		first, rest := stripped(strings.Join(words[:k], "")), stripped(strings.Join(words[k:], ""))
		if i := strings.Index(file, first); i >= 0 {
			i += len(first)
			if j := strings.Index(file[i:min(i+heads+len(rest), len(file))], rest); j >= 0 {
				return i + j + len(rest)
			}
		}
	}
	return 0
}

// formats are the renderers: each gives the text of the file that it makes of a Document, and that of what stands on
// each page.
var formats = []struct {
	name string
	alt  bool // what charts show stands there in words
	text func(t *testing.T, d *report.Document) (body, furniture string)
}{
	{"text", false, func(t *testing.T, d *report.Document) (string, string) {
		var b bytes.Buffer
		if err := reporttext.Document(&b, d, 4000, false); err != nil {
			t.Fatal(err)
		}
		return b.String(), ""
	}},
	{"markdown", true, func(t *testing.T, d *report.Document) (string, string) {
		var b bytes.Buffer
		if err := markdown.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		texts, err := sample.Markdown(b.String())
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(texts, " "), ""
	}},
	{"html", true, func(t *testing.T, d *report.Document) (string, string) {
		var b bytes.Buffer
		if err := reporthtml.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		return html.UnescapeString(hidden.ReplaceAllString(b.String(), "")), ""
	}},
	{"docx", true, func(t *testing.T, d *report.Document) (string, string) {
		var b bytes.Buffer
		if err := docx.Write(&b, d, docx.Options{}); err != nil {
			t.Fatal(err)
		}
		archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		var body, furniture strings.Builder
		for _, f := range archive.File {
			into := &furniture
			switch {
			case f.Name == "word/document.xml":
				into = &body
			case !strings.HasPrefix(f.Name, "word/header") && !strings.HasPrefix(f.Name, "word/footer"):
				continue
			}
			part, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			xml, err := io.ReadAll(part)
			if err != nil {
				t.Fatal(err)
			}
			// What a picture shows is an attribute of it.
			shown := described.ReplaceAllString(string(xml), "$1<")
			into.WriteString(html.UnescapeString(hidden.ReplaceAllString(shown, "")))
		}
		return body.String(), furniture.String()
	}},
	{"pdf", false, func(t *testing.T, d *report.Document) (string, string) {
		pdftotext, err := exec.LookPath("pdftotext")
		if err != nil {
			t.Skip("pdftotext is not here")
		}
		path := filepath.Join(t.TempDir(), "report.pdf")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if _, err := pdf.Write(f, d, pdf.Options{}); err != nil {
			t.Fatal(err)
		}
		// Raw is the order in which the file has its texts, which is that of reading.
		out, err := exec.Command(pdftotext, "-raw", "-enc", "UTF-8", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		var body, furniture strings.Builder
		for page := range strings.SplitSeq(string(out), "\f") {
			for i, line := range strings.Split(page, "\n") {
				if i < 4 && (strings.HasPrefix(line, d.Label) || pageNumber.MatchString(line)) {
					furniture.WriteString(line)
				} else {
					body.WriteString(line + "\n")
				}
			}
		}
		return body.String(), furniture.String()
	}},
}

// pageNumber is what the foot of a page says, in English.
var pageNumber = regexp.MustCompile(`Page [0-9]+ of [0-9]+`)

// hidden is markup, with what no reader sees.
var hidden = regexp.MustCompile(`(?s)<style.*?</style>|<script.*?</script>|<nav.*?</nav>|<[^>]*>`)

// described is a picture of a word-processing document with what it shows.
var described = regexp.MustCompile(`<wp:docPr[^>]* descr="([^"]*)"`)

// arabic is a document that runs to the left, with pieces of both directions.
func arabic() *report.Document {
	d := sample.Blocks()
	d.Language, d.RTL, d.Title, d.Subject = "ar", true, "تقرير الفجوات", "إكزامبليا"
	d.Cover = []report.Fact{{Name: "الموضوع", Value: "إكزامبليا"}, {Name: "الفريق", Value: "CIRT Examplia"}}
	d.Parts[0].Title = "الملخص"
	d.Parts[0].Blocks = append(d.Parts[0].Blocks,
		report.Paragraph{Text: "السؤال \u2068A-04 (CIRT Examplia)\u2069. المستوى 5 من 6."},
		report.Bullets{Items: []report.Bullet{{Text: "الولاية والحوكمة"}, {Text: "Finding in English", Language: "en"}}},
	)
	return d
}

// Every format says what the Document says, in its order.
func TestFormatsSayTheSame(t *testing.T) {
	small := sample.Questionnaire(t, small)
	source := sample.Source(sample.Realistic(small))
	standard, summary := source, source
	standard.Depth, summary.Depth = report.Standard, report.Summary
	withheld := sample.Source(sample.Same(small, questionnaires.Answer{State: questionnaires.Withheld}))
	documents := map[string]*report.Document{
		"blocks":    sample.Blocks(),
		"arabic":    arabic(),
		"full":      report.Build(source),
		"standard":  report.Build(standard),
		"summary":   report.Build(summary),
		"empty":     report.Build(sample.Source(sample.Empty(small))),
		"withheld":  report.Build(withheld),
		"stocktake": report.Build(sample.Source(sample.Reported(sample.Questionnaire(t, "testdata/stocktake")))),
		"portfolio": report.Build(sample.Source(sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio")))),
		"demo":      demoDocument(t),
	}
	for _, format := range formats {
		t.Run(format.name, func(t *testing.T) {
			for name, d := range documents {
				if format.name == "pdf" && d.RTL {
					continue // pdftotext takes the words of a line apart; report/pdf tests the order
				}
				file, furniture := format.text(t, d)
				if s := missing(saidBy(d, format.alt), file, format.name == "pdf"); s != "" {
					t.Errorf("%s: the file does not say %q where it should", name, text.Fit(s, 300, "…"))
				}
				for _, s := range []string{d.Label, d.Marking, d.Status, d.Identity} {
					if !strings.Contains(stripped(file+furniture), stripped(s)) {
						t.Errorf("%s: the file does not say %q", name, s)
					}
				}
			}
		})
	}
}

// The test above finds what is left out, what is changed, and what stands elsewhere.
func TestMissingIsFound(t *testing.T) {
	all := []together{{"One sentence."}, {"cell\nof two lines", "other"}, {"last"}}
	for file, want := range map[string]string{
		"One sentence. cell other of two lines last":       "",
		"One  sentence.\ncellof two lines\u2069other last": "",
		"One sentence. cell of two lines other":            "last",
		"One sentence. cell of three lines other last":     "of two lines",
		"last One sentence. cell of two lines other":       "last (it stands earlier)",
	} {
		if got := missing(all, file, false); got != want {
			t.Errorf("in %q, %q is missing; want %q", file, got, want)
		}
	}
}

func demoDocument(t *testing.T) *report.Document {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.cirt")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	file, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	state := file.State()
	return report.Build(report.Source{
		State: state, Result: scoring.Score(state.Questionnaire, state.ScoringInput(state.About.Date)), Program: "1.0.0-test",
	})
}
