package report

import (
	"strconv"
	"strings"
)

// monthName is the name of a month that is counted from 1, where the first one is start (YYYY-MM); "month 3" where
// there is no start.
func (b *builder) monthName(start string, n int) string {
	year, month, ok := monthOf(start, n)
	if !ok {
		return b.t("report.month.counted", "month", n)
	}
	return b.t("report.month.named", "month", b.t("report.month."+strconv.Itoa(month)), "year", strconv.Itoa(year))
}

// months is from which month to which; a dash for none.
func (b *builder) months(start string, first, last int) string {
	switch {
	case first <= 0 || last <= 0:
		return b.t("report.none")
	case first == last:
		return b.monthName(start, first)
	case start == "":
		return b.t("report.month.counted-span", "first", first, "last", last)
	}
	y1, m1, ok1 := monthOf(start, first)
	if y2, m2, ok2 := monthOf(start, last); ok1 && ok2 && y1 == y2 {
		return b.t("report.month.same-year", "first", b.t("report.month."+strconv.Itoa(m1)), "last", b.t("report.month."+strconv.Itoa(m2)), "year", strconv.Itoa(y1))
	}
	return b.t("report.month.span", "first", b.monthName(start, first), "last", b.monthName(start, last))
}

// monthOf is the calendar month that is the n-th from a start (YYYY-MM), counted from 1.
func monthOf(start string, n int) (year, month int, ok bool) {
	y, m, found := strings.Cut(start, "-")
	year, errY := strconv.Atoi(y)
	month, errM := strconv.Atoi(m)
	if !found || errY != nil || errM != nil || month < 1 || month > 12 || n < 1 {
		return 0, 0, false
	}
	at := year*12 + month - 1 + n - 1
	return at / 12, at%12 + 1, true
}

// monthNumber is which month, counted from 1 at start, a date (YYYY-MM-DD) falls in; below 1 before it. It is false
// where either can't be read.
func monthNumber(start, date string) (int, bool) {
	if len(date) < len("2006-01") {
		return 0, false
	}
	y1, m1, ok1 := monthOf(start, 1)
	y2, m2, ok2 := monthOf(date[:len("2006-01")], 1)
	return (y2*12 + m2) - (y1*12 + m1) + 1, ok1 && ok2
}
