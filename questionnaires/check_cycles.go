package questionnaires

import "strings"

// findCycle walks a graph depth first and gives the first cycle it meets, as the way round with the
// start at both ends, or nil. Every node that it leaves is finished: no way from it leads to a cycle.
func findCycle[N comparable](starts []N, next func(N) []N) []N {
	const (
		onTheWay = 1
		finished = 2
	)
	state := map[N]int{}
	var way []N
	var visit func(n N) []N
	visit = func(n N) []N {
		state[n] = onTheWay
		way = append(way, n)
		for _, to := range next(n) {
			switch state[to] {
			case onTheWay:
				for i := range way {
					if way[i] == to {
						return append(append([]N{}, way[i:]...), to)
					}
				}
			case finished:
			default:
				if cycle := visit(to); cycle != nil {
					return cycle
				}
			}
		}
		way = way[:len(way)-1]
		state[n] = finished
		return nil
	}
	for _, n := range starts {
		if state[n] == 0 {
			if cycle := visit(n); cycle != nil {
				return cycle
			}
		}
	}
	return nil
}

// conditionCycles refuses facts that are asked only when one another holds.
func (c *checker) conditionCycles() {
	var starts []string
	for _, q := range c.q.Questions() {
		if !q.When.IsZero() {
			starts = append(starts, q.ID)
		}
	}
	cycle := findCycle(starts, func(id string) []string {
		if q := c.q.Question(id); q != nil {
			return factsOf(nil, q.When)
		}
		return nil
	})
	if cycle != nil {
		c.fail(spot{owner: c.q.Question(cycle[0]), path: "/when"}, "questionnaires.when-cycle", "way", strings.Join(cycle, " → "))
	}
}

// step is one action of a question: the one that reaches an option.
type step struct {
	question string
	option   int
}

// prereqCycles refuses actions that wait for one another. A step waits for the step below it in its
// own chain and, by `after`, for the step of another question that reaches the option it names.
func (c *checker) prereqCycles() {
	var starts []step
	after := map[step][]step{}
	for _, q := range c.q.Questions() {
		for _, a := range q.Improve {
			from := step{q.ID, q.OptionIndex(a.To)}
			for _, p := range a.After {
				other := c.q.Question(p.Question)
				if other == nil || other.OptionIndex(p.AtLeast) < 0 || from.option < 0 {
					return // said already
				}
				starts = append(starts, from)
				after[from] = append(after[from], step{other.ID, other.OptionIndex(p.AtLeast)})
			}
		}
	}
	cycle := findCycle(starts, func(s step) []step {
		next := after[s]
		if s.option > 0 {
			next = append(next[:len(next):len(next)], step{s.question, s.option - 1})
		}
		return next
	})
	if cycle == nil {
		return
	}
	names := make([]string, len(cycle))
	for i, s := range cycle {
		names[i] = s.question + ">=" + c.q.Question(s.question).Options[s.option].Code
	}
	c.fail(spot{owner: c.q.Question(cycle[0].question), path: "/improve"}, "questionnaires.after-cycle", "way", strings.Join(names, " → "))
}
