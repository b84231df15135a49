package planning

import (
	"fmt"
	"math/rand/v2"

	"cirtkit/assessment"
	q "cirtkit/questionnaires"
	"cirtkit/scoring"
)

// drawing makes random questionnaires, answers and options.
type drawing struct {
	*rand.Rand
	questions, options int  // at most
	rules              bool // scores by every rule, of sections below sections too
	facts              bool // conditions
	readings           bool // requirements ask for readings of their own
	local              bool // something is set on steps
	circles            bool // prerequisites may wait for each other
}

func (d *drawing) one(n int) bool { return d.IntN(n) == 0 }

func pick[T any](d *drawing, from ...T) T { return from[d.IntN(len(from))] }

func (d *drawing) model() *q.Questionnaire {
	m := &q.Questionnaire{Format: 1, ID: "random", Score: d.rule()}
	if d.facts {
		facts := &q.Section{ID: "facts", Weight: q.One}
		for i := range 2 {
			facts.Questions = append(facts.Questions, &q.Question{ID: fmt.Sprint("f", i), Type: q.Choice, Options: []q.Option{{Code: "0"}, {Code: "1"}}})
		}
		m.Sections = append(m.Sections, facts)
	}
	var scored []*q.Question
	left := 1 + d.IntN(d.questions)
	for i := 0; left > 0; i++ {
		s := &q.Section{ID: fmt.Sprint("s", i), Kind: pick(d, "", "domain"), Weight: d.weight(), Score: d.rule()}
		for n := 1 + d.IntN(left); n > 0; n-- {
			question := d.question(fmt.Sprint("q", len(scored)))
			s.Questions = append(s.Questions, question)
			scored = append(scored, question)
			left--
		}
		if i > 0 && d.one(3) {
			over := m.Sections[len(m.Sections)-1]
			over.Sections = append(over.Sections, s)
			continue
		}
		m.Sections = append(m.Sections, s)
	}
	for i, question := range scored {
		for j := range question.Improve {
			for d.one(4) {
				other := scored[d.IntN(len(scored))]
				to := d.IntN(len(other.Options))
				if !d.circles {
					// By an order in which none can wait for itself: of what leads less high, or stands earlier.
					if to > j || other == scored[i] {
						continue
					}
				}
				question.Improve[j].After = append(question.Improve[j].After, q.Prereq{Question: other.ID, AtLeast: other.Options[to].Code})
			}
		}
	}
	m.Ladders = []q.Ladder{d.ladder(m, scored, "whole", ""), d.ladder(m, scored, "kind", "domain")}
	m.Profiles = map[string]q.Profile{}
	return m
}

func (d *drawing) rule() *q.ScoreRule {
	if !d.rules {
		return &q.ScoreRule{Rule: q.Mean}
	}
	rule := pick(d, "", q.Mean, q.MeanOfChildren, q.Minimum, q.Sum, q.SumWhileFull)
	if rule == "" {
		return nil
	}
	return &q.ScoreRule{Rule: rule, OutOf: pick(d, 0, q.One, 5*q.One)}
}

func (d *drawing) weight() q.Decimal { return pick[q.Decimal](d, 1000, 1000, 1000, 2000, 3000, 500, 0) }

func (d *drawing) question(id string) *q.Question {
	n := 2 + d.IntN(d.options-1)
	question := &q.Question{ID: id, Type: q.Scale, Weight: d.weight(), Essential: d.one(2)}
	value := q.Decimal(0)
	for i := range n {
		o := q.Option{Code: fmt.Sprint("o", i)}
		if len(id)%2 == 0 && d.rules && n == 3 {
			value = min(q.One, value+q.Decimal(d.IntN(500)))
			stated := value
			o.Value = &stated
			question.Type = q.Choice
		}
		question.Options = append(question.Options, o)
		if i > 0 && !d.one(8) {
			question.Improve = append(question.Improve, q.Action{To: o.Code, Do: "do", Size: pick(d, "S", "S", "M", "L", "XL"), Who: pick(d, q.Deciders...)})
		}
	}
	if question.Type == q.Choice {
		for i := range question.Options {
			if question.Options[i].Value == nil {
				question.Type = q.Scale
			}
		}
	}
	if !question.Essential {
		question.NA = []q.Named{{ID: "none"}}
	}
	question.Tags = pick(d, nil, []string{"a"}, []string{"b"})
	if d.facts {
		test := q.Condition{Fact: pick(d, "f0", "f1"), In: []string{"1"}}
		question.When = pick(d, q.Condition{}, q.Condition{}, test, q.Condition{Not: &test})
	}
	return question
}

func (d *drawing) ladder(m *q.Questionnaire, scored []*q.Question, id, of string) q.Ladder {
	l := q.Ladder{ID: id, Of: of}
	sections := []string{""}
	for _, s := range m.Sections {
		sections = append(sections, s.ID)
		for _, below := range s.Sections {
			sections = append(sections, below.ID)
		}
	}
	for range 1 + d.IntN(3) {
		var rung q.Rung
		for range 1 + d.IntN(3) {
			selector := &q.Selector{Section: pick(d, sections...), Tags: pick(d, nil, nil, []string{"a"})}
			value := q.Decimal(d.IntN(1001))
			var r q.Requirement
			switch d.IntN(6) {
			case 0:
				question := scored[d.IntN(len(scored))]
				r = q.Requirement{Question: question.ID, AtLeast: pick(d, question.Options...).Code}
			case 1:
				r = q.Requirement{All: selector, AtLeast: pick(d, "o0", "o1", "o2")}
			case 2, 3:
				r = q.Requirement{Share: max(1, value), Of: selector, AtLeastValue: new(q.Decimal(d.IntN(1001)))}
			default:
				if d.one(3) {
					value *= 2
				}
				r = q.Requirement{Score: pick(d, append(sections[1:], "self", "whole")...), Minimum: &value}
			}
			if d.readings {
				r.Reading = pick(d, "", "", "evidenced", "reviewed")
			}
			rung.Requires = append(rung.Requires, r)
		}
		l.Rungs = append(l.Rungs, rung)
	}
	return l
}

func (d *drawing) answers(m *q.Questionnaire) scoring.Input {
	in := scoring.Input{}
	low := d.one(2)
	for _, question := range questionsOf(m) {
		var g scoring.Given
		answered := q.Answer{State: q.Answered, Option: pick(d, question.Options...).Code}
		if low && question.Scored() {
			answered.Option = question.Options[0].Code
		}
		switch d.IntN(8) {
		case 0:
			continue
		case 1:
			g.Answer.State = pick(d, q.DontKnow, q.Withheld)
		case 2:
			g.Answer = q.Answer{State: q.NotApplicable, Reason: pick(d, "none", "other")}
			g.Accepted = d.one(3)
		case 3:
			g.Answer, g.Conflict = answered, true
		default:
			g.Answer = answered
		}
		if question.Scored() && d.readings {
			if d.one(2) {
				g.Supported = pick(d, question.Options...).Code
			}
			switch d.IntN(4) {
			case 0:
				g.Reviewed = &q.Answer{State: q.Answered, Option: pick(d, question.Options...).Code}
			case 1:
				g.Reviewed = &q.Answer{State: q.NotApplicable, Reason: "found"}
			}
		}
		in[question.ID] = g
	}
	return in
}

func (d *drawing) steps(m *q.Questionnaire) []assessment.LocalStep {
	var steps []assessment.LocalStep
	if !d.local {
		return nil
	}
	for _, question := range questionsOf(m) {
		if !question.Scored() {
			continue
		}
		for _, o := range question.Options[1:] {
			if !d.one(3) {
				continue
			}
			steps = append(steps, assessment.LocalStep{
				Question: question.ID, Option: o.Code,
				Status: pick(d, "", "", "excluded", "pinned", "under-way", "done"),
				Days:   pick(d, "", "", "0", "0.1", "3", "12.5", "40.25"),
			})
		}
	}
	return steps
}

// questionsOf are all questions of a model that was not loaded, which has no index of them.
func questionsOf(m *q.Questionnaire) []*q.Question {
	var all []*q.Question
	var add func(sections []*q.Section)
	add = func(sections []*q.Section) {
		for _, s := range sections {
			all = append(all, s.Questions...)
			add(s.Sections)
		}
	}
	add(m.Sections)
	return all
}
