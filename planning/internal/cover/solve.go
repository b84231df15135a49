package cover

// How the least cost is found, and why what is called a bound is one. A relaxed solution is one of the problem with some
// demands left out: it may not be a solution, but what it weighs is a bound.
//
// What is forced (closure.go). A step can be taken if all that it waits for can; a circle can't (tops). Taking the
// floors and all that they wait for is part of every solution. If that already meets everything, it is the answer:
// nothing that costs less is closed. If everything that can be taken at all does not meet it, there is no answer,
// for covers and Accepts only ever gain by rising levels.
//
// What is left to decide (reduce.go). Only levels matter at which a cover that is not met yet gains, or which a
// step of another chain waits for; the steps between two such levels are taken together or not at all, since no
// cost is negative. All that is neither is left where it is. The three parts of a cost become one whole number
// (weigh.go), so that from here on there is one thing to compare, and ties are no special case.
//
// Choosing among the rest is a search (search.go). It holds parts of all that is possible; in a part every chain has a
// lowest and a highest option. For a part it works out a bound, a weight that no solution in the part is below, and
// often a solution. A part whose bound is no better than the best known solution is done with; any other is split in
// two. All depends on the bound: with a good one most parts are never opened, with a poor one there are millions.
//
// A bound for a part (relax.go). Leaving demands out makes the problem easier and its least weight lower, so what is
// left has a least weight that is a bound. Some demands are kept, the others are left out, but priced. Kept are covers
// whose chains form disjoint blocks, one cover that spans them (a share of the whole beside shares of its sections), and
// the edges inside small items (plan.go). With only these, the least weight is found exactly, by dynamic programming:
// for each block the least weight for every amount that its covers still lack, chain by chain (block.go); then, block
// by block, the least weight for every amount that the wide cover still lacks (wide.go). A priced demand is an
// inequality g(x) <= 0 that is left out, while price*g(x), with a price of at least 0, is added to the weight. For every
// solution g(x) <= 0, so the sum is at most its weight, and so the least sum is a bound, whatever the prices are
// (Lagrangian relaxation). The better the prices, the better the bound; price.go seeks good ones. Prices of edges are
// whole numbers; what covers pay and collect is rounded to the side that lowers the sum; so the bound is exact in whole
// numbers, and no rounding can lose a solution.
//
// An example. Section A takes a (effort 50, which waits for d of section B) or b (150), section B takes c (50) or
// d (250). The edge between them is priced: who takes a pays the price, who takes d collects it.
//
//	price    a    b    c    d    cheapest in A and in B
//	    0   50  150   50  250    a + c = 100
//	   60  110  150   50  190    a + c = 160
//	  100  150  150   50  150    b + c = 200
//
// At 0 the bound is 100, from a pair that is no solution. At 100 it is 200, which is what b and c really weigh: they are
// the least, and nothing had to be split. Without prices a chain that waits for a dear step of another section looks
// cheap until that step is added at the very end. Keeping the sections' shares exact matters as much: if steps could
// be taken in part, as linear programs have it, half a step in every section would meet them, and the bound would be
// several efforts lower.
//
// Raising a bound. Efforts are multiples of their greatest common divisor; a bound that lies between two multiples,
// by more than count and order can make up, is raised to the upper one (scale.lift).
//
// Ruling out (least.go). The same tables, read from both sides, give for every option the bound of all
// solutions that take it. Where that reaches the best known weight, no better solution takes the option.
//
// Solutions (primal.go). Every few rounds the relaxed solution is completed to a real one and stripped of what it
// does not need. So there is a solution from the first node on.
//
// The order of the search. The part with the lowest bound is split, on the chain and option that good relaxed solutions
// are least at one about. A part is also over when its relaxed solution violates nothing and nothing is paid for what it
// has to spare: it then weighs what the bound says. When no part is left, the best known solution is the least in
// effort, count and order. When the limit comes first, the lowest bound of the open parts still is a bound of all.
//
// What the model can't state (cut.go). Gains that are no whole numbers are rounded so that nothing feasible is lost,
// and Accepts is not in the model at all. So what meets the model is tried on the problem; where the problem rejects
// it, a further cover rules out that set of levels and all below it, and the search goes on.

// Solve finds the levels of least cost, looking at no more than limit nodes, the parts of the search (at one in any case,
// if anything is left to decide; what is asked of Accepts, and work beyond the usual, count as well). The same problem and limit give the same
// solution; a higher limit never gives a worse one.
//
// Anything that waits for a step that does not exist can't be taken.
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
