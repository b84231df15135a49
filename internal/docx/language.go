package docx

import (
	"slices"
	"strings"
	"unicode/utf8"

	unicodebidi "golang.org/x/text/unicode/bidi"

	"cirtkit/internal/text"
	"cirtkit/internal/text/bidi"
)

// tagOf is the language tag that word processors know a code under: they check spelling by country.
func tagOf(code string) string {
	for _, tag := range [...]string{
		"en-GB", "ar-SA", "de-DE", "es-ES", "fa-IR", "fr-FR", "he-IL", "pt-PT", "ru-RU", "ur-PK", "zh-CN", "ja-JP", "ko-KR",
	} {
		if tag[:2] == code {
			return tag
		}
	}
	return code
}

// eastAsian says whether a language takes the fonts for Han characters and their neighbours.
func eastAsian(code string) bool {
	code, _, _ = strings.Cut(code, "-")
	return slices.Contains([]string{"zh", "ja", "ko"}, code)
}

// stretch is a part of a text in one direction.
type stretch struct {
	text  string
	right bool // to be read from right to left
}

// Marks are letters that take no room and have nothing but a direction.
const (
	leftMark  = "\u200e"
	rightMark = "\u200f"
)

// stretches splits a text where its direction changes, in the order in which it is stored. The reader's program puts
// characters in order by itself, but takes the fonts, and bold and italics, for scripts written from right to left only
// for runs that say so, and orders spaces and signs by the run that they are in. So each of those goes where Unicode's
// algorithm puts it; digits stay with what is before them, for the sake of their font.
//
// What stands between isolates is a piece of its own. Word processors draw the isolates, or don't know them; in their
// place marks are written, of both directions at either end, which come to the same.
func stretches(s string, right bool) []stretch {
	if !right && !mixed(s) {
		return []stretch{{s, false}}
	}
	runes := []rune(s)
	base := bidi.LeftToRight
	if right {
		base = bidi.RightToLeft
	}
	levels := bidi.New(runes, base).Levels
	var out []stretch
	now := right
	put := func(piece string, right bool) {
		if n := len(out); n > 0 && out[n-1].right == right {
			out[n-1].text += piece
		} else {
			out = append(out, stretch{piece, right})
		}
		now = right
	}
	mark := func(right bool) {
		if right {
			put(rightMark, true)
		} else {
			put(leftMark, false)
		}
	}
	var inside []bool // of each isolate that is open: the direction in it
	outer := func() bool {
		if n := len(inside); n > 0 {
			return inside[n-1]
		}
		return right
	}
	for i, r := range runes {
		switch class := classOf(r); {
		case r == text.Isolate:
			around, within := outer(), firstStrong(runes[i+1:])
			if around != within {
				if i > 0 {
					mark(around)
				}
				mark(within)
			}
			inside = append(inside, within)
		case r == text.EndIsolate:
			if len(inside) == 0 {
				continue
			}
			within := outer()
			inside = inside[:len(inside)-1]
			if around := outer(); around != within {
				mark(within)
				if i+1 < len(runes) {
					mark(around)
				}
			}
		case class == unicodebidi.L:
			put(string(r), false)
		case class == unicodebidi.R || class == unicodebidi.AL:
			put(string(r), true)
		case class == unicodebidi.EN || class == unicodebidi.AN || class == unicodebidi.ES || class == unicodebidi.CS || class == unicodebidi.ET || class == unicodebidi.NSM:
			put(string(r), now)
		case levels[i] == bidi.Removed:
			put(string(r), now)
		default:
			put(string(r), levels[i]&1 == 1)
		}
	}
	if len(out) == 0 {
		return []stretch{{"", right}}
	}
	return out
}

// together keeps the signs of a paragraph from right to left to their words where it holds letters from left to right
// alone, such as an English sentence with its full stop: a mark of direction stands where a line begins or ends with
// anything but a letter. Other paragraphs stay as they are.
func together(runs []Run) []Run {
	latin := false
	for _, r := range runs {
		if mixed(r.Text) {
			return runs
		}
		latin = latin || strings.ContainsFunc(r.Text, leads)
	}
	if !latin {
		return runs
	}
	out := slices.Clone(runs)
	for i := range out {
		lines := strings.Split(out[i].Text, "\n")
		for k, line := range lines {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if line == "" {
				continue
			}
			if begins := k > 0 || i == 0; begins && !leads(first) {
				lines[k] = leftMark + lines[k]
			}
			if ends := k < len(lines)-1 || i == len(out)-1; ends && !leads(last) {
				lines[k] += leftMark
			}
		}
		out[i].Text = strings.Join(lines, "\n")
	}
	return out
}

// leads says whether a letter is one that is read from left to right.
func leads(r rune) bool { return classOf(r) == unicodebidi.L }

// mixed says whether a text holds a letter that is read from right to left, or an isolate.
func mixed(s string) bool {
	for _, r := range s {
		if r < 0x590 {
			continue
		}
		if r == text.Isolate || r == text.EndIsolate {
			return true
		}
		if c := classOf(r); c == unicodebidi.R || c == unicodebidi.AL {
			return true
		}
	}
	return false
}

// firstStrong says whether what an isolate holds is read from right to left: what its first letter says.
func firstStrong(runes []rune) bool {
	depth := 0
	for _, r := range runes {
		switch {
		case r == text.Isolate:
			depth++
		case r == text.EndIsolate:
			if depth == 0 {
				return false
			}
			depth--
		case depth > 0:
		case classOf(r) == unicodebidi.L:
			return false
		case classOf(r) == unicodebidi.R, classOf(r) == unicodebidi.AL:
			return true
		}
	}
	return false
}

func classOf(r rune) unicodebidi.Class {
	properties, _ := unicodebidi.LookupRune(r)
	return properties.Class()
}
