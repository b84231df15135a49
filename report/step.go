package report

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// step is one action that lifts one answer by one option.
type step struct {
	question     *questionnaires.Question
	to           int                    // place among the options
	action       *questionnaires.Action // nil: the questionnaire names none
	level        int                    // the lowest level that it serves
	first        bool                   // nothing of the same question comes before it
	open         bool                   // the answer it starts from is not known yet
	prerequisite bool                   // no requirement asks for it, another step does
	waits        []questionnaires.Prereq
}

// stepKey names a step: a question and the place it leads to.
type stepKey struct {
	question string
	to       int
}

// findSteps lists the steps that close the gaps, those that they wait for included. A question's
// steps form a chain: an option costs every step up to it. Every demand is worked through once a
// level, from low to high, so that circles of prerequisites end.
func (b *builder) findSteps() []step {
	level := map[stepKey]int{}
	asked := map[stepKey]bool{}
	var demand func(q *questionnaires.Question, place, at int, direct bool)
	demand = func(q *questionnaires.Question, place, at int, direct bool) {
		for to := b.start(q) + 1; to <= min(place, len(q.Options)-1); to++ {
			key := stepKey{q.ID, to}
			asked[key] = asked[key] || direct
			if had, ok := level[key]; ok && had <= at {
				continue
			}
			level[key] = at
			action := actionTo(q, to)
			if action == nil {
				continue
			}
			for _, p := range action.After {
				other := b.q.Question(p.Question)
				if other == nil || b.result(other.ID).Low[scoring.Claimed] < 0 {
					continue // not there, or not asked: nothing to wait for
				}
				demand(other, other.OptionIndex(p.AtLeast), at, false)
			}
		}
	}
	for _, g := range b.gaps {
		for _, n := range g.needs {
			demand(g.question, n.place, n.level, true)
		}
	}
	var steps []step
	for _, q := range b.q.Questions() {
		for to := b.start(q) + 1; to < len(q.Options); to++ {
			at, ok := level[stepKey{q.ID, to}]
			if !ok {
				continue
			}
			s := step{
				question: q, to: to, action: actionTo(q, to), level: at, first: to == b.start(q)+1,
				open:         b.result(q.ID).Standing != scoring.Answered,
				prerequisite: !asked[stepKey{q.ID, to}],
			}
			if s.action != nil {
				for _, p := range s.action.After {
					if !b.holds(p) {
						s.waits = append(s.waits, p)
					}
				}
			}
			steps = append(steps, s)
		}
	}
	slices.SortStableFunc(steps, func(x, y step) int {
		return cmp.Or(cmp.Compare(x.level, y.level), cmp.Compare(decider(x.action), decider(y.action)))
	})
	return steps
}

// start is the place that the chain of a question begins at: the lowest that the answer can still have.
func (b *builder) start(q *questionnaires.Question) int {
	return max(b.result(q.ID).Low[scoring.Claimed], 0)
}

// holds says whether a prerequisite stands already, or has nothing to test.
func (b *builder) holds(p questionnaires.Prereq) bool {
	other := b.q.Question(p.Question)
	if other == nil {
		return true
	}
	low := b.result(other.ID).Low[scoring.Claimed]
	return low < 0 || low >= other.OptionIndex(p.AtLeast)
}

func actionTo(q *questionnaires.Question, place int) *questionnaires.Action {
	for i := range q.Improve {
		if q.OptionIndex(q.Improve[i].To) == place {
			return &q.Improve[i]
		}
	}
	return nil
}

// decider is the place of who decides among questionnaires.Deciders; unknown ones come last.
func decider(a *questionnaires.Action) int {
	if a == nil {
		return len(questionnaires.Deciders)
	}
	if i := slices.Index(questionnaires.Deciders, a.Who); i >= 0 {
		return i
	}
	return len(questionnaires.Deciders)
}

// actionText is what to do to take a step.
func (b *builder) actionText(s step) string {
	if s.action == nil || s.action.Do == "" {
		return b.t("report.action.reach", "option", optionText(s.question, s.to))
	}
	return s.action.Do
}

// waitsFor names the steps that a step waits for.
func (b *builder) waitsFor(s step) string {
	var out []string
	for _, p := range s.waits {
		if q := b.q.Question(p.Question); q != nil {
			out = append(out, b.t("report.action.after", "ref", b.refs[q.ID], "code", p.AtLeast))
		}
	}
	return list(out)
}

// stepsOf is the chain of a gap's own steps, lowest first.
func (b *builder) stepsOf(g gap) []step {
	var out []step
	for _, s := range b.steps {
		if s.question == g.question && s.to <= g.most() {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(x, y step) int { return x.to - y.to })
	return out
}

// before names what a step waits for: the step below it and its prerequisites.
func (b *builder) before(s step) string {
	var out []string
	if !s.first {
		out = append(out, b.t("report.action.after", "ref", b.refs[s.question.ID], "code", s.question.Options[s.to-1].Code))
	}
	if waits := b.waitsFor(s); waits != "" {
		out = append(out, waits)
	}
	if len(out) == 0 {
		return b.t("report.action.ready")
	}
	return list(out)
}
