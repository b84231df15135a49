package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// valueOf is the text of an answer that is typed.
func valueOf(a questionnaires.Answer) string {
	switch {
	case a.Number != "":
		return a.Number
	case a.Date != "":
		return a.Date
	}
	return a.Text
}

// begin opens the field of an answer that is typed.
func (s *asking) begin(q *questionnaires.Question, value string) {
	s.typing, s.problem = true, ""
	s.edit = newEditor(value, q.Type == questionnaires.Text)
}

// write handles a key while an answer is typed.
func (s *asking) write(a *app, q *questionnaires.Question, k tea.KeyMsg) tea.Cmd {
	sure := s.leaving
	s.leaving = false
	switch fieldKeys.action(k.String()) {
	case "cancel":
		if a.halfTyped() && !sure {
			s.leaving, s.problem = true, a.t("question.leave")
			return nil
		}
		s.typing, s.problem = false, ""
	case "answer":
		ans, err := typedAnswer(q, s.edit.text)
		if err == nil {
			err = questionnaires.CheckAnswer(q, ans)
		}
		if err != nil {
			s.problem = a.sentence(err)
			return nil
		}
		s.typing, s.problem = false, ""
		return s.answer(a, ans)
	case "new-line":
		if q.Type == questionnaires.Text {
			s.edit.insert("\n")
		}
	default:
		s.edit.update(k)
		a.leftOut(&s.edit)
		s.problem = ""
	}
	return nil
}

// fieldLines is a number, date or text: what is recorded, or the editor.
func (s *asking) fieldLines(a *app, q *questionnaires.Question, e *assessment.Entry, w int) []line {
	hint := a.t("field." + string(q.Type))
	if q.Type == questionnaires.Number {
		hint = bounds{q.Min, q.Max, q.Unit}.hint(a.t)
	}
	var out []line
	if s.typing {
		rows := s.edit.view(min(w-4, 80), 5, true)
		out = append(out, hang(line{{"  ▏ ", inkAccent}}, rows)...)
		if q.Unit != "" {
			out[0] = append(out[0], span{"  " + q.Unit, inkMuted})
		}
		if s.problem != "" {
			return append(out, indent(2, wrapped(inkWarn, s.problem, w-2))...)
		}
		return append(out, indent(2, wrapped(inkMuted, hint, w-2))...)
	}
	if v := valueOf(e.Answer); v != "" {
		if q.Unit != "" {
			v += " " + q.Unit
		}
		out = append(out, hang(line{{"  ● ", inkGood}}, wrapped(inkStrong, v, w-4))...)
		return append(out, indent(2, wrapped(inkMuted, a.t("field.change"), w-2))...)
	}
	begin := a.t("field.begin")
	if q.Type == questionnaires.Text {
		begin = a.t("field.begin-text")
	}
	return indent(2, wrapped(inkMuted, begin+" "+hint, w-2))
}
