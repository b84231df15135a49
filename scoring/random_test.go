package scoring

import (
	"fmt"

	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

// size bounds a random questionnaire.
type size struct {
	sections, questions, options int
	facts                        bool // with conditions on facts
	ladders                      bool
	readings                     bool // requirements may ask for a reading of their own
}

// draw makes a random questionnaire and random answers to it.
func draw(t *rapid.T, s size) (*q.Questionnaire, Input) {
	m := drawModel(t, s)
	return m, drawInput(t, m)
}

func drawModel(t *rapid.T, s size) *q.Questionnaire {
	m := &q.Questionnaire{Format: 1, ID: "random", Score: drawRule(t)}
	var factIDs []string
	if s.facts {
		facts := &q.Section{ID: "facts", Weight: q.One}
		for i := range rapid.IntRange(1, 2).Draw(t, "facts") {
			fact := &q.Question{ID: fmt.Sprintf("f%d", i), Type: q.Choice, Options: drawOptions(2, nil), NA: []q.Named{{ID: "none"}}}
			fact.When = drawCondition(t, factIDs)
			factIDs = append(factIDs, fact.ID)
			facts.Questions = append(facts.Questions, fact)
		}
		m.Sections = append(m.Sections, facts)
	}
	n := 0
	for i := range rapid.IntRange(1, s.sections).Draw(t, "sections") {
		section := &q.Section{ID: fmt.Sprintf("s%d", i), Kind: rapid.SampledFrom([]string{"", "domain"}).Draw(t, "kind"), Weight: drawWeight(t), Score: drawRule(t)}
		for range rapid.IntRange(0, s.questions).Draw(t, "questions") {
			section.Questions = append(section.Questions, drawQuestion(t, fmt.Sprintf("q%d", n), s.options, factIDs))
			n++
		}
		// Some go below the section before, so that the tree is deeper than one.
		if i > 0 && rapid.Bool().Draw(t, "below") {
			over := m.Sections[len(m.Sections)-1]
			over.Sections = append(over.Sections, section)
			continue
		}
		m.Sections = append(m.Sections, section)
	}
	if s.ladders {
		m.Ladders = append(m.Ladders, drawLadder(t, m, s, "whole", ""), drawLadder(t, m, s, "kind", "domain"))
	}
	return m
}

func drawRule(t *rapid.T) *q.ScoreRule {
	rule := rapid.SampledFrom([]string{"", q.Mean, q.MeanOfChildren, q.Minimum, q.Sum, q.SumWhileFull}).Draw(t, "rule")
	if rule == "" {
		return nil
	}
	return &q.ScoreRule{Rule: rule, OutOf: rapid.SampledFrom([]q.Decimal{0, q.One, 5 * q.One}).Draw(t, "out-of")}
}

func drawWeight(t *rapid.T) q.Decimal {
	return rapid.SampledFrom([]q.Decimal{0, 500, 1000, 1000, 2000, 3333}).Draw(t, "weight")
}

func drawOptions(n int, values []q.Decimal) []q.Option {
	options := make([]q.Option, n)
	for i := range options {
		options[i].Code = fmt.Sprint(i)
		if values != nil {
			options[i].Value = &values[i]
		}
	}
	return options
}

func drawQuestion(t *rapid.T, id string, options int, factIDs []string) *q.Question {
	n := rapid.IntRange(2, options).Draw(t, "options")
	question := &q.Question{ID: id, Type: q.Scale, Options: drawOptions(n, nil), Weight: drawWeight(t), When: drawCondition(t, factIDs)}
	if rapid.IntRange(0, 3).Draw(t, "stated") == 0 {
		values := make([]q.Decimal, n)
		for i := range values {
			values[i] = q.Decimal(rapid.IntRange(0, 1000).Draw(t, "value"))
			if i > 0 {
				values[i] = max(values[i], values[i-1])
			}
		}
		question.Type, question.Options = q.Choice, drawOptions(n, values)
	}
	question.Essential = rapid.Bool().Draw(t, "essential")
	if !question.Essential {
		question.NA = []q.Named{{ID: "none"}}
	}
	question.Tags = rapid.SampledFrom([][]string{nil, {"a"}, {"b"}, {"a", "b"}}).Draw(t, "tags")
	if rapid.IntRange(0, 9).Draw(t, "retired") == 0 {
		question.Retired = "2.0"
	}
	return question
}

func drawCondition(t *rapid.T, factIDs []string) q.Condition {
	if len(factIDs) == 0 {
		return q.Condition{}
	}
	test := func() q.Condition {
		return q.Condition{Fact: rapid.SampledFrom(factIDs).Draw(t, "fact"), In: []string{"1"}}
	}
	switch rapid.IntRange(0, 5).Draw(t, "condition") {
	case 0:
		return test()
	case 1:
		c := test()
		return q.Condition{Not: &c}
	case 2:
		return q.Condition{AllOf: []q.Condition{test(), test()}}
	case 3:
		return q.Condition{AnyOf: []q.Condition{test(), test()}}
	}
	return q.Condition{}
}

func drawLadder(t *rapid.T, m *q.Questionnaire, s size, id, of string) q.Ladder {
	var questions []*q.Question
	for _, question := range questionsBelow(m.Sections) {
		if question.Scored() {
			questions = append(questions, question)
		}
	}
	sections := []string{""}
	for _, section := range sectionsBelow(m.Sections) {
		sections = append(sections, section.ID)
	}
	selector := func() *q.Selector {
		return &q.Selector{
			Section: rapid.SampledFrom(sections).Draw(t, "selected"),
			Tags:    rapid.SampledFrom([][]string{nil, {"a"}, {"b"}}).Draw(t, "with"),
		}
	}
	decimal := func(name string) *q.Decimal {
		d := q.Decimal(rapid.IntRange(0, 1000).Draw(t, name))
		return &d
	}
	l := q.Ladder{ID: id, Of: of}
	for range rapid.IntRange(1, 3).Draw(t, "rungs") {
		var rung q.Rung
		for range rapid.IntRange(0, 3).Draw(t, "requirements") {
			var r q.Requirement
			switch form := rapid.IntRange(0, 4).Draw(t, "form"); {
			case form == 0 && len(questions) > 0:
				question := rapid.SampledFrom(questions).Draw(t, "required")
				r = q.Requirement{Question: question.ID, AtLeast: rapid.SampledFrom(question.Options).Draw(t, "at least").Code}
			case form == 1:
				r = q.Requirement{All: selector(), AtLeastValue: decimal("value")}
			case form == 2:
				r = q.Requirement{All: selector(), AtLeast: "1"}
			case form == 3:
				share := q.Decimal(rapid.IntRange(1, 1000).Draw(t, "share")) // the loader takes no other
				r = q.Requirement{Share: share, Of: selector(), AtLeast: "1"}
			default:
				r = q.Requirement{Score: rapid.SampledFrom(append(sections[1:], "self", "whole")).Draw(t, "score"), Minimum: decimal("minimum")}
			}
			if s.readings {
				r.Reading = rapid.SampledFrom([]string{"", "", "claimed", "evidenced", "reviewed"}).Draw(t, "reading")
			}
			rung.Requires = append(rung.Requires, r)
		}
		l.Rungs = append(l.Rungs, rung)
	}
	return l
}

func drawInput(t *rapid.T, m *q.Questionnaire) Input {
	in := Input{}
	for _, question := range questionsBelow(m.Sections) {
		if g := drawGiven(t, question); g != nil {
			in[question.ID] = *g
		}
	}
	return in
}

// drawGiven answers a question, or leaves it unanswered: nil.
func drawGiven(t *rapid.T, question *q.Question) *Given {
	g := &Given{}
	switch rapid.IntRange(0, 9).Draw(t, "answer") {
	case 0, 1:
		return nil
	case 2:
		g.Answer.State = rapid.SampledFrom([]q.AnswerState{q.DontKnow, q.Withheld}).Draw(t, "unknown")
	case 3:
		g.Answer = q.Answer{State: q.NotApplicable, Reason: rapid.SampledFrom([]string{"none", "another"}).Draw(t, "reason")}
		g.Accepted = rapid.Bool().Draw(t, "accepted")
	case 4:
		g.Answer, g.Conflict = drawOption(t, question), true
	default:
		g.Answer = drawOption(t, question)
	}
	if question.Scored() {
		if rapid.Bool().Draw(t, "supported") {
			g.Supported = drawOption(t, question).Option
		}
		switch rapid.IntRange(0, 3).Draw(t, "reviewed") {
		case 0:
			reviewed := drawOption(t, question)
			g.Reviewed = &reviewed
		case 1:
			g.Reviewed = &q.Answer{State: q.NotApplicable, Reason: "found"}
		}
	}
	return g
}

func drawOption(t *rapid.T, question *q.Question) q.Answer {
	return q.Answer{State: q.Answered, Option: rapid.SampledFrom(question.Options).Draw(t, "option").Code}
}
