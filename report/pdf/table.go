package pdf

import (
	"cmp"

	"cirtkit/report"
)

// tableColumn is where a column stands, without the padding of its cells.
type tableColumn struct {
	x, width float64 // x from the left edge of the page
	align    report.Align
}

// columns places columns of the given shares beside one another. The outer edges of the first and the last stand on
// the margins.
func (l *layout) columns(columns []report.Column, shares []float64) []tableColumn {
	total := 0.0
	for _, s := range shares {
		total += s
	}
	out := make([]tableColumn, len(columns))
	x := 0.0
	for i, c := range columns {
		width := bodyWidth * shares[i] / total
		before, after := cellPadX, cellPadX
		if i == 0 {
			before = 0
		}
		if i == len(columns)-1 {
			after = 0
		}
		inner := max(1, width-before-after)
		out[i] = tableColumn{l.left(x+before, inner), inner, c.Align}
		x += width
	}
	return out
}

// setCell is a cell broken into lines.
type setCell struct {
	lines  []setLine
	style  style
	column tableColumn
	tone   report.Tone
	link   string
	blank  int      // lines left free below
	as     *element // what it is in the tree
}

// mostBlank is how many lines a cell may leave free: half a page.
const mostBlank = 30

// toneRoom is the width that the mark of a tone takes before the text.
const toneRoom = 10.0

func marked(t report.Tone) bool { return t == report.Good || t == report.Lacking || t == report.Unsure }

func (l *layout) cell(c report.Cell, r role, st style, column tableColumn) setCell {
	st.bold = st.bold || c.Strong
	if c.Tone != report.Plain {
		st.color = toneInk(c.Tone)
	}
	if c.Link != "" {
		st.color = accent
	}
	room := column.width
	if marked(c.Tone) && c.Text != "" && room > 3*toneRoom {
		room -= toneRoom
		if !l.doc.RTL {
			column.x += toneRoom
		}
		column.width = room
	} else if marked(c.Tone) {
		c.Tone = report.Plain
	}
	set := l.set.set(c.Text, st, room)
	if len(set) > 1 && marked(c.Tone) && c.Link == "" {
		st.color = ink // the mark says it; whole sentences are for reading
	}
	out := setCell{set, st, column, c.Tone, c.Link, max(0, min(c.Blank, mostBlank)), nil}
	l.tagged(r, c.Language, func() {
		if out.as = l.at; c.Link != "" {
			out.as = l.openLink(c.Text)
			defer l.close()
		}
		l.reads(c.Text, out.lines)
	})
	return out
}

func (l *layout) blockTable(t report.Table) {
	if len(t.Columns) == 0 {
		return
	}
	st := l.scaled(cellStyle)
	if t.Compact {
		st = l.scaled(compactStyle)
	}
	columns := l.columns(t.Columns, l.columnWidths(t))
	l.open(roleTable)
	defer l.close()
	var pieces []piece
	if t.Caption != "" {
		l.open(roleCaption)
		caption := l.lines(t.Caption, captionStyle, 0, bodyWidth)
		l.close()
		if len(caption) > 0 {
			caption[len(caption)-1].height += 4
		}
		pieces = keepAll(caption)
	}
	first, again := l.tableHead(t, columns, st)
	if first != nil {
		pieces = append(pieces, *first)
	}
	limit := bodyHeight - again.piece.height
	l.open(roleRows)
	defer l.close()
	for i, row := range t.Rows {
		cells := make([]setCell, 0, len(columns))
		var ids []string
		l.open(roleRow)
		for k := range columns {
			c := report.Cell{}
			if k < len(row) {
				c = row[k]
			}
			if c.ID != "" {
				ids = append(ids, c.ID)
			}
			cells = append(cells, l.cell(c, roleCell, st, columns[k]))
		}
		l.close()
		made := l.row(cells, st, limit)
		made[0].ids = ids
		for k := range made {
			made[k].head = again
		}
		// A short first or last row is not left alone on its page.
		if (i == 0 || i == len(t.Rows)-2) && made[0].height < 4*st.leading {
			made[len(made)-1].keep = true
		}
		pieces = append(pieces, made...)
	}
	if len(pieces) > 0 {
		pieces[len(pieces)-1].keep = false
		l.add(9, 11, pieces...)
	}
}

// tableHead makes the head of a table, and the one that is repeated, with the caption again.
func (l *layout) tableHead(t report.Table, columns []tableColumn, st style) (first *piece, again *tableHead) {
	st.bold = true
	cells := make([]setCell, len(columns))
	height := 0
	l.open(roleHead)
	l.open(roleRow)
	for i, c := range t.Columns {
		as := l.open(roleHeadCell)
		as.columnHead = true
		cells[i] = setCell{lines: l.set.set(c.Head, st, columns[i].width), style: st, column: columns[i], as: as}
		l.reads(c.Head, cells[i].lines)
		height = max(height, len(cells[i].lines))
		l.close()
	}
	l.close()
	l.close()
	again = &tableHead{}
	x := l.left(0, bodyWidth)
	if height > 0 {
		h := float64(height)*st.leading + 2*cellPadY
		first = &piece{height: h, keep: true, draw: func(d *drawing, y float64) {
			d.canvas.Line(Point{x, y}, Point{x + bodyWidth, y}, stroked(accent, 1))
			d.canvas.Line(Point{x, y + h}, Point{x + bodyWidth, y + h}, stroked(muted, 0.5))
			// Short heads stand at the bottom, on the rule.
			for _, c := range cells {
				l.drawCell(d, c, y+cellPadY+float64(height-len(c.lines))*st.leading, 0, len(c.lines))
			}
		}}
		again.piece = *first
		again.piece.draw = func(d *drawing, y float64) { d.in(repeated, func() { first.draw(d, y) }) }
	}
	if l.doc.Words.Continued == "" {
		return first, again
	}
	small := l.scaled(smallStyle)
	note := l.doc.Words.Continued
	if name := cmp.Or(t.Caption, l.named); name != "" {
		note = name + " · " + note
	}
	set := l.set.oneLine(note, small, bodyWidth)
	side := l.side(set)
	again.piece.height += small.leading + 3
	again.piece.draw = func(d *drawing, y float64) {
		d.in(repeated, func() {
			d.line(set, small, x, baseline(y, small), bodyWidth, side)
			if first != nil {
				first.draw(d, y+small.leading+3)
			}
		})
	}
	return first, again
}

// row makes one piece of a row, or, of one that is higher than a page, one for each line, so that it can
// be torn.
func (l *layout) row(cells []setCell, st style, limit float64) []piece {
	n := 1
	for _, c := range cells {
		n = max(n, len(c.lines)+c.blank)
	}
	height := float64(n)*st.leading + 2*cellPadY
	if height <= limit {
		return []piece{{height: height, draw: func(d *drawing, y float64) {
			l.drawRow(d, cells, y+cellPadY, 0, n)
			l.rowRule(d, y+height)
		}}}
	}
	pieces := make([]piece, n)
	for i := range pieces {
		h, top := st.leading, 0.0
		if i == 0 {
			top = cellPadY
		}
		last := i == n-1
		h += top
		if last {
			h += cellPadY
		}
		pieces[i] = piece{height: h, keep: i == 0 || i == n-2, draw: func(d *drawing, y float64) {
			l.drawRow(d, cells, y+top, i, i+1)
			if last {
				l.rowRule(d, y+h)
			}
		}}
	}
	return pieces
}

func (l *layout) rowRule(d *drawing, y float64) {
	x := l.left(0, bodyWidth)
	d.canvas.Line(Point{x, y}, Point{x + bodyWidth, y}, stroked(hairline, 0.6))
}

func (l *layout) drawRow(d *drawing, cells []setCell, y float64, from, to int) {
	for _, c := range cells {
		if from < len(c.lines) {
			l.drawCell(d, c, y, from, min(to, len(c.lines)))
		}
	}
}

// drawCell draws the lines of a cell from one up to another, with the first of them at y.
func (l *layout) drawCell(d *drawing, c setCell, y float64, from, to int) {
	if from == 0 && to > 0 && marked(c.tone) {
		at := Point{c.column.x - toneRoom + 3, baseline(y, c.style) - c.style.size*0.34}
		if l.doc.RTL {
			at.X = c.column.x + c.column.width + toneRoom - 3
		}
		d.toneMark(c.tone, at, c.style.size*0.27)
	}
	d.in(c.as, func() {
		for i := from; i < to; i++ {
			d.line(c.lines[i], c.style, c.column.x, baseline(y, c.style), c.column.width, l.sideOf(c.column.align, c.lines[i]))
			y += c.style.leading
		}
		if c.link != "" && to > from {
			height := float64(to-from) * c.style.leading
			d.link(Box{c.column.x, y - height, c.column.width, height}, c.link)
		}
	})
}

// toneMark draws the mark of a tone: full, empty or half full, so that it reads in grey.
func (d *drawing) toneMark(t report.Tone, at Point, radius float64) {
	c := toneInk(t)
	switch t {
	case report.Good:
		d.canvas.Circle(at, radius, filled(c))
	case report.Lacking:
		d.canvas.Circle(at, radius-0.4, stroked(c, 0.9))
	case report.Unsure:
		d.canvas.Circle(at, radius-0.4, stroked(c, 0.9))
		d.canvas.Rect(Box{at.X - radius*0.62, at.Y - 0.1, radius * 1.24, radius * 0.62}, filled(c))
	}
}

// blockFacts sets names in the margin column and their values in the text column.
func (l *layout) blockFacts(items []report.Fact) {
	l.open(roleTable)
	l.factRows(items)
	l.close()
}

func (l *layout) factRows(items []report.Fact) {
	st := l.scaled(cellStyle)
	names := st
	names.color = muted
	name := tableColumn{x: l.left(0, sideWidth), width: sideWidth}
	value := tableColumn{x: l.left(textX, textWidth), width: textWidth}
	var pieces []piece
	for _, item := range items {
		l.open(roleRow)
		made := l.row([]setCell{
			l.cell(report.Cell{Text: item.Name}, roleHeadCell, names, name),
			l.cell(report.Cell{Text: item.Value}, roleCell, st, value),
		}, st, bodyHeight)
		l.close()
		pieces = append(pieces, made...)
	}
	if len(pieces) == 0 {
		return
	}
	x := l.left(0, bodyWidth)
	pieces[0].under(func(d *drawing, y float64) {
		d.canvas.Line(Point{x, y}, Point{x + bodyWidth, y}, stroked(line, 0.5))
	})
	l.add(8, 10, pieces...)
}
