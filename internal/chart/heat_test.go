package chart

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHeatSteps(t *testing.T) {
	for v, want := range map[float64]int{-1: -1, 0: 0, 0.19: 0, 0.2: 1, 0.6: 3, 0.6 - 1e-12: 3, 0.79: 3, 0.8: 4, 1: 4} {
		if got := HeatStep(v); got != want {
			t.Errorf("HeatStep(%v) = %d, want %d", v, got, want)
		}
	}
	for i, tint := range heatTints {
		if i > 0 && tint <= heatTints[i-1] || tint > LightTint && tint < DeepTint {
			t.Errorf("step %d has the tint %v", i, tint)
		}
	}
}

// The fuller a place, the darker; its number stands in it, in an ink that can be read on it; what has no value is
// hatched and told from what is empty.
func TestHeatPlaces(t *testing.T) {
	h := Heat{
		Columns: []string{"now", "then"}, LowWord: "0%", HighWord: "100%", UndefinedWord: "not known",
		Rows: []HeatRow{
			{Name: "full", Cells: []HeatCell{{1, "100%"}, {0.7, "70%"}}},
			{Name: "half", Cells: []HeatCell{{0.5, "50%"}, {0, "0%"}}},
			{Name: "none", Cells: []HeatCell{{-1, "–"}}},
		},
	}
	b := Box{0, 0, 400, h.Height(400, ruler)}
	shapes := h.Draw(b, ruler)
	check(t, shapes, b)
	under := func(says string) (Text, Style) {
		text := textAt(t, shapes, says)
		var style Style
		for _, s := range shapes {
			if r, ok := s.(Rect); ok && inside(text.Box, r.Box) {
				style = r.Style
			}
		}
		return text, style
	}
	last := 2.0
	for _, says := range []string{"100%", "70%", "50%", "0%"} {
		text, style := under(says)
		if style.Fill != Main || style.Tint >= last {
			t.Errorf("%s stands on %+v", says, style)
		}
		want := Dark
		if style.Tint >= DeepTint {
			want = OnMain
		}
		if text.Ink != want {
			t.Errorf("%s is written in ink %d on the tint %v", says, text.Ink, style.Tint)
		}
		last = style.Tint
	}
	if _, style := under("–"); style.Fill != None || !style.Dash {
		t.Errorf("what is not known stands on %+v", style)
	}
	hatched := 0
	for _, s := range shapes {
		if l, ok := s.(Line); ok && l.From.X != l.To.X {
			hatched++
		}
	}
	if hatched < 10 {
		t.Errorf("%d lines of a hatch", hatched)
	}
	for _, word := range []string{"now", "then", "not known"} {
		textAt(t, shapes, word)
	}
}

// A number that has no room is never cut to another one.
func TestHeatNumbersAreNeverCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := randomHeat(t)
		b := box(t)
		numbers := []string{ellipsis}
		for _, row := range h.Rows {
			for _, cell := range row.Cells {
				numbers = append(numbers, cell.Text)
			}
		}
		for _, s := range h.Draw(b, ruler) {
			if text, ok := s.(Text); ok && text.Ink == OnMain && !slices.Contains(numbers, text.Text) {
				t.Fatalf("%q is none of %q", text.Text, numbers)
			}
		}
	})
}

// In the height that it asks for, every row has its name and every column its head or its number.
func TestHeatNamesEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := randomHeat(t)
		var want []string
		for i := range h.Rows {
			h.Rows[i].Name = fmt.Sprintf("%02d. %s", i, h.Rows[i].Name)
			want = append(want, fmt.Sprintf("%02d.", i))
		}
		for i := range h.Columns {
			h.Columns[i] = fmt.Sprintf("%c) %s", 'A'+rune(i), h.Columns[i])
			want = append(want, fmt.Sprintf("%c)", 'A'+rune(i)))
		}
		if len(h.Rows) == 0 || len(h.Columns) == 0 {
			return
		}
		b := Box{0, 0, rapid.Float64Range(200, 700).Draw(t, "width"), 0}
		b.H = h.Height(b.W, ruler)
		shapes := h.Draw(b, ruler)
		check(t, shapes, b)
		for _, w := range want {
			if !slices.ContainsFunc(texts(shapes), func(s string) bool { return strings.HasPrefix(s, w) }) {
				t.Fatalf("no text begins with %q in %q", w, texts(shapes))
			}
		}
	})
}

// The ring of last time stands at its value, and only where its word says what it is.
func TestBeforeInBars(t *testing.T) {
	bars := Bars{LowWord: "now", BeforeWord: "last time", Bars: []Bar{{Label: "a", Text: "t", Low: 0.75, High: 0.75, Target: -1, Before: 0.25}, {Label: "b", Text: "t", Low: 0.5, High: 0.5, Target: -1, Before: -1}}}
	rings := func() (at []Point) {
		for _, s := range bars.Draw(Box{0, 0, 400, bars.Height(400, ruler)}, ruler) {
			if c, ok := s.(Circle); ok {
				at = append(at, c.Center)
			}
		}
		return at
	}
	var track Box
	for _, s := range bars.Draw(Box{0, 0, 400, bars.Height(400, ruler)}, ruler) {
		if r, ok := s.(Rect); ok && r.Style.Stroke == Grid && track == (Box{}) {
			track = r.Box
		}
	}
	if got := rings(); len(got) != 2 || got[0].X < track.X+0.24*track.W || got[0].X > track.X+0.26*track.W {
		t.Errorf("rings at %v; want one at a quarter of %v, and one in the legend", got, track)
	}
	bars.BeforeWord = ""
	if got := rings(); len(got) != 0 {
		t.Errorf("rings at %v without a word for them", got)
	}
}

func TestBeforeInLadder(t *testing.T) {
	l := Ladder{
		Rungs:   []Rung{{Title: "one", Share: -1}, {Title: "two", Share: -1}},
		Reached: 2, ReachedWord: "reached", Possible: 2, Evidenced: -1, Before: 1, BeforeWord: "reached in 2025",
	}
	shapes := l.Draw(Box{0, 0, 500, l.Height(500, ruler)}, ruler)
	word, title := textAt(t, shapes, "reached in 2025").Box, textAt(t, shapes, "one").Box
	near(t, "the word of last time", word.Y+word.H/2, title.Y+title.H/2, 2)
	for _, s := range shapes {
		if c, ok := s.(Circle); ok {
			near(t, "the ring", c.Center.Y, word.Y+word.H/2, 2)
			return
		}
	}
	t.Error("no ring")
}

// What was last time looks the same with a target beside it and without, and like neither of the other two.
func TestBeforeInRadar(t *testing.T) {
	c := Radar{Axes: []string{"a", "b", "c"}, Series: []Series{{Name: "now"}, {Name: "target", Dashed: true}, {Name: "before", Before: true}}}
	with := c.style(2, ruler)
	for i := range 2 {
		if other := c.style(i, ruler); other.Stroke == with.Stroke || other.Width == with.Width && other.Dash == with.Dash {
			t.Errorf("series %d is drawn like last time's: %+v", i, other)
		}
	}
	c.Series = c.Series[1:]
	if without := c.style(1, ruler); without != with {
		t.Errorf("as the second series it is %+v, as the third %+v", without, with)
	}
	if mark := marker(beforeLook, Point{}, ruler)[0].(Polygon); mark.Style.Fill != OnMain {
		t.Errorf("its mark is filled: %+v", mark.Style)
	}
}

// Every row stands on one page, in order, and no page is higher than there is room.
func TestPagesKeepEveryRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bars := randomBars(t)
		var want, got []string
		for i := range bars.Bars {
			bars.Bars[i].Label = fmt.Sprint(i)
			want = append(want, bars.Bars[i].Label)
		}
		page := rapid.Float64Range(200, 700).Draw(t, "page")
		for _, d := range Pages(bars, 400, page, ruler, "") {
			if h := d.Height(400, ruler); h > page && len(d.(Bars).Bars) > 1 {
				t.Errorf("%g high on a page of %g", h, page)
			}
			for _, bar := range d.(Bars).Bars {
				got = append(got, bar.Label)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("rows %q; want %q", got, want)
		}
	})
}

// Labels break where Unicode allows it: never at a no-break space, and a piece set apart stays so on each line.
func TestWrapKeepsTogether(t *testing.T) {
	for _, line := range ruler.wrap("one of the steps leads to\u00a03 of\u202f4", 60, 9) {
		if strings.HasSuffix(line, "to") || strings.HasPrefix(line, "3") || strings.HasPrefix(line, "4") {
			t.Errorf("the line %q begins or ends at a no-break space", line)
		}
	}
	for _, line := range ruler.wrap("السؤال \u2068CIRT of the Republic of Examplia\u2069 هنا", 60, 9) {
		if strings.Count(line, "\u2068") != strings.Count(line, "\u2069") {
			t.Errorf("%q begins a piece that does not end, or ends one that did not begin", line)
		}
	}
}
