package text

import (
	"math"
	"strings"

	"cirtkit/internal/chart"
	"cirtkit/internal/text"
	"cirtkit/report"
)

// months lays the months of a roadmap out on cells: some cells a month, or some months a cell.
type months struct {
	*report.RoadmapChart
	cells int
	wide  int // cells of a month; 0 where a cell holds several months
	many  int // months of a cell; 1 where a month has one cell or more
}

func layMonths(c *report.RoadmapChart, room int) months {
	n := len(c.Months)
	if n > room {
		many := (n + room - 1) / room
		return months{c, (n + many - 1) / many, 0, many}
	}
	wide := min(room/n, 4)
	return months{c, n * wide, wide, 1}
}

// from and to are the cells of months that are counted from 1: the first of one, and the one after the last of
// another.
func (m months) from(month int) int {
	month = min(max(month-1, 0), len(m.Months))
	if m.wide > 0 {
		return month * m.wide
	}
	return month / m.many
}

func (m months) to(month int) int {
	if m.wide > 0 {
		return m.from(month + 1)
	}
	return min((min(max(month, 0), len(m.Months))+m.many-1)/m.many, m.cells)
}

// placed says whether months are on the axis.
func (m months) placed(first, last int) bool {
	return 1 <= first && first <= last && first <= len(m.Months)
}

// roadmapColumns are the widths in cells of names, months and short texts. Where there is no room for columns, names stand
// in lines of their own above the months.
type roadmapColumns struct {
	label, track, text int
	stacked            bool
}

// after is how many cells are free after those of the months, in the lines that have no short text.
func (c roadmapColumns) after() int {
	if c.text == 0 {
		return 0
	}
	return c.text + 2
}

// roadmapColumns gives names and short texts a part of the width at most, and the months the rest.
func (p *printer) roadmapColumns(r *report.RoadmapChart) roadmapColumns {
	c := roadmapColumns{label: max(text.Width(p.clean(r.LoadWord)), text.Width(p.clean(r.MonthWord)))}
	for _, g := range r.Groups {
		for _, b := range g.Bars {
			c.label = max(c.label, text.Width(p.clean(b.Label))+2)
			c.text = max(c.text, text.Width(p.clean(b.Text)))
		}
	}
	widest := c.label
	c.label, c.text = min(c.label, p.width*2/5), min(c.text, p.width/5)
	c.track = p.width - c.label - 2
	if c.text > 0 {
		c.track -= c.text + 2
	}
	if c.track < 18 {
		return roadmapColumns{track: p.width, stacked: true}
	}
	// Names take the cells that are too few for all months.
	if spare := min(c.track-layMonths(r, c.track).cells, widest-c.label); spare > 0 {
		c.label, c.track = c.label+spare, c.track-spare
	}
	return c
}

// roadmap draws months as columns, a row a step, phase by phase, and the load below.
func (p *printer) roadmap(r *report.RoadmapChart) {
	if len(r.Months) == 0 || len(r.Groups) == 0 {
		return
	}
	c := p.roadmapColumns(r)
	m := layMonths(r, c.track)
	p.roadmapAxis(m, c)
	for i, g := range r.Groups {
		if i > 0 {
			p.gap()
		}
		p.roadmapGroup(m, c, g)
	}
	p.roadmapLoad(m, c)
	p.roadmapLegend(m)
}

// roadmapStep writes a name, cells and a short text.
func (p *printer) roadmapStep(c roadmapColumns, name, drawn, short string, track int) {
	if c.stacked {
		if name != "" && short != "" {
			name += p.signs.dot
		}
		if name += short; name != "" {
			p.hanging("", name)
		}
		if strings.TrimSpace(drawn) != "" {
			p.line(drawn)
		}
		return
	}
	const in = "  "
	names, texts := Wrap(p.clean(name), c.label-len(in)), Wrap(p.clean(short), c.text)
	if c.text == 0 {
		texts = nil
	}
	for i := range max(len(names), len(texts)) {
		line := in + pad(at(names, i), c.label-len(in), report.Start) + "  "
		if i == 0 {
			line += drawn
		}
		if t := at(texts, i); t != "" {
			line = pad(line, c.label+2+track, report.Start) + "  " + t
		}
		p.line(line)
	}
}

// roadmapAxis writes the years and months, and a line below with the end of the time there is.
func (p *printer) roadmapAxis(m months, c roadmapColumns) {
	// A line counts as so high that what is 0.35 of it apart has a cell between.
	cells := chart.Ruler{
		Width:  func(s string, _ chart.Face) float64 { return float64(text.Width(p.clean(s))) },
		Height: func(chart.Face) float64 { return 2.8 },
	}
	years, names := m.Axis(float64(m.cells), float64(c.after()), cells)
	write := func(label string, ticks []chart.Tick) {
		line := ""
		for _, t := range ticks {
			name, at := text.Squeeze(p.clean(t.Text)), m.from(t.Month+1)
			if line != "" && text.Width(line) >= at || at+text.Width(name) > m.cells+c.after() {
				continue
			}
			line = pad(line, at, report.Start) + name
		}
		if line != "" {
			p.line(p.margin(label, c) + line)
		}
	}
	write("", years)
	if len(years) > 0 {
		write("", names) // under their year they need no word
	} else {
		write(m.MonthWord, names)
	}
	rule := make([]string, m.cells)
	for i := range rule {
		rule[i] = p.signs.light
	}
	if p.limited(m) {
		rule[m.to(m.Limit)-1] = p.signs.target
	}
	p.line(p.margin("", c) + strings.Join(rule, ""))
}

// margin is the column of names with a word at its end.
func (p *printer) margin(word string, c roadmapColumns) string {
	if c.stacked {
		return ""
	}
	word = text.Fit(text.Squeeze(p.clean(word)), c.label, "")
	return pad(word, c.label, report.End) + "  "
}

func (p *printer) limited(m months) bool { return 0 < m.Limit && m.Limit < len(m.Months) }

// roadmapGroup writes a phase: its title, a line over its months with what is reached, and its steps.
func (p *printer) roadmapGroup(m months, c roadmapColumns, g report.RoadmapGroup) {
	title := g.Title
	if g.Text != "" {
		title += p.signs.dot + g.Text
	}
	if strings.TrimSpace(title) != "" {
		p.hanging("", title)
	}
	if m.placed(g.First, g.Last) {
		line, rest := p.phaseLine(m.from(g.First), max(m.to(g.Last), m.from(g.First)+1), p.width-text.Width(p.margin("", c)), g.Flag)
		p.line(p.margin("", c) + line)
		if rest != "" {
			p.hanging("  ", rest)
		}
	}
	for _, b := range g.Bars {
		p.roadmapStep(c, b.Label, p.roadmapBar(m, b), b.Text, m.cells)
	}
}

// phaseLine draws the line over the months of a phase, in a room, with what is reached: behind its end, in it, or
// before it. What has no room there comes back.
func (p *printer) phaseLine(from, to, room int, flag string) (line, rest string) {
	strong := func(n int) string { return strings.Repeat(p.signs.strong, n) }
	line = strings.Repeat(" ", from) + strong(to-from)
	if flag == "" {
		return line, ""
	}
	name := text.Squeeze(p.clean(flag))
	behind := " " + p.clean(p.signs.flag) + name
	switch w := text.Width(name); {
	case to+text.Width(behind) <= room:
		return line + behind, ""
	case w+6 <= to-from:
		return strings.Repeat(" ", from) + strong(to-from-w-4) + " " + name + " " + strong(2), ""
	case w+1 <= from:
		return pad(name+" ", from, report.End) + strong(to-from), ""
	}
	return line, p.signs.flag + name
}

// roadmapBar draws the cells of a step.
func (p *printer) roadmapBar(m months, b report.RoadmapBar) string {
	cells := make([]string, m.cells)
	for i := range cells {
		cells[i] = p.signs.empty
	}
	if m.placed(b.First, b.Last) {
		from, to := m.from(b.First), max(m.to(b.Last), m.from(b.First)+1)
		sign, late := p.kindSign(b.Kind), m.to(m.LateFrom(b)-1)
		for i := from; i < to; i++ {
			cells[i] = sign
			if b.Late && (i >= late || m.LateFrom(b) <= b.First) {
				cells[i] = p.signs.late
			}
		}
		if b.Kind == report.RoadmapProof && !b.Late {
			for i := from; i < to; i++ {
				cells[i] = p.signs.empty
			}
			cells[to-1] = sign
		}
	}
	if m.shownDue(b) {
		cells[max(m.to(b.Due)-1, 0)] = p.signs.due
	}
	return strings.Join(cells, "")
}

func (m months) shownDue(b report.RoadmapBar) bool { return b.Due != 0 && b.Due <= len(m.Months) }

func (p *printer) kindSign(k chart.RoadmapKind) string {
	switch k {
	case report.RoadmapChosen:
		return p.signs.open
	case report.RoadmapWaited:
		return p.signs.waited
	case report.RoadmapProof:
		return p.signs.proof
	}
	return p.signs.full
}

// loadRows is how many lines high the columns of the load are.
const loadRows = 4

// roadmapLoad draws a column a month below a line at what a month holds.
func (p *printer) roadmapLoad(m months, c roadmapColumns) {
	top := m.Top()
	if top == 0 {
		return
	}
	p.gap()
	parts := len(p.signs.columns)
	heights := make([]int, m.cells) // in parts of a cell
	for i := range heights {
		sum, n := 0.0, 0
		for month := range m.Months {
			if m.from(month+1) <= i && i < max(m.to(month+1), m.from(month+1)+1) {
				sum, n = sum+max(at(m.Load, month), 0), n+1
			}
		}
		if sum > 0 && n > 0 {
			heights[i] = max(int(math.Round(sum/float64(n)/top*float64(loadRows*parts))), 1)
		}
	}
	lines := make([]string, 0, loadRows+1)
	if p.budgeted(m) {
		lines = append(lines, strings.Repeat(p.signs.light, m.cells))
	}
	for row := loadRows - 1; row >= 0; row-- {
		var line strings.Builder
		for _, h := range heights {
			switch h -= row * parts; {
			case h <= 0:
				line.WriteString(" ")
			default:
				line.WriteString(p.signs.columns[min(h, parts)-1])
			}
		}
		lines = append(lines, line.String())
	}
	if c.stacked {
		if m.LoadWord != "" {
			p.hanging("", m.LoadWord)
		}
		for _, line := range lines {
			p.line(line)
		}
		return
	}
	names := Wrap(p.clean(m.LoadWord), c.label)
	for i := range max(len(names), len(lines)) {
		p.line(pad(at(names, i), c.label, report.Start) + "  " + at(lines, i))
	}
}

// budgeted says whether the top of the columns is what a month holds.
func (p *printer) budgeted(m months) bool { return m.Budget > 0 && m.Top() == m.Budget }

func (p *printer) roadmapLegend(m months) {
	has := func(f func(report.RoadmapBar) bool) bool {
		for _, g := range m.Groups {
			for _, b := range g.Bars {
				if f(b) {
					return true
				}
			}
		}
		return false
	}
	kind := func(k chart.RoadmapKind) bool {
		return has(func(b report.RoadmapBar) bool {
			return b.Kind == k && m.placed(b.First, b.Last) && (!b.Late || k != report.RoadmapProof && m.LateFrom(b) > b.First)
		})
	}
	var l legend
	l.add(kind(report.RoadmapRequired), p.signs.full, m.RequiredWord)
	l.add(kind(report.RoadmapChosen), p.signs.open, m.ChosenWord)
	l.add(kind(report.RoadmapWaited), p.signs.waited, m.WaitedWord)
	l.add(kind(report.RoadmapProof), p.signs.proof, m.ProofWord)
	l.add(has(func(b report.RoadmapBar) bool { return b.Late && m.placed(b.First, b.Last) }), p.signs.late, m.LateWord)
	l.add(has(m.shownDue), p.signs.due, m.DueWord)
	l.add(p.limited(m), p.signs.target, m.LimitWord)
	l.add(p.budgeted(m), p.signs.light, m.BudgetWord)
	p.legend(l)
}
