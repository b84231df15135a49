package wizard

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold is a text as it is compared when something is looked for: in small letters, without the marks on them, so
// that "republica" finds "República".
func fold(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// showWords shows where folded words stand in a line.
func showWords(l line, words []string) line {
	var out line
	for _, s := range l {
		folded, from := foldedFrom(s.text)
		in := make([]bool, len(s.text))
		for _, w := range words {
			for at := 0; w != ""; at += len(w) {
				i := strings.Index(folded[at:], w)
				if i < 0 {
					break
				}
				at += i
				for k := from(at); k < from(at+len(w)); k++ {
					in[k] = true
				}
			}
		}
		for at := 0; at < len(s.text); {
			end := at + 1
			for end < len(s.text) && in[end] == in[at] {
				end++
			}
			ink := s.ink
			if in[at] {
				ink = inkAccent
			}
			out = append(out, span{s.text[at:end], ink})
			at = end
		}
	}
	return out
}

// foldedFrom is a text folded letter by letter, and from which byte of the text each of its bytes is.
func foldedFrom(s string) (folded string, from func(at int) int) {
	if folded = fold(s); len(folded) == len(s) && isASCII(s) {
		return folded, func(at int) int { return at }
	}
	var b strings.Builder
	places := make([]int, 0, len(s)+1)
	for at, r := range s {
		f := fold(string(r))
		for range len(f) {
			places = append(places, at)
		}
		b.WriteString(f)
	}
	places = append(places, len(s))
	return b.String(), func(at int) int { return places[at] }
}

// foldedWords are the words of a folded text: runs of letters and digits.
func foldedWords(s string) []string { return slices.Collect(eachWord(s)) }

// eachWord goes over the words of a folded text without a list of them.
func eachWord(s string) iter.Seq[string] {
	return strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// oneEdit says whether one letter more, less, other, or two that changed places make one word of the other; or
// nothing at all does. Both are given as runes.
func oneEdit(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	rest := func(x, y []rune) bool {
		for k := range x {
			if x[k] != y[k] {
				return false
			}
		}
		return true
	}
	switch {
	case i == len(a):
		return true
	case len(a) < len(b):
		return rest(a[i:], b[i+1:])
	case rest(a[i+1:], b[i+1:]):
		return true
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && rest(a[i+2:], b[i+2:])
}

// leastTypo is from how many letters on a word may have a slip in it: in a shorter one a slip makes another word.
const leastTypo = 5

// nearly says whether a word that was typed begins another one, with at most one slip.
func nearly(typed, word []rune) bool {
	if len(typed) < leastTypo {
		return false
	}
	for n := len(typed) - 1; n <= len(typed)+1 && n <= len(word); n++ {
		if oneEdit(typed, word[:n]) {
			return true
		}
	}
	return false
}

// leastScattered is how many letters at least must stand in an id for it to be found by them.
const leastScattered = 3

// scattered says whether the letters of a word stand in an id in their order, with others between them, the first
// where a part of the id begins: "mlb" is in "mandate.legal-basis".
func scattered(typed, id string) bool {
	letters := []rune(typed)
	if len(letters) < leastScattered {
		return false
	}
	begins := true
	for at, r := range id {
		if begins && r == letters[0] && inOrderOf(letters, id[at:]) {
			return true
		}
		begins = !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	return false
}

func inOrderOf(letters []rune, s string) bool {
	for _, r := range s {
		if len(letters) > 0 && r == letters[0] {
			letters = letters[1:]
		}
	}
	return len(letters) == 0
}
