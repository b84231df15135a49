package planning

import (
	"maps"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Apply gives the answers as they are when steps have been taken: each question is answered with the highest option
// that a step leads to, where it is not higher already, and nothing about it is in dispute; evidence supports, and
// a reviewer accepts, what a proof shows. The input itself does not change.
func Apply(in scoring.Input, steps []Step) scoring.Input {
	out := maps.Clone(in)
	if out == nil {
		out = scoring.Input{}
	}
	for i := range steps {
		q := steps[i].Question
		given := out[q.ID]
		take(&given, q, steps[i].Proof, steps[i].To)
		out[q.ID] = given
	}
	return out
}

// take lifts what is known of one question to a place in one reading.
func take(given *scoring.Given, q *questionnaires.Question, reading scoring.Reading, place int) {
	if place < 0 || place >= len(q.Options) {
		return
	}
	answer := questionnaires.Answer{State: questionnaires.Answered, Option: q.Options[place].Code}
	switch reading {
	case scoring.Claimed:
		if given.Conflict || placeOf(q, &given.Answer) < place {
			given.Answer, given.Conflict = answer, false
		}
	case scoring.Evidenced:
		if q.OptionIndex(given.Supported) < place {
			given.Supported = answer.Option
		}
	case scoring.Reviewed:
		if given.Reviewed == nil || placeOf(q, given.Reviewed) < place {
			given.Reviewed = &answer
		}
	}
}

// placeOf is the place of an answer among its question's options; -1 where it is on none.
func placeOf(q *questionnaires.Question, a *questionnaires.Answer) int {
	if a.State != questionnaires.Answered {
		return -1
	}
	return q.OptionIndex(a.Option)
}
