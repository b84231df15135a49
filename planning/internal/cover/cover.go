// Package cover finds the cheapest set of steps that is closed under what steps wait for and meets a set of
// demands. It knows nothing of questionnaires.
package cover

// Problem is a set of chains of steps, and what the steps together must bring.
type Problem struct {
	Chains []Chain
	Covers []Cover
	// Accepts, where it is not nil, tests what covers can't express. It must be monotone: what is accepted stays
	// so when levels rise. It is asked seldom, and may be slow.
	Accepts func(levels []int) bool
}

// Chain is a ladder of steps: level k takes Steps[0] to Steps[k-1]. Floor is a level that has to be reached in
// any case.
type Chain struct {
	Steps []Step
	Floor int
}

// Step is one step of a chain. It waits for the step below it and for all of After.
type Step struct {
	Cost  Cost
	After []At
}

// At is a level of a chain, from 1.
type At struct{ Chain, Level int }

// Cost is compared by effort, then by the number of steps, then by order: the places of the steps in some order,
// added up, so that what stands early is taken first. No part is negative.
type Cost struct{ Effort, Count, Order int64 }

// Cover demands that the gains of the levels add up to at least Need, less Slack.
type Cover struct {
	Need  float64
	Slack float64 // how far below Need still counts, for gains that are not whole numbers
	Parts []Part
}

// Part is what one chain adds to a cover at each level: Gain[0] is 0, and the gains never fall.
type Part struct {
	Chain int
	Gain  []float64
}

// Solution is the best set of steps that was found.
type Solution struct {
	Feasible bool
	Levels   []int // by chain
	Cost     Cost
	// Least is a proven lower bound of the effort. Exact: Cost is the least there is, all three parts of it.
	// LeastEffort: Cost.Effort is the least there is, though the other parts may not be proven.
	Least       int64
	LeastEffort bool
	Exact       bool
	Nodes       int // that the search looked at
}
