package planning

import (
	"cmp"
	"slices"
	"time"
)

// The timetable is a rule that can be followed with a pencil, and not an optimum: whoever is asked why something
// begins in May can be told.
//
// Time goes by months, and each month has a budget of work (Options.DaysAMonth). A step is ready in the month
// after the last one that it waits for is done. In each month the steps that are ready get work in this order
// until the budget is used up:
//
//  1. what the lowest level needs first; what only somebody's pin asks for, last;
//  2. then what has the longest chain behind it: the months that it and what waits for it take one after the
//     other, along the longest way;
//  3. then questionnaire order.
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

// Budget is how much work can be done in a month.
func (o Options) Budget() Days {
	if o.DaysAMonth <= 0 {
		return DefaultDaysAMonth
	}
	return Days(o.DaysAMonth)
}

// timetable fills in the months of the steps and of the roadmap, and puts the steps in the order of the timetable:
// by the month in which they begin, then in the order of the rule.
func timetable(r *Roadmap) {
	t := newTable(r.Steps, r.Options.Budget())
	t.run()
	loads := t.loads
	r.Months = make([]Month, len(loads))
	for i, load := range loads {
		r.Months[i] = Month{Name: monthName(r.Options.Start, i), Load: load}
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
	behind      []int // the steps that wait for it
	chain       int   // months of the longest chain behind it, its own included; 0 until it is worked out
}

func newTable(steps []Step, budget Days) *table {
	t := &table{budget: budget, rows: make([]row, len(steps)), order: make([]int, len(steps)), rank: make([]int, len(steps))}
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
			t.rows[w].behind = append(t.rows[w].behind, i)
		}
	}
	for i := range steps {
		t.order[i] = i
		t.chain(i)
	}
	slices.SortFunc(t.order, func(a, b int) int {
		x, y := &steps[a], &steps[b]
		return cmp.Or(
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
	var active, next []int // ranks of the steps that are ready and not done; of those that are ready next month
	for at, i := range t.order {
		if t.rows[i].unmet == 0 {
			active = append(active, at)
		}
	}
	for month := 1; len(active) > 0 && month <= Horizon; month++ {
		left := t.budget
		kept := active[:0]
		next = next[:0]
		for _, at := range active {
			i := t.order[at]
			r := &t.rows[i]
			work := min(r.rate, r.work, left)
			r.work -= work
			left -= work
			if r.first == 0 && (work > 0 || r.rate == 0) {
				r.first = month
			}
			if r.work > 0 || month < r.first+r.months-1 {
				kept = append(kept, at)
				continue
			}
			r.last = month
			for _, b := range r.behind {
				if t.rows[b].unmet--; t.rows[b].unmet == 0 {
					next = append(next, t.rank[b])
				}
			}
		}
		t.loads = append(t.loads, t.budget-left)
		active = kept
		if len(next) > 0 {
			active = append(active, next...)
			slices.Sort(active)
		}
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
	for now, was := range order {
		place[was] = now
		sorted[now] = r.Steps[was]
	}
	for i := range sorted {
		waits := slices.Clone(sorted[i].Waits)
		for k, w := range waits {
			waits[k] = place[w]
		}
		slices.Sort(waits)
		sorted[i].Waits = waits
	}
	r.Steps = sorted
}

// monthName is the name of a month, counted from 0; "" where the first one is not known.
func monthName(start string, month int) string {
	const form = "2006-01"
	first, err := time.Parse(form, start)
	if err != nil {
		return ""
	}
	return first.AddDate(0, month, 0).Format(form)
}
