package text

import (
	"strings"
	"unicode/utf8"
)

// Isolate and EndIsolate set a piece of another direction apart (UAX#9): the first begins one whose direction is that
// of its first letter, the second ends it. The gates take both for an attack, so that none comes from outside; a
// document that composes its texts of several pieces puts them in, and its renderers let them pass with CleanIsolated.
const (
	Isolate    = '\u2068' // first strong isolate
	EndIsolate = '\u2069' // pop directional isolate
)

const isolates = string(Isolate) + string(EndIsolate)

// CleanIsolated is Clean for a text of a document: isolates stay, each of them closed, and an end without a beginning
// goes. What closes them may go over the limit.
func CleanIsolated(s string, r Rules) string {
	if len(s) <= r.max() && plain(s, r.Newlines) {
		return s // as most are; a look for isolates takes longer
	}
	if !strings.ContainsAny(s, isolates) {
		s, _ = Clean(s, r)
		return s
	}
	var b strings.Builder
	open := 0
	for s != "" {
		at := strings.IndexAny(s, isolates)
		piece := s
		if at >= 0 {
			piece = s[:at]
		}
		piece, _ = Clean(piece, Rules{Max: r.max() - b.Len(), Newlines: r.Newlines})
		b.WriteString(piece)
		if at < 0 || b.Len() >= r.max()-utf8.RuneLen(Isolate) {
			break
		}
		sign, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case sign == Isolate:
			open++
			b.WriteRune(sign)
		case open > 0:
			open--
			b.WriteRune(sign)
		}
		s = s[at+size:]
	}
	for range open {
		b.WriteRune(EndIsolate)
	}
	return b.String()
}

// WithoutIsolates leaves out the characters that set a piece of text of another direction apart (U+2066 to U+2069),
// for places that do nothing with them.
func WithoutIsolates(s string) string {
	isolate := func(r rune) bool { return r >= 0x2066 && r <= 0x2069 }
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
