package wizard

import (
	"unicode"
	"unicode/utf8"
)

// What is written can be taken back within the editor, a word at a time. Once the text is saved, the
// assessment's own undo takes back the whole of it.

// edit is one change of a text: at a place one text took the place of another.
type edit struct {
	at      int
	out, in string
	cursor  int // before it
}

// maxEdits bounds how far back it goes.
const maxEdits = 1000

// record keeps a change; letters of one word are one, and so is what is rubbed out in one go.
func (e *editor) record(c edit) {
	e.undone = nil
	if n := len(e.past); n > 0 {
		last := &e.past[n-1]
		switch {
		case c.out == "" && last.out == "" && last.at+len(last.in) == c.at && sameWord(last.in, c.in):
			last.in += c.in
			return
		case c.in == "" && last.in == "" && c.at+len(c.out) == last.at && len(last.out) < 64:
			last.out, last.at = c.out+last.out, c.at
			return
		}
	}
	if len(e.past) >= maxEdits {
		e.past = append([]edit(nil), e.past[1:]...)
	}
	e.past = append(e.past, c)
}

// sameWord says whether what is typed goes on with the word before it: one character, and no space is
// followed by something else.
func sameWord(before, next string) bool {
	if size, _ := cluster(next); size != len(next) || next == "\n" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(next)
	return !unicode.IsSpace(last) || unicode.IsSpace(first)
}

// undo takes back the latest change.
func (e *editor) undo() {
	n := len(e.past)
	if n == 0 {
		return
	}
	c := e.past[n-1]
	e.past, e.undone = e.past[:n-1], append(e.undone, c)
	e.text = e.text[:c.at] + c.out + e.text[c.at+len(c.in):]
	e.at = c.cursor
	e.settle()
}

// redo does again what undo took back.
func (e *editor) redo() {
	n := len(e.undone)
	if n == 0 {
		return
	}
	c := e.undone[n-1]
	e.undone, e.past = e.undone[:n-1], append(e.past, c)
	e.text = e.text[:c.at] + c.in + e.text[c.at+len(c.out):]
	e.at = c.at + len(c.in)
	e.settle()
}
