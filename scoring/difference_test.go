package scoring

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The differences are those requirements that are judged differently in the three readings, and no others.
func TestDifferences(t *testing.T) {
	found := 0
	rapid.Check(t, func(t *rapid.T) {
		_, _, result, e := drawExplained(t)
		var want []Difference
		for level := 1; level <= e.To; level++ {
			for i := range e.Ladder.Rungs[level-1].Requirements {
				d := Difference{At: RequirementAt{level, i}}
				for _, reading := range Readings {
					d.Verdicts[reading] = result.Reading(reading).Ladder(e.Target).Rungs[level-1].Requirements[i].Verdict
				}
				if d.Verdicts != [3]Verdict{d.Verdicts[0], d.Verdicts[0], d.Verdicts[0]} {
					want = append(want, d)
				}
			}
		}
		found += len(want)
		if got := result.Differences(e.Target); !slices.Equal(got, want) {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	})
	if found == 0 {
		t.Error("no difference was drawn")
	}
}

// An open requirement hangs on what is named: with all of that settled it is certain, or hangs on a fact that is asked
// only now.
func TestWhatARequirementHangsOn(t *testing.T) {
	tried := 0
	rapid.Check(t, func(t *rapid.T) {
		model, in, result, e := drawExplained(t)
		for level := range e.Ladder.Rungs {
			for i := range e.Ladder.Rungs[level].Requirements {
				r := &e.Ladder.Rungs[level].Requirements[i]
				at := RequirementAt{level + 1, i}
				hangs := result.HangsOn(e.Reading, e.Target, at)
				if r.Verdict != OpenYet {
					if hangs != nil {
						t.Fatalf("%+v is certain, and hangs on %+v", *r, hangs)
					}
					continue
				}
				if len(hangs) == 0 {
					t.Fatalf("%+v hangs on nothing", *r)
				}
				tried++
				named := map[string]bool{}
				for _, h := range hangs {
					named[h.Question] = true
					if question := model.find(h.Question); !h.Fact && !question.Scored() || h.Reading != r.Reading || h.Standing != result.Question(h.Question).Standing {
						t.Fatalf("%+v", h)
					}
				}
				after := in
				for j := range model.questions {
					question := &model.questions[j]
					if !named[question.source.ID] {
						continue
					}
					if !question.scored {
						after = maps.Clone(after)
						after[question.source.ID] = Given{Answer: drawOption(t, question.source)}
						continue
					}
					after = settled(model, after, question.source.ID, r.Reading, rapid.IntRange(result.Questions[j].Low[r.Reading], result.Questions[j].High[r.Reading]).Draw(t, "settled at"))
				}
				if now := model.Score(after).Reading(e.Reading).Ladder(e.Target).Rungs[level].Requirements[i]; now.Verdict == OpenYet {
					// A fact that was not asked can be asked now; then it hangs on that one.
					if rest := model.Score(after).HangsOn(e.Reading, e.Target, at); slices.ContainsFunc(rest, func(h Hang) bool { return named[h.Question] }) || len(rest) == 0 {
						t.Fatalf("with %+v settled, it is still open, and hangs on %+v:\nwas %+v\nnow %+v", hangs, rest, *r, now)
					}
				}
			}
		}
	})
	if tried == 0 {
		t.Error("no open requirement was drawn")
	}
}
