package wizard

import (
	"strings"
	"unicode/utf8"

	"cirtkit/internal/text"
)

// editor is a text being written: one line, or many. The cursor stands at a byte that begins a
// character as a reader counts them, so that no mark is ever torn from its letter.
//
// Here is the text with its cursor; editor_keys.go has the keys, editor_moves.go the ways of the cursor,
// editor_undo.go what can be taken back, editor_view.go what is seen.
type editor struct {
	text string
	at   int // byte position of the cursor
	many bool

	past, undone []edit // what undo takes back, and what redo does again
	loss         loss   // of what came in last

	width  int // of the last view; up and down move by what is seen
	height int // likewise; for whole pages
	top    int // first line shown
	goal   int // 1 + the column that up and down keep to; 0 for the cursor's own
	broken struct {
		text  string
		width int
		rows  []stretch
	}
}

// loss is what didn't come in with what was written or pasted.
type loss struct {
	unseen int // characters that can't be shown, or would mislead
	over   int // characters past the limit
}

func newEditor(s string, many bool) editor { return editor{text: s, at: len(s), many: many} }

// limit is how many bytes the text may have.
func (e *editor) limit() int {
	if e.many {
		return text.DefaultMax
	}
	return text.Line.Max
}

// full says how full the text is, in percent.
func (e *editor) full() int { return len(e.text) * 100 / e.limit() }

// insert puts text in at the cursor, through the gate for what comes in. What doesn't fit any more is cut
// off at a whole character; what was left out stays in loss until the next key.
func (e *editor) insert(s string) {
	if !e.many {
		s = strings.TrimRight(s, "\r\n") // a line that was copied ends with one
	}
	s, removed := text.Clean(s, text.Rules{Max: 3*len(s) + 1, Newlines: e.many})
	for problem, n := range removed {
		if problem != text.TooLong {
			e.loss.unseen += n
		}
	}
	fits := clusters(s, max(0, e.limit()-len(e.text)))
	e.loss.over += utf8.RuneCountInString(s[fits:])
	e.replace(e.at, e.at, s[:fits])
}

// clusters is the length of the longest beginning of a text in whole characters and at most n bytes.
func clusters(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	at := 0
	for at < len(s) {
		size, _ := cluster(s[at:])
		if at+size > n {
			break
		}
		at += size
	}
	return at
}

// said is what to tell the writer about what didn't come in; "" for nothing.
func (e *editor) said(t func(string, ...any) string) string {
	switch {
	case e.loss.over > 0 && e.many:
		return t("editor.over", "n", e.loss.over)
	case e.loss.over > 0:
		return t("editor.over-line", "n", e.loss.over)
	case e.loss.unseen > 0:
		return t("editor.unseen", "n", e.loss.unseen)
	}
	return ""
}

// leftOut tells the writer what didn't come in.
func (a *app) leftOut(e *editor) {
	if s := e.said(a.t); s != "" {
		a.tell(inkWarn, s)
	}
}

// replace puts a text in the place of another, with the cursor behind it.
func (e *editor) replace(from, to int, s string) {
	if from == to && s == "" {
		return
	}
	e.record(edit{at: from, out: strings.Clone(e.text[from:to]), in: s, cursor: e.at})
	e.text = e.text[:from] + s + e.text[to:]
	e.at = from + len(s)
	e.settle()
}

// lineStart is where the line of a place begins: behind the newline before it. No character goes over it.
func (e *editor) lineStart(at int) int { return strings.LastIndexByte(e.text[:at], '\n') + 1 }

// settle moves the cursor to the end of the character that it may stand in.
func (e *editor) settle() {
	for i := e.lineStart(e.at); i < len(e.text); {
		if i >= e.at {
			e.at = i
			return
		}
		n, _ := cluster(e.text[i:])
		i += n
	}
	e.at = len(e.text)
}
