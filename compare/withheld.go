package compare

import (
	"slices"

	"cirtkit/scoring"
)

// A score counts what is withheld at its lowest. Where an answer is withheld on one side and told on the other, the two
// scores differ by just what was told, and so tell it on the side that withholds it, or help to; a section of one
// question tells it exactly.

// Withheld says whether, like for like, a scored answer below a section is withheld on either side: its scores before
// and after are then not to be told.
func (d *Difference) Withheld(section string) bool {
	return d.Like.Before.Tally(section).Scored[scoring.Withheld] > 0 || d.Like.After.Tally(section).Scored[scoring.Withheld] > 0
}

// WithheldOnce says whether a scored answer is withheld in one of the assessments and not in all: no score of any of
// them is then to be told beside another's, levels only.
func (t *Trend) WithheldOnce() bool {
	return slices.ContainsFunc(t.Differences, func(d *Difference) bool { return d.WithheldOnce })
}

// withheldOnce says whether a scored answer is withheld on one side only.
func (c *comparison) withheldOnce() bool {
	for i, q := range c.later.State.Questionnaire.Questions() {
		if !q.Scored() {
			continue
		}
		l, is := &c.links[i], c.later.result.Questions[i].Standing == scoring.Withheld
		was := func(old int) bool { return old >= 0 && c.earlier.result.Questions[old].Standing == scoring.Withheld }
		if was(l.old) != is || slices.ContainsFunc(l.merged, func(o origin) bool { return was(o.old) != is }) {
			return true
		}
	}
	return false
}
