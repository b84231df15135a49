package pdf

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/internal/chart"
	"cirtkit/report"
)

// pieces of text that have broken programs.
var snippets = []string{
	"", " ", "\n", "\n\n", "\t", "\x00", "\x1b[31m", "a", "word ", "Two words. ", "الفريق الوطني ", "(7) ", "3.4 ", "团队。", "（", "é", "e\u0301",
	"🙂", "𝔘", "\u202e", "\u2066", "\u2068", "\u2069", "\u200f", "\ufeff", "\ufffd", "\uffff", "\xff", "\xe4\xb8", "\\", "(", ")", "<<", ">>", "%",
	"endobj", "EMC", "\r", "\u00a0", "\u202f", "\u00ad", "https://example.org/a/b", "لَا", "اللّٰه ", strings.Repeat("x", 300), strings.Repeat("ك", 300),
	strings.Repeat("long text ", 60),
}

func randomText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(snippets), 0, 8).Draw(t, "text"), "")
}

func randomDocument(t *rapid.T) *report.Document {
	text := func() string { return randomText(t) }
	flag := func() bool { return rapid.Bool().Draw(t, "flag") }
	few := func(most int) int { return rapid.IntRange(0, most).Draw(t, "n") }
	code := func() string {
		return rapid.SampledFrom([]string{"", "en", "ar", "zh", "fr", "xx\n(", "الع"}).Draw(t, "language")
	}
	to := func() string {
		return rapid.SampledFrom([]string{"", "", "here", "nowhere", "https://example.org/é(", "javascript:x", "\x00"}).Draw(t, "link")
	}
	share := func() float64 { return rapid.SampledFrom([]float64{-1, 0, 0.3, 1, 7}).Draw(t, "share") }
	d := &report.Document{
		Language: code(), RTL: flag(), Title: text(), Subject: text(), Label: text(), Marking: text(), Status: text(), Identity: text(),
		Date: rapid.SampledFrom([]string{"", "2026-11-21", "x"}).Draw(t, "date"), Notice: text(), Note: text(), Brief: flag(), Sheet: flag(),
		Words: report.PageWords{Contents: text(), Continued: text(), Page: text() + "{page}"},
	}
	for range few(5) {
		d.Cover = append(d.Cover, report.Fact{Name: text(), Value: text()})
		d.Closing = append(d.Closing, text())
	}
	block := func() report.Block {
		switch few(6) {
		case 0:
			return report.Heading{Level: few(9) - 2, ID: to(), Text: text(), Language: code()}
		case 1:
			return report.Paragraph{Text: text(), Style: report.ParagraphStyle(few(5)), Language: code()}
		case 2:
			b := report.Bullets{Numbered: flag()}
			for range few(12) {
				b.Items = append(b.Items, report.Bullet{Text: text(), Link: to(), Language: code()})
			}
			return b
		case 3:
			b := report.Table{Caption: text(), Compact: flag()}
			for range few(5) {
				b.Columns = append(b.Columns, report.Column{Head: text(), Width: share(), Align: report.Align(few(1))})
			}
			for range few(9) {
				var row []report.Cell
				for range few(6) {
					row = append(row, report.Cell{Text: text(), Strong: flag(), ID: to(), Link: to(), Tone: report.Tone(few(5)), Language: code()})
				}
				b.Rows = append(b.Rows, row)
			}
			return b
		case 4:
			b := report.Facts{}
			for range few(4) {
				b.Items = append(b.Items, report.Fact{Name: text(), Value: text()})
			}
			return b
		case 5:
			b := &report.BarChart{LowWord: text(), HighWord: text(), NeedWord: text()}
			for range few(30) {
				b.Bars = append(b.Bars, chart.Bar{Label: text(), Text: text(), Low: share(), High: share(), Target: share()})
			}
			return report.Chart{Caption: text(), Alt: text(), Bars: b}
		}
		return nil
	}
	for range few(2) {
		p := report.Part{ID: to(), Title: text(), NewPage: flag(), OnePage: flag()}
		for range few(5) {
			p.Blocks = append(p.Blocks, block())
		}
		d.Parts = append(d.Parts, p)
	}
	return d
}

// Whatever a document holds, it is written, twice the same, and the file is sound.
func TestRandomDocuments(t *testing.T) {
	_, err := exec.LookPath("qpdf")
	dir := t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		d := randomDocument(rt)
		o := Options{Attached: []Attached{{Name: randomText(rt), Type: randomText(rt), Description: randomText(rt), Data: []byte(randomText(rt))}}}
		var first bytes.Buffer
		if _, err := Write(&first, d, o); err != nil {
			rt.Fatalf("Write: %v", err)
		}
		if err != nil || rapid.IntRange(0, 3).Draw(rt, "check") > 0 {
			return // qpdf takes longer than the rest
		}
		var second bytes.Buffer
		if _, err := Write(&second, d, o); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			rt.Fatalf("the second file differs, or %v", err)
		}
		file := filepath.Join(dir, "report.pdf")
		if err := os.WriteFile(file, first.Bytes(), 0o644); err != nil {
			rt.Fatal(err)
		}
		if out, err := exec.Command("qpdf", "--check", file).CombinedOutput(); err != nil {
			rt.Fatalf("qpdf --check: %v\n%.2000s", err, out)
		}
	})
}

// The same document gives the same bytes in another process: nothing depends on the order of a map, on an
// address, or on the time.
func TestSameBytesInAnotherProcess(t *testing.T) {
	names := []string{"english", "arabic", "hostile"}
	if dir := os.Getenv("CIRTKIT_TEST_PDF_TO"); dir != "" {
		for _, name := range names {
			pdf, _ := render(t, fixtures[name]())
			if err := os.WriteFile(filepath.Join(dir, name), pdf, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	dir := t.TempDir()
	other := exec.Command(os.Args[0], "-test.run", "^TestSameBytesInAnotherProcess$")
	other.Env = append(os.Environ(), "CIRTKIT_TEST_PDF_TO="+dir, "GOMAXPROCS=1", "TZ=Asia/Tokyo")
	if out, err := other.CombinedOutput(); err != nil {
		t.Fatalf("the other process: %v\n%s", err, out)
	}
	for _, name := range names {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if pdf, _ := render(t, fixtures[name]()); !bytes.Equal(got, pdf) {
			t.Errorf("%s: another process gives other bytes", name)
		}
	}
}

// A font that the library can't read is said to be so. It prints to standard output and returns nothing.
func TestBrokenFontIsAFault(t *testing.T) {
	l := newLibrary()
	l.UseFont("broken", []byte("no font"))
	l.AddPage()
	l.Text(0, 0, Font{Name: "broken", Size: 10}, ink, "x", false)
	if err := l.Finish(io.Discard, Info{}); err == nil {
		t.Error("a document with a broken font is written without an error")
	}
}
