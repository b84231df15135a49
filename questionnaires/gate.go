package questionnaires

import (
	"fmt"
	"unicode/utf8"
)

// unclean finds the first character that no text from outside may hold: control characters but line
// feed and tab, the separators U+2028 and U+2029, the characters that override or embed a direction of
// writing, and those that are no characters at all.
func unclean(s string) (rune, bool) {
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0x20 && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n <= 1,
			r < 0x20, r >= 0x7f && r < 0xa0,
			r == 0x2028, r == 0x2029,
			r >= 0x202a && r <= 0x202e,
			r >= 0x2066 && r <= 0x2069,
			r == 0xfeff,
			r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
			return r, true
		}
		i += n
	}
	return 0, false
}

// codePoint writes a character by its number, since it may not be shown itself.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
