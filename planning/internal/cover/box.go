package cover

// box is what is still open in a part of the search: each chain's lowest and highest option.
type box struct{ lo, hi []int32 }

// narrow draws the conclusions of bounds that moved, and says whether anything is left in the box.
//   - A chain that must reach an option lifts all that this option waits for.
//   - A chain that must stay below an option keeps all that waits for it below, too.
//   - A chain without which a cover can't be met, with all others at their highest, is lifted as far as it takes.
func (m *model) narrow(b box) bool {
	for {
		for again := true; again; {
			again = false
			for i := range m.edges {
				e := &m.edges[i]
				if b.lo[e.from] >= e.at && b.lo[e.to] < e.need {
					b.lo[e.to], again = e.need, true
				}
				if b.hi[e.to] < e.need && b.hi[e.from] >= e.at {
					b.hi[e.from], again = e.at-1, true
				}
			}
		}
		for i := range b.lo {
			if b.lo[i] > b.hi[i] {
				return false
			}
		}
		lifted := false
		for i := range m.covers {
			c := &m.covers[i]
			over := -c.need
			for j := range c.parts {
				over += c.parts[j].gain[b.hi[c.parts[j].chain]]
			}
			if over < 0 {
				return false
			}
			for j := range c.parts {
				g, n := c.parts[j].gain, c.parts[j].chain
				for lo := b.lo[n]; g[b.hi[n]]-g[lo] > over; lo++ {
					b.lo[n], lifted = lo+1, true
				}
			}
		}
		if !lifted {
			return true
		}
	}
}
