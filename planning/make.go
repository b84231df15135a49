package planning

import (
	"maps"
	"math"
	"slices"

	"cirtkit/planning/internal/cover"
	"cirtkit/scoring"
)

// DefaultNodes bounds the search for the least effort where the options don't, with up to 600 steps. With more of them
// a set takes longer to look at, and fewer are; from 3,000 on what is looked at beside grows as well, and fewer still
// are, so that the largest questionnaire has its roadmap within seconds. Questionnaires whose shares overlap need some
// hundred; what is not proved by then takes many times more, for a fraction of a per cent.
const DefaultNodes = 2_000

// leastNodes is what remains with very many steps.
const leastNodes = 5

// nodes is the bound of the search.
func (g *ground) nodes(o Options) int {
	if o.Nodes > 0 {
		return o.Nodes
	}
	steps := 0
	for i := range g.chains {
		steps += len(g.chains[i].links)
	}
	return max(leastNodes, DefaultNodes*600/max(steps, 600)*3_000/max(steps, 3_000))
}

// nodesByScoring bounds a search that scores at every set it considers.
const nodesByScoring = 1_000

// Make makes the roadmap from a set of answers to a target. The same answers and options give the same roadmap.
//
// It scores once for what there is, turns what the target's rungs ask for into floors and covers (want.go), has
// the cheapest set of steps searched, and scores what that set leads to. What it promises is what that score says.
// Should the set not reach the target, the search is repeated with scoring itself as the test; should that find
// nothing within its bound, every step is taken that can be, and given up again one by one where scoring allows.
func Make(m *scoring.Model, in scoring.Input, o Options) *Roadmap {
	r := plan(m, in, o)
	if r.Reaches() {
		fits(r, func(level int) *Roadmap {
			lower := o
			lower.Target.Level = level
			return plan(m, in, lower)
		})
	}
	return r
}

// plan makes the roadmap but for what fits into the time there is.
func plan(m *scoring.Model, in scoring.Input, o Options) *Roadmap {
	r := &Roadmap{Target: o.Target, Outcome: NoTarget, Options: o}
	g := newGround(m, in, o.Steps)
	p := &planner{ground: g, target: o.Target, scored: map[string][2]int{}, limit: g.nodes(o)}
	ladder := g.result.Reading(scoring.Claimed).Ladder(o.Target)
	if ladder == nil {
		return r
	}
	r.Reached, p.top = ladder.Reached, o.Target.Level
	if o.Target.Profile != "" {
		p.top = 1
	}
	if p.top < 1 || p.top > len(ladder.Rungs) {
		return r
	}
	p.reached, r.Promised = r.Reached, r.Reached
	p.gather()

	levels, leanest, found := p.search(r)
	if !found {
		r.Outcome = OutOfReach
		r.Obstacles, r.Reachable = p.obstacles()
		return r
	}
	r.Outcome = Planned
	if r.Reached >= p.top {
		r.Outcome = AlreadyReached
	}
	r.Steps, levels = p.steps(levels, leanest)
	r.Promised = p.score(levels)[0]
	r.Effort = addUp(r.Steps, everyPlace(len(r.Steps)))
	timetable(r)
	phases(r, func(steps []Step) (reached, possible int) {
		after := p.score(p.levelsOf(steps))
		return after[0], after[1]
	})
	r.findOutstanding()
	return r
}

func everyPlace(n int) []int {
	places := make([]int, n)
	for i := range places {
		places[i] = i
	}
	return places
}

// levelsOf are the levels of the chains when some steps are taken.
func (p *planner) levelsOf(steps []Step) []int {
	levels := make([]int, len(p.chains))
	for i := range steps {
		chain := p.of[steps[i].Proof][steps[i].place]
		levels[chain] = max(levels[chain], steps[i].To-p.chains[chain].from)
	}
	return levels
}

// planner makes one roadmap.
type planner struct {
	*ground
	target  scoring.Target
	reached int
	top     int     // the target's level
	rungs   []wants // by level, from 1; nothing for those that are reached
	// scored remembers what a set of levels leads to: the level reached and the one possible.
	scored map[string][2]int
	now    scoring.Input // the answers at the levels scored last
	nowAt  []int
	limit  int
}

// gather turns what the rungs ask for into floors and covers.
func (p *planner) gather() {
	p.rungs = make([]wants, p.top+1)
	if p.reached >= p.top {
		return
	}
	demands := p.model.Demands(scoring.Claimed, p.target)
	for i := range demands {
		if level := demands[i].Level; level > p.reached && level <= p.top {
			p.want(&p.rungs[level], &demands[i])
		}
	}
}

// search finds the levels of all chains: the cheapest that reach the target. It says how sure that is in r; leanest
// that not one step could be left out.
func (p *planner) search(r *Roadmap) (levels []int, leanest, found bool) {
	for i := range p.rungs {
		if p.rungs[i].lacking {
			return nil, false, false
		}
	}
	problem := p.problem(p.top, nil)
	s := cover.Solve(&problem, p.limit)
	if !s.Feasible {
		return nil, false, false
	}
	if p.score(s.Levels)[0] < p.top {
		most := p.most()
		if p.score(most)[0] < p.top {
			return nil, false, false
		}
		problem.Accepts = func(levels []int) bool { return p.score(levels)[0] >= p.top }
		least := s.Least
		s = cover.Solve(&problem, min(p.limit, nodesByScoring))
		if !s.Feasible || p.score(s.Levels)[0] < p.top {
			s.Levels = p.giveUp(most, p.closure(p.settled()), problem.Accepts)
			s.Cost, s.Least, s.Exact = p.cost(s.Levels), 0, false
		}
		s.Least = max(s.Least, least)
	}
	r.Exact = s.Cost.Effort <= s.Least
	if !r.Exact {
		r.AboveLeast = float64(s.Cost.Effort-s.Least) / math.Max(1, float64(s.Least))
	}
	return s.Levels, s.Exact, true
}

// problem is what the rungs up to a level ask for, as the search understands it. Chains are cut at the levels
// given; without any they are whole, and what is pinned or done belongs in every case.
func (p *planner) problem(upTo int, cut []int) cover.Problem {
	problem := cover.Problem{Chains: make([]cover.Chain, len(p.chains))}
	for i := range p.chains {
		c, out := &p.chains[i], &problem.Chains[i]
		n := c.top - c.from
		if cut != nil {
			n = cut[i]
		}
		if n == 0 {
			continue
		}
		out.Steps = make([]cover.Step, n)
		for j := range out.Steps {
			l := &c.links[j]
			out.Steps[j].Cost = c.costOf(j)
			for _, a := range l.after {
				if level := a.place - p.chains[a.chain].from; level > 0 {
					out.Steps[j].After = append(out.Steps[j].After, cover.At{Chain: a.chain, Level: level})
				}
			}
		}
		if cut == nil {
			out.Floor = c.done - c.from
			for _, place := range c.pinned {
				out.Floor = max(out.Floor, place-c.from)
			}
		}
	}
	for level := 1; level <= upTo; level++ {
		for _, f := range p.rungs[level].floors {
			c := &problem.Chains[f.chain]
			c.Floor = max(c.Floor, f.place-p.chains[f.chain].from)
		}
		problem.Covers = append(problem.Covers, p.rungs[level].covers...)
	}
	problem.Covers = withoutImplied(problem.Covers)
	if cut != nil {
		cutCovers(problem.Covers, cut)
	}
	return problem
}

// withoutImplied leaves out the covers that others imply; of two alike the first stays.
func withoutImplied(covers []cover.Cover) []cover.Cover {
	kept := make([]cover.Cover, 0, len(covers))
	for i := range covers {
		needless := false
		for j := range covers {
			needless = needless || i != j && implied(&covers[i], &covers[j]) && (j < i || !implied(&covers[j], &covers[i]))
		}
		if !needless {
			kept = append(kept, covers[i])
		}
	}
	return kept
}

// cutCovers leaves of each cover what chains that are cut can gain.
func cutCovers(covers []cover.Cover, cut []int) {
	for i := range covers {
		var parts []cover.Part
		for _, part := range covers[i].Parts {
			if n := cut[part.Chain]; n > 0 {
				part.Gain = part.Gain[:min(n+1, len(part.Gain))]
				parts = append(parts, part)
			}
		}
		covers[i].Parts = parts
	}
}

// costOf is the cost of one of a chain's steps. What is done costs nothing. All proofs of a question in one reading
// are one step, and take no effort; a proof of more comes after one of less.
func (c *chain) costOf(i int) cover.Cost {
	l := &c.links[i]
	switch {
	case c.proof != scoring.Claimed && i > 0:
		return cover.Cost{Order: 1}
	case c.proof != scoring.Claimed:
		return cover.Cost{Count: 1, Order: int64(l.place)}
	case c.from+1+i <= c.done:
		return cover.Cost{Order: int64(l.place)}
	}
	return cover.Cost{Effort: int64(l.middle), Count: 1, Order: int64(l.place)}
}

// cost is the cost of a set of levels.
func (p *planner) cost(levels []int) cover.Cost {
	var total cover.Cost
	for i, n := range levels {
		for j := range n {
			c := p.chains[i].costOf(j)
			total.Effort, total.Count, total.Order = total.Effort+c.Effort, total.Count+c.Count, total.Order+c.Order
		}
	}
	return total
}

// most are all steps that can be taken.
func (p *planner) most() []int {
	levels := make([]int, len(p.chains))
	for i := range p.chains {
		levels[i] = p.chains[i].top - p.chains[i].from
	}
	return levels
}

// giveUp takes steps away again, the last in questionnaire order first, as long as what is left is accepted. It
// leaves at least the floors, and whatever is left when it has asked often enough.
func (p *planner) giveUp(levels, floors []int, accepts func([]int) bool) []int {
	levels = slices.Clone(levels)
	asked := 0
	for i := len(levels) - 1; i >= 0; i-- {
		for ; levels[i] > floors[i] && asked < 2*nodesByScoring; asked++ {
			levels[i]--
			if !p.closed(levels, i) || !accepts(levels) {
				levels[i]++
				break
			}
		}
	}
	return levels
}

// closed says whether no step that is taken waits for the one of a chain that was just given up.
func (p *planner) closed(levels []int, given int) bool {
	lost := at{given, p.chains[given].from + levels[given] + 1}
	for i, n := range levels {
		for j := range n {
			if slices.ContainsFunc(p.chains[i].links[j].after, func(a at) bool { return a.chain == lost.chain && a.place >= lost.place }) {
				return false
			}
		}
	}
	return true
}

// score gives the level on the target's ladder that a set of levels leads to, and the one that it allows.
func (p *planner) score(levels []int) [2]int {
	key := make([]byte, 0, 2*len(p.chains))
	for _, n := range levels {
		key = append(key, byte(n), byte(n>>8))
	}
	if known, ok := p.scored[string(key)]; ok {
		return known
	}
	p.takeAll(levels)
	l := p.model.Score(p.now).Reading(scoring.Claimed).Ladder(p.target)
	reached := [2]int{l.Reached, l.Possible}
	p.scored[string(key)] = reached
	return reached
}

// takeAll brings the answers to what a set of levels leads to, from the set before.
func (p *planner) takeAll(levels []int) {
	if p.now == nil {
		p.now, p.nowAt = maps.Clone(p.in), make([]int, len(levels))
		if p.now == nil {
			p.now = scoring.Input{}
		}
	}
	for i, n := range levels {
		if n == p.nowAt[i] {
			continue
		}
		c := &p.chains[i]
		given := p.in[c.source.ID]
		for _, reading := range scoring.Readings {
			chain := p.of[reading][c.question]
			if chain < 0 {
				continue
			}
			if p.nowAt[chain] = levels[chain]; levels[chain] > 0 {
				take(&given, c.source, reading, p.chains[chain].from+levels[chain])
			}
		}
		p.now[c.source.ID] = given
	}
}
