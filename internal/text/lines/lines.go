// Package lines breaks a paragraph into lines by Unicode's rules (UAX#14), so that a Chinese line never
// starts with 。 or ends with （, and an address may break after a slash.
//
// Lines are filled greedily: each takes as many pieces as fit. A piece that is wider than a whole line,
// such as a hash, is torn between two characters, and the line says so, for the renderer to show that
// the word goes on. No character is lost but the white space at a break.
//
// The text is in stored order, already shaped; each line is put in order (package bidi) after this.
package lines

import (
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// Line is a line of a text.
type Line struct {
	Start, End int     // the places of its characters, without the white space at its end
	Width      float64 // of these characters
	Torn       bool    // it ends inside a word
	Last       bool    // a newline or the end of the text follows
}

// Measure is the width of a piece of text: the sum of the widths of its characters.
type Measure func(piece []rune) float64

// Break breaks a text into lines of at most width. A torn line leaves room for a sign as wide as tear
// (0 for none). A newline ends a line; an empty text has no lines. A character wider than the width
// gets a line of its own, and sticks out.
func Break(text []rune, width, tear float64, measure Measure) []Line {
	b := breaker{text: text, width: width, tear: tear, measure: measure}
	kept := 0 // where the pieces begin that stay together
	var parts []int
	for end, must := range pieces(text) {
		parts = append(parts, end)
		if !must && Together(text, end) {
			continue
		}
		b.addTogether(kept, parts)
		kept, parts = end, parts[:0]
		if must {
			b.flush(false, true)
		}
	}
	if b.open {
		b.flush(false, true)
	}
	return b.lines
}

// breaker holds the line that is being filled: the characters from start to end, and white space after
// them that counts only if something follows on the same line.
type breaker struct {
	text        []rune
	width, tear float64
	measure     Measure
	lines       []Line

	open       bool
	start, end int
	filled     float64 // width from start to end
	space      float64 // width of the white space after end
}

// addTogether adds pieces that stay together, given by where each ends, unless no line is wide enough for all of them.
func (b *breaker) addTogether(start int, ends []int) {
	last := ends[len(ends)-1]
	if len(ends) == 1 || b.measure(b.text[start:last]) <= b.width {
		b.add(start, last)
		return
	}
	for _, end := range ends {
		b.add(start, end)
		start = end
	}
}

// Together says whether a line should not end at a place where the rules let it: between a number and the Chinese sign
// behind it, which says of what it is ("3级", "2026年"), between 第 and the number that it makes an ordinal, and before a
// number that would be left alone at the end of the text. UAX#14 lets a line end at any ideograph.
func Together(text []rune, at int) bool {
	if at <= 0 || at >= len(text) {
		return false
	}
	before, after := text[at-1], text[at]
	switch {
	case digit(before):
		return unicode.Is(unicode.Han, after)
	case !digit(after) || !unicode.Is(unicode.Han, before):
		return false
	case before == '第':
		return true
	}
	for at < len(text) && digit(text[at]) {
		at++
	}
	return at == len(text) || text[at] == '\n'
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// add puts the piece from start to end at the end of the line, or into a new one.
func (b *breaker) add(start, end int) {
	visible := end
	for visible > start && breaks(b.text[visible-1]) {
		visible--
	}
	w := b.measure(b.text[start:visible])
	if b.open && b.end > b.start && b.filled+b.space+w > b.width {
		b.flush(false, false)
	}
	if !b.open {
		b.begin(start)
	}
	if b.filled+b.space+w > b.width {
		w = b.tearUp(start, visible, w)
	}
	if visible > start {
		b.filled += b.space + w
		b.end, b.space = visible, 0
	}
	b.space += b.measure(b.text[visible:end])
}

// tearUp makes lines of a piece that is too wide for one. Its last part is left for the open line; the
// result is the width of that part.
func (b *breaker) tearUp(start, end int, rest float64) float64 {
	var s segmenter.Segmenter
	s.Init(b.text[start:end])
	part := 0.0
	for characters := s.GraphemeIterator(); characters.Next(); {
		c := characters.Grapheme()
		w, at := b.measure(c.Text), start+c.Offset
		so := b.filled + b.space + part
		if at > b.start && so+w > b.width-b.tear && so+rest > b.width {
			b.filled, b.end = so, at
			b.flush(true, false)
			b.begin(at)
			part = 0
		}
		part += w
		rest -= w
	}
	return part
}

func (b *breaker) begin(at int) {
	b.open, b.start, b.end = true, at, at
	b.filled, b.space = 0, 0
}

func (b *breaker) flush(torn, last bool) {
	b.lines = append(b.lines, Line{Start: b.start, End: b.end, Width: b.filled, Torn: torn, Last: last})
	b.open = false
}

// breaks says whether a character is white space that may be left out at the end of a line.
func breaks(r rune) bool {
	switch r {
	case 0xA0, 0x2007, 0x202F:
		return false
	}
	return unicode.IsSpace(r)
}
