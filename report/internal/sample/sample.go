// Package sample makes the assessments that the tests of report and its formats read: a small one as
// it comes out of three sessions, and extreme ones.
package sample

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// Questionnaire loads one of the questionnaires under report/testdata. The states below answer "small".
func Questionnaire(t *testing.T, path string) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// Source scores a state and makes it the source of a report.
func Source(state *assessment.State) report.Source {
	result := scoring.Score(state.Questionnaire, state.ScoringInput(state.About.Date))
	return report.Source{State: state, Result: result, Program: "1.0.0-test"}
}

// Empty is an assessment that nobody has touched.
func Empty(q *questionnaires.Questionnaire) *assessment.State {
	return &assessment.State{
		Questionnaire: q, ID: "b1946ac92492d234", Head: strings.Repeat("0c", 32), Ends: 1,
		Answers: map[string]*assessment.Entry{},
	}
}

// Same is an assessment with one answer to every question.
func Same(q *questionnaires.Questionnaire, a questionnaires.Answer) *assessment.State {
	s := Empty(q)
	for _, question := range q.Questions() {
		s.Answers[question.ID] = &assessment.Entry{Answer: a}
	}
	return s
}

func option(code string) questionnaires.Answer {
	return questionnaires.Answer{State: questionnaires.Answered, Option: code}
}

// Realistic is what three sessions in an invented country left behind: level 1 by claim, differing
// accounts, a review, evidence of every kind.
func Realistic(q *questionnaires.Questionnaire) *assessment.State {
	s := Empty(q)
	s.Acts = 41
	s.Created = time.Date(2026, 10, 12, 9, 0, 0, 0, time.UTC)
	s.LastChange = time.Date(2026, 11, 2, 16, 30, 0, 0, time.UTC)
	s.About = assessment.About{
		Subject: "Examplia", TeamKind: "national", Assessors: []string{"A. Assessor", "B. Assessor"},
		Date: "2026-11-02", Mode: "facilitated", TLP: "TLP:GREEN", Marking: "OFFICIAL", Target: "readiness:3",
	}
	s.Status = assessment.Status{Now: "agreed"}
	s.Sessions = []assessment.Session{
		{ID: "s1", Kind: "workshop", Date: "2026-10-12", Place: "Capital City", Institutions: []string{"Ministry of Communications", "Regulator"}, Roles: []string{"adviser", "legal officer"}},
		{ID: "s2", Kind: "interview", Date: "2026-10-13", Institutions: []string{"Ministry of Finance"}, Roles: []string{"budget officer"}},
		{ID: "s3", Kind: "desk-review", Date: "2026-10-20"},
	}
	s.Answers = map[string]*assessment.Entry{
		"mandate.status": {Answer: option("decided"), For: "Ministry of Communications"},
		"mandate.need": {
			Answer: option("3"), For: "Ministry of Communications",
			Finding: "The paper of 2025 was reviewed in March 2026; the review is on record.",
			Review:  &assessment.Review{By: "C. Reviewer", Answer: option("2"), Reason: "The review covers one chapter only."},
		},
		"mandate.host": {
			Answer: option("2"), Provided: "national", For: "Ministry of Communications", Why: "corrected",
			Positions: []assessment.Position{
				{Session: "s1", Institution: "Ministry of Communications", Answer: option("2")},
				{Session: "s1", Institution: "Regulator", Answer: option("1")},
			},
		},
		"mandate.legal-basis": {
			Answer: option("1"), For: "Ministry of Communications",
			Finding: "A draft decision of 14 May 2026 names the team in article 3. It has an owner in the legal office and no date for signature.",
		},
		"means.budget": {Answer: questionnaires.Answer{State: questionnaires.DontKnow}, For: "Ministry of Finance"},
		"means.tools":  {Answer: questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "shared"}},
		"means.cost":   {Answer: questionnaires.Answer{State: questionnaires.Answered, Number: "125000.5"}},
		"means.posts": {
			Answer: questionnaires.Answer{State: questionnaires.Answered},
			Rows: []questionnaires.Row{
				{ID: "r1", Cells: map[string]string{"title": "Head of team", "kind": "full", "since": "2026-02-01"}},
				{ID: "r2", Cells: map[string]string{"title": "Analyst", "kind": "part"}},
			},
		},
		"work.contact":  {Answer: option("yes"), For: "Regulator"},
		"work.partners": {Answer: questionnaires.Answer{State: questionnaires.Withheld}, For: "Regulator"},
	}
	s.Evidence = []assessment.Evidence{
		{ID: "e1", Reference: "Paper on the need for a national CIRT", Place: "chapter 2", Issuer: "Ministry of Communications", Date: "2025-06-30", How: "received", SHA256: strings.Repeat("9f86d081", 8), Supports: map[string]string{"mandate.need": "3"}},
		{ID: "e2", Reference: "Letter of acceptance", Issuer: "Regulator", How: "promised", Promised: "Regulator", Due: "2026-12-01", Supports: map[string]string{"mandate.host": "2"}},
		{ID: "e3", Reference: "Web page of the team", How: "public", ValidUntil: "2026-06-30", Marking: "public", Supports: map[string]string{"work.contact": "yes"}},
		{ID: "e4", Reference: "Draft decision no. 17", Date: "2026-05-14", How: "seen", Supports: map[string]string{"mandate.legal-basis": "1"}},
	}
	return s
}

// Marked puts a marker into every field of a state, and gives the markers that no report may show.
func Marked(q *questionnaires.Questionnaire) (state *assessment.State, private []string) {
	s := Realistic(q)
	secret := func(what string) string {
		private = append(private, "PRIVATE-"+what)
		return private[len(private)-1]
	}
	for id, e := range s.Answers {
		e.By = secret("author-" + id)
		e.WorkingNote = secret("working-note-" + id)
		e.Marked = true
		e.Positions = append(e.Positions,
			assessment.Position{Session: "s2", Institution: "Ministry of Finance", Answer: option("0"), Note: secret("position-note-" + id)})
	}
	s.Notes = []assessment.Note{{ID: "n1", Text: secret("quick-note")}}
	for i := range s.Evidence {
		s.Evidence[i].File = "/home/" + secret(fmt.Sprintf("path-%d", i)) + "/file.pdf"
	}
	s.Status.Released = []assessment.Released{{To: secret("released-to"), Uses: []string{"own"}}}
	value := func(v string) string {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err) // a string is always JSON
		}
		return string(b)
	}
	for _, field := range []assessment.Field{"working/mandate.need", "note/n1", "position/mandate.host/s1/Regulator", "answer/mandate.need", "finding/mandate.host"} {
		s.Conflicts = append(s.Conflicts, assessment.Conflict{
			Field: field, Question: "mandate.need",
			Values: []assessment.ConflictValue{{Value: value(secret("conflict-" + string(field))), By: secret("conflict-by-" + string(field))}, {}},
		})
		s.Unknown = append(s.Unknown, assessment.UnknownName{Field: field, Name: "gone.question", Value: value(secret("unknown-" + string(field)))})
	}
	return s, private
}
