package compare

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// Reasons. Where the later file's record is at hand, the way from the earlier answer to the later one is walked
// along it, a step for every value that was recorded in between, each with the reason that was given with it. What
// the record does not explain (an undo, an answer that another file starts with) is a step without a reason.
// Without the record there is one step, from the earlier answer to the later one, with the reason of the last
// change.
//
// Progress is credit that is kept along that way:
//
//	a step "changed" adds the options by which it moved, up or down;
//	a step with another reason never adds: it takes away from the credit what it moved the other way;
//	a step without a reason may have been either, each for itself, so all cases are worked out, and only what every
//	one gives is kept. A higher credit stays the higher one through any step, so it is enough to follow the lowest
//	and the highest.
//
// So an answer that rose by two in fact, one of which was then corrected, is progress by one; a correction from
// 3 to 1 followed by a rise in fact to 2 is progress by one, though the answer fell. What is left above 0 is
// progress, below 0 setback. An answer that is open on the way has no place: the step that ends that stretch moves
// from the last place before it.

const inFact = "changed" // of assessment.Whys

// reason fills in why a question's answer differs, and what of that is progress.
func (c *comparison) reason(out *Change) {
	var steps []ChangeStep
	switch list := c.recorded[out.Question.ID]; {
	case out.Kind == Redelivered:
		return
	case out.Question.Type == questionnaires.List:
		out.Reason, out.Mixed = c.rowsReason(out, list)
		return
	case c.later.Log != nil:
		steps = walk(out, list)
	default:
		steps = []ChangeStep{{out.Was, out.Is, c.lastReason(out.Question.ID)}}
	}
	out.Steps = steps
	low, high := 0, 0 // the lowest and the highest that the credit can be
	last := out.WasPlace
	for i, s := range steps {
		if i > 0 && s.Reason != steps[i-1].Reason {
			out.Mixed = true
		}
		to := placeOf(out.Question, s.Is)
		if to < 0 {
			continue
		}
		if last >= 0 {
			move := to - last
			switch s.Reason {
			case inFact:
				low, high = credited(low, move, true), credited(high, move, true)
			case "":
				low = min(credited(low, move, true), credited(low, move, false))
				high = max(credited(high, move, true), credited(high, move, false))
			default:
				low, high = credited(low, move, false), credited(high, move, false)
			}
		}
		last = to
	}
	if len(steps) > 0 {
		out.Reason = steps[len(steps)-1].Reason
	}
	if out.IsPlace >= 0 { // what is open now stands nowhere
		out.Progress, out.Setback = max(0, low), max(0, -high)
	}
}

// credited is the credit after a move by some options, in fact or not.
func credited(credit, move int, fact bool) int {
	switch {
	case fact:
		return credit + move
	case credit > 0 && move < 0:
		return max(0, credit+move)
	case credit < 0 && move > 0:
		return min(0, credit+move)
	}
	return credit
}

// walk is the way from the earlier answer to the later one along what was recorded. Steps that change nothing are
// left out.
func walk(out *Change, recorded []assessment.Recorded) []ChangeStep {
	q, here := out.Question, out.Was
	other := out.Lost // the answer that stands here is in the codes of another version
	var steps []ChangeStep
	move := func(to questionnaires.Answer, reason string) {
		if other || !sameAnswer(q, here, to) {
			steps = append(steps, ChangeStep{here, to, reason})
		}
		here, other = to, false
	}
	for _, r := range recorded {
		if r.Row != "" {
			continue
		}
		if r.Before.State != questionnaires.Unanswered {
			move(r.Before, "")
		}
		move(r.Answer, known(r.Why))
	}
	move(out.Is, "")
	return steps
}

// lastReason is the reason of an answer's last change, where that came after the earlier state.
func (c *comparison) lastReason(id string) string {
	earlier, later := c.earlier.State, c.later.State
	e := later.Answers[id]
	if e == nil || e.Conflict {
		return ""
	}
	begun := earlier.ID != later.ID && later.Created.After(earlier.Created)
	if !begun && e.At.Before(earlier.LastChange) {
		return ""
	}
	return known(e.Why)
}

// rowsReason is the reason why the rows of a list differ: the last that was given with one of them.
func (c *comparison) rowsReason(out *Change, recorded []assessment.Recorded) (reason string, mixed bool) {
	if c.later.Log == nil {
		return c.lastReason(out.Question.ID), false
	}
	for i, r := range recorded {
		mixed = mixed || i > 0 && known(r.Why) != reason
		reason = known(r.Why)
	}
	return reason, mixed
}

// known is a reason that is one of assessment.Whys, and "" for any other.
func known(why string) string {
	if slices.Contains(assessment.Whys, why) {
		return why
	}
	return ""
}
