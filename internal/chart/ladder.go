package chart

import "strconv"

// Ladder shows the rungs of a ladder, the highest on top, with the level reached and the level possible.
type Ladder struct {
	Rungs             []Rung // level 1 first
	Reached, Possible int
	ReachedWord       string // such as "reached by claim"
	PossibleWord      string // "" leaves the mark out
	Evidenced         int    // level reached by evidence; -1 to leave out
	EvidencedWord     string
	Before            int    // level reached last time
	BeforeWord        string // such as "reached in March 2025"; "" leaves the mark out
}

// Rung is one rung of a ladder.
type Rung struct {
	Title string
	Count string  // such as "11 of 14"
	Share float64 // of the requirements met, in [0,1]; -1 for none to show
}

// ladderRow is one rung as it is laid out; level 0 is the ground, drawn only where a mark stands on it.
type ladderRow struct {
	level  int
	lines  []string
	marks  []ladderMark
	height float64
}

// ladderMark is what stands beside a level: a flag, or the ring of what was reached last time.
type ladderMark struct {
	word   string
	before bool
	goesOn bool // a further line of the mark above
}

// marks are what stands beside a level, the most certain first, and last time's at the end.
func (l Ladder) marks(level int) []ladderMark {
	var out []ladderMark
	add := func(at int, word string, before bool) {
		if at == level && word != "" {
			out = append(out, ladderMark{word: word, before: before})
		}
	}
	add(l.Reached, l.ReachedWord, false)
	add(l.Evidenced, l.EvidencedWord, false)
	add(l.Possible, l.PossibleWord, false)
	add(l.Before, l.BeforeWord, true)
	return out
}

// markLines are the marks beside a level, in as many lines as they need: a narrow chart has little room beside its titles.
func (l Ladder) markLines(level int, width float64, r Ruler) []ladderMark {
	var out []ladderMark
	for _, mark := range l.marks(level) {
		for i, line := range r.wrap(mark.word, width, 3) {
			out = append(out, ladderMark{line, mark.before, i > 0})
		}
	}
	return out
}

// ladderColumns are the left edge of the titles and the widths of what follows from left to right. In
// one line, the progress has a column of its own; else it stands below the title, as wide as that.
type ladderColumns struct {
	left, title, progress, marks float64
	count                        float64 // of the progress, what its words take
	oneLine                      bool
}

func (l Ladder) columns(width float64, r Ruler) ladderColumns {
	em := r.em()
	marks := 0.0
	for _, level := range []int{l.Reached, l.Possible, l.Evidenced, l.Before} {
		for _, mark := range l.marks(level) {
			marks = max(marks, r.Width(mark.word, Label))
		}
	}
	c := ladderColumns{left: 2.2 * em, marks: min(marks+1.6*em, 0.36*width)}
	room := max(width-c.left-c.marks-0.6*em, 0)
	titles, counts := 0.0, 0.0
	for _, rung := range l.Rungs {
		titles, counts = max(titles, r.Width(rung.Title, Label)), max(counts, r.Width(rung.Count, Note))
	}
	if progress := counts + 0.6*em + 4*em; titles+0.8*em+progress <= room {
		c.oneLine, c.title, c.progress, c.count = true, titles, min(room-titles-0.8*em, progress+8*em), counts
		return c
	}
	c.title, c.progress, c.count = room, room, min(counts, room/2)
	return c
}

func (l Ladder) rows(width float64, r Ruler) []ladderRow {
	em := r.em()
	c := l.columns(width, r)
	var rows []ladderRow
	for level := len(l.Rungs); level >= 0; level-- {
		row := ladderRow{level: level, marks: l.markLines(level, c.marks-em, r)}
		lines := 0
		if level > 0 {
			row.lines = r.wrap(l.Rungs[level-1].Title, c.title, 2)
			lines = len(row.lines)
			if !c.oneLine {
				lines++ // the progress has a line to itself
			}
		} else if len(row.marks) == 0 {
			continue
		}
		row.height = float64(max(lines, len(row.marks), 1))*em + 0.35*em
		rows = append(rows, row)
	}
	return rows
}

// Height is the height that the chart wants at a width; with less, rows move closer and texts go.
func (l Ladder) Height(width float64, r Ruler) float64 {
	h := 0.0
	for _, row := range l.rows(width, r) {
		h += row.height
	}
	return h
}

// Draw draws the chart into a box.
func (l Ladder) Draw(box Box, r Ruler) []Shape {
	wanted := l.Height(box.W, r)
	if wanted == 0 || box.W <= 0 || box.H <= 0 {
		return nil
	}
	squeeze := min(1, box.H/wanted)
	var out []Shape
	y := box.Y
	for i, row := range l.rows(box.W, r) {
		h := row.height * squeeze
		if i > 0 {
			out = append(out, Line{Point{box.X, y}, Point{box.X + box.W, y}, Style{Stroke: Grid, Width: 0.04 * r.em()}})
		}
		out = append(out, l.row(row, Box{box.X, y, box.W, h}, r)...)
		y += h
	}
	return out
}

func (l Ladder) row(row ladderRow, box Box, r Ruler) []Shape {
	em := r.em()
	c := l.columns(box.W, r)
	if c.left+c.marks > box.W {
		return nil
	}
	var out []Shape
	side := min(1.08*em, 0.8*box.H) // of a row of one line, so that all badges are alike
	badge := Box{box.X, box.Y + (box.H-side)/2, side, side}
	out = append(out, l.badge(row.level, badge, r)...)

	if row.level > 0 {
		out = append(out, l.rung(row, box, c, r)...)
	}

	marks := row.marks
	if fit := int((box.H + 1e-6*em) / em); len(marks) > fit {
		marks = marks[:fit]
	}
	x, y := box.X+box.W-c.marks, box.Y+(box.H-float64(len(marks))*em)/2
	for i, mark := range marks {
		at := y + float64(i)*em
		switch {
		case mark.goesOn:
		case mark.before:
			out = append(out, beforeMark(Point{x + 0.3*em, at + em/2}, 0.6*em, r))
		default: // a flag that points at the rung
			out = append(out, Polygon{
				Points: []Point{{x, at + em/2}, {x + 0.6*em, at + 0.2*em}, {x + 0.6*em, at + 0.8*em}},
				Style:  Style{Fill: Mark, Stroke: Mark, Width: 0.04 * em},
			})
		}
		out = append(out, r.text(mark.word, Point{x + em, at}, c.marks-em, Left, Label, Dark)...)
	}
	return out
}

// rung writes the title and the progress of a rung, as much of them as the row has room for.
func (l Ladder) rung(row ladderRow, box Box, c ladderColumns, r Ruler) []Shape {
	em, rung := r.em(), l.Rungs[row.level-1]
	fit := int((box.H + 1e-6*em) / em)
	if fit < 1 {
		return nil
	}
	below := 1 // lines below the title
	if c.oneLine {
		below = 0
	}
	lines := row.lines
	if len(lines) > fit-below {
		lines = nil
		if fit > below {
			lines = r.wrap(rung.Title, c.title, fit-below)
		}
	}
	x, y := box.X+c.left, box.Y+(box.H-float64(len(lines)+below)*em)/2
	if c.oneLine {
		y = box.Y + (box.H-float64(max(len(lines), 1))*em)/2
	}
	var out []Shape
	for i, line := range lines {
		out = append(out, r.text(line, Point{x, y + float64(i)*em}, c.title, Left, Label, Dark)...)
	}
	at := Box{x, y + float64(len(lines))*em, c.progress, em}
	if c.oneLine {
		at = Box{x + c.title + 0.8*em, box.Y + (box.H-em)/2, c.progress, em}
	}
	return append(out, l.progress(rung, at, c.count, r)...)
}

// badge is the rung's number: filled when the rung is reached, dashed when it is only possible, else
// outlined.
func (l Ladder) badge(level int, b Box, r Ruler) []Shape {
	em := r.em()
	style, ink := Style{Stroke: Frame, Width: 0.06 * em}, Dark
	switch {
	case level > 0 && level <= l.Reached:
		style, ink = Style{Fill: Main, Stroke: Main, Width: 0.06 * em}, OnMain
	case level > 0 && level <= l.Possible:
		style = Style{Stroke: Open, Width: 0.12 * em, Dash: true}
	}
	out := []Shape{Rect{b, style}}
	if h := r.Height(Strong); h <= b.H {
		out = append(out, r.text(strconv.Itoa(level), Point{b.X + b.W/2, b.Y + (b.H-h)/2}, b.W, Middle, Strong, ink)...)
	}
	return out
}

// progress is the bar of the requirements met, with the count at its end, for which there is a width.
func (l Ladder) progress(rung Rung, b Box, count float64, r Ruler) []Shape {
	em := r.em()
	var out []Shape
	track := Box{b.X, b.Y + 0.3*em, max(min(b.W-count-0.6*em, 18*em), 0), 0.4 * em}
	if rung.Share >= 0 && track.W > 0 {
		out = append(out, Rect{track, Style{Stroke: Grid, Width: 0.05 * em}})
		if w := track.W * unit(rung.Share); w > 0 {
			out = append(out, Rect{Box{track.X, track.Y, w, track.H}, Style{Fill: Main, Stroke: Main, Width: 0.05 * em}})
		}
	}
	return append(out, r.text(rung.Count, Point{track.X + track.W + 0.6*em, b.Y + (em-r.Height(Note))/2}, count, Left, Note, Muted)...)
}
