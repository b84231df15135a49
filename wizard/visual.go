package wizard

import (
	"slices"
	"strings"

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
	whole := ""
	for _, s := range of {
		whole += s.text
	}
	if !fromRight(whole) {
		return of
	}
	base := bidi.Auto
	if of[0].ink&inkJoined != 0 {
		base = bidi.LeftToRight
	}
	cells := 0
	var runes []rune
	var inks []ink
	for _, s := range of {
		if s.ink&inkRight != 0 {
			base = bidi.RightToLeft
		}
		cells += width(s.text)
		for _, r := range clean(s.text) {
			runes, inks = append(runes, r), append(inks, s.ink)
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
	out := line{{strings.Repeat(" ", from), of[0].ink}}
	middle, right := visual(runes[from:to], inks[from:to], base)
	lost := cells - from - (len(runes) - to) - middle.width()
	if lost < 0 {
		return of // emoji that combine with other neighbours now: rather the order as stored than a broken frame
	}
	if lost > 0 && right { // two letters became one
		out = append(out, span{strings.Repeat(" ", lost), inkPlain})
	}
	out = append(out, middle...)
	if lost > 0 && !right {
		out = append(out, span{strings.Repeat(" ", lost), inkPlain})
	}
	return append(out, span{strings.Repeat(" ", len(runes)-to), of[len(of)-1].ink})
}

// visual joins and orders runes, each with its ink; right says that the whole reads from the right.
func visual(runes []rune, inks []ink, base bidi.Direction) (out line, right bool) {
	// Letters are joined across a change of ink, but two of them become one only within one.
	var text []rune
	var dyed []ink
	shaped := arabic.ShapeRunes(runes)
	if slices.Equal(shaped, runes) {
		text, dyed = runes, inks
	} else {
		text, dyed = matched(shaped, inks)
	}
	p := bidi.New(text, base)
	levels := p.LineLevels(0, len(text))
	// A mark stays behind its letter: the terminal puts it on what came before.
	type piece struct {
		text string
		ink  ink
	}
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
		if last := len(out) - 1; last >= 0 && out[last].ink == pieces[at].ink {
			out[last].text += pieces[at].text
			continue
		}
		out = append(out, span{pieces[at].text, pieces[at].ink})
	}
	return out, p.Base == 1
}

// matched finds for each shaped letter the ink of the letter that it was made of. A vowel with a doubling
// sign comes back as the two marks that it was made of: as one it would take a cell of its own.
func matched(shaped []rune, inks []ink) (text []rune, dyed []ink) {
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
