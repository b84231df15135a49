package text_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	celltext "cirtkit/internal/text"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/text"
)

var update = flag.Bool("update", false, "write the golden files")

const small = "../testdata/small"

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run the test with -update, and read what changed:\n%s", path, got)
	}
}

// checkWidth fails for a line that is wider than told, or ends in spaces.
func checkWidth(t interface{ Errorf(string, ...any) }, out string, width int) {
	for i, line := range strings.Split(out, "\n") {
		if w := celltext.Width(line); w > width {
			t.Errorf("line %d is %d cells wide, told %d: %q", i+1, w, width, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("line %d ends in a space: %q", i+1, line)
		}
	}
}

func document(t *testing.T, s report.Source, width int, ascii bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := text.Document(&b, report.Build(s), width, ascii); err != nil {
		t.Fatal(err)
	}
	checkWidth(t, b.String(), width)
	return b.Bytes()
}

func results(t *testing.T, s report.Source, width int, ascii bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := text.Write(&b, report.Results(s), width, ascii); err != nil {
		t.Fatal(err)
	}
	checkWidth(t, b.String(), width)
	return b.Bytes()
}

func TestDocumentGolden(t *testing.T) {
	source := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	for _, width := range []int{60, 80, 120} {
		golden(t, fmt.Sprintf("realistic-%d.txt", width), document(t, source, width, false))
	}
	ascii := document(t, source, 80, true)
	for _, c := range string(ascii) {
		if c > 127 {
			t.Fatalf("%q in ASCII text", c)
		}
	}
}

func TestResultsGolden(t *testing.T) {
	q := sample.Questionnaire(t, small)
	for name, state := range map[string]report.Source{
		"realistic": sample.Source(sample.Realistic(q)),
		"empty":     sample.Source(sample.Empty(q)),
		"withheld":  sample.Source(sample.Same(q, questionnaires.Answer{State: questionnaires.Withheld})),
		"outside":   sample.Source(sample.Same(q, questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "shared"})),
	} {
		golden(t, "results-"+name+".txt", results(t, state, 80, false))
		golden(t, "results-"+name+"-ascii.txt", results(t, state, 80, true))
	}
}

func TestStockTakeGolden(t *testing.T) {
	q := sample.Questionnaire(t, "../testdata/stocktake")
	golden(t, "stocktake-80.txt", document(t, sample.Source(sample.Reported(q)), 80, false))
	golden(t, "results-stocktake.txt", results(t, sample.Source(sample.Reported(q)), 80, false))
	golden(t, "results-stocktake-empty.txt", results(t, sample.Source(sample.Empty(q)), 60, true))
}

func TestPortfolioGolden(t *testing.T) {
	q := sample.Questionnaire(t, "../testdata/portfolio")
	golden(t, "portfolio-80.txt", document(t, sample.Source(sample.Portfolio(q)), 80, false))
	golden(t, "results-portfolio.txt", results(t, sample.Source(sample.Portfolio(q)), 80, false))
	golden(t, "results-portfolio-empty.txt", results(t, sample.Source(sample.Empty(q)), 60, true))
	brief := sample.Source(sample.Portfolio(q))
	brief.Brief = true
	golden(t, "results-portfolio-brief.txt", results(t, brief, 60, false))
}

// However long and in whatever script the notes are, no line is wider than told and no note is cut.
func TestLongNotes(t *testing.T) {
	q := sample.Questionnaire(t, small)
	notes := []string{
		strings.Repeat("A long finding goes on and on. ", 200),
		strings.Repeat("Длинное заключение с очень длинными словами высокопревосходительство. ", 40),
		strings.Repeat("تقييم نضج الفريق الوطني للاستجابة للحوادث ", 40),
		strings.Repeat("国家应急响应小组的评估结论，需要进一步核实。", 40),
		strings.Repeat("x", 3000),
		"👩‍👩‍👧 e\u0301te\u0301\n\n\nline\ttab \x1b[31mred\u202e",
	}
	for i, note := range notes {
		state := sample.Realistic(q)
		for _, e := range state.Answers {
			e.Finding = note
		}
		state.About.Subject = note[:min(len(note), 30)]
		for _, width := range []int{20, 33, 60, 200} {
			out := string(document(t, sample.Source(state), width, i%2 == 0))
			if strings.ContainsAny(out, "\x1b\u202e") {
				t.Errorf("note %d: a terminal could obey this", i)
			}
			squeezed := strings.NewReplacer(" ", "", "\n", "", "│", "", "|", "").Replace(out)
			if want := strings.NewReplacer(" ", "").Replace(notes[4]); i == 4 && !strings.Contains(squeezed, want) {
				t.Errorf("note %d was cut at width %d", i, width)
			}
		}
	}
}

func TestTableOfAnyTextFits(t *testing.T) {
	words := []string{"a", "Mandate", "информационная", "应急响应", "التعاون", "👩‍👩‍👧", "https://example.org/a/very/long/path", ""}
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.Custom(func(t *rapid.T) report.Cell {
			sep := rapid.SampledFrom([]string{" ", "\n"}).Draw(t, "sep")
			return report.Cell{Text: strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 12).Draw(t, "words"), sep)}
		})
		var table report.Table
		for range rapid.IntRange(0, 7).Draw(t, "columns") {
			table.Columns = append(table.Columns, report.Column{
				Head: cell.Draw(t, "head").Text, Width: rapid.Float64Range(0, 1).Draw(t, "width"),
				Align: rapid.SampledFrom([]report.Align{report.Start, report.End}).Draw(t, "align"),
			})
		}
		table.Rows = rapid.SliceOfN(rapid.SliceOfN(cell, 0, 8), 0, 5).Draw(t, "rows")
		width := rapid.IntRange(text.MinWidth, 140).Draw(t, "width")
		var b bytes.Buffer
		if err := text.Write(&b, []report.Block{table}, width, rapid.Bool().Draw(t, "ascii")); err != nil {
			t.Fatal(err)
		}
		checkWidth(t, b.String(), width)
	})
}

func TestChartsFitAnyWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		label := rapid.SampledFrom([]string{"", "Short", "A label that is rather long and goes on", "应急响应能力评估与改进"})
		value := rapid.SampledFrom([]float64{-1, 0, 0.3, 1})
		bars := &report.BarChart{LowWord: label.Draw(t, "low"), HighWord: label.Draw(t, "high"), NeedWord: label.Draw(t, "need")}
		ladder := &report.LadderChart{Evidenced: rapid.IntRange(-1, 2).Draw(t, "e"), ReachedWord: label.Draw(t, "r"), EvidencedWord: label.Draw(t, "ew"), PossibleWord: label.Draw(t, "p")}
		radar := &report.RadarChart{Series: []report.RadarSeries{{Name: label.Draw(t, "s")}, {Name: label.Draw(t, "s")}}}
		for range rapid.IntRange(0, 4).Draw(t, "n") {
			bars.Bars = append(bars.Bars, report.Bar{Label: label.Draw(t, "l"), Text: label.Draw(t, "t"), Low: value.Draw(t, "v"), High: value.Draw(t, "v"), Target: value.Draw(t, "v")})
			ladder.Rungs = append(ladder.Rungs, report.LadderRung{Title: label.Draw(t, "l"), Count: label.Draw(t, "t"), Share: value.Draw(t, "v")})
			radar.Axes = append(radar.Axes, label.Draw(t, "l"))
			radar.Series[0].Values = append(radar.Series[0].Values, value.Draw(t, "v"))
		}
		width := rapid.IntRange(text.MinWidth, 140).Draw(t, "width")
		var b bytes.Buffer
		blocks := []report.Block{report.Chart{Bars: bars}, report.Chart{Ladder: ladder, Caption: label.Draw(t, "c")}, report.Chart{Radar: radar}}
		if err := text.Write(&b, blocks, width, rapid.Bool().Draw(t, "ascii")); err != nil {
			t.Fatal(err)
		}
		checkWidth(t, b.String(), width)
	})
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriteErrorComesBack(t *testing.T) {
	err := text.Write(broken{}, []report.Block{report.Paragraph{Text: strings.Repeat("text ", 2000)}}, 80, false)
	if err == nil {
		t.Error("a failed write was swallowed")
	}
}
