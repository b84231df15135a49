package text

import (
	"strings"
	"unicode/utf8"
)

// Terminal is a text that a terminal can't obey: every control character, every character that
// reorders others and every byte that is not UTF-8 becomes U+FFFD, so that one sees that something
// was there. Newlines stay; a tab, which has no width of its own, becomes a space. Text that is
// already safe comes back as it is, without a copy.
func Terminal(s string) string {
	if terminalSafe(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, c := range s { // ranging gives U+FFFD for a byte that is not UTF-8
		switch {
		case c == '\n':
			b.WriteByte('\n')
		case c == '\t':
			b.WriteByte(' ')
		case judge(c) == Control, judge(c) == Reordering:
			b.WriteRune(utf8.RuneError)
		case judge(c) == Invisible:
			// Nothing to see and nothing to obey.
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func terminalSafe(s string) bool {
	if plain(s, true) {
		return true
	}
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if (c == utf8.RuneError && size == 1) || (c != '\n' && judge(c) != Fine) {
			return false
		}
		i += size
	}
	return true
}
