package pdf

import (
	"slices"
	"strconv"
)

// The logo is at most this large, in points: 40 by 25 millimetres.
const (
	logoWidth  = 113.4
	logoHeight = 70.9
)

// The cover's own type. The title is set in the largest size at which it has few lines.
var (
	titleStyles  = []style{{27, 33, true, white}, {20, 26, true, white}, {15, 20, true, white}}
	subjectStyle = style{13.5, 18.5, false, white}
	factName     = style{7.6, 10.4, false, muted}
	factValue    = style{9.4, 12.8, false, ink}
)

// cover sets the first page: the logo, title and subject on a field, what is said plainly, what who hands the report
// over has to say, and the facts of the assessment.
func (l *layout) cover() {
	d := l.doc
	l.add(0, 0, piece{height: 8})
	l.logo()
	l.titleField()
	if d.Notice != "" {
		l.open(roleParagraph)
		l.add(0, 26, l.lines(d.Notice, leadStyle, textX, textWidth)...)
		l.close()
	}
	if d.Note != "" {
		l.tagged(roleQuote, "", func() { l.blockQuote(d.Note) })
	}
	l.coverFacts()
	if d.Identity != "" {
		l.open(roleParagraph)
		l.add(14, 0, l.lines(d.Identity, smallStyle, 0, bodyWidth)...)
		l.close()
	}
}

func (l *layout) logo() {
	image := l.doc.Logo
	if image == nil || image.Width <= 0 || image.Height <= 0 {
		return
	}
	w, h := float64(image.Width), float64(image.Height)
	scale := min(logoWidth/w, logoHeight/h)
	w, h = w*scale, h*scale
	x := l.left(0, w)
	figure := l.open(roleFigure)
	figure.alt = l.set.plain(image.Alt)
	l.close()
	l.add(0, 18, piece{height: h, draw: func(d *drawing, y float64) {
		box := Box{x, y, w, h}
		figure.drawnIn(box)
		d.in(figure, func() { d.canvas.Picture(box, image) })
	}})
}

// titleField is title and subject on a field of the accent's colour.
func (l *layout) titleField() {
	const pad, inner = 20.0, bodyWidth - 40
	type part struct {
		style style
		lines []setLine
		as    *element
	}
	as := func(r role, s string) *element { return l.tagged(r, "", func() { l.at.text = l.set.plain(s) }) }
	title := as(roleHeading1, l.doc.Title)
	var parts []part
	most := 3
	lost := l.set.lost.mark()
	for _, st := range titleStyles {
		st = l.scaled(st)
		l.set.lost = lost.mark()
		set := l.set.set(l.doc.Title, st, inner)
		parts = []part{{st, set, title}}
		if len(set) <= most {
			break
		}
		most += 3
	}
	st := l.scaled(subjectStyle)
	parts = append(parts, part{st, l.set.set(l.doc.Subject, st, inner), as(roleParagraph, l.doc.Subject)})
	text, gap := 0.0, 10.0
	for _, p := range parts {
		text += float64(len(p.lines)) * p.style.leading
	}
	if text == 0 {
		return
	}
	// Strips of the field, from the top: the text stands at its foot. One that is higher than a page is torn.
	whole := max(text+gap+2*pad, 236)
	at, x := l.left(pad, inner), l.left(0, bodyWidth)
	field := func(d *drawing, y, height float64) { d.canvas.Rect(Box{x, y, bodyWidth, height}, filled(accent)) }
	empty := func(height float64) piece {
		return piece{height: height, draw: func(d *drawing, y float64) { field(d, y, height) }}
	}
	pieces := []piece{empty(whole - pad - text - gap)}
	for i, p := range parts {
		if i > 0 {
			pieces = append(pieces, empty(gap))
		}
		for _, set := range p.lines {
			pieces = append(pieces, piece{height: p.style.leading, draw: func(d *drawing, y float64) {
				field(d, y, p.style.leading)
				d.in(p.as, func() { d.line(set, p.style, at, baseline(y, p.style), inner, l.side(set)) })
			}})
		}
	}
	pieces = append(pieces, empty(pad))
	if whole <= bodyHeight-40 {
		strips := pieces
		pieces = []piece{{height: whole, draw: func(d *drawing, y float64) {
			field(d, y, whole) // at once: viewers show seams between strips
			for _, p := range strips {
				p.draw(d, y)
				y += p.height
			}
		}}}
	}
	l.add(0, 30, pieces...)
}

// coverFacts sets the facts in three columns, each value below its name.
func (l *layout) coverFacts() {
	const columns = 3
	width := (bodyWidth - (columns-1)*gutter) / columns
	name, value := l.scaled(factName), l.scaled(factValue)
	var pieces []piece
	table := l.open(roleTable)
	defer l.close()
	for row := range slices.Chunk(l.doc.Cover, columns) {
		type cell struct {
			x               float64
			name, value     []setLine
			nameAs, valueAs *element
		}
		var cells []cell
		names, values := 0, 0
		for i, fact := range row {
			c := cell{x: l.left(float64(i)*(width+gutter), width), name: l.set.set(fact.Name, name, width), value: l.set.set(fact.Value, value, width)}
			l.open(roleRow)
			c.nameAs = l.tagged(roleHeadCell, "", func() { l.reads(fact.Name, c.name) })
			c.valueAs = l.tagged(roleCell, "", func() { l.reads(fact.Value, c.value) })
			l.close()
			names, values = max(names, len(c.name)), max(values, len(c.value))
			cells = append(cells, c)
		}
		height := 5 + float64(names)*name.leading + 1 + float64(values)*value.leading + 7
		if height > bodyHeight {
			l.add(4, 4, pieces...)
			table.kids = table.kids[:len(table.kids)-len(row)]
			l.factRows(row) // too long to stand side by side
			pieces = nil
			continue
		}
		pieces = append(pieces, piece{height: height, draw: func(d *drawing, y float64) {
			for _, c := range cells {
				d.canvas.Line(Point{c.x, y}, Point{c.x + width, y}, stroked(line, 0.6))
				at := y + 5
				d.in(c.nameAs, func() {
					for _, set := range c.name {
						d.line(set, name, c.x, baseline(at, name), width, l.side(set))
						at += name.leading
					}
				})
				at = y + 5 + float64(names)*name.leading + 1
				d.in(c.valueAs, func() {
					for _, set := range c.value {
						d.line(set, value, c.x, baseline(at, value), width, l.side(set))
						at += value.leading
					}
				})
			}
		}})
	}
	l.add(12, 4, pieces...)
}

// contentsPages are the pages of the contents: one, if the parts alone fit on it, so that the summary follows
// soon; the outline has the headings in any case.
func (l *layout) contentsPages() []page {
	lost := l.set.lost.mark()
	l.fewestPages(func() { l.contents(l.entries) })
	pages := dealOut(l.take())
	if len(pages) <= 1 {
		return pages
	}
	l.set.lost = lost.mark()
	parts := slices.DeleteFunc(slices.Clone(l.entries), func(e entry) bool { return e.level > 0 })
	l.fewestPages(func() { l.contents(parts) })
	if fewer := dealOut(l.take()); len(fewer) == 1 {
		return fewer
	}
	return pages
}

// contents sets the table of contents. Page numbers are looked up when it is drawn: by then every
// page is laid out, and the contents' own length doesn't depend on them.
func (l *layout) contents(entries []entry) {
	if len(entries) == 0 {
		return
	}
	title := l.partTitle(l.doc.Words.Contents)
	if len(title) > 0 {
		title[0].bookmark = &bookmark{0, l.set.plain(l.doc.Words.Contents)}
		l.add(0, 10, keepAll(title)...)
	}
	const number = 30.0
	l.open(roleContents)
	defer l.close()
	for _, e := range entries {
		st, x, before := style{9.6, 13.4, true, ink}, textX, 6.5
		if e.level > 0 {
			st, x, before = style{8.8, 12, false, ink}, textX+14, 1.5
		}
		width := bodyWidth - number - x
		var page *element
		l.open(roleEntry)
		l.open(roleReference)
		pieces := keepAll(l.linked(e.id, e.text, x, width+number, func() []piece {
			l.open(roleSpan)
			pieces := l.lines(e.text, st, x, width)
			l.close()
			page = l.open(roleSpan)
			l.close()
			return pieces
		}))
		l.close()
		l.close()
		if len(pieces) == 0 {
			continue
		}
		last := &pieces[len(pieces)-1]
		last.keep = e.level == 0
		st = l.scaled(st)
		set := l.set.set(e.text, st, width)
		end := set[len(set)-1]
		last.over(func(d *drawing, y float64) { l.pageNumber(d, page, e.id, st, x, end, y, number) })
		l.add(before, 0, pieces...)
	}
	if n := len(l.pieces); n > 0 {
		l.pieces[n-1].keep = false
	}
}

// pageNumber draws an entry's page number at the far side, with a broken line that leads to it.
func (l *layout) pageNumber(d *drawing, as *element, id string, st style, x float64, end setLine, y, room float64) {
	at, ok := d.targets[id]
	if !ok {
		return
	}
	set := l.set.oneLine(strconv.Itoa(at.page), st, room)
	from, to := marginSide+x+end.width+8, marginSide+bodyWidth-set.width-8
	side, x0 := right, marginSide+bodyWidth-room
	if l.doc.RTL {
		from, to = marginSide+set.width+8, marginSide+bodyWidth-x-end.width-8
		side, x0 = left, marginSide
	}
	base := baseline(y, st)
	if to > from+6 {
		d.canvas.Line(Point{from, base - 0.8}, Point{to, base - 0.8}, Paint{Fill: NoColor, Stroke: line, Width: 0.7, Dash: true})
	}
	d.in(as, func() { d.line(set, st, x0, base, room, side) })
}
