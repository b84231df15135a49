package text

import (
	"math"

	"cirtkit/internal/text"
	"cirtkit/report"
)

// A radar as a web of braille: each cell holds two by four dots, and a cell is about twice as high as wide, so that
// the dots lie at equal distances both ways. The axes begin at the top and go clockwise. What the series are is told by
// how their lines are drawn, and not by a colour alone: the first is a whole line, what is aimed at is dashed, and what
// was is dotted.

// WebCell is one cell of a web. Series is whose line runs through it: the place of the series, or WebFrame or WebKey.
type WebCell struct {
	Text   string // one cell wide, but for a key
	Series int
}

// What is no series.
const (
	WebFrame = -1 // the rings and axes
	WebKey   = -2 // an axis's key
)

// The least size of a web that can be read, in cells.
const (
	WebWidth  = 24
	WebHeight = 10
)

// Web draws a radar in a size of at most so many cells. Each row is as many cells as it is wide. It is nil where there
// is less room than a web needs, or less than three axes.
func Web(r *report.RadarChart, width, height int) [][]WebCell {
	n := len(r.Axes)
	if n < 3 || width < WebWidth || height < WebHeight {
		return nil
	}
	keys, wide := make([]string, n), 0
	for i := range keys {
		keys[i] = text.Terminal(at(r.Keys, i))
		if keys[i] == "" {
			keys[i] = itoa(i + 1)
		}
		wide = max(wide, text.Width(keys[i]))
	}
	// The web, in dots, leaves a line above and below for keys, and their width with a space on both sides.
	radius := math.Min(float64(height-2)*4, float64(width-2*(wide+1))*2)/2 - 1
	if radius < 10 {
		return nil
	}
	w := webDots{width: width, height: height, bits: make([]uint8, width*height), series: make([]int, width*height), radius: radius, axes: n}
	for i := range w.series {
		w.series[i] = WebFrame
	}
	for ring := 1; ring <= 2; ring++ {
		step := 4 // a ring half way out stands back
		if ring == 2 {
			step = 2
		}
		for i := range n {
			x, y := w.point(i, float64(ring)/2)
			toX, toY := w.point((i+1)%n, float64(ring)/2)
			w.line(x, y, toX, toY, WebFrame, func(k int) bool { return k%step == 0 })
		}
	}
	for i := range n {
		x, y := w.point(i, 1)
		middleX, middleY := w.point(i, 0)
		w.line(middleX, middleY, x, y, WebFrame, func(k int) bool { return k%4 == 0 })
	}
	// The first is drawn last: it is what the others are held against.
	for s := len(r.Series) - 1; s >= 0; s-- {
		values := r.Series[s].Values
		for i := range n {
			next := (i + 1) % n
			if i >= len(values) || next >= len(values) || values[i] < 0 {
				continue
			}
			x, y := w.point(i, values[i])
			w.dot(x, y, s)
			if values[next] < 0 {
				continue
			}
			toX, toY := w.point(next, values[next])
			w.line(x, y, toX, toY, s, webPattern(r, s))
		}
	}
	out := w.cells()
	for i, key := range keys {
		w.key(out, i, key)
	}
	return out
}

// webPattern says which dots of a series' line are drawn, by their place on it.
func webPattern(r *report.RadarChart, series int) func(k int) bool {
	switch s := r.Series[series]; {
	case s.Before:
		return func(k int) bool { return k%3 == 0 }
	case s.Dashed:
		return func(k int) bool { return k%6 < 4 }
	}
	return func(int) bool { return true }
}

// webDots is a field of dots, and whose they are.
type webDots struct {
	width, height int // in cells
	bits          []uint8
	series        []int
	radius        float64
	axes          int
}

// point is the place of a value on an axis, in dots.
func (w *webDots) point(axis int, value float64) (x, y float64) {
	a := 2 * math.Pi * float64(axis) / float64(w.axes)
	r := w.radius * min(max(value, 0), 1)
	return float64(w.width) + math.Sin(a)*r, float64(w.height)*2 - math.Cos(a)*r
}

// brailleBits are the bits of the dots of a cell, by row and column.
var brailleBits = [4][2]uint8{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

func (w *webDots) dot(x, y float64, series int) {
	column, row := int(math.Floor(x)), int(math.Floor(y))
	if column < 0 || row < 0 || column >= 2*w.width || row >= 4*w.height {
		return
	}
	at := row/4*w.width + column/2
	if series >= 0 && w.series[at] != series && (w.series[at] == WebFrame || series == 0) {
		w.bits[at] = 0 // a cell has one colour, and belongs to the line that counts most
		w.series[at] = series
	}
	if w.series[at] == series {
		w.bits[at] |= brailleBits[row%4][column%2]
	}
}

// line draws those dots between two places that a pattern wants.
func (w *webDots) line(x, y, toX, toY float64, series int, wanted func(k int) bool) {
	steps := int(math.Ceil(max(math.Abs(toX-x), math.Abs(toY-y))))
	for k := range steps + 1 {
		if wanted(k) {
			share := float64(k) / float64(max(steps, 1))
			w.dot(x+(toX-x)*share, y+(toY-y)*share, series)
		}
	}
}

func (w *webDots) cells() [][]WebCell {
	out := make([][]WebCell, w.height)
	for y := range out {
		out[y] = make([]WebCell, w.width)
		for x := range out[y] {
			out[y][x] = WebCell{Text: " ", Series: WebFrame}
			if bits := w.bits[y*w.width+x]; bits != 0 {
				out[y][x] = WebCell{Text: string(rune(0x2800 + int(bits))), Series: w.series[y*w.width+x]}
			}
		}
	}
	return out
}

// key writes an axis's key behind the end of the axis, unless another one stands there.
func (w *webDots) key(out [][]WebCell, axis int, key string) {
	x, y := w.point(axis, 1)
	column, row := int(x)/2, int(y)/4
	a := 2 * math.Pi * float64(axis) / float64(w.axes)
	wide := text.Width(key)
	switch {
	case math.Cos(a) > 0.99:
		row, column = row-1, column-wide/2
	case math.Cos(a) < -0.99:
		row, column = row+1, column-wide/2
	case math.Sin(a) > 0:
		column += 2
	default:
		column -= wide + 1
	}
	if math.Abs(math.Cos(a)) <= 0.99 && math.Abs(math.Sin(a)) < 0.6 {
		row -= int(math.Copysign(1, math.Cos(a)))
	}
	column, row = min(max(column, 0), w.width-wide), min(max(row, 0), w.height-1)
	for _, c := range out[row][column : column+wide] {
		if c.Series == WebKey {
			return
		}
	}
	out[row][column] = WebCell{Text: key, Series: WebKey}
	for i := 1; i < wide; i++ {
		out[row][column+i] = WebCell{Series: WebKey}
	}
}
