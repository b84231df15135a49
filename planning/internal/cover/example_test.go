package cover

import (
	"math"
	"testing"
)

// The example of solve.go: two sections, one step of each, and a wait between them. The prices are found at once, so
// that the first bound is the least effort.
func TestPricedWait(t *testing.T) {
	const a, b, c, d = 0, 1, 2, 3
	p := &Problem{Chains: make([]Chain, 4)}
	for chain, effort := range []int64{a: 50, b: 150, c: 50, d: 250} {
		p.Chains[chain].Steps = []Step{{Cost: Cost{Effort: effort, Count: 1, Order: int64(chain)}}}
	}
	p.Chains[a].Steps[0].After = []At{{d, 1}}
	either := func(x, y int) Cover {
		return Cover{Need: 1, Parts: []Part{{x, []float64{0, 1}}, {y, []float64{0, 1}}}}
	}
	p.Covers = []Cover{either(a, b), either(c, d)}

	s := newSearch(reduce(p, make([]int, 4), tops(p)))
	r := &s.relaxed
	r.m, r.pl = s.m, s.m.arrange()
	if len(r.pl.edges) != 1 || len(r.pl.blocks) != 2 {
		t.Fatalf("%d edges are priced, %d blocks; want one edge between two blocks", len(r.pl.edges), len(r.pl.blocks))
	}
	if !r.enter(s.root) {
		t.Fatal("nothing is left")
	}
	unit := float64(s.m.scale.effort) / float64(s.m.scale.unit) // of weight, for one of effort
	for _, tt := range []struct {
		price, bound float64
		x            []int32
	}{
		{0, 100, []int32{a: 1, b: 0, c: 1, d: 0}},
		{60, 160, []int32{a: 1, b: 0, c: 1, d: 0}},
		{100, 200, nil},
	} {
		r.edges = []float64{tt.price * unit}
		if !r.solve() || math.Round(float64(r.bound)/unit) != tt.bound {
			t.Errorf("at %v the bound is %.2f, want %v", tt.price, float64(r.bound)/unit, tt.bound)
		}
		for i, x := range tt.x {
			if r.x[i] != x {
				t.Errorf("at %v the relaxed solution is %v, want %v", tt.price, r.x, tt.x)
				break
			}
		}
	}
	if got := Solve(p, 1); got.Cost.Effort != 200 || !got.Exact {
		t.Errorf("Solve: %+v", got)
	}
}
