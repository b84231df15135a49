// Package long writes a long piece of work for benchmarks: a questionnaire with every type of question, and an
// assessment that several people have filled in over months, with all that gathers in it. The same sizes give the same
// questions and the same acts.
package long

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// The sizes that the budgets of the wizard are stated for.
const (
	Questions = 500
	Acts      = 20_000
)

// inSection is how many questions a section holds; the last four are facts.
const inSection = 20

// Questionnaire writes a questionnaire of n questions into a folder and reads it.
func Questionnaire(folder string, n int) (*questionnaires.Questionnaire, error) {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	path := filepath.Join(folder, "questionnaire.yaml")
	if err := os.WriteFile(path, questions(n), 0o600); err != nil {
		return nil, err
	}
	return questionnaires.Load(folder)
}

func questions(n int) []byte {
	var y strings.Builder
	y.WriteString(`format: 1
id: long
version: "1.0"
title: A long questionnaire
subject: state
roles: {ministry: Ministry in charge of digital policy, head: Head of the team, legal: Legal office, finance: Ministry of finance, operators: Operators of energy and networks}
score: {rule: mean-of-children, out-of: 5}
ladders:
  - id: readiness
    title: Readiness
    rungs:
      - {title: On paper, requires: [{question: s0.q0, at-least: 1}, {share: 0.4, of: {section: s0}, at-least: 1}]}
      - {title: Decided, requires: [{question: s0.q1, at-least: 2}, {share: 0.6, of: {section: s0}, at-least: 2}]}
      - {title: In service, requires: [{question: s0.q2, at-least: 3}, {score: whole, minimum: 3.5, reading: evidenced}]}
sections:
`)
	roles := []string{"ministry", "head", "legal", "finance", "operators"}
	for i := range n {
		s, k := i/inSection, i%inSection
		if k == 0 {
			fmt.Fprintf(&y, "  - id: s%d\n    title: Section number %d\n    score: {rule: mean}\n    questions:\n", s, s+1)
		}
		fmt.Fprintf(&y, "      - id: s%d.q%d\n", s, k)
		fmt.Fprintf(&y, "        whom: [%s, %s]\n        minutes: 4\n        how: ask\n", roles[i%5], roles[(i+2)%5])
		switch k {
		case inSection - 4:
			fmt.Fprintf(&y, "        type: number\n        ask: How many posts does unit %d have?\n        unit: posts\n        min: 0\n        max: 500\n", i)
		case inSection - 3:
			fmt.Fprintf(&y, "        type: date\n        ask: Since when is decision %d in force?\n", i)
		case inSection - 2:
			fmt.Fprintf(&y, "        type: choices\n        ask: Which groups does service %d serve?\n        options: {gov: Government, energy: Energy, health: Health}\n", i)
		case inSection - 1:
			fmt.Fprintf(&y, "        type: text\n        ask: What is arrangement %d called?\n", i)
		default:
			fmt.Fprintf(&y, `        label: Instrument %d
        ask: Does an instrument of kind %d establish the national team, its constituency and its powers?
        why: A mandate in force gives others a ground to share data, and carries the budget through changes of office.
        evidence: [the instrument with its number and date, the page that names the team, the record of the review]
        probe: Which article names the team, and who signed it?
        options: {0: Not yet; no instrument and no draft, 1: A dated draft with a named owner, 2: A signed decision of the host organisation, 3: "A law, decree or cabinet decision in force", 4: "In force, and reviewed in the last five years, with the record"}
        improve:
          - {to: 1, do: Draft the decision with the legal office of the host, size: S, who: team}
          - {to: 2, do: Have the host sign it, size: S, who: host, needs: [decision]}
          - {to: 3, do: Take the instrument through cabinet or parliament, size: L, who: cabinet, needs: [law]}
          - {to: 4, do: Set a review date and keep the record of the review, size: S, who: host}
`, i, i)
		}
	}
	return []byte(y.String())
}

// Assessment writes an assessment of a questionnaire with a number of acts: answers given and changed over and over,
// findings and working notes, positions of institutions in sessions, reviews, marks, a register of evidence, quick
// notes, and undos. The file must not be there yet.
func Assessment(path string, q *questionnaires.Questionnaire, acts int) error {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	f, err := assessment.Create(path, q, assessment.Options{Author: "A. Officer", Now: func() time.Time {
		at = at.Add(7 * time.Minute)
		return at
	}})
	if err != nil {
		return err
	}
	intents := make([]assessment.Intent, 0, acts)
	for i := range acts {
		intents = append(intents, intent(q.Questions(), i))
	}
	saved, err := f.Save(intents...)
	if err == nil && saved.Acts != acts {
		err = fmt.Errorf("%d acts were to be written, and %d were", acts, saved.Acts)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}

const (
	finding = "The decree names the team in its article 4 and gives it the means of the ministry; the regulator was heard before it was signed (act %d)."
	working = "Said in the workshop, not to be quoted: the budget for the second year depends on the new law, which the finance committee has had since spring. To be asked again in the ministry (act %d)."
)

// intent is what the i-th act says. No two of one field say the same, so that each of them is an act.
func intent(all []*questionnaires.Question, i int) assessment.Intent {
	x := all[i*7%len(all)]
	session := fmt.Sprintf("s%d-0a1b", i/500%40+1)
	switch {
	case i == 0:
		return assessment.SetAbout(assessment.About{
			Subject: "Examplia", Team: "EX-CIRT", TeamKind: "national", Assessors: []string{"A. Officer"}, Date: "2026-09-30",
			Mode: "facilitated", TLP: "TLP:AMBER", Target: "readiness:2",
		})
	case i%500 == 1:
		return assessment.PutSession(assessment.Session{
			ID: session, Kind: "interview", Date: "2026-03-02", Place: fmt.Sprintf("Room %d", i), Institutions: []string{"Ministry", "Regulator"}, Roles: []string{"head", "legal"},
		})
	case i%100 == 3:
		return assessment.Intent{Undo: assessment.UndoLatest}
	case i%13 == 4:
		return assessment.SetFinding(x.ID, fmt.Sprintf(finding, i))
	case i%17 == 5:
		return assessment.SetWorkingNote(x.ID, fmt.Sprintf(working, i))
	case i%50 == 6:
		id := fmt.Sprintf("e%d-0a1b", i/50%300+1) // later ones are new versions of the first 300
		return assessment.PutEvidence(assessment.Evidence{
			ID: id, Reference: fmt.Sprintf("Decree 12 of 2024, version %d", i), Place: "Official gazette", Issuer: "Cabinet", Date: "2024-05-17", How: "received",
			Supports: supports(all, i),
		})
	case i%37 == 7:
		return assessment.PutPosition(x.ID, assessment.Position{Session: session, Institution: fmt.Sprintf("Institution %d", i/37%4), Answer: answer(x, i), Note: fmt.Sprintf("As the deputy head put it (%d).", i)})
	case i%41 == 8:
		return assessment.PutReview(x.ID, assessment.Review{By: "R. Reviewer", Answer: answer(x, i), Reason: fmt.Sprintf("The record of the review was seen (%d).", i)})
	case i%29 == 9:
		return assessment.PutNote(fmt.Sprintf("n%d-0a1b", i), "To be asked in the next session.")
	}
	in := assessment.SetAnswer(x, answer(x, i))
	in.Session, in.Why = session, "corrected" // with a reason, the same answer is an act too
	return in
}

// supports are three scored questions that a record supports.
func supports(all []*questionnaires.Question, i int) map[string]string {
	out := map[string]string{}
	for k := range 3 {
		at := (i/50 + k*11) % len(all)
		out[all[at-at%inSection+k].ID] = "2"
	}
	return out
}

func answer(x *questionnaires.Question, i int) questionnaires.Answer {
	if i%23 == 0 {
		return questionnaires.Answer{State: questionnaires.DontKnow}
	}
	a := questionnaires.Answer{State: questionnaires.Answered}
	switch x.Type {
	case questionnaires.Number:
		a.Number = fmt.Sprint(i % 400)
	case questionnaires.Date:
		a.Date = fmt.Sprintf("20%02d-04-01", i%26)
	case questionnaires.Choices:
		a.Options = []string{x.Options[i%3].Code}
	case questionnaires.Text:
		a.Text = fmt.Sprintf("Arrangement of version %d", i)
	default:
		a.Option = x.Options[i/len(x.Options)%len(x.Options)].Code
	}
	return a
}
