package scoring

import (
	"maps"
	"math"
	"testing"

	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

// settled is the answers with one that is settled at a place in a reading.
func settled(m *Model, in Input, id string, reading Reading, place int) Input {
	after := maps.Clone(in)
	g := after[id]
	question := m.find(id)
	option := q.Answer{State: q.Answered, Option: question.Options[place].Code}
	isAnswered := g.Answer.State == q.Answered && !g.Conflict
	switch reading {
	case Reviewed:
		g.Reviewed = &option
	case Evidenced:
		g.Supported = option.Option
		if isAnswered && question.OptionIndex(g.Answer.Option) > place {
			break
		}
		fallthrough
	case Claimed:
		g.Answer, g.Conflict = option, false
	}
	after[id] = g
	return after
}

// What an answer moves is what scoring the moved answer finds, for every rule and however deep.
func TestMovesAreWhatScoringFinds(t *testing.T) {
	compared := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		model, in, result, e := drawExplained(t)
		reading := e.Reading
		at := 0
		for place := range model.nodes {
			node := &model.nodes[place]
			if !node.shown {
				continue
			}
			section := e.Sections[at]
			at++
			if section.Section != node.id {
				t.Fatalf("section %q stands where %q should", section.Section, node.id)
			}
			moves := map[string]Move{}
			for i, mv := range section.Moves {
				if i > 0 && mv.Top > section.Moves[i-1].Top+1e-9 {
					t.Fatalf("%+v after %+v", mv, section.Moves[i-1])
				}
				moves[mv.Question] = mv
			}
			score := func(in Input) *NodeScore { return model.Score(in).Reading(reading).Node(node.id).Score }
			was := score(in)
			for i := node.first; i < node.end; i++ {
				question, r := &model.questions[i], &result.Questions[i]
				if !question.scored || r.Out[reading] == True {
					if _, moves := moves[r.ID]; moves {
						t.Fatalf("%s is out, and moves %q", r.ID, node.id)
					}
					continue
				}
				gain := func(place int) float64 {
					return score(settled(model, in, r.ID, reading, place)).Low.V - was.Low.V
				}
				width := func(place int) float64 {
					s := score(settled(model, in, r.ID, reading, place))
					return (was.High.V - was.Low.V) - (s.High.V - s.Low.V)
				}
				want := Move{Question: r.ID, Have: r.Low[reading]}
				if was.Low.Defined {
					want.Step, want.Top = gain(min(r.Low[reading]+1, question.top())), gain(question.top())
					if open := question.isOpen(&result.stances[i], reading); open || r.Low[reading] < r.High[reading] {
						want.Open = min(width(r.Low[reading]), width(r.High[reading]))
					}
				}
				got, ok := moves[r.ID]
				near := func(a, b float64) bool { return math.Abs(a-b) < 1e-6 }
				if !near(got.Step, want.Step) || !near(got.Top, want.Top) || !near(got.Open, want.Open) || ok && got.Have != want.Have {
					t.Fatalf("%s, node %q (%s): %+v; want %+v\nwas %+v", reading, node.id, node.rule, got, want, *was)
				}
				if ok {
					compared[node.rule]++
				}
			}
		}
		if at != len(e.Sections) {
			t.Fatalf("%d sections too many", len(e.Sections)-at)
		}
	})
	for _, rule := range []string{q.Mean, q.MeanOfChildren, q.Minimum, q.Sum, q.SumWhileFull} {
		if compared[rule] == 0 {
			t.Errorf("no answer moved a %s", rule)
		}
	}
}
