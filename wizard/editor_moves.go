package wizard

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// before is where the character before the cursor begins.
func (e *editor) before() int { return e.characterBefore(e.at) }

func (e *editor) characterBefore(at int) int {
	if at == 0 {
		return 0
	}
	start := e.lineStart(at)
	if start == at {
		return at - 1 // the newline
	}
	last := start
	for i := start; i < at; {
		last = i
		n, _ := cluster(e.text[i:])
		i += n
	}
	return last
}

// after is where the character at the cursor ends.
func (e *editor) after() int {
	if e.at >= len(e.text) {
		return len(e.text)
	}
	n, _ := cluster(e.text[e.at:])
	return e.at + n
}

// A word is a run of letters, marks and digits; the scripts that are written without spaces change at a
// change of script, so that a jump doesn't leave the whole sentence.

// wordKind says what a character is for a jump; 0 stands between words.
func wordKind(s string) int {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case unicode.Is(unicode.Han, r):
		return 2
	case unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar):
		return 3
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_':
		return 1
	}
	return 0
}

// wordBefore is where the word before the cursor begins.
func (e *editor) wordBefore() int {
	at := e.at
	for at > 0 {
		from := e.characterBefore(at)
		if wordKind(e.text[from:]) != 0 {
			break
		}
		at = from
	}
	if at == 0 {
		return 0
	}
	kind := wordKind(e.text[e.characterBefore(at):])
	for at > 0 {
		from := e.characterBefore(at)
		if wordKind(e.text[from:]) != kind {
			break
		}
		at = from
	}
	return at
}

// wordAfter is where the word at or behind the cursor ends.
func (e *editor) wordAfter() int {
	at := e.at
	for at < len(e.text) && wordKind(e.text[at:]) == 0 {
		n, _ := cluster(e.text[at:])
		at += n
	}
	if at == len(e.text) {
		return at
	}
	for kind := wordKind(e.text[at:]); at < len(e.text) && wordKind(e.text[at:]) == kind; {
		n, _ := cluster(e.text[at:])
		at += n
	}
	return at
}

// rows are the lines as they are seen; a text of one line has one, however long it is.
func (e *editor) rows() []stretch {
	if !e.many {
		return []stretch{{0, len(e.text)}}
	}
	w := max(1, e.width)
	if b := &e.broken; b.rows == nil || b.width != w || b.text != e.text {
		b.text, b.width, b.rows = e.text, w, breaks(e.text, w)
	}
	return e.broken.rows
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

// rowEnd is the last place of the cursor's line: before the newline, or before the last character that
// stands on it where it goes on below.
func (e *editor) rowEnd() int { return e.atColumn(e.row(), math.MaxInt) }

// atColumn is the place in a line that is nearest to a column, at its left.
func (e *editor) atColumn(r stretch, column int) int {
	at, last, cells := r.from, r.from, 0
	for at < r.to && e.text[at] != '\n' {
		n, c := cluster(e.text[at:])
		if cells+c > column {
			return at
		}
		last, at, cells = at, at+n, cells+c
	}
	if at == r.to && at < len(e.text) {
		return last // what stands behind it is the next line's
	}
	return at
}

// vertical moves the cursor some lines up or down, in the same column where there is one. It is false
// where there is no line to go to.
func (e *editor) vertical(by int) bool {
	rows := e.rows()
	i := rowOf(rows, e.at)
	to := max(0, min(i+by, len(rows)-1))
	if to == i {
		return false
	}
	if e.goal == 0 {
		e.goal = 1 + width(e.text[rows[i].from:e.at])
	}
	e.at = e.atColumn(rows[to], e.goal-1)
	return true
}

// lineEnd is where the cursor's line ends as it was written: at its newline, or at the end of the text.
func (e *editor) lineEnd() int {
	if n := strings.IndexByte(e.text[e.at:], '\n'); n >= 0 {
		return e.at + n
	}
	return len(e.text)
}
