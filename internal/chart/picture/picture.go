// Package picture draws charts as PNG pictures, for documents that can't hold drawings of another kind that every
// word processor shows alike.
//
//	p := picture.New("en", false, picture.Resolution)
//	d := p.Plan(482, 640, chart) // measured and laid out: one after the other
//	pngs := p.Paint([]*picture.Drawing{d}) // painted: side by side on several processors
//
// # How it paints
//
// A chart has few colours, so a picture is painted straight into the places of a palette: a byte a pixel, which is also
// what a PNG with a palette holds. Where an edge covers a part of a pixel, the mixed colour is looked up, or put, in the
// palette; coverage is told in steps of a fifteenth, so that the palette's 256 places are enough. What stands upright or
// lies flat (bars, frames, ticks) is put on whole pixels and has no such edge. Letters come from the outlines of the
// program's fonts; each letter of a size is painted once, at four places inside a pixel, and copied from there.
//
// The same chart gives the same bytes, whatever else is painted beside it.
package picture

import (
	"math"
	"runtime"
	"slices"

	"golang.org/x/image/font/sfnt"

	"cirtkit/internal/chart"
	"cirtkit/internal/text"
	"cirtkit/internal/text/arabic"
	"cirtkit/internal/text/bidi"
	"cirtkit/internal/typeset"
)

// Resolution is the usual number of pixels a point: 158 an inch, fine enough for print.
const Resolution = 2.2

// Painter plans and paints the charts of one document. Plan is for one goroutine at a time.
type Painter struct {
	rtl   bool
	scale float64 // pixels a point
	air   float64 // times the leading: Arabic and Chinese want more
	faces *typeset.Faces
	fonts []*sfnt.Font // by the place of their face
	err   error
	lost  map[rune]bool
}

// New makes a painter for a document in a language. The scale is in pixels a point.
func New(language string, rtl bool, scale float64) *Painter {
	p := &Painter{rtl: rtl, scale: scale, air: 1, faces: typeset.NewFaces(language, rtl), lost: map[rune]bool{}}
	switch language {
	case "ar", "fa", "ur":
		p.air = 1.16
	case "zh":
		p.air = 1.08
	}
	return p
}

// face is how the text of charts is set, in points.
type face struct {
	size, leading float64
	bold          bool
}

func (p *Painter) face(f chart.Face) face {
	switch f {
	case chart.Strong:
		return face{8.6, 11.6 * p.air, true}
	case chart.Note:
		return face{7.8, 10.4 * p.air, false}
	}
	return face{8.6, 11.6 * p.air, false}
}

// Ruler measures text in points.
func (p *Painter) Ruler() chart.Ruler {
	return chart.Ruler{
		Width: func(s string, f chart.Face) float64 {
			st := p.face(f)
			return p.measure(p.shape(s, st.bold), st)
		},
		Height: func(f chart.Face) float64 { return p.face(f).leading },
	}
}

// Width measures a line of text of a size, in points.
func (p *Painter) Width(s string, size float64, bold bool) float64 {
	st := face{size: size, bold: bold}
	if plainLatin(s) {
		w := 0.0
		for _, r := range s {
			w += p.advance(r, bold)
		}
		return w * size
	}
	return p.measure(p.shape(s, bold), st)
}

// plainLatin says whether a text needs neither gate nor joining to be measured.
func plainLatin(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// Drawing is a chart that is laid out. Its size is in points.
type Drawing struct {
	Width, Height float64

	wide, high int // in pixels
	items      []any
}

// line is a line of text whose letters have their places. Lengths are in pixels; y is the base line.
type line struct {
	ink     chart.Ink
	size    float64
	letters []letter
	y       float64
}

type letter struct {
	face  uint8
	glyph sfnt.GlyphIndex
	x     float64
}

// Plan lays a chart out in a width and in at most a height, in points. It is nil for a chart that draws nothing.
func (p *Painter) Plan(width, most float64, c chart.Drawing) *Drawing {
	r := p.Ruler()
	box := chart.Box{W: width, H: min(c.Height(width, r), most)}
	if box.H <= 0 || box.W <= 0 {
		return nil
	}
	shapes := c.Draw(box, r)
	if p.rtl {
		shapes = chart.Mirror(shapes, box)
	}
	return p.PlanShapes(box, shapes)
}

// most bounds a picture's sides, in pixels.
const most = 6000

// PlanShapes lays out shapes that were drawn into a box.
func (p *Painter) PlanShapes(box chart.Box, shapes []chart.Shape) *Drawing {
	d := &Drawing{Width: box.W, Height: box.H}
	d.wide = min(max(int(math.Ceil(box.W*p.scale)), 1), most)
	d.high = min(max(int(math.Ceil(box.H*p.scale)), 1), most)
	move := func(q chart.Point) chart.Point {
		return chart.Point{X: (q.X - box.X) * p.scale, Y: (q.Y - box.Y) * p.scale}
	}
	inBox := func(b chart.Box) chart.Box {
		q := move(chart.Point{X: b.X, Y: b.Y})
		return chart.Box{X: q.X, Y: q.Y, W: b.W * p.scale, H: b.H * p.scale}
	}
	for _, s := range shapes {
		if !within(s, p.scale) {
			continue
		}
		switch s := s.(type) {
		case chart.Line:
			s.From, s.To, s.Style.Width = move(s.From), move(s.To), s.Style.Width*p.scale
			d.items = append(d.items, s)
		case chart.Rect:
			s.Box, s.Style.Width = inBox(s.Box), s.Style.Width*p.scale
			d.items = append(d.items, s)
		case chart.Polygon:
			points := make([]chart.Point, len(s.Points))
			for i, q := range s.Points {
				points[i] = move(q)
			}
			s.Points, s.Style.Width = points, s.Style.Width*p.scale
			d.items = append(d.items, s)
		case chart.Circle:
			s.Center, s.R, s.Style.Width = move(s.Center), s.R*p.scale, s.Style.Width*p.scale
			d.items = append(d.items, s)
		case chart.Text:
			if l, ok := p.line(s, inBox(s.Box)); ok {
				d.items = append(d.items, l)
			}
		}
	}
	return d
}

// within says whether a shape's places are numbers that a picture can have.
func within(s chart.Shape, scale float64) bool {
	fine := func(values ...float64) bool {
		for _, v := range values {
			if !(math.Abs(v*scale) < 2*most) { // not a number, too
				return false
			}
		}
		return true
	}
	switch s := s.(type) {
	case chart.Line:
		return fine(s.From.X, s.From.Y, s.To.X, s.To.Y, s.Style.Width)
	case chart.Rect:
		return fine(s.Box.X, s.Box.Y, s.Box.W, s.Box.H, s.Style.Width)
	case chart.Polygon:
		for _, q := range s.Points {
			if !fine(q.X, q.Y) {
				return false
			}
		}
		return fine(s.Style.Width)
	case chart.Circle:
		return fine(s.Center.X, s.Center.Y, s.R, s.Style.Width)
	case chart.Text:
		return fine(s.Box.X, s.Box.Y, s.Box.W, s.Box.H)
	}
	return false
}

// Lost lists the characters that no font has, and that stand as U+FFFD in the pictures, in order.
func (p *Painter) Lost() []rune {
	var out []rune
	for r := range p.lost {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}

// Err says why a font did not load; nil while all did.
func (p *Painter) Err() error {
	if p.err != nil {
		return p.err
	}
	return p.faces.Err()
}

// shape is a text as characters that fonts have, joined, in stored order.
func (p *Painter) shape(s string, bold bool) []rune {
	s = typeset.Clean(s)
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r == '\n' {
			r = ' '
		}
		r = typeset.PlainSpace(r)
		if !typeset.Invisible(r) && p.faces.Of(r, bold) == typeset.NoFace {
			p.lost[r] = true
			r = typeset.Replacement
		}
		out = append(out, r)
	}
	return arabic.ShapeRunes(out)
}

// advance is the width of a character, as a part of the size.
func (p *Painter) advance(r rune, bold bool) float64 {
	if typeset.Invisible(r) || typeset.OverBase(r) {
		return 0
	}
	at := p.faces.Of(r, bold)
	if at == typeset.NoFace {
		return 0
	}
	f := p.faces.Face(at)
	return f.Font.Width(r) * f.Scale / 1000
}

func (p *Painter) measure(runes []rune, st face) float64 {
	w := 0.0
	for _, r := range runes {
		w += p.advance(r, st.bold)
	}
	return w * st.size
}

// line sets a text into a box that is given in pixels.
func (p *Painter) line(t chart.Text, box chart.Box) (line, bool) {
	st := p.face(t.Face)
	runes := p.shape(text.OneLine(t.Text), st.bold)
	width := p.measure(runes, st)
	if room := t.Box.W + 0.5; width > room {
		dots := p.measure([]rune{'…'}, st)
		for len(runes) > 0 && width+dots > room {
			width -= p.measure(runes[len(runes)-1:], st)
			runes = runes[:len(runes)-1]
		}
		runes = append(runes, '…')
		width = p.measure(runes, st)
	}
	runes = bidi.New(runes, typeset.Direction(runes, p.rtl)).Visual(0, len(runes))
	x := box.X
	switch t.Align {
	case chart.Middle:
		x += (box.W - width*p.scale) / 2
	case chart.Right:
		x += box.W - width*p.scale
	}
	size := st.size * p.scale
	out := line{ink: t.Ink, size: size, y: math.Round(box.Y + box.H/2 + 0.35*size)}
	for i, r := range runes {
		if typeset.Invisible(r) {
			continue
		}
		at := p.faces.Of(r, st.bold)
		if at == typeset.NoFace {
			continue
		}
		where := x
		if typeset.OverBase(r) && i+1 < len(runes) {
			f := p.faces.Face(at)
			where += (p.advance(runes[i+1], st.bold) - f.Font.Width(r)*f.Scale/1000) * size / 2
		}
		if g, ok := p.glyph(at, r); ok {
			out.letters = append(out.letters, letter{at, g, where})
		}
		x += p.advance(r, st.bold) * size
	}
	return out, len(out.letters) > 0
}

// glyph is the place of a character's outline in its font; not ok for one without an outline.
func (p *Painter) glyph(at uint8, r rune) (sfnt.GlyphIndex, bool) {
	if r == ' ' || r == 0xA0 {
		return 0, false
	}
	for len(p.fonts) <= int(at) {
		f, err := sfnt.Parse(p.faces.Face(uint8(len(p.fonts))).Font.Data)
		if err != nil {
			p.err = err
			return 0, false
		}
		p.fonts = append(p.fonts, f)
	}
	g, err := p.fonts[at].GlyphIndex(nil, r)
	return g, err == nil && g != 0
}

// mostPainters bounds how many processors are used, and with them the memory.
const mostPainters = 4

// Start begins to paint drawings. What it gives waits for a picture, and may be called for each of them once or more,
// in any order; it is nil for a drawing that is nil. Nothing may be planned until all of them are there.
func (p *Painter) Start(drawings []*Drawing) (wait func(i int) []byte) {
	pngs, done := make([][]byte, len(drawings)), make([]chan struct{}, len(drawings))
	for i := range done {
		done[i] = make(chan struct{})
	}
	next := make(chan int, len(drawings))
	for i := range drawings {
		next <- i
	}
	close(next)
	faces := p.faces.Used()
	for range min(runtime.GOMAXPROCS(0), mostPainters, len(drawings)) {
		go func() {
			b := newBrush(faces, p.fonts)
			for i := range next {
				if drawings[i] != nil {
					pngs[i] = b.paint(drawings[i], p.scale)
				}
				close(done[i])
			}
		}()
	}
	return func(i int) []byte {
		<-done[i]
		return pngs[i]
	}
}

// Paint paints drawings, and gives a PNG for each.
func (p *Painter) Paint(drawings []*Drawing) [][]byte {
	wait := p.Start(drawings)
	pngs := make([][]byte, len(drawings))
	for i := range drawings {
		pngs[i] = wait(i)
	}
	return pngs
}
