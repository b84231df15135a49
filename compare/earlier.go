package compare

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Earlier gives what an earlier assessment says, by the ids and in the codes of a later version of its questionnaire.
// A question that is not asked any more or was not then, whose answer was left open, or that can't have what was said, is not in it. The
// chain leads from the one version to the other, as for Two, and the same faults say why it can't be done.
func Earlier(earlier Side, later *questionnaires.Questionnaire, chain questionnaires.Migrations) (map[string]questionnaires.Answer, error) {
	a, b := view{Side: earlier}, view{Side: Side{State: &assessment.State{Questionnaire: later}}}
	if err := guard(a.State, b.State, chain); err != nil {
		return nil, err
	}
	a.prepare(nil)
	c := &comparison{earlier: &a, later: &b, chain: chain}
	said := map[string]questionnaires.Answer{}
	links := c.pairUp()
	for i, q := range later.Questions() {
		l := &links[i]
		if q.Retired != "" || l.old < 0 || a.result.Questions[l.old].Standing == scoring.NotAsked {
			continue
		}
		if answer, lost := carry(q, c.answerThen(l.old), l.to); !lost && answer.State != questionnaires.Unanswered {
			said[q.ID] = answer
		}
	}
	return said, nil
}
