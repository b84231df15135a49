// Package arabic joins Arabic letters for renderers that draw one glyph a character.
//
// An Arabic letter has up to four shapes, by whether it joins the letter before and the letter after.
// Fonts hold the shapes as glyphs of their own, and Unicode has code points for those of the usual
// letters (presentation forms, U+FB50 to U+FEFC), kept for exactly this use. Shape puts them in place
// of the letters:
//
//   - a letter joins the one before if that one joins forward, and the one after if it joins forward
//     itself and the next joins at all. Marks (vowels, shadda) stand on letters and are looked through;
//   - lam and alef side by side become one glyph, joined before or not;
//   - shadda with a vowel becomes one glyph, or the two would be drawn over each other.
//
// Shape works on text in stored order, before lines are broken and before bidi puts a line in order;
// a word torn at a line's end then keeps the shapes that say it goes on. Letters that have no code
// points for their shapes (of some languages beyond Arabic, Persian and Urdu) stay as they are, and their
// neighbours don't join them. Letters stay recognisable: Unshape gives them back.
package arabic

import "unicode"

const (
	tatweel    = 0x0640
	shadda     = 0x0651
	lam        = 0x0644
	zeroJoiner = 0x200D
	zeroBreak  = 0x200C
)

// Shape joins the letters of a text. Text without Arabic letters comes back as it is.
func Shape(s string) string {
	for _, r := range s {
		if r >= 0x0600 && r <= 0x06FF {
			return string(ShapeRunes([]rune(s)))
		}
	}
	return s
}

// ShapeRunes is Shape for runes. The result may be shorter; text is not changed.
func ShapeRunes(text []rune) []rune {
	out := make([]rune, 0, len(text))
	before := false // the last letter joins forward
	for i := 0; i < len(text); i++ {
		r := text[i]
		if transparent(r) {
			if one, ok := shaddaWith(text, i); ok {
				out = append(out, one)
				i++
				continue
			}
			out = append(out, r)
			continue
		}
		l, ok := letterOf(r)
		if !ok {
			before = r == tatweel || r == zeroJoiner
			out = append(out, r)
			continue
		}
		if r == lam {
			if first, marks, end := lamAlef(text, i); first != 0 {
				if before {
					first++
				}
				out = append(append(out, first), marks...)
				before = false // alef never joins forward
				i = end
				continue
			}
		}
		forward := l.dual && joinsBefore(text, i+1)
		switch {
		case before && forward:
			r = l.forms + medial
		case before && l.joins:
			r = l.forms + final
		case forward:
			r = l.forms + initial
		default:
			r = l.forms
		}
		before = forward
		out = append(out, r)
	}
	return out
}

// transparent says whether joining looks through a character.
func transparent(r rune) bool {
	return r >= 0x0300 && unicode.In(r, unicode.Mn, unicode.Me) || r == 0x200E || r == 0x200F || r == 0x061C || r == 0x00AD
}

// joinsBefore says whether the letter at or after i, marks looked through, joins the one before it.
func joinsBefore(text []rune, i int) bool {
	for ; i < len(text); i++ {
		if transparent(text[i]) {
			continue
		}
		l, ok := letterOf(text[i])
		return ok && l.joins || text[i] == tatweel || text[i] == zeroJoiner
	}
	return false
}

// lamAlef is the unjoined form of the ligature that starts with the lam at i, the marks that stand
// between its letters, and the place of its alef; 0 if there is none.
func lamAlef(text []rune, i int) (form rune, marks []rune, end int) {
	for end = i + 1; end < len(text) && transparent(text[end]); end++ {
	}
	if end == len(text) {
		return 0, nil, i
	}
	switch text[end] {
	case 0x0622:
		form = 0xFEF5
	case 0x0623:
		form = 0xFEF7
	case 0x0625:
		form = 0xFEF9
	case 0x0627:
		form = 0xFEFB
	}
	return form, text[i+1 : end], end
}

// shaddaWith is the one glyph for a shadda and a vowel at i and i+1, in either order: typed order has
// the shadda first, normalised order the vowel.
func shaddaWith(text []rune, i int) (rune, bool) {
	if i+1 == len(text) {
		return 0, false
	}
	vowel := text[i+1]
	if vowel == shadda {
		vowel = text[i]
	} else if text[i] != shadda {
		return 0, false
	}
	switch vowel {
	case 0x064C, 0x064D, 0x064E, 0x064F, 0x0650:
		return 0xFC5E + vowel - 0x064C, true
	case 0x0670:
		return 0xFC63, true
	}
	return 0, false
}
