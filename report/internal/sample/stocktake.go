package sample

import (
	"fmt"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// Reported is a stock-take with an answer of every kind and in every state. It answers "stocktake".
func Reported(q *questionnaires.Questionnaire) *assessment.State {
	s := Empty(q)
	s.About = assessment.About{Subject: "Examplia", Assessors: []string{"A. Assessor"}, Date: "2026-11-02", Mode: "self", TLP: "TLP:GREEN"}
	reported := questionnaires.Answer{State: questionnaires.Answered}
	support := &assessment.Entry{Answer: reported}
	for i := range 7 {
		support.Rows = append(support.Rows, questionnaires.Row{ID: fmt.Sprintf("r%d", i+1), Cells: map[string]string{"subject": fmt.Sprintf("Subject %d", i+1), "kind": "training,advice"}})
	}
	s.Answers = map[string]*assessment.Entry{
		"team.exists": {
			Answer: option("building"), For: "Ministry of Communications",
			Finding: "The act was signed in June 2026.",
			Positions: []assessment.Position{
				{Institution: "Ministry of Communications", Answer: option("building")},
				{Institution: "Regulator", Answer: option("none")},
			},
		},
		"team.compared": {Answer: questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "none"}},
		"means.sources": {Answer: reported, Rows: []questionnaires.Row{
			{ID: "r1", Cells: map[string]string{"source": "donor", "until": "2027", "signed": "yes", "from": "2025-02-01"}},
			{ID: "r2", Cells: map[string]string{"source": "state", "signed": "no"}},
		}},
		"abroad.bodies":   {Answer: questionnaires.Answer{State: questionnaires.Withheld}},
		"abroad.contacts": {Answer: questionnaires.Answer{State: questionnaires.DontKnow}},
		"asked.support":   support,
		"offered.help":    {Answer: reported},
	}
	s.Evidence = []assessment.Evidence{
		{ID: "e1", Reference: "Decree 12", Place: "article 3", Issuer: "Cabinet", Date: "2026-06-14", How: "received", Supports: map[string]string{"team.exists": "building"}},
		{ID: "e2", Reference: "Grant agreement", How: "promised", Promised: "Ministry of Finance", Due: "2026-12-01", Supports: map[string]string{"means.sources": assessment.WholeAnswer}},
		{ID: "e3", Reference: "Letters of request", How: "public", Supports: map[string]string{"asked.support": assessment.WholeAnswer}},
	}
	return s
}
