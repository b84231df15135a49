package chart

// Roadmap shows steps on an axis of months, phase by phase, with the load of each month below. Months are
// counted from 1.
type Roadmap struct {
	Months    []string // the name of every month: "2026-12", or "1" where months are only counted
	MonthWord string   // "Month", beside the axis of months that are only counted; may be ""
	Groups    []RoadmapGroup
	Load      []float64 // by month; nil leaves the load out
	LoadText  []string  // each month's load as a short number, written where it has room; may be nil
	Budget    float64   // what a month holds at most, in the unit of Load; 0 for none to show
	Limit     int       // the last month that there is; 0 for no limit, below 0 for before the first month

	// What the kinds and marks mean. Only what the chart shows is explained.
	RequiredWord, ChosenWord, WaitedWord, ProofWord string
	LateWord, DueWord, LimitWord                    string
	LoadWord, BudgetWord                            string
}

// RoadmapGroup is a phase. First and Last are its months, 0 where nothing has to be done in it.
type RoadmapGroup struct {
	Title       string
	Text        string // how much it is: "12 steps, 90 to 300 days"
	First, Last int
	Flag        string // what is reached when it is over: "Level 2"; "" for none
	Bars        []RoadmapBar
}

// RoadmapBar is a step. One without months (0) has its label and text only.
type RoadmapBar struct {
	Label       string
	Text        string // short, right of the months: the size, or the days
	First, Last int
	Kind        RoadmapKind
	Late        bool  // done after the last month that there is, or after it is due
	Due         int   // month that it is due in; 0 for none, below 0 for before the first month
	Waits       []int // bars that it waits for, as places among the bars of all groups
}

// RoadmapKind says why a step is there.
type RoadmapKind int

// The kinds of steps.
const (
	Required RoadmapKind = iota // a requirement names it
	Chosen                      // one of several ways, or wished for locally
	Waited                      // another step waits for it
	Proof                       // something is shown that is there: no work of its own
)

// roadmapColumns are the columns of the chart, from left to right: names, months, short texts.
type roadmapColumns struct{ label, track, text, gap float64 }

func (m Roadmap) columns(width float64, r Ruler) roadmapColumns {
	c := roadmapColumns{gap: 0.6 * r.em()}
	c.label = max(r.Width(m.MonthWord, Note), r.Width(m.LoadWord, Label))
	for _, g := range m.Groups {
		c.label = max(c.label, r.Width(g.Title, Strong), r.Width(g.Text, Note))
		for _, b := range g.Bars {
			c.label = max(c.label, r.Width(b.Label, Label)+r.indent())
			c.text = max(c.text, r.Width(b.Text, Note))
		}
	}
	c.label = min(c.label, 0.4*width)
	c.text = min(c.text, 0.17*width)
	c.track = width - c.label - c.gap
	if c.text > 0 {
		c.track -= c.text + c.gap
	}
	c.track = max(c.track, 0)
	return c
}

// axis is the months' axis, whose last name may stand over the column of short texts.
func (c roadmapColumns) axis(m Roadmap, r Ruler) monthAxis {
	after := 0.0
	if c.text > 0 {
		after = c.gap + c.text
	}
	return m.axis(c.track, after, r)
}

// indent is how far a step's name stands in below its phase's.
func (r Ruler) indent() float64 { return 0.5 * r.em() }

// roadmapRow is a phase's own row, where bar is nil, or that of a step.
type roadmapRow struct {
	group  *RoadmapGroup
	bar    *RoadmapBar
	lines  []string // of the name
	notes  []string // of a phase's text, below its name
	height float64
}

// name is the whole name of a row.
func (row roadmapRow) name() string {
	if row.bar != nil {
		return row.bar.Label
	}
	return row.group.Title
}

func (m Roadmap) rows(width float64, r Ruler) []roadmapRow {
	em, c := r.em(), m.columns(width, r)
	var rows []roadmapRow
	for i := range m.Groups {
		g := &m.Groups[i]
		row := roadmapRow{group: g, lines: r.wrapIn(g.Title, c.label, 3, Strong), notes: r.wrapIn(g.Text, c.label, 2, Note)}
		row.height = (float64(max(len(row.lines)+len(row.notes), 1)) + 0.55) * em
		rows = append(rows, row)
		for j := range g.Bars {
			b := &g.Bars[j]
			lines := r.wrap(b.Label, c.label-r.indent(), 3)
			rows = append(rows, roadmapRow{group: g, bar: b, lines: lines, height: (float64(max(len(lines), 1)) + 0.35) * em})
		}
	}
	return rows
}

// roadmapHeights are the heights of the chart's parts, from the top.
type roadmapHeights struct{ head, rows, load, axis, foot float64 }

func (h roadmapHeights) sum() float64 { return h.head + h.rows + h.load + h.axis + h.foot }

func (m Roadmap) heights(width float64, r Ruler) roadmapHeights {
	var h roadmapHeights
	if len(m.Groups) == 0 || len(m.Months) == 0 {
		return h
	}
	em := r.em()
	rows := m.rows(width, r)
	for _, row := range rows {
		h.rows += row.height
	}
	h.head = m.columns(width, r).axis(m, r).height(r)
	if m.Top() > 0 {
		h.load = 4.2 * em
		if m.loadTexts(m.columns(width, r), r) {
			h.load += em
		}
		// Where the months' names are far above the columns of the load, they stand below it once more.
		if len(rows) > 12 {
			h.axis = h.head
		}
	}
	if l := legendHeight(m.legend(r), width, r); l > 0 {
		h.foot = l + 0.4*em
	}
	return h
}

// Height is the height that the chart wants at a width; with less, rows move closer and texts go.
func (m Roadmap) Height(width float64, r Ruler) float64 { return m.heights(width, r).sum() }

// fit drops what a box has no room for: first the legend, then the load, then the axis. What is left for the
// rows comes back in rows.
func (h roadmapHeights) fit(height float64) roadmapHeights {
	if h.sum() <= height {
		return h
	}
	for _, part := range []*float64{&h.foot, &h.axis, &h.load, &h.head} {
		if rest := h.sum() - h.rows; rest > height/2 {
			*part = 0
		}
	}
	h.rows = min(h.rows, height-(h.sum()-h.rows))
	return h
}

// Draw draws the chart into a box.
func (m Roadmap) Draw(box Box, r Ruler) []Shape {
	wanted := m.heights(box.W, r)
	if wanted.rows == 0 || box.W <= 0 || box.H <= 0 {
		return nil
	}
	h := wanted.fit(box.H)
	c := m.columns(box.W, r)
	track := Box{box.X + c.label + c.gap, box.Y + h.head, c.track, h.rows}
	d := roadmapDrawing{Roadmap: m, r: r, columns: c, box: box, track: track}
	if len(m.Months) > 0 {
		d.month = c.track / float64(len(m.Months))
	}
	axis := c.axis(m, r)
	if h.head > 0 {
		d.axis(axis, box.Y)
	}
	d.grid(axis, track.Y, h.rows+h.load)
	d.rows(h.rows / wanted.rows)
	y := track.Y + h.rows
	if h.load > 0 {
		d.load(Box{track.X, y, track.W, h.load})
	}
	if h.axis > 0 {
		d.axis(axis, y+h.load)
	}
	d.limit(track.Y, h.rows+h.load)
	out := d.shapes()
	if h.foot > 0 {
		y += h.load + h.axis + 0.4*r.em()
		out = append(out, legend(m.legend(r), Box{box.X, y, box.W, box.Y + box.H - y + 1e-6*r.em()}, r)...)
	}
	return out
}

// has says whether any step that has a place on the axis is of a kind.
func (m Roadmap) has(kind func(RoadmapBar) bool) bool {
	for _, g := range m.Groups {
		for _, b := range g.Bars {
			if m.placed(b.First, b.Last) && kind(b) {
				return true
			}
		}
	}
	return false
}

// placed says whether months are on the axis.
func (m Roadmap) placed(first, last int) bool {
	return 1 <= first && first <= last && first <= len(m.Months)
}

func (m Roadmap) legend(r Ruler) []entry {
	var entries []entry
	add := func(shown bool, word string, sample func(Box) []Shape) {
		if shown && word != "" {
			entries = append(entries, entry{text: word, sample: sample})
		}
	}
	for kind, word := range []string{Required: m.RequiredWord, Chosen: m.ChosenWord, Waited: m.WaitedWord} {
		add(m.has(func(b RoadmapBar) bool { return b.Kind == RoadmapKind(kind) && m.LateFrom(b) > b.First }), word, func(s Box) []Shape {
			return []Shape{Rect{s, roadmapFill(RoadmapKind(kind), r)}}
		})
	}
	add(m.has(func(b RoadmapBar) bool { return b.Kind == Proof && !b.Late }), m.ProofWord, func(s Box) []Shape {
		return []Shape{proofMark(Point{s.X + s.W/2, s.Y + s.H/2}, s.H, r)}
	})
	add(m.has(func(b RoadmapBar) bool { return b.Late }), m.LateWord, func(s Box) []Shape { return lateFill(s, r) })
	add(m.has(func(b RoadmapBar) bool { return m.due(b) }), m.DueWord, func(s Box) []Shape {
		return dueMark(s.X+s.W/2, s, r)
	})
	add(m.limited(), m.LimitWord, func(s Box) []Shape {
		return []Shape{Line{Point{s.X + s.W/2, s.Y - 0.2*s.H}, Point{s.X + s.W/2, s.Y + 1.2*s.H}, limitStyle(r)}}
	})
	add(m.Top() > 0 && m.Budget > 0, m.BudgetWord, func(s Box) []Shape {
		return []Shape{Line{Point{s.X, s.Y + s.H/2}, Point{s.X + s.W, s.Y + s.H/2}, budgetStyle(r)}}
	})
	return entries
}

// limited says whether the end of the time there is lies on the axis.
func (m Roadmap) limited() bool { return 0 < m.Limit && m.Limit < len(m.Months) }

// due says whether the month that a step is due in has a place on the axis.
func (m Roadmap) due(b RoadmapBar) bool { return b.Due != 0 && b.Due <= len(m.Months) }

// LateFrom is the first month of a step that lies beyond what it has: its due date or the end of the time. The
// part from there on is drawn as late. Without a reason that the chart knows, all of a late step is.
func (m Roadmap) LateFrom(b RoadmapBar) int {
	if !b.Late {
		return b.Last + 1
	}
	from := b.Last + 1
	if m.Limit != 0 {
		from = min(from, m.Limit+1)
	}
	if b.Due != 0 {
		from = min(from, b.Due+1)
	}
	if from > b.Last {
		return b.First
	}
	return max(from, b.First)
}

// Top is what the height of the load's columns stands for; 0 without a load.
func (m Roadmap) Top() float64 {
	top := 0.0
	for _, l := range m.Load {
		top = max(top, l)
	}
	if top > 0 {
		top = max(top, m.Budget)
	}
	return top
}

// loadTexts says whether any month's load has room for its number.
func (m Roadmap) loadTexts(c roadmapColumns, r Ruler) bool {
	for i, says := range m.LoadText {
		if i < len(m.Months) && says != "" && m.loadFits(says, c.track/float64(len(m.Months)), r) {
			return true
		}
	}
	return false
}

// loadFits says whether a load's number has room over its month; one without is left out, not cut.
func (m Roadmap) loadFits(says string, month float64, r Ruler) bool {
	return r.Width(says, Note)+0.2*r.em() <= month
}
