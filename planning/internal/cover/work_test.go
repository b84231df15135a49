package cover

import (
	"math/rand/v2"
	"testing"
)

// What a node takes beyond the usual is counted, so that the limit bounds the time whatever the problem: here shares of
// weights to the thousandth, two in each section and two of the whole, make each node the work of many.
func TestHeavyNodesCountMore(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 9))
	p := chainsOf(r, 150, 22)
	weights := make([]int, 150)
	for i := range weights {
		weights[i] = 1 + r.IntN(3000)
	}
	for from := 0; from < 150; from += 10 {
		p.Covers = append(p.Covers, share(weights, span(from, from+10), 1, 300), share(weights, span(from, from+10), 3, 400))
	}
	p.Covers = append(p.Covers, share(weights, span(0, 150), 2, 600), share(weights, span(0, 150), 4, 300))
	const limit = 60
	s := Solve(p, limit)
	if s.Exact || s.Nodes > limit/2 {
		t.Errorf("%d nodes of %d, exact: %t", s.Nodes, limit, s.Exact)
	}
	if !s.Feasible || s.Least <= 0 || s.Least > s.Cost.Effort {
		t.Errorf("effort %d, least %d", s.Cost.Effort, s.Least)
	}
}
