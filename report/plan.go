package report

import (
	"slices"

	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The steps that a report names, wherever it does, are those of one roadmap. Which steps there are, what they wait
// for and when they are done, package planning works out; here they are only put in words.

// plan is the roadmap that the report's steps are of. It is made when it is first asked for.
func (b *builder) plan() *planning.Roadmap {
	if b.road == nil {
		b.lay(planning.Make(b.judged.Model(), b.input(), b.planOptions()))
	}
	return b.road
}

// planOptions are those of the source, and what the assessment itself gives where it leaves something out.
func (b *builder) planOptions() planning.Options {
	o := b.Plan.Or(planning.OptionsOf(b.state, b.target))
	o.Target = b.target
	// That a step is done, or under way, would tell an answer that is withheld.
	o.Steps = slices.Clone(o.Steps)
	for i := range o.Steps {
		if b.state.Withholds(o.Steps[i].Question) {
			o.Steps[i].Status = ""
		}
	}
	return o
}

// lay takes a roadmap as the one to tell. Where its target is out of reach, the steps are those to the highest
// level that can be reached.
func (b *builder) lay(r *planning.Roadmap) {
	b.road = r
	if r.Outcome == planning.OutOfReach && r.Target.Profile == "" && r.Reachable > r.Reached {
		o := r.Options
		o.Target = r.Target
		o.Target.Level = r.Reachable
		b.blocked, b.road = r, planning.Make(b.judged.Model(), b.input(), o)
	}
}

// perMonth is how much work a month of a roadmap holds.
func perMonth(r *planning.Roadmap) planning.Days {
	return r.Options.Budget()
}

// stepTo is the step of the roadmap that lifts a question to a place, or nil.
func (b *builder) stepTo(q *questionnaires.Question, place int) *planning.Step {
	steps := b.plan().Steps
	for i := range steps {
		if s := &steps[i]; s.Question == q && s.To == place && s.Proof == scoring.Claimed {
			return s
		}
	}
	return nil
}

func actionTo(q *questionnaires.Question, place int) *questionnaires.Action {
	for i := range q.Improve {
		if q.OptionIndex(q.Improve[i].To) == place {
			return &q.Improve[i]
		}
	}
	return nil
}

// does is what to do to take a step.
func (b *builder) does(s *planning.Step) string {
	option := plainOption(s.Question, s.To)
	switch {
	case s.Proof == scoring.Evidenced:
		return b.t("report.step.evidence", "option", option)
	case s.Proof == scoring.Reviewed:
		return b.t("report.step.review", "option", option)
	case s.Action == nil || s.Action.Do == "":
		return b.t("report.action.reach", "option", option)
	}
	return s.Action.Do
}

// stepName names a step: its question, and the option that it leads to.
func (b *builder) stepName(s *planning.Step) string {
	key := "report.action.to"
	if s.Proof != scoring.Claimed {
		key = "report.action.show"
	}
	return b.t(key, "name", b.named(s.Question), "code", s.Question.Options[s.To].Code)
}

// decider is the code of who decides on a step, or "".
func decider(s *planning.Step) string {
	if s.Action != nil && s.Proof == scoring.Claimed && slices.Contains(questionnaires.Deciders, s.Action.Who) {
		return s.Action.Who
	}
	return ""
}

// who is who decides on a step, in a word.
func (b *builder) who(s *planning.Step) string {
	if d := decider(s); d != "" {
		return capital(b.t("report.who." + d))
	}
	return b.t("report.none")
}

// needsOf are the kinds of thing that a step needs, in words.
func (b *builder) needsOf(s *planning.Step) string {
	if s.Action == nil || s.Proof != scoring.Claimed {
		return ""
	}
	return b.needs(s.Action.Needs)
}

// waitsFor names the steps that a step waits for; those of its own question, which the order of the options tells,
// only where all is asked for.
func (b *builder) waitsFor(r *planning.Roadmap, s *planning.Step, all bool) string {
	var out []string
	for _, i := range s.Waits {
		if i < 0 || i >= len(r.Steps) {
			continue
		}
		w := &r.Steps[i]
		if w.Done || w.Question == s.Question && !all {
			continue
		}
		out = append(out, b.t("report.action.after", "ref", b.refs[w.Question.ID], "code", w.Question.Options[w.To].Code))
	}
	return b.lang.List(out)
}
