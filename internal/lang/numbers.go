package lang

import (
	"math"
	"strconv"
	"strings"
)

// How numbers, dates and months are written is in the catalogue under "lang.": the marks and patterns of CLDR 48 for
// the language, with Western digits in Arabic as well. docs/decisions/report-languages.md says where the
// project writes otherwise, and why.

// Decimal writes a decimal such as "-125000.5" with the language's marks. The thousands of a number of five digits or
// more are set apart; up to four stay together, since they may be a year. What is no decimal comes back as it is.
func (l *Language) Decimal(decimal string) string {
	digits, minus := strings.CutPrefix(decimal, "-")
	whole, part, broken := strings.Cut(digits, ".")
	if !allDigits(whole) || broken && !allDigits(part) {
		return decimal
	}
	if len(whole) >= 5 {
		group := l.T("lang.number.group")
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + group + whole[at:]
		}
	}
	if broken {
		whole += l.T("lang.number.decimal") + part
	}
	if minus {
		return l.T("lang.number.negative", "value", whole)
	}
	return whole
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Number writes a number with at most so many places, a half rounded away from zero, as Decimal does.
func (l *Language) Number(v float64, places int) string {
	unit := math.Pow10(places)
	s := strconv.FormatFloat(math.Round(v*unit)/unit, 'f', places, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return l.Decimal(s)
}

// Percent writes so many per cent.
func (l *Language) Percent(n int) string {
	return l.T("lang.number.percent", "value", l.Decimal(strconv.Itoa(n)))
}

// Quantity is a decimal with its unit; without one it is Decimal.
func (l *Language) Quantity(decimal, unit string) string {
	if unit == "" {
		return l.Decimal(decimal)
	}
	return l.T("lang.number.unit", "value", l.Decimal(decimal), "unit", unit)
}
