package scoring

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

// Whatever the loader would refuse, and whatever a file can hold as an answer, scoring ends with
// numbers.
func TestNothingHostilePanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		word := rapid.SampledFrom([]string{"", "q0", "s0", "f0", "0", "9", "self", "whole", "nothing", "\x00", strings.Repeat("x", 999)})
		number := rapid.SampledFrom([]q.Decimal{0, 1, -1, q.One, math.MaxInt64, math.MinInt64})
		for range rapid.IntRange(1, 5).Draw(t, "breaks") {
			value := number.Draw(t, "number")
			requirement := q.Requirement{Reading: word.Draw(t, "reading"), AtLeast: word.Draw(t, "at least"), Share: value, Minimum: &value}
			selector := &q.Selector{Section: word.Draw(t, "section"), Tags: []string{word.Draw(t, "tag")}}
			switch rapid.IntRange(0, 3).Draw(t, "form") {
			case 0:
				requirement.Question = word.Draw(t, "question")
			case 1:
				requirement.All, requirement.AtLeastValue = selector, &value
			case 2:
				requirement.Of = selector
			case 3:
				requirement.Score = word.Draw(t, "score")
			}
			m.Ladders[0].Rungs[0].Requires = append(m.Ladders[0].Rungs[0].Requires, requirement)
			m.Ladders[0].Rungs[0].Profile = word.Draw(t, "profile")
			section := rapid.SampledFrom(m.Sections).Draw(t, "in")
			section.Score = &q.ScoreRule{Rule: word.Draw(t, "rule"), OutOf: number.Draw(t, "out of"), Bands: []q.Band{{From: value}}}
			section.Questions = append(section.Questions, &q.Question{
				ID: word.Draw(t, "id"), Type: rapid.SampledFrom([]q.Type{q.Scale, q.YesNo, q.Choice, q.Choices, q.Number, q.Date, q.Text, q.List, "?"}).Draw(t, "type"),
				Options: drawOptions(rapid.IntRange(0, 1).Draw(t, "few options"), nil),
				When:    q.Condition{Fact: word.Draw(t, "fact"), AtLeast: &value, In: []string{word.Draw(t, "code")}},
			})
			in[word.Draw(t, "answered")] = Given{
				Answer: q.Answer{
					State:  rapid.SampledFrom([]q.AnswerState{q.Answered, q.NotApplicable, "?"}).Draw(t, "state"),
					Option: word.Draw(t, "option"), Options: []string{word.Draw(t, "options")}, Number: word.Draw(t, "amount"), Date: word.Draw(t, "date"),
				},
				Rows: []q.Row{{}}, Supported: word.Draw(t, "supported"), Reviewed: &q.Answer{State: q.Answered, Option: word.Draw(t, "reviewed")},
			}
		}
		result := Score(m, in)
		result.Model().Without([]string{word.Draw(t, "without"), "q1", "f0"}).Score(in)
		result.Model().Parts(word.Draw(t, "parts"))
		for _, target := range []Target{{Ladder: "whole", Level: 99}, {Node: word.Draw(t, "node"), Ladder: word.Draw(t, "ladder"), Level: -1}, {Profile: "none"}} {
			result.Differences(target)
			for _, reading := range Readings {
				result.Gaps(reading, target)
				result.Explain(reading, target)
				result.Model().Demands(reading, target)
				for i := range 20 {
					result.HangsOn(reading, target, RequirementAt{Level: 1 + i/10, Index: i%10 - 1})
				}
			}
		}
		eachNode(result, result, func(_ Reading, n, _ *NodeResult) {
			if s := n.Score; s != nil && (math.IsNaN(s.Low.V) || math.IsNaN(s.High.V) || math.IsNaN(s.SoFar.V) || s.Low.V > s.High.V) {
				t.Fatalf("node %q: %+v", n.ID, *s)
			}
		})
	})
}
