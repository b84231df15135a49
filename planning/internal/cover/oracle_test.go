package cover

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/crillab/gophersat/solver"
)

// boolean states a problem with whole gains as a pseudo-boolean one: a variable a step, which is 1 where the step
// is taken. It knows of no circles; the problem must have none. Costs are in units of 50 and, below those, of count
// and order.
func boolean(p *Problem) *solver.Problem {
	var sum Cost
	for _, chain := range p.Chains {
		for _, step := range chain.Steps {
			sum = sum.plus(step.Cost)
		}
	}
	first := make([]int, len(p.Chains)) // variable of each chain's first step
	count := 1
	for c := range p.Chains {
		first[c] = count
		count += len(p.Chains[c].Steps)
	}
	var all []solver.PBConstr
	var costs []int
	var steps []solver.Lit
	for c, chain := range p.Chains {
		for k, step := range chain.Steps {
			v := first[c] + k
			steps = append(steps, solver.IntToLit(int32(v)))
			costs = append(costs, int((step.Cost.Effort/50*(sum.Count+1)+step.Cost.Count)*(sum.Order+1)+step.Cost.Order))
			if k > 0 {
				all = append(all, solver.PropClause(-v, v-1))
			}
			if k < chain.Floor {
				all = append(all, solver.PropClause(v))
			}
			for _, a := range step.After {
				all = append(all, solver.PropClause(-v, first[a.Chain]+a.Level-1))
			}
			// Every variable occurs, so that the solver has as many as there are steps.
			all = append(all, solver.GtEq([]int{v, -v}, []int{1, 1}, 1))
		}
	}
	for _, c := range p.Covers {
		var lits, weights []int
		for _, part := range c.Parts {
			for k := 1; k < len(part.Gain); k++ {
				if rise := int(part.Gain[k] - part.Gain[k-1]); rise > 0 {
					lits = append(lits, first[part.Chain]+k-1)
					weights = append(weights, rise)
				}
			}
		}
		all = append(all, solver.GtEq(lits, weights, int(c.Need)))
	}
	pb := solver.ParsePBConstrs(all)
	pb.SetCostFunc(steps, costs)
	return pb
}

// cheapest is what the solver finds.
func cheapest(p *Problem) Cost {
	s := solver.New(boolean(p))
	s.Minimize()
	taken := s.Model()
	var cost Cost
	v := 0
	for _, chain := range p.Chains {
		for _, step := range chain.Steps {
			if taken[v] {
				cost = cost.plus(step.Cost)
			}
			v++
		}
	}
	return cost
}

// A solver that works in another way altogether finds the same least cost, in all three parts. It takes minutes for what has several
// dozen chains; see TestSameEffortAsMixedIntegerSolver for those.
func TestSameCostAsPseudoBooleanSolver(t *testing.T) {
	seeds := 6
	if testing.Short() {
		seeds = 3
	}
	for seed := range seeds {
		for kind, p := range []*Problem{
			sectionsAndWhole(random(seed), 20), severalRungs(random(seed), 20), sectionsApart(random(seed), 20), overlapping(random(seed), 20),
		} {
			t.Run(fmt.Sprint(kind, "/", seed), func(t *testing.T) {
				got := Solve(p, 100_000)
				want := cheapest(p)
				if !got.Feasible || !got.Exact || got.Cost != want || wrong(p, got.Levels) != "" {
					t.Errorf("%+v (exact %v, %s), want %+v", got.Cost, got.Exact, wrong(p, got.Levels), want)
				}
			})
		}
	}
}

// BenchmarkPseudoBooleanSolver is what a general solver takes for the kind of instances of
// BenchmarkSectionsAndWhole150, beside what Solve takes. It takes minutes for 30 chains, and does not come to an end at the whole size.
func BenchmarkPseudoBooleanSolver(b *testing.B) {
	for _, n := range []int{10, 20} {
		p := sectionsAndWhole(random(1), n)
		b.Run(fmt.Sprint("gophersat/", n), func(b *testing.B) {
			for b.Loop() {
				solver.New(boolean(p)).Minimize()
			}
		})
		b.Run(fmt.Sprint("ours/", n), func(b *testing.B) {
			for b.Loop() {
				Solve(p, 2000)
			}
		})
	}
}

// sectionsApart: a share in each section of ten, and steps that wait across sections, but no share of the whole.
func sectionsApart(r *rand.Rand, n int) *Problem {
	p := chainsOf(r, n, n*15/100)
	weights := weigh(r, n)
	for s := 0; s < n; s += 10 {
		p.Covers = append(p.Covers, share(weights, span(s, s+10), 3, 600))
	}
	return p
}

// severalRungs: what three rungs of a ladder demand of the same sections and of the whole, at rising levels and
// falling shares.
func severalRungs(r *rand.Rand, n int) *Problem {
	p := chainsOf(r, n, n*15/100)
	weights := weigh(r, n)
	for rung, thousandths := range []int{900, 700, 500} {
		for s := 0; s < n; s += 10 {
			p.Covers = append(p.Covers, share(weights, span(s, s+10), 1+rung, thousandths-r.IntN(200)))
		}
		p.Covers = append(p.Covers, share(weights, span(0, n), 1+rung, thousandths))
	}
	return p
}
