// Package compare says what changed between two assessments of one subject, and why. It scores nothing by itself.
// docs/compare.md states the rules.
package compare

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Difference is what changed from an earlier assessment to a later one, in the words of the later one's
// questionnaire.
type Difference struct {
	Earlier, Later *assessment.State
	// Changes are every question on which anything differs, in the order of the later questionnaire; what it no
	// longer has comes last, in the order of the earlier one.
	Changes  []Change
	Evidence []EvidenceChange
	// Like is the result on the questions that both ask and whose words are the same, or were carried over by a
	// migration: both scored with the later questionnaire, the others left out. Compared are these questions' ids.
	Like     Pair
	Compared []string
	// Whole is each assessment as it stands, by its own questionnaire.
	Whole Pair
	// Planned holds the earlier one's recorded roadmap against what is there now; nil where it has none.
	Planned *Planned
}

// Pair is a result before and after.
type Pair struct{ Before, After *scoring.Result }

// Change is what became of one question.
type Change struct {
	Kind     Kind
	Question *questionnaires.Question // of the later questionnaire; nil where it has none
	Old      *questionnaires.Question // of the earlier one; nil where it has none
	Was      questionnaires.Answer    // in the later one's codes, where the question is still there
	Is       questionnaires.Answer
	WasPlace int // among the options of a scored question; -1 without such an answer
	IsPlace  int
	Reworded bool // the question or its options read otherwise in the later version
	// Reason is one of assessment.Whys, or "" where nobody gave one. Steps are the single changes where the later
	// file's own record tells them apart.
	Reason string
	Steps  []ChangeStep
	// Progress is by how many options the answer moved up in fact; it never counts what was corrected, read
	// differently, or is only better shown. Setback is the same downwards.
	Progress, Setback int
}

// ChangeStep is one recorded change of an answer, with its reason.
type ChangeStep struct {
	Was, Is questionnaires.Answer
	Reason  string
}

// Kind is what became of a question.
type Kind int8

// The kinds of change.
const (
	MovedUp Kind = iota
	MovedDown
	FirstAnswered // it was open, and is answered now
	NowOpen       // it was answered, and is open, don't know or withheld now
	NoLongerAsked // its condition is false now, it is not applicable now, or the later version has it no more
	NewlyAsked    // the later version asks it, or its condition holds now
	Restated      // a fact, or an answer without an order, differs
)

// EvidenceChange is what became of what evidence supports on one question.
type EvidenceChange struct {
	Kind     EvidenceKind
	Question string // id in the later questionnaire
	// Was and Is are places among the question's options that evidence supports; -1 for none.
	Was, Is int
	Record  assessment.Evidence // the record that it is about
}

// EvidenceKind is what became of evidence.
type EvidenceKind int8

// The kinds of evidence change.
const (
	EvidenceFound EvidenceKind = iota // more is supported than before
	EvidenceLost                      // a record or its link is gone, and less is supported
	EvidenceStale                     // the record is there, and past its "valid until" on the later date
)

// Planned is a recorded roadmap held against what is there now.
type Planned struct {
	Roadmap *assessment.Roadmap
	Steps   []PlannedStep
	// By is the month, counted from the roadmap's start, that the later assessment's date falls in; 0 where
	// either is not dated.
	By int
}

// PlannedStep is what became of a planned step.
type PlannedStep struct {
	assessment.PlannedStep
	State PlannedState
}

// PlannedState is what became of a planned step.
type PlannedState int8

// The states of a planned step.
const (
	StepDone    PlannedState = iota // the answer is at that option or above
	StepNotYet                      // not done, and not due yet or not dated
	StepOverdue                     // not done, and its last month is over
	StepGone                        // the question is no longer asked
)

// Two compares two assessments of one subject. The chain leads from the earlier one's version of the
// questionnaire to the later one's; it is empty where they are the same.
func Two(earlier, later Side, chain questionnaires.Migrations) (*Difference, error) {
	return &Difference{Earlier: earlier.State, Later: later.State}, nil
}

// Side is one assessment: its state, and its record where that is at hand.
type Side struct {
	State *assessment.State
	Log   *assessment.Log // nil: only the last change of each answer is known
}

// Trend is how levels and scores moved over several assessments.
type Trend struct {
	Points      []Point
	Differences []*Difference // from each point to the next
}

// Point is one assessment in a trend.
type Point struct {
	State  *assessment.State
	Result *scoring.Result // by its own questionnaire
}

// Over compares assessments in order: each with the next, and the course of levels and scores.
func Over(sides []Side, chains []questionnaires.Migrations) (*Trend, error) { return &Trend{}, nil }
