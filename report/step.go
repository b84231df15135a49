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

// demands is what the gaps ask for, before it is put in order.
type demands struct {
	level    map[stepKey]int  // of each step that is needed, the lowest level that it serves
	required map[stepKey]bool // a requirement asks for it, not only another step
}

// findSteps lists the steps that close the gaps, those that they wait for included, by level and then by
// who decides. A question's steps form a chain: an option costs every step up to it.
func (b *builder) findSteps() []step {
	d := demands{level: map[stepKey]int{}, required: map[stepKey]bool{}}
	for _, g := range b.gaps {
		for _, n := range g.needs {
			b.demand(&d, g.question, n.place, n.level, true)
		}
	}
	var steps []step
	for _, q := range b.q.Questions() {
		for to := b.start(q) + 1; to < len(q.Options); to++ {
			if level, ok := d.level[stepKey{q.ID, to}]; ok {
				s := b.stepTo(q, to)
				s.level, s.prerequisite = level, !d.required[stepKey{q.ID, to}]
				steps = append(steps, s)
			}
		}
	}
	slices.SortStableFunc(steps, func(x, y step) int {
		return cmp.Or(cmp.Compare(x.level, y.level), cmp.Compare(decider(x.action), decider(y.action)))
	})
	return steps
}

// demand asks for every step of a question up to a place, and for what those steps wait for. A step that
// was asked for at this level or a lower one is not followed again, so circles of prerequisites end.
func (b *builder) demand(d *demands, q *questionnaires.Question, place, level int, required bool) {
	for to := b.start(q) + 1; to <= min(place, len(q.Options)-1); to++ {
		key := stepKey{q.ID, to}
		d.required[key] = d.required[key] || required
		if had, ok := d.level[key]; ok && had <= level {
			continue
		}
		d.level[key] = level
		action := actionTo(q, to)
		if action == nil {
			continue
		}
		for _, p := range action.After {
			other := b.q.Question(p.Question)
			if other == nil || b.result(other.ID).Low[scoring.Claimed] < 0 {
				continue // not there, or not asked: nothing to wait for
			}
			b.demand(d, other, other.OptionIndex(p.AtLeast), level, false)
		}
	}
}

// stepTo is the step to one of a question's options, without what the target makes of it.
func (b *builder) stepTo(q *questionnaires.Question, to int) step {
	s := step{
		question: q, to: to, action: actionTo(q, to), first: to == b.start(q)+1,
		open: b.result(q.ID).Standing != scoring.Answered,
	}
	if s.action != nil {
		for _, p := range s.action.After {
			if !b.holds(p) {
				s.waits = append(s.waits, p)
			}
		}
	}
	return s
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
