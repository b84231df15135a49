package bidi

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

const maxBrackets = 63 // BD16: brackets deeper than this are not paired at all

type bracketPair struct{ open, close int } // places in the sequence

// resolveBrackets gives both brackets of a pair one direction (N0): the sequence's own where it stands
// inside them; else, where only the other direction stands inside, that one if it also holds before the
// pair, and the sequence's own if not. Empty pairs are left to the rules for neutrals.
func (s *sequence) resolveBrackets() {
	own := s.level.direction()
	for _, pair := range s.bracketPairs() {
		found := bidi.ON
		for i := pair.open + 1; i < pair.close; i++ {
			switch strongOf(s.classes[i]) {
			case own:
				found = own
			case bidi.ON:
				continue
			default:
				if found == bidi.ON {
					found = strongOf(s.classes[i])
				}
			}
			if found == own {
				break
			}
		}
		if found == bidi.ON {
			continue
		}
		if found != own {
			context := s.sos
			for i := pair.open - 1; i >= 0; i-- {
				if d := strongOf(s.classes[i]); d != bidi.ON {
					context = d
					break
				}
			}
			if context != found {
				found = own
			}
		}
		s.setBracket(pair.open, found)
		s.setBracket(pair.close, found)
	}
}

// setBracket gives a bracket its direction, and the marks that stand on it the same.
func (s *sequence) setBracket(i int, d bidi.Class) {
	s.classes[i] = d
	for i++; i < len(s.at) && s.p.classes[s.at[i]] == bidi.NSM; i++ {
		s.classes[i] = d
	}
}

// bracketPairs finds the pairs, in the order of their opening brackets (BD16).
func (s *sequence) bracketPairs() []bracketPair {
	type opening struct {
		closing rune
		at      int
	}
	var (
		open  []opening
		pairs []bracketPair
	)
	for i, c := range s.classes {
		if c != bidi.ON {
			continue
		}
		r := s.p.Text[s.at[i]]
		props, _ := bidi.LookupRune(r)
		if !props.IsBracket() {
			continue
		}
		if props.IsOpeningBracket() {
			if len(open) == maxBrackets {
				return nil
			}
			open = append(open, opening{canonical(Mirror(r)), i})
			continue
		}
		for k := len(open) - 1; k >= 0; k-- {
			if open[k].closing == canonical(r) {
				pairs = append(pairs, bracketPair{open[k].at, i})
				open = open[:k]
				break
			}
		}
	}
	slices.SortFunc(pairs, func(a, b bracketPair) int { return a.open - b.open })
	return pairs
}

// canonical maps the one pair of brackets that has a canonical equivalent.
func canonical(r rune) rune {
	switch r {
	case 0x2329:
		return 0x3008
	case 0x232A:
		return 0x3009
	}
	return r
}

// strongOf is the direction of a class for the rules of neutrals, where numbers read as R; ON if none.
func strongOf(c bidi.Class) bidi.Class {
	switch c {
	case bidi.L:
		return bidi.L
	case bidi.R, bidi.EN, bidi.AN:
		return bidi.R
	}
	return bidi.ON
}
