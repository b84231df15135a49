package pdf

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cirtkit/report"
)

// block adds one block. Short paragraphs between a heading and a table or chart stay with both.
func (l *layout) block(b report.Block) {
	switch b.(type) {
	case report.Heading, report.Table, report.Chart, report.Facts:
		l.place() // beside running text alone a heading stands in the margin column
	}
	led, start, tied, headed := l.leads, len(l.pieces), false, l.pending != nil
	l.leads = false
	switch b.(type) {
	case report.Heading:
		l.leads = true
	case report.Paragraph, report.Table, report.Chart, report.Facts:
		if led && start > 0 && !headed {
			tied = !l.pieces[start-1].keep
			l.pieces[start-1].keep = true
		}
	}
	l.oneBlock(b)
	if tied && l.heightAround(start) > bodyHeight {
		l.pieces[start-1].keep = false // together they would be torn anyway, and not at the best place
	}
	switch b := b.(type) {
	case report.Paragraph:
		l.leads = led && len(l.pieces)-start <= mostLeading
		for i := start; l.leads && i < len(l.pieces)-1; i++ {
			l.pieces[i].keep = true // what leads to something moves with it whole
		}
		// A short note is not parted from what it is about; a chart does not move for it.
		if short := len(l.pieces)-start <= 3; b.Style == report.Small && short && start > 0 && start < len(l.pieces) && !headed {
			if before := &l.pieces[start-1]; before.height < tall {
				before.keep = true
			} else {
				l.pieces[start].note = true
			}
		}
		l.wide = l.wide && b.Style == report.Small
	default:
		_, table := b.(report.Table)
		_, chart := b.(report.Chart)
		l.wide = table || chart
	}
}

// mostLeading is how many lines a paragraph has at most that leads from a heading to what follows, and stays with both.
const mostLeading = 7

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
		l.pending, l.named = &b, cmp.Or(b.Text, l.named)
		if b.Level <= 2 && b.Text != "" {
			l.set.lost.where = strings.TrimPrefix(l.partTitled+" › "+b.Text, " › ")
		}
		l.pendingAs = l.tagged(l.headingRole(b.Level), b.Language, func() {})
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

// place puts a heading that waits above what comes next, over the whole width.
func (l *layout) place() {
	h := l.pending
	if l.pending = nil; h == nil {
		return
	}
	level := min(max(h.Level, 2), 3)
	was := l.at
	l.at = l.pendingAs
	pieces := l.lines(h.Text, headingStyles[level], 0, bodyWidth)
	l.at = was
	l.addHeading(h, pieces, 5)
}

// placeBeside puts a heading that waits into the margin column, as a piece without a height, and says whether it did.
// One that has no room there, or is much higher than the few words before a table, goes above.
func (l *layout) placeBeside(text []piece) bool {
	h := l.pending
	if h == nil {
		return false
	}
	level := min(max(h.Level, 2), 3)
	st := l.scaled(headingStyles[level])
	set := l.set.set(h.Text, st, sideWidth)
	room := 0.0
	for _, p := range text {
		room += p.above + p.height
	}
	higher := false
	if l.wideFollows {
		higher = l.leading.all || len(set) > 1 && float64(len(set))*st.leading > room+0.8*st.leading
		l.leading.above, l.leading.beside = l.leading.above || higher, l.leading.beside || !higher
	}
	if len(set) == 0 || len(set) > 5 || higher || slices.ContainsFunc(set, func(s setLine) bool { return s.torn }) {
		l.place()
		return false
	}
	l.pending = nil
	as, was := l.pendingAs, l.at
	l.at = as
	l.reads(h.Text, set)
	l.at = was
	down := baseline(0, l.scaled(bodyStyle)) - baseline(0, st) // the first lines stand on one line
	x := l.left(0, sideWidth)
	beside := piece{keep: true, draw: func(d *drawing, y float64) {
		d.in(as, func() {
			for i, line := range set {
				d.line(line, st, x, baseline(y+down+float64(i)*st.leading, st), sideWidth, l.side(line))
			}
		})
	}}
	l.addHeading(h, []piece{beside}, 0)
	l.beside = down + float64(len(set))*st.leading
	return true
}

// addHeading adds the pieces of a heading, under a rule where it is of the second level.
func (l *layout) addHeading(h *report.Heading, pieces []piece, after float64) {
	if len(pieces) == 0 {
		return
	}
	level := min(max(h.Level, 2), 3)
	before := 11.0
	if level == 2 {
		before = 15
		x := l.left(0, bodyWidth)
		pieces = append([]piece{{height: 6 * l.scale, draw: func(d *drawing, y float64) {
			d.canvas.Line(Point{x, y}, Point{x + bodyWidth, y}, stroked(line, 0.6))
		}}}, pieces...)
	}
	l.heading(pieces, level-1, h.Text, h.ID, level == 2)
	l.add(before, after, keepAll(pieces)...)
}

func (l *layout) blockParagraph(p report.Paragraph) {
	role := roleParagraph
	switch p.Style {
	case report.Small:
		role = roleNote
	case report.Quote:
		role = roleQuote
	}
	l.tagged(role, p.Language, func() { l.paragraph(p) })
}

func (l *layout) paragraph(p report.Paragraph) {
	switch {
	case p.Style == report.Lead && l.opened:
		l.add(4, 10, l.lines(p.Text, leadStyle, 0, bodyWidth)...)
	case p.Style == report.Lead:
		l.addText(6, 8, l.lines(p.Text, pointStyle, textX, textWidth)...)
	case p.Style == report.Small && l.wide && l.pending == nil:
		l.add(4, 7, l.lines(p.Text, smallStyle, 0, bodyWidth)...)
	case p.Style == report.Small:
		l.addText(4, 7, l.lines(p.Text, smallStyle, textX, textWidth)...)
	case p.Style == report.Quote:
		l.blockQuote(p.Text)
	default:
		l.addText(5, 6, l.lines(p.Text, bodyStyle, textX, textWidth)...)
	}
}

// blockQuote sets what somebody entered: with a bar at its side.
func (l *layout) blockQuote(text string) {
	l.open(roleParagraph)
	pieces := l.lines(text, quoteStyle, textX+quoteIndent, textWidth-quoteIndent)
	l.close()
	x := l.left(textX, 2)
	for i := range pieces {
		height := pieces[i].height
		pieces[i].under(func(d *drawing, y float64) { d.canvas.Rect(Box{x, y, 2, height}, filled(line)) })
	}
	l.addText(6, 7, pieces...)
}

func (l *layout) blockBullets(b report.Bullets) {
	l.wideFollows = l.wideFollows && len(b.Items) < 2
	indent := bulletIndent
	if b.Numbered {
		indent += 3
		if len(b.Items) > 9 {
			indent += 5
		}
	}
	l.open(roleList).numbered = b.Numbered
	defer l.close()
	linkColor := accent
	for _, item := range b.Items {
		if item.Link != "" && len(l.set.set(item.Text, l.scaled(bodyStyle), textWidth-indent)) > 1 {
			linkColor = ink // a list of whole sentences is for reading
		}
	}
	for i, item := range b.Items {
		st := bodyStyle
		if item.Link != "" {
			st.color = linkColor
		}
		l.open(roleItem)
		label := l.open(roleLabel)
		l.close()
		var pieces []piece
		l.tagged(roleBody, item.Language, func() {
			pieces = l.linked(item.Link, item.Text, textX+indent, textWidth-indent, func() []piece {
				return l.lines(item.Text, st, textX+indent, textWidth-indent)
			})
		})
		l.close()
		if len(pieces) == 0 {
			continue
		}
		mark, markStyle := "•", l.scaled(bodyStyle)
		if b.Numbered {
			mark = strconv.Itoa(i+1) + "."
		}
		markStyle.color = accent
		set := l.set.oneLine(mark, markStyle, indent)
		width := indent - 5
		x, side := l.left(textX, width), left
		if l.doc.RTL {
			side = right
		}
		pieces[0].under(func(d *drawing, y float64) {
			d.in(label, func() { d.line(set, markStyle, x, baseline(y, markStyle), width, side) })
		})
		before, after := 2.8, 2.8
		if i == 0 {
			before = 5
		}
		if i == len(b.Items)-1 {
			after = 7
		}
		l.addText(before, after, pieces...)
	}
}

// linked makes the pieces that a function lays out links, where there is something to link to. Text is what they say.
func (l *layout) linked(to, text string, x, width float64, lay func() []piece) []piece {
	if to == "" {
		return lay()
	}
	as := l.openLink(text)
	pieces := lay()
	l.close()
	at := l.left(x, width)
	for i := range pieces {
		height := pieces[i].height
		pieces[i].under(func(d *drawing, y float64) {
			d.in(as, func() { d.link(Box{at, y, width, height}, to) })
		})
	}
	return pieces
}

// closing sets the last words, under a rule.
func (l *layout) closing() {
	x := l.left(0, bodyWidth)
	var pieces []piece
	for i, text := range l.doc.Closing {
		l.open(roleParagraph)
		part := l.lines(text, smallStyle, textX, textWidth)
		l.close()
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
