package bidi

import "golang.org/x/text/unicode/bidi"

// LineLevels are the levels of the characters from start up to end when they make one line: separators
// and the white space at the line's end fall back to the paragraph's level (L1).
func (p *Paragraph) LineLevels(start, end int) []Level {
	levels := append([]Level(nil), p.Levels[start:end]...)
	if p.simple {
		return levels
	}
	trailing := true // what follows is a separator or the end of the line
	for i := end - 1; i >= start; i-- {
		switch p.classes[i] {
		case bidi.B, bidi.S:
			levels[i-start] = p.Base
			trailing = true
		case bidi.WS, bidi.FSI, bidi.LRI, bidi.RLI, bidi.PDI:
			if trailing {
				levels[i-start] = p.Base
			}
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO, bidi.PDF, bidi.BN:
			// Removed: neither ends nor makes trailing space.
		default:
			trailing = false
		}
	}
	return levels
}

// Order gives the places of a line's characters in the order in which they are seen, from the left
// (L2). Characters with the level Removed are left out.
func Order(levels []Level) []int {
	order := make([]int, 0, len(levels))
	highest, lowestOdd := Level(0), Removed
	for i, l := range levels {
		if l == Removed {
			continue
		}
		order = append(order, i)
		highest = max(highest, l)
		if l.rightToLeft() {
			lowestOdd = min(lowestOdd, l)
		}
	}
	for l := highest; l >= lowestOdd; l-- {
		for i := 0; i < len(order); i++ {
			if levels[order[i]] < l {
				continue
			}
			end := i
			for end < len(order) && levels[order[end]] >= l {
				end++
			}
			for a, b := i, end-1; a < b; a, b = a+1, b-1 {
				order[a], order[b] = order[b], order[a]
			}
			i = end
		}
	}
	return order
}

// Visual is the line from start up to end as it is seen, from left to right, with brackets that read
// right to left mirrored (L4).
func (p *Paragraph) Visual(start, end int) []rune {
	if p.simple {
		return p.Text[start:end]
	}
	levels := p.LineLevels(start, end)
	out := make([]rune, 0, len(levels))
	for _, i := range Order(levels) {
		r := p.Text[start+i]
		if levels[i].rightToLeft() {
			r = Mirror(r)
		}
		out = append(out, r)
	}
	return out
}

// Visual is one line of text as it is seen, from left to right.
func Visual(s string, d Direction) string {
	text := []rune(s)
	return string(New(text, d).Visual(0, len(text)))
}

// RightToLeftFirst says whether the first strong letter of a text reads right to left.
func RightToLeftFirst(s string) bool {
	return New([]rune(s), Auto).Base == 1
}
