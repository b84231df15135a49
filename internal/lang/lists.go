package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// List joins short items, such as numbers of questions: "A-01, A-02".
func (l *Language) List(items []string) string { return l.join(items, "lang.list.comma") }

// Clauses joins items that may hold commas themselves: "a host, named; a budget".
func (l *Language) Clauses(items []string) string { return l.join(items, "lang.list.semicolon") }

// Beside joins parts of a record that is told in one line: "Donor · 2027".
func (l *Language) Beside(items []string) string { return l.join(items, "lang.list.dot") }

// And joins items as a sentence does: "a, b and c".
func (l *Language) And(items []string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return l.isolate(items[0])
	case 2:
		return l.T("lang.list.two", "first", items[0], "last", items[1])
	default:
		// What List has joined is not isolated again: its items are.
		return l.T("lang.list.and", "first", l.List(items[:n-1]), "last", items[n-1])
	}
}

func (l *Language) join(items []string, between string) string {
	parts := make([]string, len(items))
	for i, item := range items {
		parts[i] = l.isolate(item)
	}
	return strings.Join(parts, l.T(between))
}

// Sentences puts sentences behind each other: with a space between them, but none behind the full-width stops of
// Chinese. Empty ones are passed over.
func Sentences(sentences ...string) string {
	var b strings.Builder
	last := rune(0)
	for _, s := range sentences {
		if s == "" {
			continue
		}
		if last != 0 && !fullWidth(last) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		last, _ = utf8.DecodeLastRuneInString(strings.TrimRight(s, string(closeIsolate)))
	}
	return b.String()
}

// fullWidth says whether a sign has the space behind it in itself.
func fullWidth(r rune) bool {
	return r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60
}

// Stops end a sentence. The last two have their space in themselves.
const (
	stops     = ".!?؟" + wideStops
	wideStops = "。！？"
)

// FirstSentence is a text up to the end of its first sentence.
func FirstSentence(s string) string {
	for i, r := range s {
		if !strings.ContainsRune(stops, r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		if next, _ := utf8.DecodeRuneInString(s[end:]); end == len(s) || strings.ContainsRune(wideStops, r) || unicode.IsSpace(next) {
			return s[:end]
		}
	}
	return s
}

// WithoutStop is a text without the full stop at its end, for a place inside a sentence.
func WithoutStop(s string) string { return strings.TrimRight(s, ".。") }

// endsSentence says whether a text that was put into another ends with a stop.
func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, string(closeIsolate)))
	return last != utf8.RuneError && strings.ContainsRune(stops, last)
}

// withoutStop drops a full stop at the beginning of a text, but not the first of several dots.
func withoutStop(text string) string {
	if rest, ok := strings.CutPrefix(text, "。"); ok {
		return rest
	}
	if rest, ok := strings.CutPrefix(text, "."); ok && (rest == "" || rest[0] == ' ' || rest[0] == '\n') {
		return rest
	}
	return text
}

// Capital makes the first letter a capital, for where a text begins a line of its own. Scripts without capitals stay
// as they are.
func Capital(s string) string {
	rest := strings.TrimLeft(s, string(openIsolate))
	first, size := utf8.DecodeRuneInString(rest)
	upper := unicode.ToUpper(first)
	if size == 0 || upper == first || first == utf8.RuneError {
		return s
	}
	return s[:len(s)-len(rest)] + string(upper) + rest[size:]
}
