package pdf

import (
	"slices"
	"strings"

	"cirtkit/internal/fonts"
	"cirtkit/internal/typeset"
)

// drawing draws with a typesetter's fonts on a canvas.
type drawing struct {
	canvas  Canvas
	set     *typesetter
	known   map[fonts.Name]bool // fonts that the canvas knows
	targets map[string]place    // by id
	numbers map[string]Target
	part    *element // what is drawn is part of it
	above   []int    // levels of the headings that the last entry of the outline stands under, and its own
	page    int      // that is being drawn, from 1
	pages   int
}

// shown is a part of a run that is drawn in one go.
type shown struct {
	x    float64
	face uint8
	text string
}

// run draws characters that stand in the order in which they are seen, from x on. Those of a run that reads
// backwards are written in parts from the right to the left: the parts follow one another as they are read.
//
// Nobody sees which font a space is of. In a document from right to left it has the width of that of the Arabic font,
// but between Latin words it is written with theirs: to change fonts at every word makes the file twice as long.
func (d *drawing) run(x, y float64, runes []rune, st style, backwards bool) {
	var room [6]shown
	parts := room[:0]
	start, current := 0, uint8(typeset.NoFace)
	flush := func(end int) {
		if current == typeset.NoFace || start == end {
			return
		}
		f := d.set.faces.Face(current)
		var run strings.Builder
		run.Grow(end - start)
		w := 0.0
		for _, r := range runes[start:end] {
			if !typeset.Invisible(r) {
				run.WriteRune(r)
				w += f.Font.Width(r)
				if r == ' ' {
					w += d.wider(f, st.bold)
				}
			}
		}
		parts = append(parts, shown{x, current, run.String()})
		x += w * f.Scale * st.size / 1000
	}
	for i, r := range runes {
		if typeset.OverBase(r) && i+1 < len(runes) {
			flush(i)
			start, current = i+1, typeset.NoFace
			if mark, ok := d.overBase(x, r, runes[i+1], st); ok {
				parts = append(parts, mark)
			}
			continue
		}
		face := d.set.faces.Of(r, st.bold)
		if typeset.Invisible(r) || r == ' ' && current != typeset.NoFace && !backwards {
			face = current
		}
		if face != current {
			flush(i)
			start, current = i, face
		}
	}
	flush(len(runes))
	if backwards {
		slices.Reverse(parts)
	}
	for _, p := range parts {
		f := d.set.faces.Face(p.face)
		d.use(f)
		font := Font{Name: f.Name, Size: st.size * f.Scale, Embolden: f.Embolden}
		if strings.IndexByte(p.text, ' ') >= 0 {
			font.Space = d.wider(f, st.bold)
		}
		d.canvas.Text(p.x, y, font, st.color, p.text, backwards)
	}
}

// wider is by how much a space of a text is wider than that of a font it is drawn with, in 1/1000 of that font's size.
func (d *drawing) wider(f typeset.Face, bold bool) float64 {
	i := d.set.faces.Of(' ', bold)
	if i == typeset.NoFace {
		return 0
	}
	if own := d.set.faces.Face(i); own != f {
		return own.Font.Width(' ')*own.Scale/f.Scale - f.Font.Width(' ')
	}
	return 0
}

// overBase puts a mark over the middle of its letter.
func (d *drawing) overBase(x float64, mark, base rune, st style) (shown, bool) {
	i := d.set.faces.Of(mark, st.bold)
	if i == typeset.NoFace {
		return shown{}, false
	}
	f := d.set.faces.Face(i)
	own := f.Font.Width(mark) * f.Scale * st.size / 1000
	return shown{x + (d.set.measure([]rune{base}, st)-own)/2, i, string(mark)}, true
}

// use makes a font known to the canvas before its first text.
func (d *drawing) use(f typeset.Face) {
	if !d.known[f.Name] {
		d.known[f.Name] = true
		d.canvas.UseFont(f.Name, f.Font.Data)
	}
}

// align is the side that a line keeps to.
type align int

const (
	left align = iota
	center
	right
)

// line draws a line of text between x and x+width.
func (d *drawing) line(l setLine, st style, x, baseline, width float64, side align) {
	switch side {
	case center:
		x += (width - l.width) / 2
	case right:
		x += width - l.width
	}
	if len(l.runs) == 0 {
		runes := l.runes
		if l.space {
			runes = append(slices.Clip(runes), ' ')
		}
		d.run(x, baseline, runes, st, false)
	} else {
		for _, run := range l.runs {
			d.run(x+d.set.measure(l.runes[:run.From], st), baseline, l.runes[run.From:run.To], st, run.RightToLeft)
		}
		// The space at the end of a line is not seen, but parts the words for who reads the text.
		if after := x + l.width; l.space && l.rtl {
			d.run(x-d.set.measure([]rune{' '}, st), baseline, []rune{' '}, st, false)
		} else if l.space {
			d.run(after, baseline, []rune{' '}, st, false)
		}
	}
	if l.torn {
		d.in(ornament, func() { d.tear(x, l, baseline, st) })
	}
}

// tear draws a small hooked arrow at the end of a line whose last word goes on on the next one. It is a
// drawing, not a character, so that the word can be copied whole.
func (d *drawing) tear(x float64, l setLine, baseline float64, st style) {
	size := st.size * 0.42
	from, way := x+l.width+0.12*st.size, 1.0
	if l.rtl {
		from, way = x-0.12*st.size, -1
	}
	p := stroked(muted, 0.5)
	bottom := baseline - 0.1*st.size
	tip := Point{from, bottom}
	d.canvas.Polygon([]Point{{from + way*size, bottom - size}, {from + way*size, bottom}, tip}, true, p)
	d.canvas.Polygon([]Point{{from + way*size*0.4, bottom - size*0.35}, tip, {from + way*size*0.4, bottom + size*0.35}}, true, p)
}

// outline enters a heading into the outline, under the nearest one before it that is of a higher level.
// Headings may skip levels; the outline can't.
func (d *drawing) outline(b bookmark, y float64) {
	for len(d.above) > 0 && d.above[len(d.above)-1] >= b.level {
		d.above = d.above[:len(d.above)-1]
	}
	d.canvas.Bookmark(len(d.above), b.title, y)
	d.above = append(d.above, b.level)
}

// link makes an area lead to an id of the document, or to an address.
func (d *drawing) link(b Box, to string) {
	if isAddress(to) {
		d.canvas.LinkURL(b, to)
		return
	}
	if _, ok := d.targets[to]; ok {
		d.canvas.Link(b, d.target(to))
	}
}

func (d *drawing) target(id string) Target {
	t, ok := d.numbers[id]
	if !ok {
		t = Target(len(d.numbers))
		d.numbers[id] = t
	}
	return t
}
