package planning

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// every calls visit with every questionnaire of the library, as a model with all its profiles, and all targets that
// there are on it.
func every(t *testing.T, visit func(t *testing.T, m *scoring.Model, targets []scoring.Target)) {
	for _, info := range questionnaires.Library() {
		t.Run(info.ID, func(t *testing.T) {
			q, err := questionnaires.Open(info.ID)
			if err != nil {
				t.Fatal(err)
			}
			m, targets := allTargets(t, q)
			visit(t, m, targets)
		})
	}
}

func allTargets(t *testing.T, q *questionnaires.Questionnaire) (*scoring.Model, []scoring.Target) {
	m := scoring.Compile(q)
	var targets []scoring.Target
	result := m.Score(nil).Reading(scoring.Claimed)
	add := func(n *scoring.NodeResult) {
		for _, l := range n.Ladders {
			for level := range l.Rungs {
				targets = append(targets, scoring.Target{Node: n.ID, Ladder: l.ID, Level: level + 1})
			}
		}
	}
	add(&result.Whole)
	for i := range result.Nodes {
		add(&result.Nodes[i])
	}
	for _, id := range q.ProfilesBeside() {
		p, err := q.ProfileBeside(id)
		if err != nil {
			t.Fatal(err)
		}
		m = m.WithProfiles(p)
		targets = append(targets, scoring.Target{Profile: id})
	}
	return m, targets
}

// level is the target's level; 1 for a profile.
func level(t scoring.Target) int {
	if t.Profile != "" {
		return 1
	}
	return t.Level
}

// reached is the level that answers reach on a target's ladder.
func reached(m *scoring.Model, in scoring.Input, t scoring.Target) int {
	return m.Score(in).Reading(scoring.Claimed).Ladder(t).Reached
}

// randomAnswers answers a part of the questions, with options up to a part of the top, and facts.
func randomAnswers(r *rand.Rand, q *questionnaires.Questionnaire, part, height float64) scoring.Input {
	in := scoring.Input{}
	for _, question := range q.Questions() {
		if r.Float64() >= part {
			if r.IntN(4) == 0 {
				in[question.ID] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Withheld}}
			}
			continue
		}
		switch {
		case len(question.Options) > 0 && question.Type != questionnaires.Choices:
			place := int(r.Float64() * height * float64(len(question.Options)))
			g := scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: question.Options[place].Code}}
			if r.IntN(3) == 0 {
				g.Supported = question.Options[r.IntN(len(question.Options))].Code
			}
			in[question.ID] = g
		case question.Type == questionnaires.Choices:
			in[question.ID] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Options: []string{question.Options[r.IntN(len(question.Options))].Code}}}
		}
		if len(question.NA) > 0 && r.IntN(8) == 0 {
			in[question.ID] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.NotApplicable, Reason: question.NA[0].ID}}
		}
	}
	return in
}

// Scoring and planning never disagree: for every level of every ladder and every profile of the library, the answers
// after the roadmap reach the target and what the roadmap promises; or every step that can be taken does not.
func TestLibraryPlansHold(t *testing.T) {
	every(t, func(t *testing.T, m *scoring.Model, targets []scoring.Target) {
		q := m.Questionnaire()
		for i := range 12 {
			r := rand.New(rand.NewPCG(uint64(i), 7))
			in := scoring.Input{}
			if i > 0 {
				in = randomAnswers(r, q, []float64{1, 0.9, 0.5}[i%3], []float64{0.3, 0.6, 1}[i/3%3])
			}
			for _, target := range targets {
				checkPlan(t, m, in, Options{Target: target}, fmt.Sprint(target, " from answers ", i), i < 3)
			}
		}
	})
}

// checkPlan makes a roadmap and checks what must hold of every one; lean asks whether each step is needed.
func checkPlan(t interface {
	Helper()
	Errorf(string, ...any)
}, m *scoring.Model, in scoring.Input, o Options, name string, lean bool,
) *Roadmap {
	t.Helper()
	r := Make(m, in, o)
	now := reached(m, in, o.Target)
	if r.Reached != now {
		t.Errorf("%s: reached %d; want %d", name, r.Reached, now)
	}
	switch r.Outcome {
	case AlreadyReached, Planned:
		after := Apply(in, r.Steps)
		if got := reached(m, after, o.Target); got != r.Promised || got < level(o.Target) {
			t.Errorf("%s: promises %d, and the answers after it reach %d", name, r.Promised, got)
		}
		if (r.Outcome == AlreadyReached) != (now >= level(o.Target)) {
			t.Errorf("%s: %v, and reached is %d", name, r.Outcome, now)
		}
		checkSteps(t, r, name)
		if lean && r.Exact {
			checkNeeded(t, m, in, r, name)
		}
	case OutOfReach:
		if len(r.Obstacles) == 0 || len(r.Steps) > 0 || r.Reachable >= level(o.Target) {
			t.Errorf("%s: out of reach with %d obstacles and %d steps, %d being reachable", name, len(r.Obstacles), len(r.Steps), r.Reachable)
		}
	default:
		t.Errorf("%s: no target", name)
	}
	return r
}

// checkSteps checks that each step waits for the one below it and for what its action names, that what is waited
// for stands earlier, and that a step serves no higher level than what waits for it.
func checkSteps(t interface {
	Helper()
	Errorf(string, ...any)
}, r *Roadmap, name string,
) {
	t.Helper()
	type key struct {
		id    string
		to    int
		proof scoring.Reading
	}
	at := map[key]int{}
	for i, s := range r.Steps {
		k := key{s.Question.ID, s.To, s.Proof}
		if _, twice := at[k]; twice {
			t.Errorf("%s: %v stands there twice", name, k)
		}
		at[k] = i
	}
	for i, s := range r.Steps {
		if s.Level == 0 && !s.Done && !settledBy(r, i) {
			t.Errorf("%s: %s to %d serves no level, and nothing pinned", name, s.Question.ID, s.To)
		}
		for _, w := range s.Waits {
			before := r.Steps[w]
			if before.First > s.First || before.Last >= s.First && s.First <= Horizon {
				t.Errorf("%s: %s to %d begins before %s to %d is done", name, s.Question.ID, s.To, before.Question.ID, before.To)
			}
			if s.Level > 0 && (before.Level == 0 || before.Level > s.Level) {
				t.Errorf("%s: %s to %d serves level %d and waits for level %d", name, s.Question.ID, s.To, s.Level, before.Level)
			}
		}
		if below, ok := at[key{s.Question.ID, s.To - 1, scoring.Claimed}]; ok && s.Proof == scoring.Claimed && !s.Done && !r.Steps[below].Done && !contains(s.Waits, below) {
			t.Errorf("%s: %s to %d does not wait for the step below", name, s.Question.ID, s.To)
		}
	}
}

// settledBy says whether a step is pinned, or something that is pinned or done waits for it.
func settledBy(r *Roadmap, i int) bool {
	if r.Steps[i].Pinned {
		return true
	}
	for j := range r.Steps {
		if contains(r.Steps[j].Waits, i) && settledBy(r, j) {
			return true
		}
	}
	return false
}

func contains(list []int, n int) bool {
	for _, m := range list {
		if m == n {
			return true
		}
	}
	return false
}

// checkNeeded checks that no step stands in the roadmap for nothing: without it, and without what waits for it, the
// target is not reached.
func checkNeeded(t interface {
	Helper()
	Errorf(string, ...any)
}, m *scoring.Model, in scoring.Input, r *Roadmap, name string,
) {
	t.Helper()
	for i, s := range r.Steps {
		if s.Level == 0 || settledBy(r, i) || s.Done {
			continue
		}
		left := map[int]bool{i: true}
		var kept []Step
		for j, other := range r.Steps { // a proof of more shows less too
			left[j] = left[j] || s.Proof != 0 && other.Question == s.Question && other.Proof == s.Proof && other.To > s.To
		}
		for changed := true; changed; {
			changed = false
			for j := range r.Steps {
				for _, w := range r.Steps[j].Waits {
					if left[w] && !left[j] {
						left[j], changed = true, true
					}
				}
			}
		}
		pinned := false
		for j := range r.Steps {
			if !left[j] {
				kept = append(kept, r.Steps[j])
			} else {
				pinned = pinned || settledBy(r, j)
			}
		}
		if !pinned && reached(m, Apply(in, kept), r.Target) >= level(r.Target) {
			t.Errorf("%s: %s to %d (level %d) is not needed", name, s.Question.ID, s.To, s.Level)
		}
	}
}
