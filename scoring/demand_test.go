package scoring

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

// Every demand is the requirement that is judged at its place.
func TestDemandsAreWhatIsJudged(t *testing.T) {
	kinds := map[RequirementKind]int{}
	rapid.Check(t, func(t *rapid.T) {
		model, _, result, e := drawExplained(t)
		demands := model.Demands(e.Reading, e.Target)
		at := 0
		for level := 1; level <= e.To; level++ {
			for i := range e.Ladder.Rungs[level-1].Requirements {
				r := &e.Ladder.Rungs[level-1].Requirements[i]
				if at >= len(demands) {
					t.Fatalf("%d demands; more is judged", len(demands))
				}
				d := demands[at]
				at++
				kinds[d.Kind]++
				if d.Level != level || d.Index != i || d.Kind != r.Kind || d.Reading != r.Reading {
					t.Fatalf("%+v stands for %+v of level %d, %d", d, *r, level, i)
				}
				switch d.Kind {
				case MinimumOption:
					if len(d.Members) != 1 || result.Questions[d.Members[0].Question].ID != r.Question || d.Members[0].Need != r.Need {
						t.Fatalf("%+v stands for %+v", d, *r)
					}
				case ShareAtLeast:
					var ids []string
					for _, member := range d.Members {
						ids = append(ids, result.Questions[member.Question].ID)
						if want := model.questions[member.Question].weight; member.Weight != want {
							t.Fatalf("%+v: the weight is %d", d, want)
						}
					}
					if !slices.Equal(ids, r.Questions) || float64(d.Share)/1000 != r.NeedValue {
						t.Fatalf("%+v stands for %+v", d, *r)
					}
				case ScoreAtLeast:
					if d.Nowhere || d.Node != r.Section || d.Minimum != r.NeedValue {
						t.Fatalf("%+v stands for %+v", d, *r)
					}
				}
			}
		}
		if at != len(demands) {
			t.Fatalf("%d demands; %d requirements are judged", len(demands), at)
		}
	})
	for kind := MinimumOption; kind <= ScoreAtLeast; kind++ {
		if kinds[kind] == 0 {
			t.Errorf("no demand of kind %d was drawn", kind)
		}
	}
}

func TestDemandsOfNothing(t *testing.T) {
	m := Compile(&q.Questionnaire{
		Ladders:  []q.Ladder{{ID: "l", Rungs: []q.Rung{{Requires: []q.Requirement{{Question: "nothing", AtLeast: "1"}, {Score: "nowhere", Minimum: new(q.Decimal)}}}}}},
		Sections: []*q.Section{{ID: "s"}},
	})
	for _, target := range []Target{{Ladder: "other", Level: 1}, {Node: "other", Ladder: "l", Level: 1}, {Profile: "other"}, {Ladder: "l"}, {Ladder: "l", Level: -1}} {
		if got := m.Demands(Claimed, target); got != nil {
			t.Errorf("%+v: %+v", target, got)
		}
	}
	for _, d := range m.Demands(Claimed, Target{Ladder: "l", Level: 9}) {
		if d.Kind != ScoreAtLeast || !d.Nowhere {
			t.Errorf("%+v can be met; the questionnaire has neither question nor section", d)
		}
	}
}

// A node's score is what its parts come to, by the plain rule, where nothing is open.
func TestPartsMakeTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t, size{sections: 5, questions: 4, options: 4})
		in := Input{}
		for _, question := range questionsBelow(m.Sections) {
			in[question.ID] = Given{Answer: drawOption(t, question)}
		}
		model := Compile(m)
		result := model.Score(in)
		var score func(node string) (float64, bool)
		score = func(node string) (float64, bool) {
			parts, ok := model.Parts(node)
			if !ok {
				t.Fatalf("%q has no parts", node)
			}
			var values, weights []float64
			for _, part := range parts.Parts {
				if part.Question >= 0 {
					if out := result.Questions[part.Question].Out[Claimed]; out == True {
						t.Fatalf("%+v is out", part)
					}
					question := model.questions[part.Question].source
					values = append(values, optionValue(question, result.Questions[part.Question].Low[Claimed]))
				} else if v, ok := score(part.Node); ok {
					values = append(values, v)
				} else {
					continue
				}
				weights = append(weights, float64(part.Weight)/1000)
			}
			if len(values) == 0 {
				return 0, false
			}
			total, weight := 0.0, 0.0
			for i, v := range values {
				total += v * weights[i]
				weight += weights[i]
			}
			switch parts.Rule {
			case q.Minimum:
				return slices.Min(values), true
			case q.Sum:
				return total, true
			case q.SumWhileFull:
				total = 0
				for _, v := range values {
					total += v
					if v < 1-1e-9 {
						break
					}
				}
				return total, true
			}
			return total / weight, true
		}
		eachNode(result, result, func(reading Reading, n, _ *NodeResult) {
			if reading != Claimed || n.Score == nil {
				return
			}
			v, ok := score(n.ID)
			parts, _ := model.Parts(n.ID)
			if ok != n.Score.Low.Defined || ok && math.Abs(v*parts.OutOf-n.Score.Low.V) > 1e-9 {
				t.Fatalf("the parts %+v of %q come to %v (%t); the score is %+v", parts, n.ID, v, ok, *n.Score)
			}
		})
		if _, ok := model.Parts("nowhere"); ok {
			t.Fatal("a section that there is not has parts")
		}
	})
}
