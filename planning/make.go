package planning

import (
	"cirtkit/assessment"
	"cirtkit/scoring"
)

// Make makes the roadmap from a set of answers to a target. The same answers and options give the same roadmap.
func Make(m *scoring.Model, in scoring.Input, o Options) *Roadmap {
	return &Roadmap{Target: o.Target, Outcome: NoTarget, Options: o}
}

// Apply gives the answers as they are when steps have been taken.
func Apply(in scoring.Input, steps []Step) scoring.Input {
	return in
}

// OptionsOf are the options that an assessment itself gives: what is set locally on its steps, and the month after
// its date as the first one.
func OptionsOf(s *assessment.State, t scoring.Target) Options {
	return Options{Target: t, Steps: s.Steps}
}
