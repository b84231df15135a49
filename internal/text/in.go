package text

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"cirtkit/internal/fault"
)

// Check refuses a text that breaks the rules. The fault says what is wrong and at which line and
// column of the text (both from 1, columns in characters); a caller who knows the file adds it with At.
// It is nil for a text that may come in as it stands: test it before it becomes an error.
func Check(s string, r Rules) *fault.Fault {
	if len(s) > r.max() {
		return fault.New(fault.Input, "text.too-long", "bytes", len(s), "max", r.max())
	}
	if plain(s, r.Newlines) {
		return nil
	}
	line, column := 1, 1
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && size == 1 {
			return fault.New(fault.Input, "text.not-utf8", "line", line, "column", column,
				"found", fmt.Sprintf("%02X", s[i]))
		}
		if c == '\n' && r.Newlines {
			line, column = line+1, 0
		} else if p := judge(c); p != Fine {
			return fault.New(fault.Input, faultKeys[p], "line", line, "column", column,
				"found", fmt.Sprintf("U+%04X", c))
		}
		i += size
		column++
	}
	return nil
}

var faultKeys = map[Problem]string{
	Control:    "text.control",
	Reordering: "text.reordering",
	Invisible:  "text.invisible",
}

// Removed counts what Clean changed, by problem. It is empty for a text that came through untouched.
type Removed map[Problem]int

// Clean mends a text so that Check accepts it: line ends become "\n" (or a space where no newline may
// stand), a tab becomes a space, bytes that are not UTF-8 become U+FFFD, other characters that may not
// stand are left out, and what is over the limit is cut off at a whole character. Line ends and tabs
// are not counted as removed: they come with every paste and lose nothing.
func Clean(s string, r Rules) (string, Removed) {
	if len(s) <= r.max() && plain(s, r.Newlines) {
		return s, nil
	}
	removed := Removed{}
	var b strings.Builder
	b.Grow(min(len(s), r.max()))
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			removed[NotUTF8]++
			b.WriteRune(utf8.RuneError)
		case c == '\r' && i+1 < len(s) && s[i+1] == '\n': // the newline that follows says it
		case c == '\n', c == '\r', c == 0x85, c == 0x2028, c == 0x2029:
			if r.Newlines {
				b.WriteByte('\n')
			} else {
				b.WriteByte(' ')
			}
		case c == '\t':
			b.WriteByte(' ')
		default:
			if p := judge(c); p != Fine {
				removed[p]++
			} else {
				b.WriteRune(c)
			}
		}
		i += size
	}
	out := b.String()
	if len(out) > r.max() {
		removed[TooLong] = len(out) - len(cut(out, r.max()))
		out = cut(out, r.max())
	}
	if len(removed) == 0 {
		return out, nil
	}
	return out, removed
}
