package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// toggle puts the option under the cursor in or out. Without the last one there is no answer any more: that
// none is true is said by the key for it alone.
func (s *asking) toggle(a *app, q *questionnaires.Question) tea.Cmd {
	e := a.desk.entry(q.ID)
	code := q.Options[s.row].Code
	var out []string
	for _, o := range q.Options {
		if slices.Contains(e.Answer.Options, o.Code) != (o.Code == code) {
			out = append(out, o.Code)
		}
	}
	ans := questionnaires.Answer{State: questionnaires.Answered, Options: out}
	if len(out) == 0 {
		ans = questionnaires.Answer{}
	}
	return a.put(assessment.SetAnswer(q, ans))
}
