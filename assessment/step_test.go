package assessment

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

const legal = "mandate.legal-basis"

func TestCheckStep(t *testing.T) {
	long := strings.Repeat("é", MaxStepText)
	tests := []struct {
		question string
		step     LocalStep
		fault    string // its key, "" for none
		says     string // in the message or the hint
	}{
		{legal, LocalStep{Option: "1"}, "", ""},
		{legal, LocalStep{Option: "3", Status: "under-way", Days: "12.125", Owner: long, Cost: "EUR 20 000", Funding: "budget 2027", Due: "2027-02-28"}, "", ""},
		{legal, LocalStep{Option: "2", Days: "0"}, "", ""},
		{legal, LocalStep{Option: "2", Days: "100000"}, "", ""},
		{"service.alerts", LocalStep{Option: "yes", Status: "done"}, "", ""},
		{legal, LocalStep{Option: "7"}, "assessment.step-option", "use one of 1, 2, 3"},
		{legal, LocalStep{}, "assessment.step-option", "use one of 1, 2, 3"},
		{legal, LocalStep{Option: "0"}, "assessment.step-lowest", "use one of 1, 2, 3"},
		{"service.alerts", LocalStep{Option: "no"}, "assessment.step-lowest", "use one of yes"},
		{"service.staff", LocalStep{Option: "1"}, "assessment.step-fact", "service.staff"},
		{"service.languages", LocalStep{Option: "fr"}, "assessment.step-fact", "service.languages"},
		{legal, LocalStep{Option: "1", Status: "finished"}, "assessment.step-status", "pinned, excluded, under-way, done"},
		{legal, LocalStep{Option: "1", Days: "-1"}, "assessment.step-days", "from 0 to 100000"},
		{legal, LocalStep{Option: "1", Days: "100000.001"}, "assessment.step-days", "from 0 to 100000"},
		{legal, LocalStep{Option: "1", Days: "2.0001"}, "assessment.step-days", "at most three places"},
		{legal, LocalStep{Option: "1", Days: "1,5"}, "assessment.step-days", "such as 12 or 7.5"},
		{legal, LocalStep{Option: "1", Days: "1e3"}, "assessment.step-days", "1e3"},
		{legal, LocalStep{Option: "1", Due: "31/03/2027"}, "assessment.step-due", "such as 2027-03-31"},
		{legal, LocalStep{Option: "1", Due: "2027-02-29"}, "assessment.step-due", "no such day"},
		{legal, LocalStep{Option: "1", Owner: long + "é"}, "assessment.step-text", "1001 characters"},
		{legal, LocalStep{Option: "1", Cost: long + "é"}, "assessment.step-text", "at most 1000"},
		{legal, LocalStep{Option: "1", Funding: long + "é"}, "assessment.step-text", "shorten"},
	}
	for _, tt := range tests {
		err := CheckStep(question(t, tt.question), tt.step)
		if tt.fault == "" {
			if err != nil {
				t.Errorf("CheckStep(%s, %+v) = %v", tt.question, tt.step, err)
			}
			continue
		}
		f := wantFault(t, err, fault.Input, tt.fault)
		if said := f.Error() + "\n" + f.Hint(lang.English()); !strings.Contains(said, tt.says) || len(said) > 400 {
			t.Errorf("CheckStep(%s, %+v) says %q, want %q in it", tt.question, tt.step, said, tt.says)
		}
	}
}

func TestStepsInTheState(t *testing.T) {
	f := newFile(t)
	third := LocalStep{
		Question: legal, Option: "3", Status: "under-way", Days: "12.50", Owner: "Legal office", Cost: "EUR 20 000", Funding: "budget 2027",
		Due: "2027-03-31",
	}
	mustSave(t, f, PutStep(LocalStep{Question: "service.alerts", Option: "yes", Status: "excluded"}), PutStep(third))
	mustSave(t, f, PutStep(LocalStep{Question: legal, Option: "1", Status: "done"}))
	third.Days = "12.5" // one estimate is written in one way
	want := []LocalStep{
		{Question: legal, Option: "1", Status: "done"},
		third,
		{Question: "service.alerts", Option: "yes", Status: "excluded"},
	}
	if diff := cmp.Diff(want, f.State().Steps); diff != "" {
		t.Errorf("in order of question and option: %s", diff)
	}
	if len(f.State().Answers) != 0 {
		t.Errorf("a local step is no answer: %v", asJSON(t, f.State().Answers))
	}

	// The record is one value: what is not said again is gone.
	mustSave(t, f, PutStep(LocalStep{Question: legal, Option: "3", Owner: "Legal office\nand more"}))
	mustSave(t, f, RemoveStep("service.alerts", "yes"), PutStep(LocalStep{Question: legal, Option: "1"}))
	want = []LocalStep{{Question: legal, Option: "3", Owner: "Legal office and more"}}
	if diff := cmp.Diff(want, f.State().Steps); diff != "" {
		t.Error(diff)
	}
	mustSave(t, f, Intent{Undo: UndoLatest}, Intent{Undo: UndoLatest})
	if s := f.State().Steps; len(s) != 3 || s[2].Status != "excluded" {
		t.Errorf("undone: %+v", s)
	}
	again, err := Read(f.Path())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(f.State().Steps, again.State().Steps); diff != "" {
		t.Errorf("read again: %s", diff)
	}
}

func TestHistoryTellsOfSteps(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, PutStep(LocalStep{Question: legal, Option: "1", Owner: "Legal office"}))
	mustSave(t, f, PutStep(LocalStep{Question: legal, Option: "1", Status: "done"}), PutStep(LocalStep{Question: "mandate.review", Option: "1", Status: "done"}))
	changes := f.History(legal)
	if len(changes) != 2 || changes[1].Before != `{"owner":"Legal office"}` || changes[1].After != `{"status":"done"}` || changes[1].Question != legal {
		t.Errorf("the history is %s", asJSON(t, changes))
	}
}

// What the questionnaire lacks, or can't be, is kept, reported with the reason, and counts for nothing.
func TestStepsThatCannotStand(t *testing.T) {
	tests := []struct{ field, value, why string }{
		{"step/mandate.gone/1", `{"status":"done"}`, "assessment.unknown.question"},
		{"step/mandate.legal-basis/9", `{"status":"done"}`, "assessment.step-option"},
		{"step/mandate.legal-basis/0", `{"status":"done"}`, "assessment.step-lowest"},
		{"step/service.staff/1", `{"status":"done"}`, "assessment.step-fact"},
		{"step/mandate.legal-basis/1", `{"status":"finished"}`, "assessment.step-status"},
		{"step/mandate.legal-basis/1", `{"days":"-2"}`, "assessment.step-days"},
		{"step/mandate.legal-basis/1", `{"days":"lots"}`, "assessment.step-days"},
		{"step/mandate.legal-basis/1", `{"due":"tomorrow"}`, "assessment.step-due"},
		{"step/mandate.legal-basis/1", `{"days":12}`, "assessment.unknown.value"},
		{"step/mandate.legal-basis/1", `"done"`, "assessment.unknown.value"},
		{"step/mandate.legal-basis/1/2", `{"status":"done"}`, "assessment.unknown.field"},
		{"step/mandate.legal-basis", `{"status":"done"}`, "assessment.unknown.field"},
		{"step", `{"status":"done"}`, "assessment.unknown.field"},
		{"roadmap", `{"made":"soon","days-a-month":"20","steps":[]}`, "assessment.roadmap-part"},
		{"roadmap", `{"made":"2026-11-22","days-a-month":"","steps":[]}`, "assessment.roadmap-part"},
		{"roadmap", `{"made":"2026-11-22","days-a-month":"20","start":"2027-13","steps":[]}`, "assessment.roadmap-part"},
		{"roadmap", `{"made":"2026-11-22","days-a-month":"20","months":-1,"steps":[]}`, "assessment.roadmap-part"},
		{"roadmap", `[]`, "assessment.unknown.value"},
		{"roadmap/2", `{"made":"2026-11-22","days-a-month":"20","steps":[]}`, "assessment.unknown.field"},
	}
	for _, tt := range tests {
		f := newFile(t)
		mustSave(t, f, PutStep(LocalStep{Question: "mandate.review", Option: "1", Status: "pinned"}))
		mustSave(t, f, Intent{Sets: []Set{{Field: Field(tt.field), Value: []byte(tt.value)}}})
		s := f.State()
		if len(s.Steps) != 1 || s.Roadmap != nil || len(s.Unknown) != 1 {
			t.Errorf("%s %s: steps %v, roadmap %v, unknown %v", tt.field, tt.value, s.Steps, s.Roadmap, s.Unknown)
			continue
		}
		if u := s.Unknown[0]; u.Why.Key != tt.why || u.Value != tt.value || strings.ContainsAny(u.Why.Error(), "{}") {
			t.Errorf("%s %s is reported as %s %q (%s), want %s", tt.field, tt.value, u.Why.Key, u.Why.Error(), u.Value, tt.why)
		}
		if fresh, err := Read(f.Path()); err != nil || asJSON(t, fresh.State()) != asJSON(t, s) {
			t.Errorf("%s: read from scratch it says %s, %v", tt.field, asJSON(t, fresh.State().Unknown), err)
		}
		// Whatever it was, it can be taken away.
		mustSave(t, f, Intent{Sets: []Set{{Field: Field(tt.field)}}})
		if u := f.State().Unknown; len(u) != 0 {
			t.Errorf("%s: taken away, it is still reported: %v", tt.field, u)
		}
	}
}

// What two people say alike on a step stands; where they differ nothing does until it is settled.
func TestStepsInConflict(t *testing.T) {
	both := LocalStep{Question: legal, Option: "3", Status: "pinned", Owner: "Legal office"}
	ada, grace := both, both
	ada.Days, grace.Days, grace.Due = "10", "20", "2027-01-31"
	tests := []struct {
		name       string
		ada, grace Intent
		want       []LocalStep
		conflicts  int
	}{
		{"alike", PutStep(both), PutStep(both), []LocalStep{both}, 0},
		{"another estimate", PutStep(ada), PutStep(grace), []LocalStep{both}, 1},
		{"nothing in common", PutStep(LocalStep{Question: legal, Option: "3", Status: "done"}), PutStep(LocalStep{Question: legal, Option: "3", Status: "excluded"}), nil, 1},
		{"removed there", RemoveStep(legal, "3"), PutStep(both), nil, 1},
		{"unreadable there", Intent{Sets: []Set{{Field: "step/mandate.legal-basis/3", Value: []byte(`7`)}}}, PutStep(both), nil, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile(t)
			mustSave(t, f, PutStep(LocalStep{Question: legal, Option: "3", Funding: "before"}))
			other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
			mustSave(t, f, tt.ada)
			mustSave(t, other, tt.grace)
			merged := filepath.Join(t.TempDir(), "merged.cirt")
			m, err := MergeFiles(merged, f.Path(), other.Path())
			if err != nil {
				t.Fatal(err)
			}
			whole := mustOpen(t, merged, "Lin")
			s := whole.State()
			if m.Conflicts != tt.conflicts || len(s.Conflicts) != tt.conflicts {
				t.Fatalf("%d conflicts: %s", m.Conflicts, asJSON(t, s.Conflicts))
			}
			if tt.conflicts > 0 && s.Conflicts[0].Question != legal {
				t.Errorf("the conflict is on %q", s.Conflicts[0].Question)
			}
			// Of what can't be read it depends on the hashes which of the two is looked at first.
			if tt.name != "unreadable there" || len(s.Unknown) == 0 {
				if diff := cmp.Diff(tt.want, s.Steps); diff != "" {
					t.Error(diff)
				}
			}
			mustSave(t, whole, PutStep(both))
			if s := whole.State(); len(s.Conflicts) != 0 || len(s.Unknown) != 0 || !cmp.Equal(s.Steps, []LocalStep{both}) {
				t.Errorf("settled: %v, %v", s.Conflicts, s.Steps)
			}
		})
	}
}

func TestCopyTakesStepsAndRoadmap(t *testing.T) {
	f := newFile(t)
	step := LocalStep{Question: legal, Option: "3", Status: "under-way", Owner: "Legal office"}
	mustSave(t, f, PutStep(step), SetRoadmap(plan()), SetWorkingNote(legal, "for us"))
	to := filepath.Join(t.TempDir(), "copy.cirt")
	if err := CopyWithoutHistory(f, to, fixed("Ada")); err != nil {
		t.Fatal(err)
	}
	copied, err := Read(to)
	if err != nil {
		t.Fatal(err)
	}
	s := copied.State()
	if diff := cmp.Diff([]LocalStep{step}, s.Steps); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(plan(), s.Roadmap); diff != "" {
		t.Error(diff)
	}
	if s.Acts != 1 || s.Answers[legal] != nil {
		t.Errorf("%d acts, and of the question %v", s.Acts, s.Answers[legal])
	}
}

// Any JSON in the place of a step or a roadmap is either what the state has or reported, and the state is the same
// from scratch and act by act.
func TestAnyValueOfAStep(t *testing.T) {
	folder := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		f, err := Create(filepath.Join(folder, time.Unix(int64(run), 0).Format("150405")+".cirt"), example(), fixed("Ada"))
		if err != nil {
			rt.Fatal(err)
		}
		defer f.Close()
		f.through = noSyncing
		text := rapid.OneOf(rapid.SampledFrom([]string{"", "done", "2", "3", "12.5", "2027-01-31", "2026-11", "readiness:2", legal, "\u202e", "a\nb"}), rapid.String())
		value := rapid.Custom(func(rt *rapid.T) any {
			switch rapid.IntRange(0, 4).Draw(rt, "kind") {
			case 0:
				return text.Draw(rt, "text")
			case 1:
				return rapid.IntRange(-2, 20_000).Draw(rt, "number")
			}
			o := map[string]any{}
			for _, key := range rapid.SliceOfDistinct(rapid.SampledFrom([]string{"status", "days", "owner", "cost", "funding", "due", "made", "start", "months", "days-a-month", "target", "steps", "more"}), rapid.ID[string]).Draw(rt, "keys") {
				switch {
				case key == "steps":
					o[key] = []any{map[string]any{
						"question": text.Draw(rt, "question"), "option": text.Draw(rt, "option"),
						"first": rapid.IntRange(-1, 3).Draw(rt, "first"), "last": rapid.IntRange(-1, 3).Draw(rt, "last"),
					}}
				case key == "months" && rapid.Bool().Draw(rt, "whole"):
					o[key] = rapid.IntRange(-1, 20_000).Draw(rt, "months")
				case key == "made" || key == "due":
					o[key] = rapid.SampledFrom([]string{"2026-11-22", "2026-02-30"}).Draw(rt, "day")
				case key == "days-a-month":
					o[key] = rapid.SampledFrom([]string{"20", "0", "-1"}).Draw(rt, "budget")
				default:
					o[key] = text.Draw(rt, key)
				}
			}
			return o
		})
		for range rapid.IntRange(1, 4).Draw(rt, "acts") {
			field := rapid.SampledFrom([]Field{"roadmap", "step/mandate.legal-basis/2", "step/service.alerts/yes", "step/service.alerts/no"}).Draw(rt, "field")
			raw, err := json.Marshal(value.Draw(rt, "value"))
			if err != nil {
				rt.Fatal(err)
			}
			if _, err := f.Save(Intent{Sets: []Set{{Field: field, Value: raw}}}); err != nil {
				rt.Fatal(err)
			}
		}
		s := f.State()
		for _, step := range s.Steps {
			if err := CheckStep(example().Question(step.Question), step); err != nil {
				rt.Fatalf("the state has a step that can't stand: %v", err)
			}
		}
		if s.Roadmap != nil {
			if err := CheckRoadmap(example(), s.Roadmap); err != nil {
				rt.Fatalf("the state has a roadmap that can't stand: %v", err)
			}
		}
		fresh, err := ReadBytes(f.Log().bytes(f.Log().Acts), "fresh")
		if err != nil || asJSON(rt, fresh.State()) != asJSON(rt, s) {
			rt.Fatalf("from scratch %v:\n%s\nact by act:\n%s", err, asJSON(rt, fresh.State()), asJSON(rt, s))
		}
	})
}
