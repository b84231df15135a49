package lang

import (
	"strings"
	"unicode"
)

// What is put into a text may read in the other direction than the text: an English name in an Arabic sentence. Its
// brackets, numbers and stops would then be drawn to the wrong side of it. Unicode's isolates (UAX#9) keep such a piece
// together: U+2068 before it and U+2069 behind it say that it is ordered by itself and counts as one neutral sign for
// what is around.
//
// Isolates are for documents, whose renderers know them; a terminal that does not would show boxes, and the gate for
// text on its way in and out (internal/text) takes them for an attack, so that none comes from outside. Only Isolating
// puts them in.

const (
	openIsolate  = '\u2068' // first strong isolate
	closeIsolate = '\u2069' // pop directional isolate
)

// Isolating is the language with isolates around facts and items of lists that read in the other direction.
func (l *Language) Isolating() *Language {
	with := *l
	with.isolating = true
	return &with
}

// WithoutIsolates is a text without its isolates, for where they do nothing.
func WithoutIsolates(s string) string {
	if !strings.ContainsRune(s, openIsolate) && !strings.ContainsRune(s, closeIsolate) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == openIsolate || r == closeIsolate {
			return -1
		}
		return r
	}, s)
}

// isolate wraps a text that needs it, each of its lines by itself, since an isolate ends with its line.
func (l *Language) isolate(s string) string {
	if !l.isolating || !l.strays(s) {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if l.strays(line) {
			lines[i] = string(openIsolate) + line + string(closeIsolate)
		}
	}
	return strings.Join(lines, "\n")
}

// together takes the isolates out of a text that was put together from pieces of the other direction alone, such as
// the number and the name of a question: it is one piece, and goes into a sentence as one. Any letter, comma or arrow of
// a language from right to left leaves it as it is, and so does a text without letters.
func (l *Language) together(s string) string {
	if !l.isolating || !l.RightToLeft() || !strings.ContainsRune(s, openIsolate) {
		return s
	}
	foreign := false
	for _, r := range s {
		switch {
		case readsRightToLeft(r), r == '←':
			return s
		case unicode.IsLetter(r):
			foreign = true
		}
	}
	if !foreign {
		return s
	}
	return WithoutIsolates(s)
}

// strays says whether a text, outside of the isolates that it has already, reads otherwise than the language: it holds
// a letter of the other direction, or, in a language that goes from right to left, signs such as "2026-11-02" or "5%"
// that would be put in its order. A comma of the language is enough to make a list the language's own: the isolate
// around a text without letters would set it from left to right.
func (l *Language) strays(s string) bool {
	rightToLeft := l.RightToLeft()
	if !rightToLeft && isASCII(s) {
		return false
	}
	digit, sign, native, depth := false, false, false, 0
	for _, r := range s {
		switch {
		case r == openIsolate:
			depth++
		case r == closeIsolate:
			depth--
		case depth > 0:
		case unicode.IsLetter(r):
			if readsRightToLeft(r) != rightToLeft {
				return true
			}
			native = true
		case unicode.IsDigit(r):
			digit = true
		case rightToLeft && readsRightToLeft(r):
			native = true
		case r != '.' && r != ',' && !unicode.IsSpace(r):
			sign = true
		}
	}
	return rightToLeft && digit && sign && !native
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// readsRightToLeft says whether a letter or a sign is of one of the blocks that Unicode keeps for scripts from right to left.
func readsRightToLeft(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case r <= 0x8ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfeff:
		return true
	}
	return r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff
}
