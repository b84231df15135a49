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
	Question string
	Kind     ActKind
	Reading  Reading // in which the answer is short; a requirement can ask for one of its own
	Standing Standing
	// Have and Need are places among the question's options: the lowest that it can still have, and the
	// highest that the requirements below ask for in the reading; -1 for a fact. For what only scores ask for there,
	// Need is the lowest place that brings as many of them over their border as the claim does, where more is claimed
	// than is shown yet, or else the top option; and that one itself where it brings none over. Need is -1 too where the act is to accept that the question is not applicable.
	Have, Need int
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
//
// Every act is tried out: the answer is placed where the act would put it, what hangs on it is added up and judged
// again by the same code that judged the answers, and what came of it is noted. So an act mends what it says.
func (r *Result) Explain(reading Reading, t Target) *Explanation {
	ladder := r.Readings[reading].Ladder(t)
	if ladder == nil {
		return nil
	}
	e := &Explanation{Target: t, Reading: reading, Ladder: ladder}
	e.To = t.upTo(len(ladder.Rungs))
	e.From = min(max(1, ladder.Reached), e.To)

	x := explainer{result: r, sheet: r.sheet()}
	x.collect(r.model.ladder(t).rungs, ladder, e.To)
	e.Levels = x.levels(ladder, e.From, e.To)
	e.Acts = x.acts()
	e.Sections = x.sections(reading)
	return e
}

// sheet is a copy of what the result was made of, to try things out on.
func (r *Result) sheet() sheet {
	s := r.model.newSheet()
	s.copy(r)
	return s
}

// copy makes the sheet what the result was made of.
func (s *sheet) copy(r *Result) {
	copy(s.questions, r.Questions)
	for reading := range s.spans {
		copy(s.spans[reading], r.spans[reading])
	}
}

// explainer is the making of one explanation.
type explainer struct {
	result *Result
	sheet  sheet // as the answers are, but while an act is tried out
	lacks  []lack
	// The places in lacks of what is about a question by itself are those in about from first[question] up to
	// first[question+1]: minimums of it and shares of which it is a member. Scores are listed apart.
	first   []int
	about   []aboutQuestion
	scores  []int
	lacking [3]bool // by reading, whether any of lacks is in it
	// wanted are, by reading and node, those whose spans the lacking scores are made of.
	wanted [3][]bool

	tops    [3]*sheet       // see atTop
	places  []RequirementAt // what the acts' lists are cut from
	effects []effect        // of the act at hand
}

// lack is a requirement that is failed or open, on a level above the one reached.
type lack struct {
	place int // in explainer.lacks
	at    RequirementAt
	req   *requirement
	was   *RequirementResult
	// Of a share, as the answers are; made when it is first needed.
	tallied   tallied
	isTallied bool
}

type aboutQuestion struct{ lack, need int }

// collect lists what the levels above the one reached lack, up to a level.
func (x *explainer) collect(rungs [][]requirement, ladder *LadderResult, upTo int) {
	m := x.result.model
	x.first = make([]int, len(m.questions)+1)
	entries, lacking := 0, 0
	for i := ladder.Reached; i < upTo; i++ {
		lacking += ladder.Rungs[i].CountFailed + ladder.Rungs[i].CountOpen
	}
	x.lacks, x.effects = make([]lack, 0, lacking), make([]effect, 0, lacking)
	for i := ladder.Reached; i < upTo; i++ {
		for j := range rungs[i] {
			req, was := &rungs[i][j], &ladder.Rungs[i].Requirements[j]
			if was.Verdict == Met || was.Verdict == Waived {
				continue
			}
			x.lacking[was.Reading] = true
			if req.kind == ScoreAtLeast {
				x.scores = append(x.scores, len(x.lacks))
				x.want(req.node, was.Reading)
			}
			for _, member := range req.members {
				x.first[member.question+1]++
			}
			entries += len(req.members)
			x.lacks = append(x.lacks, lack{place: len(x.lacks), at: RequirementAt{Level: i + 1, Index: j}, req: req, was: was})
		}
	}
	for i := range m.questions {
		x.first[i+1] += x.first[i]
	}
	x.about = make([]aboutQuestion, entries)
	next := make([]int, len(m.questions))
	copy(next, x.first)
	for i := range x.lacks {
		for _, member := range x.lacks[i].req.members {
			x.about[next[member.question]] = aboutQuestion{lack: i, need: member.need}
			next[member.question]++
		}
	}
}

// want marks a node and what its score is made of.
func (x *explainer) want(node int, reading Reading) {
	m := x.result.model
	if node < 0 {
		return
	}
	if x.wanted[reading] == nil {
		x.wanted[reading] = make([]bool, len(m.nodes))
	}
	if x.wanted[reading][node] {
		return
	}
	x.wanted[reading][node] = true
	if m.nodes[node].rule != questionnaires.Mean {
		for _, child := range m.nodes[node].children {
			x.want(child, reading)
		}
	}
}
