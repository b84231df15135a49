package wizard

import (
	"slices"
	"strings"
)

// A list stands still while its cursor moves: the rows have the same room whatever is said below them about the one
// under the cursor. What is said there and doesn't fit is cut with a sign, which names the key that shows all of it.

// drawnList is a list as it was drawn.
type drawnList struct {
	lines []line
	top   int // the first line shown of the whole list
	rows  hits
}

// listLines draws a list with a cursor: long texts wrap, and the detail of the row under the cursor
// stands below the list. Of a long list only the rows that are seen are drawn.
func listLines(items []item, at, top, w, height int) drawnList {
	l := lay(items, w)
	room := height - detailRoom(items, w, height)
	if l.height < room {
		room = l.height // what the rows leave is the detail's
	}
	room = max(1, room)
	from, to := l.row(at)
	top = windowTop(l.height, room, top, from, to)
	part, rows := l.draw(at, top, top+room)
	part = signed(part, top, l.height, w)
	return drawnList{append(part[:len(part):len(part)], detailLines(items[at], w, height-room)...), top, rows}
}

// laidList is where the rows of a list stand, before any is drawn.
type laidList struct {
	items   []item
	keys, w int
	starts  []int // the first line of each row, what stands before it included
	height  int   // of all
}

func lay(items []item, w int) laidList {
	l := laidList{items: items, w: w - 1, starts: make([]int, len(items))} // the last column is the sign's that there is more
	for i := range items {
		l.keys = max(l.keys, width(items[i].key))
	}
	for i := range items {
		l.starts[i] = l.height
		blank, heads := before(&items[i], i)
		l.height += blank + heads + itemHeight(&items[i], l.keys, l.w)
	}
	return l
}

// before counts the lines before a row: a blank one that sets it apart, and those of its headings.
func before(it *item, i int) (blank, heads int) {
	if it.apart || it.heading != "" && i > 0 {
		blank = 1
	}
	if it.heading != "" {
		heads++
	}
	if it.whose != "" {
		heads++
	}
	return blank, heads
}

// row is the first and the last line of a row, with its headings.
func (l *laidList) row(i int) (from, to int) {
	blank, _ := before(&l.items[i], i)
	to = l.height - 1
	if i+1 < len(l.items) {
		to = l.starts[i+1] - 1
	}
	return l.starts[i] + blank, to
}

// draw draws the lines from one to before another, and says whose each of them is; at is the row under the cursor.
func (l *laidList) draw(at, from, to int) (lines []line, rows hits) {
	first, exact := slices.BinarySearch(l.starts, from)
	if !exact {
		first = max(0, first-1)
	}
	if first >= len(l.items) {
		return nil, nil
	}
	skip := from - l.starts[first]
	for i := first; i < len(l.items) && l.starts[i] < to; i++ {
		it := &l.items[i]
		if blank, _ := before(it, i); blank > 0 {
			lines, rows = append(lines, nil), append(rows, -1)
		}
		if it.heading != "" {
			lines, rows = append(lines, say(inkMuted, " "+it.heading)), append(rows, -1)
		}
		if it.whose != "" {
			lines, rows = append(lines, plain("   "+it.whose)), append(rows, -1)
		}
		lines = append(lines, itemLines(*it, i == at, l.keys, l.w)...)
		for len(rows) < len(lines) {
			rows = append(rows, i)
		}
	}
	end := min(len(lines), skip+to-from)
	return lines[skip:end], rows[skip:end]
}

const (
	// detailAhead is how many lines a detail gets that is only worked out once the cursor is on its row.
	detailAhead = 3
	// fewRows is up to how many rows the details are wrapped for every frame; of longer lists their bytes are counted.
	fewRows = 24
)

// detailRoom is how many lines are kept free below a list for the details of its rows, with the blank one before them: as many
// as the longest takes, but at most a third of the height. It does not depend on where the cursor is.
func detailRoom(items []item, w, height int) int {
	most := max(1, height/3)
	lines := 0
	for _, it := range items {
		n := 0
		switch {
		case it.more != nil:
			n = detailAhead
		case it.detail != "" && len(items) <= fewRows:
			n = len(wrapped(inkMuted, it.detail, w-4))
		case it.detail != "":
			n = 1 + strings.Count(it.detail, "\n") + len(it.detail)/max(1, w-4)
		}
		if lines = max(lines, n); lines >= most {
			return 1 + most
		}
	}
	if lines == 0 {
		return 0
	}
	return 1 + lines
}

// detailLines are what is said about a row, in at most a height.
func detailLines(it item, w, height int) []line {
	d := it.about()
	if d == "" || height < 2 {
		return nil
	}
	out := indent(3, wrapped(inkMuted, d, w-4))
	if len(out) >= height {
		out = out[:height-1]
		last := len(out) - 1
		out[last] = ends(out[last], say(inkAccent, "… "+keyDetail.show), w)
	}
	return append([]line{nil}, out...)
}

// readDetail shows all that is said about a row.
func (a *app) readDetail(it item) {
	if d := it.about(); d != "" {
		a.push(&wholeText{title: it.text, parts: []guidance{{"", d}}})
	}
}

// The most lines of a row's text, and of what stands under it.
const (
	mostText  = 6
	mostUnder = 3
)

// itemShape is how a row is laid out.
type itemShape struct {
	head   int  // cells before the text
	room   int  // of the text
	beside bool // what stands at the right has room
	under  bool // something stands below the text
}

func shapeOf(it *item, keys, w int) itemShape {
	s := itemShape{head: 3, under: it.under != "" && it.columns == nil}
	if keys > 0 {
		s.head += keys + 2
	}
	if it.sign != "" {
		s.head += width(it.sign) + 1
	}
	s.room = w - s.head - 1
	room := s.room
	switch {
	case it.columns != nil:
		room -= columnsWidth(it.columns) + 2
	case it.right != "":
		room -= width(it.right) + 2
	default:
		return s
	}
	if room >= 12 {
		s.room, s.beside = room, true
	}
	return s
}

// itemHeight counts the lines of itemLines.
func itemHeight(it *item, keys, w int) int {
	s := shapeOf(it, keys, w)
	n := min(mostText, wrappedLines(it.text, s.room))
	if s.under {
		n += min(mostUnder, wrappedLines(it.under, w-s.head-1))
	}
	return n
}

func itemLines(it item, chosen bool, keys, w int) []line {
	s := shapeOf(&it, keys, w)
	mark := "   "
	if chosen {
		mark = " ▸ "
	}
	head := line{{mark, inkAccent}}
	if keys > 0 {
		head = append(head, span{it.key + strings.Repeat(" ", keys-width(it.key)) + "  ", inkAccent})
	}
	if it.sign != "" {
		head = append(head, span{it.sign + " ", inkAccent})
	}
	in := inkPlain
	switch {
	case chosen:
		in = inkChosen
	case it.muted:
		in = inkMuted
	}
	rows := wrapped(in, it.text, s.room)
	rows = atMost(rows, mostText, s.room)
	if !chosen && len(it.words) > 0 {
		for i := range rows {
			rows[i] = showWords(rows[i], it.words)
		}
	}
	if s.beside {
		right := line{{it.right, inkMuted}}
		if it.columns != nil {
			right = cellsLine(it.columns, it.cells, it.warns)
		}
		rows[0] = append(rows[0].pad(s.room+1), append(line{{" ", inkPlain}}, right...)...)
	}
	if s.under {
		below := wrapped(inkMuted, it.under, w-s.head-1)
		rows = append(rows, atMost(below, mostUnder, w-s.head-1)...)
	}
	return hang(head, rows)
}
