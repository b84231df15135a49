package wizard

import (
	"slices"
	"strings"
)

// levelWords says weight, essential mark and the rungs that ask for this question; it is shown only
// when asked for, so that the room does not argue towards the next level.
func (a *app) levelWords(id string) string {
	q := a.desk.q.Question(id)
	if !q.Scored() {
		return a.t("levels.fact")
	}
	parts := []string{a.t("levels.weight", "weight", q.Weight.String())}
	if q.Essential {
		parts = append(parts, a.t("levels.essential"))
	}
	for _, l := range a.desk.q.Ladders {
		for i, r := range l.Rungs {
			requires := r.Requires
			if p, ok := a.desk.q.Profiles[r.Profile]; ok {
				requires = append(slices.Clone(requires), p.Requires...)
			}
			for _, need := range requires {
				if need.Question == id {
					parts = append(parts, a.t("levels.rung", "n", i+1, "option", need.AtLeast))
				}
			}
		}
	}
	return strings.Join(parts, " · ")
}
