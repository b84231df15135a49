package cover

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// middling draws problems of a size that has to be searched, some of which a low limit leaves unfinished.
func middling(seed int) *Problem {
	r := random(seed)
	switch seed % 4 {
	case 0:
		return overlapping(r, 60)
	case 1:
		return severalRungs(r, 50)
	case 2:
		return sectionsAndWhole(r, 80)
	}
	p := overlapping(r, 30)
	weights := weigh(r, 30)
	p.Accepts = func(levels []int) bool {
		sum := 0
		for c, l := range levels {
			sum += weights[c] * l * l
		}
		return sum > 250
	}
	return p
}

func TestWhateverTheLimit(t *testing.T) {
	unfinished := 0
	for seed := range 12 {
		p := middling(seed)
		last := Solution{}
		for _, limit := range []int{0, 1, 2, 5, 20, 200} {
			got := Solve(p, limit)
			if again := Solve(p, limit); !reflect.DeepEqual(got, again) {
				t.Errorf("problem %d, limit %d: two runs differ:\n%+v\n%+v", seed, limit, got, again)
			}
			if !got.Feasible || wrong(p, got.Levels) != "" || got.Cost != p.cost(got.Levels) {
				t.Errorf("problem %d, limit %d: %+v: %s", seed, limit, got, wrong(p, got.Levels))
			}
			if got.Nodes > max(limit, 1) {
				t.Errorf("problem %d, limit %d: %d nodes", seed, limit, got.Nodes)
			}
			if got.Least > got.Cost.Effort || got.LeastEffort != (got.Least == got.Cost.Effort) || got.Exact && !got.LeastEffort {
				t.Errorf("problem %d, limit %d: bound %d, effort %d, least %v, exact %v", seed, limit, got.Least, got.Cost.Effort, got.LeastEffort, got.Exact)
			}
			if !got.Exact {
				unfinished++
			}
			if last.Feasible {
				if got.Cost.Compare(last.Cost) > 0 || got.Least < last.Least {
					t.Errorf("problem %d, limit %d: %+v (at least %d) is worse than %+v (%d) of a lower one", seed, limit, got.Cost, got.Least, last.Cost, last.Least)
				}
				if last.Exact && got.Cost != last.Cost || last.Least > got.Cost.Effort {
					t.Errorf("problem %d, limit %d: what was proven before, %+v, is not so", seed, limit, last)
				}
			}
			last = got
		}
	}
	if unfinished < 8 {
		t.Errorf("only %d searches were cut short: too few to show anything", unfinished)
	}
}

// The numbers of the chains, and the order of covers and parts, have no effect on the least cost.
func TestOrderOfInputDoesNotMatter(t *testing.T) {
	for seed := range 12 {
		p := middling(seed)
		if p.Accepts != nil {
			continue
		}
		r := rand.New(rand.NewPCG(uint64(seed), 3))
		place := r.Perm(len(p.Chains)) // chain c becomes place[c]
		q := &Problem{Chains: make([]Chain, len(p.Chains))}
		for c, chain := range p.Chains {
			chain.Steps = slices.Clone(chain.Steps)
			for k := range chain.Steps {
				after := slices.Clone(chain.Steps[k].After)
				for i := range after {
					after[i].Chain = place[after[i].Chain]
				}
				chain.Steps[k].After = after
			}
			q.Chains[place[c]] = chain
		}
		for _, i := range r.Perm(len(p.Covers)) {
			c := p.Covers[i]
			c.Parts = slices.Clone(c.Parts)
			for j := range c.Parts {
				c.Parts[j].Chain = place[c.Parts[j].Chain]
			}
			r.Shuffle(len(c.Parts), func(a, b int) { c.Parts[a], c.Parts[b] = c.Parts[b], c.Parts[a] })
			q.Covers = append(q.Covers, c)
		}
		a, b := Solve(p, 1000), Solve(q, 1000)
		if a.Exact && b.Exact && a.Cost != b.Cost || a.Least > b.Cost.Effort || b.Least > a.Cost.Effort {
			t.Errorf("problem %d: %+v (at least %d, exact %v), renumbered %+v (%d, %v)", seed, a.Cost, a.Least, a.Exact, b.Cost, b.Least, b.Exact)
		}
	}
}

// A floor at what was found changes nothing; a floor above costs no less; a higher need costs no less.
func TestMoreDemandedCostsNoLess(t *testing.T) {
	for seed := range 3000 {
		r := rand.New(rand.NewPCG(uint64(seed), 11))
		p := draw(r)
		before := Solve(p, 10_000)
		if !before.Feasible || len(p.Chains) == 0 {
			continue
		}
		c := r.IntN(len(p.Chains))
		floor := p.Chains[c].Floor
		p.Chains[c].Floor = before.Levels[c]
		if got := Solve(p, 10_000); got.Cost != before.Cost {
			t.Errorf("problem %d: with a floor at what was found: %+v, want %+v", seed, got.Cost, before.Cost)
		}
		p.Chains[c].Floor = min(before.Levels[c]+1, len(p.Chains[c].Steps))
		if got := Solve(p, 10_000); got.Feasible && got.Cost.Compare(before.Cost) < 0 {
			t.Errorf("problem %d: with a higher floor: %+v, below %+v", seed, got.Cost, before.Cost)
		}
		p.Chains[c].Floor = floor
		for i := range p.Covers {
			p.Covers[i].Need *= 1.1
		}
		if got := Solve(p, 10_000); got.Feasible && got.Cost.Compare(before.Cost) < 0 {
			t.Errorf("problem %d: with more demanded: %+v, below %+v", seed, got.Cost, before.Cost)
		}
	}
}

// By hand: what each rule of the contract means.
func TestByHand(t *testing.T) {
	chain := func(efforts ...int64) Chain {
		var c Chain
		for _, e := range efforts {
			c.Steps = append(c.Steps, Step{Cost: Cost{e, 1, 0}})
		}
		return c
	}
	number := func(chains ...Chain) []Chain {
		place := int64(0)
		for c := range chains {
			for k := range chains[c].Steps {
				chains[c].Steps[k].Cost.Order = place
				place++
			}
		}
		return chains
	}
	after := func(c Chain, step int, at ...At) Chain {
		c.Steps[step].After = at
		return c
	}
	floor := func(c Chain, level int) Chain {
		c.Floor = level
		return c
	}
	half := Cover{Need: 1, Parts: []Part{{0, []float64{0, 1}}, {1, []float64{0, 1}}}}

	tests := []struct {
		name   string
		p      Problem
		levels []int // nil: infeasible
	}{
		{"nothing is demanded of nothing", Problem{}, []int{}},
		{"nothing is demanded", Problem{Chains: number(chain(50))}, []int{0}},
		{"a floor takes what it waits for", Problem{Chains: number(floor(after(chain(50, 50), 1, At{1, 1}), 2), chain(250, 50))}, []int{2, 1}},
		{"a floor above the chain", Problem{Chains: number(floor(chain(50), 2))}, nil},
		{"a floor in a circle", Problem{Chains: number(floor(after(chain(50), 0, At{1, 1}), 1), after(chain(50), 0, At{0, 1}))}, nil},
		{"a floor behind a circle", Problem{Chains: number(floor(after(chain(50), 0, At{1, 1}), 1), after(chain(50), 0, At{2, 1}), after(chain(50), 0, At{1, 1}))}, nil},
		{"a step that waits for itself", Problem{Chains: number(floor(after(chain(50, 50), 0, At{0, 2}), 1))}, nil},
		{"a step that waits for what is not there", Problem{Chains: number(floor(after(chain(50), 0, At{7, 1}), 1))}, nil},
		{"the cheaper one", Problem{Chains: number(chain(250), chain(50)), Covers: []Cover{half}}, []int{0, 1}},
		{"alike: what stands early", Problem{Chains: number(chain(50), chain(50)), Covers: []Cover{half}}, []int{1, 0}},
		{"as much effort, fewer steps", Problem{Chains: number(chain(50, 200), chain(250)), Covers: []Cover{
			{Need: 1, Parts: []Part{{0, []float64{0, 0, 1}}, {1, []float64{0, 1}}}},
		}}, []int{0, 1}},
		{"what waits costs what it waits for", Problem{Chains: number(after(chain(50), 0, At{2, 1}), chain(250), chain(250)), Covers: []Cover{half}}, []int{0, 1, 0}},
		{"one step for two", Problem{Chains: number(after(chain(50), 0, At{2, 1}), after(chain(50), 0, At{2, 1}), chain(250), chain(250), chain(250)), Covers: []Cover{
			{Need: 2, Parts: []Part{{0, []float64{0, 1}}, {1, []float64{0, 1}}, {3, []float64{0, 1}}, {4, []float64{0, 1}}}},
		}}, []int{1, 1, 1, 0, 0}},
		{"the other way is a circle", Problem{Chains: number(after(chain(50), 0, At{0, 1}), chain(3000)), Covers: []Cover{half}}, []int{0, 1}},
		{"more is demanded than there is", Problem{Chains: number(chain(50), chain(50)), Covers: []Cover{{Need: 3, Parts: half.Parts}}}, nil},
		{"thirds, with slack", Problem{Chains: number(chain(50), chain(50), chain(50)), Covers: []Cover{
			{Need: 1, Slack: 1e-9, Parts: []Part{{0, []float64{0, 1. / 3}}, {1, []float64{0, 1. / 3}}, {2, []float64{0, 1. / 3}}}},
		}}, []int{1, 1, 1}},
		{"accepted only with the dear one", Problem{Chains: number(chain(50), chain(3000)), Covers: []Cover{half}, Accepts: func(l []int) bool { return l[1] > 0 }}, []int{0, 1}},
		{"never accepted", Problem{Chains: number(chain(50), chain(3000)), Accepts: func([]int) bool { return false }}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Solve(&tt.p, 1000)
			if got.Feasible != (tt.levels != nil) || !slices.Equal(got.Levels, tt.levels) || got.Feasible && !got.Exact {
				t.Errorf("Solve: %+v, want levels %v", got, tt.levels)
			}
		})
	}
}

// Costs that don't fit one number whole are rounded down: what is said to be proven is so still.
func TestCostsBeyondTheScale(t *testing.T) {
	rounded, proven := 0, 0
	for seed := range 2000 {
		r := rand.New(rand.NewPCG(uint64(seed), 13))
		p := draw(r)
		for c := range p.Chains {
			for k := range p.Chains[c].Steps {
				cost := &p.Chains[c].Steps[k].Cost
				if seed%2 == 0 {
					cost.Effort = cost.Effort*1_000_000_007 + r.Int64N(1000)
				}
				if seed%3 == 0 {
					cost.Order = cost.Order*1_000_000_007 + r.Int64N(1000)
				}
				cost.Count *= 1 + r.Int64N(1_000_000)
			}
		}
		want, ok := brute(p)
		got := Solve(p, 10_000)
		if got.Feasible != ok {
			t.Fatalf("problem %d: feasible %v, want %v", seed, got.Feasible, ok)
		}
		if !ok {
			continue
		}
		if wrong(p, got.Levels) != "" || got.Least > want.Effort || got.Cost.Compare(want) < 0 ||
			got.Exact && got.Cost != want || got.LeastEffort && got.Cost.Effort != want.Effort {
			t.Errorf("problem %d: %+v, want %+v", seed, got, want)
		}
		if !got.Exact {
			rounded++
		}
		if got.LeastEffort {
			proven++
		}
	}
	if rounded < 50 || proven < 500 {
		t.Errorf("%d rounded, %d proven: too few to show anything", rounded, proven)
	}
}

// Whatever a stranger hands over, Solve comes back.
func TestOddInput(t *testing.T) {
	step := Step{Cost: Cost{50, 1, 0}}
	nan := math.NaN()
	for i, p := range []*Problem{
		{Chains: []Chain{{Floor: -1, Steps: []Step{step}}}},
		{Chains: []Chain{{Steps: []Step{step}}}, Covers: []Cover{{Need: 1}}},
		{Chains: []Chain{{Steps: []Step{step}}}, Covers: []Cover{{Need: 1, Parts: []Part{{Chain: 0}}}}},
		{Chains: []Chain{{Steps: []Step{step, step}}}, Covers: []Cover{{Need: 1, Parts: []Part{{0, []float64{0, 1}}}}}},
		{Chains: []Chain{{Steps: []Step{step}}}, Covers: []Cover{{Need: 1, Parts: []Part{{5, []float64{0, 1}}, {-1, []float64{0, 1}}, {0, []float64{0, 1}}}}}},
		{Chains: []Chain{{Steps: []Step{step}}}, Covers: []Cover{{Need: 2, Parts: []Part{{0, []float64{0, 1}}, {0, []float64{0, 1}}}}}},
		{Chains: []Chain{{Steps: []Step{step}}}, Covers: []Cover{{Need: nan, Parts: []Part{{0, []float64{0, 1}}}}}},
		{Chains: []Chain{{Steps: []Step{step}}}, Covers: []Cover{{Need: 1, Parts: []Part{{0, []float64{0, math.Inf(1)}}}}}},
		{Chains: []Chain{{Steps: []Step{step}}, {Steps: []Step{step}}}, Covers: []Cover{{Need: 1e300, Parts: []Part{{0, []float64{0, 1e300}}, {1, []float64{0, 1e-300}}}}}},
		{Chains: []Chain{{Steps: []Step{step}}, {Steps: []Step{step}}}, Covers: []Cover{{Need: 1e-300, Parts: []Part{{0, []float64{0, 1e-300}}, {1, []float64{0, 3e-301}}}}}},
	} {
		got := Solve(p, 100)
		if got.Feasible && !p.feasible(got.Levels) {
			t.Errorf("problem %d: %+v", i, got)
		}
	}
}
