package bidi

import "golang.org/x/text/unicode/bidi"

// Level is an embedding level; odd ones read right to left.
type Level uint8

// Removed is the level of a character that has none: it is not drawn (rule X9).
const Removed Level = 255

func (l Level) rightToLeft() bool { return l&1 == 1 }

func (l Level) direction() bidi.Class {
	if l.rightToLeft() {
		return bidi.R
	}
	return bidi.L
}

// Direction is how a paragraph reads.
type Direction int

// The directions. Auto takes that of the first strong letter, and left to right if there is none.
const (
	Auto Direction = iota
	LeftToRight
	RightToLeft
)

// Paragraph is a paragraph with the level of each of its characters, before it is broken into lines.
type Paragraph struct {
	Text   []rune
	Base   Level   // 0 or 1
	Levels []Level // one a character, Removed for those that are not drawn

	classes []bidi.Class // as stored, for the rules about lines
	match   []int        // of an isolate initiator: where its PDI stands; of a PDI: its initiator; else -1
	simple  bool         // every level is 0
}

// New finds the levels of a paragraph. The paragraph keeps text; the caller must not change it.
func New(text []rune, d Direction) *Paragraph {
	p := &Paragraph{Text: text, Levels: make([]Level, len(text))}
	if d != RightToLeft && leftToRightOnly(text) {
		p.simple = true
		return p
	}
	p.classes = make([]bidi.Class, len(text))
	for i, r := range text {
		props, _ := bidi.LookupRune(r)
		p.classes[i] = props.Class()
	}
	p.match = matchIsolates(p.classes)
	switch d {
	case RightToLeft:
		p.Base = 1
	case Auto:
		p.Base = p.firstStrong(0, len(text))
	}
	working := p.explicit()
	for _, s := range p.sequences(working) {
		s.resolveWeak()
		s.resolveBrackets()
		s.resolveNeutral()
	}
	return p
}

// leftToRightOnly is the short way out: in these ranges there is no right-to-left letter, no Arabic
// number and no control that asks for a direction, so in a paragraph that isn't right to left itself
// every level is 0. They cover Latin, Greek, Cyrillic, Chinese and the usual signs.
func leftToRightOnly(text []rune) bool {
	for _, r := range text {
		switch {
		case r < 0x590, r >= 0x1E00 && r < 0x200F, r >= 0x2010 && r < 0x202A, r >= 0x2070 && r < 0xD800,
			r >= 0xFF00 && r < 0xFFF0:
		default:
			return false
		}
	}
	return true
}

// matchIsolates pairs each isolate initiator with the PDI that closes it (BD9).
func matchIsolates(classes []bidi.Class) []int {
	match := make([]int, len(classes))
	var open []int
	for i, c := range classes {
		match[i] = -1
		switch c {
		case bidi.LRI, bidi.RLI, bidi.FSI:
			open = append(open, i)
		case bidi.PDI:
			if n := len(open); n > 0 {
				match[i], match[open[n-1]] = open[n-1], i
				open = open[:n-1]
			}
		case bidi.B:
			open = open[:0]
		}
	}
	return match
}

// firstStrong is the level that the first strong letter from start up to end asks for, not looking into
// isolates (P2, P3).
func (p *Paragraph) firstStrong(start, end int) Level {
	for i := start; i < end; i++ {
		switch p.classes[i] {
		case bidi.L:
			return 0
		case bidi.R, bidi.AL:
			return 1
		case bidi.LRI, bidi.RLI, bidi.FSI:
			if p.match[i] < 0 {
				return 0
			}
			i = p.match[i]
		}
	}
	return 0
}
