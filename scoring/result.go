package scoring

// Value is a number or undefined: with nothing left to count there is no score, which is not 0.
type Value struct {
	V       float64
	Defined bool
}

// NodeScore is a node's score, on its displayed scale (see questionnaires.ScoreRule.OutOf). It is not
// rounded.
type NodeScore struct {
	SoFar Value // what is known; undefined while nothing is
	Low   Value // unknown answers at their worst
	High  Value // unknown answers at their best
	// MayVanish: the open answers allow that nothing is left to count. Low and High are then the bounds
	// of what remains otherwise.
	MayVanish bool
	// The bands that the three fall into, as places in ScoreRule.Bands; -1 without bands or score.
	SoFarBand, LowBand, HighBand int
}

// Result is the score of one set of answers in all three readings. It is not changed by its methods,
// and must not be changed by others.
type Result struct {
	Questions []QuestionResult // in questionnaire order; retired questions have Asked False
	Readings  [3]ReadingResult // by Reading

	model *Model
	// What it was made of, for who explains it.
	stances []stance
	tests   []Truth // see asker
	spans   [3][]span
}

// QuestionResult is what the answers say about one question.
type QuestionResult struct {
	ID    string
	Asked Truth // whether its condition holds
	// Standing is how the question stands, before any reading.
	Standing Standing
	// Low and High are, by reading, the lowest and highest place that the answer can still have among
	// the options of a scored question; -1 for facts and for questions that are out.
	Low, High [3]int
	// Known says, by reading, whether nothing about the question is open: it is out, or in with
	// Low == High.
	Known [3]bool
	// Out says, by reading, whether the question leaves the sums: False in, True out, Unknown either.
	Out [3]Truth
}

// ReadingResult is the outcome in one reading.
type ReadingResult struct {
	Whole NodeResult   // the questionnaire itself
	Nodes []NodeResult // every section in order, a parent before its children
	// Profiles are judged one by one, in the order in which Model.WithProfiles was given them.
	Profiles []RungResult

	model *Model
}

// NodeResult is the outcome for one node of the tree.
type NodeResult struct {
	ID    string     // section id; "" for the questionnaire itself
	Score *NodeScore // nil: the node has no score rule
	// Ladders of the questionnaire for sections of this kind come first, then the node's own.
	Ladders []LadderResult
}

// LadderResult says how far up a ladder the answers reach.
type LadderResult struct {
	ID       string
	Reached  int // stands whatever the open answers turn out to be; 0 when rung 1 is not met
	Possible int // what the open answers still allow; Reached <= Possible
	Rungs    []RungResult
}

// RungResult is one rung with its reasons.
type RungResult struct {
	Met          bool // whatever the open answers turn out to be
	Possible     bool // still allowed by the open answers; Met implies it
	Requirements []RequirementResult
	// Of the requirements, by verdict.
	CountMet, CountFailed, CountOpen, CountWaived int
}

// Verdict is the outcome of one requirement.
type Verdict int8

// The verdicts.
const (
	Failed  Verdict = iota // whatever the open answers turn out to be
	OpenYet                // it hangs on what is unknown
	Met                    // whatever the open answers turn out to be
	Waived                 // nothing to test: not applicable or not asked
)

// String is the verdict's word: "failed", "open", "met" or "waived".
func (v Verdict) String() string {
	words := [...]string{"failed", "open", "met", "waived"}
	if v < 0 || int(v) >= len(words) {
		return "unknown"
	}
	return words[v]
}

// RequirementKind is the form of a requirement.
type RequirementKind int8

// The forms.
const (
	MinimumOption RequirementKind = iota
	ShareAtLeast
	ScoreAtLeast
)

// RequirementResult is the reason of a verdict: what is needed and what there is.
type RequirementResult struct {
	Kind    RequirementKind
	Reading Reading // in which it was tested
	Verdict Verdict
	// Worst and Best are the outcomes with the open answers at their worst and at their best: Failed,
	// Waived or Met each. Verdict is theirs where they agree, and OpenYet where they don't.
	Worst, Best Verdict

	// Of a minimum option: the question, and as places among its options what is needed and what there is.
	// HaveLow and HaveHigh are the lowest and highest place that the answer can still have, -1 when it is
	// out. All are 0 for the other kinds.
	Question          string
	Need              int
	HaveLow, HaveHigh int

	// Of a share or a score. The share is a part of 1; the score is on the node's displayed scale.
	Section             string   // the section it is of, "" for the whole
	Questions           []string // of a share: the questions it is taken over; shared, not to be changed
	NeedValue           float64
	HaveLowV, HaveHighV Value // undefined where nothing is left to test
}

// Question is the result for a question, or nil for an id that the questionnaire lacks.
func (r *Result) Question(id string) *QuestionResult {
	if i, ok := r.model.byQuestion[id]; ok {
		return &r.Questions[i]
	}
	return nil
}

// Reading is the outcome in one reading.
func (r *Result) Reading(reading Reading) *ReadingResult { return &r.Readings[reading] }

// Node is the outcome for a section, or for the questionnaire itself under ""; nil for an id that the
// questionnaire lacks.
func (r *ReadingResult) Node(id string) *NodeResult {
	if id == "" {
		return &r.Whole
	}
	if i, ok := r.model.byNode[id]; ok {
		return &r.Nodes[i-1]
	}
	return nil
}

// Ladder is the result of one of the node's ladders, or nil.
func (n *NodeResult) Ladder(id string) *LadderResult {
	for i := range n.Ladders {
		if n.Ladders[i].ID == id {
			return &n.Ladders[i]
		}
	}
	return nil
}

// Next is the level above the one reached; 0 at the top.
func (l *LadderResult) Next() int {
	if l.Reached == len(l.Rungs) {
		return 0
	}
	return l.Reached + 1
}
