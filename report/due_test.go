package report

import (
	"testing"

	"cirtkit/assessment"
	"cirtkit/planning"
)

func TestOverdueIn(t *testing.T) {
	for _, tt := range []struct {
		start string
		last  int
		due   string
		done  bool
		want  bool
	}{
		{"2026-12", 2, "2027-01-31", false, false}, // in the month in which it is due
		{"2026-12", 2, "2027-01-01", false, false}, // of which the first day counts as well as the last
		{"2026-12", 3, "2027-01-31", false, true},
		{"2026-12", 1, "2026-11-30", false, true}, // due before the start
		{"2026-12", 3, "2027-01-31", true, false},
		{"2026-12", 3, "", false, false},
		{"", 3, "2027-01-31", false, false}, // months are only counted
	} {
		r := &planning.Roadmap{Options: planning.Options{Start: tt.start}}
		s := &planning.Step{First: 1, Last: tt.last, Done: tt.done, Local: &assessment.LocalStep{Due: tt.due}}
		if got := overdueIn(r, s); got != tt.want {
			t.Errorf("from %s, done in month %d (already: %v) and due on %s: overdue is %v", tt.start, tt.last, tt.done, tt.due, got)
		}
	}
}

// A chart counts months from 1, and below 0 those before the start: 0 is none.
func TestDueMonth(t *testing.T) {
	for due, want := range map[string]int{
		"2026-12-01": 1, "2027-02-28": 3, "2026-11-30": -1, "2026-10-01": -2, "": 0,
	} {
		s := &planning.Step{Local: &assessment.LocalStep{Due: due}}
		if got := dueMonth("2026-12", s); got != want {
			t.Errorf("due on %q: month %d, want %d", due, got, want)
		}
	}
	if got := dueMonth("", &planning.Step{Local: &assessment.LocalStep{Due: "2026-12-01"}}); got != 0 {
		t.Errorf("without a start: month %d", got)
	}
	if got := dueMonth("2026-12", &planning.Step{}); got != 0 {
		t.Errorf("nothing set: month %d", got)
	}
}
