package planning

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
)

// The timetable is a rule that can be followed with a pencil, and not an optimum: whoever is asked why something
// begins in May can be told.
//
// Time goes by months, and each month has a budget of work (Options.DaysAMonth). A step is ready in the month
// after the last one that it waits for is done. In each month the steps that are ready get work in this order
// until the budget is used up:
//
//  1. what is under way already by somebody's word, and what that waits for;
//  2. then what the lowest level needs first; what only somebody's pin asks for, last;
//  3. then what has the longest chain behind it: the months that it and what waits for it take one after the
//     other, along the longest way;
//  4. then questionnaire order.
//
// The order is the same in every month. So a step that has begun goes on before anything that stands behind it in
// the order, and rests only while what stands before it uses up the budget.
//
// A step takes in one month at most its middle effort divided by the middle months of its size, rounded up to a
// tenth of a day, and it is done when all its work is done, but not before those months have passed since it
// began: a law takes its months however many people there are, and however little work somebody here says it is.
// A step without effort (a proof, or what was costed at nothing) is done in the month in which it is ready and
// takes nothing from the budget. A step that is done already has no months.
//
// The rule ends: each month does some work while there is any, unless what is ready waits for its months to pass,
// which they do. A budget can still be so small that this takes centuries, so the table ends after Horizon
// months; what is not done by then has the month after as its last (and as its first where it never began), and is
// late.

// Horizon is the number of months after which a timetable ends: a hundred years.
const Horizon = 1200

// timetable fills in the months of the steps and of the roadmap, and puts the steps in the order of the timetable:
// by the month in which they begin, then in the order of the rule.
func timetable(r *Roadmap) {
	t := newTable(r.Steps, r.Options.Budget())
	t.run()
	r.Months = make([]Month, len(t.loads))
	for i, name := range monthNames(r.Options.Start, len(t.loads)) {
		r.Months[i] = Month{Name: name, Load: t.loads[i]}
	}
	for i := range r.Steps {
		r.Steps[i].First, r.Steps[i].Last = t.rows[i].first, t.rows[i].last
	}
	sortSteps(r, t.order)
}

// table is a timetable that is being made.
type table struct {
	budget Days
	rows   []row // by step
	order  []int // the steps in the order of the rule
	rank   []int // by step: its place in order
	loads  []Days
}

// row is one step in the table.
type row struct {
	work, rate  Days // that is left; the most that a month takes
	months      int  // that it takes at least
	first, last int
	unmet       int   // how many of those that it waits for are not done
	waiting     int   // how many steps wait for it
	behind      []int // which they are
	chain       int   // months of the longest chain behind it, its own included; 0 until it is worked out
	begun       bool  // it is under way, or something waits for it that is
}

func newTable(steps []Step, budget Days) *table {
	t := &table{budget: budget, rows: make([]row, len(steps)), order: make([]int, len(steps)), rank: make([]int, len(steps))}
	waits := 0
	for i := range steps {
		s, r := &steps[i], &t.rows[i]
		r.work, r.months = s.Middle(), 1
		if r.work > 0 {
			r.months = s.Size().MiddleMonths
			r.rate = (r.work + Days(r.months) - 1) / Days(r.months)
		}
		for _, w := range s.Waits {
			if !steps[w].Done {
				r.unmet++
			}
			t.rows[w].waiting++
		}
		waits += len(s.Waits)
	}
	all := make([]int, waits) // one list for what stands behind each step
	for i := range t.rows {
		n := t.rows[i].waiting
		t.rows[i].behind, all = all[:0:n], all[n:]
	}
	for i := range steps {
		for _, w := range steps[i].Waits {
			t.rows[w].behind = append(t.rows[w].behind, i)
		}
	}
	for i := range steps {
		t.order[i] = i
		t.chain(i)
		if s := &steps[i]; s.Local != nil && s.Local.Status == "under-way" {
			t.begin(steps, i)
		}
	}
	slices.SortFunc(t.order, func(a, b int) int {
		x, y := &steps[a], &steps[b]
		return cmp.Or(
			trueFirst(t.rows[a].begun, t.rows[b].begun),
			cmp.Compare(x.rung(), y.rung()),
			cmp.Compare(t.rows[b].chain, t.rows[a].chain),
			cmp.Compare(x.place, y.place),
			cmp.Compare(x.To, y.To),
			cmp.Compare(x.Proof, y.Proof),
			cmp.Compare(a, b),
		)
	})
	for at, i := range t.order {
		t.rank[i] = at
	}
	// What is done is out of the table; what waits for it did not count it.
	for i := range steps {
		if steps[i].Done {
			t.rows[i].unmet, t.rows[i].behind = -1, nil
		}
	}
	return t
}

// rung is the level of a step for the order of the timetable: what no level needs stands behind all that one does.
func (s *Step) rung() int {
	if s.Level == 0 {
		return int(^uint(0) >> 1)
	}
	return s.Level
}

// begin marks a step that is under way, and all that it waits for.
func (t *table) begin(steps []Step, i int) {
	if t.rows[i].begun {
		return
	}
	t.rows[i].begun = true
	for _, w := range steps[i].Waits {
		t.begin(steps, w)
	}
}

func trueFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// chain works out the longest chain behind a step.
func (t *table) chain(i int) int {
	r := &t.rows[i]
	if r.chain != 0 {
		return r.chain
	}
	r.chain = r.months // also the mark that it is being worked out, should steps wait in a circle
	longest := 0
	for _, b := range r.behind {
		longest = max(longest, t.chain(b))
	}
	r.chain += longest
	return r.chain
}

// run goes through the months.
func (t *table) run() {
	var working []int // ranks of the steps that are ready and have work left, in order
	var passing []int // steps whose work is done, and whose months have to pass
	var ready []int   // ranks of the steps that are ready in the month to come
	for at, i := range t.order {
		if t.rows[i].unmet == 0 {
			ready = append(ready, at)
		}
	}
	for month := 1; len(working)+len(passing)+len(ready) > 0 && month <= Horizon; month++ {
		begun := len(working)
		for _, at := range ready {
			if i := t.order[at]; t.rows[i].work > 0 {
				working = append(working, at)
			} else {
				t.rows[i].first = month
				passing = append(passing, i)
			}
		}
		if len(working) > begun {
			slices.Sort(working)
		}
		left, looked, rested := t.budget, 0, 0
		for ; looked < len(working) && left > 0; looked++ {
			i := t.order[working[looked]]
			r := &t.rows[i]
			work := min(r.rate, r.work, left)
			left -= work
			if r.work -= work; r.first == 0 {
				r.first = month
			}
			if r.work > 0 {
				working[rested] = working[looked]
				rested++
			} else {
				passing = append(passing, i)
			}
		}
		if rested < looked {
			working = append(working[:rested], working[looked:]...)
		}
		t.loads = append(t.loads, t.budget-left)

		ready = ready[:0]
		still := passing[:0]
		for _, i := range passing {
			r := &t.rows[i]
			if month < r.first+r.months-1 {
				still = append(still, i)
				continue
			}
			r.last = month
			for _, b := range r.behind {
				if t.rows[b].unmet--; t.rows[b].unmet == 0 {
					ready = append(ready, t.rank[b])
				}
			}
		}
		passing = still
	}
	for i := range t.rows {
		r := &t.rows[i]
		if r.unmet >= 0 && r.last == 0 {
			r.last = Horizon + 1
			if r.first == 0 {
				r.first = Horizon + 1
			}
		}
	}
}

// sortSteps puts the steps in the order of the timetable, given the order of the rule.
func sortSteps(r *Roadmap, order []int) {
	order = slices.Clone(order)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.Steps[a].First, r.Steps[b].First) })
	place := make([]int, len(order)) // by old place
	sorted := make([]Step, len(order))
	waits := 0
	for now, was := range order {
		place[was] = now
		sorted[now] = r.Steps[was]
		waits += len(r.Steps[was].Waits)
	}
	all := make([]int, 0, waits)
	for i := range sorted {
		from := len(all)
		for _, w := range sorted[i].Waits {
			all = append(all, place[w])
		}
		if len(all) > from {
			sorted[i].Waits = all[from:len(all):len(all)]
			slices.Sort(sorted[i].Waits)
		}
	}
	r.Steps = sorted
}

// monthNames are the names of a number of months, from the first; empty ones where the first is not known, and
// beyond the year 9999.
func monthNames(start string, n int) []string {
	names := make([]string, n)
	if first, ok := questionnaires.ParseMonth(start); ok {
		for i := range names {
			names[i] = (first + questionnaires.Month(i)).String()
		}
	}
	return names
}
