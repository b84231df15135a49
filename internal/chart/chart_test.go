package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"
)

// ruler measures like a page of 10 point type: wide characters are twice as wide.
var ruler = Ruler{
	Width: func(s string, f Face) float64 {
		return float64(uniseg.StringWidth(s)) * [...]float64{5, 5.5, 4.2}[f]
	},
	Height: func(f Face) float64 { return [...]float64{12, 12.5, 10}[f] },
}

var words = []string{
	"Mandate", "and", "governance", "информационная безопасность", "Нормативно-правовая", "основа",
	"التعاون", "الدولي", "والإقليمي", "法律依据和任务授权", "应急响应", "e\u0301te\u0301", "👩‍👩‍👧", "x",
	"Donaudampfschifffahrtsgesellschaftskapitän", "1.5", "—",
}

func label(t *rapid.T, name string) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 9).Draw(t, name), " ")
}

func box(t *rapid.T) Box {
	f := func(name string, low, high float64) float64 { return rapid.Float64Range(low, high).Draw(t, name) }
	if rapid.IntRange(0, 4).Draw(t, "tiny") == 0 {
		return Box{f("x", -50, 50), f("y", -50, 50), f("w", 0, 60), f("h", 0, 60)}
	}
	if rapid.IntRange(0, 4).Draw(t, "narrow") == 0 {
		return Box{0, 0, f("w", 120, 200), f("h", 60, 1500)}
	}
	return Box{f("x", 0, 50), f("y", 0, 50), f("w", 200, 700), f("h", 60, 700)}
}

func value(t *rapid.T, name string) float64 {
	return rapid.OneOf(rapid.Just(-1.0), rapid.Just(0.0), rapid.Just(1.0), rapid.Float64Range(0, 1)).Draw(t, name)
}

// bounds is the room that a shape takes, its stroke aside.
func bounds(s Shape) Box {
	of := func(points ...Point) Box {
		b := Box{X: math.Inf(1), Y: math.Inf(1)}
		right, low := math.Inf(-1), math.Inf(-1)
		for _, p := range points {
			b.X, b.Y, right, low = min(b.X, p.X), min(b.Y, p.Y), max(right, p.X), max(low, p.Y)
		}
		b.W, b.H = right-b.X, low-b.Y
		return b
	}
	switch s := s.(type) {
	case Line:
		return of(s.From, s.To)
	case Rect:
		return s.Box
	case Polygon:
		return of(s.Points...)
	case Circle:
		return Box{s.Center.X - s.R, s.Center.Y - s.R, 2 * s.R, 2 * s.R}
	case Text:
		return s.Box
	}
	panic("no such shape")
}

// check fails for a shape outside the box and for two texts in the same place.
func check(t interface {
	Fatalf(string, ...any)
}, shapes []Shape, box Box,
) {
	var texts []Text
	for _, s := range shapes {
		b := bounds(s)
		grown := Box{box.X - 1e-6, box.Y - 1e-6, box.W + 2e-6, box.H + 2e-6}
		if !inside(b, grown) || math.IsNaN(b.X+b.Y+b.W+b.H) || b.W < 0 || b.H < 0 {
			t.Fatalf("%#v leaves the box %v", s, box)
		}
		text, ok := s.(Text)
		if !ok {
			continue
		}
		if text.Text == "" || ruler.Width(text.Text, text.Face) > text.Box.W+1e-6 {
			t.Fatalf("%q is wider than its box %v", text.Text, text.Box)
		}
		for _, other := range texts {
			small := Box{b.X + 1e-6, b.Y + 1e-6, b.W - 2e-6, b.H - 2e-6}
			if overlap(small, other.Box) {
				t.Fatalf("%q %v overlaps %q %v", text.Text, b, other.Text, other.Box)
			}
		}
		texts = append(texts, text)
	}
}

func randomBars(t *rapid.T) Bars {
	b := Bars{
		LowWord: label(t, "low"), HighWord: label(t, "high"), NeedWord: label(t, "need"), BeforeWord: label(t, "before"),
	}
	for range rowsOf(t, 20) {
		b.Bars = append(b.Bars, Bar{
			Label: label(t, "label"), Text: label(t, "text"),
			Low: value(t, "l"), High: value(t, "h"), Target: value(t, "t"), Before: value(t, "b"),
		})
	}
	return b
}

// rowsOf is how many rows a chart has: often a few, and now and then sixty.
func rowsOf(t *rapid.T, most int) int {
	if rapid.IntRange(0, 9).Draw(t, "many") == 0 {
		return 60
	}
	return rapid.IntRange(0, most).Draw(t, "rows")
}

func randomHeat(t *rapid.T) Heat {
	h := Heat{LowWord: label(t, "low"), HighWord: label(t, "high"), UndefinedWord: label(t, "undefined")}
	for range rapid.IntRange(0, 7).Draw(t, "columns") {
		h.Columns = append(h.Columns, label(t, "column"))
	}
	for range rowsOf(t, 12) {
		row := HeatRow{Name: label(t, "name")}
		for range rapid.IntRange(0, len(h.Columns)+1).Draw(t, "cells") {
			row.Cells = append(row.Cells, HeatCell{value(t, "v"), rapid.SampledFrom([]string{"", "7%", "100%", "от 19 до 90", "未知"}).Draw(t, "text")})
		}
		h.Rows = append(h.Rows, row)
	}
	return h
}

func randomLadder(t *rapid.T) Ladder {
	l := Ladder{
		ReachedWord: label(t, "reached"), PossibleWord: label(t, "possible"), EvidencedWord: label(t, "evidenced"),
		BeforeWord: label(t, "before"), Before: rapid.IntRange(-1, 8).Draw(t, "b"),
	}
	for range rapid.IntRange(0, 8).Draw(t, "rungs") {
		l.Rungs = append(l.Rungs, Rung{label(t, "title"), label(t, "count"), value(t, "share")})
	}
	l.Reached = rapid.IntRange(0, len(l.Rungs)).Draw(t, "r")
	l.Possible = rapid.IntRange(l.Reached, len(l.Rungs)).Draw(t, "p")
	l.Evidenced = rapid.IntRange(-1, l.Reached).Draw(t, "e")
	return l
}

func randomRadar(t *rapid.T) Radar {
	var r Radar
	for range rowsOf(t, 30) {
		r.Axes = append(r.Axes, label(t, "axis"))
		r.Texts = append(r.Texts, rapid.SampledFrom([]string{"", "62%", "мало ответов"}).Draw(t, "text"))
	}
	for range rapid.IntRange(0, 4).Draw(t, "series") {
		s := Series{Name: label(t, "name"), Dashed: rapid.Bool().Draw(t, "dashed"), Before: rapid.Bool().Draw(t, "before")}
		for range rapid.IntRange(0, len(r.Axes)+1).Draw(t, "values") {
			s.Values = append(s.Values, value(t, "v"))
		}
		r.Series = append(r.Series, s)
	}
	return r
}

func TestEverythingStaysInTheBoxAndNoTextOverlaps(t *testing.T) {
	charts := map[string]func(*rapid.T, Box) []Shape{
		"bars":    func(t *rapid.T, b Box) []Shape { return randomBars(t).Draw(b, ruler) },
		"ladder":  func(t *rapid.T, b Box) []Shape { return randomLadder(t).Draw(b, ruler) },
		"radar":   func(t *rapid.T, b Box) []Shape { return randomRadar(t).Draw(b, ruler) },
		"roadmap": func(t *rapid.T, b Box) []Shape { return randomRoadmap(t).Draw(b, ruler) },
		"change":  func(t *rapid.T, b Box) []Shape { return randomChange(t).Draw(b, ruler) },
		"heat":    func(t *rapid.T, b Box) []Shape { return randomHeat(t).Draw(b, ruler) },
	}
	for name, draw := range charts {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			b := box(t)
			shapes := draw(t, b)
			check(t, shapes, b)
			check(t, Mirror(shapes, b), b)
		}))
	}
}

// In the height that a chart asks for, every label of a bar and every rung's title has a place.
func TestHeightLeavesRoomForEveryLabel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.Float64Range(300, 600).Draw(t, "width")
		bars, ladder := randomBars(t), randomLadder(t)
		for i := range bars.Bars {
			bars.Bars[i].Label = fmt.Sprintf("%02d. %s", i, bars.Bars[i].Label)
		}
		for i := range ladder.Rungs {
			ladder.Rungs[i].Title = fmt.Sprintf("%02d. %s", i, ladder.Rungs[i].Title)
		}
		find := func(shapes []Shape, prefix string) {
			if !slices.ContainsFunc(shapes, func(s Shape) bool {
				text, ok := s.(Text)
				return ok && strings.HasPrefix(text.Text, prefix)
			}) {
				t.Fatalf("no label begins with %q", prefix)
			}
		}
		b := Box{0, 0, width, bars.Height(width, ruler)}
		shapes := bars.Draw(b, ruler)
		check(t, shapes, b)
		for i := range bars.Bars {
			find(shapes, fmt.Sprintf("%02d.", i))
		}
		b.H = ladder.Height(width, ruler)
		shapes = ladder.Draw(b, ruler)
		check(t, shapes, b)
		for i := range ladder.Rungs {
			find(shapes, fmt.Sprintf("%02d.", i))
		}
	})
}

func texts(shapes []Shape) []string {
	var out []string
	for _, s := range shapes {
		if text, ok := s.(Text); ok {
			out = append(out, text.Text)
		}
	}
	return out
}

func TestRadarNamesOrKeys(t *testing.T) {
	short := Radar{Axes: []string{"Need", "Mandate", "People", "Means", "Funding"}}
	got := texts(short.Draw(Box{0, 0, 400, 250}, ruler))
	if !slices.Equal(got, short.Axes) {
		t.Errorf("names that fit stand at the axes; got %q", got)
	}
	long := Radar{Axes: make([]string, 16), Keys: []string{"NE", "MA"}}
	for i := range long.Axes {
		long.Axes[i] = "Information exchange and technical measures across the constituency"
	}
	got = texts(long.Draw(Box{0, 0, 400, 400}, ruler))
	if !slices.Contains(got, "NE") || !slices.Contains(got, "16") {
		t.Errorf("names that don't fit are keyed; got %q", got)
	}
}

func TestUndefinedValueLeavesAHole(t *testing.T) {
	c := Radar{Axes: []string{"a", "b", "c", "d"}, Series: []Series{{Name: "now", Values: []float64{0.5, -1, 1, 0}}}}
	lines, markers, fills := 0, 0, 0
	for _, s := range c.Draw(Box{0, 0, 300, 300}, ruler) {
		switch s := s.(type) {
		case Line:
			if s.Style.Stroke == Series1 {
				lines++
			}
		case Circle:
			markers++
		case Polygon:
			if s.Style.Fill != None {
				fills++
			}
		}
	}
	// c-d and d-a, and the sample of the legend; three values and the sample's marker.
	if lines != 3 || markers != 4 || fills != 0 {
		t.Errorf("got %d lines, %d markers, %d filled areas, want 3, 4, 0", lines, markers, fills)
	}
}

// textAt finds a piece of text by what it says.
func textAt(t *testing.T, shapes []Shape, says string) Text {
	t.Helper()
	for _, s := range shapes {
		if text, ok := s.(Text); ok && text.Text == says {
			return text
		}
	}
	t.Fatalf("no text says %q; there are %q", says, texts(shapes))
	return Text{}
}

// Each mark of a ladder stands in the row of its level, level 0 included, and a reached badge is filled.
func TestLadderMarksStandBesideTheirLevels(t *testing.T) {
	l := Ladder{
		Rungs:   []Rung{{Title: "one", Count: "4 of 4", Share: 1}, {Title: "two", Count: "1 of 4", Share: 0.25}, {Title: "three", Count: "0 of 2"}},
		Reached: 1, ReachedWord: "reached", Possible: 2, PossibleWord: "possible", Evidenced: 0, EvidencedWord: "evidenced",
	}
	shapes := l.Draw(Box{0, 0, 500, l.Height(500, ruler)}, ruler)
	middle := func(says string) float64 { b := textAt(t, shapes, says).Box; return b.Y + b.H/2 }
	for badge, beside := range map[string][]string{"0": {"evidenced"}, "1": {"reached", "one", "4 of 4"}, "2": {"possible", "two", "1 of 4"}, "3": {"three", "0 of 2"}} {
		for _, word := range beside {
			if far := middle(word) - middle(badge); far > 2 || far < -2 {
				t.Errorf("%q stands %g below the badge %s", word, far, badge)
			}
		}
	}
	var filled, dashed int
	for _, s := range shapes {
		if r, ok := s.(Rect); ok && r.Box.X == 0 {
			if r.Style.Fill == Main {
				filled++
			}
			if r.Style.Dash {
				dashed++
			}
		}
	}
	if filled != 1 || dashed != 1 {
		t.Errorf("%d badges are filled and %d dashed; want one reached and one possible", filled, dashed)
	}
}

// Badges are of one size, and tracks of one width, so that shares can be compared: whatever stands beside them.
func TestLadderRowsAreAlike(t *testing.T) {
	ladder := Ladder{
		Rungs:   []Rung{{"First", "1 of 5 met", 0.2}, {"Second", "3 of 10 met", 0.3}, {"Third", "0 of 11 met", 0}},
		Reached: 1, ReachedWord: "reached by claim", Evidenced: 1, EvidencedWord: "reached by evidence",
		Possible: 2, PossibleWord: "still possible", Before: 1, BeforeWord: "reached last time",
	}
	for _, width := range []float64{220, 500, 700} {
		badges, tracks := map[float64]int{}, map[float64]int{}
		for _, s := range ladder.Draw(Box{0, 0, width, ladder.Height(width, ruler)}, ruler) {
			switch r, ok := s.(Rect); {
			case !ok:
			case r.Box.X == 0:
				badges[math.Round(100*r.Box.W)]++
			case r.Style.Stroke == Grid:
				tracks[math.Round(100*r.Box.W)]++
			}
		}
		if len(badges) != 1 || len(tracks) != 1 {
			t.Errorf("at width %v: badges of %v, tracks of %v hundredths", width, badges, tracks)
		}
	}
}

// A bar is as long as its value, what is possible goes on from there, and the mark stands at the target.
func TestBarsMeasureTheirValues(t *testing.T) {
	bars := Bars{Bars: []Bar{{Label: "a", Text: "t", Low: 0.25, High: 0.75, Target: 0.5}}, LowWord: "low", HighWord: "high", NeedWord: "need"}
	shapes := bars.Draw(Box{0, 0, 400, bars.Height(400, ruler)}, ruler)
	var track, low, high Box
	mark := -1.0
	for _, s := range shapes { // the legend's samples come last, so the first of each counts
		switch s := s.(type) {
		case Rect:
			switch {
			case s.Style.Fill == Main && low == Box{}:
				low = s.Box
			case s.Style.Stroke == Open && high == Box{}:
				high = s.Box
			case s.Style.Stroke == Grid && track == Box{}:
				track = s.Box
			}
		case Line:
			if s.Style.Stroke == Mark && mark < 0 {
				mark = s.From.X
			}
		}
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if got < want-1e-6 || got > want+1e-6 {
			t.Errorf("%s is %g; want %g", what, got, want)
		}
	}
	near("the start of the bar", low.X, track.X)
	near("the length of the bar", low.W, 0.25*track.W)
	near("the start of what is possible", high.X, track.X+0.25*track.W)
	near("the length of what is possible", high.W, 0.5*track.W)
	near("the mark", mark, track.X+0.5*track.W)
	for _, word := range []string{"low", "high", "need"} {
		if at := textAt(t, shapes, word).Box; at.Y < track.Y+track.H {
			t.Errorf("the legend's %q stands at %g, above the end of the bar", word, at.Y)
		}
	}
}

// The first axis points upwards, the others follow clockwise, and a value of 1 lies on the rim.
func TestRadarPointsLieOnTheirAxes(t *testing.T) {
	c := Radar{Axes: []string{"n", "e", "s", "w"}, Series: []Series{{Values: []float64{1, 0.5, 0, 1}}}}
	center, got := Point{100, 100}, make([]Point, 4)
	for i, v := range c.Series[0].Values {
		got[i] = c.at(i, v, center, 40)
	}
	for i, want := range []Point{{100, 60}, {120, 100}, {100, 100}, {60, 100}} {
		if dx, dy := got[i].X-want.X, got[i].Y-want.Y; dx*dx+dy*dy > 1e-12 {
			t.Errorf("axis %s is drawn to %v; want %v", c.Axes[i], got[i], want)
		}
	}
}

// What a colour says is said once more in a way that grey shows.
func TestReadableInGrey(t *testing.T) {
	bars := Bars{Bars: []Bar{{Label: "a", Text: "2 to 3 of 4", Low: 0.5, High: 0.75, Target: 0.75, Before: -1}}}
	var filled, hatched, marks int
	for _, s := range bars.Draw(Box{0, 0, 300, 40}, ruler) {
		switch s := s.(type) {
		case Rect:
			if s.Style.Fill == Main {
				filled++
			}
		case Line:
			if s.Style.Stroke == Open {
				hatched++
			} else if s.Style.Stroke == Mark {
				marks++
			}
		}
	}
	if filled != 1 || hatched < 5 || marks != 1 {
		t.Errorf("got %d filled, %d hatch lines, %d marks", filled, hatched, marks)
	}
	ladder := Ladder{Rungs: []Rung{{Title: "a"}, {Title: "b"}, {Title: "c"}}, Reached: 1, Possible: 2, Evidenced: -1}
	var badges []Style
	for _, s := range ladder.Draw(Box{0, 0, 300, 120}, ruler) {
		if rect, ok := s.(Rect); ok && rect.Box.X == 0 {
			badges = append(badges, rect.Style)
		}
	}
	if len(badges) != 3 || badges[0].Dash || !badges[1].Dash || badges[2].Fill != Main {
		t.Errorf("badges from the top: want outlined, dashed, filled; got %+v", badges)
	}
	seen := map[string]bool{}
	for i := range 3 {
		seen[fmt.Sprintf("%T", marker(i, Point{}, ruler)[0])] = true
	}
	if len(seen) != 3 {
		t.Errorf("markers of the three series look alike: %v", seen)
	}
}

func TestShortenKeepsCharactersWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, width := label(t, "text"), rapid.Float64Range(0, 200).Draw(t, "width")
		got := ruler.shorten(s, width, Label)
		if ruler.Width(got, Label) > width {
			t.Fatalf("shorten(%q, %g) = %q, too wide", s, width, got)
		}
		if cut, short := strings.CutSuffix(got, ellipsis); short && !strings.HasPrefix(s, cut) {
			t.Fatalf("shorten(%q) = %q", s, got)
		}
		lines := ruler.wrap(s, width, 3)
		for _, line := range lines {
			if ruler.Width(line, Label) > width {
				t.Fatalf("wrap(%q, %g): %q is too wide", s, width, line)
			}
		}
		if len(lines) > 3 {
			t.Fatalf("wrap(%q, %g): %d lines", s, width, len(lines))
		}
	})
}
