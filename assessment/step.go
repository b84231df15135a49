package assessment

import (
	"slices"
	"unicode/utf8"

	"cirtkit/internal/fault"
	"cirtkit/internal/text"
	"cirtkit/questionnaires"
)

// LocalStep is what is set locally on one step of improvement: the step that lifts a question's answer to an
// option from the one below. A questionnaire says what usually has to be done; who owns it here, what it costs
// and how far it is, only those who do it can say.
type LocalStep struct {
	Question string `json:"-"`
	Option   string `json:"-"`                // code of the option that the step leads to
	Status   string `json:"status,omitempty"` // one of StepStatuses, or ""
	// Days is the step's work in person-days as estimated locally, a decimal of at most three places; "" where
	// nobody has costed it.
	Days    string `json:"days,omitempty"`
	Owner   string `json:"owner,omitempty"`   // an office, never a person's name
	Cost    string `json:"cost,omitempty"`    // money: an amount with its currency, as entered
	Funding string `json:"funding,omitempty"` // where that money comes from
	Due     string `json:"due,omitempty"`     // YYYY-MM-DD
}

// StepStatuses are the statuses of a step. A pinned step belongs to every roadmap, an excluded one to none; a step
// under way is pinned too; one that is done is done, though the answer may not say so yet.
var StepStatuses = []string{"pinned", "excluded", "under-way", "done"}

// The limits of what is set on a step.
const (
	MaxStepDays = 100_000 // person-days: some 400 years of one person's work
	MaxStepText = 1_000   // characters of owner, cost and funding
)

// CheckStep says whether what is set locally can stand for a step: an option of a scored question that another
// one is below, a status that there is, days within their bounds, a day that exists, texts that may come in as they
// stand. What was expected is said in the fault.
func CheckStep(q *questionnaires.Question, s LocalStep) error {
	if err := checkStepTo(q, s.Option); err != nil {
		return err
	}
	refuse := func(key, found string, facts ...any) error {
		facts = append([]any{"question", q.ID, "option", s.Option, "found", brief(found)}, facts...)
		return fault.New(fault.Input, key, facts...)
	}
	if s.Status != "" && !slices.Contains(StepStatuses, s.Status) {
		return refuse("assessment.step-status", s.Status, "known", StepStatuses)
	}
	if s.Days != "" {
		d, err := questionnaires.ParseDecimal(s.Days)
		if err != nil || d < 0 || d > MaxStepDays*questionnaires.One {
			return refuse("assessment.step-days", s.Days, "max", MaxStepDays)
		}
	}
	if s.Due != "" && !questionnaires.IsDate(s.Due) {
		return refuse("assessment.step-due", s.Due)
	}
	for _, written := range []string{s.Owner, s.Cost, s.Funding} {
		if n := utf8.RuneCountInString(written); n > MaxStepText {
			return refuse("assessment.step-text", written, "n", n, "max", MaxStepText)
		}
		if why := text.Check(written, text.Line); why != nil {
			return fault.New(fault.Input, "assessment.step-character", "question", q.ID, "option", s.Option).Because(why)
		}
	}
	return nil
}

// checkStepTo says whether a step can lead to an option of a question.
func checkStepTo(q *questionnaires.Question, option string) error {
	if !q.Scored() {
		return fault.New(fault.Input, "assessment.step-fact", "question", q.ID)
	}
	if q.OptionIndex(option) > 0 {
		return nil
	}
	var known []string
	for _, o := range q.Options[min(1, len(q.Options)):] {
		known = append(known, o.Code)
	}
	key := "assessment.step-option"
	if q.OptionIndex(option) == 0 {
		key = "assessment.step-lowest"
	}
	return fault.New(fault.Input, key, "question", q.ID, "found", brief(option), "known", known)
}

// brief is enough of a text to find it by, fit for a message.
func brief(s string) string {
	if runes := []rune(s); len(runes) > 40 {
		s = string(runes[:40]) + "…"
	}
	return cleanLine(s)
}

// IsEmpty says whether nothing is set on the step.
func (s LocalStep) IsEmpty() bool { return s == LocalStep{Question: s.Question, Option: s.Option} }

func (s *LocalStep) clean() {
	cleanLines(&s.Status, &s.Days, &s.Owner, &s.Cost, &s.Funding, &s.Due)
}

// agreed is what two people who set different things on one step say alike.
func (s LocalStep) agreed(other LocalStep) LocalStep {
	for _, pair := range [][2]*string{
		{&s.Status, &other.Status},
		{&s.Days, &other.Days},
		{&s.Owner, &other.Owner},
		{&s.Cost, &other.Cost},
		{&s.Funding, &other.Funding},
		{&s.Due, &other.Due},
	} {
		if *pair[0] != *pair[1] {
			*pair[0] = ""
		}
	}
	return s
}
