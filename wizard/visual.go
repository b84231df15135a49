package wizard

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"cirtkit/internal/settings"
	"cirtkit/internal/text/arabic"
	"cirtkit/internal/text/bidi"
)

// Text that reads from the right is stored in the order in which it is spoken. Some terminals put it in the
// order in which it is seen, most don't, and none can be asked, so a setting says who does:
//
//   - the terminal: it gets the text as it is stored. It looks at whole lines, and may carry a border along
//     with the words at its sides; so no border stands on a line that holds such text;
//   - the program: it joins Arabic letters and orders each text of a line by itself, keeping what a reader
//     takes for one character together, and sends the line as it is to be seen;
//   - nobody.
//
// In each case a paragraph that begins from the right is set against the right edge (see aligned).

// direction says who orders text; "" is the terminal.
type direction string

// fromRight says whether a text holds letters that read from the right.
func fromRight(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xD6 { // the first byte of the first of them in UTF-8
			return strings.ContainsFunc(s[i:], readsLeft)
		}
	}
	return false
}

// readsLeft says whether a character stands in one of Unicode's blocks of scripts that read from the right.
func readsLeft(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFE:
		return true
	}
	return r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}

// ordered is a line as the terminal is to get it.
func (t theme) ordered(l line) line {
	if t.bidi == settings.BidiOff || !slices.ContainsFunc(l, func(s span) bool { return fromRight(s.text) }) {
		return l
	}
	out := make(line, 0, len(l))
	for i := 0; i < len(l); {
		n := 1
		if l[i].ink&inkJoined != 0 {
			for i+n < len(l) && l[i+n].ink&inkJoined != 0 {
				n++
			}
		}
		switch {
		case t.bidi == settings.BidiProgram:
			out = append(out, seen(l[i:i+n])...)
		case l[i].text == "│":
			out = append(out, span{" ", l[i].ink})
		default:
			out = append(out, l[i:i+n]...)
		}
		i += n
	}
	return out
}

// seen is one text as it is seen, from left to right, in as many cells as before.
func seen(of []span) line {
	pieces := arranged(of)
	if pieces == nil {
		return of
	}
	var out line
	for _, p := range pieces {
		if last := len(out) - 1; last >= 0 && out[last].ink == p.mark.ink() {
			out[last].text += p.text
			continue
		}
		out = append(out, span{p.text, p.mark.ink()})
	}
	return out
}

// mark is what goes along with a letter while letters are joined and ordered: its ink, and which letter of the text it was. Of letters
// that become one the greatest stays: the cursor's, or else the first one's.
type mark int

func markOf(in ink, at int) mark { return mark(in)<<32 | (1<<32 - 1 - mark(at)) }
func (m mark) ink() ink          { return ink(m >> 32) }
func (m mark) at() int           { return 1<<32 - 1 - int(m&(1<<32-1)) }

// piece is what stands together as it is seen: a letter with its marks, a blank.
type piece struct {
	text string
	mark mark
}

// arranged are the pieces of one text as they are seen, from left to right, in as many cells as before; nil where they stand as
// they are stored.
func arranged(of []span) []piece {
	whole := ""
	for _, s := range of {
		whole += s.text
	}
	if !fromRight(whole) {
		return nil
	}
	base := bidi.Auto
	if of[0].ink&inkJoined != 0 {
		base = bidi.LeftToRight
	}
	cells := 0
	var runes []rune
	var marks []mark
	for _, s := range of {
		if s.ink&inkRight != 0 {
			base = bidi.RightToLeft
		}
		cells += width(s.text)
		for _, r := range clean(s.text) {
			runes, marks = append(runes, r), append(marks, markOf(s.ink, len(runes)))
		}
	}
	// Blanks at the ends are the layout's.
	from, to := 0, len(runes)
	if of[0].ink&inkJoined == 0 {
		for from < to && runes[from] == ' ' {
			from++
		}
		for to > from && runes[to-1] == ' ' {
			to--
		}
	}
	middle, right := visual(runes[from:to], marks[from:to], base)
	lost := cells - from - (len(runes) - to)
	for _, p := range middle {
		lost -= width(p.text)
	}
	if lost < 0 {
		return nil // emoji that combine with other neighbours now: rather the order as stored than a broken frame
	}
	out := blanks(from, markOf(of[0].ink, 0))
	if lost > 0 && right { // two letters became one
		out = append(out, blanks(lost, markOf(inkPlain, to))...)
	}
	out = append(out, middle...)
	if lost > 0 && !right {
		out = append(out, blanks(lost, markOf(inkPlain, to))...)
	}
	return append(out, blanks(len(runes)-to, markOf(of[len(of)-1].ink, to))...)
}

// blanks are n pieces of a blank.
func blanks(n int, m mark) []piece { return slices.Repeat([]piece{{" ", m}}, n) }

// letterAt is which character of a text's stored order is seen in a cell of it, counted in code points; past its cells the number of
// all. The spans are one text.
func (t theme) letterAt(of line, cell int) int {
	if t.bidi == settings.BidiProgram {
		if pieces := arranged(of); pieces != nil {
			for _, p := range pieces {
				if cell -= width(p.text); cell < 0 {
					return p.mark.at()
				}
			}
		}
	}
	at := 0
	for _, s := range of {
		shown := clean(s.text)
		for len(shown) > 0 {
			size, cells := cluster(shown)
			if cell -= cells; cell < 0 {
				return at
			}
			at, shown = at+utf8.RuneCountInString(shown[:size]), shown[size:]
		}
	}
	return at
}

// visual joins and orders runes, each with its mark; right says that the whole reads from the right.
func visual(runes []rune, marks []mark, base bidi.Direction) (out []piece, right bool) {
	// Letters are joined across a change of ink, but two of them become one only within one.
	var text []rune
	var dyed []mark
	shaped := arabic.ShapeRunes(runes)
	if slices.Equal(shaped, runes) {
		text, dyed = runes, marks
	} else {
		text, dyed = matched(shaped, marks)
	}
	p := bidi.New(text, base)
	levels := p.LineLevels(0, len(text))
	// A mark stays behind its letter: the terminal puts it on what came before.
	var pieces []piece
	var heights []bidi.Level
	for i := 0; i < len(text); {
		first, _ := ansi.FirstGraphemeCluster(string(text[i:min(len(text), i+32)]), ansi.GraphemeWidth)
		n := max(1, len([]rune(first)))
		if levels[i] == bidi.Removed {
			i += n
			continue
		}
		s := string(text[i : i+n])
		if levels[i]%2 == 1 && n == 1 {
			s = string(bidi.Mirror(text[i]))
		}
		pieces, heights = append(pieces, piece{s, dyed[i]}), append(heights, levels[i])
		i += n
	}
	for _, at := range bidi.Order(heights) {
		out = append(out, pieces[at])
	}
	return out, p.Base == 1
}

// matched finds for each shaped letter the mark of the letter that it was made of. A vowel with a doubling
// sign comes back as the two marks that it was made of: as one it would take a cell of its own.
func matched(shaped []rune, inks []mark) (text []rune, dyed []mark) {
	at := 0
	for _, r := range shaped {
		parts := []rune(arabic.Unshape(r))
		n := max(1, len(parts))
		at = min(at, len(inks)-1)
		in := slices.Max(inks[at:min(at+n, len(inks))]) // of a letter under the cursor, the cursor's
		if r >= 0xFC5E && r <= 0xFC63 {
			for _, mark := range parts {
				text, dyed = append(text, mark), append(dyed, in)
			}
		} else {
			text, dyed = append(text, r), append(dyed, in)
		}
		at += n
	}
	return text, dyed
}

// aligned sets a line of a paragraph in its width: against the right edge where the paragraph begins from
// the right.
func aligned(l line, paragraph string, w int) line {
	n := w - l.width()
	l = asOne(l, paragraph)
	if n > 0 && len(l) > 0 && l[0].ink&inkRight != 0 {
		return append(line{{text: strings.Repeat(" ", n)}}, l...)
	}
	return l
}

// asOne says of the spans of a line that they are of one text, which reads as its paragraph begins.
func asOne(l line, paragraph string) line {
	if !fromRight(paragraph) {
		return l
	}
	kind := inkJoined
	if bidi.RightToLeftFirst(paragraph) {
		kind |= inkRight
	}
	out := make(line, len(l))
	for i, s := range l {
		out[i] = span{s.text, s.ink | kind}
	}
	return out
}
