package questionnaires

import "time"

// IsDate says whether s is a date that exists, written YYYY-MM-DD.
func IsDate(s string) bool {
	if len(s) != len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
