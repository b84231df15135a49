package form

import (
	"strings"
	"time"

	"cirtkit/exchange"
	"cirtkit/internal/fault"
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

// day is the date of a cell, as YYYY-MM-DD. Faults: those of exchange.Day.
func (w words) day(v xlsx.Value) (string, error) {
	switch v.Kind {
	case xlsx.Day:
		day, _, _ := strings.Cut(strings.TrimSpace(v.Text), " ") // the time of the day is of no use here
		if len(day) == len(time.DateOnly) {
			return day, nil
		}
	case xlsx.String:
		return exchange.Day(v.Text, w.in...)
	}
	return "", fault.New(fault.Input, "exchange.not-a-date", "found", short(v.Text))
}
