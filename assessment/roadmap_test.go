package assessment

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// plan is a roadmap for the example.
func plan() *Roadmap {
	return &Roadmap{
		Made: "2026-11-22", Target: "readiness:1", Start: "2026-12", Months: 24, DaysAMonth: "20",
		Steps: []PlannedStep{
			{Question: legal, Option: "1", Level: 1, First: 0, Last: 0},
			{Question: legal, Option: "2", Level: 1, First: 1, Last: 3},
			{Question: legal, Option: "2", Proof: "evidenced", Level: 1, First: 4, Last: 4},
			{Question: "service.alerts", Option: "yes", First: 2, Last: 2},
		},
	}
}

func TestRoadmapInTheState(t *testing.T) {
	f := newFile(t)
	if f.State().Roadmap != nil {
		t.Error("a new file has a roadmap")
	}
	mustSave(t, f, SetRoadmap(plan()))
	if diff := cmp.Diff(plan(), f.State().Roadmap); diff != "" {
		t.Error(diff)
	}
	second := plan()
	second.Made, second.Start, second.Months, second.Steps = "2027-01-10", "", 0, []PlannedStep{}
	mustSave(t, f, SetRoadmap(second))
	if diff := cmp.Diff(second, f.State().Roadmap); diff != "" {
		t.Errorf("the one recorded last: %s", diff)
	}
	mustSave(t, f, SetRoadmap(nil))
	if r := f.State().Roadmap; r != nil {
		t.Errorf("cleared: %+v", r)
	}
	mustSave(t, f, Intent{Undo: UndoLatest})
	if diff := cmp.Diff(second, f.State().Roadmap); diff != "" {
		t.Errorf("the clearing is undone: %s", diff)
	}
}

// A planned step that the questionnaire lacks is left out and reported by itself; the rest stands.
func TestPlannedStepsThatCannotStand(t *testing.T) {
	r := plan()
	r.Steps = append(
		r.Steps,
		PlannedStep{Question: "mandate.gone", Option: "1", First: 1, Last: 1},
		PlannedStep{Question: legal, Option: "9", First: 1, Last: 1},
		PlannedStep{Question: "service.staff", Option: "1", First: 1, Last: 1},
		PlannedStep{Question: legal, Option: "3", First: 2, Last: 1},
		PlannedStep{Question: legal, Option: "3", First: -1, Last: 1},
		PlannedStep{Question: legal, Option: "3", Proof: "claimed", First: 1, Last: 1},
		PlannedStep{Question: legal, Option: "2", First: 5, Last: 5},
	)
	wantFault(t, CheckRoadmap(example(), r), fault.Input, "assessment.unknown.question")
	f := newFile(t)
	mustSave(t, f, SetRoadmap(r))
	s := f.State()
	if diff := cmp.Diff(plan(), s.Roadmap); diff != "" {
		t.Error(diff)
	}
	var why []string
	for _, u := range s.Unknown {
		why = append(why, u.Why.Key)
		if u.Field != fieldRoadmap || len(u.Value) > 100 || !strings.Contains(u.Value, `"option"`) {
			t.Errorf("reported as %+v", u)
		}
	}
	want := []string{
		"assessment.unknown.question", "assessment.step-option", "assessment.step-fact",
		"assessment.roadmap-step", "assessment.roadmap-step", "assessment.roadmap-step", "assessment.roadmap-step",
	}
	if diff := cmp.Diff(want, why); diff != "" {
		t.Error(diff)
	}
}

// The largest roadmap that there can be fits into one act; a larger one is refused before it is recorded, and
// counts for nothing where a file has it all the same.
func TestTheLargestRoadmap(t *testing.T) {
	q, err := questionnaires.Load(writeQuestionnaire(t, 5_000))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Create(filepath.Join(t.TempDir(), "large.cirt"), q, fixed("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	r := &Roadmap{Made: "2026-11-22", Target: "readiness:5", DaysAMonth: "20", Start: "2026-12"}
	for i := range MaxPlannedSteps {
		s := PlannedStep{Question: fmt.Sprintf("all.q%d", i/5), Option: "1", Level: 1000, First: 9_999, Last: 10_000}
		switch i % 5 {
		case 1:
			s.Option = "2"
		case 2:
			s.Proof = "evidenced"
		case 3:
			s.Option, s.Proof = "2", "evidenced"
		case 4:
			s.Proof = "reviewed"
		}
		r.Steps = append(r.Steps, s)
	}
	if err := CheckRoadmap(q, r); err != nil {
		t.Fatal(err)
	}
	mustSave(t, f, SetRoadmap(r))
	if got := f.State().Roadmap; len(got.Steps) != MaxPlannedSteps || len(f.State().Unknown) > 0 {
		t.Errorf("%d steps are read, want %d", len(got.Steps), MaxPlannedSteps)
	}
	r.Steps = append(r.Steps, PlannedStep{Question: "all.q0", Option: "2", Proof: "reviewed", First: 1, Last: 1})
	wantFault(t, CheckRoadmap(q, r), fault.Input, "assessment.roadmap-long")
	mustSave(t, f, SetRoadmap(r))
	if s := f.State(); s.Roadmap != nil || len(s.Unknown) != 1 || s.Unknown[0].Why.Key != "assessment.roadmap-long" {
		t.Errorf("one step more: %v", s.Unknown)
	}
	for i := range r.Steps {
		r.Steps[i].Question = "all.q" + strings.Repeat("0", 200)
	}
	_, err = f.Save(SetRoadmap(r))
	wantFault(t, err, fault.Input, "assessment.act-too-long")
}

// An act that no program could read again is never written.
func TestAnActWithTooManyFieldsIsRefused(t *testing.T) {
	f := newFile(t)
	before := bytesOf(t, f.Path())
	var many Intent
	for i := range maxSets + 1 {
		many.Sets = append(many.Sets, PutNote(fmt.Sprintf("n%d", i), "x").Sets...)
	}
	_, err := f.Save(many)
	wantFault(t, err, fault.Input, "assessment.act-too-many")
	if string(bytesOf(t, f.Path())) != string(before) {
		t.Error("the file has changed")
	}
	mustSave(t, f, Intent{Sets: many.Sets[:maxSets]})
	for i := range maxSets / 2 {
		many.Sets[i] = PutRow("service.exercises", questionnaires.Row{ID: fmt.Sprintf("r%d", i), Cells: map[string]string{"name": "x"}}).Sets[0]
	}
	mustSave(t, f, Intent{Sets: many.Sets[:maxSets/2]})
	for i := range maxSets / 2 {
		many.Sets[i] = PutEvidence(Evidence{ID: fmt.Sprintf("e%d", i), Reference: "x", How: "seen"}).Sets[0]
	}
	mustSave(t, f, Intent{Sets: append(many.Sets[:maxSets/2:maxSets/2], SetMark(legal, true).Sets...)})
	err = CopyWithoutHistory(f, filepath.Join(t.TempDir(), "copy.cirt"), fixed("Ada"))
	wantFault(t, err, fault.Failed, "assessment.act-too-many")
}

func TestRoadmapsInConflict(t *testing.T) {
	f := newFile(t)
	other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
	theirs := plan()
	theirs.Target = "readiness:2"
	mustSave(t, f, SetRoadmap(plan()))
	mustSave(t, other, SetMark(legal, true))
	mustSave(t, other, SetRoadmap(theirs))
	merged := filepath.Join(t.TempDir(), "merged.cirt")
	if _, err := MergeFiles(merged, f.Path(), other.Path()); err != nil {
		t.Fatal(err)
	}
	whole := mustOpen(t, merged, "Lin")
	s := whole.State()
	if len(s.Conflicts) != 1 || s.Conflicts[0].Field != fieldRoadmap || len(s.Conflicts[0].Values) != 2 {
		t.Fatalf("conflicts: %s", asJSON(t, s.Conflicts))
	}
	if diff := cmp.Diff(theirs, s.Roadmap); diff != "" {
		t.Errorf("the later of the two stands meanwhile: %s", diff)
	}
	mustSave(t, whole, Intent{Sets: []Set{{Field: fieldRoadmap, Value: []byte(s.Conflicts[0].Values[0].Value)}}})
	if diff := cmp.Diff(plan(), whole.State().Roadmap); diff != "" || len(whole.State().Conflicts) != 0 {
		t.Errorf("settled: %s", diff)
	}
}
