package chart

import "strconv"

// Heat shows a value in [0,1] for each row and column, such as sections in each reading: the darker the
// fuller, with the number in each place, so that it can be read in grey.
type Heat struct {
	Columns           []string
	Rows              []HeatRow
	LowWord, HighWord string // the ends of the scale, for the legend
	UndefinedWord     string // legend of what has no value
}

// HeatRow is one row.
type HeatRow struct {
	Name  string
	Cells []HeatCell // one for each column; what is missing is undefined
}

// HeatCell is one place. A value of -1 is undefined.
type HeatCell struct {
	Value float64
	Text  string // the number in words, drawn in the place
}

// heatTints are the steps of lightness, from the emptiest. Each can be read with the text that stands on it, and
// is as far from its neighbours as the eye needs; there is none between LightTint and DeepTint.
var heatTints = []float64{0.1, 0.3, LightTint, DeepTint, 1}

// HeatSteps is how many steps of lightness there are.
const HeatSteps = 5

// HeatStep is the step of a value, from 0 to HeatSteps-1: a fifth of [0,1] each. It is -1 for what is undefined.
func HeatStep(value float64) int {
	if value < 0 {
		return -1
	}
	return min(int(value*HeatSteps+1e-9), HeatSteps-1)
}

// heatColumns are the widths of the names and of each column of places. Where the heads have no room over their
// columns, numbers stand there, which the legend explains.
type heatColumns struct {
	name, cell, gap float64
	keyed           bool
}

func (h Heat) columns(width float64, r Ruler) heatColumns {
	em, n := r.em(), float64(len(h.Columns))
	names, widest, words := 0.0, 0.0, 0.0
	for _, row := range h.Rows {
		names = max(names, r.Width(row.Name, Label))
		for _, cell := range row.Cells {
			widest = max(widest, r.Width(cell.Text, Label))
		}
	}
	for _, head := range h.Columns {
		words = max(words, r.longestWord(head, Note))
	}
	c := heatColumns{gap: 0.6 * em}
	c.name = min(names, 0.42*width)
	rest := func() float64 { return max(width-c.name-c.gap, 0) / n }
	// Names of several lines are better than heads that have no room.
	if need := max(words, widest) + 0.5*em; rest() < need {
		c.name = min(c.name, max(0.3*width, width-c.gap-need*n))
	}
	// Places that are wider than they need to be give room to the names.
	c.cell = min(rest(), max(7*em, widest+em))
	if spare := width - c.gap - c.cell*n - c.name; spare > 0 {
		c.name += min(spare, names-c.name)
	}
	c.keyed = words+0.3*em > c.cell
	return c
}

// head are the lines over a column: its head, or its number.
func (h Heat) head(i int, c heatColumns, r Ruler) []string {
	if c.keyed {
		return []string{strconv.Itoa(i + 1)}
	}
	return r.wrapIn(h.Columns[i], c.cell-0.3*r.em(), 3, Note)
}

// heatHeights are the heights of the chart's parts, from the top.
type heatHeights struct{ head, rows, foot float64 }

func (h Heat) heights(width float64, r Ruler) heatHeights {
	var out heatHeights
	if len(h.Columns) == 0 || len(h.Rows) == 0 {
		return out
	}
	em, c := r.em(), h.columns(width, r)
	for i := range h.Columns {
		out.head = max(out.head, float64(len(h.head(i, c, r)))*em)
	}
	out.head += 0.25 * em
	for _, row := range h.Rows {
		out.rows += h.rowHeight(row, c, r)
	}
	if l := legendHeight(h.legend(c, r), width, r); l > 0 {
		out.foot = l + 0.4*em
	}
	return out
}

func (h Heat) rowHeight(row HeatRow, c heatColumns, r Ruler) float64 {
	return (max(float64(len(r.wrap(row.Name, c.name, 3))), 1) + 0.6) * r.em()
}

// Height is the height that the chart wants at a width; with less, rows move closer and texts go.
func (h Heat) Height(width float64, r Ruler) float64 {
	parts := h.heights(width, r)
	return parts.head + parts.rows + parts.foot
}

func (h Heat) legend(c heatColumns, r Ruler) []entry {
	var entries []entry
	if c.keyed {
		for i, name := range h.Columns {
			entries = append(entries, entry{text: name, lead: strconv.Itoa(i + 1)})
		}
	}
	defined, undefined := false, false
	for _, row := range h.Rows {
		for i := range h.Columns {
			if HeatStep(row.cell(i).Value) < 0 {
				undefined = true
			} else {
				defined = true
			}
		}
	}
	if defined && h.HighWord != "" {
		entries = append(entries, entry{text: h.HighWord, lead: h.LowWord, wide: HeatSteps, sample: func(b Box) []Shape {
			var out []Shape
			w := b.W / HeatSteps
			for i := range heatTints {
				out = append(out, heatFill(i, Box{b.X + float64(i)*w, b.Y, w, b.H}, r))
			}
			return out
		}})
	}
	if undefined {
		entries = append(entries, entry{text: h.UndefinedWord, sample: func(b Box) []Shape { return heatHole(b, 0, r) }})
	}
	return entries
}

// cell is the place in a column; undefined where the row is short.
func (row HeatRow) cell(i int) HeatCell {
	if i < len(row.Cells) {
		return row.Cells[i]
	}
	return HeatCell{Value: -1}
}

// Draw draws the chart into a box.
func (h Heat) Draw(box Box, r Ruler) []Shape {
	parts := h.heights(box.W, r)
	if parts.rows == 0 || box.W <= 0 || box.H <= 0 {
		return nil
	}
	em, c := r.em(), h.columns(box.W, r)
	// With less height than it wants, the chart keeps its places, and the heads rather than the legend.
	if cramped := parts.head+parts.rows+parts.foot > box.H+1e-6*em; cramped {
		if parts.foot > box.H/3 {
			parts.foot = 0
		}
		if parts.head > box.H/3 {
			parts.head = 0
		}
	}
	squeeze := min(1, (box.H-parts.head-parts.foot)/parts.rows)
	left := box.X + c.name + c.gap

	var out []Shape
	if parts.head > 0 {
		for i := range h.Columns {
			lines := h.head(i, c, r)
			y := box.Y + parts.head - 0.25*em - float64(len(lines))*em // heads stand on the places
			for _, line := range lines {
				face, top := Note, y+(em-r.Height(Note))/2
				if c.keyed {
					face, top = Strong, y
				}
				middle := left + (float64(i)+0.5)*c.cell
				out = append(out, r.text(line, Point{middle, top}, c.cell, Middle, face, Dark)...)
				y += em
			}
		}
	}
	y := box.Y + parts.head
	for _, row := range h.Rows {
		height := h.rowHeight(row, c, r) * squeeze
		var lines []string
		if fit := min(3, int((height+1e-6*em)/em)); fit > 0 {
			lines = r.wrap(row.Name, c.name, fit)
		}
		for j, line := range lines {
			top := y + (height-float64(len(lines))*em)/2 + float64(j)*em
			out = append(out, r.text(line, Point{box.X, top}, c.name, Left, Label, Dark)...)
		}
		in := min(0.06*em, 0.1*height, 0.1*c.cell)
		for i := range h.Columns {
			place := Box{left + float64(i)*c.cell + in, y + in, c.cell - 2*in, height - 2*in}
			if place.W > 0 && place.H > 0 && place.X+place.W <= box.X+box.W {
				out = append(out, heatPlace(row.cell(i), place, r)...)
			}
		}
		y += height
	}
	if parts.foot > 0 {
		y += 0.4 * em
		out = append(out, legend(h.legend(c, r), Box{box.X, y, box.W, box.Y + box.H - y + 1e-6*em}, r)...)
	}
	return out
}

// heatPlace draws a place with its text in it. A number is never cut: one that has no room is an ellipsis.
func heatPlace(cell HeatCell, b Box, r Ruler) []Shape {
	step, face, says := HeatStep(cell.Value), Label, cell.Text
	if r.Width(says, face) > b.W {
		face = Note
	}
	if r.Width(says, face) > b.W {
		says = ellipsis
	}
	if r.Width(says, face) > b.W || r.Height(face) > b.H {
		says = ""
	}
	ink := Dark
	switch {
	case step < 0:
		ink = Muted
	case heatTints[step] >= DeepTint:
		ink = OnMain
	}
	text := r.text(says, Point{b.X + b.W/2, b.Y + (b.H-r.Height(face))/2}, b.W, Middle, face, ink)
	if step >= 0 {
		return append([]Shape{heatFill(step, b, r)}, text...)
	}
	return append(heatHole(b, r.Width(says, face), r), text...)
}

func heatFill(step int, b Box, r Ruler) Shape {
	return Rect{b, Style{Fill: Main, Tint: heatTints[step], Stroke: Grid, Width: 0.04 * r.em()}}
}

// heatHole is a place without a value: hatched, but where a text of some width stands in its middle.
func heatHole(b Box, text float64, r Ruler) []Shape {
	em := r.em()
	style := Style{Stroke: Grid, Width: 0.05 * em}
	var out []Shape
	if text == 0 {
		out = hatch(b, 0.4*em, style)
	} else if side := (b.W-text)/2 - 0.3*em; side > 0 {
		out = append(hatch(Box{b.X, b.Y, side, b.H}, 0.4*em, style), hatch(Box{b.X + b.W - side, b.Y, side, b.H}, 0.4*em, style)...)
	}
	return append(out, Rect{b, Style{Stroke: Grid, Width: 0.05 * em, Dash: true}})
}
