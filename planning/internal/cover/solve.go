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
	return plain(p, levels, top, limit)
}

// plain takes chain by chain, lowest level first.
func plain(p *Problem, low, top []int, limit int) Solution {
	best := Solution{Feasible: true, Levels: top, Cost: p.cost(top), Least: p.cost(low).Effort}
	var try func(c int, levels []int)
	try = func(c int, levels []int) {
		if best.Nodes >= limit {
			return
		}
		best.Nodes++
		cost := p.cost(levels)
		if cost.Compare(best.Cost) >= 0 {
			return
		}
		if p.feasible(levels) {
			best.Cost, best.Levels = cost, append([]int(nil), levels...)
			return
		}
		if c == len(levels) {
			return
		}
		for l := levels[c]; l <= top[c]; l++ {
			next := append([]int(nil), levels...)
			raise(p, next, c, l)
			try(c+1, next)
		}
	}
	try(0, low)
	if best.Nodes < limit {
		best.Least, best.LeastEffort, best.Exact = best.Cost.Effort, true, true
	}
	return best
}
