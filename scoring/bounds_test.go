package scoring

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

const near = 1e-9

// seen is what all completions of a node come to.
type seen struct {
	low, high           float64
	defined, undefined  bool
	lowLevel, highLevel []int // by ladder
}

func lookAtAll(m *q.Questionnaire, in Input, reading Reading) map[string]*seen {
	nodes := referenceNodes(m)
	all := map[string]*seen{}
	for _, n := range nodes {
		s := &seen{low: math.Inf(1), high: math.Inf(-1)}
		for _, l := range n.ladders {
			s.lowLevel = append(s.lowLevel, len(l.Rungs))
			s.highLevel = append(s.highLevel, 0)
		}
		all[n.id] = s
	}
	eachCompletion(m, in, reading, func(c *completion) {
		for _, n := range nodes {
			s := all[n.id]
			if v, ok := c.shown(n); ok {
				s.low, s.high, s.defined = min(s.low, v), max(s.high, v), true
			} else {
				s.undefined = true
			}
			for i, l := range n.ladders {
				level := c.level(l, n)
				s.lowLevel[i], s.highLevel[i] = min(s.lowLevel[i], level), max(s.highLevel[i], level)
			}
		}
	})
	return all
}

// Without conditions nothing hangs together, so every score's bounds are those of the completions
// exactly: no wider, no narrower.
func TestScoreBoundsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, size{sections: 3, questions: 2, options: 3})
		result := Score(m, in)
		for _, reading := range Readings {
			for id, want := range lookAtAll(m, in, reading) {
				got := result.Reading(reading).Node(id).Score
				if got == nil {
					continue
				}
				if got.Low.Defined != want.defined || got.MayVanish != want.undefined {
					t.Fatalf("%s, node %q: defined %v, may vanish %v; want %v, %v", reading, id, got.Low.Defined, got.MayVanish, want.defined, want.undefined)
				}
				if want.defined && (math.Abs(got.Low.V-want.low) > near || math.Abs(got.High.V-want.high) > near) {
					t.Fatalf("%s, node %q: from %v to %v; want %v to %v", reading, id, got.Low.V, got.High.V, want.low, want.high)
				}
			}
		}
	})
}

// With conditions and ladders, answers hang together (two questions on one fact, one question in two
// requirements); bounds may then be wider than the completions, but never narrower.
func TestBoundsContainEveryCompletion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, size{sections: 2, questions: 2, options: 3, facts: true, ladders: true})
		result := Score(m, in)
		for _, reading := range Readings {
			for id, want := range lookAtAll(m, in, reading) {
				got := result.Reading(reading).Node(id)
				if s := got.Score; s != nil {
					if want.undefined && !s.MayVanish || want.defined && !s.Low.Defined {
						t.Fatalf("%s, node %q: defined %v, may vanish %v; completions: %v, %v", reading, id, s.Low.Defined, s.MayVanish, want.defined, want.undefined)
					}
					if want.defined && (s.Low.V > want.low+near || s.High.V < want.high-near) {
						t.Fatalf("%s, node %q: from %v to %v; completions go from %v to %v", reading, id, s.Low.V, s.High.V, want.low, want.high)
					}
				}
				for i, l := range got.Ladders {
					if l.Reached > want.lowLevel[i] || l.Possible < want.highLevel[i] {
						t.Fatalf("%s, node %q, ladder %s: %d to %d; completions go from %d to %d", reading, id, l.ID, l.Reached, l.Possible, want.lowLevel[i], want.highLevel[i])
					}
				}
			}
		}
	})
}

// Where each question is in one requirement only, and nothing else hangs together, levels are exact
// too.
func TestLevelBoundsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t, size{sections: 1, questions: 5, options: 3})
		ladder := q.Ladder{ID: "l", Rungs: make([]q.Rung, 2)}
		for _, question := range questionsBelow(m.Sections) {
			rung := &ladder.Rungs[rapid.IntRange(0, 1).Draw(t, "rung")]
			code := rapid.SampledFrom(question.Options).Draw(t, "code").Code
			question.Tags = []string{question.ID}
			if rapid.Bool().Draw(t, "as a share") {
				rung.Requires = append(rung.Requires, q.Requirement{Share: 600, Of: &q.Selector{Tags: question.Tags}, AtLeast: code})
			} else {
				rung.Requires = append(rung.Requires, q.Requirement{Question: question.ID, AtLeast: code})
			}
		}
		m.Ladders = []q.Ladder{ladder}
		in := drawInput(t, m)
		result := Score(m, in)
		for _, reading := range Readings {
			want := lookAtAll(m, in, reading)[""]
			got := result.Reading(reading).Whole.Ladders[0]
			if got.Reached != want.lowLevel[0] || got.Possible != want.highLevel[0] {
				t.Fatalf("%s: %d to %d; completions go from %d to %d", reading, got.Reached, got.Possible, want.lowLevel[0], want.highLevel[0])
			}
		}
	})
}

// With nothing open, a large questionnaire scores as the reference does: low, high and so far alike.
func TestCompleteAnswersMatchReference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t, size{sections: 8, questions: 8, options: 6, facts: true, ladders: true})
		in := Input{}
		for _, question := range questionsBelow(m.Sections) {
			g := Given{Answer: drawOption(t, question)}
			if rapid.IntRange(0, 4).Draw(t, "not applicable") == 0 && !question.Essential {
				g.Answer = q.Answer{State: q.NotApplicable, Reason: "none"}
			}
			in[question.ID] = g
		}
		result := Score(m, in).Reading(Claimed)
		eachCompletion(m, in, Claimed, func(c *completion) { // there is one
			for _, n := range referenceNodes(m) {
				got := result.Node(n.id)
				want, defined := c.shown(n)
				if s := got.Score; s != nil {
					if s.SoFar != s.Low || s.Low != s.High || s.Low.Defined != defined || s.MayVanish == defined {
						t.Fatalf("node %q: %+v; want one number, defined %v", n.id, *s, defined)
					}
					if defined && math.Abs(s.Low.V-want) > near {
						t.Fatalf("node %q: %v; want %v", n.id, s.Low.V, want)
					}
				}
				for i, l := range n.ladders {
					if got := got.Ladders[i]; got.Reached != c.level(l, n) || got.Possible != got.Reached {
						t.Fatalf("node %q, ladder %s: %d to %d; want %d", n.id, l.ID, got.Reached, got.Possible, c.level(l, n))
					}
				}
			}
		})
	})
}
