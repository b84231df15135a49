package cover

import "cmp"

// tops gives the highest level of each chain that can be taken at all: a step can be taken when the step below it
// and all that it waits for can. What stands in a circle, waits for it, or waits for what does not exist, can't.
//
// Each chain climbs until one step has to wait; it is then noted with the chain that it waits for, and climbs on
// when that one has risen. So every step and every wait is looked at a few times at most.
func tops(p *Problem) []int {
	n := len(p.Chains)
	room := make([]int, 4*n)
	top, first, next, ready := room[:n:n], room[n:2*n:2*n], room[2*n:3*n:3*n], room[3*n:3*n]
	for c := range n { // first[d] is the first chain that waits for d, next[c] the one after c; -1 for none
		first[c] = -1
		ready = append(ready, c)
	}
	for len(ready) > 0 {
		c := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		from := top[c]
		steps := p.Chains[c].Steps
		for top[c] < len(steps) {
			missing := c
			for _, a := range steps[top[c]].After {
				if a.Level <= 0 {
					continue
				}
				if a.Chain < 0 || a.Chain >= n || a.Level > top[a.Chain] {
					missing = a.Chain
					if missing == c || missing < 0 || missing >= n || a.Level > len(p.Chains[missing].Steps) {
						missing = -1 // for ever
					}
					break
				}
			}
			if missing != c {
				if missing >= 0 {
					next[c] = first[missing]
					first[missing] = c
				}
				break
			}
			top[c]++
		}
		if top[c] > from {
			for w := first[c]; w >= 0; w = next[w] {
				ready = append(ready, w)
			}
			first[c] = -1
		}
	}
	return top
}

// raise lifts a chain to a level, and with it all that the steps wait for. Nothing may lie above its top.
func raise(p *Problem, levels []int, c, level int) {
	if levels[c] >= level {
		return
	}
	open := []At{{c, level}}
	for len(open) > 0 {
		a := open[len(open)-1]
		open = open[:len(open)-1]
		from := levels[a.Chain]
		if from >= a.Level {
			continue
		}
		levels[a.Chain] = a.Level
		for _, s := range p.Chains[a.Chain].Steps[from:a.Level] {
			for _, w := range s.After {
				if w.Level > 0 && levels[w.Chain] < w.Level {
					open = append(open, w)
				}
			}
		}
	}
}

// at is what the part adds when its chain stands at a level.
func (part *Part) at(level int) float64 {
	if len(part.Gain) == 0 {
		return 0
	}
	return part.Gain[min(level, len(part.Gain)-1)]
}

// met says whether levels meet the cover. The sum is always taken in the order of the parts, so that the answer
// for the same levels is the same wherever it is asked; rounding never lowers a sum whose terms rise.
func (c *Cover) met(levels []int) bool {
	sum := 0.0
	for i := range c.Parts {
		if part := &c.Parts[i]; part.Chain >= 0 && part.Chain < len(levels) {
			sum += part.at(levels[part.Chain])
		}
	}
	return sum >= c.Need-c.Slack
}

// feasible says whether closed levels meet all that is demanded.
func (p *Problem) feasible(levels []int) bool {
	for i := range p.Covers {
		if !p.Covers[i].met(levels) {
			return false
		}
	}
	return p.Accepts == nil || p.Accepts(levels)
}

// cost is what levels cost.
func (p *Problem) cost(levels []int) Cost {
	var sum Cost
	for c, level := range levels {
		for _, s := range p.Chains[c].Steps[:level] {
			sum = sum.plus(s.Cost)
		}
	}
	return sum
}

func (c Cost) plus(d Cost) Cost {
	return Cost{c.Effort + d.Effort, c.Count + d.Count, c.Order + d.Order}
}

// Compare is negative where c is less than d.
func (c Cost) Compare(d Cost) int {
	return cmp.Or(cmp.Compare(c.Effort, d.Effort), cmp.Compare(c.Count, d.Count), cmp.Compare(c.Order, d.Order))
}
