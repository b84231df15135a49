package form

import (
	"strconv"
	"strings"
	"time"

	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// People type numbers and dates as texts too, in the ways of their country. What can be read in one way only is
// taken; what can be read in two is refused, since a form can't ask back.

// numberOf is the number of a cell, as answers write it. A comma is a decimal mark unless three digits stand
// behind it: "1,500" is two different numbers in two countries.
func numberOf(v xlsx.Value) (string, bool) {
	s := v.Text
	if v.Kind == xlsx.String {
		s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "’", "").Replace(s)
		if whole, places, ok := strings.Cut(s, ","); ok {
			if len(places) == 3 || strings.ContainsAny(places, ",.") || strings.Contains(whole, ".") {
				return "", false
			}
			s = whole + "." + places
		}
		s = strings.TrimPrefix(s, "+")
	} else if v.Kind != xlsx.Decimal {
		return "", false
	}
	d, err := questionnaires.ParseDecimal(s)
	if err != nil {
		return "", false
	}
	return d.String(), true
}

// dayOf is the date of a cell, as YYYY-MM-DD. As a text it may also be day, month and year with points
// between them, or with strokes when one of the first two numbers can be no month.
func dayOf(v xlsx.Value) (string, bool) {
	s := strings.TrimSpace(v.Text)
	switch v.Kind {
	case xlsx.Day:
		day, _, _ := strings.Cut(s, " ") // the time of the day is of no use here
		return day, len(day) == len(time.DateOnly)
	case xlsx.String:
	default:
		return "", false
	}
	if questionnaires.IsDate(s) {
		return s, true
	}
	for _, sign := range []string{".", "/", "-"} {
		parts := strings.Split(strings.ReplaceAll(s, " ", ""), sign)
		if len(parts) != 3 || len(parts[2]) != 4 {
			continue
		}
		first, err1 := strconv.Atoi(parts[0])
		second, err2 := strconv.Atoi(parts[1])
		year, err3 := strconv.Atoi(parts[2])
		if err1 != nil || err2 != nil || err3 != nil {
			return "", false
		}
		day, month := first, second
		switch {
		case sign == ".":
		case first > 12:
		case second > 12:
			day, month = second, first
		case first != second:
			return "", false
		}
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		if t.Day() != day || int(t.Month()) != month || t.Year() != year {
			return "", false
		}
		return t.Format(time.DateOnly), true
	}
	return "", false
}
