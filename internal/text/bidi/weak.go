package bidi

import "golang.org/x/text/unicode/bidi"

// resolveWeak settles combining marks, numbers and the signs in numbers (W1 to W7).
func (s *sequence) resolveWeak() {
	c := s.classes

	// W1: a mark takes the class of what it stands on.
	previous := s.sos
	for i := range c {
		if c[i] == bidi.NSM {
			if isInitiator(previous) || previous == bidi.PDI {
				c[i] = bidi.ON
			} else {
				c[i] = previous
			}
		}
		previous = c[i]
	}

	// W2 and W3: a number after an Arabic letter is an Arabic number; then Arabic letters are R.
	strong := s.sos
	for i := range c {
		switch c[i] {
		case bidi.L, bidi.R, bidi.AL:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.AL {
				c[i] = bidi.AN
			}
		}
	}
	for i := range c {
		if c[i] == bidi.AL {
			c[i] = bidi.R
		}
	}

	// W4: one separator between two numbers of a kind is part of the number.
	for i := 1; i+1 < len(c); i++ {
		switch {
		case c[i] == bidi.ES && c[i-1] == bidi.EN && c[i+1] == bidi.EN,
			c[i] == bidi.CS && c[i-1] == c[i+1] && (c[i-1] == bidi.EN || c[i-1] == bidi.AN):
			c[i] = c[i-1]
		}
	}

	// W5: signs such as % beside a European number are part of it.
	for i := 0; i < len(c); i++ {
		if c[i] != bidi.ET {
			continue
		}
		end := i
		for end < len(c) && c[end] == bidi.ET {
			end++
		}
		if i > 0 && c[i-1] == bidi.EN || end < len(c) && c[end] == bidi.EN {
			for k := i; k < end; k++ {
				c[k] = bidi.EN
			}
		}
		i = end - 1
	}

	// W6 and W7: what is left of the signs is neutral; a number after a Latin letter reads as one.
	strong = s.sos
	for i := range c {
		switch c[i] {
		case bidi.ES, bidi.ET, bidi.CS:
			c[i] = bidi.ON
		case bidi.L, bidi.R:
			strong = c[i]
		case bidi.EN:
			if strong == bidi.L {
				c[i] = bidi.L
			}
		}
	}
}
