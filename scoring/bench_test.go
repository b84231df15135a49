package scoring

import (
	"fmt"
	"testing"

	q "cirtkit/questionnaires"
)

// synthetic makes a questionnaire of n questions in sections of ten, half of them with a condition, a
// mean for every section and for the whole, and a ladder of five rungs that asks for a minimum of every
// question, a share and a score; and an answer to each, half of them with evidence, a third reviewed.
func synthetic(n int) (*q.Questionnaire, Input) {
	m := &q.Questionnaire{ID: "synthetic", Score: &q.ScoreRule{Rule: q.MeanOfChildren, OutOf: 5 * q.One}}
	fact := &q.Question{ID: "facts.exists", Type: q.Choice, Options: []q.Option{{Code: "no"}, {Code: "yes"}}}
	m.Sections = append(m.Sections, &q.Section{ID: "facts", Weight: q.One, Questions: []*q.Question{fact}})
	in := Input{fact.ID: {Answer: q.Answer{State: q.Answered, Option: "yes"}}}
	ladder := q.Ladder{ID: "readiness", Rungs: make([]q.Rung, 5)}
	var section *q.Section
	for i := range n {
		if i%10 == 0 {
			section = &q.Section{ID: fmt.Sprintf("s%d", i/10), Weight: q.One, Score: &q.ScoreRule{Rule: q.Mean, OutOf: 5 * q.One}}
			m.Sections = append(m.Sections, section)
		}
		question := &q.Question{ID: fmt.Sprintf("section-%d.question-%d", i/10, i), Type: q.Scale, Weight: q.Decimal(1+i%3) * q.One, Tags: []string{fmt.Sprint("rung", i%5)}}
		for o := range 5 {
			question.Options = append(question.Options, q.Option{Code: fmt.Sprint(o)})
		}
		if i%2 == 0 {
			question.When = q.Condition{Fact: fact.ID, In: []string{"yes"}}
		}
		section.Questions = append(section.Questions, question)
		g := Given{Answer: q.Answer{State: q.Answered, Option: question.Options[(i*7)%5].Code}}
		if i%2 == 1 {
			g.Supported = "2"
		}
		if i%3 == 0 {
			g.Reviewed = &q.Answer{State: q.Answered, Option: "3"}
		}
		in[question.ID] = g
	}
	half := q.One / 2
	for i := range ladder.Rungs {
		tags := []string{fmt.Sprint("rung", i)}
		ladder.Rungs[i].Requires = []q.Requirement{
			{All: &q.Selector{Tags: tags}, AtLeast: "1"},
			{Share: 800, Of: &q.Selector{Tags: tags}, AtLeast: "3"},
			{Score: "whole", Minimum: &half},
		}
	}
	m.Ladders = []q.Ladder{ladder}
	return m, in
}

func BenchmarkScore(b *testing.B) {
	for _, n := range []int{110, 500} {
		m, in := synthetic(n)
		model := Compile(m)
		b.Run(fmt.Sprintf("%d-answers", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.Score(in)
			}
		})
		b.Run(fmt.Sprintf("%d-answers-and-gaps", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.Score(in).Gaps(Claimed, Target{Ladder: "readiness", Level: 5})
			}
		})
		b.Run(fmt.Sprintf("%d-unanswered", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.Score(nil)
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	for _, n := range []int{110, 500} {
		m, _ := synthetic(n)
		b.Run(fmt.Sprintf("%d-questions", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Compile(m)
			}
		})
	}
}

// All three readings are scored; one is explained, or each.
func BenchmarkScoreAndExplain(b *testing.B) {
	for _, n := range []int{110, 500} {
		m, in := synthetic(n)
		model := Compile(m)
		target := Target{Ladder: "readiness", Level: 5}
		b.Run(fmt.Sprintf("%d-answers", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.Score(in).Explain(Claimed, target)
			}
		})
		b.Run(fmt.Sprintf("%d-answers-each-reading", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := model.Score(in)
				for _, reading := range Readings {
					r.Explain(reading, target)
				}
			}
		})
		b.Run(fmt.Sprintf("%d-unanswered", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				model.Score(nil).Explain(Claimed, target)
			}
		})
	}
}
