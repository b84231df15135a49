package cover

// Solve finds the cheapest levels, looking at no more than limit nodes.
func Solve(p *Problem, limit int) Solution {
	top := tops(p)
	levels := make([]int, len(p.Chains))
	for c := range p.Chains {
		floor := p.Chains[c].Floor
		if floor > top[c] {
			return Solution{}
		}
		raise(p, levels, c, floor)
	}
	if p.feasible(levels) {
		cost := p.cost(levels)
		return Solution{Feasible: true, Levels: levels, Cost: cost, Least: cost.Effort, LeastEffort: true, Exact: true}
	}
	if !p.feasible(top) {
		return Solution{}
	}
	m := reduce(p, levels, top)
	s := newSearch(m)
	bound := s.run(max(limit, 1))
	found := m.levels(s.best)
	forced := p.cost(levels).Effort
	v := Solution{Feasible: true, Levels: found, Cost: p.cost(found), Nodes: s.nodes}
	v.Least = min(forced+m.scale.leastEffort(bound), v.Cost.Effort)
	v.LeastEffort = v.Least == v.Cost.Effort
	v.Exact = m.scale.exact && bound >= s.beat
	return v
}
