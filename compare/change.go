package compare

import (
	"cmp"
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// changes lists what became of every question on which anything differs.
func (c *comparison) changes() []Change {
	if c.later.Log != nil {
		c.recorded = c.later.Log.Since(c.earlier.State, c.earlier.Log, c.later.State)
	}
	var list []Change
	for i, q := range c.later.State.Questionnaire.Questions() {
		if change, differs := c.change(i, q); differs {
			list = append(list, change)
		}
	}
	older := c.earlier.State.Questionnaire.Questions()
	for _, old := range c.leftBehind() {
		stood := c.earlier.result.Questions[old].Standing
		if isOut(stood) {
			continue
		}
		_, why := c.chain.Destinations(older[old].ID)
		list = append(list, Change{
			Kind: NoLongerAsked, Cause: CauseVersion, Old: older[old], Was: c.answerThen(old), WasPlace: -1, IsPlace: -1,
			WasStanding: stood, IsStanding: scoring.NotAsked, Carried: why,
			WasProvided: provided(c.earlier.State, older[old].ID),
		})
	}
	c.nameFacts(list)
	return list
}

// change says what became of a question of the later version; false when nothing differs.
func (c *comparison) change(i int, q *questionnaires.Question) (Change, bool) {
	l, is := &c.links[i], &c.later.result.Questions[i]
	given := c.later.input[q.ID]
	out := Change{
		Question: q, Is: given.Answer, WasPlace: -1, IsPlace: -1,
		WasStanding: scoring.NotAsked, IsStanding: is.Standing, IsProvided: provided(c.later.State, q.ID),
	}
	var then scoring.Given
	if l.old >= 0 {
		out.Old = c.earlier.State.Questionnaire.Questions()[l.old]
		then = c.earlier.input[out.Old.ID]
		out.WasStanding = c.earlier.result.Questions[l.old].Standing
		out.WasProvided = provided(c.earlier.State, out.Old.ID)
		out.Reworded = out.Old != q && q.Reworded(out.Old)
		out.Carried, out.Split = l.why, l.split
		out.Was, out.Lost = carry(q, then.Answer, l.to)
		for _, o := range l.merged {
			out.Merged = append(out.Merged, c.earlier.result.Questions[o.old].ID)
		}
	}
	out.place()
	switch wasOut, isNowOut := isOut(out.WasStanding), isOut(out.IsStanding); {
	case wasOut && isNowOut:
		out.Kind = Restated
		if out.WasStanding != scoring.NotApplicable || out.IsStanding != scoring.NotApplicable || out.Was.Reason == out.Is.Reason {
			return out, false
		}
	case isNowOut:
		out.Kind, out.Cause = NoLongerAsked, c.cause(q, out.Old, out.IsStanding)
	case wasOut:
		out.Kind, out.Cause = NewlyAsked, c.cause(q, out.Old, out.WasStanding)
	default:
		out.Differed = c.differed(q, l)
		if q.Type == questionnaires.List {
			out.Rows = rowChanges(then.Rows, given.Rows)
		}
		if !kind(&out) {
			return out, false
		}
	}
	// Whether a condition holds is nobody's answer; whether a question is applicable is.
	if out.Cause == NoCause || out.Cause == CauseAnswer {
		c.reason(&out)
	}
	return out, true
}

// kind tells the kind of a change where the question was asked and is; false when nothing differs.
func kind(out *Change) (differs bool) {
	wasAnswered, isAnswered := out.WasStanding == scoring.Answered, out.IsStanding == scoring.Answered
	switch {
	case !wasAnswered && !isAnswered:
		out.Kind = Restated
		return out.WasStanding != out.IsStanding || !sameAnswer(out.Question, out.Was, out.Is)
	case !wasAnswered:
		out.Kind = FirstAnswered
		return true
	case !isAnswered:
		out.Kind = NowOpen
		return true
	case out.WasPlace >= 0 && out.IsPlace > out.WasPlace:
		out.Kind = MovedUp
		return true
	case out.WasPlace >= 0 && out.IsPlace >= 0 && out.IsPlace < out.WasPlace:
		out.Kind = MovedDown
		return true
	case out.Question.Type == questionnaires.List:
		out.Kind = Restated
		return len(out.Rows) > 0
	case out.Lost, !sameAnswer(out.Question, out.Was, out.Is):
		out.Kind = Restated
		return true
	case out.WasProvided != out.IsProvided:
		out.Kind = Redelivered
		return true
	}
	return false
}

// place finds where a scored question's answers stand among its options.
func (out *Change) place() {
	if out.WasStanding == scoring.Answered && !out.Lost {
		out.WasPlace = placeOf(out.Question, out.Was)
	}
	if out.IsStanding == scoring.Answered {
		out.IsPlace = placeOf(out.Question, out.Is)
	}
}

// placeOf is the place of an answer among a scored question's options; -1 for any other.
func placeOf(q *questionnaires.Question, a questionnaires.Answer) int {
	if !q.Scored() || a.State != questionnaires.Answered {
		return -1
	}
	return q.OptionIndex(a.Option)
}

// isOut says whether a question is out: not asked, or not applicable for a reason that counts.
func isOut(s scoring.Standing) bool { return s == scoring.NotAsked || s == scoring.NotApplicable }

// carry is an answer in the codes of the question that it comes to. Lost: that question can't have it, and the
// answer stays as it was.
func carry(q *questionnaires.Question, a questionnaires.Answer, to questionnaires.Destination) (carried questionnaires.Answer, lost bool) {
	if a.State != questionnaires.Answered {
		return a, false
	}
	carried = assessment.Carried(a, to)
	carried.Options = slices.Compact(inOrder(q, carried.Options)) // of two old codes there may be one
	if questionnaires.CheckAnswer(q, carried) != nil {
		return a, true
	}
	return carried, false
}

// sameAnswer says whether two answers to a question say the same, however they are written.
func sameAnswer(q *questionnaires.Question, a, b questionnaires.Answer) bool {
	if a.State != b.State || a.Reason != b.Reason {
		return false
	}
	if q.Type == questionnaires.Number {
		x, errX := questionnaires.ParseDecimal(a.Number)
		y, errY := questionnaires.ParseDecimal(b.Number)
		if errX == nil && errY == nil {
			return x == y
		}
	}
	return a.Option == b.Option && a.Number == b.Number && a.Date == b.Date && a.Text == b.Text &&
		(slices.Equal(a.Options, b.Options) || slices.Equal(inOrder(q, a.Options), inOrder(q, b.Options)))
}

// inOrder are codes in the order of a question's options.
func inOrder(q *questionnaires.Question, codes []string) []string {
	if len(codes) < 2 {
		return codes
	}
	return slices.SortedStableFunc(slices.Values(codes), func(x, y string) int {
		return cmp.Or(q.OptionIndex(x)-q.OptionIndex(y), cmp.Compare(x, y))
	})
}

func provided(s *assessment.State, id string) string {
	if e := s.Answers[id]; e != nil {
		return e.Provided
	}
	return ""
}
