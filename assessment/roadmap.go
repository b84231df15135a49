package assessment

import (
	"slices"
	"unicode/utf8"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// Roadmap is a roadmap as it was recorded, so that a later assessment can be held against it.
type Roadmap struct {
	Made       string        `json:"made"`              // YYYY-MM-DD, the day it was recorded
	Target     string        `json:"target,omitempty"`  // "ladder:level"
	Profile    string        `json:"profile,omitempty"` // id of the profile, where that was the target
	Start      string        `json:"start,omitempty"`   // YYYY-MM of the first month; "" where months are only counted
	Months     int           `json:"months,omitempty"`  // the time there was; 0 for no limit
	DaysAMonth string        `json:"days-a-month"`      // person-days, a decimal
	Steps      []PlannedStep `json:"steps"`             // in the order of the timetable
}

// PlannedStep is one step of a recorded roadmap.
type PlannedStep struct {
	Question string `json:"question"`
	Option   string `json:"option"` // code of the option that it leads to
	// Proof, for a step that shows what is claimed and does not lift it: the reading in which it is then there,
	// one of PlannedProofs.
	Proof string `json:"proof,omitempty"`
	Level int    `json:"level,omitempty"` // the lowest level that it serves
	First int    `json:"first"`           // month in which it begins, from 1; 0 where it was done already
	Last  int    `json:"last"`            // month in which it is done
}

// PlannedProofs are the readings that a planned step can show something in.
var PlannedProofs = []string{"evidenced", "reviewed"}

// The limits of a recorded roadmap.
const (
	MaxPlannedSteps  = 25_000 // the most questions that a questionnaire has, five steps each
	maxPlannedMonths = 10_000
	maxPlannedLevel  = 1_000
)

// CheckRoadmap says whether a roadmap can be recorded for a questionnaire.
func CheckRoadmap(q *questionnaires.Questionnaire, r *Roadmap) error {
	if err := r.check(); err != nil {
		return err
	}
	for _, s := range r.Steps {
		if why := unknownPlanned(q, s); why != nil {
			return why
		}
	}
	return nil
}

// check looks at all but the steps one by one.
func (r *Roadmap) check() error {
	refuse := func(part, found string) error {
		return fault.New(fault.Input, "assessment.roadmap-part", "part", part, "found", "“"+brief(found)+"”")
	}
	if !questionnaires.IsDate(r.Made) {
		return refuse("made", r.Made)
	}
	if r.Start != "" {
		if _, ok := questionnaires.ParseMonth(r.Start); !ok {
			return refuse("start", r.Start)
		}
	}
	if utf8.RuneCountInString(r.Target) > MaxStepText {
		return refuse("target", r.Target)
	}
	if utf8.RuneCountInString(r.Profile) > MaxStepText {
		return refuse("profile", r.Profile)
	}
	if r.Months < 0 || r.Months > maxPlannedMonths {
		return fault.New(fault.Input, "assessment.roadmap-part", "part", "months", "found", r.Months)
	}
	if d, err := questionnaires.ParseDecimal(r.DaysAMonth); err != nil || d <= 0 || d > MaxStepDays*questionnaires.One {
		return refuse("days-a-month", r.DaysAMonth)
	}
	if n := len(r.Steps); n > MaxPlannedSteps {
		return fault.New(fault.Input, "assessment.roadmap-long", "n", n, "limit", MaxPlannedSteps)
	}
	return nil
}

// unknownPlanned says why a planned step can't stand in a questionnaire, or nil.
func unknownPlanned(q *questionnaires.Questionnaire, s PlannedStep) *fault.Fault {
	question := q.Question(s.Question)
	if question == nil {
		return whyQuestion(s.Question)
	}
	if err := checkStepTo(question, s.Option); err != nil {
		return asFault(err)
	}
	switch {
	case s.Proof != "" && !slices.Contains(PlannedProofs, s.Proof),
		s.Level < 0 || s.Level > maxPlannedLevel,
		s.First < 0 || s.Last < s.First || s.Last > maxPlannedMonths:
		return fault.New(fault.Input, "assessment.roadmap-step", "question", s.Question, "option", s.Option)
	}
	return nil
}

func (r *Roadmap) clean() {
	cleanLines(&r.Made, &r.Target, &r.Profile, &r.Start, &r.DaysAMonth)
	for i := range r.Steps {
		s := &r.Steps[i]
		cleanLines(&s.Question, &s.Option, &s.Proof)
	}
}
