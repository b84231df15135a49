package bidi

import "golang.org/x/text/unicode/bidi"

const maxDepth = 125 // BD2

// status is an entry of the directional status stack.
type status struct {
	level    Level
	override bidi.Class // L, R, or ON for none
	isolate  bool
}

// explicit sets the levels that the control characters ask for (X1 to X8) and marks those that count
// as removed (X9). It returns the classes that the later rules work on: overridden where an override
// holds.
func (p *Paragraph) explicit() []bidi.Class {
	working := append([]bidi.Class(nil), p.classes...)
	stack := make([]status, 1, 8)
	stack[0] = status{p.Base, bidi.ON, false}
	var overflowIsolates, overflowEmbeddings, validIsolates int

	// next is the least level above the current one that reads right to left, or left to right.
	next := func(rtl bool) Level {
		l := stack[len(stack)-1].level + 1
		if l.rightToLeft() != rtl {
			l++
		}
		return l
	}
	for i, c := range p.classes {
		top := stack[len(stack)-1]
		switch c {
		case bidi.RLE, bidi.LRE, bidi.RLO, bidi.LRO: // X2 to X5
			p.Levels[i] = Removed
			level := next(c == bidi.RLE || c == bidi.RLO)
			if level > maxDepth || overflowIsolates > 0 || overflowEmbeddings > 0 {
				if overflowIsolates == 0 {
					overflowEmbeddings++
				}
				continue
			}
			override := bidi.ON
			switch c {
			case bidi.RLO:
				override = bidi.R
			case bidi.LRO:
				override = bidi.L
			}
			stack = append(stack, status{level, override, false})

		case bidi.RLI, bidi.LRI, bidi.FSI: // X5a to X5c
			p.Levels[i] = top.level
			if top.override != bidi.ON {
				working[i] = top.override
			}
			rtl := c == bidi.RLI
			if c == bidi.FSI {
				end := len(p.classes)
				if p.match[i] >= 0 {
					end = p.match[i]
				}
				rtl = p.firstStrong(i+1, end) == 1
			}
			level := next(rtl)
			if level > maxDepth || overflowIsolates > 0 || overflowEmbeddings > 0 {
				overflowIsolates++
				continue
			}
			validIsolates++
			stack = append(stack, status{level, bidi.ON, true})

		case bidi.PDI: // X6a
			switch {
			case overflowIsolates > 0:
				overflowIsolates--
			case validIsolates > 0:
				overflowEmbeddings = 0
				for !stack[len(stack)-1].isolate {
					stack = stack[:len(stack)-1]
				}
				stack = stack[:len(stack)-1]
				validIsolates--
			}
			top = stack[len(stack)-1]
			p.Levels[i] = top.level
			if top.override != bidi.ON {
				working[i] = top.override
			}

		case bidi.PDF: // X7
			p.Levels[i] = Removed
			switch {
			case overflowIsolates > 0:
			case overflowEmbeddings > 0:
				overflowEmbeddings--
			case !top.isolate && len(stack) >= 2:
				stack = stack[:len(stack)-1]
			}

		case bidi.BN: // X9
			p.Levels[i] = Removed

		case bidi.B: // X8: everything ends with the paragraph
			p.Levels[i] = p.Base
			stack = stack[:1]
			overflowIsolates, overflowEmbeddings, validIsolates = 0, 0, 0

		default: // X6
			p.Levels[i] = top.level
			if top.override != bidi.ON {
				working[i] = top.override
			}
		}
	}
	return working
}
