package scoring

// Explanation says why the level on a target's ladder is what it is in one reading, what the levels up to the
// target lack, and what would mend it. It is made of the same verdicts as the level, so the two can't disagree.
type Explanation struct {
	Target  Target
	Reading Reading
	Ladder  *LadderResult // with every requirement of every level, its have and its need
	// From and To are the levels that are explained: from the one reached (1 where none is) to the target's.
	From, To int
	// Acts are what somebody can do about one question each, and what it would mend: of the levels above the
	// one reached, up to To. What mends the lowest level first; then what mends most; then questionnaire order.
	Acts []Act
	// Sections say for each section with a score, in questionnaire order, which answers move it most.
	Sections []SectionMoves
}

// ActKind is what one act does.
type ActKind int8

// The kinds of act.
const (
	Raise     ActKind = iota // lift an answer that is known to a higher option
	Settle                   // answer what is unanswered, don't know or withheld
	Reconcile                // settle two answers that stand beside each other
	Accept                   // a reviewer accepts, or not, that a question is not applicable
	Prove                    // record evidence that supports what is claimed
	Review                   // have a reviewer look at the answer
	AskFact                  // answer a fact on which it hangs whether questions are asked
)

// Act is one thing to do about one question, and the requirements that it bears on.
type Act struct {
	Kind     ActKind
	Question string
	// Have and Need are places among the question's options: the lowest that it can still have, and the
	// highest that the requirements below ask for; -1 for a fact.
	Have, Need int
	Standing   Standing
	// Mends are the requirements that this act alone can turn from failed or open into met: what asks for a
	// minimum of this very question, and a share or score that this answer alone brings over its border.
	Mends []RequirementAt
	// Helps are the shares and scores towards which it counts without bringing them over.
	Helps []RequirementAt
	place int // in the questionnaire
}

// RequirementAt is the place of a requirement on the ladder.
type RequirementAt struct {
	Level int // from 1
	Index int // among the rung's requirements
}

// SectionMoves are the answers that move a section's score, the one that moves it most first.
type SectionMoves struct {
	Section string
	Moves   []Move
}

// Move is what one answer does to a section's score, on its displayed scale.
type Move struct {
	Question string
	Have     int // lowest place that the answer can still have
	// Step is what the section's low score gains by one option more, Top by the highest option.
	Step, Top float64
	// Open is how much narrower the section's bounds would be if this answer were settled: 0 where it is known.
	Open float64
}

// Explain says why the level towards a target is what it is in a reading. It is nil where the model has no such
// ladder.
func (r *Result) Explain(reading Reading, t Target) *Explanation { return nil }

// Without is the model with some questions retired, so that two versions of a questionnaire can be scored like
// for like: they leave every sum, and requirements on them are waived.
func (m *Model) Without(questions []string) *Model { return m }
