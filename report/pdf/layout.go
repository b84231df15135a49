package pdf

import (
	"cmp"
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
	after   float64         // room that the last block wants below it
	newPage bool            // what comes next starts a page
	leads   bool            // what was added last leads to what comes next: a heading, or its first short paragraph
	pending *report.Heading // not placed yet: beside running text it stands in the margin column
	beside  float64         // of a heading in the margin column, how much is higher than the text beside it so far
	opened  bool            // the title of the part was added last
	wide    bool            // a table or a chart was added last, or a note on one

	partTitled  string // the title of the part that is laid out
	named       string // the heading that is over what is laid out, or that title
	leading     placing
	wideFollows bool // the block after the one that is laid out takes the whole width

	root, at  *element // of the tree of tags, and the one that is open
	pendingAs *element // what the heading that waits is in the tree
	deepest   int      // level of the heading before, in the tree

	entries []entry // of the contents
	owned   int     // places that were made for the contents
	widths  map[string][]float64
}

// entry is a line of the contents.
type entry struct {
	level int // 0 for a part
	text  string
	id    string
}

func newLayout(d *report.Document) *layout {
	root := &element{role: roleDocument}
	return &layout{doc: d, set: newTypesetter(d.Language, d.RTL), theme: themeOf(d.Language), scale: 1, root: root, at: root}
}

// pages lays out the whole document: cover, contents, parts, closing words. A document of one sheet has the parts
// alone.
func (l *layout) pages() []page {
	var cover []page
	if !l.doc.Sheet {
		l.tagged(roleSection, "", func() { l.fewestPages(l.cover) })
		cover = dealOut(l.take())
	}
	contents := l.open(roleSection) // laid out last, and read here
	l.close()

	var body []page
	for start := 0; start == 0 || start < len(l.doc.Parts); {
		end := start + 1
		for end < len(l.doc.Parts) && !l.doc.Parts[end].NewPage {
			end++
		}
		end = min(end, len(l.doc.Parts))
		body = append(body, l.run(l.doc.Parts[start:end], end == len(l.doc.Parts))...)
		start = max(end, 1)
	}

	l.set.lost.where = ""
	pages := cover
	if !l.doc.Brief && !l.doc.Sheet {
		l.at = contents
		pages = append(pages, l.contentsPages()...)
		l.close()
	}
	return append(pages, body...)
}

// stub is how high what stands on a last page may be, for the pages before it to be set a little tighter.
const stub = bodyHeight * 0.28

// run lays out parts that follow one another on their pages, the first of them on a new page; the closing words
// stand after the last. Where a few lines alone would take one more page, all of it is set a little smaller.
func (l *layout) run(parts []report.Part, last bool) []page {
	lay := func() {
		l.newPage = true
		for i := range parts {
			l.part(&parts[i])
		}
		if last {
			l.tagged(roleSection, "", l.closing)
		}
	}
	s := l.state()
	pages := l.try(s, 1, lay)
	n := len(pages)
	if n < 2 || pages[n-1].height() > stub || slices.ContainsFunc(parts, func(p report.Part) bool { return p.OnePage }) {
		l.take()
		return pages
	}
	for _, scale := range scales[1:3] {
		if tighter := l.try(s, scale, lay); len(tighter) < n {
			l.take()
			return tighter
		}
	}
	pages = l.try(s, 1, lay)
	l.take()
	return pages
}

func (l *layout) take() []piece {
	pieces := l.pieces
	l.pieces, l.after, l.newPage, l.leads, l.beside, l.opened = nil, 0, false, false, 0, false
	return pieces
}

// state is a layout to go back to, when what follows is set anew.
type state struct {
	layout layout
	lost   lostCharacters
	kids   int // of the element that is open
}

func (l *layout) state() state { return state{*l, l.set.lost.mark(), len(l.at.kids)} }

func (l *layout) restore(from state) {
	*l = from.layout
	l.pieces, l.entries = slices.Clip(l.pieces), slices.Clip(l.entries)
	l.set.lost = from.lost.mark()
	l.at.kids = l.at.kids[:from.kids]
}

// try lays something out at a scale, from a state on, and deals it out to pages of its own.
func (l *layout) try(from state, scale float64, lay func()) []page {
	was := from.layout.scale
	l.restore(from)
	l.scale = was * scale
	lay()
	l.place()
	l.scale = was
	return dealOut(l.pieces[len(from.layout.pieces):])
}

// add adds a block's pieces with room before and after; of two rooms that meet the larger one counts.
func (l *layout) add(before, after float64, pieces ...piece) {
	if len(pieces) == 0 {
		return
	}
	l.level()
	pieces[0].above = max(before*l.scale, l.after)
	pieces[0].newPage = pieces[0].newPage || l.newPage
	l.newPage, l.opened = false, false
	l.pieces = append(l.pieces, pieces...)
	l.after = after * l.scale
}

// addText adds a block's pieces that stand in the text column, beside a heading in the margin column if one waits.
func (l *layout) addText(before, after float64, pieces ...piece) {
	if len(pieces) == 0 {
		return
	}
	first := l.placeBeside(pieces)
	beside := l.beside
	l.beside = 0
	l.add(before, after, pieces...)
	start := len(l.pieces) - len(pieces)
	if first {
		l.pieces[start].above = 0
	}
	// What stands beside the heading stays on its page.
	for i := start; i < len(l.pieces) && beside > 0; i++ {
		beside -= l.pieces[i].above + l.pieces[i].height
		l.pieces[i].keep = l.pieces[i].keep || beside > 0
	}
	l.beside = max(0, beside)
}

// level ends what stands beside a heading in the margin column: what follows begins below both.
func (l *layout) level() {
	if n := len(l.pieces); l.beside > 0 && n > 0 {
		l.pieces[n-1].height += l.beside
		l.pieces[n-1].keep = false
	}
	l.beside = 0
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
	set := l.broken(s, st, width)
	pieces := make([]piece, len(set))
	at, as := l.left(x, width), l.at
	l.reads(s, set)
	for i, line := range set {
		side := l.side(line)
		pieces[i] = piece{
			height: st.leading,
			keep:   len(set) > 1 && (i == 0 || i == len(set)-2),
			draw: func(d *drawing, y float64) {
				d.in(as, func() { d.line(line, st, at, baseline(y, st), width, side) })
			},
		}
	}
	return pieces
}

// runt is the share of the width below which a last line looks forgotten, and squeezed that of the width at which the
// text is broken anew to give that line more.
const (
	runt     = 0.12
	squeezed = 0.93
)

// broken breaks a text into lines. A last line of a short word gets company from the line before it, where that costs
// no line more.
func (l *layout) broken(s string, st style, width float64) []setLine {
	set := l.set.set(s, st, width)
	if n := len(set); n > 1 && set[n-1].width < runt*width && !set[n-2].torn {
		lost := l.set.lost.mark()
		again := l.set.set(s, st, squeezed*width)
		l.set.lost = lost
		if len(again) == n && again[n-1].width > set[n-1].width && !again[n-2].torn {
			return again
		}
	}
	return set
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
	l.owned++
	own := "\x00" + strconv.Itoa(l.owned)
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
// body text of 7.8 points, as high in its small letters as 9 points of most book faces.
var scales = []float64{1, 0.97, 0.94, 0.91, 0.87, 0.83}

// fewestPages lays something out that begins a page: at the largest scale at which it takes no more pages than it does
// at the smallest. Smaller type takes no more pages, so the scale is found by halving; most takes one page at once.
func (l *layout) fewestPages(lay func()) {
	s := l.state()
	at := 0 // the scale that was tried last
	pages := func(scale int) int {
		at = scale
		return len(l.try(s, scales[scale], lay))
	}
	first := pages(0)
	if first <= 1 {
		return
	}
	high := len(scales) - 1
	least := pages(high)
	low := 1
	if first == least {
		low, high = 0, 0
	}
	for low < high {
		if middle := (low + high) / 2; pages(middle) == least {
			high = middle
		} else {
			low = middle + 1
		}
	}
	if at != high {
		pages(high)
	}
}

func (l *layout) part(p *report.Part) {
	if p.OnePage {
		l.fewestPages(func() { l.alike(p) })
		return
	}
	l.alike(p)
}

// alike lays out a part so that all headings over a table or chart with some words before it stand alike: where one of
// them has no room beside these words, all stand above.
func (l *layout) alike(p *report.Part) {
	s := l.state()
	l.leading = placing{}
	l.partAsItIs(p)
	if l.leading.above && l.leading.beside {
		l.restore(s)
		l.leading = placing{all: true}
		l.partAsItIs(p)
	}
}

// placing says where a part's headings over tables and charts stand.
type placing struct {
	above, beside bool // some do
	all           bool // all must stand above
}

func (l *layout) partAsItIs(p *report.Part) {
	l.partTitled, l.named, l.set.lost.where = p.Title, p.Title, p.Title
	l.newPage = l.newPage || p.NewPage
	l.open(roleSection)
	defer l.close()
	l.deepest = 1
	title := p.Title
	if l.doc.Sheet && len(l.pieces) == 0 {
		title = cmp.Or(title, l.doc.Title)
	}
	pieces := l.partTitle(title)
	l.heading(pieces, 0, title, p.ID, true)
	l.add(40, 9, keepAll(pieces)...)
	start := len(l.pieces)
	l.leads, l.opened = len(pieces) > 0, len(pieces) > 0
	for i, b := range p.Blocks {
		l.wideFollows = false
		if i+1 < len(p.Blocks) {
			switch p.Blocks[i+1].(type) {
			case report.Table, report.Chart, report.Facts:
				l.wideFollows = true
			}
		}
		l.block(b)
	}
	l.place()
	l.level()
	if len(pieces) == 0 && p.ID != "" && len(l.pieces) > start { // a part without a title
		l.pieces[start].ids = append(l.pieces[start].ids, p.ID)
	}
}

// partTitle is a title under a rule, of which the margin column's part is a bar.
func (l *layout) partTitle(title string) []piece {
	l.open(roleHeading1)
	pieces := l.lines(title, partStyle, 0, bodyWidth)
	l.close()
	if len(pieces) == 0 {
		return nil
	}
	x, whole := l.left(0, sideWidth), l.left(0, bodyWidth)
	bar := piece{height: 11, draw: func(d *drawing, y float64) {
		d.canvas.Line(Point{whole, y + 0.4}, Point{whole + bodyWidth, y + 0.4}, stroked(line, 0.6))
		d.canvas.Rect(Box{x, y, sideWidth, 3}, filled(accent))
	}}
	return append([]piece{bar}, pieces...)
}
