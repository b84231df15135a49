package questionnaires

import (
	"slices"
	"strings"

	"cirtkit/internal/fault"
)

// The forms of an answer on the command line, after the question's id and "=".
//
//	CODE          an option; for choices codes joined by commas
//	3.5           a number
//	2026-11-21    a date
//	words         a text
//	?             don't know
//	!             withheld
//	-:reason      not applicable, with the reason
//	=TEXT         TEXT as it stands, whatever it looks like; for choices none of them, for a list:
//	              answered, with the rows there are
//	              (nothing) no answer
const (
	formDontKnow      = "?"
	formWithheld      = "!"
	formNotApplicable = "-:"
	formAsItStands    = "="
)

// ParseAnswer reads an answer in the forms of the command line, and checks it.
func ParseAnswer(q *Question, text string) (Answer, error) {
	a := readForm(q, text)
	if err := CheckAnswer(q, a); err != nil {
		return Answer{}, err
	}
	return a, nil
}

func readForm(q *Question, text string) Answer {
	switch {
	case text == "":
		return Answer{}
	case text == formDontKnow:
		return Answer{State: DontKnow}
	case text == formWithheld:
		return Answer{State: Withheld}
	case strings.HasPrefix(text, formNotApplicable):
		return Answer{State: NotApplicable, Reason: strings.TrimSpace(text[len(formNotApplicable):])}
	}
	text, _ = strings.CutPrefix(text, formAsItStands)
	a := Answer{State: Answered}
	switch q.Type {
	case Scale, YesNo, Choice:
		a.Option = text
	case Choices:
		if text != "" {
			a.Options = inOrder(q, strings.Split(text, ","))
		}
	case Number:
		a.Number = text
		if d, err := ParseDecimal(text); err == nil {
			a.Number = d.String()
		}
	case Date:
		a.Date = text
	default:
		a.Text = text
	}
	return a
}

// inOrder puts codes into the question's order, without repeats; unknown ones come last, for the check
// to find.
func inOrder(q *Question, codes []string) []string {
	var out []string
	for i := range codes {
		codes[i] = strings.TrimSpace(codes[i])
	}
	for _, o := range q.Options {
		if slices.Contains(codes, o.Code) {
			out = append(out, o.Code)
		}
	}
	for _, code := range codes {
		if q.OptionIndex(code) < 0 {
			out = append(out, code)
		}
	}
	return out
}

// FormatAnswer writes an answer so that ParseAnswer reads the same one.
func FormatAnswer(q *Question, a Answer) string {
	switch a.State {
	case Answered:
	case DontKnow:
		return formDontKnow
	case Withheld:
		return formWithheld
	case NotApplicable:
		return formNotApplicable + a.Reason
	default:
		return ""
	}
	switch q.Type {
	case Scale, YesNo, Choice:
		return a.Option
	case Choices:
		if len(a.Options) == 0 {
			return formAsItStands
		}
		return strings.Join(a.Options, ",")
	case Number:
		return a.Number
	case Date:
		return a.Date
	case List:
		return formAsItStands
	}
	if a.Text == formDontKnow || a.Text == formWithheld || strings.HasPrefix(a.Text, formNotApplicable) || strings.HasPrefix(a.Text, formAsItStands) {
		return formAsItStands + a.Text
	}
	return a.Text
}

// answerFault is a fault about an answer to a question.
func answerFault(q *Question, key string, facts ...any) error {
	return fault.New(fault.Input, key, append([]any{"question", q.ID}, facts...)...)
}
