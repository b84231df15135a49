package cover

import "slices"

// model is what is left to decide when all that is forced has been taken and all that can't matter is gone.
// Chains and their options are numbered anew: option 0 of a chain is where it stands already, the further ones are
// the levels at which something changes: a cover's gain rises, or a step of another chain waits for it.
type model struct {
	p       *Problem
	low     []int // levels that are forced, by original chain
	top     []int // levels that can be taken, by original chain
	chains  []int // original chain of each
	start   []int32
	level   []int32 // original level of each option; those of chain i are at start[i]:start[i+1]
	weight  []int64 // of each option, from option 0
	edges   []edge
	out, in [][]int32 // edges by chain
	covers  []demand
	of      [][]coverPart // the covers that a chain adds to
	scale   scale
	// unsure: a cover had to be rounded (always so that nothing feasible is lost), or Accepts is there: what meets
	// all covers of the model must still be tried on the problem itself.
	unsure bool
}

// edge says that chain from at option at or above waits for chain to at option need.
type edge struct{ from, at, to, need int32 }

// demand is a cover in whole numbers, counted from option 0 of every chain.
type demand struct {
	need     int64
	parts    []gains
	greatest float64 // gain of any part
	all      float64 // gains of all parts
}

// gains are what the options of a chain add.
type gains struct {
	chain int32
	gain  []int64
}

type coverPart struct{ cover, part int32 }

func (m *model) options(i int32) int32 { return m.start[i+1] - m.start[i] }

// reduce builds the model. low must be closed and top feasible.
func reduce(p *Problem, low, top []int) *model {
	m := &model{p: p, low: low, top: top, unsure: p.Accepts != nil}
	marked := m.breakpoints()
	number := make([]int32, len(p.Chains))
	var whole Cost
	common := int64(0)
	m.start = append(m.start, 0)
	for c := range p.Chains {
		number[c] = -1
		if len(marked[c]) == 0 {
			continue
		}
		number[c] = int32(len(m.chains))
		m.chains = append(m.chains, c)
		m.level = append(m.level, int32(low[c]))
		from := low[c]
		for _, level := range marked[c] {
			m.level = append(m.level, int32(level))
			effort := int64(0)
			for _, s := range p.Chains[c].Steps[from:level] {
				whole = whole.plus(s.Cost)
				effort += s.Cost.Effort
			}
			common = gcd(common, effort)
			from = level
		}
		m.start = append(m.start, int32(len(m.level)))
	}
	m.link(number)
	m.demands(number)
	priced := len(m.edges) + mostPrice*len(m.covers)
	if m.unsure {
		priced += mostPrice * mostCuts
	}
	m.scale = newScale(whole, common, priced)
	m.weight = make([]int64, len(m.level))
	for i, c := range m.chains {
		first := m.start[i]
		for k := first + 1; k < m.start[i+1]; k++ {
			var sum Cost
			for _, s := range p.Chains[c].Steps[m.level[k-1]:m.level[k]] {
				sum = sum.plus(s.Cost)
			}
			m.weight[k] = m.weight[k-1] + m.scale.weigh(sum)
		}
	}
	return m
}

// breakpoints lists the levels above low, by chain and rising, at which something changes for a cover that is not
// met yet or for a step that waits. A chain without any can stay where it is.
func (m *model) breakpoints() [][]int {
	p := m.p
	marked := make([][]int, len(p.Chains))
	var open []At
	mark := func(c, level int) {
		if level > m.low[c] && level <= m.top[c] && !slices.Contains(marked[c], level) {
			marked[c] = append(marked[c], level)
			open = append(open, At{c, level})
		}
	}
	if p.Accepts != nil {
		for c := range p.Chains {
			for level := m.low[c] + 1; level <= m.top[c]; level++ {
				mark(c, level)
			}
		}
	}
	for i := range p.Covers {
		if p.Covers[i].met(m.low) {
			continue
		}
		for j := range p.Covers[i].Parts {
			part := &p.Covers[i].Parts[j]
			c := part.Chain
			if c < 0 || c >= len(p.Chains) {
				continue
			}
			for level := m.low[c] + 1; level <= m.top[c]; level++ {
				if part.at(level) > part.at(level-1) {
					mark(c, level)
				}
			}
		}
	}
	for len(open) > 0 {
		a := open[len(open)-1]
		open = open[:len(open)-1]
		for _, s := range p.Chains[a.Chain].Steps[m.low[a.Chain]:a.Level] {
			for _, w := range s.After {
				if w.Level > 0 {
					mark(w.Chain, w.Level)
				}
			}
		}
	}
	for _, levels := range marked {
		slices.Sort(levels)
	}
	return marked
}

// link makes the edges. Of what the steps between two options wait for in one chain, the highest level counts;
// what an option below waits for already is left out.
func (m *model) link(number []int32) {
	m.out = make([][]int32, len(m.chains))
	m.in = make([][]int32, len(m.chains))
	for i, c := range m.chains {
		mine := len(m.edges)
		for k := m.start[i] + 1; k < m.start[i+1]; k++ {
			for _, s := range m.p.Chains[c].Steps[m.level[k-1]:m.level[k]] {
				for _, w := range s.After {
					if w.Level <= 0 || w.Chain == c || w.Level <= m.low[w.Chain] {
						continue
					}
					to := number[w.Chain]
					need := m.option(to, w.Level)
					e := edge{int32(i), k - m.start[i], to, need}
					if known := slices.IndexFunc(m.edges[mine:], func(o edge) bool { return o.to == to && o.need >= need }); known >= 0 {
						continue
					}
					m.edges = append(m.edges, e)
				}
			}
		}
	}
	for e, edge := range m.edges {
		m.out[edge.from] = append(m.out[edge.from], int32(e))
		m.in[edge.to] = append(m.in[edge.to], int32(e))
	}
}

// option is the lowest option of a chain at or above an original level.
func (m *model) option(i int32, level int) int32 {
	for k := m.start[i]; k < m.start[i+1]; k++ {
		if int(m.level[k]) >= level {
			return k - m.start[i]
		}
	}
	return m.options(i) // none
}

// demands makes whole numbers of the covers that are not met yet.
func (m *model) demands(number []int32) {
	m.of = make([][]coverPart, len(m.chains))
	place := make([]int32, len(m.chains)) // of a chain in the cover at hand, from 1
	for i := range m.p.Covers {
		c := &m.p.Covers[i]
		if c.met(m.low) {
			continue
		}
		need := c.Need - c.Slack
		wholes := true
		var parts []gains
		var rises [][]float64
		for j := range c.Parts {
			part := &c.Parts[j]
			if part.Chain < 0 || part.Chain >= len(m.low) {
				continue
			}
			base := part.at(m.low[part.Chain])
			need -= base
			wholes = wholes && isWhole(base)
			n := number[part.Chain]
			if n < 0 {
				continue
			}
			if place[n] == 0 {
				parts = append(parts, gains{chain: n})
				rises = append(rises, make([]float64, m.options(n)))
				place[n] = int32(len(parts))
			}
			rise := rises[place[n]-1]
			for k := range rise {
				rise[k] += part.at(int(m.level[m.start[n]+int32(k)])) - base
				wholes = wholes && isWhole(rise[k])
			}
		}
		for _, part := range parts {
			place[part.chain] = 0
		}
		d, exact := whole(need, parts, rises, wholes)
		m.unsure = m.unsure || !exact
		if d.need > 0 {
			m.add(d)
		}
	}
}

func (m *model) add(d demand) {
	d.parts = slices.DeleteFunc(d.parts, func(g gains) bool { return g.gain[len(g.gain)-1] == 0 })
	for j, part := range d.parts {
		most := float64(part.gain[len(part.gain)-1])
		d.greatest = max(d.greatest, most)
		d.all += most
		m.of[part.chain] = append(m.of[part.chain], coverPart{int32(len(m.covers)), int32(j)})
	}
	m.covers = append(m.covers, d)
}

// levels turns options into levels of the problem.
func (m *model) levels(x []int32) []int { return m.levelsInto(nil, x) }

// levelsInto is levels that takes the room of a slice for them.
func (m *model) levelsInto(levels []int, x []int32) []int {
	levels = append(levels[:0], m.low...)
	for i, c := range m.chains {
		levels[c] = int(m.level[m.start[i]+x[i]])
	}
	return levels
}
