// Package compare says what changed between two assessments of one subject, and why. It scores nothing by itself.
// docs/compare.md states the rules.
//
//	d, err := compare.Two(compare.Side{State: before}, compare.Side{State: after, Log: log}, chain)
//	for _, c := range d.Changes { … }
//
// Who has compiled the questionnaires already gives the models along (Side.Model); Over does so by itself.
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
	Evidence []EvidenceChange // in the order of the later questionnaire
	// Like is the result on the questions that both ask and to which the earlier answers can be carried over: both
	// scored with the later questionnaire, the others left out, and with the later one's facts, so that the same
	// questions are asked on both sides. Compared are these questions' ids, LeftOut those that the later one asks
	// beside them; both are scored questions, in the order of the later questionnaire.
	Like     Pair
	Compared []string
	LeftOut  []string
	// Whole is each assessment as it stands, by its own questionnaire.
	Whole Pair
	// Planned holds the earlier one's recorded roadmap against what is there now; nil where it has none.
	Planned *Planned
	// WithheldOnce: a scored answer is withheld on one side and not on the other; the scores of the whole would help to
	// tell it. See Withheld for those of sections.
	WithheldOnce bool
	// Unversioned: both name the same version of the questionnaire, and the questionnaires differ, as with another overlay
	// or where one was changed without a new version. Questions are then the same by their ids.
	Unversioned bool
}

// Pair is a result before and after.
type Pair struct{ Before, After *scoring.Result }

// Change is what became of one question.
type Change struct {
	Kind     Kind
	Question *questionnaires.Question // of the later questionnaire; nil where it has none
	Old      *questionnaires.Question // of the earlier one; nil where it has none
	// Was is in the later one's codes, where the question is still there and can have the answer; see Lost.
	Was      questionnaires.Answer
	Is       questionnaires.Answer
	WasPlace int // among the options of a scored question in the later version; -1 without such an answer
	IsPlace  int
	// WasStanding and IsStanding are how the question stood and stands. A question that a questionnaire lacks is
	// not asked.
	WasStanding, IsStanding scoring.Standing

	Reworded bool   // the question or its options read otherwise in the later version
	Carried  string // what the migrations say about why the question moved, or ""
	// Merged are the ids of the earlier questions that became this one, where there are several: Old is the one
	// that leads. Differed: they said different things, so that Was is not the whole of what was said.
	Merged   []string
	Differed bool
	Split    bool // the earlier question became several; each is compared with its answer
	// Lost: the later question has no place for the earlier answer. Was is then as it was recorded.
	Lost bool

	// Cause says why it is no longer asked or newly asked. Facts are, of CauseFact, the ids of the facts that
	// its condition reads and that differ.
	Cause Cause
	Facts []string

	// Rows are, of a list, the rows that differ: removed and changed ones in the earlier order, then added ones.
	Rows []RowChange
	// WasProvided and IsProvided say who provided and provides it (of questionnaires.Providers), or "".
	WasProvided, IsProvided string

	// Reason is one of assessment.Whys, or "" where nobody gave one: the last step's. Mixed: the steps give
	// different ones. Steps are the single changes where the later file's own record tells them apart.
	Reason string
	Mixed  bool
	Steps  []ChangeStep
	// Progress is by how many options the answer moved up in fact; it never counts what was corrected, read
	// differently, or is only better shown. Setback is the same downwards. One of them is 0.
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
	Redelivered   // the same answer, and somebody else provides it now

	kinds // how many there are
)

// Cause says why a question is asked in one assessment and not in the other.
type Cause int8

// The causes.
const (
	NoCause        Cause = iota
	CauseVersion         // one version has it and the other has not, or has retired it
	CauseCondition       // its condition reads otherwise in the later version
	CauseFact            // facts that its condition reads differ
	CauseAnswer          // it was, or is, not applicable
)

// Side is one assessment: its state, and its record where that is at hand.
type Side struct {
	State *assessment.State
	// Log of the later side tells the changes apart; nil: only the last change of each answer is known. That of
	// the earlier side is needed where the two are copies of one assessment that went different ways.
	Log *assessment.Log
	// Model is the state's questionnaire, compiled, perhaps with profiles; nil to have it compiled.
	Model *scoring.Model
}

// Two compares two assessments of one subject. The chain leads from the earlier one's version of the
// questionnaire to the later one's; it is empty where they are the same. A fault says why two can't be compared.
func Two(earlier, later Side, chain questionnaires.Migrations) (*Difference, error) {
	a, b := view{Side: earlier}, view{Side: later}
	a.prepare(nil)
	b.prepare(&a)
	return two(&a, &b, chain)
}

// two compares two assessments whose results are made.
func two(earlier, later *view, chain questionnaires.Migrations) (*Difference, error) {
	if err := guard(earlier.State, later.State, chain); err != nil {
		return nil, err
	}
	c := &comparison{earlier: earlier, later: later, chain: chain}
	c.links = c.pairUp()
	d := &Difference{Earlier: earlier.State, Later: later.State, Whole: Pair{earlier.result, later.result}}
	from, to := earlier.State.Questionnaire, later.State.Questionnaire
	d.Unversioned = from.Version == to.Version && !sameQuestionnaire(from, to)
	d.Changes = c.changes()
	d.Evidence = c.evidence()
	c.likeForLike(d)
	d.WithheldOnce = c.withheldOnce()
	d.Planned = c.planned()
	return d, nil
}

// view is one assessment with what is worked out of it once.
type view struct {
	Side
	input  scoring.Input
	result *scoring.Result
}

// prepare scores the assessment. Another whose questionnaire is the same lends its model.
func (v *view) prepare(other *view) {
	switch {
	case v.Model != nil && sameQuestionnaire(v.Model.Questionnaire(), v.State.Questionnaire):
	case other != nil && sameQuestionnaire(other.State.Questionnaire, v.State.Questionnaire):
		v.Model = other.Model
	default:
		v.Model = scoring.Compile(v.State.Questionnaire)
	}
	v.input = v.State.ScoringInput(v.State.About.Date)
	v.result = v.Model.Score(v.input)
}

// sameQuestionnaire says whether two are the same to scoring, though perhaps in two languages.
func sameQuestionnaire(a, b *questionnaires.Questionnaire) bool {
	return a == b || a.Digest() != "" && a.Digest() == b.Digest()
}

// comparison is one run.
type comparison struct {
	earlier, later *view
	chain          questionnaires.Migrations
	links          []link
	recorded       map[string][]assessment.Recorded // by question of the later one; nil without its record
}
