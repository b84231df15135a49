package sample

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// Portfolio answers "portfolio": one service is to grow, and from somebody else; one is given and not wanted; one is
// as wanted; of one it is not disclosed what is wanted.
func Portfolio(q *questionnaires.Questionnaire) *assessment.State {
	s := Empty(q)
	s.About = assessment.About{Team: "Examplia team", TeamKind: "national", Date: "2026-11-02", Mode: "self"}
	s.Answers = map[string]*assessment.Entry{
		"watch.now":     {Answer: option("0")},
		"watch.wanted":  {Answer: option("2")},
		"watch.from":    {Answer: questionnaires.Answer{State: questionnaires.Answered, Options: []string{"shared", "army"}}},
		"warn.now":      {Answer: option("1")},
		"warn.wanted":   {Answer: option("0")},
		"intake.now":    {Answer: option("2"), Provided: "own"},
		"intake.wanted": {Answer: option("2")},
		"intake.from":   {Answer: option("shared")},
		"cause.now":     {Answer: option("1")},
		"cause.wanted":  {Answer: questionnaires.Answer{State: questionnaires.Withheld}},
		"alone":         {Answer: option("3")},
	}
	return s
}
