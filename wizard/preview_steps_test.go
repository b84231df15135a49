package wizard

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
)

// What the screen foresees of steps and the roadmap is what the file says once it is saved.
func TestPreviewOfStepsAndRoadmap(t *testing.T) {
	q := sample(t)
	f, err := assessment.Create(filepath.Join(t.TempDir(), "x.cirt"), q, assessment.Options{Author: "Ada"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	var ids []string
	for _, question := range q.Questions() {
		if question.Scored() && len(question.Options) > 2 {
			ids = append(ids, question.ID)
		}
	}
	code := func(i, option int) string { return q.Question(ids[i]).Options[option].Code }
	roadmap := &assessment.Roadmap{Made: "2026-11-22", DaysAMonth: "20", Steps: []assessment.PlannedStep{
		{Question: ids[0], Option: code(0, 1), First: 1, Last: 2},
	}}
	base := f.State()
	var sofar []assessment.Intent
	for _, in := range []assessment.Intent{
		assessment.PutStep(assessment.LocalStep{Question: ids[1], Option: code(1, 2), Status: "pinned"}),
		assessment.PutStep(assessment.LocalStep{Question: ids[1], Option: code(1, 1), Owner: "Legal office", Days: "3"}),
		assessment.PutStep(assessment.LocalStep{Question: ids[0], Option: code(0, 1), Status: "done"}),
		assessment.SetRoadmap(roadmap),
		assessment.PutStep(assessment.LocalStep{Question: ids[1], Option: code(1, 2), Due: "2027-01-31"}),
		assessment.RemoveStep(ids[0], code(0, 1)),
		assessment.SetRoadmap(nil),
	} {
		sofar = append(sofar, in)
		shown := preview(base, sofar)
		if _, err := f.Save(in); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(f.State().Steps, shown.Steps); diff != "" {
			t.Errorf("after %d changes: %s", len(sofar), diff)
		}
		if diff := cmp.Diff(f.State().Roadmap, shown.Roadmap); diff != "" {
			t.Errorf("after %d changes: %s", len(sofar), diff)
		}
	}
	if len(base.Steps) != 0 || base.Roadmap != nil {
		t.Error("the state on the disk has changed")
	}
}
