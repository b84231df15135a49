// Package demo holds a wholly filled assessment of an invented country, for a first look at the program
// and for tests that need something of everything: sessions, positions that differ, corrected answers,
// findings, working notes, evidence met in every way, reviews, don't know, withheld, not applicable.
package demo

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// Questionnaire is the id of the questionnaire that the demo answers.
const Questionnaire = "establishment"

//go:embed demo.yaml
var source []byte

// pace is the time from one act of a step to the next.
const pace = 40 * time.Second

// script is the demo as it is written down. Its keys are those of the assessment's own JSON where there
// are such.
type script struct {
	Author string           `json:"author"`
	About  assessment.About `json:"about"`
	Steps  []step           `json:"steps"`
}

// step is what is saved in one go.
type step struct {
	At          time.Time  `json:"at"`
	Session     *session   `json:"session"`
	Institution string     `json:"institution"` // on whose behalf the answers are given
	Evidence    []evidence `json:"evidence"`
	Notes       []note     `json:"notes"`
	Answers     []entry    `json:"answers"`
	Reviews     []review   `json:"reviews"`
	Actions     []action   `json:"actions"`
	Status      string     `json:"status"`
}

type session struct {
	ID string `json:"id"`
	assessment.Session
}

type evidence struct {
	ID string `json:"id"`
	assessment.Evidence
	Supports map[string]string `json:"supports"`
}

type note struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// entry is all that is said on a question in a step. Answers are in the form of the command line; an
// entry without one leaves the answer as it is.
type entry struct {
	Question  string              `json:"q"`
	Answer    string              `json:"answer"`
	Rows      []map[string]string `json:"rows"` // cells, and the row's id under "id"
	For       string              `json:"for"`
	Why       string              `json:"why"`
	Provided  string              `json:"provided"`
	Finding   string              `json:"finding"`
	Working   string              `json:"working"`
	Mark      bool                `json:"mark"`
	Positions []position          `json:"positions"`
}

type position struct {
	Institution string `json:"institution"`
	Answer      string `json:"answer"`
	Note        string `json:"note"`
}

// action is what is set locally on a step of improvement.
type action struct {
	Question string `json:"q"`
	Option   string `json:"to"`
	assessment.LocalStep
}

type review struct {
	Question string `json:"q"`
	By       string `json:"by"`
	Answer   string `json:"answer"`
	Reason   string `json:"reason"`
}

// Write writes the demo as a new assessment file, the same bytes each time. It never touches a file
// that is there.
func Write(path string) (err error) {
	s, err := read(source)
	if err != nil {
		return err
	}
	q, err := questionnaires.Open(Questionnaire)
	if err != nil {
		return err
	}
	clock := &clock{now: s.Steps[0].At}
	f, err := assessment.Create(path, q, assessment.Options{
		Author: s.Author,
		Now:    clock.next,
		Random: rand.NewChaCha8([32]byte([]byte("Examplia and all in it: invented"))),
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for i, step := range s.Steps {
		intents, err := step.intents(q)
		if err != nil {
			return fmt.Errorf("demo.yaml, step %d: %w", i+1, err)
		}
		if i == 0 {
			intents = slices.Insert(intents, 0, assessment.SetAbout(s.About))
		}
		clock.now = step.At
		if _, err := f.Save(intents...); err != nil {
			return err
		}
	}
	return nil
}

// read decodes the script strictly. It goes through JSON, so that the types of package assessment are
// read by their own keys.
func read(src []byte) (*script, error) {
	asJSON, err := questionnaires.YAMLToJSON("demo.yaml", src)
	if err != nil {
		return nil, err
	}
	var s script
	d := json.NewDecoder(bytes.NewReader(asJSON))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return nil, err
	}
	if len(s.Steps) == 0 {
		return nil, errors.New("demo.yaml has no steps")
	}
	return &s, nil
}

// clock tells a time that moves on with each act.
type clock struct{ now time.Time }

func (c *clock) next() time.Time {
	now := c.now
	c.now = now.Add(pace)
	return now
}

// intents are the acts of a step: the session, the evidence shown, the notes, the answers, the reviews.
func (s *step) intents(q *questionnaires.Questionnaire) ([]assessment.Intent, error) {
	var out []assessment.Intent
	sessionID := ""
	if s.Session != nil {
		sessionID = s.Session.ID
		s.Session.Session.ID = sessionID
		out = append(out, assessment.PutSession(s.Session.Session))
	}
	for _, e := range s.Evidence {
		for _, id := range slices.Sorted(maps.Keys(e.Supports)) {
			if question := q.Question(id); question == nil || question.OptionIndex(e.Supports[id]) < 0 {
				return nil, fmt.Errorf("evidence %s supports %s of %s, which is no option", e.ID, e.Supports[id], id)
			}
		}
		e.Evidence.ID, e.Evidence.Supports = e.ID, e.Supports
		out = append(out, assessment.PutEvidence(e.Evidence))
	}
	for _, n := range s.Notes {
		out = append(out, assessment.PutNote(n.ID, n.Text))
	}
	for _, e := range s.Answers {
		intents, err := e.intents(q, sessionID, s.Institution)
		if err != nil {
			return nil, err
		}
		out = append(out, intents...)
	}
	for _, r := range s.Reviews {
		_, answer, err := parse(q, r.Question, r.Answer)
		if err != nil {
			return nil, err
		}
		out = append(out, assessment.PutReview(r.Question, assessment.Review{By: r.By, Answer: answer, Reason: r.Reason}))
	}
	for _, a := range s.Actions {
		a.LocalStep.Question, a.LocalStep.Option = a.Question, a.Option
		question := q.Question(a.Question)
		if question == nil {
			return nil, fmt.Errorf("a step is set on %s, which is no question", a.Question)
		}
		if err := assessment.CheckStep(question, a.LocalStep); err != nil {
			return nil, err
		}
		out = append(out, assessment.PutStep(a.LocalStep))
	}
	if s.Status != "" {
		out = append(out, assessment.SetStatus(s.Status))
	}
	return out, nil
}

// intents are the acts on one question: positions first, as they are taken in the room, then the answer
// with what belongs to it, then the notes.
func (e *entry) intents(q *questionnaires.Questionnaire, sessionID, institution string) ([]assessment.Intent, error) {
	question, answer, err := parse(q, e.Question, e.Answer)
	if err != nil {
		return nil, err
	}
	var out []assessment.Intent
	add := func(i assessment.Intent) {
		i.Session = sessionID
		out = append(out, i)
	}
	for _, p := range e.Positions {
		_, said, err := parse(q, e.Question, p.Answer)
		if err != nil {
			return nil, err
		}
		add(assessment.PutPosition(e.Question, assessment.Position{
			Session: sessionID, Institution: p.Institution, Answer: said, Note: p.Note,
		}))
	}
	if e.Answer != "" {
		given := assessment.SetAnswer(question, answer)
		if e.Provided != "" {
			given = given.With(assessment.SetProvided(e.Question, e.Provided))
		}
		given.For, given.Why = cmp.Or(e.For, institution), e.Why
		add(given)
	}
	for _, cells := range e.Rows {
		row := questionnaires.Row{ID: cells["id"], Cells: maps.Clone(cells)}
		delete(row.Cells, "id")
		if err := questionnaires.CheckRow(question, row); err != nil {
			return nil, fmt.Errorf("%s, row %s: %w", e.Question, row.ID, err)
		}
		add(assessment.PutRow(e.Question, row))
	}
	if e.Finding != "" {
		add(assessment.SetFinding(e.Question, e.Finding))
	}
	if e.Working != "" {
		add(assessment.SetWorkingNote(e.Question, e.Working))
	}
	if e.Mark {
		add(assessment.SetMark(e.Question, true))
	}
	return out, nil
}

// parse reads an answer in the form of the command line.
func parse(q *questionnaires.Questionnaire, id, text string) (*questionnaires.Question, questionnaires.Answer, error) {
	question := q.Question(id)
	if question == nil {
		return nil, questionnaires.Answer{}, fmt.Errorf("the questionnaire has no question %s", id)
	}
	answer, err := questionnaires.ParseAnswer(question, text)
	if err != nil {
		return nil, questionnaires.Answer{}, fmt.Errorf("%s: %w", id, err)
	}
	return question, answer, nil
}
