package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// severalOptions answers a question with any of a set: each key puts an option in or out, and Enter moves on. What
// is ticked is saved at once.
type severalOptions struct{}

func (severalOptions) keys(*app, *asking) keymap { return choicesKeys }

func (severalOptions) take(a *app, s *asking, q *questionnaires.Question, k tea.KeyMsg) (tea.Cmd, bool) {
	if s.keys(a).action(k.String()) == "none" {
		return nil, false
	}
	i, ok := optionOf(a, q, k.String())
	if ok && i >= 0 {
		s.row = i
		return s.toggle(a, q), true
	}
	return nil, ok
}

func (severalOptions) enter(a *app, s *asking, q *questionnaires.Question) tea.Cmd {
	open := a.desk.entry(q.ID).Answer.State == questionnaires.Unanswered
	s.onward(a)
	if open && a.notice == "" { // nothing ticked is no answer
		a.tell(inkMuted, a.t("question.left-open", "question", q.ID, "none", keyNone.show))
	}
	return nil
}

func (severalOptions) rows(_ *app, q *questionnaires.Question) int { return len(q.Options) }

func (severalOptions) body(_ *app, s *asking, q *questionnaires.Question, e *assessment.Entry, w int) body {
	return s.optionsBody(q, e, w)
}

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
	return s.record(a, q, ans, nil)
}
