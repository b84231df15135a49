package lang

import "strconv"

// Date writes YYYY-MM-DD in words; anything else stays as it is. The first of a month has a pattern of its own, as
// French says "1er".
func (l *Language) Date(iso string) string {
	if len(iso) != 10 || iso[4] != '-' || iso[7] != '-' || !allDigits(iso[:4]) || !allDigits(iso[5:7]) || !allDigits(iso[8:]) {
		return iso
	}
	month, _ := strconv.Atoi(iso[5:7])
	day, _ := strconv.Atoi(iso[8:])
	if month < 1 || month > 12 {
		return iso
	}
	key := "lang.date"
	if day == 1 {
		key = "lang.date-first"
	}
	return l.T(key, "day", strconv.Itoa(day), "month", l.MonthName(month), "year", iso[:4])
}

// Month is a month of a year in words.
func (l *Language) Month(year, month int) string {
	return l.T("lang.month-year", "month", l.MonthName(month), "year", strconv.Itoa(year))
}

// MonthName is the name of a month, 1 to 12, as it stands in a date.
func (l *Language) MonthName(month int) string { return l.T("lang.month." + strconv.Itoa(month)) }

// MonthShort is the name of a month for where there is little room.
func (l *Language) MonthShort(month int) string {
	return l.T("lang.month-short." + strconv.Itoa(month))
}
