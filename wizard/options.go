package wizard

import (
	"slices"
	"strconv"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// optionKey is the key that gives an option: its code where all codes are digits, y and n, or its
// place. Options after the ninth have none; the cursor reaches them.
func optionKey(q *questionnaires.Question, i int) string {
	if q.Type == questionnaires.YesNo {
		return q.Options[i].Code[:1]
	}
	digits := len(q.Options) > 0
	for _, o := range q.Options {
		digits = digits && len(o.Code) == 1 && o.Code[0] >= '0' && o.Code[0] <= '9'
	}
	switch {
	case digits:
		return q.Options[i].Code
	case i < 9:
		return strconv.Itoa(i + 1)
	}
	return ""
}

func (s *asking) optionLines(q *questionnaires.Question, e *assessment.Entry, i, w int) []line {
	o := q.Options[i]
	given := e.Answer.State == questionnaires.Answered && !e.Conflict &&
		(e.Answer.Option == o.Code || slices.Contains(e.Answer.Options, o.Code))
	cursor, sign := "  ", "  "
	if i == s.row {
		cursor = "▸ "
	}
	switch {
	case q.Type == questionnaires.Choices && given:
		sign = "☑ "
	case q.Type == questionnaires.Choices:
		sign = "☐ "
	case given:
		sign = "● "
	}
	in := inkPlain
	switch {
	case i == s.row:
		in = inkChosen
	case given:
		in = inkStrong
	}
	key := optionKey(q, i)
	if key == "" {
		key = " "
	}
	head := line{{cursor, inkAccent}, {sign, inkGood}, {key + "  ", inkAccent}}
	return hang(head, wrapped(in, o.Text, min(w-head.width(), 96)))
}
