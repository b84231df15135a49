package picture

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"cirtkit/internal/chart"
	"cirtkit/internal/typeset"
)

// brush paints drawings one after the other, and keeps the letters that it painted.
type brush struct {
	canvas canvas
	path   *vector.Rasterizer
	cover  image.Alpha
	steps  []uint8

	faces  []typeset.Face
	fonts  []*sfnt.Font
	buffer sfnt.Buffer
	glyphs map[glyphKey]glyph
	squash squasher
}

func newBrush(faces []typeset.Face, fonts []*sfnt.Font) *brush {
	return &brush{path: vector.NewRasterizer(1, 1), faces: faces, fonts: fonts, glyphs: map[glyphKey]glyph{}}
}

// paint paints a drawing.
func (b *brush) paint(d *Drawing, scale float64) []byte {
	b.canvas.reset(d.wide, d.high)
	for _, item := range d.items {
		switch item := item.(type) {
		case chart.Line:
			b.line(item.From, item.To, item.Style)
		case chart.Rect:
			b.rect(item)
		case chart.Polygon:
			b.polygon(item)
		case chart.Circle:
			b.circle(item)
		case line:
			b.text(item)
		}
	}
	return b.squash.png(&b.canvas, scale)
}

func (b *brush) fillOf(s chart.Style) *paint { return b.canvas.paint(s.Fill, s.Share(), s.Pale) }

func (b *brush) strokeOf(s chart.Style) *paint { return b.canvas.paint(s.Stroke, 1, false) }

// thickness is a stroke's width in whole pixels.
func thickness(width float64) int { return max(int(math.Round(width)), 1) }

// along is the first of the pixels of a stroke whose middle lies at a place, inside of a canvas of a size.
func along(middle float64, thick, size int) int {
	return min(max(int(math.Round(middle-float64(thick)/2)), 0), max(size-thick, 0))
}

// The lengths of a broken line and of its gaps, in widths of it, but at least in pixels.
const (
	dashOn, dashOff     = 2.2, 1.8
	leastDash, leastGap = 3.5, 3.5
)

func dashes(width float64) (on, off float64) {
	return max(dashOn*width, leastDash), max(dashOff*width, leastGap)
}

// straight paints a stroke that stands upright or lies flat, from one place to another along its axis.
func (b *brush) straight(from, to, across float64, upright bool, s chart.Style) {
	p, thick := b.strokeOf(s), thickness(s.Width)
	if from > to {
		from, to = to, from
	}
	bar := func(from, to float64) {
		x0, x1 := int(math.Round(from)), int(math.Round(to))
		if upright {
			x := along(across, thick, b.canvas.w)
			b.canvas.fill(x, x0, x+thick, x1, p)
			return
		}
		y := along(across, thick, b.canvas.h)
		b.canvas.fill(x0, y, x1, y+thick, p)
	}
	if !s.Dash {
		bar(from, to)
		return
	}
	on, off := dashes(s.Width)
	for at := from; at < to; at += on + off {
		bar(at, min(at+on, to))
	}
}

func (b *brush) line(from, to chart.Point, s chart.Style) {
	if s.Stroke == chart.None || s.Width <= 0 {
		return
	}
	switch {
	case math.Abs(from.X-to.X) < 0.01:
		b.straight(from.Y, to.Y, from.X, true, s)
	case math.Abs(from.Y-to.Y) < 0.01:
		b.straight(from.X, to.X, from.Y, false, s)
	default:
		b.stroke([]chart.Point{from, to}, false, s)
	}
}

func (b *brush) rect(r chart.Rect) {
	x0, y0, x1, y1 := r.Box.X, r.Box.Y, r.Box.X+r.Box.W, r.Box.Y+r.Box.H
	if r.Style.Fill != chart.None && r.Box.W > 0 && r.Box.H > 0 {
		left, top := int(math.Round(x0)), int(math.Round(y0))
		b.canvas.fill(left, top, max(int(math.Round(x1)), left+1), max(int(math.Round(y1)), top+1), b.fillOf(r.Style))
	}
	if r.Style.Stroke == chart.None || r.Style.Width <= 0 {
		return
	}
	half := float64(thickness(r.Style.Width)) / 2
	b.straight(x0-half, x1+half, y0, false, r.Style)
	b.straight(x0-half, x1+half, y1, false, r.Style)
	b.straight(y0, y1, x0, true, r.Style)
	b.straight(y0, y1, x1, true, r.Style)
}

func (b *brush) polygon(g chart.Polygon) {
	if len(g.Points) < 2 {
		return
	}
	if g.Style.Fill != chart.None {
		if b.begin(bounds(g.Points, 1)) {
			b.outline(g.Points)
			b.end(b.fillOf(g.Style))
		}
	}
	if g.Style.Stroke != chart.None && g.Style.Width > 0 {
		b.stroke(g.Points, true, g.Style)
	}
}

func (b *brush) circle(c chart.Circle) {
	around := chart.Box{X: c.Center.X - c.R, Y: c.Center.Y - c.R, W: 2 * c.R, H: 2 * c.R}
	if c.Style.Fill != chart.None && c.R > 0 && b.begin(around) {
		b.disc(c.Center, c.R, false)
		b.end(b.fillOf(c.Style))
	}
	if c.Style.Stroke == chart.None || c.Style.Width <= 0 || c.R <= 0 {
		return
	}
	half := max(c.Style.Width, 1) / 2
	around = chart.Box{X: around.X - half, Y: around.Y - half, W: around.W + 2*half, H: around.H + 2*half}
	if b.begin(around) {
		b.disc(c.Center, c.R+half, false)
		if c.R > half {
			b.disc(c.Center, c.R-half, true)
		}
		b.end(b.strokeOf(c.Style))
	}
}

// stroke paints lines that are neither upright nor flat: each a bar, and a disc where two of them meet. All turn the
// same way round, so that what lies below several is covered once.
func (b *brush) stroke(points []chart.Point, closed bool, s chart.Style) {
	width := max(s.Width, 1)
	if !b.begin(bounds(points, width/2+1)) {
		return
	}
	on, off := dashes(width)
	into := 0.0 // how far into a dash and its gap the line has come
	n := len(points) - 1
	if closed {
		n = len(points)
	}
	for i := range n {
		from, to := points[i], points[(i+1)%len(points)]
		dx, dy := to.X-from.X, to.Y-from.Y
		length := math.Hypot(dx, dy)
		if length < 1e-6 {
			continue
		}
		dx, dy = dx/length, dy/length
		if !s.Dash {
			b.bar(from, to, dx, dy, width/2)
			if closed || i+1 < n {
				b.disc(to, width/2, false)
			}
			continue
		}
		const least = 0.01 // of a pixel: each step goes on, whatever is rounded
		for at := 0.0; at < length; {
			drawn := into < on
			rest := on + off - into
			if drawn {
				rest = on - into
			}
			step := max(min(rest, length-at), least)
			if drawn {
				end := at + step
				b.bar(chart.Point{X: from.X + at*dx, Y: from.Y + at*dy}, chart.Point{X: from.X + end*dx, Y: from.Y + end*dy}, dx, dy, width/2)
			}
			at += step
			if into += step; into >= on+off {
				into = 0
			}
		}
	}
	b.end(b.strokeOf(s))
}

func bounds(points []chart.Point, more float64) chart.Box {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
	}
	return chart.Box{X: x0 - more, Y: y0 - more, W: x1 - x0 + 2*more, H: y1 - y0 + 2*more}
}

// begin begins a path whose shape lies in a box. It is false where that has no part in the canvas.
func (b *brush) begin(box chart.Box) bool {
	if !(box.X+box.W > 0 && box.Y+box.H > 0 && box.X < float64(b.canvas.w) && box.Y < float64(b.canvas.h)) {
		return false
	}
	x0, y0 := max(int(math.Floor(box.X)), 0), max(int(math.Floor(box.Y)), 0)
	x1, y1 := min(int(math.Ceil(box.X+box.W)), b.canvas.w), min(int(math.Ceil(box.Y+box.H)), b.canvas.h)
	if x0 >= x1 || y0 >= y1 {
		return false
	}
	b.cover.Rect = image.Rect(x0, y0, x1, y1)
	b.path.Reset(x1-x0, y1-y0)
	return true
}

func (b *brush) at(p chart.Point) (x, y float32) {
	return float32(p.X - float64(b.cover.Rect.Min.X)), float32(p.Y - float64(b.cover.Rect.Min.Y))
}

func (b *brush) outline(points []chart.Point) {
	b.path.MoveTo(b.at(points[0]))
	for _, p := range points[1:] {
		b.path.LineTo(b.at(p))
	}
	b.path.ClosePath()
}

func (b *brush) bar(from, to chart.Point, dx, dy, half float64) {
	nx, ny := -dy*half, dx*half
	b.outline([]chart.Point{{X: from.X + nx, Y: from.Y + ny}, {X: to.X + nx, Y: to.Y + ny}, {X: to.X - nx, Y: to.Y - ny}, {X: from.X - nx, Y: from.Y - ny}})
}

// disc goes round the way that bar does, or the other way to cut a hole.
func (b *brush) disc(c chart.Point, r float64, hole bool) {
	const k = 0.5522847498 // of a cubic curve that comes nearest to a quarter of a circle
	turn := -1.0
	if hole {
		turn = 1
	}
	at := func(x, y float64) (float32, float32) {
		return b.at(chart.Point{X: c.X + r*x, Y: c.Y + r*turn*y})
	}
	b.path.MoveTo(at(1, 0))
	for _, q := range [][6]float64{{1, k, k, 1, 0, 1}, {-k, 1, -1, k, -1, 0}, {-1, -k, -k, -1, 0, -1}, {k, -1, 1, -k, 1, 0}} {
		x1, y1 := at(q[0], q[1])
		x2, y2 := at(q[2], q[3])
		x3, y3 := at(q[4], q[5])
		b.path.CubeTo(x1, y1, x2, y2, x3, y3)
	}
	b.path.ClosePath()
}

// end paints the path.
func (b *brush) end(p *paint) {
	m := b.covered()
	b.canvas.mask(m, b.cover.Rect.Min.X, b.cover.Rect.Min.Y, p)
}

// covered is the path's coverage; it holds until the next one.
func (b *brush) covered() mask {
	w, h := b.cover.Rect.Dx(), b.cover.Rect.Dy()
	if cap(b.cover.Pix) < w*h {
		b.cover.Pix = make([]uint8, w*h)
		b.steps = make([]uint8, w*h)
	}
	b.cover.Pix, b.cover.Stride = b.cover.Pix[:w*h], w
	b.path.DrawOp = draw.Src
	b.path.Draw(&b.cover, b.cover.Rect, image.Opaque, image.Point{})
	m := mask{w, h, b.steps[:w*h]}
	for i, c := range b.cover.Pix {
		m.steps[i] = uint8((int(c)*levels + 127) / 255)
	}
	return m
}

type glyphKey struct {
	face    uint8
	glyph   sfnt.GlyphIndex
	size    float64
	quarter uint8 // of a pixel, from its left side
}

// glyph is a letter's coverage; its corner lies at x, y from the place where the letter begins on the base line.
type glyph struct {
	mask
	x, y int
}

func (b *brush) text(l line) {
	p := b.canvas.paint(l.ink, 1, false)
	for _, letter := range l.letters {
		place := math.Floor(letter.x*4+0.5) / 4
		whole := math.Floor(place)
		key := glyphKey{letter.face, letter.glyph, l.size, uint8((place - whole) * 4)}
		g, ok := b.glyphs[key]
		if !ok {
			g = b.glyph(key)
			b.glyphs[key] = g
		}
		b.canvas.mask(g.mask, int(whole)+g.x, int(l.y)+g.y, p)
	}
}

// glyph paints a letter. A letter without an outline is empty.
func (b *brush) glyph(key glyphKey) glyph {
	f, font := b.faces[key.face], b.fonts[key.face]
	em := font.UnitsPerEm()
	segments, err := font.LoadGlyph(&b.buffer, key.glyph, fixed.Int26_6(em)<<6, nil)
	if err != nil || len(segments) == 0 {
		return glyph{}
	}
	scale := key.size * f.Scale / float64(em) / 64
	x0 := float64(key.quarter) / 4
	point := func(p fixed.Point26_6) chart.Point {
		return chart.Point{X: x0 + float64(p.X)*scale, Y: float64(p.Y) * scale}
	}
	var points []chart.Point
	for _, s := range segments {
		n := map[sfnt.SegmentOp]int{sfnt.SegmentOpMoveTo: 1, sfnt.SegmentOpLineTo: 1, sfnt.SegmentOpQuadTo: 2, sfnt.SegmentOpCubeTo: 3}[s.Op]
		for _, p := range s.Args[:n] {
			points = append(points, point(p))
		}
	}
	shifts := []chart.Point{{}}
	heavier := 0.0
	if f.Embolden {
		// The outline is painted several times, a little apart; what lies below several is covered once.
		heavier = key.size * 0.02
		shifts = []chart.Point{{X: -heavier}, {X: heavier}, {Y: -heavier / 2}, {Y: heavier / 2}}
	}
	box := bounds(points, heavier+1)
	left, top := math.Floor(box.X), math.Floor(box.Y)
	w, h := int(math.Ceil(box.X+box.W)-left), int(math.Ceil(box.Y+box.H)-top)
	if w > most || h > most {
		return glyph{}
	}
	b.cover.Rect = image.Rect(0, 0, w, h)
	b.path.Reset(w, h)
	for _, shift := range shifts {
		at := func(p fixed.Point26_6) (x, y float32) {
			q := point(p)
			return float32(q.X - left + shift.X), float32(q.Y - top + shift.Y)
		}
		open := false
		for _, s := range segments {
			x1, y1 := at(s.Args[0])
			switch s.Op {
			case sfnt.SegmentOpMoveTo:
				if open {
					b.path.ClosePath()
				}
				open = true
				b.path.MoveTo(x1, y1)
			case sfnt.SegmentOpLineTo:
				b.path.LineTo(x1, y1)
			case sfnt.SegmentOpQuadTo:
				x2, y2 := at(s.Args[1])
				b.path.QuadTo(x1, y1, x2, y2)
			case sfnt.SegmentOpCubeTo:
				x2, y2 := at(s.Args[1])
				x3, y3 := at(s.Args[2])
				b.path.CubeTo(x1, y1, x2, y2, x3, y3)
			}
		}
		b.path.ClosePath()
	}
	m := b.covered()
	m.steps = append([]uint8(nil), m.steps...)
	return glyph{m, int(left), int(top)}
}
