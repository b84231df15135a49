package markdown

import (
	"strings"
	"unicode/utf8"

	"cirtkit/internal/text"
)

// always are the characters that are escaped wherever they stand.
const always = "\\`*_[]<>&~|#$"

// first are those that make something else of a line that begins with them: a list, a rule, the line below a heading
// or below a table's heads.
const first = "-+=:"

// lines are the lines of a text, each squeezed and safe; what stands between newlines and is empty is left out, but
// empty[i] says that an empty line stood before line i.
func lines(s string) (out []string, apart []bool) {
	gap := false
	for line := range strings.SplitSeq(text.Terminal(text.WithoutIsolates(s)), "\n") {
		line = text.Squeeze(line)
		if strings.TrimSpace(line) == "" { // a no-break space alone is nothing to see
			gap = len(out) > 0
			continue
		}
		out, apart = append(out, escape(line)), append(apart, gap)
		gap = false
	}
	return out, apart
}

// escape makes one line of text safe at any place of the file, its beginning included.
func escape(line string) string {
	var b strings.Builder
	b.Grow(len(line) + 8)
	digits := 0 // at the beginning of the line
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c >= utf8.RuneSelf:
		case strings.IndexByte(always, c) >= 0,
			i == 0 && strings.IndexByte(first, c) >= 0,
			digits > 0 && digits == i && (c == '.' || c == ')') && (i+1 == len(line) || line[i+1] == ' '), // a numbered list
			c == ':' && strings.HasPrefix(line[i:], "://"),                                                // an address
			c == '.' && i >= 3 && strings.EqualFold(line[i-3:i], "www"):
			b.WriteByte('\\')
		case '0' <= c && c <= '9' && digits == i:
			digits++
		}
		b.WriteByte(c)
	}
	return b.String()
}

// anchor is an id as it can stand in an attribute and behind the # of a link. Different ids stay different.
func anchor(id string) string {
	var b strings.Builder
	for i := range len(id) {
		switch c := id[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '.':
			b.WriteByte(c)
		default:
			const hex = "0123456789abcdef"
			b.Write([]byte{'_', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

// address is an address of the web as the goal of a link, and whether it is one.
func address(link string) (string, bool) {
	if !strings.HasPrefix(link, "https://") && !strings.HasPrefix(link, "http://") {
		return "", false
	}
	var b strings.Builder
	b.WriteByte('<')
	for i := range len(link) {
		switch c := link[i]; {
		case c == '&':
			b.WriteString("&amp;")
		case c <= ' ', c >= 0x7f, strings.IndexByte("<>\\`|\"*_[]", c) >= 0:
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('>')
	return b.String(), true
}
