package scoring

// Reading is one of the three ways to read the answers.
type Reading int

// The readings.
const (
	Claimed   Reading = iota // what the subject says
	Evidenced                // what recorded evidence supports
	Reviewed                 // what a named reviewer accepts
)

// Readings lists the readings in order.
var Readings = [3]Reading{Claimed, Evidenced, Reviewed}

// String is the reading's word: "claimed", "evidenced" or "reviewed".
func (r Reading) String() string { return [...]string{"claimed", "evidenced", "reviewed"}[r] }

// Value is a number or undefined: with nothing left to count there is no score, which is not 0.
type Value struct {
	V       float64
	Defined bool
}

// Score is a node's score, on its displayed scale (see questionnaires.ScoreRule.OutOf).
type Score struct {
	SoFar Value // what is known
	Low   Value // unknown answers at their worst
	High  Value // unknown answers at their best
	// The bands that low and high fall into, as places in ScoreRule.Bands; -1 without bands or score.
	LowBand, HighBand int
}

// Truth is a value of three-valued (Kleene) logic.
type Truth int

// The truth values, in order, so that min is "and" and max is "or".
const (
	False Truth = iota
	Unknown
	True
)

// Result is the score of one set of answers in all three readings.
type Result struct {
	Questions []QuestionResult // in questionnaire order; retired questions have Asked False
	Readings  [3]ReadingResult // by Reading
}

// QuestionResult is what the answers say about one question, before any reading.
type QuestionResult struct {
	ID    string
	Asked Truth // whether its condition holds
	// Standing is how the question stands: see the constants.
	Standing Standing
	// Low and High are, by reading, the lowest and highest place that the answer can still have among
	// the options of a scored question; -1 for facts and for questions that are out. Low == High when known.
	Low, High [3]int
	// Out says, by reading, whether the question leaves the sums: False in, True out, Unknown either.
	Out [3]Truth
}

// Standing is how a question stands.
type Standing int

// The standings. NotAsked comes first in rank: a question that is not asked is nothing else.
const (
	Open Standing = iota // asked, or perhaps asked, and unanswered
	Answered
	NotApplicable // for a reason that counts
	Disputed      // not applicable for a reason that no reviewer has accepted yet
	DontKnow
	Withheld
	Conflicting
	NotAsked
)

// ReadingResult is the outcome in one reading.
type ReadingResult struct {
	Whole NodeResult     // the questionnaire itself
	Nodes []NodeResult   // every section in order, a parent before its children
	byID  map[string]int // section id to place in Nodes
}

// NodeResult is the outcome for one node of the tree.
type NodeResult struct {
	ID      string // section id; "" for the questionnaire itself
	Score   *Score // nil: the node has no score rule
	Ladders []LadderResult
	Tally   Tally
}

// Tally counts the questions below a node. Weight is in thousandths and counts scored questions only.
type Tally struct {
	Asked         int // asked or perhaps asked
	Answered      int
	NotApplicable int
	DontKnow      int
	Withheld      int
	Conflicting   int
	Open          int
	NotAsked      int
	WeightAsked   int64 // weight of the scored questions that are in
	WeightKnown   int64 // of these, with a known answer in this reading
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
	Met          bool // by low
	Possible     bool // by high
	Requirements []RequirementResult
	// Of the requirements, by verdict.
	CountMet, CountFailed, CountOpen, CountWaived int
}

// Verdict is the outcome of one requirement.
type Verdict int

// The verdicts.
const (
	Failed  Verdict = iota // whatever the open answers turn out to be
	OpenYet                // it hangs on what is unknown
	Met                    // whatever the open answers turn out to be
	Waived                 // nothing to test: not applicable or not asked
)

// RequirementResult is the reason of a verdict: what is needed and what there is.
type RequirementResult struct {
	Verdict Verdict
	Reading Reading // in which it was tested
	// Question, for a minimum option: its id, and need and have as places among its options. HaveLow
	// and HaveHigh are the lowest and highest place that the answer can still have.
	Question          string
	Need              int
	HaveLow, HaveHigh int
	// Share or Score, for the other two forms: need and have as numbers on the displayed scale.
	Kind                RequirementKind
	Section             string   // of a share or score: the section, "" for the whole
	Questions           []string // of a share: the questions it is taken over
	NeedValue           float64
	HaveLowV, HaveHighV Value
}

// RequirementKind is the form of a requirement.
type RequirementKind int

// The forms.
const (
	MinimumOption RequirementKind = iota
	ShareAtLeast
	ScoreAtLeast
)
