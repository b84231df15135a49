package chart

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// monthNames names months from November 2026 on, or counts them.
func monthNames(n int, dated bool) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = strconv.Itoa(i + 1)
		if dated {
			out[i] = fmt.Sprintf("%04d-%02d", 2026+(i+10)/12, (i+10)%12+1)
		}
	}
	return out
}

func randomRoadmap(t *rapid.T) Roadmap {
	month := rapid.IntRange(-3, 64)
	m := Roadmap{
		MonthWord: label(t, "month"), Limit: month.Draw(t, "limit"), Budget: rapid.SampledFrom([]float64{-1, 0, 0.5, 20}).Draw(t, "budget"),
		RequiredWord: label(t, "required"), ChosenWord: label(t, "chosen"), WaitedWord: label(t, "waited"), ProofWord: label(t, "proof"),
		LateWord: label(t, "late"), DueWord: label(t, "due"), LimitWord: label(t, "limit"), LoadWord: label(t, "load"), BudgetWord: label(t, "budget"),
	}
	n := rapid.SampledFrom([]int{0, 1, 2, 6, 18, 48, 60, 240}).Draw(t, "months")
	m.Months = monthNames(n, rapid.Bool().Draw(t, "dated"))
	if n > 0 && rapid.IntRange(0, 4).Draw(t, "named") == 0 {
		m.Months[rapid.IntRange(0, n-1).Draw(t, "name")] = label(t, "name")
	}
	for range rapid.IntRange(0, n+1).Draw(t, "loads") {
		m.Load = append(m.Load, rapid.SampledFrom([]float64{-1, 0, 0.25, 19.5, 20}).Draw(t, "load"))
		m.LoadText = append(m.LoadText, rapid.SampledFrom([]string{"", "0", "19.5"}).Draw(t, "text"))
	}
	bars := 0
	for range rapid.IntRange(0, 5).Draw(t, "groups") {
		g := RoadmapGroup{
			Title: label(t, "title"), Text: label(t, "text"), Flag: label(t, "flag"),
			First: month.Draw(t, "first"), Last: month.Draw(t, "last"),
		}
		for range rapid.IntRange(0, 12).Draw(t, "bars") {
			b := RoadmapBar{
				Label: label(t, "label"), Text: label(t, "size"), First: month.Draw(t, "first"), Late: rapid.Bool().Draw(t, "late"),
				Kind: RoadmapKind(rapid.IntRange(0, 3).Draw(t, "kind")), Waits: rapid.SliceOfN(rapid.IntRange(-1, 20), 0, 2).Draw(t, "waits"),
			}
			b.Last = b.First + rapid.IntRange(-1, 20).Draw(t, "long")
			if rapid.Bool().Draw(t, "dated") {
				b.Due = month.Draw(t, "due")
			}
			g.Bars = append(g.Bars, b)
			bars++
		}
		m.Groups = append(m.Groups, g)
	}
	return m
}

func randomChange(t *rapid.T) Change {
	c := Change{BeforeWord: label(t, "before"), AfterWord: label(t, "after"), UpWord: label(t, "up"), DownWord: label(t, "down")}
	for range rapid.IntRange(0, 15).Draw(t, "bars") {
		c.Bars = append(c.Bars, ChangeBar{label(t, "label"), label(t, "text"), value(t, "before"), value(t, "after")})
	}
	return c
}

// checkLines fails for a line that runs through a text.
func checkLines(t *rapid.T, shapes []Shape) {
	for _, s := range shapes {
		l, ok := s.(Line)
		if !ok {
			continue
		}
		for _, other := range shapes {
			text, ok := other.(Text)
			if !ok {
				continue
			}
			b := text.Box
			if l.From.X == l.To.X || l.From.Y == l.To.Y {
				low, high := bounds(l), Box{b.X + 1e-6, b.Y + 1e-6, b.W - 2e-6, b.H - 2e-6}
				if low.X < high.X+high.W && low.X+low.W > high.X && low.Y < high.Y+high.H && low.Y+low.H > high.Y {
					t.Fatalf("%v runs through %q %v", l, text.Text, b)
				}
			}
		}
	}
}

func TestNoLineOfARoadmapRunsThroughText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, b := randomRoadmap(t), box(t)
		checkLines(t, m.Draw(b, ruler))
	})
}

// In the height that it asks for, every phase and every step has its name, and what the chart shows is explained.
func TestRoadmapNamesEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := randomRoadmap(t)
		var names []string
		for i := range m.Groups {
			m.Groups[i].Title = fmt.Sprintf("P%d. %s", i, m.Groups[i].Title)
			names = append(names, fmt.Sprintf("P%d.", i))
			for j := range m.Groups[i].Bars {
				b := &m.Groups[i].Bars[j]
				b.Label = fmt.Sprintf("%d.%02d. %s", i, j, b.Label)
				names = append(names, fmt.Sprintf("%d.%02d.", i, j))
			}
		}
		if len(m.Months) == 0 {
			names = nil
		}
		b := Box{0, 0, rapid.Float64Range(300, 600).Draw(t, "width"), 0}
		b.H = m.Height(b.W, ruler)
		shapes := m.Draw(b, ruler)
		check(t, shapes, b)
		for _, name := range names {
			if !slices.ContainsFunc(texts(shapes), func(s string) bool { return strings.HasPrefix(s, name) }) {
				t.Fatalf("no text begins with %q", name)
			}
		}
	})
}

// hand is a roadmap of two phases and every kind of step, on four months.
func hand() Roadmap {
	return Roadmap{
		Months: monthNames(4, false), Load: []float64{10, 20, 0, 5}, Budget: 20, Limit: 3,
		Groups: []RoadmapGroup{
			{Title: "one", First: 1, Last: 2, Flag: "Level 1", Bars: []RoadmapBar{
				{Label: "required", First: 1, Last: 2, Kind: Required},
				{Label: "chosen", First: 2, Last: 2, Kind: Chosen},
			}},
			{Title: "two", First: 3, Last: 4, Flag: "Level 2", Bars: []RoadmapBar{
				{Label: "waited", First: 3, Last: 3, Kind: Waited, Waits: []int{0}},
				{Label: "late", First: 3, Last: 4, Late: true, Due: 3},
				{Label: "proof", First: 4, Last: 4, Kind: Proof},
				{Label: "no months"},
			}},
		},
	}
}

// near fails for numbers that are not about the same.
func near(t *testing.T, what string, got, want, slack float64) {
	t.Helper()
	if math.Abs(got-want) > slack {
		t.Errorf("%s is %g; want %g", what, got, want)
	}
}

// row is all that is drawn at the height of a text, right of it.
func row(t *testing.T, shapes []Shape, says string) []Shape {
	t.Helper()
	name := textAt(t, shapes, says).Box
	middle := name.Y + name.H/2
	var out []Shape
	for _, s := range shapes {
		if b := bounds(s); b.X > name.X+name.W && b.Y <= middle && b.Y+b.H >= middle && b.H < 2*name.H {
			out = append(out, s)
		}
	}
	return out
}

// A step's bar stands over its months, and how it is drawn says of what kind it is without any colour.
func TestRoadmapBarsStandOverTheirMonths(t *testing.T) {
	m := hand()
	b := Box{0, 0, 500, m.Height(500, ruler)}
	shapes := m.Draw(b, ruler)
	c := m.columns(500, ruler)
	track, month := c.label+c.gap, c.track/4
	find := func(says string) (rects []Rect, polygons []Polygon, lines []Line) {
		for _, s := range row(t, shapes, says) {
			switch s := s.(type) {
			case Rect:
				rects = append(rects, s)
			case Polygon:
				polygons = append(polygons, s)
			case Line:
				if s.Style.Stroke == Mark {
					lines = append(lines, s)
				}
			}
		}
		return rects, polygons, lines
	}
	styles := map[string]bool{}
	for says, months := range map[string][2]float64{"required": {0, 2}, "chosen": {1, 2}, "waited": {2, 3}} {
		rects, _, _ := find(says)
		if len(rects) != 1 {
			t.Fatalf("%s: %d bars", says, len(rects))
		}
		near(t, says+" begins", rects[0].Box.X, track+months[0]*month, 2)
		near(t, says+" ends", rects[0].Box.X+rects[0].Box.W, track+months[1]*month, 2)
		styles[fmt.Sprint(rects[0].Style.Fill != None, rects[0].Style.Pale)] = true
	}
	if len(styles) != 3 {
		t.Errorf("kinds look alike in grey: %v", styles)
	}
	rects, _, lines := find("late")
	if len(rects) != 2 || rects[0].Style.Fill != None || len(lines) < 4 {
		t.Errorf("late: want a hatched box and a plain one; got %d boxes and %d lines", len(rects), len(lines))
	}
	near(t, "the hatched part begins", rects[0].Box.X, track+3*month, 2)
	near(t, "the part in time ends", rects[1].Box.X+rects[1].Box.W, track+3*month, 2)
	if _, polygons, _ := find("proof"); len(polygons) != 1 || len(polygons[0].Points) != 4 {
		t.Error("a proof is not a diamond")
	}
	if rects, polygons, _ := find("no months"); len(rects)+len(polygons) != 0 {
		t.Error("a step without months has a bar")
	}
	if one, flag := textAt(t, shapes, "one").Box, textAt(t, shapes, "Level 1").Box; math.Abs(one.Y-flag.Y) > 8 || flag.X < track+2*month {
		t.Errorf("the flag of the first phase stands at %v", flag)
	}
	if two, flag := textAt(t, shapes, "two").Box, textAt(t, shapes, "Level 2").Box; math.Abs(two.Y-flag.Y) > 8 || flag.X+flag.W > track+4*month {
		t.Errorf("the flag of the last phase, which ends with the axis, stands at %v", flag)
	}
}

// The columns of the load measure the months' loads, below a line at what a month holds.
func TestRoadmapLoad(t *testing.T) {
	m := hand()
	b := Box{0, 0, 500, m.Height(500, ruler)}
	var columns []Box
	budget := -1.0
	for _, s := range m.Draw(b, ruler) {
		switch s := s.(type) {
		case Rect:
			if s.Style.Fill == Series3 {
				columns = append(columns, s.Box)
			}
		case Line:
			if s.Style == budgetStyle(ruler) && budget < 0 {
				budget = s.From.Y
			}
		}
	}
	if len(columns) != 3 {
		t.Fatalf("%d columns; want three, of the months with any load", len(columns))
	}
	near(t, "half the load", columns[0].H, columns[1].H/2, 1e-6)
	near(t, "a quarter of it", columns[2].H, columns[1].H/4, 1e-6)
	near(t, "the line", budget, columns[1].Y, 1e-6)
	for _, c := range columns {
		near(t, "the foot of a column", c.Y+c.H, columns[0].Y+columns[0].H, 1e-6)
	}
}

// An arrow leads from the end of a step into the one that waits for it.
func TestRoadmapArrows(t *testing.T) {
	m := hand()
	arrows := func() (heads []Point) {
		for _, s := range m.Draw(Box{0, 0, 500, m.Height(500, ruler)}, ruler) {
			if p, ok := s.(Polygon); ok && p.Style.Fill == Frame {
				heads = append(heads, p.Points[2])
			}
		}
		return heads
	}
	heads := arrows()
	if len(heads) != 1 {
		t.Fatalf("%d arrows; want one", len(heads))
	}
	for _, s := range row(t, m.Draw(Box{0, 0, 500, m.Height(500, ruler)}, ruler), "waited") {
		if r, ok := s.(Rect); ok {
			near(t, "the arrow's tip", heads[0].Y, r.Box.Y, 1e-6)
			if heads[0].X < r.Box.X || heads[0].X > r.Box.X+r.Box.W {
				t.Errorf("the arrow ends at %g, beside the bar %v", heads[0].X, r.Box)
			}
		}
	}
	m.Groups[1].Bars[0].Waits = []int{-1, 5, 99, 2} // no such step, one without months, itself
	if heads := arrows(); len(heads) != 0 {
		t.Errorf("%d arrows to nowhere", len(heads))
	}
}

func TestLateFrom(t *testing.T) {
	tests := []struct {
		name        string
		first, last int
		due, limit  int
		late        bool
		want        int
	}{
		{"in time", 2, 4, 0, 0, false, 5},
		{"in time, whatever the dates", 2, 4, 1, 1, false, 5},
		{"after it is due", 2, 4, 3, 0, true, 4},
		{"after the time there is", 2, 4, 0, 2, true, 3},
		{"after the earlier of both", 2, 4, 3, 2, true, 3},
		{"due before it begins", 2, 4, 1, 0, true, 2},
		{"due before the axis begins", 2, 4, -1, 0, true, 2},
		{"the time ended before the axis begins", 2, 4, 0, -1, true, 2},
		{"for another reason", 2, 4, 0, 0, true, 2},
		{"for another reason than its date", 2, 4, 6, 0, true, 2},
	}
	for _, tt := range tests {
		b := RoadmapBar{First: tt.first, Last: tt.last, Due: tt.due, Late: tt.late}
		if got := (Roadmap{Limit: tt.limit}).LateFrom(b); got != tt.want {
			t.Errorf("%s: late from month %d; want %d", tt.name, got, tt.want)
		}
	}
}

func TestAxisNamesWhatHasRoom(t *testing.T) {
	// A digit is 4.2 wide, and names stand 0.35 of 12.5 apart.
	tests := []struct {
		name         string
		months       int
		dated        bool
		width        float64
		years, named string
	}{
		{"all", 6, true, 120, "0:2026 2:2027", "0:11 1:12 2:1 3:2 4:3 5:4"},
		{"every second; years that end or begin have no room", 16, true, 160, "2:2027", "0:11 2:1 4:3 6:5 8:7 10:9 12:11 14:1"},
		{"quarters", 26, true, 130, "2:2027 14:2028", "2:1 5:4 8:7 11:10 14:1 17:4 20:7 23:10"},
		{"years only", 62, true, 72, "14:2028 38:2030", ""},
		{"counted", 6, false, 120, "", "0:1 1:2 2:3 3:4 4:5 5:6"},
		{"counted, every third and the first", 12, false, 60, "", "0:1 2:3 5:6 8:9 11:12"},
		{"hardly any room", 12, false, 8, "", "0:1"},
		{"no months", 0, true, 100, "", ""},
	}
	for _, tt := range tests {
		years, months := Roadmap{Months: monthNames(tt.months, tt.dated)}.Axis(tt.width, 0, ruler)
		said := func(ticks []Tick) string {
			var out []string
			for _, t := range ticks {
				out = append(out, fmt.Sprintf("%d:%s", t.Month, t.Text))
			}
			return strings.Join(out, " ")
		}
		if said(years) != tt.years || said(months) != tt.named {
			t.Errorf("%s: got %q and %q; want %q and %q", tt.name, said(years), said(months), tt.years, tt.named)
		}
	}
}

// A split chart has every step once and in order, over the same months, waiting for the same steps; no part is higher
// than the page; and the whole is as it was.
func TestSplitKeepsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, page := randomRoadmap(t), rapid.Float64Range(300, 700).Draw(t, "page")
		whole := map[string]RoadmapBar{}
		var order []string
		for i := range m.Groups {
			for j := range m.Groups[i].Bars {
				b := &m.Groups[i].Bars[j]
				b.Label = fmt.Sprintf("%d.%d %s", i, j, b.Label)
				order = append(order, b.Label)
				whole[b.Label] = *b
			}
		}
		before := fmt.Sprintf("%#v", m)
		width := rapid.Float64Range(380, 600).Draw(t, "width")
		parts := m.Split(width, page, ruler, "(continued)")
		if after := fmt.Sprintf("%#v", m); after != before {
			t.Fatalf("the whole changed:\n%s\n%s", before, after)
		}
		if m.Height(width, ruler) <= page {
			if len(parts) != 1 || !reflect.DeepEqual(parts[0], m) {
				t.Fatalf("what fits on a page was split into %d", len(parts))
			}
			return
		}
		if over := parts[0]; len(over.Groups) != len(m.Groups) || len(over.Load) != len(m.Load) || len(over.Months) != len(m.Months) {
			t.Fatalf("the overview lacks something: %#v", over)
		}
		var got []string
		for _, part := range parts[1:] {
			if h := part.Height(width, ruler); h > page && len(part.Groups) > 0 && len(part.Groups[0].Bars) > 0 {
				t.Errorf("a part is %g high; a page %g", h, page)
			}
			name := func(of Roadmap, month int) string {
				if month < 1 || month > len(of.Months) {
					return ""
				}
				return of.Months[month-1]
			}
			var bars []RoadmapBar
			for _, g := range part.Groups {
				bars = append(bars, g.Bars...)
			}
			for _, b := range bars {
				got = append(got, b.Label)
				w := whole[b.Label]
				if m.placed(w.First, w.Last) && (name(part, b.First) != name(m, w.First) || w.Last <= len(m.Months) && name(part, b.Last) != name(m, w.Last)) {
					t.Errorf("%s stands from %d to %d, that is %s to %s; want %s to %s", b.Label, b.First, b.Last, name(part, b.First), name(part, b.Last), name(m, w.First), name(m, w.Last))
				}
				if w.Due > 0 && name(part, b.Due) != name(m, w.Due) || w.Due < 0 && b.Due >= 0 || w.Due == 0 && b.Due != 0 {
					t.Errorf("%s is due in month %d; in the whole in %d", b.Label, b.Due, w.Due)
				}
				for _, place := range b.Waits {
					if !slices.ContainsFunc(w.Waits, func(of int) bool { return of >= 0 && of < len(order) && order[of] == bars[place].Label }) {
						t.Errorf("%s waits for %s, which it does not in the whole", b.Label, bars[place].Label)
					}
				}
			}
		}
		if !slices.Equal(got, order) {
			t.Errorf("steps %q; want %q", got, order)
		}
	})
}

// A part shows at least fewestMonths, where there are so many; what is due or ends before it does so before its first.
func TestZoomedShowsAFewMonths(t *testing.T) {
	months := func(n int) (names []string) {
		for i := range n {
			names = append(names, fmt.Sprint(i+1))
		}
		return names
	}
	for _, tt := range []struct {
		of, first, last, due, limit int
		want                        string // first month, how many, then first, last, due and limit in the part
	}{
		{24, 10, 11, 0, 0, "10 6: 10 11 0 0"},
		{24, 23, 24, 0, 0, "19 6: 23 24 0 0"},
		{4, 2, 2, 0, 0, "1 4: 2 2 0 0"},
		{24, 10, 20, 8, 5, "8 13: 10 20 8 before"},
		{24, 10, 20, -3, 12, "10 11: 10 20 before 12"},
	} {
		part := Roadmap{
			Months: months(tt.of), Limit: tt.limit,
			Groups: []RoadmapGroup{{First: tt.first, Last: tt.last, Bars: []RoadmapBar{{First: tt.first, Last: tt.last, Due: tt.due}}}},
		}.zoomed()
		name := func(month int) string {
			switch {
			case month < 0:
				return "before"
			case month == 0:
				return "0"
			}
			return part.Months[month-1]
		}
		b := part.Groups[0].Bars[0]
		if got := fmt.Sprintf("%s %d: %s %s %s %s", part.Months[0], len(part.Months), name(b.First), name(b.Last), name(b.Due), name(part.Limit)); got != tt.want {
			t.Errorf("months %d to %d of %d, due %d, limit %d: %s, want %s", tt.first, tt.last, tt.of, tt.due, tt.limit, got, tt.want)
		}
	}
}

// A change's bar ends at the later value, its ring stands at the earlier one, and the arrow leads from there.
func TestChangeMeasures(t *testing.T) {
	c := Change{Bars: []ChangeBar{{Label: "up", Text: "t", Before: 0.25, After: 0.75}, {Label: "down", Text: "t", Before: 0.75, After: 0.25}, {Label: "same", Text: "t", Before: 0.5, After: 0.5}, {Label: "new", Text: "t", Before: -1, After: 0.5}}}
	shapes := c.Draw(Box{0, 0, 400, c.Height(400, ruler)}, ruler)
	var track Box
	for _, s := range shapes {
		if r, ok := s.(Rect); ok && r.Style.Stroke == Grid {
			track = r.Box
		}
	}
	at := func(v float64) float64 { return track.X + v*track.W }
	for _, want := range []struct {
		says                     string
		bar, ring, tip           float64
		hasRing, hasTip, leading bool
	}{{"up", 0.75, 0.25, 0.75, true, true, true}, {"down", 0.25, 0.75, 0.25, true, true, false}, {"same", 0.5, 0.5, 0, true, false, false}, {"new", 0.5, 0, 0, false, false, false}} {
		ring, tip := false, false
		for _, s := range row(t, shapes, want.says) {
			switch s := s.(type) {
			case Rect:
				if s.Style.Pale {
					near(t, want.says+": the bar", s.Box.X+s.Box.W, at(want.bar), 1e-6)
				}
			case Circle:
				ring = true
				near(t, want.says+": the ring", s.Center.X, at(want.ring), 1e-6)
			case Polygon:
				tip = true
				near(t, want.says+": the tip", s.Points[1].X, at(want.tip), 1e-6)
				if want.leading != (s.Points[0].X < s.Points[1].X) {
					t.Errorf("%s: the arrow leads the wrong way", want.says)
				}
			}
		}
		if ring != want.hasRing || tip != want.hasTip {
			t.Errorf("%s: ring %v, arrow %v", want.says, ring, tip)
		}
	}
}
