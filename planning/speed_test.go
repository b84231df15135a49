package planning

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// sizes as questionnaires have them: most actions are small.
var drawnSizes = []string{"S", "S", "S", "M", "M", "M", "L", "XL"}

// synthetic makes a questionnaire of n questions with five options each, in sections of ten, with a ladder of one
// rung that requires what is given. About one question in seven has a step that waits for one of another question.
func synthetic(n int, seed uint64, rungs ...[]questionnaires.Requirement) *questionnaires.Questionnaire {
	r := rand.New(rand.NewPCG(seed, 1))
	q := &questionnaires.Questionnaire{ID: "synthetic"}
	var section *questionnaires.Section
	id := func(i int) string { return fmt.Sprintf("section-%d.question-%d", i/10, i) }
	for i := range n {
		if i%10 == 0 {
			section = &questionnaires.Section{ID: fmt.Sprintf("s%d", i/10), Weight: questionnaires.One}
			q.Sections = append(q.Sections, section)
		}
		question := &questionnaires.Question{
			ID: id(i), Type: questionnaires.Scale, Essential: true, Weight: questionnaires.Decimal(1+r.IntN(3)) * questionnaires.One,
		}
		for o := range 5 {
			question.Options = append(question.Options, questionnaires.Option{Code: fmt.Sprint(o)})
			if o > 0 {
				question.Improve = append(question.Improve, questionnaires.Action{To: fmt.Sprint(o), Size: drawnSizes[r.IntN(len(drawnSizes))], Who: "team"})
			}
		}
		if other := r.IntN(n); r.IntN(100) < 15 && other != i {
			// Only a step that leads higher waits, so that there is no circle.
			to := 1 + r.IntN(3)
			question.Improve[to].After = []questionnaires.Prereq{{Question: id(other), AtLeast: fmt.Sprint(to)}}
		}
		section.Questions = append(section.Questions, question)
	}
	l := questionnaires.Ladder{ID: "ladder"}
	for _, requires := range rungs {
		l.Rungs = append(l.Rungs, questionnaires.Rung{Requires: requires})
	}
	q.Ladders = []questionnaires.Ladder{l}
	return q
}

func benchmarkMake(b *testing.B, q *questionnaires.Questionnaire) {
	m := scoring.Compile(q)
	o := Options{Target: scoring.Target{Ladder: "ladder", Level: len(q.Ladders[0].Rungs)}}
	in := scoring.Input{}
	for i, section := range q.Sections {
		for j, question := range section.Questions {
			if (i+j)%3 > 0 {
				in[question.ID] = scoring.Given{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: fmt.Sprint((i + j) % 3)}}
			}
		}
	}
	var r *Roadmap
	b.ReportAllocs()
	for b.Loop() {
		r = Make(m, in, o)
	}
	if r.Outcome != Planned {
		b.Fatalf("%+v", r)
	}
	exact := 0.0
	if r.Exact {
		exact = 1
	}
	b.ReportMetric(exact, "exact")
	b.ReportMetric(float64(len(r.Steps)), "steps")
}

// Forced closure: minimum options alone, on three rungs.
func BenchmarkForced150(b *testing.B) {
	var rungs [][]questionnaires.Requirement
	for level := range 3 {
		rungs = append(rungs, []questionnaires.Requirement{{All: &questionnaires.Selector{}, AtLeast: fmt.Sprint(level + 1)}})
	}
	benchmarkMake(b, synthetic(150, 1, rungs...))
}

// A share for each of 15 sections and one for the whole.
func BenchmarkShares150(b *testing.B) {
	for seed := range uint64(3) {
		var rung []questionnaires.Requirement
		for i := range 15 {
			rung = append(rung, questionnaires.Requirement{Share: 600, Of: &questionnaires.Selector{Section: fmt.Sprintf("s%d", i)}, AtLeast: "2"})
		}
		rung = append(rung, questionnaires.Requirement{Share: 750, Of: &questionnaires.Selector{}, AtLeast: "2"})
		b.Run(fmt.Sprint(seed), func(b *testing.B) { benchmarkMake(b, synthetic(150, seed, rung)) })
	}
}
