package assessment

import (
	"encoding/json"
	"slices"

	"cirtkit/internal/fault"
)

// steps is what is set locally on steps, in order of question and option; what stands in some fields is read again.
func (v *view) steps(f *fold, touched map[Field]bool) []LocalStep {
	set := map[string][]LocalStep{} // by question
	for _, s := range v.was.Steps {
		if !touched[fieldOf(kindStep, s.Question, s.Option)] {
			set[s.Question] = append(set[s.Question], s)
		}
	}
	for field := range touched {
		if s, ok := v.step(f, field); ok {
			set[s.Question] = append(set[s.Question], s)
		}
	}
	var list []LocalStep
	for _, q := range v.questionnaire.Questions() {
		of := set[q.ID]
		slices.SortFunc(of, func(a, b LocalStep) int { return q.OptionIndex(a.Option) - q.OptionIndex(b.Option) })
		list = append(list, of...)
	}
	return list
}

// step reads what is set locally on one step; false where nothing is.
func (v *view) step(f *fold, field Field) (s LocalStep, ok bool) {
	v.forget(field)
	g, ok := v.value(f, field, &s)
	if !ok {
		return s, false
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
		return s, false
	}
	if why := asFault(CheckStep(question, s)); why != nil {
		v.doubt(field, g, s.Question+"/"+s.Option, why)
		return s, false
	}
	return s, !s.IsEmpty()
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
