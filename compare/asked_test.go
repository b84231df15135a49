package compare

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The facts of the first version have other ids and codes in the second, and what is asked hangs on them in the
// same way, but for "moved", whose condition is another one.
const hangingOne = `format: 1
id: hanging
version: "1"
title: Hanging
subject: team
sections:
  - id: all
    title: All
    questions:
      - {id: kind, type: choice, ask: "Kind?", options: {n: N, s: S}}
      - {id: size, type: number, ask: "Size?", when: {fact: kind, in: [s]}}
      - {id: whom, type: choices, ask: "Whom?", options: {a: A, b: B}}
      - {id: all-of, ask: "All?", options: {0: X, 1: Y}, when: {all-of: [{fact: kind, in: [s]}, {fact: size, at-least: 5}]}}
      - {id: any-of, ask: "Any?", options: {0: X, 1: Y}, when: {any-of: [{fact: kind, in: [s]}, {not: {fact: whom, in: [a]}}]}}
      - {id: deep, ask: "Deep?", options: {0: X, 1: Y}, when: {fact: size, at-least: 5}}
      - {id: moved, ask: "Moved?", options: {0: X, 1: Y}, when: {fact: kind, in: [s]}}
      - {id: other, ask: "Other?", options: {0: X, 1: Y}, when: {any-of: [{fact: kind, in: [s]}, {fact: whom, in: [b]}]}}
      - {id: less, ask: "Less?", options: {0: X, 1: Y, 2: Z}}
      - {id: quit, ask: "Quit?", options: {0: X, 1: Y}}
      - {id: years, type: number, ask: "Years?", max: 100}
`

const hangingTwo = `format: 1
id: hanging
version: "2"
title: Hanging
subject: team
sections:
  - id: all
    title: All
    questions:
      - {id: sort, type: choice, ask: "Kind?", options: {nat: N, sec: S}}
      - {id: size, type: number, ask: "Size?", when: {fact: sort, in: [sec]}}
      - {id: whom, type: choices, ask: "Whom?", options: {b: B, x: A}}
      - {id: all-of, ask: "All?", options: {0: X, 1: Y}, when: {all-of: [{fact: sort, in: [sec]}, {fact: size, at-least: 5}]}}
      - {id: any-of, ask: "Any?", options: {0: X, 1: Y}, when: {any-of: [{fact: sort, in: [sec]}, {not: {fact: whom, in: [x]}}]}}
      - {id: deep, ask: "Deep?", options: {0: X, 1: Y}, when: {fact: size, at-least: 5}}
      - {id: moved, ask: "Moved?", options: {0: X, 1: Y}, when: {not: {fact: sort, in: [sec]}}}
      - {id: other, ask: "Other?", options: {0: X, 1: Y}, when: {any-of: [{fact: whom, in: [b]}, {fact: sort, in: [sec]}]}}
      - {id: less, ask: "Less?", options: {0: X, 1: Y}}
      - {id: quit, ask: "Quit?", options: {0: X, 1: Y}, retired: "2"}
      - {id: years, type: number, ask: "Years?", max: 10}
`

const hangingWay = `of: hanging
from: "1"
to: "2"
questions:
  - {question: kind, renamed: sort, options: {n: nat, s: sec}}
  - {question: whom, options: {a: x}}
`

func hanging(t *testing.T) (one, two *questionnaires.Questionnaire, chain questionnaires.Migrations) {
	t.Helper()
	read := func(text string) *questionnaires.Questionnaire {
		name := filepath.Join(t.TempDir(), questionnaires.MainFile)
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return load(t, name)
	}
	one, two = read(hangingOne), read(hangingTwo)
	m, err := questionnaires.ParseMigration("m.yaml", []byte(hangingWay))
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Check(one, two); err != nil {
		t.Fatal(err)
	}
	return one, two, questionnaires.Migrations{m}
}

// TestCauseAcross: a condition carried along the migrations is the same condition, and facts are its cause; one that
// reads otherwise is itself the cause. Of facts that hang on facts, the last one is named.
func TestCauseAcross(t *testing.T) {
	one, two, chain := hanging(t)
	d := mustTwo(t, Side{State: state(t, one, "", "kind=s size=6 whom=a quit=1")}, Side{State: state(t, two, "", "sort=nat whom=x")}, chain)
	for id, want := range map[string]struct {
		cause Cause
		facts []string
	}{
		"size":   {CauseFact, []string{"sort"}},
		"all-of": {CauseFact, []string{"sort"}},
		"any-of": {CauseFact, []string{"sort"}},
		"deep":   {CauseFact, []string{"sort"}},
		"quit":   {CauseVersion, nil},
		"other":  {CauseCondition, nil}, // the same in another order, which is another text
	} {
		if c := changeOf(t, d, id); c.Kind != NoLongerAsked || c.Cause != want.cause || !slices.Equal(c.Facts, want.facts) {
			t.Errorf("%s: %s, cause %d, facts %v", id, kindWords[c.Kind], c.Cause, c.Facts)
		}
	}
	for _, c := range d.Changes {
		if c.Question != nil && (c.Question.ID == "whom" || c.Question.ID == "moved") {
			t.Errorf("%s differs: %+v", c.Question.ID, c)
		}
	}
	d = mustTwo(t, Side{State: state(t, one, "", "kind=s size=6")}, Side{State: state(t, two, "", "sort=sec size=3")}, chain)
	if c := changeOf(t, d, "deep"); !slices.Equal(c.Facts, []string{"size"}) {
		t.Errorf("deep by %v", c.Facts)
	}
	if c := changeOf(t, d, "moved"); c.Kind != NoLongerAsked || c.Cause != CauseCondition {
		t.Errorf("moved: %s, cause %d", kindWords[c.Kind], c.Cause)
	}
}

const perhapsAsked = `format: 1
id: perhaps
version: "1"
title: Perhaps
subject: team
sections:
  - id: facts
    title: Facts
    questions:
      - {id: host, type: choice, ask: "Is there a host?", options: {none: Not yet, some: There is one}}
      - {id: kind, type: choice, ask: "Of what kind?", options: {private: Private, public: Public}, when: {fact: host, in: [some]}}
  - id: all
    title: All
    questions:
      - {id: budget, ask: "Is there a budget?", options: {0: Not yet, 1: There is one}, when: {not: {fact: kind, in: [private]}}}
`

// TestCauseOfWhatWasPerhapsAsked: a fact that says what it said, and of which it is known only now that it is asked, is
// not what differs; what its own condition reads is.
func TestCauseOfWhatWasPerhapsAsked(t *testing.T) {
	name := filepath.Join(t.TempDir(), questionnaires.MainFile)
	if err := os.WriteFile(name, []byte(perhapsAsked), 0o600); err != nil {
		t.Fatal(err)
	}
	q := load(t, name)
	d := mustTwo(t, Side{State: state(t, q, "", "kind=private budget=1")}, Side{State: state(t, q, "", "host=some kind=private budget=1")}, nil)
	if c := changeOf(t, d, "budget"); c.Kind != NoLongerAsked || c.Cause != CauseFact || !slices.Equal(c.Facts, []string{"host"}) {
		t.Errorf("%s, cause %d, facts %v", kindWords[c.Kind], c.Cause, c.Facts)
	}
}

// TestLost: an answer for which the later question has no place is told as it was, and is not compared.
func TestLost(t *testing.T) {
	one, two, chain := hanging(t)
	d := mustTwo(t, Side{State: state(t, one, "", "less=2 years=70")}, Side{State: state(t, two, "", "less=1/changed years=9")}, chain)
	c := changeOf(t, d, "less")
	if c.Kind != Restated || !c.Lost || c.Was.Option != "2" || c.WasPlace != -1 || c.IsPlace != 1 || c.Progress+c.Setback != 0 {
		t.Errorf("%+v", c)
	}
	if slices.Contains(d.Compared, "less") || !slices.Contains(d.LeftOut, "less") {
		t.Errorf("compared %v, left out %v", d.Compared, d.LeftOut)
	}
	// With the record too there is a step away from it, even to an answer with the same code.
	f := begin(t, two, "2026-03-01")
	give(t, f, "less=1/changed")
	was := state(t, one, "", "less=1")
	lost := questionnaires.Migrations{{Questionnaire: "hanging", From: "1", To: "2", Steps: []questionnaires.MigrationStep{
		{Question: "less", Becomes: []string{"less"}, Options: map[string]string{"1": "none"}},
	}}}
	if c := changeOf(t, mustTwo(t, Side{State: was}, side(f), lost), "less"); !c.Lost || len(c.Steps) != 1 || c.Reason != "changed" || c.Progress != 0 {
		t.Errorf("%+v", c)
	}
	if c := changeOf(t, d, "years"); c.Kind != Restated || !c.Lost || c.Was.Number != "70" {
		t.Errorf("%+v", c)
	}
}

// TestOwnModel: a side's model is taken as it is, with the profiles that it was given, and lent to the other.
func TestOwnModel(t *testing.T) {
	one, _, _ := hanging(t)
	profile := questionnaires.Profile{ID: "p", Requires: []questionnaires.Requirement{{Question: "less", AtLeast: "1"}}}
	model := scoring.Compile(one).WithProfiles(profile)
	was, is := Side{State: state(t, one, "", "less=0")}, Side{State: state(t, one, "", "less=1"), Model: model}
	met := func(r *scoring.Result) bool {
		l := r.Reading(scoring.Claimed).Ladder(scoring.Target{Profile: "p"})
		return l != nil && l.Reached == 1
	}
	if d := mustTwo(t, was, is, nil); d.Whole.After.Model() != model || !met(d.Whole.After) {
		t.Error("the later side's model is not taken")
	}
	d := mustTwo(t, is, was, nil)
	if d.Whole.After.Model() != model || met(d.Whole.After) || !met(d.Like.Before) {
		t.Error("the earlier side's model is not lent")
	}
}

// TestReviewedAndUnaccepted: like for like carries reviews, and a not applicable that counts on both sides.
func TestReviewedAndUnaccepted(t *testing.T) {
	_, q, _ := grown(t)
	with := func(answers string, review, provided string) *assessment.State {
		s := state(t, q, "", answers)
		if review != "" {
			s.Answers["law"].Review = &assessment.Review{By: "G", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: review}}
		}
		if provided != "" {
			s.Answers["monitoring"].Provided = provided
		}
		return s
	}
	was, is := with("exists=decided law=3 monitoring=2 budget=-:shared", "1", "own"), with("exists=decided law=3 monitoring=2 budget=-:shared", "2", "shared")
	d := mustTwo(t, Side{State: was}, Side{State: is}, nil)
	if len(d.LeftOut) != 0 || slices.Contains(d.Compared, "budget") {
		t.Errorf("compared %v, left out %v", d.Compared, d.LeftOut)
	}
	law := func(r *scoring.Result) int { return r.Question("law").Low[scoring.Reviewed] }
	if law(d.Like.Before) != 1 || law(d.Like.After) != 2 {
		t.Errorf("reviewed at %d and %d", law(d.Like.Before), law(d.Like.After))
	}
	if got, want := told(d), "redelivered monitoring 2 2"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if c := changeOf(t, d, "monitoring"); c.WasProvided != "own" || c.IsProvided != "shared" || c.Reason != "" {
		t.Errorf("%+v", c)
	}
	// With other questions left out the reviews are still there.
	is.Answers["staff"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.DontKnow}}
	is.Answers["budget"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "3"}}
	d = mustTwo(t, Side{State: was}, Side{State: is}, nil)
	if !slices.Equal(d.LeftOut, []string{"budget"}) || law(d.Like.Before) != 1 || law(d.Like.After) != 2 {
		t.Errorf("left out %v; reviewed at %d and %d", d.LeftOut, law(d.Like.Before), law(d.Like.After))
	}
}

// TestUnversioned: a questionnaire that was changed without a new version is compared by ids, and that is said.
func TestUnversioned(t *testing.T) {
	one, _, _ := hanging(t)
	name := filepath.Join(t.TempDir(), questionnaires.MainFile)
	text := strings.NewReplacer(`ask: "Quit?"`, `ask: "Is it left?"`, "0: X, 1: Y, 2: Z", "0: X, 1: Y").Replace(hangingOne)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	other := load(t, name)
	d := mustTwo(t, Side{State: state(t, one, "", "quit=0 less=2 deep=0")}, Side{State: state(t, other, "", "quit=1 less=1 deep=1")}, nil)
	if !d.Unversioned || !changeOf(t, d, "quit").Reworded || changeOf(t, d, "deep").Reworded {
		t.Errorf("unversioned %v, %+v", d.Unversioned, d.Changes)
	}
	if c := changeOf(t, d, "less"); !c.Lost || !c.Reworded || c.Kind != Restated {
		t.Errorf("%+v", c)
	}
	again := load(t, name)
	if mustTwo(t, Side{State: state(t, other, "", "quit=0")}, Side{State: state(t, again, "", "quit=1")}, nil).Unversioned {
		t.Error("a questionnaire that was read twice is said to differ")
	}
	_, two, chain := hanging(t)
	if mustTwo(t, Side{State: state(t, one, "", "quit=0")}, Side{State: state(t, two, "", "")}, chain).Unversioned {
		t.Error("another version is no change without one")
	}
}
