package exchange

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// yamlWriter writes YAML by hand: mappings and lists of texts, which is all that an export needs. Every
// text is in double quotes, or a literal block where it has several lines, so that no reader can take
// one for a number, a date, or "no" for false.
type yamlWriter struct {
	out   *bufio.Writer
	depth int
	item  bool // the next line begins an item of a list
}

func newYAMLWriter(w io.Writer) *yamlWriter { return &yamlWriter{out: bufio.NewWriter(w)} }

// line begins a line with a key.
func (y *yamlWriter) line(key string) {
	depth := y.depth
	if y.item {
		depth--
	}
	y.out.WriteString(strings.Repeat("  ", depth))
	if y.item {
		y.out.WriteString("- ")
		y.item = false
	}
	y.out.WriteString(yamlKey(key) + ":")
}

// comment writes a line that readers skip.
func (y *yamlWriter) comment(text string) {
	for line := range strings.Lines(text) {
		y.out.WriteString(strings.Repeat("  ", y.depth) + "# " + strings.TrimRight(visible(line), " \n") + "\n")
	}
}

// text writes a key and its text; nothing for an empty one.
func (y *yamlWriter) text(key, value string) {
	if value == "" {
		return
	}
	y.line(key)
	if !blockable(value) {
		y.out.WriteString(" " + quoted(value) + "\n")
		return
	}
	y.out.WriteString(" |-\n")
	for line := range strings.SplitSeq(value, "\n") {
		if line != "" {
			y.out.WriteString(strings.Repeat("  ", y.depth+1) + line)
		}
		y.out.WriteByte('\n')
	}
}

// number writes a key and a whole number.
func (y *yamlWriter) number(key string, value int) {
	y.line(key)
	fmt.Fprintf(y.out, " %d\n", value)
}

// flag writes a key that is true; nothing when it is false.
func (y *yamlWriter) flag(key string, value bool) {
	if value {
		y.line(key)
		y.out.WriteString(" true\n")
	}
}

// texts writes a key and a list of texts on one line; nothing for an empty list.
func (y *yamlWriter) texts(key string, values []string) {
	if len(values) == 0 {
		return
	}
	y.line(key)
	y.out.WriteString(" [")
	for i, value := range values {
		if i > 0 {
			y.out.WriteString(", ")
		}
		y.out.WriteString(quoted(value))
	}
	y.out.WriteString("]\n")
}

// mapping writes a key and what the function writes below it.
func (y *yamlWriter) mapping(key string, below func()) {
	y.line(key)
	y.out.WriteByte('\n')
	y.depth++
	below()
	y.depth--
}

// list writes a key and one item for each call of the function; nothing for no items.
func (y *yamlWriter) list(key string, items int, item func(i int)) {
	if items == 0 {
		return
	}
	y.line(key)
	y.out.WriteByte('\n')
	y.depth += 2
	for i := range items {
		y.item = true
		item(i)
		if y.item { // it had nothing to say
			y.item = false
			y.out.WriteString(strings.Repeat("  ", y.depth-1) + "- {}\n")
		}
	}
	y.depth -= 2
}

var plainKey = regexp.MustCompile(`^[a-z][a-z0-9]*([.-][a-z0-9]+)*$`)

// yamlKey writes a key without quotes where no reader can mistake it.
func yamlKey(key string) string {
	switch key {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null":
		return quoted(key)
	}
	if plainKey.MatchString(key) {
		return key
	}
	return quoted(key)
}

// quoted writes a text in double quotes. What can't be seen is written as an escape.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case hidden(c) && c > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, c)
		case hidden(c):
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// hidden says whether a character can't be seen, or could end a line for some reader.
func hidden(c rune) bool {
	return unicode.In(c, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co, unicode.Cs) ||
		!unicode.IsGraphic(c)
}

// visible leaves out what can't be seen, for comments.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		if hidden(c) {
			return ' '
		}
		return c
	}, s)
}

// blockable says whether a text of several lines can stand as a literal block and be read back the same.
func blockable(s string) bool {
	if !strings.Contains(s, "\n") || strings.HasSuffix(s, "\n") {
		return false
	}
	for i, line := range strings.Split(s, "\n") {
		if i == 0 && line == "" || strings.TrimSpace(line) != line && (i == 0 || strings.TrimRight(line, " ") != line) {
			return false
		}
		if strings.TrimSpace(line) == "" && line != "" || strings.ContainsFunc(line, hidden) {
			return false
		}
	}
	return true
}
