package scoring

import (
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

var large = size{sections: 6, questions: 5, options: 5, facts: true, ladders: true, readings: true}

// eachNode calls visit with every node of two results to the same questionnaire.
func eachNode(before, after *Result, visit func(reading Reading, before, after *NodeResult)) {
	for _, reading := range Readings {
		b, a := before.Reading(reading), after.Reading(reading)
		visit(reading, &b.Whole, &a.Whole)
		for i := range b.Nodes {
			visit(reading, &b.Nodes[i], &a.Nodes[i])
		}
	}
}

// Settling one thing that was open - an answer, evidence for a claim, a review, the acceptance of a
// reason, a conflict - never makes any bound wider.
func TestSettlingNeverWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		questions := questionsBelow(m.Sections)
		if len(questions) == 0 {
			return
		}
		question := rapid.SampledFrom(questions).Draw(t, "question")
		g := in[question.ID]
		switch {
		case g.Conflict:
			g.Conflict = false
		case g.Answer.State == q.Answered && question.Scored() && g.Supported == "":
			g.Supported = drawOption(t, question).Option
		case g.Answer.State == q.NotApplicable:
			g.Accepted = true
		case g.Answer.State != q.Answered:
			g.Answer = drawOption(t, question)
			if rapid.Bool().Draw(t, "turns out not applicable") {
				g.Answer = q.Answer{State: q.NotApplicable, Reason: "none"}
			}
		case g.Reviewed == nil && question.Scored():
			reviewed := drawOption(t, question)
			g.Reviewed = &reviewed
		}
		settled := maps.Clone(in)
		settled[question.ID] = g

		model := Compile(m)
		eachNode(model.Score(in), model.Score(settled), func(reading Reading, before, after *NodeResult) {
			if b, a := before.Score, after.Score; b != nil {
				switch {
				case a.MayVanish && !b.MayVanish, a.Low.Defined && !b.Low.Defined:
					t.Fatalf("%s, node %q: %+v became %+v", reading, after.ID, *b, *a)
				case a.Low.Defined && (a.Low.V < b.Low.V-near || a.High.V > b.High.V+near):
					t.Fatalf("%s, node %q: %v to %v became %v to %v", reading, after.ID, b.Low.V, b.High.V, a.Low.V, a.High.V)
				}
			}
			for i := range before.Ladders {
				b, a := before.Ladders[i], after.Ladders[i]
				if a.Reached < b.Reached || a.Possible > b.Possible {
					t.Fatalf("%s, node %q, ladder %s: %d to %d became %d to %d", reading, after.ID, a.ID, b.Reached, b.Possible, a.Reached, a.Possible)
				}
			}
		})
	})
}

// Raising a scored answer lowers no level and no bound in any reading.
func TestRaisingNeverLowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		var raisable []*q.Question
		for _, question := range questionsBelow(m.Sections) {
			g := in[question.ID]
			if question.Scored() && g.Answer.State == q.Answered && question.OptionIndex(g.Answer.Option) < len(question.Options)-1 {
				raisable = append(raisable, question)
			}
		}
		if len(raisable) == 0 {
			return
		}
		question := rapid.SampledFrom(raisable).Draw(t, "question")
		g := in[question.ID]
		place := question.OptionIndex(g.Answer.Option)
		g.Answer.Option = question.Options[rapid.IntRange(place+1, len(question.Options)-1).Draw(t, "raised to")].Code
		raised := maps.Clone(in)
		raised[question.ID] = g

		model := Compile(m)
		eachNode(model.Score(in), model.Score(raised), func(reading Reading, before, after *NodeResult) {
			if b, a := before.Score, after.Score; b != nil && (a.Low.V < b.Low.V-near || a.High.V < b.High.V-near) {
				t.Fatalf("%s, node %q: %v to %v became %v to %v", reading, after.ID, b.Low.V, b.High.V, a.Low.V, a.High.V)
			}
			for i := range before.Ladders {
				b, a := before.Ladders[i], after.Ladders[i]
				if a.Reached < b.Reached || a.Possible < b.Possible {
					t.Fatalf("%s, node %q, ladder %s: %d to %d became %d to %d", reading, after.ID, a.ID, b.Reached, b.Possible, a.Reached, a.Possible)
				}
			}
		})
	})
}

// Doing more lowers nothing: raising claims, recording evidence for more of them and having reviewers accept more, of
// several questions at once, lowers no level and no low end of a score in any reading, whatever conditions are unknown.
// Reviews are only added or raised; one that is not there yet may come out at any option.
func TestDoingMoreNeverLowersALevel(t *testing.T) {
	unknown := 0
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		more := maps.Clone(in)
		for _, question := range questionsBelow(m.Sections) {
			if !question.Scored() || rapid.Bool().Draw(t, "as it was") {
				continue
			}
			g := in[question.ID]
			above := func(code string) string {
				return question.Options[rapid.IntRange(max(0, question.OptionIndex(code)), len(question.Options)-1).Draw(t, "to")].Code
			}
			if g.Answer.State != q.NotApplicable {
				if g.Conflict {
					g.Answer, g.Conflict = q.Answer{}, false
				}
				g.Answer = q.Answer{State: q.Answered, Option: above(g.Answer.Option)}
			}
			g.Supported = above(g.Supported)
			if g.Reviewed == nil || g.Reviewed.State == q.Answered {
				was := ""
				if g.Reviewed != nil {
					was = g.Reviewed.Option
				}
				g.Reviewed = &q.Answer{State: q.Answered, Option: above(was)}
			}
			more[question.ID] = g
		}
		model := Compile(m)
		before, after := model.Score(in), model.Score(more)
		for _, r := range before.Questions {
			if r.Asked == Unknown {
				unknown++
			}
		}
		eachNode(before, after, func(reading Reading, before, after *NodeResult) {
			if b, a := before.Score, after.Score; b != nil && a.Low.V < b.Low.V-near {
				t.Fatalf("%s, node %q: low %v became %v", reading, after.ID, b.Low.V, a.Low.V)
			}
			for i := range before.Ladders {
				if b, a := before.Ladders[i].Reached, after.Ladders[i].Reached; a < b {
					t.Fatalf("%s, node %q, ladder %s: %d became %d", reading, after.ID, after.Ladders[i].ID, b, a)
				}
			}
		})
	})
	if unknown == 0 {
		t.Error("no condition was unknown")
	}
}

// Whatever comes in, numbers are numbers, bounds stand the right way round, counts add up.
func TestResultsHoldTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		result := Score(m, in)
		for i, question := range questionsBelow(m.Sections) {
			if r := result.Questions[i]; r.ID != question.ID || *result.Question(question.ID) != r {
				t.Fatalf("question %d is %s; want %s", i, r.ID, question.ID)
			}
		}
		eachNode(result, result, func(reading Reading, n, _ *NodeResult) {
			if s := n.Score; s != nil {
				for _, v := range []Value{s.SoFar, s.Low, s.High} {
					if math.IsNaN(v.V) || math.IsInf(v.V, 0) || math.Signbit(v.V) || !v.Defined && v.V != 0 {
						t.Fatalf("%s, node %q: %+v", reading, n.ID, *s)
					}
				}
				if s.Low.V > s.High.V || s.Low.Defined != s.High.Defined || s.SoFar.Defined && !s.Low.Defined {
					t.Fatalf("%s, node %q: %+v", reading, n.ID, *s)
				}
			}
			c := result.Tally(n.ID)
			for i := range c.Questions {
				if c.Scored[i] > c.Questions[i] || c.Scored[i] == 0 && c.Weight[i] != 0 || c.Evidenced > c.Weight[Answered] {
					t.Fatalf("node %q: %+v", n.ID, c)
				}
			}
			for _, l := range n.Ladders {
				if l.Reached > l.Possible {
					t.Fatalf("%s, node %q, ladder %s: %d to %d", reading, n.ID, l.ID, l.Reached, l.Possible)
				}
				for _, rung := range l.Rungs {
					if rung.CountMet+rung.CountFailed+rung.CountOpen+rung.CountWaived != len(rung.Requirements) || rung.Met && !rung.Possible || rung.Met && rung.CountFailed > 0 {
						t.Fatalf("%s, node %q, ladder %s: %+v", reading, n.ID, l.ID, rung)
					}
				}
			}
		})
	})
}

// The order in which answers were put into the map makes no difference, to the last bit, and neither
// does scoring a second time or in another run of the model.
func TestOrderOfInputIsIrrelevant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		shuffled := Input{}
		for _, id := range rapid.Permutation(slices.Sorted(maps.Keys(in))).Draw(t, "order") {
			shuffled[id] = in[id]
		}
		shuffled["not.in.the.questionnaire"] = Given{Answer: q.Answer{State: q.Answered, Option: "4"}}
		model := Compile(m)
		want := model.Score(in)
		for _, got := range []*Result{model.Score(shuffled), Score(m, in)} {
			if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Result{}, ReadingResult{})); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// Every gap is short of what is needed, and closing all of them, with evidence and review, leaves no
// minimum and no share of the target that can fail.
func TestClosingEveryGapClosesTheTarget(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		model := Compile(m)
		result := model.Score(in)
		reading := rapid.SampledFrom(Readings[:]).Draw(t, "reading")
		l := result.Reading(reading).Whole.Ladders[0]
		target := Target{Ladder: l.ID, Level: rapid.IntRange(1, len(l.Rungs)).Draw(t, "level")}
		gaps := result.Gaps(reading, target)
		closed := maps.Clone(in)
		for i, gap := range gaps {
			if gap.HaveLow >= gap.Need || i > 0 && gap.Rung < gaps[i-1].Rung || gap.Holds != (gap.Rung == l.Reached+1) {
				t.Fatalf("gap %d: %+v", i, gap)
			}
			options := model.find(gap.Question).Options
			if gap.Need >= len(options) {
				return // the requirement asks for a value that no option has
			}
			// A gap of a share or a score may need more of one answer where others can't give it.
			top := q.Answer{State: q.Answered, Option: options[len(options)-1].Code}
			closed[gap.Question] = Given{Answer: top, Supported: top.Option, Reviewed: &top}
		}
		after := model.Score(closed).Reading(reading).Whole.Ladders[0]
		for _, rung := range after.Rungs[:target.Level] {
			for _, r := range rung.Requirements {
				// A score's border may lie above what its tops come to, and a minimum above the top option.
				beyond := r.Kind == ScoreAtLeast || r.Kind == MinimumOption && r.Need == len(model.find(r.Question).Options)
				if r.Worst == Failed && !beyond {
					t.Fatalf("still short: %+v", r)
				}
			}
		}
	})
}
