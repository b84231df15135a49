package lang

import (
	"fmt"
	"strconv"
	"strings"
)

// fill puts facts in the place of their names in braces. An unknown name stays as it stands.
func (l *Language) fill(text string, facts []any) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			b.WriteString(text)
			return l.together(b.String())
		}
		b.WriteString(text[:open])
		text = text[open:]
		if strings.HasPrefix(text, "{{") {
			b.WriteByte('{')
			text = text[2:]
			continue
		}
		end := strings.IndexByte(text, '}')
		if end < 0 {
			b.WriteString(text)
			return l.together(b.String())
		}
		value, ok := l.fact(text[1:end], facts)
		if !ok {
			value = text[:end+1]
		}
		b.WriteString(value)
		text = text[end+1:]
		if endsSentence(value) {
			text = withoutStop(text)
		}
	}
}

func (l *Language) fact(name string, facts []any) (string, bool) {
	for i := 0; i+1 < len(facts); i += 2 {
		if facts[i] != name {
			continue
		}
		switch v := facts[i+1].(type) {
		case string:
			return l.isolate(v), true
		case int:
			return strconv.Itoa(v), true
		case []string:
			return l.List(v), true
		default:
			return fmt.Sprint(v), true
		}
	}
	return "", false
}
