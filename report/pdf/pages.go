package pdf

import "slices"

// piece is a strip across the body that is never torn: a line of a paragraph, a row of a table, a
// chart. It knows its height before the page it will stand on.
type piece struct {
	height float64
	above  float64 // room above, left out at the top of a page
	keep   bool    // it must not be the last on its page: what follows comes along

	newPage  bool
	ids      []string // places for links, at its top
	bookmark *bookmark
	head     *tableHead // of the table that it is a row of
	chart    bool       // a chart or its caption: what follows may stand before it
	note     bool       // a short note on a chart: the page is tightened for it

	// draw draws it, with its upper edge at y.
	draw func(d *drawing, y float64)
}

// tableHead is repeated where a table goes on on another page.
type tableHead struct{ piece piece }

// bookmark is an entry of the outline.
type bookmark struct {
	level int // from 0
	title string
}

// placed is a piece on its page.
type placed struct {
	*piece
	y   float64
	gap float64 // above it, on this page
}

// page is what stands on one page, beside the furniture.
type page struct{ pieces []placed }

// height is how far down the page its pieces reach.
func (p *page) height() float64 {
	if len(p.pieces) == 0 {
		return 0
	}
	last := p.pieces[len(p.pieces)-1]
	return last.y + last.piece.height - bodyTop
}

// place is where something stands: a page, counted from 1, and a height on it.
type place struct {
	page int
	y    float64
}

// dealOut puts pieces on pages, each as high as the body. Pieces that must stay together move to the
// next page together, unless they wouldn't fit on one page anyway. A table that goes on repeats its
// head. A chart that moves lets what belongs to it, up to the next heading, fill the page that it leaves.
func dealOut(pieces []piece) []page {
	var pages []page
	y := bodyBottom + 1 // nothing fits: the first piece opens a page
	open := func() {
		pages = append(pages, page{})
		y = bodyTop
	}
	for i := 0; i < len(pieces); {
		end := group(pieces, i)
		need := groupHeight(pieces[i:end])
		over := y + pieces[i].above + need - bodyBottom
		if over > 0 && (need >= tall || pieces[i].note) && len(pages) > 0 && !pieces[i].newPage {
			taken := pages[len(pages)-1].tighten(over)
			// Only a chart is overtaken: text and rows keep their order, and what leads to a chart stays before it.
			if y -= taken; taken == 0 && !slices.ContainsFunc(pieces[i:end], func(p piece) bool { return !p.chart }) {
				if after := overtaking(pieces, end, bodyBottom-y); after > end {
					pieces = slices.Concat(pieces[:i:i], pieces[end:after], pieces[i:end], pieces[after:])
					continue
				}
			}
		}
		if len(pages) == 0 || pieces[i].newPage || y+pieces[i].above+need > bodyBottom+0.01 {
			if len(pages) == 0 || len(pages[len(pages)-1].pieces) > 0 {
				open()
			}
			if head := pieces[i].head; head != nil {
				y = put(&pages[len(pages)-1], &head.piece, y)
			}
		}
		for ; i < end; i++ {
			p := &pieces[i]
			current := &pages[len(pages)-1]
			// A group that is higher than a page is torn after all.
			if len(current.pieces) > 0 && y+p.above+p.height > bodyBottom+0.01 {
				open()
				current = &pages[len(pages)-1]
				if p.head != nil {
					y = put(current, &p.head.piece, y)
				}
			}
			y = put(current, p, y)
		}
	}
	return pages
}

// overtaking is the end of the pieces from start on, up to the next heading, that all together fit into a room: they
// may stand before a chart that does not. It is start where there are none, and charts keep their order.
func overtaking(pieces []piece, start int, room float64) int {
	end := start
	for ; end < len(pieces) && pieces[end].bookmark == nil && !pieces[end].newPage; end++ {
		if room -= pieces[end].above + pieces[end].height; room < 0 || pieces[end].height >= tall {
			return start
		}
	}
	return end
}

// tall is how high something must be for a page to be tightened for it: a chart, say.
const tall = 100.0

// tighten takes height from the gaps between a page's pieces, if a quarter of them is enough, and says
// how much it took: a page may look a little fuller where that spares a chart a page of its own.
func (p *page) tighten(over float64) float64 {
	gaps := 0.0
	for _, p := range p.pieces {
		gaps += p.gap
	}
	if over > gaps/4 {
		return 0
	}
	up := 0.0
	for i := range p.pieces {
		at := &p.pieces[i]
		less := at.gap * over / gaps
		at.gap -= less
		up += less
		at.y -= up
	}
	return over
}

// put puts a piece on a page, below what is there, and says where the next one may go.
func put(on *page, p *piece, y float64) float64 {
	gap := 0.0
	if len(on.pieces) > 0 {
		gap = p.above
	}
	on.pieces = append(on.pieces, placed{p, y + gap, gap})
	return y + gap + p.height
}

// group is the end of the pieces from start on that must stay together.
func group(pieces []piece, start int) int {
	end := start
	for end < len(pieces)-1 && pieces[end].keep && !pieces[end+1].newPage {
		end++
	}
	return end + 1
}

// groupHeight is the height of a group, without the room above its first piece; or, for one that is
// higher than a page, of its beginning that should stay together at least.
func groupHeight(pieces []piece) float64 {
	h := pieces[0].height
	for i := range pieces[1:] {
		h += pieces[i+1].above + pieces[i+1].height
	}
	if h > bodyHeight {
		return min(h, pieces[0].height+80)
	}
	return h
}
