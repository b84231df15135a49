package planning

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Roadmap is the way from what is there to a target.
type Roadmap struct {
	Target  scoring.Target
	Outcome Outcome
	// Obstacles say why the target can't be reached, where Outcome is OutOfReach.
	Obstacles []Obstacle
	Reached   int // the level now, by what is certain
	Promised  int // the level that all steps together reach, by what is certain; scoring says so
	// Reachable is the highest level that any steps reach, where Outcome is OutOfReach; there are no steps then.
	Reachable int
	Steps     []Step
	Phases    []Phase
	Months    []Month
	// Exact: no other way to the target takes less effort. Otherwise this is the best found, and at most
	// AboveLeast (0.05 for 5 %) above the least.
	Exact      bool
	AboveLeast float64
	Effort     Range // of all steps
	// Fits is the highest level whose own roadmap is done within the months there are; Promised where all fits
	// or there is no limit. Late are the places in Steps of what is not done in time.
	Fits int
	Late []int
	// What stands out among the steps, as places in Steps and in their order.
	Decisions []int // somebody above the team decides
	Support   []int // training, equipment, an agreement or a partner is needed
	QuickWins []int // small, nothing stands before it, and team or host can decide it
	Options   Options
}

// Outcome says what became of the wish for a roadmap.
type Outcome int8

// The outcomes.
const (
	Planned        Outcome = iota // there are steps, and they reach the target
	AlreadyReached                // nothing has to be done; there can be steps that were pinned
	OutOfReach                    // no set of steps reaches it; see Obstacles
	NoTarget                      // the questionnaire has no such ladder or profile, or nothing to reach on it
)

// Reaches says whether the target is reached, already or with the steps.
func (r *Roadmap) Reaches() bool { return r.Outcome == Planned || r.Outcome == AlreadyReached }

// Obstacle is one thing that keeps a target out of reach.
type Obstacle struct {
	Kind     ObstacleKind
	Level    int    // the rung that can't be met, from 1
	Index    int    // the requirement on that rung; -1 where it is about the rung as a whole
	Question string // that the obstacle is about, or ""
	Option   string // code of the option that can't be reached, or ""
}

// ObstacleKind is the kind of an obstacle.
type ObstacleKind int8

// The kinds of obstacle.
const (
	Excluded    ObstacleKind = iota // steps that would be needed are excluded locally
	Circle                          // steps wait for each other in a circle
	TooWaived                       // more than half of the rung's requirements don't apply, or it has none
	HangsOnFact                     // an unknown fact decides whether the questions are asked at all
	NotOffered                      // asks for more than the options offer
	NotReviewed                     // asks for what a reviewer accepts of an answer that is claimed not applicable
)

// Step is one step: it lifts one answer by one option, or shows what is claimed.
type Step struct {
	Question *questionnaires.Question
	To       int // place among its options
	// Action is what to do; nil where the questionnaire names nothing.
	Action *questionnaires.Action
	// Proof: not the answer is lifted, but evidence is recorded (Evidenced) or a review made (Reviewed) that
	// shows it, because a requirement asks for that reading. It takes no effort of its own. Claimed: no proof.
	Proof scoring.Reading
	// Level is the lowest rung of the target's ladder that needs it; 0 where only somebody's pin asks for it.
	Level int
	// Required: a requirement names it. Chosen: it is one of several ways to meet a share or a score. Neither:
	// another step waits for it.
	Required, Chosen bool
	Pinned           bool
	// Done: it is done by somebody's word, though the answer does not say so yet; it takes no effort.
	Done bool
	// FromOpen: the answer that it starts from is not known; it may already be there.
	FromOpen bool
	Effort   Range
	Local    *assessment.LocalStep // what is set locally; nil for nothing
	// First and Last are the months, counted from 1, in which it begins and is done; 0 for a step that is done.
	First, Last int
	// Waits are the places in Steps that must be done before it begins.
	Waits []int
	place int // of the step in questionnaire order: the timetable's last word
}

// Range is an effort from least to most.
type Range struct {
	Least, Most Days
	Costed      bool // somebody here has estimated it, and both ends are that estimate; of a sum: all of it
	Unstated    bool // the questionnaire states no size, so that M was taken; of a sum: some of it
}

// Phase is the way to one level.
type Phase struct {
	Level       int   // reached when the phase is over
	Steps       []int // places in Roadmap.Steps
	First, Last int   // months of its own steps; 0 where nothing has to be done
	// By is the month at whose end this phase and every one before it is done; 0 where nothing has to be done. It
	// is later than Last where a lower level takes longer.
	By     int
	Effort Range
	// Reached and Possible are the level after it, as scoring finds it with all steps so far taken.
	Reached, Possible int
}

// Month is the load of one month.
type Month struct {
	Name string // YYYY-MM; "" where months are only counted
	Load Days   // of the middle of each step's range
}
