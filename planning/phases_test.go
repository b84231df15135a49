package planning

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/scoring"
)

// sayPhases writes the phases: the level, its steps, the months, by when, effort, and the levels after it.
func sayPhases(r *Roadmap, names []string) string {
	var out []string
	for _, p := range r.Phases {
		var steps []string
		for _, i := range p.Steps {
			steps = append(steps, names[r.Steps[i].place])
		}
		costed := ""
		if p.Effort.Costed {
			costed = " costed"
		}
		out = append(out, fmt.Sprintf("%d: %s, %d-%d by %d, %d-%d%s, then %d-%d", p.Level, strings.Join(steps, " "), p.First, p.Last, p.By,
			p.Effort.Least, p.Effort.Most, costed, p.Reached, p.Possible))
	}
	return strings.Join(out, "; ")
}

func TestPhases(t *testing.T) {
	tests := []struct {
		name    string
		reached int
		target  scoring.Target
		steps   string
		want    string
	}{
		{
			"a phase a level", 0,
			scoring.Target{Level: 2},
			"a S; b M level=2 after a",
			"1: a, 1-1 by 1, 20-80, then 1-11; 2: b, 2-3 by 3, 100-400, then 2-12",
		},
		{
			"from the level above the one reached", 1,
			scoring.Target{Level: 3},
			"a S level=2; b S level=3",
			"2: a, 1-1 by 1, 20-80, then 1-11; 3: b, 1-1 by 1, 20-80, then 2-12",
		},
		{
			"a level that needs nothing of its own", 0,
			scoring.Target{Level: 3},
			"a S; b S level=3",
			"1: a, 1-1 by 1, 20-80, then 1-11; 2: , 0-0 by 1, 0-0, then 1-11; 3: b, 1-1 by 1, 20-80, then 2-12",
		},
		{
			"a lower level that takes longer", 0,
			scoring.Target{Level: 2},
			"a XL; b S level=2",
			"1: a, 1-18 by 18, 1500-4500, then 1-11; 2: b, 1-2 by 18, 20-80, then 2-12",
		},
		{
			"pins stand last", 0,
			scoring.Target{Level: 2},
			"a S; b S level=2; c S level=0",
			"1: a, 1-1 by 1, 20-80, then 1-11; 2: b c, 1-1 by 1, 40-160, then 3-13",
		},
		{
			"only pins, and the target is reached", 3,
			scoring.Target{Level: 3},
			"a S level=0",
			"3: a, 1-1 by 1, 20-80, then 1-11",
		},
		{"reached, and nothing to do", 3, scoring.Target{Level: 3}, "", ""},
		{
			"a profile is one level", 0,
			scoring.Target{Profile: "p"},
			"a S; b S",
			"1: a b, 1-1 by 1, 40-160, then 2-12",
		},
		{
			"costed where all of it is", 0,
			scoring.Target{Level: 2},
			"a S days=3; p S proof; b S level=2 days=1; c S level=2",
			"1: a p, 1-1 by 1, 30-30 costed, then 2-12; 2: b c, 1-1 by 1, 30-90, then 4-14",
		},
		{
			"what is done takes no months", 0,
			scoring.Target{Level: 1},
			"a S done; b S after a",
			"1: a b, 1-1 by 1, 20-80, then 2-12",
		},
		{
			"what is done for a higher level counts after the lower one too", 0,
			scoring.Target{Level: 2},
			"a S; b S level=2 done; c S level=2",
			"1: a, 1-1 by 1, 20-80, then 2-12; 2: b c, 1-1 by 1, 20-80, then 3-13",
		},
		{
			"all of it is done", 0,
			scoring.Target{Level: 1},
			"a S done",
			"1: a, 0-0 by 0, 0-0, then 1-11",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &Roadmap{Reached: tt.reached, Target: tt.target}
			var names []string
			if tt.steps != "" {
				r.Steps, names = parseSteps(t, tt.steps)
			}
			timetable(r)
			// The score of these tests counts steps, so that it shows which were taken.
			phases(r, func(steps []Step) (int, int) { return len(steps), len(steps) + 10 })
			if got := sayPhases(r, names); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// Every step stands in one phase, in order, and the phases' months are those of their steps.
func TestPhasesHoldEveryStepOnce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := &Roadmap{Steps: drawSteps(rt), Reached: rapid.IntRange(0, 3).Draw(rt, "reached")}
		r.Target.Level = rapid.IntRange(0, 4).Draw(rt, "target")
		timetable(r)
		calls := 0
		phases(r, func(steps []Step) (int, int) { calls++; return len(steps), 0 })
		if calls != len(r.Phases) {
			rt.Fatalf("scored %d times for %d phases", calls, len(r.Phases))
		}
		var all []int
		for i, p := range r.Phases {
			if i > 0 && p.Level != r.Phases[i-1].Level+1 {
				rt.Fatalf("after level %d stands %d", r.Phases[i-1].Level, p.Level)
			}
			if !slices.IsSorted(p.Steps) {
				rt.Fatalf("phase %d has %v", p.Level, p.Steps)
			}
			for _, s := range p.Steps {
				if step := r.Steps[s]; step.First > 0 && (step.First < p.First || step.Last > p.Last) || step.Last > p.By {
					rt.Fatalf("phase %d is in %d to %d by %d, its step in %d to %d", p.Level, p.First, p.Last, p.By, step.First, step.Last)
				}
			}
			all = append(all, p.Steps...)
			want := len(all)
			for s, step := range r.Steps {
				if step.Done && !slices.Contains(all, s) {
					want++ // it is done, whatever level it is for
				}
			}
			if p.Reached != want {
				rt.Fatalf("phase %d is scored with %d steps, want %d", p.Level, p.Reached, want)
			}
		}
		slices.Sort(all)
		for i := range r.Steps {
			if i >= len(all) || all[i] != i {
				rt.Fatalf("the phases hold %v of %d steps", all, len(r.Steps))
			}
		}
	})
}

func TestFits(t *testing.T) {
	tests := []struct {
		name    string
		reached int
		target  scoring.Target
		months  int
		steps   string
		lower   map[int]string // the roadmap to each lower level by itself, by level
		fits    int
		late    string
	}{
		{"no limit", 0, scoring.Target{Level: 2}, 0, "a XL; b S level=2 after a", nil, 2, ""},
		{"all in time", 0, scoring.Target{Level: 2}, 2, "a S; b S level=2 after a", nil, 2, ""},
		{"the lower level is", 0, scoring.Target{Level: 2}, 2, "a S; b L level=2 after a", map[int]string{1: "a S"}, 1, "b"},
		{
			"the highest of those that are", 0,
			scoring.Target{Level: 3},
			2, "a S; b S level=2 after a; c S level=3 after b",
			map[int]string{1: "a S", 2: "a S; b S level=2 after a"},
			2, "c",
		},
		{
			"a lower level by itself does without what holds this one up", 0,
			scoring.Target{Level: 2},
			2, "a L; b S level=2",
			map[int]string{1: "c S"},
			1, "a",
		},
		{"none is", 0, scoring.Target{Level: 2}, 2, "a L; b S level=2", map[int]string{1: "a L"}, 0, "a"},
		{"none is, above the one reached", 1, scoring.Target{Level: 2}, 2, "a L level=2", map[int]string{}, 1, "a"},
		{"only a pin is late", 0, scoring.Target{Level: 1}, 2, "a S; b L level=0", nil, 1, "b"},
		{"the lower level can't be made", 0, scoring.Target{Level: 2}, 1, "a S; b M level=2", map[int]string{1: "none"}, 0, "b"},
		{"a profile has no lower level", 0, scoring.Target{Profile: "p"}, 2, "a L", nil, 0, "a"},
		{"what is never done is late without a limit too", 0, scoring.Target{Level: 1}, 0, "a XL; b S days=100000 after a", nil, 0, "b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			steps, names := parseSteps(t, tt.steps)
			promised := max(tt.target.Level, 1)
			r := &Roadmap{Reached: tt.reached, Promised: promised, Target: tt.target, Steps: steps, Options: Options{Months: tt.months}}
			timetable(r)
			fits(r, func(level int) *Roadmap {
				text, ok := tt.lower[level]
				if !ok {
					t.Fatalf("asked for the roadmap to level %d", level)
				}
				if text == "none" {
					return &Roadmap{Outcome: OutOfReach}
				}
				alone := &Roadmap{Options: r.Options}
				alone.Steps, _ = parseSteps(t, text)
				timetable(alone)
				return alone
			})
			var late []string
			for _, i := range r.Late {
				late = append(late, names[r.Steps[i].place])
			}
			if got := strings.Join(late, " "); r.Fits != tt.fits || got != tt.late {
				t.Errorf("in %s months level %d fits and %q is late, want %d and %q", strconv.Itoa(tt.months), r.Fits, got, tt.fits, tt.late)
			}
		})
	}
}
