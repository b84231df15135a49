package assessment

import (
	"encoding/json"

	"cirtkit/internal/fault"
)

// readSteps reads fields again that hold what is set locally on steps.
func (v *view) readSteps(f *fold, touched []Field) {
	for _, field := range touched {
		v.forget(field)
		delete(v.steps, field)
		var s LocalStep
		g, ok := v.value(f, field, &s)
		if !ok {
			continue
		}
		parts := field.parts()
		s.Question, s.Option = parts[0], parts[1]
		s.clean()
		if v.conflict(field) {
			s = agreedOn(s, f.current(field))
		}
		question := v.questionnaire.Question(s.Question)
		if question == nil {
			v.doubt(field, g, s.Question, whyQuestion(s.Question))
			continue
		}
		if why := asFault(CheckStep(question, s)); why != nil {
			v.doubt(field, g, s.Question+"/"+s.Option, why)
			continue
		}
		if !s.IsEmpty() {
			v.steps[field] = s
		}
	}
}

// agreedOn is what values of one step that stand beside each other say alike: that stands, and the rest is as if
// nobody had set it until somebody settles it.
func agreedOn(s LocalStep, current []given) LocalStep {
	for _, g := range current {
		var other LocalStep
		raw, err := cleanValue(g.set.Value)
		if err != nil || json.Unmarshal(raw, &other) != nil {
			other = LocalStep{} // what can't be read says nothing
		}
		other.clean()
		s = s.agreed(other)
	}
	return s
}

// listSteps lists the steps in order of question and option.
func (v *view) listSteps() []LocalStep {
	if len(v.steps) == 0 {
		return nil
	}
	list := make([]LocalStep, 0, len(v.steps))
	for _, q := range v.questionnaire.Questions() {
		for _, o := range q.Options {
			if s, ok := v.steps[fieldOf(kindStep, q.ID, o.Code)]; ok {
				list = append(list, s)
			}
		}
	}
	return list
}

// roadmap reads the roadmap that was recorded last. A step that the questionnaire lacks is left out and reported.
func (v *view) roadmap(f *fold) *Roadmap {
	v.forget(fieldRoadmap)
	var r Roadmap
	g, ok := v.value(f, fieldRoadmap, &r)
	if !ok {
		return nil
	}
	r.clean()
	if why := asFault(r.check()); why != nil {
		v.doubt(fieldRoadmap, g, string(fieldRoadmap), why)
		return nil
	}
	type at struct{ question, option, proof string }
	seen := make(map[at]bool, len(r.Steps))
	kept := make([]PlannedStep, 0, len(r.Steps))
	for _, s := range r.Steps {
		why := unknownPlanned(v.questionnaire, s)
		if here := (at{s.Question, s.Option, s.Proof}); why == nil && seen[here] {
			why = fault.New(fault.Input, "assessment.roadmap-step", "question", s.Question, "option", s.Option)
		} else {
			seen[here] = true
		}
		if why != nil {
			// The value is the step's alone: that of the whole roadmap, once for each step, could be gigabytes.
			v.unknown[fieldRoadmap] = append(v.unknown[fieldRoadmap], UnknownName{
				Field: fieldRoadmap, Name: s.Question + "/" + s.Option, Value: string(mustJSON(s)), Act: g.act.Hash(), Why: why,
			})
			continue
		}
		kept = append(kept, s)
	}
	r.Steps = kept
	return &r
}
