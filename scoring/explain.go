package scoring

import "cirtkit/questionnaires"

// Explanation says why the level on a target's ladder is what it is in one reading, what the levels up to the
// target lack, and what would mend it. It is made of the same verdicts as the level, so the two can't disagree.
type Explanation struct {
	Target  Target
	Reading Reading
	Ladder  *LadderResult // with every requirement of every level, its have and its need
	// From and To are the levels that are explained: from the one reached (1 where none is) to the target's.
	From, To int
	// Levels say how each of these levels stands, from From to To.
	Levels []LevelState
	// Acts are what somebody can do about one question each, and what it would mend: of the levels above the
	// one reached, up to To. What mends the lowest level first; then what mends most; then questionnaire order.
	// What mends nothing by itself comes after what does, in the same order by what it helps.
	Acts []Act
	// Sections say for each section with a score, in questionnaire order (the questionnaire itself, "", first),
	// which answers move it most.
	Sections []SectionMoves
}

// LevelState is how one level stands by itself; whether it is reached hangs on the levels below it too.
type LevelState struct {
	Level         int
	Met, Possible bool // as in RungResult
	// Empty: the level asks for nothing, so it can't be met.
	Empty bool
	// TooWaived: more than half of its requirements are waived for certain, so it can't be met as things are,
	// whatever becomes of the others.
	TooWaived bool
	// Beyond are its requirements that no answer can meet: they ask for more than the options offer.
	Beyond []RequirementAt
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

var actWords = [...]string{"raise", "settle", "reconcile", "accept", "prove", "review", "ask"}

// String is the act's word, such as "raise".
func (k ActKind) String() string {
	if k < 0 || int(k) >= len(actWords) {
		return "unknown"
	}
	return actWords[k]
}

// Act is one thing to do about one question, and the requirements that it bears on.
//
// In another reading than the claimed one, to raise, settle or reconcile an answer includes what shows it: the
// evidence for the option Need, or a reviewer who accepts it.
type Act struct {
	Kind     ActKind
	Question string
	Reading  Reading // in which the answer is short; a requirement can ask for one of its own
	// Have and Need are places among the question's options: the lowest that it can still have, and the
	// highest that the requirements below ask for; -1 for a fact. For what only scores ask for, Need is the
	// lowest place that brings as many of them over their border as the top option does, and the top option
	// where it brings none over. Need is -1 too where the act is to accept that the question is not applicable.
	Have, Need int
	Standing   Standing
	// Answer is, of a fact, an answer that does what Mends and Waives say: of those that it can have, one that
	// does most. It is an example, never a recommendation.
	Answer *questionnaires.Answer
	Rows   []questionnaires.Row // of a fact that is a list: rows of such an example
	// Mends are the requirements that this act alone can turn from failed or open into met: what asks for a
	// minimum of this very question, and a share or score that this answer alone brings over its border.
	Mends []RequirementAt
	// Waives are those that it turns into waived. They then fail no more, but a level of which more than half
	// is waived is not met.
	Waives []RequirementAt
	// Helps are those towards which it counts without bringing them over.
	Helps []RequirementAt
	// Joint are those that it doesn't move by itself, but can together with others, such as a minimum among
	// several lowest.
	Joint []RequirementAt
	place int // in the questionnaire
}

// RequirementAt is the place of a requirement on the ladder.
type RequirementAt struct {
	Level int // from 1
	Index int // among the rung's requirements
}

// SectionMoves are the answers that move a section's score, the one that moves it most first: by Top, then by
// Open, then in questionnaire order. What moves nothing is left out.
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
	// Open is how much narrower the section's bounds would be if this answer were settled: at least, whether it
	// turns out the lowest or the highest option that it can be. 0 where it is known.
	Open float64
}

// Explain says why the level towards a target is what it is in a reading. It is nil where the model has no such
// ladder.
func (r *Result) Explain(reading Reading, t Target) *Explanation { return nil }

// Hang is a question on which it hangs how a requirement turns out.
type Hang struct {
	Question string
	Reading  Reading
	Standing Standing // Answered: the answer is known, but evidence or a review is not there yet
	Fact     bool     // it decides whether questions are asked
}

// HangsOn lists the open answers that an open requirement hangs on, in questionnaire order: the questions that it is
// about, and the facts that decide whether they are asked. It is empty where the verdict is certain.
func (r *Result) HangsOn(reading Reading, t Target, at RequirementAt) []Hang { return nil }

// Difference is a requirement whose verdict is not the same in every reading.
type Difference struct {
	At       RequirementAt
	Verdicts [3]Verdict // by Reading
}

// Differences lists the requirements of the levels from 1 to the target's whose verdicts differ between what is
// claimed, evidenced and reviewed.
func (r *Result) Differences(t Target) []Difference { return nil }

// Without is the model with some questions retired, so that two versions of a questionnaire can be scored like
// for like: they leave every sum, and requirements on them are waived.
func (m *Model) Without(questions []string) *Model { return m }
