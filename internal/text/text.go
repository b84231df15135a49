// Package text holds the two gates that every text passes, and small helpers beside them.
//
// The way in: Check refuses text from outside that a stranger could have made to mislead or to break
// something, and says where; Clean mends the same text instead and says what it took out. Which of the
// two a caller takes depends on who can act: a questionnaire's author gets the error, an officer who
// pastes a note from a web page gets the mended note.
//
// The way out to a terminal: Terminal lets nothing through that a terminal would obey. The gates for
// other ways out (PDF, spreadsheets, HTML) stand with their renderers.
//
// What no text may hold:
//
//   - bytes that are not UTF-8;
//   - control characters (C0, DEL, C1), but a newline where the caller allows it;
//   - characters that reorder what stands around them: the bidirectional embeddings, overrides and
//     isolates U+202A to U+202E and U+2066 to U+2069. They can make a text read otherwise than it is
//     stored. The marks U+200E, U+200F and U+061C only add one invisible letter, and stay;
//   - characters that can't be seen and carry nothing: the byte-order mark, interlinear annotation,
//     the tag characters, and noncharacters.
package text

import (
	"strings"
	"unicode/utf8"
)

// Rules say how much a text may be. The zero value is one line of at most DefaultMax bytes.
type Rules struct {
	Max      int  // bytes; 0 is DefaultMax
	Newlines bool // a newline may stand in it
}

// DefaultMax bounds a text when its rules don't: 64 KiB, about 20 printed pages.
const DefaultMax = 64 << 10

// Line and Block are the two usual rules: a name or a title, and a note of many lines.
var (
	Line  = Rules{Max: 4 << 10}
	Block = Rules{Newlines: true}
)

func (r Rules) max() int {
	if r.Max > 0 {
		return r.Max
	}
	return DefaultMax
}

// Problem is why a character may not stand in a text.
type Problem int

// The problems, in the order in which they are looked for.
const (
	Fine Problem = iota
	NotUTF8
	Control
	Reordering // a bidirectional embedding, override or isolate
	Invisible  // a character that can't be seen and carries nothing
	TooLong
)

// judge says what is wrong with one rune. A newline is a control character here; the caller knows
// whether it may stand.
func judge(r rune) Problem {
	switch {
	case r < 0x20, r >= 0x7F && r <= 0x9F, r == 0x2028, r == 0x2029:
		return Control
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return Reordering
	case r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F,
		r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return Invisible
	}
	return Fine
}

// OneLine joins the lines of a text and makes every run of white space one space.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// plain says whether s holds only printable ASCII, and newlines where asked: the usual case, which
// every gate lets through as it is.
func plain(s string, newlines bool) bool {
	for i := range len(s) {
		if c := s[i]; (c < 0x20 || c >= 0x7F) && (c != '\n' || !newlines) {
			return false
		}
	}
	return true
}

// cut is s up to max bytes, ending with a whole character.
func cut(s string, max int) string {
	if len(s) <= max {
		return s
	}
	for max > 0 && !utf8.RuneStart(s[max]) {
		max--
	}
	return s[:max]
}
