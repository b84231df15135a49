package planning

import (
	"cmp"
	"slices"

	"cirtkit/planning/internal/cover"
	"cirtkit/scoring"
)

// closure gives the levels that floors force: each with what it waits for.
func (p *planner) closure(floors []at) []int {
	levels := make([]int, len(p.chains))
	todo := slices.Clone(floors)
	for len(todo) > 0 {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		c := &p.chains[f.chain]
		for f.place > c.from+levels[f.chain] {
			todo = append(todo, c.links[levels[f.chain]].after...)
			levels[f.chain]++
		}
	}
	return levels
}

// settled are the places that belong to every roadmap: what is done and what is pinned.
func (p *planner) settled() []at {
	var floors []at
	for i := range p.chains {
		c := &p.chains[i]
		if c.done > c.from {
			floors = append(floors, at{i, c.done})
		}
		for _, place := range c.pinned {
			floors = append(floors, at{i, place})
		}
	}
	return floors
}

// byLevel finds for each level of the ladder, from 1, the part of a set of steps that this level and those below
// need: what their minimums force, and for their shares and scores the cheapest part of the set that meets them.
// The parts grow from level to level. The last is what the target needs, so that no step stands in the roadmap for
// nothing.
func (p *planner) byLevel(levels []int, leanest bool) [][]int {
	parts := make([][]int, p.top+1)
	for level := range parts {
		parts[level] = make([]int, len(levels))
	}
	for level := p.reached + 1; level <= p.top; level++ {
		if level == p.top && leanest {
			parts[level] = levels
			break
		}
		below := parts[level-1]
		problem := p.problem(level, levels)
		for i, n := range below {
			problem.Chains[i].Floor = max(problem.Chains[i].Floor, n)
		}
		accepts := func(levels []int) bool { return p.score(levels)[0] >= level }
		s := cover.Solve(&problem, max(1, p.limit/4))
		if s.Feasible && !accepts(s.Levels) {
			problem.Accepts = accepts
			s = cover.Solve(&problem, min(p.limit, nodesByScoring))
		}
		parts[level] = s.Levels
		if !s.Feasible || !accepts(s.Levels) {
			parts[level] = p.giveUp(levels, below, accepts)
		}
	}
	return parts
}

// steps lists the steps of a set of levels: what is waited for before what waits, otherwise by the level that
// needs them, those that none does last, and then in questionnaire order.
func (p *planner) steps(levels []int, leanest bool) (steps []Step, taken []int) {
	settled := p.closure(p.settled())
	parts := p.byLevel(levels, leanest && !slices.ContainsFunc(settled, func(n int) bool { return n > 0 }))
	taken = make([]int, len(levels))
	for i := range taken {
		taken[i] = max(parts[p.top][i], settled[i])
	}
	l := list{planner: p, taken: taken, parts: parts, at: make([][]int, len(taken))}
	var floors []at
	for level := range p.rungs {
		floors = append(floors, p.rungs[level].floors...)
	}
	l.forced = p.closure(floors)
	l.named = make([]int, len(taken))
	for _, f := range floors {
		l.named[f.chain] = max(l.named[f.chain], f.place)
	}
	l.fill()
	return l.inOrder(), taken
}

// list is the list of steps in the making.
type list struct {
	*planner
	taken  []int   // level of each chain
	parts  [][]int // by level of the ladder
	forced []int   // levels that requirements force
	named  []int   // highest place of each chain that a requirement names
	// See measure.
	useful, awaited []int

	steps []Step
	from  []at    // by step: its chain, and the number of its highest link
	at    [][]int // by chain and link, the step
}

func (l *list) fill() {
	l.measure()
	total := 0
	for _, n := range l.taken {
		total += n
	}
	l.steps, l.from = make([]Step, 0, total), make([]at, 0, total)
	for i, n := range l.taken {
		c := &l.chains[i]
		l.at[i] = make([]int, n)
		for j := range n {
			level := l.levelOf(i, j)
			l.at[i][j] = len(l.steps)
			if c.proof != scoring.Claimed && j+1 < n && l.levelOf(i, j+1) == level {
				continue // proofs for the same level are one step
			}
			l.add(i, j, level)
		}
	}
	for i := range l.steps {
		l.wait(i)
	}
}

// levelOf is the lowest level that needs a link; 0 for none.
func (l *list) levelOf(chain, link int) int {
	for level := l.reached + 1; level <= l.top; level++ {
		if l.parts[level][chain] > link {
			return level
		}
	}
	return 0
}

func (l *list) add(chain, j, level int) {
	c := &l.chains[chain]
	link, place := &c.links[j], c.from+1+j
	s := Step{
		Question: c.source, To: place, Action: link.action, Proof: c.proof, Level: level,
		Pinned: slices.Contains(c.pinned, place), Done: place <= c.done && c.proof == scoring.Claimed,
		FromOpen: c.open, Effort: link.effort, Local: link.local, place: c.question,
	}
	if level > 0 {
		s.Required = place <= l.named[chain]
		s.Chosen = !s.Required && j >= l.forced[chain] && l.counts(chain, j)
	}
	l.steps = append(l.steps, s)
	l.from = append(l.from, at{chain, j})
}

// measure finds for each chain how many of its links add to a share or a score, those below one that does included,
// and the highest place that another step waits for.
func (l *list) measure() {
	l.useful, l.awaited = make([]int, len(l.taken)), make([]int, len(l.taken))
	for level := range l.rungs {
		for i := range l.rungs[level].covers {
			for _, part := range l.rungs[level].covers[i].Parts {
				most, n := part.Gain[l.taken[part.Chain]], l.taken[part.Chain]
				for n > 0 && part.Gain[n-1] == most {
					n--
				}
				l.useful[part.Chain] = max(l.useful[part.Chain], n)
			}
		}
	}
	for i, n := range l.taken {
		for j := range n {
			for _, a := range l.chains[i].links[j].after {
				l.awaited[a.chain] = max(l.awaited[a.chain], a.place)
			}
		}
	}
}

// counts says whether a link, or one above it that is taken, adds to a share or a score; or stands for itself, as
// no other step waits for it.
func (l *list) counts(chain, j int) bool {
	return j < l.useful[chain] || j+1 == l.taken[chain] && l.awaited[chain] < l.chains[chain].from+1+j
}

// wait fills in what a step waits for. What is done is not waited for.
func (l *list) wait(i int) {
	s, from := &l.steps[i], l.from[i]
	if s.Done {
		return
	}
	add := func(chain, link int) {
		if link < 0 || link >= len(l.at[chain]) {
			return
		}
		if w := l.at[chain][link]; !l.steps[w].Done && !slices.Contains(s.Waits, w) {
			s.Waits = append(s.Waits, w)
		}
	}
	if s.Proof == scoring.Claimed {
		add(from.chain, from.place-1)
	}
	for _, a := range l.chains[from.chain].links[from.place].after {
		add(a.chain, a.place-l.chains[a.chain].from-1)
	}
}

// inOrder puts the steps in their order and points Waits to the new places.
func (l *list) inOrder() []Step {
	order := make([]int, len(l.steps))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &l.steps[a], &l.steps[b]
		return cmp.Or(
			cmp.Compare(x.rung(), y.rung()),
			cmp.Compare(x.place, y.place),
			cmp.Compare(x.To, y.To),
			cmp.Compare(x.Proof, y.Proof),
		)
	})
	now := make([]int, len(l.steps)) // place by former place, from 1
	sorted := make([]Step, 0, len(l.steps))
	var put func(i int)
	put = func(i int) {
		if now[i] != 0 {
			return
		}
		for _, w := range l.steps[i].Waits {
			put(w)
		}
		sorted = append(sorted, l.steps[i])
		now[i] = len(sorted)
	}
	for _, i := range order {
		put(i)
	}
	for i := range sorted {
		for j, w := range sorted[i].Waits {
			sorted[i].Waits[j] = now[w] - 1
		}
		slices.Sort(sorted[i].Waits)
	}
	return sorted
}
