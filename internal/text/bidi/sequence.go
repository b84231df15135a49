package bidi

import "golang.org/x/text/unicode/bidi"

// sequence is an isolating run sequence (BD13). The rules change classes in place, and read and write
// the paragraph's levels.
type sequence struct {
	p        *Paragraph
	at       []int        // the places of its characters in the paragraph, in order
	classes  []bidi.Class // of its characters
	level    Level
	sos, eos bidi.Class // L or R: what holds before its first and after its last character
}

func isInitiator(c bidi.Class) bool { return c == bidi.LRI || c == bidi.RLI || c == bidi.FSI }

// sequences ties the level runs into isolating run sequences (X10).
func (p *Paragraph) sequences(working []bidi.Class) []*sequence {
	var runs [][]int
	runOf := make([]int, len(p.Text)) // which run starts with this character
	last := Removed
	for i, l := range p.Levels {
		if l == Removed {
			continue
		}
		if l != last {
			runOf[i] = len(runs)
			runs = append(runs, nil)
			last = l
		}
		runs[len(runs)-1] = append(runs[len(runs)-1], i)
	}

	var out []*sequence
	for _, run := range runs {
		first := run[0]
		if p.classes[first] == bidi.PDI && p.match[first] >= 0 {
			continue // tied to the run of its initiator
		}
		at := run[:len(run):len(run)]
		for {
			end := at[len(at)-1]
			if !isInitiator(p.classes[end]) || p.match[end] < 0 {
				break
			}
			at = append(at, runs[runOf[p.match[end]]]...)
		}
		s := &sequence{p: p, at: at, level: p.Levels[first], classes: make([]bidi.Class, len(at))}
		for k, i := range at {
			s.classes[k] = working[i]
		}
		s.sos = max(s.level, p.before(first)).direction()
		after := p.Base
		if end := at[len(at)-1]; !isInitiator(p.classes[end]) {
			after = p.after(end)
		}
		s.eos = max(s.level, after).direction()
		out = append(out, s)
	}
	return out
}

// before is the level of the nearest character before place i that is not removed.
func (p *Paragraph) before(i int) Level {
	for i--; i >= 0; i-- {
		if p.Levels[i] != Removed {
			return p.Levels[i]
		}
	}
	return p.Base
}

func (p *Paragraph) after(i int) Level {
	for i++; i < len(p.Levels); i++ {
		if p.Levels[i] != Removed {
			return p.Levels[i]
		}
	}
	return p.Base
}
