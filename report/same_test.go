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
	"slices"
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

// saying is texts of a Document that stand together, in their order.
type saying struct {
	texts []string
	row   bool // cells, which a terminal sets side by side, line by line
	free  bool // in any order, such as what a cover says
	// apart: something of the format's own may stand before it, such as the drawing of a chart or the contents.
	// Everything else follows at once on what was said before.
	apart bool
}

// saidBy are all texts of a Document in their order. A chart's words are only for formats that write them beside the
// drawing.
func saidBy(d *report.Document, alt bool) []saying {
	var out []saying
	apart := true
	add := func(s saying) {
		if strings.TrimSpace(strings.Join(s.texts, "")) != "" {
			s.apart, apart = apart, false
			out = append(out, s)
		}
	}
	line := func(text string) { add(saying{texts: []string{text}}) }
	if !d.Sheet { // which has its title in its part, and no cover
		cover := saying{texts: []string{d.Title, d.Notice, d.Note}, free: true}
		for _, f := range d.Cover {
			cover.texts = append(cover.texts, f.Name, f.Value)
		}
		add(cover)
	}
	apart = true
	for i, part := range d.Parts {
		line(part.Title)
		if i == 0 {
			apart = true // the title was found in the contents
		}
		for _, block := range part.Blocks {
			switch b := block.(type) {
			case report.Heading:
				line(b.Text)
			case report.Paragraph:
				line(b.Text)
			case report.Bullets:
				for _, item := range b.Items {
					line(item.Text)
				}
			case report.Facts:
				for _, f := range b.Items {
					add(saying{texts: []string{f.Name, f.Value}, row: true})
				}
			case report.Table:
				line(b.Caption)
				if len(b.Rows) == 0 {
					apart = true // some show its heads
					continue
				}
				var heads []string
				for _, c := range b.Columns {
					heads = append(heads, c.Head)
				}
				add(saying{texts: heads, row: true})
				for _, row := range b.Rows {
					var cells []string
					for _, cell := range row[:min(len(row), len(b.Columns))] {
						cells = append(cells, cell.Text)
					}
					add(saying{texts: cells, row: true})
				}
			case report.Chart:
				apart = true // some have its caption below
				line(b.Caption)
				if apart = true; alt {
					line(b.Alt)
				}
				apart = true
			}
		}
	}
	apart = true // the identity
	for _, s := range d.Closing {
		line(s)
	}
	return out
}

// lines are the lines of the texts as they stand in a file: one text after the other, or, as a terminal sets them,
// side by side.
func (s saying) lines(sideBySide bool) []string {
	var cells [][]string
	most := 0
	for _, text := range s.texts {
		cells = append(cells, strings.Split(text, "\n"))
		most = max(most, len(cells[len(cells)-1]))
	}
	var out []string
	if !s.row || !sideBySide {
		return slices.Concat(cells...)
	}
	for i := range most {
		for _, cell := range cells {
			if i < len(cell) {
				out = append(out, cell[i])
			}
		}
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

// missing says which text of a Document a file does not say where it should, or what it says in between; "" where it
// says all, in its order, and nothing else.
func missing(all []saying, file string, f form) string {
	file = stripped(file)
	at := 0
	for _, group := range all {
		end := at
		for i, line := range group.lines(f.sideBySide) {
			want := stripped(line)
			found := strings.Index(file[at:], want)
			if found < 0 && f.pages {
				if torn := tornEnd(file[at:], line); torn > 0 {
					if end = max(end, at+torn); !group.free {
						at = end
					}
					continue
				}
			}
			if found < 0 {
				if strings.Contains(file, want) {
					return line + " (it stands earlier)"
				}
				return line
			}
			if between := file[at : at+found]; !group.free && !f.pages && (i > 0 || !group.apart) && strings.Trim(between, f.marks) != "" {
				return line + " (before it stands " + text.Fit(between, 100, "…") + ")"
			}
			if end = max(end, at+found+len(want)); !group.free {
				at = end
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

// form is how a format sets texts.
type form struct {
	alt        bool   // what charts show stands there in words
	sideBySide bool   // cells stand line by line
	pages      bool   // what stands on each page, and the heads of tables again, come in between
	marks      string // what it puts before items and between rows
}

// formats are the renderers: each gives the text of the file that it makes of a Document, and that of what stands on
// each page.
var formats = []struct {
	name string
	form form
	text func(t *testing.T, d *report.Document) (body, furniture string)
}{
	{"text", form{sideBySide: true, marks: "•│─═·-0123456789."}, func(t *testing.T, d *report.Document) (string, string) {
		var b bytes.Buffer
		if err := reporttext.Document(&b, d, 4000, false); err != nil {
			t.Fatal(err)
		}
		return b.String(), ""
	}},
	{"markdown", form{alt: true}, func(t *testing.T, d *report.Document) (string, string) {
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
	{"html", form{alt: true}, func(t *testing.T, d *report.Document) (string, string) {
		var b bytes.Buffer
		if err := reporthtml.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		return html.UnescapeString(hidden.ReplaceAllString(b.String(), "")), ""
	}},
	{"docx", form{alt: true}, func(t *testing.T, d *report.Document) (string, string) {
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
	{"pdf", form{pages: true}, func(t *testing.T, d *report.Document) (string, string) {
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
				if s := missing(saidBy(d, format.form.alt), file, format.form); s != "" {
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
	all := []saying{
		{texts: []string{"One sentence."}, apart: true},
		{texts: []string{"cell\nof two lines", "other"}, row: true},
		{texts: []string{"1", "2", "3"}, row: true},
		{texts: []string{"1", "2", "3"}, row: true},
		{texts: []string{"last"}, apart: true},
	}
	for file, want := range map[string]string{
		"One sentence. cell of two lines other 123 123 drawing last":        "",
		"One  sentence.\ncellof two lines\u2069other 1 2 3 1 2 3 last":      "",
		"- One sentence. cell of two lines other 123 123 last":              "",
		"One sentence. cell of two lines other 123 123":                     "last",
		"One sentence. cell of three lines other 123 123 last":              "of two lines",
		"One sentence. other cell of two lines 123 123 last":                "cell (before it stands other)", // cells change places
		"One sentence. cell of two lines other 132 123 last":                "2 (before it stands 3)",
		"One sentence. cell of two lines other 123 last":                    "1 (it stands earlier)",
		"One sentence. cell of two lines other 123 23 last":                 "1 (it stands earlier)",
		"One sentence. cell of two lines other 12 123 last":                 "3 (before it stands 12)",
		"One sentence. cell of two lines other 123 123 123 last":            "",
		"One sentence. One sentence. cell of two lines other 123 123 last":  "cell (before it stands Onesentence.)",
		"last One sentence. cell of two lines other 123 123":                "last (it stands earlier)",
		"One sentence. cell of two lines and more of it other 123 123 last": "other (before it stands andmoreofit)",
		"cell of two lines other 123 123 last":                              "One sentence.",
	} {
		if got := missing(all, file, form{marks: "-"}); got != want {
			t.Errorf("in %q, %q is missing; want %q", file, got, want)
		}
	}
	rows := []saying{{texts: []string{"a\nb", "c\nd"}, row: true}}
	if got := missing(rows, "acbd", form{sideBySide: true}); got != "" {
		t.Errorf("side by side, %q is missing", got)
	}
	if got := missing(rows, "abcd", form{sideBySide: true}); got == "" {
		t.Error("cells one after the other count as side by side")
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
