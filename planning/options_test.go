package planning

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	"cirtkit/scoring"
)

// TestIsStart: what is a month, and lies in the years that are taken; the first and the last are.
func TestIsStart(t *testing.T) {
	for text, want := range map[string]bool{
		"1900-01": true, "2027-01": true, "9999-12": true,
		"0000-01": false, "0001-12": false, "1899-12": false, "10000-01": false, "2027-13": false, "2027": false, "": false,
	} {
		if got := IsStart(text); got != want {
			t.Errorf("IsStart(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestParseDaysAMonth(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Days
	}{
		{"0.1", 1}, {"7.5", 75}, {"20", 200}, {"30.0", 300}, {"100000", 1_000_000},
	} {
		if got, ok := ParseDaysAMonth(tt.text); got != tt.want || !ok {
			t.Errorf("ParseDaysAMonth(%q) = %d, %v, want %d tenths", tt.text, got, ok, tt.want)
		}
	}
	for _, text := range []string{"", "0", "-1", "0.05", "7.55", "100000.1", "many"} {
		if got, ok := ParseDaysAMonth(text); ok {
			t.Errorf("ParseDaysAMonth(%q) = %d, want none", text, got)
		}
	}
}

// Whatever can be asked for can be recorded.
func TestBoundsCanBeRecorded(t *testing.T) {
	r := &Roadmap{Target: scoring.Target{Ladder: "l", Level: 1}, Options: Options{Start: "9999-12", Months: MostMonths, DaysAMonth: MostDaysAMonth}}
	if err := assessment.CheckRoadmap(nil, r.Record("2026-11-22")); err != nil {
		t.Error(err)
	}
}

func TestOptionsOr(t *testing.T) {
	steps := []assessment.LocalStep{{Question: "q", Option: "1", Status: "pinned"}}
	own := Options{Target: scoring.Target{Ladder: "own", Level: 2}, Steps: steps, Start: "2026-12", Months: 18, DaysAMonth: 75, Nodes: 5}
	stated := Options{Target: scoring.Target{Ladder: "stated", Level: 3}}
	want := own
	want.Target = stated.Target
	if diff := cmp.Diff(want, stated.Or(own)); diff != "" {
		t.Errorf("nothing stated but the target: %s", diff)
	}
	stated = Options{Target: scoring.Target{Profile: "p"}, Steps: []assessment.LocalStep{}, Start: "2027-01", Months: 6, DaysAMonth: 10, Nodes: 1}
	if diff := cmp.Diff(stated, stated.Or(own)); diff != "" {
		t.Errorf("everything stated: %s", diff)
	}
}
