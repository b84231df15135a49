package planning

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"

	"cirtkit/assessment"
	"cirtkit/demo"
	q "cirtkit/questionnaires"
	"cirtkit/scoring"
)

// What no questionnaire that is loaded can have, and what is rare, has its clear answer too.
func TestObstacles(t *testing.T) {
	yes, no := q.Answer{State: q.Answered, Option: "yes"}, q.Answer{State: q.Answered, Option: "no"}
	question := func(id string, after ...string) *q.Question {
		a := q.Action{To: "yes", Size: "S", Who: "team"}
		for _, other := range after {
			a.After = append(a.After, q.Prereq{Question: other, AtLeast: "yes"})
		}
		return &q.Question{ID: id, Type: q.YesNo, Weight: q.One, Options: []q.Option{{Code: "no"}, {Code: "yes"}}, Improve: []q.Action{a}}
	}
	na := question("na")
	na.NA = []q.Named{{ID: "none"}}
	sum := &q.ScoreRule{Rule: q.Sum}
	share, five := q.Decimal(600), 5*q.One
	tests := []struct {
		name      string
		questions []*q.Question
		requires  []q.Requirement
		in        scoring.Input
		steps     []assessment.LocalStep
		want      []string
	}{
		{
			"a circle of three, and one that waits for it",
			[]*q.Question{question("a", "b"), question("b", "c"), question("c", "a"), question("d", "a")},
			[]q.Requirement{{Question: "d", AtLeast: "yes"}},
			nil, nil,
			[]string{"circle a=yes at level 1"},
		},
		{
			"a step that waits for itself",
			[]*q.Question{question("a", "a")},
			[]q.Requirement{{Question: "a", AtLeast: "yes"}},
			nil, nil,
			[]string{"circle a=yes at level 1"},
		},
		{
			"excluded further down",
			[]*q.Question{question("a", "b"), question("b", "c"), question("c")},
			[]q.Requirement{{Question: "a", AtLeast: "yes"}},
			nil,
			[]assessment.LocalStep{{Question: "c", Option: "yes", Status: "excluded"}},
			[]string{"excluded c=yes at level 1"},
		},
		{
			"a share without enough that is left",
			[]*q.Question{question("a"), question("b"), question("c", "b")},
			[]q.Requirement{{Share: share, Of: &q.Selector{}, AtLeast: "yes"}},
			nil,
			[]assessment.LocalStep{{Question: "b", Option: "yes", Status: "excluded"}},
			[]string{"excluded b=yes at level 1"},
		},
		{
			"more than the options offer",
			[]*q.Question{question("a")},
			[]q.Requirement{{Question: "a", AtLeast: "more"}},
			nil, nil,
			[]string{"not-offered a at level 1"},
		},
		{
			"a share of which one question offers too little",
			[]*q.Question{question("a"), question("b")},
			[]q.Requirement{{Share: 1000, Of: &q.Selector{}, AtLeast: "more"}},
			scoring.Input{"a": {Answer: yes}, "b": {Answer: yes}},
			nil,
			[]string{"not-offered a at level 1", "not-offered b at level 1"},
		},
		{
			"a score that no answers come to",
			[]*q.Question{question("a"), question("b")},
			[]q.Requirement{{Score: "whole", Minimum: &five}},
			nil, nil,
			[]string{"not-offered at level 1"},
		},
		{
			"a score of nothing",
			[]*q.Question{question("a")},
			[]q.Requirement{{Score: "nowhere", Minimum: &five}},
			nil, nil,
			[]string{"not-offered at level 1"},
		},
		{
			"a review of what is claimed not to apply",
			[]*q.Question{na},
			[]q.Requirement{{Question: "na", AtLeast: "yes", Reading: "reviewed"}},
			scoring.Input{"na": {Answer: q.Answer{State: q.NotApplicable, Reason: "none"}}},
			nil,
			[]string{"not-reviewed na at level 1"},
		},
		{"a rung without requirements", []*q.Question{question("a")}, nil, scoring.Input{"a": {Answer: yes}}, nil, []string{"too-waived at level 1"}},
		{
			"all that is asked for does not apply",
			[]*q.Question{na},
			[]q.Requirement{{Question: "na", AtLeast: "yes"}},
			scoring.Input{"na": {Answer: q.Answer{State: q.NotApplicable, Reason: "none"}}},
			nil,
			[]string{"too-waived at level 1"},
		},
	}
	for _, tt := range tests {
		m := scoring.Compile(&q.Questionnaire{
			Score: sum, Sections: []*q.Section{{ID: "s", Weight: q.One, Score: sum, Questions: tt.questions}},
			Ladders: []q.Ladder{{ID: "l", Rungs: []q.Rung{{Requires: tt.requires}}}},
		})
		in := tt.in
		if in == nil {
			in = scoring.Input{}
			for _, question := range tt.questions {
				in[question.ID] = scoring.Given{Answer: no}
			}
		}
		r := Make(m, in, Options{Target: scoring.Target{Ladder: "l", Level: 1}, Steps: tt.steps})
		var got []string
		for _, o := range r.Obstacles {
			got = append(got, sayObstacle(o))
		}
		if r.Outcome != OutOfReach || !reflect.DeepEqual(got, tt.want) || len(r.Steps)+len(r.Phases)+len(r.Months) > 0 {
			t.Errorf("%s: outcome %d, obstacles %v, %d steps; want %v", tt.name, r.Outcome, got, len(r.Steps), tt.want)
		}
	}
}

// What is said to be done counts in whatever order it is said, and up to the highest.
func TestDoneInAnyOrder(t *testing.T) {
	done := func(option string) assessment.LocalStep {
		return assessment.LocalStep{Question: "section-0.question-0", Option: option, Status: "done"}
	}
	m := scoring.Compile(synthetic(1, 1, []q.Requirement{{Question: "section-0.question-0", AtLeast: "4"}}))
	for _, steps := range [][]assessment.LocalStep{{done("1"), done("3")}, {done("3"), done("1")}} {
		r := Make(m, scoring.Input{}, Options{Target: scoring.Target{Ladder: "ladder", Level: 1}, Steps: steps})
		left := 0
		for i := range r.Steps {
			if !r.Steps[i].Done {
				left++
			}
		}
		if len(r.Steps) != 4 || left != 1 {
			t.Errorf("%v: %d steps, %d of them left to do; want 4 and 1", steps, len(r.Steps), left)
		}
	}
}

func TestNoTarget(t *testing.T) {
	m := scoring.Compile(synthetic(10, 1, []q.Requirement{{All: &q.Selector{}, AtLeast: "1"}}))
	for _, target := range []scoring.Target{
		{},
		{Ladder: "none", Level: 1},
		{Ladder: "ladder", Level: 2},
		{Ladder: "ladder"},
		{Ladder: "ladder", Level: -1},
		{Node: "nowhere", Ladder: "ladder", Level: 1},
		{Profile: "none"},
	} {
		for _, in := range []scoring.Input{nil, {"nobody": {}}} {
			if r := Make(m, in, Options{Target: target}); r.Outcome != NoTarget || len(r.Steps) > 0 {
				t.Errorf("Make(%+v) = %+v", target, r)
			}
		}
	}
}

// Of larger random questionnaires, which cannot all be tried out, the same holds: what is promised is what scoring
// finds, no step stands there for nothing, and nothing is changed by making a roadmap or by making it twice.
func TestRandomPlansHold(t *testing.T) {
	n := 400
	if testing.Short() {
		n = 40
	}
	for seed := range n {
		d := drawing{
			Rand: rand.New(rand.NewPCG(uint64(seed), 11)), questions: 14, options: 5,
			rules: seed%2 == 0, facts: seed%3 == 0, readings: seed%5 == 0, local: seed%2 == 1, circles: seed%4 == 0,
		}
		questionnaire := d.model()
		m := scoring.Compile(questionnaire)
		in, steps := d.answers(questionnaire), d.steps(questionnaire)
		before := maps.Clone(in)
		_, targets := allTargets(t, questionnaire)
		for _, target := range targets {
			o := Options{Target: target, Steps: steps}
			name := fmt.Sprint("seed ", seed, " to ", target)
			r := checkPlan(t, m, in, o, name, true)
			if again := Make(m, in, o); !reflect.DeepEqual(r, again) {
				t.Errorf("%s: a second roadmap is another one", name)
			}
			if !reflect.DeepEqual(in, before) {
				t.Fatalf("%s: the answers were changed", name)
			}
		}
	}
}

// A search that is cut short still gives a roadmap that holds, and says how far above the least it may be.
func TestCutShort(t *testing.T) {
	for seed := range 60 {
		d := drawing{Rand: rand.New(rand.NewPCG(uint64(seed), 13)), questions: 14, options: 5, rules: seed%2 == 0, readings: seed%3 == 0}
		questionnaire := d.model()
		m := scoring.Compile(questionnaire)
		in := d.answers(questionnaire)
		_, targets := allTargets(t, questionnaire)
		for _, target := range targets {
			name := fmt.Sprint("seed ", seed, " to ", target)
			short := checkPlan(t, m, in, Options{Target: target, Nodes: 1}, name, false)
			whole := checkPlan(t, m, in, Options{Target: target}, name, false)
			if short.Outcome != whole.Outcome || short.Exact && whole.Exact && middle(short) != middle(whole) {
				t.Errorf("%s: cut short: %d, %d; whole: %d, %d", name, short.Outcome, middle(short), whole.Outcome, middle(whole))
			}
			if most := float64(middle(whole))*(1+short.AboveLeast) + 1; whole.Exact && float64(middle(short)) > most {
				t.Errorf("%s: %d is more than %.3f above the least, %d", name, middle(short), short.AboveLeast, middle(whole))
			}
		}
	}
}

// middle is the effort by which ways are compared.
func middle(r *Roadmap) Days {
	var sum Days
	for i := range r.Steps {
		sum += r.Steps[i].Middle()
	}
	return sum
}

// The demo's own roadmap: a realistic assessment with all that an answer can be.
func TestDemo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.cirt")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	s := f.State()
	m, targets := allTargets(t, s.Questionnaire)
	in := s.ScoringInput(s.About.Date)
	for _, target := range targets {
		o := OptionsOf(s, target)
		if want := monthAfter(s.About.Date); want == "" || o.Start != want {
			t.Errorf("the first month is %q; want %q", o.Start, want)
		}
		r := checkPlan(t, m, in, o, target.String(), true)
		if r.Outcome == Planned && r.Months[0].Name != o.Start {
			t.Errorf("%s begins in %q", target, r.Months[0].Name)
		}
	}
}

func TestMonthAfter(t *testing.T) {
	for date, want := range map[string]string{
		"2026-11-30": "2026-12", "2026-12-31": "2027-01", "2024-01-31": "2024-02", "": "", "2026-13-01": "", "soon": "",
	} {
		if got := monthAfter(date); got != want {
			t.Errorf("monthAfter(%q) = %q; want %q", date, got, want)
		}
	}
}
