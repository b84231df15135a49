package planning

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// parseSteps reads steps as the tables below write them, in questionnaire order and parted by ";": a name, a size,
// and any of "level=N" (1 where it is not said), "days=N" (costed), "done", "begun" (under way), "proof", and "after" with the names of
// what it waits for.
func parseSteps(t testing.TB, text string) (steps []Step, names []string) {
	t.Helper()
	for i, part := range strings.Split(text, ";") {
		words := strings.Fields(part)
		s := Step{Level: 1, Action: &questionnaires.Action{Size: words[1]}, place: i}
		size := SizeOf(words[1])
		s.Effort = Range{Least: size.Least, Most: size.Most}
		for j := 2; j < len(words); j++ {
			name, value, _ := strings.Cut(words[j], "=")
			switch name {
			case "level":
				s.Level, _ = strconv.Atoi(value)
			case "days":
				d, err := questionnaires.ParseDecimal(value)
				if err != nil {
					t.Fatal(err)
				}
				s.Effort = Range{Least: Days(d / 100), Most: Days(d / 100), Costed: true}
			case "done":
				s.Done, s.Effort = true, Range{}
			case "begun":
				s.Local = &assessment.LocalStep{Status: "under-way"}
			case "proof":
				s.Proof, s.Effort = scoring.Evidenced, Range{}
			case "after":
			default:
				w := slices.Index(names, name)
				if w < 0 {
					t.Fatalf("no step %q before %q", name, part)
				}
				s.Waits = append(s.Waits, w)
			}
		}
		steps, names = append(steps, s), append(names, words[0])
	}
	return steps, names
}

// sayTable writes the steps in the order of the timetable with their months, and the loads in tenths of a day;
// several months of one load as "143x6".
func sayTable(r *Roadmap, names []string) string {
	var steps, loads []string
	for i := range r.Steps {
		steps = append(steps, fmt.Sprintf("%s %d-%d", names[r.Steps[i].place], r.Steps[i].First, r.Steps[i].Last))
	}
	for i := 0; i < len(r.Months); {
		n := 1
		for i+n < len(r.Months) && r.Months[i+n].Load == r.Months[i].Load {
			n++
		}
		load := strconv.Itoa(int(r.Months[i].Load))
		if n > 1 {
			load += "x" + strconv.Itoa(n)
		}
		loads = append(loads, load)
		i += n
	}
	return strings.Join(steps, ", ") + " | " + strings.Join(loads, " ")
}

func TestTimetable(t *testing.T) {
	tests := []struct {
		name   string
		budget Days // tenths of a day a month; 0 for the usual 200
		steps  string
		want   string
	}{
		{"one small step: 5 days in one month", 0, "a S", "a 1-1 | 50"},
		{"what waits begins in the month after", 0, "a S; b S after a", "a 1-1, b 2-2 | 50x2"},
		{"a medium step is spread over two months", 0, "a M", "a 1-2 | 125x2"},
		{"a large one takes seven months with any budget", 10000, "a L", "a 1-7 | 143x6 142"},
		{"and so do two side by side", 10000, "a L; b L", "a 1-7, b 1-7 | 286x6 284"},
		{"what is under way first, whatever its level", 50, "a S; b S level=2 begun", "b 1-1, a 2-2 | 50x2"},
		{"what something under way waits for is as urgent", 50, "a S; b S level=3; c S level=2 begun after b", "b 1-1, c 2-2, a 3-3 | 50x3"},
		{"the longer one first, then questionnaire order", 0, "a S; b M; c S", "b 1-2, a 1-1, c 1-2 | 200 150"},
		{"the budget is never passed", 100, "a S; b S; c S", "a 1-1, b 1-1, c 2-2 | 100 50"},
		{"a step can take longer for want of budget", 30, "a S", "a 1-2 | 30 20"},
		{"the lowest level first", 143, "a S level=2; b L", "b 1-7, a 7-8 | 143x7 49"},
		{"the longest chain first: b lets c begin", 50, "a S; b S; c L after b", "b 1-1, c 2-21, a 22-22 | 50x22"},
		{"a begun step rests for a lower level only", 143, "a L level=2; b S; c S after b", "b 1-1, a 1-8, c 2-2 | 143x7 99"},
		{"and goes on before what stands behind it", 125, "a M; b S; c M after b", "b 1-1, a 1-3, c 3-5 | 125x4 50"},
		{"a pin that no level needs, last", 50, "a L level=0; b S level=3", "b 1-1, a 2-21 | 50x21"},
		{"what is done has no months and holds nobody up", 0, "a L done; b S after a", "a 0-0, b 1-1 | 50"},
		{"a proof is there in the month in which it is ready", 0, "a S; b S proof after a; c S after b", "a 1-1, b 2-2, c 3-3 | 50 0 50"},
		{"costed at nothing, in one month and without budget", 50, "a S; b L days=0; c S after b", "b 1-1, a 1-1, c 2-2 | 50x2"},
		{"costed: the work is local, the months are the size's", 0, "a L days=7", "a 1-7 | 10x7"},
		{"costed at little: it still takes its months", 0, "a L days=0.3; b S after a", "a 1-7, b 8-8 | 1x3 0x4 50"},
		{"costed at much: the budget decides", 0, "a S days=50", "a 1-3 | 200x2 100"},
		{"a year and a half whatever the money", 10000, "a XL; b S after a", "a 1-18, b 19-19 | 167x17 161 50"},
		{"a budget too small: the table ends", 1, "a XL; b S; c S after a", "a 1-1201, b 1201-1201, c 1201-1201 | 1x1200"},
		{"nothing to do", 0, "a S done", "a 0-0 | "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			steps, names := parseSteps(t, tt.steps)
			r := &Roadmap{Steps: steps, Options: Options{DaysAMonth: tt.budget}}
			timetable(r)
			if got := sayTable(r, names); got != tt.want {
				t.Errorf("timetable(%s) at %d a month:\n%s, want\n%s", tt.steps, tt.budget, got, tt.want)
			}
		})
	}
}

func TestMonthsHaveNames(t *testing.T) {
	tests := []struct{ start, want string }{
		{"2026-11", "2026-11 2026-12 2027-01"},
		{"2027-01", "2027-01 2027-02 2027-03"},
		{"9999-11", "9999-11 9999-12 "},
		{"", "  "},
		{"2026-13", "  "},
		{"soon", "  "},
	}
	for _, tt := range tests {
		steps, _ := parseSteps(t, "a S; b S after a; c S after b")
		r := &Roadmap{Steps: steps, Options: Options{Start: tt.start}}
		timetable(r)
		var names []string
		for _, m := range r.Months {
			names = append(names, m.Name)
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("from %q the months are %q, want %q", tt.start, got, tt.want)
		}
	}
}

// Steps that wait for each other in a circle never begin, and the table still ends.
func TestTimetableOfACircle(t *testing.T) {
	steps, names := parseSteps(t, "a S; b S; c S")
	steps[0].Waits, steps[1].Waits = []int{1}, []int{0}
	r := &Roadmap{Steps: steps}
	timetable(r)
	if got, want := sayTable(r, names), "c 1-1, a 1201-1201, b 1201-1201 | 50"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The table is the one that the rule gives when it is followed month by month, and keeps what the rule promises.
func TestReferenceTimetable(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		steps := drawSteps(rt)
		budget := Days(rapid.SampledFrom([]int{1, 3, 20, 100, 143, 200, 555, 5000}).Draw(rt, "budget"))
		r := &Roadmap{Steps: cloneSteps(steps), Options: Options{DaysAMonth: budget, Start: "2027-01"}}
		timetable(r)
		want, loads := referenceTimetable(steps, budget)

		if len(r.Steps) != len(steps) {
			rt.Fatalf("%d steps, want %d", len(r.Steps), len(steps))
		}
		var sum, work Days
		for i, m := range r.Months {
			if m.Load > budget || m.Load < 0 {
				rt.Fatalf("month %d has %d of %d", i+1, m.Load, budget)
			}
			sum += m.Load
		}
		whole, seen, before := true, map[int]bool{}, 0
		for i := range r.Steps {
			s := &r.Steps[i]
			if seen[s.place] {
				rt.Fatalf("step %d stands twice", s.place)
			}
			seen[s.place] = true
			if s.First < before {
				rt.Fatalf("step %d begins in %d, behind one that begins in %d", i, s.First, before)
			}
			before = s.First
			if got := [2]int{s.First, s.Last}; got != want[s.place] {
				rt.Fatalf("step %d is in %v, the reference says %v", s.place, got, want[s.place])
			}
			if s.Done != (s.First == 0) || s.Done != (s.Last == 0) || s.Last < s.First {
				rt.Fatalf("step %d, done: %v, has the months %d to %d", i, s.Done, s.First, s.Last)
			}
			whole = whole && s.Last <= Horizon
			work += s.Middle()
			if !s.Done && s.Middle() > 0 && s.Last <= Horizon && s.Last-s.First+1 < s.Size().MiddleMonths {
				rt.Fatalf("step %d takes %d months, and at least %d by its size", i, s.Last-s.First+1, s.Size().MiddleMonths)
			}
			var waits []int
			for _, w := range s.Waits {
				waits = append(waits, r.Steps[w].place)
				if !s.Done && s.First <= Horizon && s.First <= r.Steps[w].Last {
					rt.Fatalf("step %d begins in %d, and waits for %d, which is done in %d", i, s.First, w, r.Steps[w].Last)
				}
			}
			slices.Sort(waits)
			if !slices.Equal(waits, steps[s.place].Waits) || !slices.IsSorted(s.Waits) {
				rt.Fatalf("step %d waits for %v, want %v", s.place, waits, steps[s.place].Waits)
			}
		}
		if whole && sum != work || sum > work {
			rt.Fatalf("the months' loads are %d, the steps' work %d", sum, work)
		}
		got := make([]Days, len(r.Months))
		for i, m := range r.Months {
			got[i] = m.Load
		}
		if !slices.Equal(got, loads) {
			rt.Fatalf("loads %v, the reference says %v", got, loads)
		}

		// The order in which the steps are given makes no difference: each has its own place.
		order := rand.New(rand.NewPCG(uint64(len(steps)), uint64(budget))).Perm(len(steps))
		shuffled := &Roadmap{Steps: permuted(steps, order), Options: r.Options}
		timetable(shuffled)
		for i := range r.Steps {
			a, b := &r.Steps[i], &shuffled.Steps[i]
			if a.place != b.place || a.First != b.First || a.Last != b.Last || !slices.Equal(a.Waits, b.Waits) {
				rt.Fatalf("given in another order, step %d is another one", i)
			}
		}
		if !slices.Equal(shuffled.Months, r.Months) {
			rt.Fatal("given in another order, the loads differ")
		}
	})
}

// drawSteps draws steps that wait for earlier ones only. Their place is their place in the list, and Waits are sorted.
func drawSteps(rt *rapid.T) []Step {
	n := rapid.IntRange(0, 14).Draw(rt, "steps")
	steps := make([]Step, n)
	for i := range steps {
		s := &steps[i]
		s.place, s.To = i, rapid.IntRange(1, 4).Draw(rt, "to")
		s.Level = rapid.IntRange(0, 3).Draw(rt, "level")
		if size := rapid.SampledFrom([]string{"S", "S", "M", "L", "XL", ""}).Draw(rt, "size"); size != "" {
			s.Action = &questionnaires.Action{Size: size}
		}
		switch rapid.IntRange(0, 9).Draw(rt, "kind") {
		case 0:
			s.Done = true
		case 1:
			s.Proof = scoring.Reviewed
		case 2, 3:
			days := Days(rapid.SampledFrom([]int{0, 1, 2, 9, 40, 400, 9999}).Draw(rt, "days"))
			s.Effort = Range{Least: days, Most: days, Costed: true}
		case 4:
			s.Local = &assessment.LocalStep{Status: "under-way"}
		}
		for w := range i {
			if rapid.IntRange(0, 3).Draw(rt, "waits") == 0 {
				s.Waits = append(s.Waits, w)
			}
		}
	}
	return steps
}

func cloneSteps(steps []Step) []Step {
	out := slices.Clone(steps)
	for i := range out {
		out[i].Waits = slices.Clone(out[i].Waits)
	}
	return out
}

// permuted gives the steps in another order: the one at order[i] stands at i.
func permuted(steps []Step, order []int) []Step {
	at := make([]int, len(order))
	for i, was := range order {
		at[was] = i
	}
	out := make([]Step, len(steps))
	for i, was := range order {
		out[i] = steps[was]
		out[i].Waits = nil
		for _, w := range steps[was].Waits {
			out[i].Waits = append(out[i].Waits, at[w])
		}
	}
	return out
}

// referenceTimetable is the rule as it reads, slow and obvious: in every month it looks at every step anew.
func referenceTimetable(steps []Step, budget Days) (months [][2]int, loads []Days) {
	takes := func(i int) int { // months, at least
		if steps[i].Middle() == 0 {
			return 1
		}
		return steps[i].Size().MiddleMonths
	}
	var chain func(i int) int
	chain = func(i int) int {
		longest := 0
		for b := range steps {
			if slices.Contains(steps[b].Waits, i) {
				longest = max(longest, chain(b))
			}
		}
		return takes(i) + longest
	}
	var begun func(i int) bool
	begun = func(i int) bool {
		if steps[i].Local != nil && steps[i].Local.Status == "under-way" {
			return true
		}
		for b := range steps {
			if slices.Contains(steps[b].Waits, i) && begun(b) {
				return true
			}
		}
		return false
	}
	level := func(i int) int {
		level := steps[i].Level
		if level == 0 {
			level = 1000
		}
		if begun(i) {
			level -= 10_000
		}
		return level
	}
	chains := make([]int, len(steps))
	for i := range steps {
		chains[i] = chain(i)
	}
	months = make([][2]int, len(steps))
	worked := make([]Days, len(steps))
	for month := 1; month <= Horizon; month++ {
		var ready []int
		for i := range steps {
			is := !steps[i].Done && months[i][1] == 0
			for _, w := range steps[i].Waits {
				is = is && (steps[w].Done || months[w][1] != 0 && months[w][1] < month)
			}
			if is {
				ready = append(ready, i)
			}
		}
		if len(ready) == 0 {
			break
		}
		slices.SortFunc(ready, func(a, b int) int {
			x, y := &steps[a], &steps[b]
			return cmp.Or(level(a)-level(b), chains[b]-chains[a], x.place-y.place, x.To-y.To, int(x.Proof)-int(y.Proof), a-b)
		})
		load := Days(0)
		for _, i := range ready {
			whole := steps[i].Middle()
			if whole == 0 {
				months[i] = [2]int{month, month}
				continue
			}
			most := whole / Days(takes(i))
			if whole%Days(takes(i)) != 0 {
				most++
			}
			work := min(most, whole-worked[i], budget-load)
			if work > 0 && months[i][0] == 0 {
				months[i][0] = month
			}
			worked[i] += work
			load += work
			if worked[i] == whole && month-months[i][0]+1 >= takes(i) {
				months[i][1] = month
			}
		}
		loads = append(loads, load)
	}
	for i := range months {
		if !steps[i].Done && months[i][1] == 0 {
			months[i][1] = Horizon + 1
			months[i][0] = cmp.Or(months[i][0], Horizon+1)
		}
	}
	return months, loads
}

func BenchmarkTimetable600(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	steps := make([]Step, 600)
	for i := range steps {
		s := &steps[i]
		s.place, s.Level = i, 1+random.IntN(5)
		s.Action = &questionnaires.Action{Size: Sizes[random.IntN(len(Sizes))].Word}
		if i%4 > 0 {
			s.Waits = append(s.Waits, i-1)
		}
		if i > 4 && random.IntN(6) == 0 {
			s.Waits = append(s.Waits, random.IntN(i-4))
		}
	}
	for _, budget := range []Days{200, 2000} {
		b.Run(strconv.Itoa(int(budget/10))+"-days-a-month", func(b *testing.B) {
			r := &Roadmap{Options: Options{DaysAMonth: budget, Start: "2027-01"}}
			b.ReportAllocs()
			for b.Loop() {
				r.Steps = steps
				timetable(r)
			}
		})
	}
}
