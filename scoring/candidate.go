package scoring

import "cirtkit/questionnaires"

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
		if beyond, ok := questionnaires.DaysFrom(border.date, border.beyond); ok {
			list = append(list, border.date, beyond)
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
