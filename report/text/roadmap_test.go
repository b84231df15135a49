package text_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/internal/chart"
	celltext "cirtkit/internal/text"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/text"
)

func written(t *testing.T, c report.Chart, width int, ascii bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := text.Write(&b, []report.Block{c}, width, ascii); err != nil {
		t.Fatal(err)
	}
	checkWidth(t, b.String(), width)
	return b.Bytes()
}

func TestRoadmapGolden(t *testing.T) {
	for _, c := range []struct {
		language      string
		steps, months int
		dated         bool
		width         int
	}{
		{"en", 5, 6, true, 80},
		{"en", 12, 18, true, 100},
		{"en", 24, 60, true, 80},
		{"en", 90, 30, true, 80}, // more steps than can be read
		{"en", 12, 18, false, 40},
		{"ru", 12, 18, true, 120},
		{"zh", 12, 13, false, 80},
		{"ar", 5, 18, true, 80},
	} {
		drawn := report.Chart{Caption: "Caption", Roadmap: sample.RoadmapChart(c.language, c.steps, c.months, c.dated)}
		name := fmt.Sprintf("roadmap-%s-%d-%d-%d", c.language, c.steps, c.months, c.width)
		golden(t, name+".txt", written(t, drawn, c.width, false))
		if c.language != "en" {
			continue
		}
		ascii := written(t, drawn, c.width, true)
		golden(t, name+"-ascii.txt", ascii)
		if i := bytes.IndexFunc(ascii, func(r rune) bool { return r > 127 }); i >= 0 {
			t.Errorf("%s: not ASCII: %q", name, ascii[i:min(i+10, len(ascii))])
		}
	}
}

func TestChangeGolden(t *testing.T) {
	drawn := report.Chart{Caption: "Caption", Change: sample.ChangeChart("en")}
	golden(t, "change-80.txt", written(t, drawn, 80, false))
	golden(t, "change-60-ascii.txt", written(t, drawn, 60, true))
	golden(t, "change-ar-80.txt", written(t, report.Chart{Change: sample.ChangeChart("ar")}, 80, false))
}

// cellsOf are the cells of the months in the row that a name begins.
func cellsOf(t *testing.T, out, name string, columns int) string {
	t.Helper()
	for _, line := range strings.Split(out, "\n") {
		if strings.Contains(line, name) {
			fields := strings.Fields(line[strings.Index(line, name)+len(name):])
			if len(fields) > 0 && celltext.Width(fields[0]) == columns {
				return fields[0]
			}
		}
	}
	t.Fatalf("no row %q with %d cells in\n%s", name, columns, out)
	return ""
}

// Each cell says what its months hold, whether a month has several cells or a cell several months.
func TestRoadmapCells(t *testing.T) {
	months := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = fmt.Sprint(i + 1)
		}
		return out
	}
	bar := func(b report.RoadmapBar) report.RoadmapBar { b.Label = "S-1"; return b }
	tests := []struct {
		name   string
		months int
		limit  int
		bar    report.RoadmapBar
		want   string
	}{
		{"from the second month to the third", 4, 0, bar(report.RoadmapBar{First: 2, Last: 3}), "....########...."},
		{"chosen", 4, 0, bar(report.RoadmapBar{First: 1, Last: 1, Kind: report.RoadmapChosen}), "====............"},
		{"others wait for it", 4, 0, bar(report.RoadmapBar{First: 4, Last: 4, Kind: report.RoadmapWaited}), "............++++"},
		{"a proof is done at its end", 4, 0, bar(report.RoadmapBar{First: 2, Last: 2, Kind: report.RoadmapProof}), ".......o........"},
		{"due at the end of a month", 4, 0, bar(report.RoadmapBar{First: 1, Last: 1, Due: 2}), "####...!........"},
		{"late from what it is due on", 4, 0, bar(report.RoadmapBar{First: 1, Last: 4, Due: 2, Late: true}), "#######!////////"},
		{"late from the end of the time", 4, 3, bar(report.RoadmapBar{First: 2, Last: 4, Late: true}), "....########////"},
		{"late for another reason", 4, 0, bar(report.RoadmapBar{First: 2, Last: 2, Late: true}), "....////........"},
		{"due before the beginning", 4, 0, bar(report.RoadmapBar{First: 1, Last: 1, Due: -1, Late: true}), "!///............"},
		{"no months", 4, 0, bar(report.RoadmapBar{}), "................"},
		{"months that are not there", 4, 0, bar(report.RoadmapBar{First: 5, Last: 7, Due: 9}), "................"},
		{"beyond the last month", 4, 0, bar(report.RoadmapBar{First: 4, Last: 7}), "............####"},
		{"three months a cell", 100, 0, bar(report.RoadmapBar{First: 3, Last: 4}), "##" + strings.Repeat(".", 32)},
		{"three months a cell, the last", 100, 0, bar(report.RoadmapBar{First: 100, Last: 100}), strings.Repeat(".", 33) + "#"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			drawn := report.Chart{Roadmap: &report.RoadmapChart{
				Months: months(tt.months), Limit: tt.limit, Groups: []report.RoadmapGroup{{Bars: []report.RoadmapBar{tt.bar}}},
			}}
			out := string(written(t, drawn, 41, true))
			if got := cellsOf(t, out, "S-1", len(tt.want)); got != tt.want {
				t.Errorf("got %s, want %s in\n%s", got, tt.want, out)
			}
		})
	}
}

func anyRoadmap(t *rapid.T) *report.RoadmapChart {
	label := rapid.SampledFrom([]string{"", "Short", "A label that is rather long and goes on", "应急响应能力评估与改进", "التعاون الدولي والإقليمي", "👩‍👩‍👧 e\u0301", "x\x1b[2J\u202e", "two\nlines", "          far in"})
	month := rapid.IntRange(-2, 70)
	word := func(name string) string { return label.Draw(t, name) }
	c := &report.RoadmapChart{
		MonthWord: word("month"), RequiredWord: word("r"), ChosenWord: word("c"), WaitedWord: word("w"), ProofWord: word("p"),
		LateWord: word("l"), DueWord: word("d"), LimitWord: word("lim"), LoadWord: word("load"), BudgetWord: word("b"),
		Limit: month.Draw(t, "limit"), Budget: rapid.SampledFrom([]float64{-1, 0, 1, 20}).Draw(t, "budget"),
		Load: rapid.SliceOfN(rapid.SampledFrom([]float64{-1, 0, 0.1, 12, 20}), 0, 70).Draw(t, "loads"),
	}
	dated, n := rapid.Bool().Draw(t, "dated"), rapid.SampledFrom([]int{0, 1, 2, 6, 13, 48, 60, 300}).Draw(t, "n")
	for i := range n {
		if dated {
			c.Months = append(c.Months, fmt.Sprintf("%04d-%02d", 2026+(i+7)/12, (i+7)%12+1))
		} else {
			c.Months = append(c.Months, fmt.Sprint(i+1))
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "groups") {
		g := report.RoadmapGroup{Title: word("title"), Text: word("text"), Flag: word("flag"), First: month.Draw(t, "f"), Last: month.Draw(t, "l")}
		for range rapid.IntRange(0, 5).Draw(t, "bars") {
			g.Bars = append(g.Bars, report.RoadmapBar{
				Label: word("label"), Text: word("size"), First: month.Draw(t, "f"), Last: month.Draw(t, "l"), Due: month.Draw(t, "due"),
				Kind: rapid.SampledFrom([]chart.RoadmapKind{chart.Required, chart.Chosen, chart.Waited, chart.Proof}).Draw(t, "kind"), Late: rapid.Bool().Draw(t, "late"),
			})
		}
		c.Groups = append(c.Groups, g)
	}
	return c
}

func TestRoadmapsFitAnyWidth(t *testing.T) {
	rapid.Check(t, fitsAnyWidth)
}

func FuzzRoadmap(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(fitsAnyWidth))
}

func fitsAnyWidth(t *rapid.T) {
	change := &report.ChangeChart{BeforeWord: "before", UpWord: "up"}
	value := rapid.SampledFrom([]float64{-1, 0, 0.01, 0.5, 1, 2})
	for range rapid.IntRange(0, 3).Draw(t, "changes") {
		change.Bars = append(change.Bars, report.ChangeBar{Label: "应急响应 and more", Text: "1 → 2", Before: value.Draw(t, "before"), After: value.Draw(t, "after")})
	}
	width := rapid.IntRange(0, 140).Draw(t, "width")
	var b bytes.Buffer
	blocks := []report.Block{report.Chart{Caption: "c", Roadmap: anyRoadmap(t)}, report.Chart{Change: change}}
	if err := text.Write(&b, blocks, width, rapid.Bool().Draw(t, "ascii")); err != nil {
		t.Fatal(err)
	}
	checkWidth(t, b.String(), max(width, text.MinWidth))
	if strings.ContainsAny(b.String(), "\x1b\u202e") {
		t.Errorf("a terminal could obey this: %q", b.String())
	}
}
