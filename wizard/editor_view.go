package wizard

import (
	"math"
	"strings"
	"unicode/utf8"
)

// view draws the text in a width and at most height lines, with the cursor when it is focused. Where there
// is more above or below, a sign at the right edge says so.
func (e *editor) view(w, height int, focused bool) []line {
	if !e.many {
		e.width = max(1, w-1)
		return []line{e.single(w, focused)}
	}
	height = max(1, height)
	e.width, e.height = max(1, w-2), height // the cursor after the last character, and the sign
	rows := e.rows()
	at := rowOf(rows, e.at)
	e.top = max(0, min(max(min(e.top, at), at-height+1), len(rows)-height))
	var out []line
	for i := e.top; i < min(len(rows), e.top+height); i++ {
		l := e.rowLine(i, focused)
		sign := ""
		switch up, down := i == e.top && i > 0, i == e.top+height-1 && i < len(rows)-1; {
		case up && (!down || at == i):
			sign = "▲"
		case down:
			sign = "▼"
		}
		if sign != "" {
			l = append(l.pad(w-1), span{sign, inkAccent})
		}
		out = append(out, l.fit(w))
	}
	return out
}

// rowLine is one of the lines as they are seen, with the cursor where it is on it.
func (e *editor) rowLine(i int, focused bool) line {
	r := e.rows()[i]
	s := strings.TrimRight(e.text[r.from:r.to], "\n")
	l := plain(s)
	if focused && i == rowOf(e.rows(), e.at) {
		l = withCursor(overhanging(s, e.at-r.from, e.width))
	}
	return asOne(l, paragraphAt(e.text, r.from))
}

// overhanging takes out what stands past a width before the cursor: spaces, which may hang over the end of a
// line, so that the cursor among them is seen at its end.
func overhanging(s string, at, w int) (string, int) {
	for at > 0 && s[at-1] == ' ' && width(s[:at]) > w {
		s, at = s[:at-1]+s[at:], at-1
	}
	return s, at
}

// click puts the cursor where the last view, which was focused, was clicked: a column and a line of it.
func (e *editor) click(t theme, x, y int) {
	rows := e.rows()
	e.goal = 0
	i := e.top + y
	switch {
	case y < 0:
		return
	case i >= len(rows):
		e.at = len(e.text)
		return
	}
	r, l := rows[i], e.rowLine(i, true)
	if x >= l.width() {
		e.at = e.atColumn(r, math.MaxInt)
		return
	}
	letter := t.letterAt(l, max(0, x))
	if len(l) > 0 && strings.HasPrefix(clean(l[0].text), "◌") && !strings.HasPrefix(l[0].text, "◌") {
		letter = max(0, letter-1) // the circle that a mark stands on is not of the text
	}
	at := r.from
	for ; letter > 0 && at < r.to && e.text[at] != '\n'; letter-- {
		_, size := utf8.DecodeRuneInString(e.text[at:])
		at += size
	}
	e.at = min(e.whole(at, r.from), e.atColumn(r, math.MaxInt))
}

// whole is where the character begins that a place is in, looked for from the beginning of its line.
func (e *editor) whole(at, from int) int {
	for i := from; i < at; {
		n, _ := cluster(e.text[i:])
		if i+n > at {
			return i
		}
		i += n
	}
	return at
}

// single draws one line, moved so that the cursor is seen; what is cut off at either end shows as "…".
func (e *editor) single(w int, focused bool) line {
	if !focused {
		return plain(e.text).fit(w)
	}
	var starts, cells []int // of the characters before the cursor
	for i := 0; i < e.at; {
		n, c := cluster(e.text[i:])
		starts, cells = append(starts, i), append(cells, c)
		i += n
	}
	room, first := w-1, len(starts)
	if e.at < len(e.text) {
		_, c := cluster(e.text[e.at:])
		room = w - max(1, c)
		if e.after() < len(e.text) {
			room-- // for the sign behind it
		}
	}
	for first > 0 && (cells[first-1] <= room-1 || first == 1 && cells[0] <= room) {
		first--
		room -= cells[first]
	}
	if first == 0 {
		return asOne(withCursor(e.text, e.at), e.text).fit(w)
	}
	from := e.at
	if first < len(starts) {
		from = starts[first]
	}
	return append(line{{"…", inkMuted}}, asOne(withCursor(e.text[from:], e.at-from), e.text)...).fit(w)
}

func withCursor(s string, at int) line {
	if at >= len(s) {
		return line{{s, inkPlain}, {" ", inkCursor}}
	}
	n, _ := cluster(s[at:])
	return line{{s[:at], inkPlain}, {s[at : at+n], inkCursor}, {s[at+n:], inkPlain}}
}
