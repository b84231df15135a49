package compare

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// pair is two versions of a questionnaire, or one and itself.
type pair struct {
	from, to *questionnaires.Questionnaire
	chain    questionnaires.Migrations
	scored   [2]*scoring.Model
}

var pairs = sync.OnceValue(func() []pair {
	must := func(q *questionnaires.Questionnaire, err error) *questionnaires.Questionnaire {
		if err != nil {
			panic(err)
		}
		return q
	}
	one, two := must(questionnaires.Load("testdata/grown-1.0")), must(questionnaires.Load("testdata/grown"))
	chain, _, err := two.MigrationsFrom("1.0")
	if err != nil {
		panic(err)
	}
	list := []pair{{from: one, to: two, chain: chain}, {from: one, to: one}, {from: two, to: two}}
	for _, id := range []string{"national-cirt", "establishment"} {
		q := must(questionnaires.Find(id))
		list = append(list, pair{from: q, to: q})
	}
	for i := range list {
		list[i].scored = [2]*scoring.Model{scoring.Compile(list[i].from), scoring.Compile(list[i].to)}
	}
	return list
})

// drawState draws answers to some questions of a questionnaire, or changes some of what another says.
func drawState(t *rapid.T, q *questionnaires.Questionnaire, like *assessment.State, name string) *assessment.State {
	s := &assessment.State{Questionnaire: q, ID: name, Answers: map[string]*assessment.Entry{}}
	s.About.Date = rapid.SampledFrom([]string{"", "2025-06-01", "2026-06-01"}).Draw(t, name+" date")
	often := 3
	if like != nil {
		often = 6
		for id, e := range like.Answers {
			kept := *e
			kept.Why = ""
			s.Answers[id] = &kept
		}
		s.Evidence = slices.Clone(like.Evidence)
	}
	for _, question := range q.Questions() {
		if rapid.IntRange(0, often).Draw(t, "leave") > 1 && (like != nil || question.Scored()) {
			continue
		}
		s.Answers[question.ID] = drawEntry(t, question)
	}
	for range rapid.IntRange(0, 3).Draw(t, "records") {
		r := assessment.Evidence{
			ID: fmt.Sprint("e", rapid.IntRange(1, 4).Draw(t, "id")), Reference: "Paper",
			How:        rapid.SampledFrom(assessment.Hows).Draw(t, "how"),
			ValidUntil: rapid.SampledFrom([]string{"", "2025-12-31"}).Draw(t, "until"),
			Supports:   map[string]string{},
		}
		for range 3 {
			question := rapid.SampledFrom(q.Questions()).Draw(t, "supports")
			if question.Scored() {
				r.Supports[question.ID] = rapid.SampledFrom(question.Options).Draw(t, "option").Code
			} else {
				r.Supports[question.ID] = assessment.WholeAnswer
			}
		}
		if k := slices.IndexFunc(s.Evidence, func(e assessment.Evidence) bool { return e.ID == r.ID }); k >= 0 {
			s.Evidence[k] = r
		} else {
			s.Evidence = append(s.Evidence, r)
		}
	}
	return s
}

func drawEntry(t *rapid.T, q *questionnaires.Question) *assessment.Entry {
	e := &assessment.Entry{Why: rapid.SampledFrom(append([]string{""}, assessment.Whys...)).Draw(t, "why")}
	e.Conflict = rapid.IntRange(0, 19).Draw(t, "conflict") == 0
	a := &e.Answer
	switch rapid.IntRange(0, 9).Draw(t, "state") {
	case 0:
		return e
	case 1:
		a.State = questionnaires.DontKnow
	case 2:
		a.State = questionnaires.Withheld
	case 3:
		a.State, a.Reason = questionnaires.NotApplicable, "none here"
		if len(q.NA) > 0 {
			a.Reason = rapid.SampledFrom(q.NA).Draw(t, "na").ID
		}
	default:
		a.State = questionnaires.Answered
		switch q.Type {
		case questionnaires.Scale, questionnaires.YesNo, questionnaires.Choice:
			a.Option = rapid.SampledFrom(q.Options).Draw(t, "option").Code
		case questionnaires.Choices:
			for _, o := range q.Options {
				if rapid.Bool().Draw(t, "chosen") {
					a.Options = append(a.Options, o.Code)
				}
			}
		case questionnaires.Number:
			a.Number = fmt.Sprint(rapid.IntRange(0, 5).Draw(t, "number"))
		case questionnaires.Date:
			a.Date = rapid.SampledFrom([]string{"2020-01-01", "2024-02-29"}).Draw(t, "date")
		case questionnaires.Text:
			a.Text = rapid.SampledFrom([]string{"some", "other"}).Draw(t, "text")
		case questionnaires.List:
			for i := range rapid.IntRange(0, 2).Draw(t, "rows") {
				e.Rows = append(e.Rows, questionnaires.Row{ID: fmt.Sprint("r", i), Cells: map[string]string{}})
			}
		}
	}
	return e
}

// drawn are two sides of a pair: the later one is now and then what the earlier one became, and now and then its own.
func drawn(t *rapid.T) (p pair, earlier, later Side) {
	p = rapid.SampledFrom(pairs()).Draw(t, "questionnaires")
	earlier = Side{State: drawState(t, p.from, nil, "earlier"), Model: p.scored[0]}
	var like *assessment.State
	if p.from == p.to && rapid.Bool().Draw(t, "alike") {
		like = earlier.State
	}
	return p, earlier, Side{State: drawState(t, p.to, like, "later"), Model: p.scored[1]}
}

func compared(t *rapid.T, a, b Side, chain questionnaires.Migrations) *Difference {
	d, err := Two(a, b, chain)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// sameResult compares results by what they say, not by the model that they were made with.
var sameResult = cmp.Options{cmpopts.IgnoreUnexported(scoring.Result{}, scoring.ReadingResult{})}

// TestCompareWithItself: nothing differs.
func TestCompareWithItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, a, _ := drawn(t)
		d := compared(t, a, a, nil)
		if len(d.Changes) != 0 || len(d.Evidence) != 0 || len(d.LeftOut) != 0 {
			t.Fatalf("with itself: %s, %s, left out %v", told(d), toldEvidence(d), d.LeftOut)
		}
		for _, r := range []*scoring.Result{d.Like.Before, d.Like.After, d.Whole.After} {
			if r != d.Whole.Before && !reflect.DeepEqual(r.Questions, d.Whole.Before.Questions) {
				t.Fatalf("%v\n%v", r.Questions, d.Whole.Before.Questions)
			}
		}
	})
}

// TestSwapped: from the later to the earlier one everything goes the other way.
func TestSwapped(t *testing.T) {
	turned := map[Kind]Kind{
		MovedUp: MovedDown, MovedDown: MovedUp, FirstAnswered: NowOpen, NowOpen: FirstAnswered, NoLongerAsked: NewlyAsked,
		NewlyAsked: NoLongerAsked, Restated: Restated, Redelivered: Redelivered,
	}
	rapid.Check(t, func(t *rapid.T) {
		p, a, b := drawn(t)
		if p.from != p.to {
			t.Skip("there is no way back")
		}
		there, back := compared(t, a, b, nil), compared(t, b, a, nil)
		if len(there.Changes) != len(back.Changes) || len(there.Evidence) != len(back.Evidence) {
			t.Fatalf("%s\n%s\n%v\n%v", told(there), told(back), there.Evidence, back.Evidence)
		}
		for i := range there.Changes {
			c, r := &there.Changes[i], &back.Changes[i]
			if c.Question != r.Question || turned[c.Kind] != r.Kind || c.WasPlace != r.IsPlace || c.IsPlace != r.WasPlace ||
				!cmp.Equal(c.Was, r.Is) || len(c.Rows) != len(r.Rows) || c.Cause != r.Cause || !slices.Equal(c.Facts, r.Facts) {
				t.Fatalf("%+v\n%+v", c, r)
			}
		}
		for i, e := range there.Evidence {
			r := back.Evidence[i]
			if e.Question != r.Question || e.Was != r.Is || e.Is != r.Was || (e.Kind == EvidenceFound) == (r.Kind == EvidenceFound) {
				t.Fatalf("%+v\n%+v", e, r)
			}
		}
		if !slices.Equal(there.Compared, back.Compared) {
			t.Fatalf("compared %v and %v", there.Compared, back.Compared)
		}
	})
}

// TestProgressIsInFact: progress is never more than what was said to have changed in fact, nor more than there is.
func TestProgressIsInFact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, a, b := drawn(t)
		d := compared(t, a, b, p.chain)
		for i := range d.Changes {
			c := &d.Changes[i]
			checkCredit(t, c)
			if c.Reason != inFact && c.Progress+c.Setback > 0 {
				t.Fatalf("progress by %q: %+v", c.Reason, c)
			}
		}
	})
}

// allFact says whether every step was in fact, or may have been.
func allFact(c *Change) bool {
	return c.WasPlace >= 0 && !slices.ContainsFunc(c.Steps, func(s ChangeStep) bool { return s.Reason != "" && s.Reason != inFact })
}

func checkCredit(t *rapid.T, c *Change) {
	up, down := 0, 0
	last := c.WasPlace
	for _, s := range c.Steps {
		if to := placeOf(c.Question, s.Is); to >= 0 {
			if last >= 0 && s.Reason == inFact {
				up, down = up+max(0, to-last), down+max(0, last-to)
			}
			last = to
		}
	}
	switch {
	// What nobody gave a reason for may have been in fact: then the credit is no more than what is left on paper.
	case allFact(c) && (c.Progress > max(0, c.IsPlace-c.WasPlace) || c.Setback > max(0, c.WasPlace-c.IsPlace)),
		c.Progress > up, c.Setback > down, c.Progress > 0 && c.Setback > 0,
		c.Progress > max(0, c.IsPlace), c.Setback > 0 && c.IsPlace+c.Setback >= len(c.Question.Options):
		t.Fatalf("progress %d of %d, setback %d of %d: %+v", c.Progress, up, c.Setback, down, c)
	}
}

// TestLikeIsAlike: like for like asks the same on both sides, and is the whole where both ask the same anyway.
func TestLikeIsAlike(t *testing.T) {
	alike := 0
	rapid.Check(t, func(t *rapid.T) {
		p, a, b := drawn(t)
		d := compared(t, a, b, p.chain)
		counts := map[string]bool{}
		for _, id := range d.Compared {
			counts[id] = true
		}
		for i, q := range p.to.Questions() {
			before, after := &d.Like.Before.Questions[i], &d.Like.After.Questions[i]
			if before.Asked != after.Asked {
				t.Fatalf("%s is asked %v before, %v after", q.ID, before.Asked, after.Asked)
			}
			for _, r := range scoring.Readings[:2] {
				if q.Scored() && ((before.Out[r] != scoring.True) != counts[q.ID] || (after.Out[r] != scoring.True) != counts[q.ID]) {
					t.Fatalf("%s: compared %v, out %v before, %v after", q.ID, counts[q.ID], before.Out, after.Out)
				}
			}
		}
		for _, id := range d.LeftOut {
			if counts[id] {
				t.Fatalf("%s is compared and left out", id)
			}
		}
		same := p.from == p.to
		for i := range d.Whole.Before.Questions {
			if !same {
				break
			}
			x, y := &d.Whole.Before.Questions[i], &d.Whole.After.Questions[i]
			same = x.Asked == y.Asked && isOut(x.Standing) == isOut(y.Standing) && (x.Standing == y.Standing || !isOut(x.Standing))
		}
		if !same {
			return
		}
		alike++
		// What is not applicable on both sides is left out and not out: waived either way.
		if len(d.LeftOut) == 0 && (!cmp.Equal(d.Like.Before, d.Whole.Before, sameResult) || !cmp.Equal(d.Like.After, d.Whole.After, sameResult)) {
			t.Fatal("the same is asked, and like for like is not the whole")
		}
		for _, r := range scoring.Readings {
			for _, pair := range [][2]*scoring.Result{{d.Like.Before, d.Whole.Before}, {d.Like.After, d.Whole.After}} {
				if like, whole := scores(pair[0], r), scores(pair[1], r); r != scoring.Reviewed && !cmp.Equal(like, whole) {
					t.Fatalf("%s: %+v and %+v", r, like, whole)
				}
			}
		}
	})
	if alike < 5 {
		t.Errorf("only %d draws asked the same", alike)
	}
}

// TestAgainstReference: the changes are what the rules say when they are followed one question at a time.
func TestAgainstReference(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		p, a, b := drawn(t)
		d := compared(t, a, b, p.chain)
		got := map[string]string{}
		for i := range d.Changes {
			c := &d.Changes[i]
			if c.Question == nil {
				got["old "+c.Old.ID] = kindWords[c.Kind]
			} else {
				got[c.Question.ID] = kindWords[c.Kind]
			}
			seen[kindWords[c.Kind]]++
			asking := c.Kind == NoLongerAsked || c.Kind == NewlyAsked
			if asking != (c.Cause != NoCause) || (c.Cause == CauseFact) != (len(c.Facts) > 0) {
				t.Fatalf("cause %d, facts %v: %+v", c.Cause, c.Facts, c)
			}
		}
		if diff := cmp.Diff(reference(p, a.State, b.State), got); diff != "" {
			t.Fatal(diff)
		}
	})
	for kind, word := range kindWords {
		if seen[word] == 0 && Kind(kind) != Redelivered {
			t.Errorf("no draw has a question that is %s", word)
		}
	}
}

// reference follows docs/compare.md naively: kinds by question of the later version, and by "old" and the id for
// what it has no more.
func reference(p pair, a, b *assessment.State) map[string]string {
	before, after := scoring.Score(p.from, a.ScoringInput(a.About.Date)), scoring.Score(p.to, b.ScoringInput(b.About.Date))
	entry := func(s *assessment.State, id string) assessment.Entry {
		if e := s.Answers[id]; e != nil {
			return *e
		}
		return assessment.Entry{}
	}
	want := map[string]string{}
	for _, q := range p.from.Questions() {
		there := false
		to, _ := p.chain.Destinations(q.ID)
		for _, d := range to {
			there = there || p.to.Question(d.Question) != nil
		}
		if s := before.Question(q.ID).Standing; !there && s != scoring.NotAsked && s != scoring.NotApplicable {
			want["old "+q.ID] = "gone"
		}
	}
	for _, q := range p.to.Questions() {
		type from struct {
			old *questionnaires.Question
			to  questionnaires.Destination
		}
		var all []from
		for _, old := range p.from.Questions() {
			to, _ := p.chain.Destinations(old.ID)
			for _, d := range to {
				if d.Question == q.ID {
					all = append(all, from{old, d})
				}
			}
		}
		is := after.Question(q.ID).Standing
		isOut := is == scoring.NotAsked || is == scoring.NotApplicable
		if len(all) == 0 {
			if !isOut {
				want[q.ID] = "new"
			}
			continue
		}
		lead := all[0]
		for _, f := range slices.Backward(all) {
			if s := before.Question(f.old.ID).Standing; s != scoring.NotAsked && s != scoring.Open {
				lead = f
			}
		}
		was := before.Question(lead.old.ID).Standing
		wasOut := was == scoring.NotAsked || was == scoring.NotApplicable
		x, y := entry(a, lead.old.ID), entry(b, q.ID)
		if code, ok := lead.to.Codes[x.Answer.Option]; ok {
			x.Answer.Option = code
		}
		x.Answer.Options = slices.Clone(x.Answer.Options)
		for i, o := range x.Answer.Options {
			if code, ok := lead.to.Codes[o]; ok {
				x.Answer.Options[i] = code
			}
		}
		asText := func(v any) string {
			b, _ := json.Marshal(v)
			return string(b)
		}
		up, down := q.OptionIndex(x.Answer.Option), q.OptionIndex(y.Answer.Option)
		switch {
		case wasOut && isOut:
			if was == is && is == scoring.NotApplicable && x.Answer.Reason != y.Answer.Reason {
				want[q.ID] = "restated"
			}
		case isOut:
			want[q.ID] = "gone"
		case wasOut:
			want[q.ID] = "new"
		case was != scoring.Answered && is == scoring.Answered:
			want[q.ID] = "first"
		case was == scoring.Answered && is != scoring.Answered:
			want[q.ID] = "open"
		case was != scoring.Answered:
			if was != is || asText(x.Answer) != asText(y.Answer) {
				want[q.ID] = "restated"
			}
		case q.Scored() && up < down:
			want[q.ID] = "up"
		case q.Scored() && up > down:
			want[q.ID] = "down"
		case q.Type == questionnaires.List:
			if asText(x.Rows) != asText(y.Rows) {
				want[q.ID] = "restated"
			}
		case asText(x.Answer) != asText(y.Answer):
			want[q.ID] = "restated"
		}
	}
	return want
}

// TestRecordAgainstHistory draws what happens in a file after a copy was kept, undo included, and walks it by the
// file's own history of each question.
func TestRecordAgainstHistory(t *testing.T) {
	_, q, _ := grown(t)
	ids := []string{"law", "staff", "budget", "posts"}
	rapid.Check(t, func(r *rapid.T) {
		f := begin(t, q, "2025-03-01")
		defer f.Close()
		act := func() {
			switch n := rapid.IntRange(0, 9).Draw(r, "act"); n {
			case 0:
				save(t, f, assessment.Intent{Undo: assessment.UndoLatest})
			case 1:
				save(t, f, assessment.Intent{Undo: assessment.RedoLatest})
			default:
				question := q.Question(rapid.SampledFrom(ids).Draw(r, "question"))
				e := drawEntry(r, question)
				intent := assessment.SetAnswer(question, e.Answer)
				intent.Why = e.Why
				save(t, f, intent)
			}
		}
		for range rapid.IntRange(0, 8).Draw(r, "before") {
			act()
		}
		before := side(f)
		held := map[string]bool{}
		for _, a := range before.Log.Acts {
			held[a.Hash()] = true
		}
		for range rapid.IntRange(0, 12).Draw(r, "after") {
			act()
		}
		d, err := Two(before, side(f), nil)
		if err != nil {
			r.Fatal(err)
		}
		for i := range d.Changes {
			c := &d.Changes[i]
			if c.Cause != NoCause {
				continue
			}
			var want []ChangeStep
			here := c.Was
			var standing string // what the acts before this one left, as JSON
			for _, h := range f.History(c.Question.ID) {
				if h.Undone {
					continue
				}
				var is questionnaires.Answer
				if h.After != "" {
					if err := json.Unmarshal([]byte(h.After), &is); err != nil {
						r.Fatal(err)
					}
				}
				if !held[h.Act] {
					if standing != "" {
						var was questionnaires.Answer
						if err := json.Unmarshal([]byte(standing), &was); err != nil {
							r.Fatal(err)
						}
						if !cmp.Equal(was, here) {
							want = append(want, ChangeStep{here, was, ""})
							here = was
						}
					}
					if !cmp.Equal(is, here) {
						want = append(want, ChangeStep{here, is, h.Why})
					}
					here = is
				}
				standing = h.After
			}
			if !cmp.Equal(here, c.Is) {
				want = append(want, ChangeStep{here, c.Is, ""})
			}
			if diff := cmp.Diff(want, c.Steps); diff != "" {
				r.Fatalf("%s: %s", c.Question.ID, diff)
			}
			checkCredit(r, c)
		}
	})
}

// scores are all scores of a result in a reading: of the whole, then of each section.
func scores(r *scoring.Result, reading scoring.Reading) []*scoring.NodeScore {
	in := r.Reading(reading)
	list := []*scoring.NodeScore{in.Whole.Score}
	for i := range in.Nodes {
		list = append(list, in.Nodes[i].Score)
	}
	return list
}
