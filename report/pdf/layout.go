package pdf

import (
	"slices"
	"strconv"

	"cirtkit/report"
)

// layout makes pieces of a document.
type layout struct {
	doc   *report.Document
	set   *typesetter
	theme theme
	scale float64 // of sizes and gaps, for a part that has to fit on one page; 1 elsewhere

	pieces  []piece
	after   float64 // room that the last block wants below it
	newPage bool    // what comes next starts a page
	leads   bool    // what was added last leads to what comes next: a heading, or its first short paragraph
	entries []entry // of the contents
}

// entry is a line of the contents.
type entry struct {
	level int // 0 for a part
	text  string
	id    string
}

func newLayout(d *report.Document) *layout {
	return &layout{doc: d, set: newTypesetter(d.Language, d.RTL), theme: themeOf(d.Language), scale: 1}
}

// pages lays out the whole document: cover, contents, parts, closing words.
func (l *layout) pages() []page {
	l.cover()
	cover := dealOut(l.take())

	for i := range l.doc.Parts {
		l.part(&l.doc.Parts[i])
	}
	l.closing()
	l.set.lost.where = ""
	body := dealOut(l.take())

	pages := append(cover, l.contentsPages()...)
	return append(pages, body...)
}

func (l *layout) take() []piece {
	pieces := l.pieces
	l.pieces, l.after, l.newPage, l.leads = nil, 0, false, false
	return pieces
}

// add adds a block's pieces with room before and after; of two rooms that meet the larger one counts.
func (l *layout) add(before, after float64, pieces ...piece) {
	if len(pieces) == 0 {
		return
	}
	pieces[0].above = max(before*l.scale, l.after)
	pieces[0].newPage = pieces[0].newPage || l.newPage
	l.newPage = false
	l.pieces = append(l.pieces, pieces...)
	l.after = after * l.scale
}

// scaled is a style with the leading that the language wants, at the scale of the part.
func (l *layout) scaled(st style) style {
	st.leading *= l.theme.leading * l.scale
	st.size *= l.scale
	return st
}

// left is the left edge of something that starts at x from the body's starting side.
func (l *layout) left(x, width float64) float64 {
	if l.doc.RTL {
		return pageWidth - marginSide - x - width
	}
	return marginSide + x
}

// side is the side that a line keeps to where no other is asked for.
func (l *layout) side(line setLine) align {
	if l.doc.RTL || line.rtl {
		return right
	}
	return left
}

// sideOf is the side that an alignment of a cell means.
func (l *layout) sideOf(a report.Align, line setLine) align {
	switch {
	case a == report.Start:
		return l.side(line)
	case l.doc.RTL:
		return left
	}
	return right
}

func baseline(y float64, st style) float64 { return y + st.leading/2 + st.size*0.35 }

// lines makes a piece of each line of a text, x from the starting side. The first two and the last two
// lines of a text stay together.
func (l *layout) lines(s string, st style, x, width float64) []piece {
	st = l.scaled(st)
	set := l.set.set(s, st, width)
	pieces := make([]piece, len(set))
	at := l.left(x, width)
	for i, line := range set {
		side := l.side(line)
		pieces[i] = piece{
			height: st.leading,
			keep:   len(set) > 1 && (i == 0 || i == len(set)-2),
			draw:   func(d *drawing, y float64) { d.line(line, st, at, baseline(y, st), width, side) },
		}
	}
	return pieces
}

// under draws something more with a piece, before it; over after it. Text is read aloud and copied in the
// order in which it is drawn.
func (p *piece) under(draw func(d *drawing, y float64)) { p.draw = both(draw, p.draw) }

func (p *piece) over(draw func(d *drawing, y float64)) { p.draw = both(p.draw, draw) }

func both(first, second func(d *drawing, y float64)) func(d *drawing, y float64) {
	return func(d *drawing, y float64) {
		first(d, y)
		second(d, y)
	}
}

func keepAll(pieces []piece) []piece {
	for i := range pieces {
		pieces[i].keep = true
	}
	return pieces
}

// heading enters a heading into the contents and the outline, and gives its first piece the place.
func (l *layout) heading(pieces []piece, level int, text, id string, inContents bool) {
	if len(pieces) == 0 {
		return
	}
	own := "\x00" + strconv.Itoa(len(l.entries)) + "." + strconv.Itoa(len(l.pieces))
	pieces[0].ids = append(pieces[0].ids, own)
	if id != "" {
		pieces[0].ids = append(pieces[0].ids, id)
	}
	pieces[0].bookmark = &bookmark{level, l.set.plain(text)}
	if inContents {
		l.entries = append(l.entries, entry{level, text, own})
	}
}

// scales are tried for what should take few pages, the largest first. The last is still read with ease:
// body text of 8.3 points.
var scales = []float64{1, 0.96, 0.92, 0.88, 0.83}

// fewestPages lays something out that begins a page: at the largest scale at which it takes no more pages
// than it does at the smallest.
func (l *layout) fewestPages(lay func()) {
	before, lost := *l, l.set.lost.mark()
	pagesAt := func(scale float64) int {
		l.pieces, l.entries = slices.Clip(before.pieces), slices.Clip(before.entries)
		l.after, l.newPage, l.leads = before.after, before.newPage, before.leads
		l.set.lost = lost.mark()
		l.scale = scale
		lay()
		return len(dealOut(l.pieces[len(before.pieces):]))
	}
	least := pagesAt(scales[len(scales)-1])
	for _, scale := range scales {
		if pagesAt(scale) == least {
			break
		}
	}
	l.scale = 1
}

func (l *layout) part(p *report.Part) {
	if p.OnePage {
		l.fewestPages(func() { l.partAsItIs(p) })
		return
	}
	l.partAsItIs(p)
}

func (l *layout) partAsItIs(p *report.Part) {
	l.set.lost.where = p.Title
	l.newPage = l.newPage || p.NewPage
	pieces := l.partTitle(p.Title)
	l.heading(pieces, 0, p.Title, p.ID, true)
	l.add(34, 12, keepAll(pieces)...)
	start := len(l.pieces)
	l.leads = len(pieces) > 0
	for _, b := range p.Blocks {
		l.block(b)
	}
	if len(pieces) == 0 && p.ID != "" && len(l.pieces) > start { // a part without a title
		l.pieces[start].ids = append(l.pieces[start].ids, p.ID)
	}
}

// partTitle is a title with a short bar above it.
func (l *layout) partTitle(title string) []piece {
	pieces := l.lines(title, partStyle, 0, bodyWidth)
	if len(pieces) == 0 {
		return nil
	}
	x := l.left(0, 34)
	bar := piece{height: 12, draw: func(d *drawing, y float64) {
		d.canvas.Rect(Box{x, y, 34, 3}, filled(accent))
	}}
	return append([]piece{bar}, pieces...)
}
