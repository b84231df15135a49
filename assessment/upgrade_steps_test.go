package assessment

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/questionnaires"
)

// Two versions between which one question is renamed with new codes, one is split, two become one, one is retired
// and one stays.
const (
	stepsOne = `format: 1
id: moved
version: "1"
title: Moved
subject: team
sections:
  - id: all
    title: All
    questions:
      - {id: renamed, ask: "R?", options: {x: X, y: Y, z: Z}}
      - {id: split, ask: "W?", options: {0: No, 1: Some, 2: All}}
      - {id: one, ask: "1?", options: {0: No, 1: Some, 2: All}}
      - {id: two, ask: "2?", options: {0: No, 1: Some, 2: All}}
      - {id: gone, ask: "G?", options: {0: No, 1: Some}}
      - {id: stays, ask: "S?", options: {0: No, 1: Some, 2: All}}
`
	stepsTwo = `format: 1
id: moved
version: "2"
title: Moved
subject: team
sections:
  - id: all
    title: All
    questions:
      - {id: stays, ask: "S?", options: {0: No, 1: Some, 2: All}}
      - {id: new, ask: "R?", options: {a: A, b: B}}
      - {id: part.one, ask: "P1?", options: {0: No, 1: Some, 2: All}}
      - {id: part.two, ask: "P2?", options: {0: No, 1: Some}}
      - {id: both, ask: "B?", options: {0: No, 1: Some, 2: All}}
`
	stepsMoved = `of: moved
from: "1"
to: "2"
questions:
  - {question: renamed, renamed: new, options: {x: a, y: a, z: b}}
  - {question: split, split: [part.one, part.two]}
  - {question: one, merged: both}
  - {question: two, merged: both}
  - {question: gone, retired: true}
`
)

func TestUpgradeTakesStepsAndRoadmap(t *testing.T) {
	chain, err := questionnaires.ParseMigration("m.yaml", []byte(stepsMoved))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Create(filepath.Join(t.TempDir(), "one.cirt"), loadText(t, stepsOne), fixed("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	step := func(question, option, owner string) LocalStep {
		return LocalStep{Question: question, Option: option, Owner: owner}
	}
	whole := LocalStep{Question: "split", Option: "1", Status: "under-way", Days: "10", Owner: "W1", Cost: "EUR 5", Funding: "F", Due: "2027-01-31"}
	steps := []LocalStep{
		step("renamed", "y", "RY"), // leads to the lowest option now
		step("renamed", "z", "RZ"),
		whole,
		{Question: "split", Option: "2", Days: "4"}, // says nothing but what was of the whole
		step("one", "1", "O1"),
		step("two", "1", "T1"), // the same step now as that of the first
		step("two", "2", "T2"),
		step("gone", "1", "G1"),
		step("stays", "2", "S2"),
	}
	for _, s := range steps {
		mustSave(t, f, PutStep(s))
	}
	planned := func(question, option string, first int) PlannedStep {
		return PlannedStep{Question: question, Option: option, First: first, Last: first}
	}
	r := &Roadmap{Made: "2026-11-22", Target: "readiness:2", DaysAMonth: "20", Steps: []PlannedStep{
		planned("stays", "1", 1), planned("two", "1", 2), planned("one", "1", 3), planned("split", "1", 4), planned("split", "2", 5),
		planned("gone", "1", 6), planned("renamed", "y", 7), planned("renamed", "z", 8),
	}}
	mustSave(t, f, SetRoadmap(r))

	u, err := UpgradeTo(f.State(), loadText(t, stepsTwo), questionnaires.Migrations{chain}, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := upgradedTo(t, u)
	part := whole
	part.Days, part.Cost = "", ""
	one, two := part, part
	one.Question, two.Question = "part.one", "part.two"
	want := []LocalStep{step("stays", "2", "S2"), step("new", "b", "RZ"), one, two, step("both", "1", "O1"), step("both", "2", "T2")}
	if diff := cmp.Diff(want, s.Steps); diff != "" {
		t.Error(diff)
	}
	lost := []LocalStep{steps[0], steps[3], steps[5], steps[7]}
	if diff := cmp.Diff(lost, u.LostSteps); diff != "" {
		t.Errorf("lost: %s", diff)
	}
	wantPlan := *r
	wantPlan.Steps = []PlannedStep{
		planned("stays", "1", 1), planned("both", "1", 2), planned("part.one", "1", 4), planned("part.two", "1", 4),
		planned("part.one", "2", 5), planned("new", "b", 8),
	}
	if diff := cmp.Diff(&wantPlan, s.Roadmap); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]PlannedStep{planned("gone", "1", 6), planned("renamed", "y", 7)}, u.LostPlanned); diff != "" {
		t.Errorf("lost of the plan: %s", diff)
	}
	if len(u.Changes) != 0 {
		t.Errorf("nothing is answered, and the changes are %+v", u.Changes)
	}

	// Whoever leads a merge leads its steps too.
	for _, id := range []string{"one", "two"} {
		mustSave(t, f, SetAnswer(f.State().Questionnaire.Question(id), option("1")))
	}
	u, err = UpgradeTo(f.State(), loadText(t, stepsTwo), questionnaires.Migrations{chain}, map[string]string{"both": "two"})
	if err != nil {
		t.Fatal(err)
	}
	want[4].Owner = "T1"
	if diff := cmp.Diff(want, upgradedTo(t, u).Steps); diff != "" {
		t.Error(diff)
	}
	lost[2] = steps[4]
	if diff := cmp.Diff(lost, u.LostSteps); diff != "" {
		t.Errorf("lost: %s", diff)
	}

	// Between versions that ask the same nothing moves.
	u, err = UpgradeTo(f.State(), f.State().Questionnaire, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	same := upgradedTo(t, u)
	if !cmp.Equal(same.Steps, f.State().Steps) || !cmp.Equal(same.Roadmap, r) || len(u.LostSteps)+len(u.LostPlanned) > 0 {
		t.Errorf("to the same version: %+v, %+v, lost %v", same.Steps, same.Roadmap, u.LostSteps)
	}
}
