package pdf

import (
	"strconv"

	"cirtkit/report"
)

// block adds one block. Short paragraphs between a heading and a table or chart stay with both.
func (l *layout) block(b report.Block) {
	led, start, tied := l.leads, len(l.pieces), false
	l.leads = false
	switch b.(type) {
	case report.Heading:
		l.leads = true
	case report.Paragraph, report.Table, report.Chart, report.Facts:
		if led && start > 0 {
			tied = !l.pieces[start-1].keep
			l.pieces[start-1].keep = true
		}
	}
	l.oneBlock(b)
	if tied && l.heightAround(start) > bodyHeight {
		l.pieces[start-1].keep = false // together they would be torn anyway, and not at the best place
	}
	if p, ok := b.(report.Paragraph); ok {
		l.leads = led && len(l.pieces)-start <= 4
		// A short note is not parted from what it is about; a chart does not move for it.
		if short := len(l.pieces)-start <= 3; p.Style == report.Small && short && start > 0 && l.pieces[start-1].height < tall {
			l.pieces[start-1].keep = true
		}
	}
}

// heightAround is the height of the pieces that must stay together, with the one before start among them.
func (l *layout) heightAround(start int) float64 {
	first := start - 1
	for first > 0 && l.pieces[first-1].keep && !l.pieces[first].newPage {
		first--
	}
	height := 0.0
	for _, p := range l.pieces[first:group(l.pieces, first)] {
		height += p.above + p.height
	}
	return height
}

func (l *layout) oneBlock(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		l.blockHeading(b)
	case report.Paragraph:
		l.blockParagraph(b)
	case report.Bullets:
		l.blockBullets(b)
	case report.Facts:
		l.blockFacts(b.Items)
	case report.Table:
		l.blockTable(b)
	case report.Chart:
		l.blockChart(b)
	}
}

func (l *layout) blockHeading(h report.Heading) {
	level := min(max(h.Level, 2), 3)
	pieces := l.lines(h.Text, headingStyles[level], 0, bodyWidth)
	l.heading(pieces, level-1, h.Text, h.ID, level == 2)
	if level == 2 {
		l.add(24, 6, keepAll(pieces)...)
	} else {
		l.add(17, 4, keepAll(pieces)...)
	}
}

func (l *layout) blockParagraph(p report.Paragraph) {
	switch p.Style {
	case report.Lead:
		l.add(8, 10, l.lines(p.Text, leadStyle, 0, bodyWidth)...)
	case report.Small:
		l.add(5, 8, l.lines(p.Text, smallStyle, 0, bodyWidth)...)
	case report.Quote:
		l.blockQuote(p.Text)
	default:
		l.add(7, 7, l.lines(p.Text, bodyStyle, 0, bodyWidth)...)
	}
}

// blockQuote sets what somebody entered: with a bar at its side.
func (l *layout) blockQuote(text string) {
	st := bodyStyle
	st.size, st.leading = 9.5, 13.8
	pieces := l.lines(text, st, quoteIndent, bodyWidth-quoteIndent)
	x := l.left(0, 2.5)
	for i := range pieces {
		height := pieces[i].height
		pieces[i].under(func(d *drawing, y float64) { d.canvas.Rect(Box{x, y, 2.5, height}, filled(line)) })
	}
	l.add(7, 9, pieces...)
}

func (l *layout) blockBullets(b report.Bullets) {
	indent := bulletIndent
	if b.Numbered && len(b.Items) > 9 {
		indent += 6
	}
	for i, item := range b.Items {
		st := bodyStyle
		if item.Link != "" {
			st.color = accent
		}
		pieces := l.lines(item.Text, st, indent, bodyWidth-indent)
		if len(pieces) == 0 {
			continue
		}
		l.linked(pieces, item.Link, indent, bodyWidth-indent)
		mark, markStyle := "•", l.scaled(bodyStyle)
		if b.Numbered {
			mark = strconv.Itoa(i+1) + "."
		}
		markStyle.color = accent
		set := l.set.oneLine(mark, markStyle, indent)
		width := indent - 5
		x, side := l.left(0, width), right
		if !b.Numbered {
			side = center
		}
		if l.doc.RTL && b.Numbered {
			side = left
		}
		pieces[0].under(func(d *drawing, y float64) { d.line(set, markStyle, x, baseline(y, markStyle), width, side) })
		before, after := 3.5, 3.5
		if i == 0 {
			before = 6
		}
		if i == len(b.Items)-1 {
			after = 8
		}
		l.add(before, after, pieces...)
	}
}

// linked makes pieces links, where there is something to link to.
func (l *layout) linked(pieces []piece, to string, x, width float64) {
	if to == "" {
		return
	}
	at := l.left(x, width)
	for i := range pieces {
		height := pieces[i].height
		pieces[i].under(func(d *drawing, y float64) { d.link(Box{at, y, width, height}, to) })
	}
}

// closing sets the last words, under a rule.
func (l *layout) closing() {
	x := l.left(0, bodyWidth)
	var pieces []piece
	for i, text := range l.doc.Closing {
		part := l.lines(text, smallStyle, 0, bodyWidth)
		if i > 0 && len(part) > 0 {
			part[0].above = 5
		}
		pieces = append(pieces, part...)
	}
	if len(pieces) == 0 {
		return
	}
	rule := piece{height: 9, draw: func(d *drawing, y float64) {
		d.canvas.Line(Point{x, y}, Point{x + bodyWidth, y}, stroked(line, 0.6))
	}}
	l.add(30, 0, append([]piece{rule}, keepAll(pieces)...)...)
}
