package wizard

import (
	"regexp"
	"strings"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
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
	d, err := questionnaires.ParseDecimal(s)
	if err != nil {
		return typed
	}
	return d.String()
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
func typedAnswer(words *lang.Language, q *questionnaires.Question, typed string) (questionnaires.Answer, error) {
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
		if ans.Date = readDate(words, typed); !validDate(ans.Date) {
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

// bounds are what a number must lie between, each nil for none, and its unit.
type bounds struct {
	low, high *questionnaires.Decimal
	unit      string
}

// year says whether a number that lies there is a year: both bounds are whole numbers of four digits, and
// nothing is counted. A questionnaire has no other way to say so, and a year has no decimals.
func (b bounds) year() bool {
	if b.low == nil || b.high == nil || b.unit != "" {
		return false
	}
	return *b.low >= 1000*questionnaires.One && *b.high < 10_000*questionnaires.One && whole(*b.low) && whole(*b.high)
}

func whole(d questionnaires.Decimal) bool { return d%questionnaires.One == 0 }

// hint says the unit and bounds of a number.
func (b bounds) hint(say func(string, ...any) string) string {
	switch {
	case b.year():
		return say("field.year", "low", b.low.String(), "high", b.high.String())
	case b.low != nil && b.high != nil:
		return strings.TrimSpace(say("field.number-between", "low", b.low.String(), "high", b.high.String(), "unit", b.unit))
	case b.low != nil:
		return strings.TrimSpace(say("field.number-from", "low", b.low.String(), "unit", b.unit))
	case b.high != nil:
		return strings.TrimSpace(say("field.number-to", "high", b.high.String(), "unit", b.unit))
	}
	return say("field.number")
}

// words is a number as one reads it: with marks between the thousands, and its unit. A year has none.
func (b bounds) words(words *lang.Language, number string) string {
	if b.year() {
		return number
	}
	return strings.TrimSpace(words.Decimal(number) + " " + b.unit)
}

// outside says that a number lies outside the bounds, or "".
func (b bounds) outside(words *lang.Language, number string) string {
	d, err := questionnaires.ParseDecimal(number)
	show := func(d *questionnaires.Decimal) string { return bounds{b.low, b.high, ""}.words(words, d.String()) }
	switch {
	case err != nil:
	case b.low != nil && d < *b.low:
		return words.T("wizard.field.below", "found", show(&d), "low", show(b.low))
	case b.high != nil && d > *b.high:
		return words.T("wizard.field.above", "found", show(&d), "high", show(b.high))
	}
	return ""
}

// verify says what is wrong with a number in a field, or "".
func (b bounds) verify(say func(string, ...any) string, field, typed string) string {
	d, err := questionnaires.ParseDecimal(typed)
	switch {
	case b.year() && (err != nil || !whole(d)):
		return say("form.not-a-year", "field", field, "found", typed, "low", b.low.String(), "high", b.high.String())
	case err != nil:
		return say("form.not-a-number", "field", field, "found", typed)
	case b.low != nil && d < *b.low:
		return say("form.below", "field", field, "found", typed, "low", b.low.String())
	case b.high != nil && d > *b.high:
		return say("form.above", "field", field, "found", typed, "high", b.high.String())
	}
	return ""
}
