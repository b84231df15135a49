package planning

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

func TestRecord(t *testing.T) {
	q := &questionnaires.Question{ID: "mandate", Options: []questionnaires.Option{{Code: "no"}, {Code: "draft"}, {Code: "yes"}}}
	r := &Roadmap{
		Target: scoring.Target{Node: "s", Ladder: "readiness", Level: 2},
		Steps: []Step{
			{Question: q, To: 1, Level: 1, Done: true},
			{Question: q, To: 2, Level: 2, First: 1, Last: 3},
			{Question: q, To: 2, Level: 2, Proof: scoring.Evidenced, First: 4, Last: 4},
		},
		Options: Options{Start: "2027-01", Months: 12, DaysAMonth: 75},
	}
	want := &assessment.Roadmap{
		Made: "2026-12-24", Target: "s/readiness:2", Start: "2027-01", Months: 12, DaysAMonth: "7.5",
		Steps: []assessment.PlannedStep{
			{Question: "mandate", Option: "draft", Level: 1},
			{Question: "mandate", Option: "yes", Level: 2, First: 1, Last: 3},
			{Question: "mandate", Option: "yes", Proof: "evidenced", Level: 2, First: 4, Last: 4},
		},
	}
	if diff := cmp.Diff(want, r.Record("2026-12-24")); diff != "" {
		t.Error(diff)
	}
	// A profile is named by its id, and work that nobody stated is one person's.
	r.Target, r.Options = scoring.Target{Profile: "baseline", Level: 1}, Options{}
	got := r.Record("2026-12-24")
	if got.Profile != "baseline" || got.Target != "" || got.DaysAMonth != "20" {
		t.Errorf("to a profile: %+v", got)
	}
}
