package questionnaires

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// The limits of answers, in characters.
const (
	MaxText   = 20_000 // of a text, and of a cell
	MaxReason = 2_000  // of the reason for not applicable
)

// CheckAnswer says whether an answer can stand for a question: a state that there is, the value that
// the question's type has and no other, an option that exists, a number within its bounds, a day that
// exists. A retired question is checked like any other, for old files.
func CheckAnswer(q *Question, a Answer) error {
	switch a.State {
	case Unanswered, DontKnow, Withheld:
		if !sameAnswer(a, Answer{State: a.State}) {
			return answerFault(q, "questionnaires.answer-extra", "state", string(a.State))
		}
		return nil
	case NotApplicable:
		return checkNotApplicable(q, a)
	case Answered:
		return checkValue(q, a)
	}
	return answerFault(q, "questionnaires.answer-state", "found", shortened(string(a.State)))
}

func checkNotApplicable(q *Question, a Answer) error {
	switch {
	case !sameAnswer(a, Answer{State: NotApplicable, Reason: a.Reason}):
		return answerFault(q, "questionnaires.answer-extra", "state", string(a.State))
	case q.Essential:
		return answerFault(q, "questionnaires.answer-essential")
	case strings.TrimSpace(a.Reason) == "":
		return answerFault(q, "questionnaires.answer-reason", "known", idsOf(q.NA))
	case strings.TrimSpace(a.Reason) != a.Reason:
		return answerFault(q, "questionnaires.answer-reason-space")
	}
	return checkText(q, a.Reason, MaxReason)
}

func checkValue(q *Question, a Answer) error {
	want := Answer{State: Answered}
	var err error
	switch q.Type {
	case Scale, YesNo, Choice:
		want.Option = a.Option
		err = checkOption(q, q.ID, q.Options, a.Option)
	case Choices:
		want.Options = a.Options
		err = checkOptions(q, a.Options)
	case Number:
		want.Number = a.Number
		err = checkNumber(q, a.Number, q.Min, q.Max)
	case Date:
		want.Date = a.Date
		err = checkDate(q, a.Date)
	case Text:
		want.Text = a.Text
		if strings.TrimSpace(a.Text) == "" {
			return answerFault(q, "questionnaires.answer-empty")
		}
		err = checkText(q, a.Text, MaxText)
	case List: // its rows are kept apart
		if a.Text != "" {
			return answerFault(q, "questionnaires.answer-list")
		}
	}
	if err == nil && !sameAnswer(a, want) {
		return answerFault(q, "questionnaires.answer-extra", "state", string(a.State))
	}
	return err
}

// sameAnswer compares two answers.
func sameAnswer(a, b Answer) bool {
	return a.State == b.State && a.Option == b.Option && slices.Equal(a.Options, b.Options) && a.Number == b.Number &&
		a.Date == b.Date && a.Text == b.Text && a.Reason == b.Reason
}

// checkOption checks one code; name is the question's id, or the question's and the column's.
func checkOption(q *Question, name string, options []Option, code string) error {
	if slices.ContainsFunc(options, func(o Option) bool { return o.Code == code }) {
		return nil
	}
	return answerFault(q, "questionnaires.answer-option", "name", name, "found", shortened(code), "known", codesOf(options))
}

func checkOptions(q *Question, codes []string) error {
	last := -1
	for _, code := range codes {
		if err := checkOption(q, q.ID, q.Options, code); err != nil {
			return err
		}
		place := q.OptionIndex(code)
		if place <= last {
			return answerFault(q, "questionnaires.answer-order")
		}
		last = place
	}
	return nil
}

func checkNumber(q *Question, number string, low, high *Decimal) error {
	d, err := ParseDecimal(number)
	switch {
	case err != nil:
		return answerFault(q, "questionnaires.answer-number", "found", shortened(number))
	case d.String() != number:
		return answerFault(q, "questionnaires.answer-number-form", "found", number, "want", d.String())
	case low != nil && d < *low:
		return answerFault(q, "questionnaires.answer-below", "found", number, "min", *low)
	case high != nil && d > *high:
		return answerFault(q, "questionnaires.answer-above", "found", number, "max", *high)
	}
	return nil
}

func checkDate(q *Question, date string) error {
	if !IsDate(date) {
		return answerFault(q, "questionnaires.answer-date", "found", shortened(date))
	}
	return nil
}

func checkText(q *Question, text string, limit int) error {
	if found, bad := unclean(text); bad {
		return answerFault(q, "questionnaires.answer-character", "character", found)
	}
	if n := utf8.RuneCountInString(text); n > limit {
		return answerFault(q, "questionnaires.answer-too-long", "found", n, "limit", limit)
	}
	return nil
}

// Few files have rows, and making this takes as long as a twentieth of a short command.
var rowIDForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`) })

// CheckRow says whether a row can stand in a list question: cells of columns that there are, each of
// its column's type, and the required ones filled. An empty cell counts as not filled.
func CheckRow(q *Question, r Row) error {
	if q.Type != List {
		return answerFault(q, "questionnaires.row-not-list", "type", string(q.Type))
	}
	if !rowIDForm().MatchString(r.ID) {
		return answerFault(q, "questionnaires.row-id", "found", shortened(r.ID))
	}
	for _, id := range sortedKeys(r.Cells) {
		if !slices.ContainsFunc(q.Columns, func(c Column) bool { return c.ID == id }) {
			var known []string
			for _, c := range q.Columns {
				known = append(known, c.ID)
			}
			return answerFault(q, "questionnaires.row-column", "name", shortened(id), "known", known)
		}
	}
	for _, c := range q.Columns {
		cell := r.Cells[c.ID]
		if cell == "" {
			if c.Required {
				return answerFault(q, "questionnaires.row-required", "name", c.ID)
			}
			continue
		}
		if err := CheckCell(q, c, cell); err != nil {
			return err
		}
	}
	return nil
}

// CheckCell says whether a text can stand in a column of a list question.
func CheckCell(q *Question, c Column, cell string) error {
	name := q.ID + "/" + c.ID
	switch c.Type {
	case Choice, YesNo:
		return checkOption(q, name, c.Options, cell)
	case Choices:
		last := -1
		for code := range strings.SplitSeq(cell, ",") {
			if err := checkOption(q, name, c.Options, code); err != nil {
				return err
			}
			place := slices.IndexFunc(c.Options, func(o Option) bool { return o.Code == code })
			if place <= last {
				return answerFault(q, "questionnaires.answer-order")
			}
			last = place
		}
		return nil
	case Number:
		return checkNumber(q, cell, c.Min, c.Max)
	case Date:
		return checkDate(q, cell)
	}
	return checkText(q, cell, MaxText)
}
