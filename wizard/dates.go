package wizard

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"cirtkit/internal/lang"
)

// Dates are taken in every form that can be read in one way: 2026-3-12, 12.3.2026 only where the day can't be a
// month (25.3.2026), 12 March 2026, March 12, 2026, 2026年3月12日. The file has 2026-03-12.

var (
	// yearFirst is a date whose month and day may lack their zeros.
	yearFirst = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	// yearLast has the day or the month first; which one is known only where a number is above twelve, or both are
	// the same.
	yearLast = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$`)
)

// cjkDate are the signs after year, month and day in Chinese and Japanese.
var cjkDate = strings.NewReplacer("年", "-", "月", "-", "日", "", " ", "")

// tidyDate gives a date in digits as the file has it; what is no date, or could be two, stays as it is.
func tidyDate(typed string) string {
	year, month, day := "", "", ""
	if m := yearFirst.FindStringSubmatch(typed); m != nil {
		year, month, day = m[1], m[2], m[3]
	} else if m := yearLast.FindStringSubmatch(typed); m != nil {
		first, _ := strconv.Atoi(m[1])
		second, _ := strconv.Atoi(m[2])
		switch {
		case first > 12 || first == second:
			day, month, year = m[1], m[2], m[3]
		case second > 12:
			month, day, year = m[1], m[2], m[3]
		}
	}
	at, err := time.Parse("2006-1-2", year+"-"+month+"-"+day)
	if err != nil {
		return typed
	}
	return at.Format(time.DateOnly)
}

// readDate is tidyDate for dates in words as well, with the months' names in the reader's language or in English.
func readDate(words *lang.Language, typed string) string {
	if strings.Contains(typed, "年") {
		return tidyDate(cjkDate.Replace(typed))
	}
	parts := strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '-' || r == '/' })
	if len(parts) != 3 {
		return tidyDate(typed)
	}
	year, month, day := "", 0, ""
	for _, p := range parts {
		n, err := strconv.Atoi(p)
		switch {
		case err == nil && len(p) == 4 && year == "":
			year = p
		case err == nil && n >= 1 && n <= 31 && len(p) <= 2 && day == "":
			day = p
		case err != nil && month == 0:
			month = monthNamed(words, p)
		}
	}
	if month == 0 {
		return tidyDate(typed)
	}
	if tidied := tidyDate(year + "-" + strconv.Itoa(month) + "-" + day); validDate(tidied) {
		return tidied
	}
	return typed
}

// monthNamed is the month, 1 to 12, whose name begins so; 0 where none does, or two do.
func monthNamed(words *lang.Language, begin string) int {
	begin = strings.ToLower(begin)
	if len([]rune(begin)) < 3 {
		return 0
	}
	for _, l := range []*lang.Language{words, lang.English()} {
		found, many := 0, false
		for m := 1; m <= 12; m++ {
			if strings.HasPrefix(strings.ToLower(l.MonthName(m)), begin) || strings.EqualFold(strings.TrimSuffix(l.MonthShort(m), "."), begin) {
				many, found = found != 0, m
			}
		}
		if found != 0 && !many {
			return found
		}
	}
	return 0
}

// dateWords is a date as one reads it, with the day of the week: "Thursday, 12 March 2026".
func dateWords(words *lang.Language, iso string) string {
	at, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return words.T("wizard.date-with-weekday", "weekday", words.T("wizard.weekday."+strconv.Itoa(int(at.Weekday()))), "date", words.Date(iso))
}
