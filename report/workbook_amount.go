package report

import (
	"regexp"
	"strings"
)

// A cost is entered in words, such as "USD 40,000". The amount in it is taken only where it can be read in one way:
// "1,500" is a thousand and more to some and one and a half to others, and is left to the text.
var (
	amountForm = regexp.MustCompile(`^(?:[A-Za-z]{3} ?|[$€£¥] ?)?(\d[\d.,' ]*)(?: ?[A-Za-z]{3}| ?[$€£¥])?$`)
	plainForm  = regexp.MustCompile(`^\d{1,12}(?:[.,]\d{1,2})?$`)
	// Groups of three, set apart by a space or an apostrophe, which nobody takes for a decimal mark.
	spacedForm = regexp.MustCompile(`^\d{1,3}(?:[ ']\d{3}){1,3}(?:[.,]\d{1,2})?$`)
	// Groups set apart by commas or points: more than one of them, or one with the other mark behind it.
	commaForm = regexp.MustCompile(`^\d{1,3}(?:(?:,\d{3}){2,3}(?:\.\d{1,2})?|,\d{3}\.\d{1,2})$`)
	pointForm = regexp.MustCompile(`^\d{1,3}(?:(?:\.\d{3}){2,3}(?:,\d{1,2})?|\.\d{3},\d{1,2})$`)
	spaces    = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'")
)

// amountValue is the amount that a cost names, or nothing.
func amountValue(cost string) Value {
	m := amountForm.FindStringSubmatch(strings.TrimSpace(spaces.Replace(cost)))
	if m == nil {
		return Value{}
	}
	digits := strings.TrimSpace(m[1])
	switch {
	case plainForm.MatchString(digits):
		digits = strings.Replace(digits, ",", ".", 1)
	case spacedForm.MatchString(digits):
		digits = strings.Replace(strings.NewReplacer(" ", "", "'", "").Replace(digits), ",", ".", 1)
	case commaForm.MatchString(digits):
		digits = strings.ReplaceAll(digits, ",", "")
	case pointForm.MatchString(digits):
		digits = strings.Replace(strings.ReplaceAll(digits, ".", ""), ",", ".", 1)
	default:
		return Value{}
	}
	return decimalValue(digits)
}
