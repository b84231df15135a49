package assessment

import (
	"cmp"
	"errors"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// unknownAnswer checks an answer that a file holds against its question. What the question can't take,
// such as an option it lacks, is named, with the reason.
func unknownAnswer(q *questionnaires.Question, a questionnaires.Answer) (name string, why *fault.Fault) {
	why = asFault(questionnaires.CheckAnswer(q, a))
	if why == nil {
		return "", nil
	}
	return cmp.Or(questionnaires.FormatAnswer(q, a), string(a.State), q.ID), why
}

// unknownRow checks a row of a list question.
func unknownRow(q *questionnaires.Question, row questionnaires.Row) (name string, why *fault.Fault) {
	if why = asFault(questionnaires.CheckRow(q, row)); why == nil {
		return "", nil
	}
	return row.ID, why
}

func asFault(err error) *fault.Fault {
	var f *fault.Fault
	if err != nil && !errors.As(err, &f) {
		f = fault.New(fault.Input, "assessment.unknown.value").Because(err)
	}
	return f
}
