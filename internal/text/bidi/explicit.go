package bidi

import "golang.org/x/text/unicode/bidi"

const maxDepth = 125 // BD2

// explicit sets the levels that the control characters ask for (X1 to X8) and marks those that count
// as removed (X9). It returns the classes that the later rules work on: overridden where an override
// holds.
func (p *Paragraph) explicit() []bidi.Class {
	working := append([]bidi.Class(nil), p.classes...)
	s := newStatusStack(p.Base)
	// stand gives a character the level and the override that hold where it stands.
	stand := func(i int) {
		top := s.top()
		p.Levels[i] = top.level
		if top.override != bidi.ON {
			working[i] = top.override
		}
	}
	for i, c := range p.classes {
		switch c {
		case bidi.RLE, bidi.LRE: // X2, X3
			p.Levels[i] = Removed
			s.embed(c == bidi.RLE, bidi.ON)
		case bidi.RLO: // X4
			p.Levels[i] = Removed
			s.embed(true, bidi.R)
		case bidi.LRO: // X5
			p.Levels[i] = Removed
			s.embed(false, bidi.L)
		case bidi.RLI, bidi.LRI: // X5a, X5b
			stand(i)
			s.isolate(c == bidi.RLI)
		case bidi.FSI: // X5c: as the first strong letter up to its end asks
			stand(i)
			end := len(p.classes)
			if p.match[i] >= 0 {
				end = p.match[i]
			}
			s.isolate(p.firstStrong(i+1, end) == 1)
		case bidi.PDI: // X6a
			s.endIsolate()
			stand(i)
		case bidi.PDF: // X7
			p.Levels[i] = Removed
			s.endEmbedding()
		case bidi.BN: // X9
			p.Levels[i] = Removed
		case bidi.B: // X8: everything ends with the paragraph
			p.Levels[i] = p.Base
			s = newStatusStack(p.Base)
		default: // X6
			stand(i)
		}
	}
	return working
}

// statusStack is the directional status stack: what holds at a character, and what holds again when the
// embeddings and isolates that are open there end. What would go deeper than maxDepth is only counted, so
// that its end is known when it comes.
type statusStack struct {
	entries []status // the paragraph's own first; never empty

	overflowIsolates, overflowEmbeddings int // opened too deep, and not ended yet
	validIsolates                        int // isolates among the entries
}

// status is an entry of the directional status stack.
type status struct {
	level    Level
	override bidi.Class // L, R, or ON for none
	isolate  bool
}

func newStatusStack(base Level) *statusStack {
	return &statusStack{entries: append(make([]status, 0, 8), status{base, bidi.ON, false})}
}

func (s *statusStack) top() status { return s.entries[len(s.entries)-1] }

func (s *statusStack) pop() { s.entries = s.entries[:len(s.entries)-1] }

// push opens an entry at the least level above the current one that reads in a direction. It says false
// where that is too deep, or stands inside something that was.
func (s *statusStack) push(rtl bool, override bidi.Class, isolate bool) bool {
	level := s.top().level + 1
	if level.rightToLeft() != rtl {
		level++
	}
	if level > maxDepth || s.overflowIsolates > 0 || s.overflowEmbeddings > 0 {
		return false
	}
	s.entries = append(s.entries, status{level, override, isolate})
	return true
}

func (s *statusStack) embed(rtl bool, override bidi.Class) {
	if !s.push(rtl, override, false) && s.overflowIsolates == 0 {
		s.overflowEmbeddings++
	}
}

func (s *statusStack) isolate(rtl bool) {
	if s.push(rtl, bidi.ON, true) {
		s.validIsolates++
	} else {
		s.overflowIsolates++
	}
}

// endIsolate ends the last isolate, and with it the embeddings that are open inside it.
func (s *statusStack) endIsolate() {
	switch {
	case s.overflowIsolates > 0:
		s.overflowIsolates--
	case s.validIsolates > 0:
		s.overflowEmbeddings = 0
		for !s.top().isolate {
			s.pop()
		}
		s.pop()
		s.validIsolates--
	}
}

// endEmbedding ends the last embedding, unless that was opened outside of an isolate that is still open.
func (s *statusStack) endEmbedding() {
	switch {
	case s.overflowIsolates > 0:
	case s.overflowEmbeddings > 0:
		s.overflowEmbeddings--
	case !s.top().isolate && len(s.entries) >= 2:
		s.pop()
	}
}
