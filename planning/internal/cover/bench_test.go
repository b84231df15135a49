package cover

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

var sizes = []int64{50, 250, 1000, 3000}

// chains150 is 150 chains of four steps; waits of them have one step that waits for a step of another chain.
// Circles are left out, as a questionnaire has none.
func chains150(r *rand.Rand, waits int) *Problem {
	return chainsOf(r, 150, waits)
}

func chainsOf(r *rand.Rand, n, waits int) *Problem {
	p := &Problem{}
	for c := range n {
		var chain Chain
		for k := range 4 {
			chain.Steps = append(chain.Steps, Step{Cost: Cost{sizes[r.IntN(4)], 1, int64(4*c + k)}})
		}
		p.Chains = append(p.Chains, chain)
	}
	for waits > 0 {
		from, to := r.IntN(n), r.IntN(n)
		step := &p.Chains[from].Steps[r.IntN(4)]
		if from == to || len(step.After) > 0 {
			continue
		}
		step.After = []At{{to, 1 + r.IntN(4)}}
		for _, top := range tops(p) {
			if top < 4 {
				step.After = nil // it would close a circle
			}
		}
		if step.After != nil {
			waits--
		}
	}
	return p
}

// share demands a share of the weight of some chains at a level.
func share(weights []int, chains []int, level int, thousandths int) Cover {
	var c Cover
	total := 0
	for _, i := range chains {
		gain := make([]float64, 5)
		for k := level; k <= 4; k++ {
			gain[k] = float64(weights[i])
		}
		c.Parts = append(c.Parts, Part{i, gain})
		total += weights[i]
	}
	c.Need = float64((total*thousandths + 999) / 1000)
	return c
}

func weigh(r *rand.Rand, n int) []int {
	weights := make([]int, n)
	for i := range weights {
		weights[i] = 1 + r.IntN(3)
	}
	return weights
}

func span(from, to int) []int {
	var s []int
	for i := from; i < to; i++ {
		s = append(s, i)
	}
	return s
}

// sectionsAndWhole: a share of 60 % in each section of ten, and of 75 % over all.
func sectionsAndWhole(r *rand.Rand, n int) *Problem {
	p := chainsOf(r, n, n*15/100)
	weights := weigh(r, n)
	for s := 0; s < n; s += 10 {
		p.Covers = append(p.Covers, share(weights, span(s, s+10), 3, 600))
	}
	p.Covers = append(p.Covers, share(weights, span(0, n), 3, 750))
	return p
}

// overlapping: fifteen shares of twenty chains each, drawn from all.
func overlapping(r *rand.Rand, n int) *Problem {
	p := chainsOf(r, n, n*15/100)
	weights := weigh(r, n)
	for range n / 10 {
		chains := r.Perm(n)[:20]
		p.Covers = append(p.Covers, share(weights, chains, 2+r.IntN(3), 500+r.IntN(300)))
	}
	p.Covers = append(p.Covers, share(weights, span(0, n), 3, 600))
	return p
}

func random(seed int) *rand.Rand { return rand.New(rand.NewPCG(uint64(seed), 7)) }

func BenchmarkClosure150(b *testing.B) {
	r := random(1)
	p := chains150(r, 22)
	for i := range p.Chains {
		p.Chains[i].Floor = r.IntN(5)
	}
	b.ReportAllocs()
	for b.Loop() {
		Solve(p, 1)
	}
}

func measure(b *testing.B, p *Problem, limit int) {
	b.ReportAllocs()
	var s Solution
	for b.Loop() {
		s = Solve(p, limit)
	}
	exact, effort := 0.0, 0.0
	if s.Exact {
		exact = 1
	}
	if s.LeastEffort {
		effort = 1
	}
	b.ReportMetric(float64(s.Nodes), "nodes")
	b.ReportMetric(exact, "exact")
	b.ReportMetric(effort, "least")
	b.ReportMetric(100*float64(s.Cost.Effort-s.Least)/float64(s.Cost.Effort), "gap%")
}

func BenchmarkSectionsAndWhole150(b *testing.B) {
	for seed := range 8 {
		b.Run(fmt.Sprint(seed), func(b *testing.B) { measure(b, sectionsAndWhole(random(seed), 150), 2000) })
	}
}

func BenchmarkOverlapping150(b *testing.B) {
	for seed := range 5 {
		b.Run(fmt.Sprint(seed), func(b *testing.B) { measure(b, overlapping(random(seed), 150), 2000) })
	}
}

func BenchmarkSeveralRungs(b *testing.B) {
	for _, n := range []int{80, 150} {
		for seed := range 6 {
			b.Run(fmt.Sprint(n, "/", seed), func(b *testing.B) { measure(b, severalRungs(random(seed), n), 2000) })
		}
	}
}

// BenchmarkManyWaits150 is like BenchmarkSectionsAndWhole150, but every chain has a step that waits, and an eighth of
// the steps are costed one by one, so that efforts have nothing in common.
func BenchmarkManyWaits150(b *testing.B) {
	for seed := range 5 {
		r := random(seed)
		p := chainsOf(r, 150, 150)
		weights := weigh(r, 150)
		for s := 0; s < 150; s += 10 {
			p.Covers = append(p.Covers, share(weights, span(s, s+10), 3, 600))
		}
		p.Covers = append(p.Covers, share(weights, span(0, 150), 3, 750))
		for c := range p.Chains {
			for k := range p.Chains[c].Steps {
				if r.IntN(8) == 0 {
					p.Chains[c].Steps[k].Cost.Effort = r.Int64N(3000)
				}
			}
		}
		b.Run(fmt.Sprint(seed), func(b *testing.B) { measure(b, p, 2000) })
	}
}
