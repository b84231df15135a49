package scoring

import (
	"slices"
	"time"

	"cirtkit/questionnaires"
)

// factActs adds an act for each fact that a lacking requirement hangs on: a question that it is about is perhaps not
// asked. Several questions can hang on one fact, and one question on several.
func (x *explainer) factActs(acts []Act) []Act {
	m := x.result.model
	var hanging [][]int // by fact, places in lacks
	var walk *factWalk
	for i := range m.questions {
		if x.result.stances[i].asked != Unknown {
			continue
		}
		var facts []int
		x.eachAbout(i, func(l *lack, _ int) {
			if x.result.Questions[i].Out[l.was.Reading] != Unknown {
				return
			}
			if walk == nil {
				walk = x.result.newFactWalk()
				hanging = make([][]int, len(m.questions))
			}
			if facts == nil {
				facts = walk.openFacts(i)
			}
			for _, fact := range facts {
				hanging[fact] = append(hanging[fact], l.place)
			}
		})
	}
	for fact, lacks := range hanging {
		if len(lacks) > 0 {
			slices.Sort(lacks)
			acts = append(acts, x.factAct(fact, slices.Compact(lacks)))
		}
	}
	return acts
}

// factWalk finds the facts that questions hang on.
type factWalk struct {
	asker asker
	seen  []bool // questions whose condition was looked at; it ends circles, which the loader refuses
	found []int
}

func (r *Result) newFactWalk() *factWalk {
	w := &factWalk{asker: newAsker(r.model), seen: make([]bool, len(r.model.questions))}
	copy(w.asker.tests, r.tests)
	return w
}

// openFacts lists the facts whose own answers leave it open whether a question is asked, in questionnaire order. The
// list holds until the next call.
func (w *factWalk) openFacts(question int) []int {
	clear(w.seen)
	w.found = w.found[:0]
	w.ask(question)
	slices.Sort(w.found)
	w.found = slices.Compact(w.found)
	return w.found
}

func (w *factWalk) ask(question int) {
	if q := &w.asker.model.questions[question]; !w.seen[question] && !q.retired && q.when >= 0 {
		w.seen[question] = true
		w.condition(q.when)
	}
}

func (w *factWalk) condition(place int) {
	if w.asker.holds(place) != Unknown {
		return
	}
	c := &w.asker.model.conditions[place]
	if c.op == testFact {
		if w.asker.tests[place] == Unknown {
			w.found = append(w.found, c.fact)
		}
		w.ask(c.fact)
	}
	for _, part := range c.parts {
		w.condition(part)
	}
}

// factAct is the act of answering a fact. Of the answers that it can have, the one that does most is its example: what
// mends most, then what waives most, then the first.
func (x *explainer) factAct(fact int, hanging []int) Act {
	r := &x.result.Questions[fact]
	act := Act{Kind: AskFact, Question: r.ID, Have: -1, Need: -1, Standing: r.Standing, place: fact}
	var best []effect
	for _, given := range x.result.model.candidates(fact) {
		x.supposeFact(fact, &given)
		x.effects = x.effects[:0]
		for i := range x.lacks {
			_, hangs := slices.BinarySearch(hanging, i)
			if did := x.judge(&x.lacks[i]); did != nothing || hangs {
				x.effects = append(x.effects, effect{x.lacks[i].at, did})
			}
		}
		if best == nil || doesMore(x.effects, best) {
			best = append(best[:0], x.effects...)
			act.Answer, act.Rows = &given.Answer, given.Rows
		}
	}
	x.sheet.copy(x.result)
	x.effects = x.effects[:0]
	if best == nil { // no answer to it can be tested
		for _, i := range hanging {
			best = append(best, effect{x.lacks[i].at, nothing})
		}
	}
	x.effects = append(x.effects, best...)
	x.list(&act)
	return act
}

func doesMore(a, b []effect) bool {
	for _, what := range [...]does{mends, waives} {
		count := func(effects []effect) (n int) {
			for _, e := range effects {
				if e.does == what {
					n++
				}
			}
			return n
		}
		if na, nb := count(a), count(b); na != nb {
			return na > nb
		}
	}
	return false
}

// supposeFact makes the sheet as it would be with an answer to a fact.
func (x *explainer) supposeFact(fact int, given *Given) {
	m := x.result.model
	a := newAsker(m)
	copy(a.tests, x.result.tests)
	source := m.questions[fact].source
	for i := range m.conditions {
		if c := &m.conditions[i]; c.op == testFact && c.fact == fact {
			a.tests[i] = c.ofFact(source, standing(source, given), given)
		}
	}
	x.sheet.copy(x.result)
	for i := range m.questions {
		if as := x.result.stances[i]; as.asked == Unknown {
			as.asked = a.ask(i)
			x.sheet.questions[i].read(&m.questions[i], &as)
		}
	}
	for _, reading := range Readings {
		for i := len(m.nodes) - 1; i >= 0; i-- {
			if x.wanted[reading] != nil && x.wanted[reading][i] {
				x.sheet.rollUpNode(i, reading)
			}
		}
	}
}

// candidates are answers to a fact, among which is one for each way in which the tests on it can turn out: every
// option, the numbers, dates and counts of rows at and just beyond each border, rows that pass and fail, and that the
// fact is not applicable. Of the many sets of options that choices allow only each alone and all together are tried,
// and of the many lists a handful.
func (m *Model) candidates(fact int) []Given {
	q := m.questions[fact].source
	var list []Given
	add := func(a questionnaires.Answer, rows ...questionnaires.Row) {
		a.State = questionnaires.Answered
		list = append(list, Given{Answer: a, Rows: rows})
	}
	switch q.Type {
	case questionnaires.Choice, questionnaires.Scale, questionnaires.YesNo:
		for i := range q.Options {
			add(questionnaires.Answer{Option: q.Options[i].Code})
		}
	case questionnaires.Choices:
		var all []string
		for i := range q.Options {
			all = append(all, q.Options[i].Code)
			add(questionnaires.Answer{Options: []string{q.Options[i].Code}})
		}
		add(questionnaires.Answer{Options: all})
	}
	for i := range m.conditions {
		c := &m.conditions[i]
		if c.op != testFact || c.fact != fact {
			continue
		}
		switch q.Type {
		case questionnaires.Number:
			for _, number := range numbersAround(c.test.AtLeast, c.test.AtMost) {
				if (q.Min == nil || number >= *q.Min) && (q.Max == nil || number <= *q.Max) {
					add(questionnaires.Answer{Number: number.String()})
				}
			}
		case questionnaires.Date:
			for _, date := range datesAround(c.test.From, c.test.Until) {
				add(questionnaires.Answer{Date: date})
			}
		case questionnaires.List:
			for _, rows := range rowsAround(q, c.test) {
				add(questionnaires.Answer{}, rows...)
			}
		}
	}
	if !q.Essential && len(q.NA) > 0 {
		list = append(list, Given{Answer: questionnaires.Answer{State: questionnaires.NotApplicable, Reason: q.NA[0].ID}})
	}
	return list
}

// numbersAround are the borders of a test and a whole beyond each.
func numbersAround(atLeast, atMost *questionnaires.Decimal) []questionnaires.Decimal {
	const most = 1 << 53 // beyond it nothing is added
	var list []questionnaires.Decimal
	if atLeast != nil && *atLeast > -most {
		list = append(list, *atLeast, *atLeast-questionnaires.One)
	}
	if atMost != nil && *atMost < most {
		list = append(list, *atMost, *atMost+questionnaires.One)
	}
	return list
}

// datesAround are the borders of a test and the day beyond each.
func datesAround(from, until string) []string {
	var list []string
	for _, border := range [...]struct {
		date   string
		beyond int
	}{{from, -1}, {until, 1}} {
		if day, err := time.Parse(time.DateOnly, border.date); err == nil {
			list = append(list, border.date, day.AddDate(0, 0, border.beyond).Format(time.DateOnly))
		}
	}
	return list
}

// rowsAround are lists at and beyond the borders of a count, or of one row that passes a test and one that fails.
func rowsAround(q *questionnaires.Question, t *questionnaires.Condition) [][]questionnaires.Row {
	const most = 1000 // rows are not made without end
	var counts []int
	if t.Count != nil && t.Count.AtLeast != nil {
		counts = append(counts, *t.Count.AtLeast, *t.Count.AtLeast-1)
	}
	if t.Count != nil && t.Count.AtMost != nil {
		counts = append(counts, *t.Count.AtMost, *t.Count.AtMost+1)
	}
	var lists [][]questionnaires.Row
	for _, n := range counts {
		if n >= 0 && n <= most {
			lists = append(lists, make([]questionnaires.Row, n))
		}
	}
	if t.Any == nil {
		return lists
	}
	var cells []string
	cells = append(cells, t.Any.In...)
	for i := range q.Columns {
		if q.Columns[i].ID == t.Any.Column {
			for _, option := range q.Columns[i].Options {
				cells = append(cells, option.Code)
			}
		}
	}
	for _, number := range numbersAround(t.Any.AtLeast, t.Any.AtMost) {
		cells = append(cells, number.String())
	}
	cells = append(cells, datesAround(t.Any.From, t.Any.Until)...)
	for _, cell := range cells {
		lists = append(lists, []questionnaires.Row{{Cells: map[string]string{t.Any.Column: cell}}})
	}
	return append(lists, nil)
}
