package report

import (
	"cirtkit/planning"
	"cirtkit/questionnaires"
)

// monthName is the name of a month that is counted from 1, where the first one is start (YYYY-MM); "month 3" where
// there is no start.
func (b *builder) monthName(start string, n int) string {
	year, month, ok := monthOf(start, n)
	if !ok {
		return b.t("report.month.counted", "month", n)
	}
	return b.lang.Month(year, month)
}

// doneIn is the month in which something is done, counted from 1.
func (b *builder) doneIn(start string, n int) string {
	if n > planning.Horizon {
		return b.t("report.month.past", "n", planning.Horizon)
	}
	return b.monthName(start, n)
}

// months is from which month to which; a dash for none.
func (b *builder) months(start string, first, last int) string {
	switch {
	case first <= 0 || last <= 0:
		return b.t("report.none")
	case first > planning.Horizon:
		return b.t("report.month.not-begun", "n", planning.Horizon)
	case last > planning.Horizon:
		return b.t("report.month.not-done", "first", b.monthName(start, first), "n", planning.Horizon)
	case first == last:
		return b.monthName(start, first)
	case start == "":
		return b.t("report.month.counted-span", "first", first, "last", last)
	}
	y1, m1, ok1 := monthOf(start, first)
	if y2, m2, ok2 := monthOf(start, last); ok1 && ok2 && y1 == y2 {
		return b.t("report.month.same-year", "first", b.lang.MonthName(m1), "last", b.lang.MonthName(m2), "year", number(y1))
	}
	return b.t("report.month.span", "first", b.monthName(start, first), "last", b.monthName(start, last))
}

// monthOf is the calendar month that is the n-th from a start (YYYY-MM), counted from 1.
func monthOf(start string, n int) (year, month int, ok bool) {
	first, ok := questionnaires.ParseMonth(start)
	if !ok || n < 1 {
		return 0, 0, false
	}
	at := first + questionnaires.Month(n-1)
	return at.Year(), at.Number(), true
}

// monthNumber is which month, counted from 1 at start, a date (YYYY-MM-DD) falls in; below 1 before it. It is false
// where either can't be read.
func monthNumber(start, date string) (int, bool) {
	first, dated := questionnaires.ParseMonth(start)
	there, ok := questionnaires.MonthOf(date)
	return int(there-first) + 1, dated && ok
}
