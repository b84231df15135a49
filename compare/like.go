package compare

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// likeForLike scores both assessments on the questions that both ask, with the later questionnaire.
//
// A scored question is compared where it is in on both sides (asked, or perhaps asked, and not left out as not
// applicable) and the earlier answer can be carried over. What is not applicable on both sides leaves both by
// itself. All else that the later questionnaire asks is left out of its model (scoring.Model.Without). The earlier
// answers are read with the later one's facts: the conditions then come out alike on both sides, so that both are
// scored over the same questions.
func (c *comparison) likeForLike(d *Difference) {
	alike := sameQuestionnaire(c.earlier.State.Questionnaire, c.later.State.Questionnaire)
	input := make(scoring.Input, len(c.later.input))
	for i, q := range c.later.State.Questionnaire.Questions() {
		l, is := &c.links[i], &c.later.result.Questions[i]
		asked := scoring.False
		if l.old >= 0 {
			asked = c.earlier.result.Questions[l.old].Asked
		}
		alike = alike && asked == is.Asked
		if !q.Scored() {
			if given, ok := c.later.input[q.ID]; ok {
				input[q.ID] = given
			}
			continue
		}
		if is.Asked == scoring.False {
			continue
		}
		switch given, standing := c.given(q, l); {
		case !isOut(standing) && !isOut(is.Standing):
			input[q.ID] = given
			d.Compared = append(d.Compared, q.ID)
		case standing == scoring.NotApplicable && is.Standing == scoring.NotApplicable:
			input[q.ID] = given
		default:
			d.LeftOut = append(d.LeftOut, q.ID)
		}
	}
	if alike && len(d.LeftOut) == 0 {
		d.Like = d.Whole
		return
	}
	model := c.later.Model
	if len(d.LeftOut) > 0 {
		model = model.Without(d.LeftOut)
		d.Like.After = model.Score(c.later.input)
	} else {
		d.Like.After = c.later.result
	}
	d.Like.Before = model.Score(input)
}

// given is what the earlier assessment says on a question of the later version, in its codes, and how the question
// stood; as not asked where it can't be carried over.
func (c *comparison) given(q *questionnaires.Question, l *link) (scoring.Given, scoring.Standing) {
	if l.old < 0 {
		return scoring.Given{}, scoring.NotAsked
	}
	r := &c.earlier.result.Questions[l.old]
	then := c.earlier.input[r.ID]
	var lost bool
	if then.Answer, lost = carry(q, then.Answer, l.to); lost {
		return scoring.Given{}, scoring.NotAsked
	}
	listed := slices.ContainsFunc(q.NA, func(n questionnaires.Named) bool { return n.ID == then.Answer.Reason })
	if r.Standing == scoring.NotApplicable && (q.Essential || !listed && !then.Accepted) {
		return scoring.Given{}, scoring.NotAsked
	}
	if then.Supported != "" {
		then.Supported = l.to.Code(then.Supported)
	}
	if then.Reviewed != nil {
		reviewed := assessment.Carried(*then.Reviewed, l.to)
		then.Reviewed = &reviewed
	}
	return then, r.Standing
}
