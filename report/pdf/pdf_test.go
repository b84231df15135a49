package pdf

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fonts"
	"cirtkit/internal/lang"
	"cirtkit/internal/text/arabic"
	"cirtkit/report"
)

// look writes the fixtures as files, to be looked at: go test ./report/pdf -run Fixtures -look DIR
var look = flag.String("look", "", "write the fixtures' PDFs into this folder")

var fixtures = map[string]func() *report.Document{
	"english": fixture,
	"arabic":  arabicFixture,
	"chinese": chineseFixture,
	"hostile": hostile,
	"empty":   func() *report.Document { return &report.Document{} },
	"long":    func() *report.Document { return longFixture(fixture()) },

	"roadmaps-english": func() *report.Document { return roadmaps("en") },
	"roadmaps-russian": func() *report.Document { return roadmaps("ru") },
	"roadmaps-chinese": func() *report.Document { return roadmaps("zh") },
	"roadmaps-arabic":  func() *report.Document { return roadmaps("ar") },
}

func render(t testing.TB, d *report.Document) ([]byte, Warnings) {
	t.Helper()
	var b bytes.Buffer
	warnings, err := Write(&b, d, Options{})
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	return b.Bytes(), warnings
}

// tool runs a program on a PDF and returns what it says, or skips where the machine lacks it.
func tool(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%v: install it to check the PDF with it", err)
	}
	file := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(file, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", file)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func TestFixturesAreSound(t *testing.T) {
	for name, make := range fixtures {
		t.Run(name, func(t *testing.T) {
			pdf, warnings := render(t, make())
			if *look != "" {
				if err := os.WriteFile(filepath.Join(*look, name+".pdf"), pdf, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if name != "hostile" && len(warnings) > 0 {
				t.Errorf("warnings: %v", warnings)
			}
			if out := tool(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
				t.Errorf("qpdf --check: %s", out)
			}
		})
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for name, make := range fixtures {
		first, _ := render(t, make())
		second, _ := render(t, make())
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two runs give different bytes", name)
		}
	}
}

func TestSourceDateEpoch(t *testing.T) {
	var b bytes.Buffer
	if _, err := Write(&b, fixture(), Options{SourceDateEpoch: "1000000000"}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(b.Bytes(), []byte("/CreationDate (D:20010909014640")) {
		t.Error("the file's date is not the one asked for")
	}
	pdf, _ := render(t, fixture())
	if !bytes.Contains(pdf, []byte("/CreationDate (D:20261121000000")) {
		t.Error("the file's date is not the document's")
	}
}

// words are all texts of a document that a reader should find in the PDF.
func words(d *report.Document) []string {
	out := []string{d.Title, d.Subject, d.Notice, d.Identity}
	for _, f := range d.Cover {
		out = append(out, f.Name, f.Value)
	}
	for _, p := range d.Parts {
		out = append(out, p.Title)
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Heading:
				out = append(out, b.Text)
			case report.Paragraph:
				out = append(out, b.Text)
			case report.Bullets:
				for _, i := range b.Items {
					out = append(out, i.Text)
				}
			case report.Facts:
				for _, f := range b.Items {
					out = append(out, f.Name, f.Value)
				}
			case report.Table:
				out = append(out, b.Caption)
				for _, r := range b.Rows {
					for _, c := range r {
						out = append(out, c.Text)
					}
				}
			case report.Chart:
				out = append(out, b.Caption)
			}
		}
	}
	return append(out, d.Closing...)
}

// squeeze leaves the letters and signs of a text, without the spaces and line ends that layout changes.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestAllTextIsThere(t *testing.T) {
	d := fixture()
	pdf, _ := render(t, d)
	// Text of table cells is found whole in the order in which it was drawn.
	got := squeeze(tool(t, pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"))
	furniture := regexp.MustCompile(`TLP:AMBEROFFICIAL–SENSITIVEDRAFTRepublicofExampliaTLP:AMBERPage\d+of\d+ReadinesstoestablishanationalCIRT`)
	if pages := len(newLayout(d).pages()); len(furniture.FindAllString(got, -1)) != pages {
		t.Errorf("%d pages say label, marking, status, subject and number, want %d", len(furniture.FindAllString(got, -1)), pages)
	}
	got = furniture.ReplaceAllString(got, "")
	for _, w := range words(d) {
		if !strings.Contains(got, squeeze(w)) {
			t.Errorf("the PDF's text lacks %q", w)
		}
	}
}

func TestHostileTextIsThere(t *testing.T) {
	d := hostile()
	pdf, warnings := render(t, d)
	got := squeeze(tool(t, pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"))
	if n := strings.Count(got, "x"); n < 300 { // a page may end inside of it
		t.Errorf("of a word of 300 letters %d are there", n)
	}
	for _, w := range []string{strings.Repeat("0123456789abcdef", 16), "Équipe", "Команда", "Ομάδα", "国家团队", "é", "≥→✓●⚠", "5\u00a0%"} {
		if !strings.Contains(got, squeeze(w)) {
			t.Errorf("the PDF's text lacks %q", w)
		}
	}
	if n := strings.Count(got, "Article9givestheteamtherighttoaskoperatorsfordata."); n < 640 {
		t.Errorf("a sentence that was given 660 times is found %d times", n)
	}
	if len(warnings) == 0 {
		t.Fatal("no warning about characters that no font has")
	}
	all := ""
	for _, w := range warnings {
		all += w.Message(lang.English()) + "\n"
	}
	for _, want := range []string{"on the cover", "U+1F642", "U+0939", "in “Donaudampf"} {
		if !strings.Contains(all, want) {
			t.Errorf("the warnings lack %q:\n%s", want, all)
		}
	}
}

// A title in another direction is set apart in the document; a message has no use for the signs that do it.
func TestWarningsHoldNoIsolates(t *testing.T) {
	w := Warning{Where: "S-1 · \u2068فريق\u2069", Characters: []rune{'🙂'}, Count: 1}
	if got := w.Message(lang.English()); !strings.Contains(got, "in “S-1 · فريق”") {
		t.Errorf("the warning is %+q", got)
	}
}

// What no font here has is replaced on the page alone: what the file calls itself, and what is read aloud, are shown and
// said by programs that have other fonts.
func TestTitleKeepsWhatNoFontHas(t *testing.T) {
	d := hostile()
	d.Title = "दल 🙂"
	pdf, _ := render(t, d)
	if got := tool(t, pdf, "pdfinfo", "-enc", "UTF-8", "FILE"); !strings.Contains(got, "दल 🙂") {
		t.Errorf("the title is lost from\n%s", got)
	}
}

// What is joined and put in order to be seen is found again as it was written.
func TestArabicCanBeSearched(t *testing.T) {
	pdf, _ := render(t, arabicFixture())
	got := tool(t, pdf, "pdftotext", "-enc", "UTF-8", "FILE", "-")
	for _, want := range []string{"المحتويات", "الفجوات", "جمهورية", "السيبرانية", "التقييم"[:4], "ISO/IEC 27035-1:2023", "SIM3 v2"} {
		if !strings.Contains(got, want) {
			t.Errorf("pdftotext lacks %q", want)
		}
	}
}

func TestEveryArabicFormHasAGlyph(t *testing.T) {
	for _, name := range []fonts.Name{fonts.Arabic, fonts.ArabicBold} {
		f, err := fonts.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		for r := rune(0xFB50); r <= 0xFEFC; r++ {
			if arabic.Unshape(r) != "" && !f.Has(r) {
				t.Errorf("%s has no %U, which text is joined to", name, r)
			}
		}
	}
}

func TestWhatTheFileSaysOfItself(t *testing.T) {
	pdf, _ := render(t, arabicFixture())
	for _, want := range []string{"/Lang (ar)", "/DisplayDocTitle true /Direction /R2L", "/ID[<"} {
		if !bytes.Contains(pdf, []byte(want)) {
			t.Errorf("the PDF lacks %s", want)
		}
	}
	info := tool(t, pdf, "pdfinfo", "FILE")
	for _, want := range []string{"Title:           جاهزية", "Producer:        cirtkit", "Page size:       595.28 x 841.89 pts (A4)"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
}

// A dash that ends a page, or a line, must not be there on the next one.
func TestDashEndsWithItsLine(t *testing.T) {
	l := newLibrary()
	for range 2 {
		l.AddPage()
		l.Line(Point{1, 1}, Point{7, 7}, stroked(ink, 1))
		l.Line(Point{0, 0}, Point{9, 9}, Paint{Fill: NoColor, Stroke: ink, Width: 1, Dash: true})
		l.Line(Point{0, 0}, Point{7, 7}, stroked(ink, 1))
		l.Line(Point{0, 0}, Point{9, 9}, Paint{Fill: NoColor, Stroke: ink, Width: 1, Dash: true})
	}
	l.endPage()
	for i, page := range l.pages {
		steps := regexp.MustCompile(`\[.*\] 0 d|S\n`).FindAllString(string(page), -1)
		if got, want := fmt.Sprintf("%q", steps), `["S\n" "[1.6 2] 0 d" "S\n" "[] 0 d" "S\n" "[1.6 2] 0 d" "S\n"]`; got != want {
			t.Errorf("page %d draws %s; want %s", i+1, got, want)
		}
	}
}

// A pale fill lets what lies below shine through; its outline, and what is drawn after it, do not.
func TestPaleIsForTheFillAlone(t *testing.T) {
	l := newLibrary()
	l.AddPage()
	l.Rect(Box{10, 10, 50, 50}, Paint{Fill: accent, Stroke: ink, Width: 1, Pale: true})
	l.Rect(Box{20, 20, 50, 50}, filled(ink))
	l.endPage()
	// "/GS1 gs" chooses how opaque what follows is; "re f" fills a rectangle and "re s" outlines it.
	steps := regexp.MustCompile(`/GS\d+ gs|re [fsb]\n`).FindAllString(string(l.pages[0]), -1)
	if got, want := fmt.Sprintf("%q", steps), `["/GS1 gs" "re f\n" "/GS2 gs" "re s\n" "re f\n"]`; got != want {
		t.Errorf("the page draws %s; want %s", got, want)
	}
	resources, err := l.resources()
	if err != nil {
		t.Fatal(err)
	}
	for state, alpha := range map[string]string{"pale": "/ca 0.180", "opaque": "/ca 1.000"} {
		if !bytes.Contains(resources, []byte(alpha)) {
			t.Errorf("no %s state: the file lacks %q", state, alpha)
		}
	}
}

func TestHundredths(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0 ", 1: "1 ", -1: "-1 ", 0.5: "0.5 ", 0.05: "0.05 ", -0.004: "0 ", 12.345: "12.35 ", 99.999: "100 ", -7.25: "-7.25 ",
		math.NaN(): "0 ", math.Inf(1): "0 ", -1e300: "0 ", 595.28: "595.28 ",
	} {
		if got := string(appendHundredths(nil, v)); got != want {
			t.Errorf("%v is written as %q, want %q", v, got, want)
		}
	}
}

func BenchmarkReport35Pages(b *testing.B)   { benchmarkPages(b, 35) }
func BenchmarkReport1000Pages(b *testing.B) { benchmarkPages(b, 1000) }

// benchmarkPages writes reports of some pages, and says how many there were, how long each took, and how large the file is.
func benchmarkPages(b *testing.B, least int) {
	for _, language := range []struct {
		name string
		make func() *report.Document
	}{{"latin", fixture}, {"arabic", arabicFixture}, {"chinese", chineseFixture}} {
		b.Run(language.name, func(b *testing.B) {
			d, once := language.make(), language.make().Parts
			each := len(newLayout(d).pages())
			copies := 0
			for ; copies < least/each; copies++ {
				d.Parts = append(d.Parts, distinct(once, copies)...)
			}
			for ; len(newLayout(d).pages()) < least; copies++ {
				d.Parts = append(d.Parts, distinct(once, copies)...)
			}
			pages, size := len(newLayout(d).pages()), 0
			b.ReportAllocs()
			for b.Loop() {
				var out bytes.Buffer
				if _, err := Write(&out, d, Options{}); err != nil {
					b.Fatal(err)
				}
				size = out.Len()
			}
			b.ReportMetric(float64(pages), "pages")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*pages), "ns/page")
			b.ReportMetric(float64(size)/1024, "KB")
		})
	}
}

// distinct are parts whose paragraphs, items and long cells say something that no others say: what is said
// twice is set once.
func distinct(parts []report.Part, n int) []report.Part {
	own := func(s string) string { return fmt.Sprintf("%d. %s", n, s) }
	parts = slices.Clone(parts)
	for i := range parts {
		parts[i].Blocks = slices.Clone(parts[i].Blocks)
		for k, block := range parts[i].Blocks {
			switch b := block.(type) {
			case report.Paragraph:
				b.Text = own(b.Text)
				parts[i].Blocks[k] = b
			case report.Bullets:
				b.Items = slices.Clone(b.Items)
				for j := range b.Items {
					b.Items[j].Text = own(b.Items[j].Text)
				}
				parts[i].Blocks[k] = b
			case report.Table:
				b.Rows = slices.Clone(b.Rows)
				for j, row := range b.Rows {
					b.Rows[j] = slices.Clone(row)
					for c := range row {
						if len(row[c].Text) > 20 {
							b.Rows[j][c].Text = own(fmt.Sprintf("%d %s", j, row[c].Text))
						}
					}
				}
				parts[i].Blocks[k] = b
			}
		}
	}
	return parts
}

// Only what the library writes is read again; anything else is refused, not guessed at.
func TestFinishRefusesOtherFiles(t *testing.T) {
	l := newLibrary()
	l.AddPage()
	whole, err := l.resources()
	if err != nil {
		t.Fatal(err)
	}
	pages := compressed([][]byte{nil})
	if _, err := finish(whole, Info{}, &l.navigation, pages); err != nil {
		t.Fatalf("finish of a whole file: %v", err)
	}
	for n := range whole {
		if out, err := finish(whole[:n], Info{}, &l.navigation, pages); err == nil {
			t.Fatalf("finish of the first %d of %d bytes: %d bytes and no error", n, len(whole), len(out))
		}
	}
}

func TestWriteSaysThatTheWriterFailed(t *testing.T) {
	want := errors.New("disk full")
	if _, err := Write(failing{want}, fixture(), Options{}); !errors.Is(err, want) {
		t.Errorf("Write to a full disk: %v, want %v", err, want)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
