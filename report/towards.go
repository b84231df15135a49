package report

import "cirtkit/scoring"

// Towards is what the report of a source looks towards, and the model that judges it: the target asked for, the
// assessment's own, the level above the one reached, a profile, or what the subject wants. The zero target where
// there is nothing to look towards.
func Towards(s Source) (*scoring.Model, scoring.Target) {
	b := newBuilder(s)
	return b.judged.Model(), b.target
}
