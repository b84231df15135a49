package planning

import (
	"testing"

	"cirtkit/scoring"
)

// The roadmaps of the library's questionnaires, from nothing: their months are those of the reference, their loads
// add up to their steps, and more time never makes less fit.
func TestTimetablesOfTheLibrary(t *testing.T) {
	every(t, func(t *testing.T, m *scoring.Model, targets []scoring.Target) {
		for _, target := range targets {
			whole := Make(m, nil, Options{Target: target})
			if whole.Outcome != Planned {
				continue
			}
			if whole.Fits != whole.Promised || len(whole.Late) > 0 {
				t.Errorf("%v without a limit: level %d fits of %d, %d are late", target, whole.Fits, whole.Promised, len(whole.Late))
			}
			for _, budget := range []Days{100, 200, 1000} {
				r := &Roadmap{Steps: whole.Steps, Options: Options{DaysAMonth: budget}}
				timetable(r)
				want, loads := referenceTimetable(r.Steps, budget)
				var sum, work Days
				for i := range r.Steps {
					s := &r.Steps[i]
					if got := [2]int{s.First, s.Last}; got != want[i] {
						t.Fatalf("%v at %d: step %d is in %v, the reference says %v", target, budget, i, got, want[i])
					}
					work += s.Middle()
				}
				for i, month := range r.Months {
					if month.Load > budget || month.Load != loads[i] {
						t.Fatalf("%v at %d: month %d has %d, the reference says %d", target, budget, i+1, month.Load, loads[i])
					}
					sum += month.Load
				}
				if sum != work || len(r.Months) != len(loads) {
					t.Fatalf("%v at %d: the months add up to %d, the steps to %d", target, budget, sum, work)
				}
			}
			fits, late := whole.Promised, 0
			for _, months := range []int{len(whole.Months), len(whole.Months) - 1, len(whole.Months) / 3} {
				if months == 0 {
					continue // which is no limit
				}
				less := Make(m, nil, Options{Target: target, Months: months})
				if less.Fits > fits || less.Fits < less.Reached || len(less.Late) < late {
					t.Errorf("%v in %d months: level %d fits and %d are late; with more, %d and %d", target, months, less.Fits, len(less.Late), fits, late)
				}
				fits, late = less.Fits, len(less.Late)
			}
		}
	})
}
