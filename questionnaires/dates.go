package questionnaires

import "time"

// IsDate says whether s is a date that exists, written YYYY-MM-DD.
func IsDate(s string) bool {
	_, ok := parseDate(s)
	return ok
}

// DaysFrom is the date some days after another one, before it where days is below 0; false where there is none that can
// be written YYYY-MM-DD.
func DaysFrom(date string, days int) (string, bool) {
	day, ok := parseDate(date)
	if !ok {
		return "", false
	}
	moved := day.AddDate(0, 0, days).Format(time.DateOnly)
	if !IsDate(moved) {
		return "", false
	}
	return moved, true
}

func parseDate(s string) (time.Time, bool) {
	day, err := time.Parse(time.DateOnly, s)
	return day, err == nil && len(s) == len(time.DateOnly)
}
