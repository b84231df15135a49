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
