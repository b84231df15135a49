package wizard

import (
	"regexp"
	"strings"
	"time"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// Numbers and dates are taken as people write them, and kept as the file has them: 25000000.5 and
// 2026-01-05. What can be read in two ways is asked for again.

var (
	// byCommas and byPoints have separators between groups of three digits.
	byCommas = regexp.MustCompile(`^-?\d{1,3}(,\d{3}){2,}(\.\d+)?$|^-?\d{1,3},\d{3}\.\d+$`)
	byPoints = regexp.MustCompile(`^-?\d{1,3}(\.\d{3}){2,}(,\d+)?$|^-?\d{1,3}\.\d{3},\d+$`)
	// ambiguous is a thousand to one reader, and one with three decimals to another.
	ambiguous = regexp.MustCompile(`^-?\d{1,3},\d{3}$`)
	// loosely is a date whose month and day may lack their zeros.
	loosely = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
)

// spaces are what stands between groups of digits.
var spaces = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "’", "")

// tidyNumber gives a number as the file has it; what is no number, or could be two, stays as it is.
func tidyNumber(typed string) string {
	s := spaces.Replace(typed)
	switch {
	case ambiguous.MatchString(s):
		return typed
	case byCommas.MatchString(s):
		s = strings.ReplaceAll(s, ",", "")
	case byPoints.MatchString(s):
		s = strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	case strings.Count(s, ",") == 1:
		s = strings.Replace(s, ",", ".", 1)
	}
	if _, err := questionnaires.ParseDecimal(s); err != nil {
		return typed
	}
	return s
}

// tidyDate gives a date as the file has it; what is no date stays as it is.
func tidyDate(typed string) string {
	m := loosely.FindStringSubmatch(typed)
	if m == nil {
		return typed
	}
	day, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3])
	if err != nil {
		return typed
	}
	return day.Format(time.DateOnly)
}

// tidy is what a field keeps of what was typed.
func (x *field) tidy(typed string) string {
	switch x.kind {
	case dateField:
		return tidyDate(typed)
	case decimalField:
		return tidyNumber(typed)
	}
	return typed
}

// typedAnswer is the answer that a typed text stands for; an empty one clears. What is no number or date
// is a fault that says how to write one.
func typedAnswer(q *questionnaires.Question, typed string) (questionnaires.Answer, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return questionnaires.Answer{}, nil
	}
	ans := questionnaires.Answer{State: questionnaires.Answered}
	switch q.Type {
	case questionnaires.Number:
		if ans.Number = tidyNumber(typed); !isNumber(ans.Number) {
			return ans, fault.New(fault.Input, "wizard.not-a-number", "found", typed)
		}
	case questionnaires.Date:
		if ans.Date = tidyDate(typed); !validDate(ans.Date) {
			return ans, fault.New(fault.Input, "wizard.not-a-date", "found", typed)
		}
	default:
		ans.Text = typed
	}
	return ans, nil
}

func isNumber(s string) bool {
	_, err := questionnaires.ParseDecimal(s)
	return err == nil
}
