package wizard

import "strings"

// A list stands still while its cursor moves: the rows have the same room whatever is said below them about the one
// under the cursor. What is said there and doesn't fit is cut with a sign, which names the key that shows all of it.

// drawnList is a list as it was drawn.
type drawnList struct {
	lines []line
	top   int // the first line shown of the whole list
	rows  hits
}

// listLines draws a list with a cursor: long texts wrap, and the detail of the row under the cursor
// stands below the list.
func listLines(items []item, at, top, w, height int) drawnList {
	body, rows, from, to := rowLines(items, at, w)
	room := height - detailRoom(items, w, height)
	if len(body) < room {
		room = len(body) // what the rows leave is the detail's
	}
	room = max(1, room)
	part, top := window(body, room, top, from, to)
	rows = rows[top : top+len(part)]
	part = signed(part, top, len(body), w)
	return drawnList{append(part[:len(part):len(part)], detailLines(items[at], w, height-room)...), top, rows}
}

// rowLines are the lines of all rows, whose each of them is, and the first and the last one of the row under the cursor.
func rowLines(items []item, at, w int) (body []line, rows hits, from, to int) {
	keys := 0
	for _, it := range items {
		keys = max(keys, width(it.key))
	}
	for i, it := range items {
		if it.apart || it.heading != "" && i > 0 {
			body, rows = append(body, nil), append(rows, -1)
		}
		before := len(body)
		if it.heading != "" {
			body, rows = append(body, say(inkMuted, " "+it.heading)), append(rows, -1)
		}
		if it.whose != "" {
			body, rows = append(body, plain("   "+it.whose)), append(rows, -1)
		}
		if i == at {
			from = before // with its heading
		}
		body = append(body, itemLines(it, i == at, keys, w-1)...) // the last column is the sign's that there is more
		if i == at {
			to = len(body) - 1
		}
		for len(rows) < len(body) {
			rows = append(rows, i)
		}
	}
	return body, rows, from, to
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

func itemLines(it item, chosen bool, keys, w int) []line {
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
	room := w - head.width() - 1
	right := line(nil)
	if it.right != "" {
		right = line{{it.right, inkMuted}}
		room -= width(it.right) + 2
	}
	if it.cells != nil {
		right = it.table
		room -= right.width() + 2
	}
	if room < 12 { // no room for both
		room, right = w-head.width()-1, nil
	}
	rows := wrapped(in, it.text, room)
	rows = atMost(rows, 6, room)
	if !chosen && len(it.words) > 0 {
		for i := range rows {
			rows[i] = showWords(rows[i], it.words)
		}
	}
	if right != nil {
		rows[0] = append(rows[0].pad(room+1), append(line{{" ", inkPlain}}, right...)...)
	}
	if it.under != "" && it.cells == nil {
		below := wrapped(inkMuted, it.under, w-head.width()-1)
		rows = append(rows, atMost(below, 3, w-head.width()-1)...)
	}
	return hang(head, rows)
}
