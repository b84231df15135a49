package scoring

import (
	"maps"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

// do is the answers with one act done.
func do(m *Model, in Input, act *Act) Input {
	after := maps.Clone(in)
	if after == nil {
		after = Input{}
	}
	g := after[act.Question]
	question := m.find(act.Question)
	option := func() *q.Answer {
		return &q.Answer{State: q.Answered, Option: question.Options[act.Need].Code}
	}
	show := func() {
		switch act.Reading {
		case Evidenced:
			g.Supported = option().Option
		case Reviewed:
			g.Reviewed = option()
		}
	}
	switch act.Kind {
	case Raise, Settle, Reconcile:
		g.Answer, g.Conflict = *option(), false
		show()
	case Accept:
		g.Accepted = true
		g.Reviewed = &q.Answer{State: q.NotApplicable, Reason: "accepted"}
	case Prove, Review:
		if act.Need < 0 {
			g.Reviewed = &q.Answer{State: q.NotApplicable, Reason: "found"}
		} else {
			show()
		}
	case AskFact:
		if act.Answer != nil {
			g.Answer, g.Rows, g.Conflict, g.Accepted = *act.Answer, act.Rows, false, false
		}
	}
	after[act.Question] = g
	return after
}

// drawTarget picks a ladder of a random result, and a level of it; or a profile.
func drawTarget(t *rapid.T, r *Result) Target {
	var targets []Target
	for _, id := range r.model.profileIDs {
		targets = append(targets, Target{Profile: id})
	}
	eachNode(r, r, func(reading Reading, n, _ *NodeResult) {
		for _, l := range n.Ladders {
			if reading == Claimed {
				targets = append(targets, Target{Node: n.ID, Ladder: l.ID, Level: rapid.IntRange(0, len(l.Rungs)+1).Draw(t, "level")})
			}
		}
	})
	return rapid.SampledFrom(targets).Draw(t, "target")
}

// drawExplained makes a random questionnaire with a profile, answers, and an explanation.
func drawExplained(t *rapid.T) (*Model, Input, *Result, *Explanation) {
	m, in := draw(t, large)
	model := Compile(m).WithProfiles(q.Profile{ID: "p", Requires: drawLadder(t, m, large, "p", "").Rungs[0].Requires})
	result := model.Score(in)
	reading := rapid.SampledFrom(Readings[:]).Draw(t, "reading")
	target := drawTarget(t, result)
	e := result.Explain(reading, target)
	if e == nil {
		t.Fatalf("there is no explanation of %s", target)
	}
	return model, in, result, e
}

func (e *Explanation) lacking() map[RequirementAt]*RequirementResult {
	lacks := map[RequirementAt]*RequirementResult{}
	for level := e.Ladder.Reached + 1; level <= e.To; level++ {
		for i := range e.Ladder.Rungs[level-1].Requirements {
			if r := &e.Ladder.Rungs[level-1].Requirements[i]; r.Verdict == Failed || r.Verdict == OpenYet {
				lacks[RequirementAt{level, i}] = r
			}
		}
	}
	return lacks
}

// Doing one act alone, and scoring again, does what the act says: no more, no less.
func TestActsDoWhatTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		model, in, _, e := drawExplained(t)
		checkActs(t, model, in, e)
	})
}

// The same for every ladder of every questionnaire of the library, from nothing and from random answers.
func TestActsOfTheLibraryDoWhatTheySay(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, info := range q.Library() {
		m, err := q.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		model := Compile(m)
		for run := range 3 {
			in := Input{}
			for _, question := range questionsBelow(m.Sections) {
				if g := givenAtRandom(random, question); run > 0 && g != nil {
					in[question.ID] = *g
				}
			}
			result := model.Score(in)
			eachNode(result, result, func(reading Reading, n, _ *NodeResult) {
				for _, l := range n.Ladders {
					if reading == Reading(run) {
						e := result.Explain(reading, Target{Node: n.ID, Ladder: l.ID, Level: min(l.Reached+1+run/2, len(l.Rungs))})
						checkActs(t, model, in, e)
					}
				}
			})
		}
	}
}

// givenAtRandom answers a question in one of the ways that there are, or not at all.
func givenAtRandom(random *rand.Rand, question *q.Question) *Given {
	if len(question.Options) == 0 {
		return nil
	}
	option := func() q.Answer {
		code := question.Options[random.IntN(len(question.Options))].Code
		if question.Type == q.Choices {
			return q.Answer{State: q.Answered, Options: []string{code}}
		}
		return q.Answer{State: q.Answered, Option: code}
	}
	g := &Given{Answer: option()}
	switch random.IntN(8) {
	case 0:
		return nil
	case 1:
		g.Answer = q.Answer{State: q.DontKnow}
	case 2:
		g.Answer = q.Answer{State: q.NotApplicable, Reason: "other"}
	case 3:
		g.Conflict = true
	}
	if random.IntN(2) == 0 {
		g.Supported = option().Option
	}
	if reviewed := option(); random.IntN(2) == 0 && question.Type != q.Choices {
		g.Reviewed = &reviewed
	}
	return g
}

// checkActs scores the answers with each act done.
func checkActs(t interface{ Fatalf(string, ...any) }, model *Model, in Input, e *Explanation) {
	lacks := e.lacking()
	seen := map[RequirementAt]bool{}
	for i := range e.Acts {
		act := &e.Acts[i]
		after := model.Score(do(model, in, act)).Reading(e.Reading).Ladder(e.Target)
		said := map[RequirementAt]does{}
		for what, list := range [][]RequirementAt{mends: act.Mends, waives: act.Waives, helps: act.Helps, nothing: act.Joint} {
			for _, at := range list {
				if _, twice := said[at]; twice || lacks[at] == nil {
					t.Fatalf("%+v names %v twice, or it lacks nothing", *act, at)
				}
				said[at], seen[at] = does(what), true
				if does(what) == nothing && act.Kind != AskFact && lacks[at].Kind != MinimumOption && model.questions[act.place].weight == 0 {
					t.Fatalf("%+v: a question without weight counts towards %v", *act, at)
				}
			}
		}
		for at, was := range lacks {
			now := after.Rungs[at.Level-1].Requirements[at.Index]
			did := nothing
			switch {
			case now.Verdict == Met:
				did = mends
			case now.Verdict == Waived:
				did = waives
			case now.Worst > was.Worst, now.HaveLow > was.HaveLow, now.HaveLowV.Defined && was.HaveLowV.Defined && now.HaveLowV.V > was.HaveLowV.V+1e-9:
				did = helps
			}
			if what, ok := said[at]; ok && what != did || !ok && did != nothing {
				t.Fatalf("%+v: of %v it says %d (named: %t) and does %d:\nwas %+v\nnow %+v", *act, at, what, ok, did, *was, now)
			}
		}
		if len(act.Mends) == len(lacks) && !slices.ContainsFunc(e.Levels, func(s LevelState) bool { return s.Level > e.Ladder.Reached && (s.TooWaived || s.Empty) }) && after.Reached < e.To {
			t.Fatalf("%+v mends all that is lacking, and the level is %d of %d", *act, after.Reached, e.To)
		}
	}
	for _, s := range e.Levels {
		for _, at := range s.Beyond {
			if lacks[at] == nil || lacks[at].Best == Met {
				t.Fatalf("%v is called out of reach: %+v", at, e.Ladder.Rungs[at.Level-1].Requirements[at.Index])
			}
			seen[at] = true
		}
	}
	for at, r := range lacks {
		if !seen[at] {
			t.Fatalf("nobody says what to do about %v: %+v", at, *r)
		}
	}
}

// The explanation and the level never disagree.
func TestExplanationAgreesWithTheLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		model, in, result, e := drawExplained(t)
		if got := result.Reading(e.Reading).Ladder(e.Target); got.Reached != e.Ladder.Reached || got.Possible != e.Ladder.Possible {
			t.Fatalf("the level is %d to %d; explained as %d to %d", got.Reached, got.Possible, e.Ladder.Reached, e.Ladder.Possible)
		}
		if e.Ladder.Reached >= e.To && len(e.Acts) > 0 {
			t.Fatalf("the target is reached, and yet: %+v", e.Acts)
		}
		if n := e.To - e.From + 1; e.To > 0 && (len(e.Levels) != n || e.Levels[0].Level != e.From) {
			t.Fatalf("%d levels from %d to %d", len(e.Levels), e.From, e.To)
		}
		for _, s := range e.Levels {
			rung := &e.Ladder.Rungs[s.Level-1]
			held := s.Empty || s.TooWaived || rung.CountFailed > 0
			if s.Met != rung.Met || s.Possible != rung.Possible || rung.Met && held {
				t.Fatalf("%+v of %+v", s, *rung)
			}
			if !rung.Met && !held && rung.CountOpen == 0 {
				t.Fatalf("nothing says why level %d is not met: %+v", s.Level, *rung)
			}
		}
		// What is called out of reach stays failed with everything at the top.
		top := maps.Clone(in)
		for _, question := range questionsBelow(model.source.Sections) {
			if question.Scored() && len(question.Options) > 0 {
				best := q.Answer{State: q.Answered, Option: question.Options[len(question.Options)-1].Code}
				if g := in[question.ID]; model.Score(in).Question(question.ID).Out[e.Reading] != True {
					g.Answer, g.Conflict, g.Supported, g.Reviewed = best, false, best.Option, &best
					top[question.ID] = g
				}
			}
		}
		after := model.Score(top).Reading(e.Reading).Ladder(e.Target)
		for _, s := range e.Levels {
			for i := range e.Ladder.Rungs[s.Level-1].Requirements {
				at := RequirementAt{s.Level, i}
				was := &e.Ladder.Rungs[s.Level-1].Requirements[i]
				now := &after.Rungs[s.Level-1].Requirements[i]
				if slices.Contains(s.Beyond, at) && was.Reading == e.Reading && now.Best == Met {
					t.Fatalf("%v is called out of reach: %+v, and can become %+v", at, *was, *now)
				}
			}
		}
	})
}

// Each act comes once, and in the order that is promised.
func TestActsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, _, _, e := drawExplained(t)
		type key struct {
			question string
			reading  Reading
		}
		seen := map[key]bool{}
		for i, act := range e.Acts {
			k := key{act.Question, act.Reading}
			if seen[k] || i > 0 && comesBefore(&act, &e.Acts[i-1]) {
				t.Fatalf("act %d: %+v after %+v", i, act, e.Acts[max(0, i-1)])
			}
			seen[k] = true
			if act.Kind != AskFact && act.Kind != Accept && act.Kind != Review && act.Need < act.Have {
				t.Fatalf("%+v", act)
			}
		}
	})
}

// comesBefore is the promised order: what mends or waives the lowest level first, then what does more of that, then
// the same for what helps, then questionnaire order.
func comesBefore(a, b *Act) bool {
	rank := func(act *Act) []int {
		lowest := func(lists ...[]RequirementAt) int {
			level := math.MaxInt
			for _, at := range slices.Concat(lists...) {
				level = min(level, at.Level)
			}
			return level
		}
		return []int{lowest(act.Mends, act.Waives), -len(act.Mends) - len(act.Waives), lowest(act.Helps, act.Joint), -len(act.Helps), act.place, int(act.Reading)}
	}
	return slices.Compare(rank(a), rank(b)) < 0
}

// Targets at which nothing can be reached, or nothing is left to do, have an explanation that says so.
func TestExplanationsOfOddTargets(t *testing.T) {
	scale := drawOptions(3, nil)
	half, ten := q.One/2, 10*q.One
	m := &q.Questionnaire{
		Sections: []*q.Section{{ID: "s", Score: &q.ScoreRule{Rule: q.Mean}, Questions: []*q.Question{
			{ID: "a", Type: q.Scale, Weight: q.One, Options: scale, NA: []q.Named{{ID: "none"}}},
			{ID: "b", Type: q.Scale, Weight: q.One, Options: scale, NA: []q.Named{{ID: "none"}}},
		}}},
		Ladders: []q.Ladder{
			{ID: "plain", Rungs: []q.Rung{{Requires: []q.Requirement{{Question: "a", AtLeast: "1"}, {Question: "b", AtLeast: "1"}}}, {Requires: []q.Requirement{{Score: "s", Minimum: &half}}}}},
			{ID: "empty", Rungs: []q.Rung{{}, {Requires: []q.Requirement{{Question: "a", AtLeast: "1"}}}}},
			{ID: "none"},
			{ID: "beyond", Rungs: []q.Rung{{Requires: []q.Requirement{
				{Question: "a", AtLeast: "9"}, {Question: "nothing", AtLeast: "1"}, {Score: "s", Minimum: &ten}, {Score: "nowhere", Minimum: &half}, {Share: 900, Of: &q.Selector{}, AtLeast: "9"},
			}}}},
		},
	}
	model := Compile(m)
	each := func(a q.Answer) Input { return Input{"a": {Answer: a}, "b": {Answer: a}} }
	top, out := each(q.Answer{State: q.Answered, Option: "2"}), each(q.Answer{State: q.NotApplicable, Reason: "none"})
	places := func(indexes ...int) []RequirementAt {
		var list []RequirementAt
		for _, i := range indexes {
			list = append(list, RequirementAt{1, i})
		}
		return list
	}
	tests := []struct {
		name     string
		in       Input
		target   Target
		from, to int
		levels   []LevelState
		acts     int
	}{
		{"level 0", nil, Target{Ladder: "plain"}, 0, 0, nil, 0},
		{"below level 0", nil, Target{Ladder: "plain", Level: -3}, 0, 0, nil, 0},
		{"a ladder without levels", nil, Target{Ladder: "none", Level: 1}, 0, 0, nil, 0},
		{"above the top", top, Target{Ladder: "plain", Level: 9}, 2, 2, []LevelState{{Level: 2, Met: true, Possible: true}}, 0},
		{"below what is reached", top, Target{Ladder: "plain", Level: 1}, 1, 1, []LevelState{{Level: 1, Met: true, Possible: true}}, 0},
		{"all unanswered", nil, Target{Ladder: "plain", Level: 2}, 1, 2, []LevelState{{Level: 1, Possible: true}, {Level: 2, Possible: true}}, 2},
		{"all don't know", each(q.Answer{State: q.DontKnow}), Target{Ladder: "plain", Level: 1}, 1, 1, []LevelState{{Level: 1, Possible: true}}, 2},
		{"all withheld", each(q.Answer{State: q.Withheld}), Target{Ladder: "plain", Level: 1}, 1, 1, []LevelState{{Level: 1, Possible: true}}, 2},
		{"all waived", out, Target{Ladder: "plain", Level: 2}, 1, 2, []LevelState{{Level: 1, TooWaived: true}, {Level: 2, TooWaived: true}}, 0},
		{"nothing asked for", nil, Target{Ladder: "empty", Level: 2}, 1, 2, []LevelState{{Level: 1, Empty: true}, {Level: 2, Possible: true}}, 1},
		{"more than is offered", top, Target{Ladder: "beyond", Level: 1}, 1, 1, []LevelState{{Level: 1, Beyond: places(0, 1, 2, 3, 4)}}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := model.Score(tt.in).Explain(Claimed, tt.target)
			if e == nil || e.Ladder == nil || e.From != tt.from || e.To != tt.to || len(e.Acts) != tt.acts || !reflect.DeepEqual(e.Levels, tt.levels) {
				t.Fatalf("%+v", e)
			}
		})
	}
	for _, target := range []Target{{Ladder: "other", Level: 1}, {Node: "other", Ladder: "plain", Level: 1}, {Profile: "other"}} {
		if e := model.Score(nil).Explain(Claimed, target); e != nil {
			t.Errorf("%+v is explained: %+v", target, *e)
		}
	}
}
