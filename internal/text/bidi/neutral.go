package bidi

import "golang.org/x/text/unicode/bidi"

// resolveNeutral gives what is still neutral a direction (N1, N2) and every character its level (I1,
// I2).
func (s *sequence) resolveNeutral() {
	c := s.classes
	before := s.sos
	for i := 0; i < len(c); i++ {
		if d := strongOf(c[i]); d != bidi.ON {
			before = d
			continue
		}
		end, after := i, s.eos
		for ; end < len(c); end++ {
			if d := strongOf(c[end]); d != bidi.ON {
				after = d
				break
			}
		}
		d := s.level.direction()
		if before == after {
			d = before
		}
		for ; i < end; i++ {
			c[i] = d
		}
		i--
	}

	for i, at := range s.at {
		level := s.level
		switch {
		case !level.rightToLeft() && c[i] == bidi.R, level.rightToLeft() && c[i] != bidi.R:
			level++
		case !level.rightToLeft() && (c[i] == bidi.AN || c[i] == bidi.EN):
			level += 2
		}
		s.p.Levels[at] = level
	}
}
