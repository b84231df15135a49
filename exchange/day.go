package exchange

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// Day is a date as people write it, as YYYY-MM-DD: year, month and day, or day, month and year in either order,
// with points, strokes, hyphens or spaces between them; the month as a number, or by its name in one of the
// languages or in English, of which three letters are enough where no other month begins with them. The year has
// four digits. What can be read in two ways is not guessed, since a file can't be asked back.
//
// Faults: exchange.not-a-date; exchange.two-dates, which names both.
func Day(s string, in ...*lang.Language) (string, error) {
	none := fault.New(fault.Input, "exchange.not-a-date", "found", short(s))
	parts := strings.FieldsFunc(s, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("./-,", c) })
	if len(parts) != 3 {
		return "", none
	}
	named := 0 // the month that is given by its name
	var numbers []int
	for _, part := range parts {
		if n, err := strconv.Atoi(part); err == nil && n >= 0 {
			numbers = append(numbers, n)
		} else if month := monthOf(part, append(in, lang.English())); month > 0 && named == 0 {
			named = month
		} else {
			return "", none
		}
	}
	isYear := func(part string) bool { return len(part) == 4 }
	var readings []string
	add := func(year, month, day int) {
		t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
		text := t.Format(time.DateOnly)
		if t.Year() == year && int(t.Month()) == month && t.Day() == day && (len(readings) == 0 || readings[0] != text) {
			readings = append(readings, text)
		}
	}
	switch {
	case named > 0 && isYear(parts[2]): // 1 May 2026, May 1 2026
		add(numbers[1], named, numbers[0])
	case named > 0 && isYear(parts[0]): // 2026 May 1
		add(numbers[0], named, numbers[1])
	case named > 0:
	case isYear(parts[0]):
		add(numbers[0], numbers[1], numbers[2])
	case isYear(parts[2]):
		add(numbers[2], numbers[1], numbers[0])
		add(numbers[2], numbers[0], numbers[1])
	}
	switch len(readings) {
	case 0:
		return "", none
	case 1:
		return readings[0], nil
	}
	return "", fault.New(fault.Input, "exchange.two-dates", "found", short(s), "first", readings[0], "second", readings[1])
}

// monthOf is the month of a name, or of the beginning of one that no other month of the language has; 0 for none.
func monthOf(name string, in []*lang.Language) int {
	const letters = 3
	name = strings.ToLower(name)
	for _, l := range in {
		var found []int
		for month := 1; month <= 12; month++ {
			whole := strings.ToLower(l.MonthName(month))
			if whole == name {
				return month
			}
			if len([]rune(name)) >= letters && strings.HasPrefix(whole, name) {
				found = append(found, month)
			}
		}
		if len(found) == 1 {
			return found[0]
		}
	}
	return 0
}

// short is the beginning of a text from outside, for messages.
func short(s string) string {
	const limit = 40
	if runes := []rune(s); len(runes) > limit {
		return string(runes[:limit]) + "…"
	}
	return s
}
