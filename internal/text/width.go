package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Terminals don't agree on how many cells a text takes. Some give each code point its own cells: two to a Han character, none to a mark
// that stands above or below, one to nearly everything else. Others, and the screen's own library, give a reader's character the
// cells of its first code point. On Latin, Cyrillic, Arabic, Han they come to the same; on Thai and Lao with SARA AM, on the vowel
// signs and conjuncts of India and South-East Asia, on half-width Katakana the first way comes to more, nearly double in Hindi.
// A line that is laid out for less than its terminal draws runs over the edge and takes the whole screen apart; one that is laid
// out for more has a gap. So:
//
//   - Width counts what letters take the first way, which most terminals go, and never less than the library counts;
//   - pictures that are joined of several, with skin colours, flags, take two cells, as wherever pictures are drawn at all. Widest
//     counts them apart as well; who draws to the edge keeps to that.

// Width is how many cells of a terminal a text takes: 2 for a Han character or an emoji, 0 for a mark above a letter. It is for text
// that went through Terminal: an escape sequence is not told from what it is made of.
func Width(s string) int {
	if agreed(s) {
		return ansi.StringWidth(s)
	}
	n := 0
	for len(s) > 0 {
		size, cells := Character(s)
		n += cells
		s = s[size:]
	}
	return n
}

// Widest is the most cells that a text takes on any terminal.
func Widest(s string) int {
	n := 0
	for len(s) > 0 {
		size, cells := Character(s)
		n += max(cells, apart(s[:size]))
		s = s[size:]
	}
	return n
}

// Character is the length in bytes and the width in cells of the first character that a reader would count; s must not be empty.
func Character(s string) (size, cells int) {
	if len(s) > longestCharacter {
		at := longestCharacter
		for !utf8.RuneStart(s[at]) && at > longestCharacter-utf8.UTFMax {
			at--
		}
		s = s[:at]
	}
	first, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if first == "" {
		_, size = utf8.DecodeRuneInString(s)
		first = s[:size]
	}
	// Asked for as for a whole line: the two don't agree on a letter with an emoji's skin colour.
	cells = ansi.StringWidth(first)
	if picture(first) {
		return len(first), cells
	}
	for i, r := range first { // not all of what has no end
		if n := apart(string(r)); n > 0 && i > 0 && apart(first[:i])+n > widestCharacter {
			first = first[:i]
			break
		}
	}
	return len(first), max(min(cells, ansi.StringWidth(first)), apart(first))
}

// longestCharacter bounds how far a character is looked for, in bytes: a text that joins without end is not gone through again
// for each place in it.
const longestCharacter = 1024

// widestCharacter is how many cells a character may take. What goes on joining, such as first consonants of Hangul, is
// taken for several.
const widestCharacter = 4

// Fit is s in at most width cells, with tail (such as "…") for what was cut off. A character is never
// split, so the result may be a cell narrower.
func Fit(s string, width int, tail string) string {
	if width <= 0 {
		return ""
	}
	if Width(s) <= width {
		return s
	}
	if agreed(s) {
		return ansi.Truncate(s, width, tail)
	}
	room := width - Width(tail)
	if room < 0 {
		return ""
	}
	at := 0
	for at < len(s) {
		size, cells := Character(s[at:])
		if cells > room {
			break
		}
		at, room = at+size, room-cells
	}
	return s[:at] + tail
}

// agreed says whether all terminals, and the library, find the same width of a text of letters. It names scripts of which that is
// known, pictures, and what drives a terminal; of all others it doubts.
func agreed(s string) bool {
	for _, r := range s {
		switch {
		case r < 0x530, // Latin, Greek, Cyrillic with their marks
			r >= 0x1E00 && r < 0x302A, r >= 0x3030 && r < 0xA640, // more of them, signs, Han, Kana
			r >= 0xAC00 && r < 0xD7A4, // Hangul, as it is usually written
			r >= 0xF900 && r < 0xFB00, r >= 0xFE30 && r < 0xFF61, r >= 0x1F000 && r < 0xE0000:
		default:
			return false
		}
	}
	return true
}

// picture says whether a character is an emoji, or is shown as one.
func picture(character string) bool {
	for _, r := range character {
		if r >= 0x1F000 && r < 0x20000 || r == 0xFE0F || r == 0x20E3 {
			return true
		}
	}
	return false
}

// apart is how many cells the code points of a character take by themselves.
func apart(character string) int {
	n := 0
	for _, r := range character {
		switch {
		case r >= 0x1160 && r < 0x1200, r >= 0xD7B0 && r < 0xD800: // the vowels and last consonants of Hangul stand within the first
		case unicode.In(r, unicode.Prepended_Concatenation_Mark, unicode.Regional_Indicator):
			n++
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		default:
			n += ansi.StringWidth(string(r))
		}
	}
	return n
}
