package questionnaires

import "time"

// Month is a month of the calendar: how many have passed since January of the year 0. So months can be counted on,
// and taken from one another.
type Month int

const monthForm = "2006-01"

// ParseMonth reads YYYY-MM.
func ParseMonth(s string) (Month, bool) {
	first, err := time.Parse(monthForm, s)
	if err != nil || len(s) != len(monthForm) {
		return 0, false
	}
	return monthOf(first), true
}

// MonthOf is the month that a date (YYYY-MM-DD) falls in; false for what is no date.
func MonthOf(date string) (Month, bool) {
	day, ok := parseDate(date)
	return monthOf(day), ok
}

func monthOf(day time.Time) Month { return Month(12*day.Year() + int(day.Month()) - 1) }

// Year is the month's year, and Number its number in it, from 1.
func (m Month) Year() int   { return int(m) / 12 }
func (m Month) Number() int { return int(m)%12 + 1 }

// String writes the month as ParseMonth reads it; "" for one that has no such name, as its year is above 9999.
func (m Month) String() string {
	year, number := m.Year(), m.Number()
	if m < 0 || year > 9999 {
		return ""
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	return string([]byte{digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(number / 10), digit(number)})
}
