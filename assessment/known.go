package assessment

import (
	"slices"

	"cirtkit/questionnaires"
)

// unknownIn is the first thing in an answer that its question lacks, or "".
func unknownIn(q *questionnaires.Question, a questionnaires.Answer) string {
	switch a.State {
	case questionnaires.Unanswered, questionnaires.NotApplicable, questionnaires.DontKnow, questionnaires.Withheld:
		return ""
	case questionnaires.Answered:
	default:
		return string(a.State)
	}
	if a.Option != "" && q.OptionIndex(a.Option) < 0 {
		return a.Option
	}
	for _, code := range a.Options {
		if q.OptionIndex(code) < 0 {
			return code
		}
	}
	return ""
}

// unknownCell is the first column that a row has and its question lacks, or "".
func unknownCell(q *questionnaires.Question, row questionnaires.Row) string {
	for _, id := range sortedKeys(row.Cells) {
		if !slices.ContainsFunc(q.Columns, func(c questionnaires.Column) bool { return c.ID == id }) {
			return id
		}
	}
	return ""
}
