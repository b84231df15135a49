package pdf

import (
	"slices"
	"strconv"
)

// cover sets the first page: title, subject, what is said plainly, and the facts of the assessment.
func (l *layout) cover() {
	d := l.doc
	l.add(0, 0, piece{height: 92})
	title := style{30, 37, true, accent}
	lines := l.lines(d.Title, title, 18, bodyWidth-18)
	if len(lines) > 4 { // a long title gets smaller letters before it gets more lines
		title = style{19, 25, true, accent}
		lines = l.lines(d.Title, title, 18, bodyWidth-18)
	}
	subject := l.lines(d.Subject, style{16, 22, false, ink}, 18, bodyWidth-18)
	if len(subject) > 0 && len(lines) > 0 {
		subject[0].above = 8
	}
	lines = append(lines, subject...)
	x := l.left(0, 5)
	for i := range lines {
		up, height := lines[i].above, lines[i].height
		lines[i].under(func(d *drawing, y float64) {
			d.canvas.Rect(Box{x, y - up, 5, height + up}, filled(accent))
		})
	}
	l.add(0, 30, lines...)
	if d.Notice != "" {
		l.add(0, 26, l.lines(d.Notice, leadStyle, 0, bodyWidth)...)
	}
	l.blockFacts(d.Cover)
	if d.Identity != "" {
		l.add(22, 0, l.lines(d.Identity, smallStyle, 0, bodyWidth)...)
	}
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
		l.add(0, 14, keepAll(title)...)
	}
	const number = 34.0
	for _, e := range entries {
		st, x, before := style{10.4, 15, true, ink}, 0.0, 9.0
		if e.level > 0 {
			st, x, before = style{9.4, 13.4, false, ink}, 16, 2.5
		}
		width := bodyWidth - number - x
		pieces := keepAll(l.lines(e.text, st, x, width))
		if len(pieces) == 0 {
			continue
		}
		l.linked(pieces, e.id, x, width+number)
		last := &pieces[len(pieces)-1]
		last.keep = e.level == 0
		st = l.scaled(st)
		set := l.set.set(e.text, st, width)
		end := set[len(set)-1]
		last.over(func(d *drawing, y float64) { l.pageNumber(d, e.id, st, x, end, y, number) })
		l.add(before, 0, pieces...)
	}
	if n := len(l.pieces); n > 0 {
		l.pieces[n-1].keep = false
	}
}

// pageNumber draws an entry's page number at the far side, with a broken line that leads to it.
func (l *layout) pageNumber(d *drawing, id string, st style, x float64, end setLine, y, room float64) {
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
	if to > from {
		d.canvas.Line(Point{from, base - 0.8}, Point{to, base - 0.8}, Paint{Fill: NoColor, Stroke: line, Width: 0.7, Dash: true})
	}
	d.line(set, st, x0, base, room, side)
}
