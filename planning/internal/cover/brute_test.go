package cover

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// draw makes a small random problem that has everything in it at times: floors, steps that wait for others (in
// circles too), covers that overlap, gains that are no whole numbers, costs of nothing, and an Accepts.
func draw(r *rand.Rand) *Problem {
	p := &Problem{}
	n := 1 + r.IntN(6)
	efforts := []int64{0, 50, 250, 1000, 3000}
	if r.IntN(3) == 0 {
		efforts = []int64{0, 1, 7, 50, 51, 250, 333}
	}
	waits := r.IntN(3)
	order := r.Perm(4 * n)
	for range n {
		var c Chain
		for range r.IntN(4) {
			s := Step{Cost: Cost{efforts[r.IntN(len(efforts))], 1, int64(order[0])}}
			order = order[1:]
			if r.IntN(12) == 0 {
				s.Cost.Count, s.Cost.Order = 0, 0
			}
			for r.IntN(4) < waits && r.IntN(2) == 0 {
				s.After = append(s.After, At{r.IntN(n), r.IntN(4)})
			}
			c.Steps = append(c.Steps, s)
		}
		if len(c.Steps) > 0 && r.IntN(4) == 0 {
			c.Floor = r.IntN(len(c.Steps) + 1)
		}
		p.Chains = append(p.Chains, c)
	}
	for range r.IntN(5) {
		kind := r.IntN(4)
		var c Cover
		most := 0.0
		for i := range n {
			if r.IntN(3) == 0 {
				continue
			}
			part := Part{Chain: i, Gain: []float64{0}}
			sum := 0.0
			for range p.Chains[i].Steps {
				if r.IntN(2) == 0 {
					switch kind {
					case 0, 1:
						sum += float64(1 + r.IntN(3))
					case 2:
						sum += float64(1+r.IntN(3)) / 3
					case 3:
						sum += r.Float64()
					}
				}
				part.Gain = append(part.Gain, sum)
			}
			most += sum
			c.Parts = append(c.Parts, part)
		}
		c.Need = most * r.Float64()
		if kind == 0 {
			c.Need = float64(int(c.Need))
		}
		if kind > 1 {
			c.Slack = 1e-9
		}
		if r.IntN(15) == 0 {
			c.Need = most + 1
		}
		p.Covers = append(p.Covers, c)
	}
	if r.IntN(5) == 0 {
		weights := make([]int, n)
		for i := range weights {
			weights[i] = r.IntN(4)
		}
		need := r.IntN(2 * n)
		p.Accepts = func(levels []int) bool {
			sum := 0
			for i, l := range levels {
				sum += weights[i] * l * l
			}
			return sum >= need
		}
	}
	return p
}

// brute tries all levels. It asks of them nothing but what the contract says.
func brute(p *Problem) (cost Cost, feasible bool) {
	levels := make([]int, len(p.Chains))
	var try func(c int)
	try = func(c int) {
		if c < len(levels) {
			for l := p.Chains[c].Floor; l <= len(p.Chains[c].Steps); l++ {
				levels[c] = l
				try(c + 1)
			}
			return
		}
		if why := wrong(p, levels); why != "" {
			return
		}
		if sum := p.cost(levels); !feasible || sum.Compare(cost) < 0 {
			cost, feasible = sum, true
		}
	}
	try(0)
	return cost, feasible
}

// wrong says what is wrong with levels as a solution: the steps have to be takable one after another, and all that
// is demanded must be met.
func wrong(p *Problem, levels []int) string {
	for c, l := range levels {
		if l < p.Chains[c].Floor {
			return fmt.Sprintf("chain %d stands below its floor", c)
		}
	}
	taken := make([]int, len(levels))
	for again := true; again; {
		again = false
		for c := range taken {
		next:
			for taken[c] < levels[c] {
				for _, a := range p.Chains[c].Steps[taken[c]].After {
					if a.Level > taken[a.Chain] {
						break next
					}
				}
				taken[c]++
				again = true
			}
		}
	}
	if !slices.Equal(taken, levels) {
		return fmt.Sprintf("of %v only %v can be taken", levels, taken)
	}
	for i, c := range p.Covers {
		sum := 0.0
		for _, part := range c.Parts {
			sum += part.Gain[levels[part.Chain]]
		}
		if !(sum >= c.Need-c.Slack) {
			return fmt.Sprintf("cover %d gets %v of %v", i, sum, c.Need)
		}
	}
	if p.Accepts != nil && !p.Accepts(levels) {
		return "not accepted"
	}
	return ""
}

func TestSameAsTryingEverything(t *testing.T) {
	count := 20_000
	if testing.Short() {
		count = 2000
	}
	feasible, searched := 0, 0
	for seed := range uint64(count) {
		p := draw(rand.New(rand.NewPCG(seed, 1)))
		want, ok := brute(p)
		got := Solve(p, 100_000)
		if got.Feasible != ok {
			t.Fatalf("problem %d: feasible %v, want %v\n%+v", seed, got.Feasible, ok, p)
		}
		if !ok {
			continue
		}
		feasible++
		if got.Nodes > 0 {
			searched++
		}
		if why := wrong(p, got.Levels); why != "" {
			t.Fatalf("problem %d: %v: %s\n%+v", seed, got.Levels, why, p)
		}
		if got.Cost != want || got.Cost != p.cost(got.Levels) || !got.Exact || !got.LeastEffort || got.Least != want.Effort {
			t.Fatalf("problem %d: got %+v, want %+v\n%+v", seed, got, want, p)
		}
	}
	if feasible < count/3 || searched < count/10 {
		t.Errorf("of %d problems, %d were feasible and %d had to be searched: too few to show anything", count, feasible, searched)
	}
}
