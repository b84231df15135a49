package wizard

import (
	"strings"
	"unicode"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/text"
)

// editor is a text being written: one line, or many. The cursor stands at a byte that begins a
// character as a reader counts them, so that no mark is ever torn from its letter.
type editor struct {
	text  string
	at    int // byte position of the cursor
	many  bool
	width int // of the last view; up and down move by what is seen
	top   int // first line shown
}

func newEditor(s string, many bool) editor { return editor{text: s, at: len(s), many: many} }

// insert puts text in at the cursor, through the gate for what comes in.
func (e *editor) insert(s string) {
	rules := text.Line
	if e.many {
		rules = text.Block
	}
	s, _ = text.Clean(s, text.Rules{Max: max(0, rules.Max), Newlines: e.many})
	limit := rules.Max
	if limit == 0 {
		limit = text.DefaultMax
	}
	if len(e.text)+len(s) > limit {
		return
	}
	e.text = e.text[:e.at] + s + e.text[e.at:]
	e.at += len(s)
	e.settle()
}

// settle moves the cursor to the end of the character that it may stand in.
func (e *editor) settle() {
	for i := 0; i < len(e.text); {
		if i >= e.at {
			e.at = i
			return
		}
		n, _ := cluster(e.text[i:])
		i += n
	}
	e.at = len(e.text)
}

func (e *editor) before() int {
	last := 0
	for i := 0; i < e.at; {
		last = i
		n, _ := cluster(e.text[i:])
		i += n
	}
	return last
}

func (e *editor) after() int {
	if e.at >= len(e.text) {
		return len(e.text)
	}
	n, _ := cluster(e.text[e.at:])
	return e.at + n
}

// update handles a key and says whether it was one of the editor's.
func (e *editor) update(k tea.KeyMsg) bool {
	switch k.String() {
	case "left", "ctrl+b":
		e.at = e.before()
	case "right":
		e.at = e.after()
	case "ctrl+left", "alt+left", "alt+b":
		e.at = wordBefore(e.text, e.at)
	case "ctrl+right", "alt+right", "alt+f":
		e.at = wordAfter(e.text, e.at)
	case "home", "ctrl+a":
		e.at = e.row().from
	case "end", "ctrl+e":
		e.at = e.rowEnd()
	case "backspace":
		from := e.before()
		e.text = e.text[:from] + e.text[e.at:]
		e.at = from
	case "delete":
		e.text = e.text[:e.at] + e.text[e.after():]
	case "ctrl+w", "alt+backspace":
		from := wordBefore(e.text, e.at)
		e.text = e.text[:from] + e.text[e.at:]
		e.at = from
	case "ctrl+u":
		from := e.row().from
		e.text = e.text[:from] + e.text[e.at:]
		e.at = from
	case "up":
		return e.many && e.vertical(-1)
	case "down":
		return e.many && e.vertical(1)
	case "enter":
		if !e.many {
			return false
		}
		e.insert("\n")
	default:
		if k.Type != tea.KeyRunes && k.Type != tea.KeySpace || k.Alt {
			return false
		}
		e.insert(string(k.Runes))
	}
	return true
}

func wordBefore(s string, at int) int {
	t := strings.TrimRightFunc(s[:at], unicode.IsSpace)
	return strings.LastIndexFunc(t, unicode.IsSpace) + 1
}

func wordAfter(s string, at int) int {
	rest := strings.TrimLeftFunc(s[at:], unicode.IsSpace)
	at = len(s) - len(rest)
	if n := strings.IndexFunc(rest, unicode.IsSpace); n >= 0 {
		return at + n
	}
	return len(s)
}

// rows are the lines as they are seen; a text of one line has one, however long it is.
func (e *editor) rows() []stretch {
	if !e.many {
		return []stretch{{0, len(e.text)}}
	}
	return breaks(e.text, max(1, e.width))
}

// row is the line that the cursor is on.
func (e *editor) row() stretch {
	rows := e.rows()
	return rows[rowOf(rows, e.at)]
}

func rowOf(rows []stretch, at int) int {
	for i := len(rows) - 1; i > 0; i-- {
		if at >= rows[i].from {
			return i
		}
	}
	return 0
}

// rowEnd is the last place of the cursor's line: before the newline, or before the break.
func (e *editor) rowEnd() int {
	r := e.row()
	if r.to == len(e.text) {
		return r.to
	}
	return max(r.from, r.to-1)
}

// vertical moves the cursor a line up or down, in the same column where there is one.
func (e *editor) vertical(by int) bool {
	rows := e.rows()
	i := rowOf(rows, e.at)
	if i+by < 0 || i+by >= len(rows) {
		return false
	}
	column := width(e.text[rows[i].from:e.at])
	to := rows[i+by]
	at, cells := to.from, 0
	for at < to.to && e.text[at] != '\n' {
		n, c := cluster(e.text[at:])
		if cells+c > column {
			break
		}
		at, cells = at+n, cells+c
	}
	if at == to.to && at < len(e.text) {
		at = max(to.from, at-1)
	}
	e.at = at
	e.settle()
	return true
}

// view draws the text in a width and at most height lines, with the cursor when it is focused.
func (e *editor) view(w, height int, focused bool) []line {
	e.width = max(1, w-1) // room for the cursor after the last character
	if !e.many {
		return []line{e.single(w, focused)}
	}
	rows := e.rows()
	at := rowOf(rows, e.at)
	var lines []line
	for i, r := range rows {
		s := strings.TrimRight(e.text[r.from:r.to], "\n")
		if focused && i == at {
			lines = append(lines, withCursor(s, e.at-r.from))
		} else {
			lines = append(lines, plain(s))
		}
	}
	out, top := window(lines, height, e.top, at, at)
	e.top = top
	return out
}

// single draws one line, moved so that the cursor is seen.
func (e *editor) single(w int, focused bool) line {
	if !focused {
		return plain(e.text).fit(w)
	}
	from := 0
	for from < e.at && width(e.text[from:e.at])+1 > w {
		n, _ := cluster(e.text[from:])
		from += n
	}
	return withCursor(e.text[from:], e.at-from)
}

func withCursor(s string, at int) line {
	if at >= len(s) {
		return line{{s, inkPlain}, {" ", inkCursor}}
	}
	n, _ := cluster(s[at:])
	return line{{s[:at], inkPlain}, {s[at : at+n], inkCursor}, {s[at+n:], inkPlain}}
}
