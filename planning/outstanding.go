package planning

import (
	"slices"

	"cirtkit/scoring"
)

// What stands out among the steps: decisions to ask for, support to request, quick wins. Of a step that starts from
// an open answer nothing is asked of anybody before the answer is settled, as it may be there already.

// above are those who decide above the team.
var above = []string{"host", "minister", "cabinet", "parliament"}

// support is what others have to give.
var support = []string{"training", "equipment", "agreement"}

// DecidedAbove says whether somebody above the team decides on the step.
func (s *Step) DecidedAbove() bool {
	return s.toDo() && slices.Contains(above, s.Action.Who)
}

// NeedsSupport says whether the step needs training, equipment or an agreement, or a partner decides on it.
func (s *Step) NeedsSupport() bool {
	return s.toDo() && (s.Action.Who == "partner" || slices.ContainsFunc(s.Action.Needs, func(n string) bool { return slices.Contains(support, n) }))
}

// QuickWin says whether the step is small, waits for nothing and is in the power of the team or its host.
func (s *Step) QuickWin() bool {
	return s.toDo() && !s.FromOpen && s.Action.Size == "S" && len(s.Waits) == 0 && (s.Action.Who == "team" || s.Action.Who == "host")
}

// toDo says whether there is an action and it is yet to do.
func (s *Step) toDo() bool { return s.Action != nil && !s.Done && s.Proof == scoring.Claimed }

// findOutstanding lists what stands out.
func (r *Roadmap) findOutstanding() {
	r.Decisions, r.Support, r.QuickWins = nil, nil, nil
	for i := range r.Steps {
		s := &r.Steps[i]
		if s.DecidedAbove() && !s.FromOpen {
			r.Decisions = append(r.Decisions, i)
		}
		if s.NeedsSupport() && !s.FromOpen {
			r.Support = append(r.Support, i)
		}
		if s.QuickWin() {
			r.QuickWins = append(r.QuickWins, i)
		}
	}
}
