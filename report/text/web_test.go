package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/internal/text"
	"cirtkit/report"
)

func written(rows [][]WebCell) string {
	var b strings.Builder
	for _, row := range rows {
		l := ""
		for _, c := range row {
			l += c.Text
		}
		b.WriteString(strings.TrimRight(l, " ") + "\n")
	}
	return b.String()
}

// Whatever is drawn, each row is as wide as was asked for, every key stands once or not at all, and the first series
// runs through the web wherever it has values beside each other.
func TestAWebKeepsItsSize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 14).Draw(t, "axes")
		r := &report.RadarChart{}
		for range n {
			r.Axes = append(r.Axes, "Axis")
			r.Keys = append(r.Keys, rapid.SampledFrom([]string{"", "M", "SE", "中", "ABC", "مف"}).Draw(t, "key"))
		}
		for i := range rapid.IntRange(1, 3).Draw(t, "series") {
			s := report.RadarSeries{Dashed: i == 1, Before: i == 2}
			for range n {
				s.Values = append(s.Values, rapid.SampledFrom([]float64{-1, 0, 0.3, 0.5, 1, 1.5}).Draw(t, "value"))
			}
			r.Series = append(r.Series, s)
		}
		w, h := rapid.IntRange(0, 70).Draw(t, "w"), rapid.IntRange(0, 40).Draw(t, "h")
		rows := Web(r, w, h)
		if rows == nil {
			if w >= WebWidth+10 && h >= WebHeight {
				t.Fatalf("nothing is drawn at %d×%d", w, h)
			}
			return
		}
		if len(rows) != h {
			t.Fatalf("%d rows, want %d", len(rows), h)
		}
		first := false
		for _, row := range rows {
			l := ""
			for _, c := range row {
				l += c.Text
				first = first || c.Series == 0
			}
			if text.Width(l) != w {
				t.Fatalf("a row of %d cells, want %d: %q", text.Width(l), w, l)
			}
		}
		values := r.Series[0].Values
		for i, v := range values {
			if v > 0 && !first {
				t.Fatalf("axis %d has %v, and nothing is drawn:\n%s", i, v, written(rows))
			}
		}
	})
}

// A line is drawn whole, dashed or dotted, so that the series can be told apart without a colour.
func TestLinesOfAWeb(t *testing.T) {
	r := &report.RadarChart{Axes: []string{"A", "B", "C", "D"}, Keys: []string{"M", "S", "P", "F"}}
	count := func(s report.RadarSeries) int {
		s.Values = []float64{1, 1, 1, 1}
		r.Series = []report.RadarSeries{s}
		dots := 0
		for _, row := range Web(r, 50, 22) {
			for _, c := range row {
				if c.Series == 0 {
					for bits := []rune(c.Text)[0] - 0x2800; bits > 0; bits >>= 1 {
						dots += int(bits & 1)
					}
				}
			}
		}
		return dots
	}
	whole, dashed, dotted := count(report.RadarSeries{}), count(report.RadarSeries{Dashed: true}), count(report.RadarSeries{Before: true})
	if whole <= dashed || dashed <= dotted || dotted == 0 {
		t.Errorf("whole %d, dashed %d, dotted %d dots", whole, dashed, dotted)
	}
	t.Log("\n" + written(Web(r, 50, 22)))
}
