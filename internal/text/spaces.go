package text

import (
	"strings"
	"unicode"
)

// Squeeze makes one space of every run of white space at which a line may break, newlines included. Unlike OneLine, it
// leaves no-break spaces as they are: they hold a number and its unit together.
func Squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && !NoBreak(r) }), " ")
}

// NoBreak says whether a character is a space at which no line may break.
func NoBreak(r rune) bool { return r == 0xA0 || r == 0x2007 || r == 0x202F }

// WithoutIsolates leaves out the characters that set a piece of text of another direction apart (U+2066 to U+2069),
// for places that do nothing with them.
func WithoutIsolates(s string) string {
	if !strings.ContainsFunc(s, isolate) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if isolate(r) {
			return -1
		}
		return r
	}, s)
}

func isolate(r rune) bool { return r >= 0x2066 && r <= 0x2069 }
