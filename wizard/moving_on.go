package wizard

import (
	"slices"

	"cirtkit/questionnaires"
)

// visit goes to a question and remembers where it came from.
func (s *asking) visit(a *app, id string) {
	if id == "" || id == s.id || a.desk.q.Question(id) == nil {
		return
	}
	s.trail = append(s.trail, s.id)
	if len(s.trail) > 200 {
		s.trail = s.trail[1:]
	}
	s.show(a, id)
}

func (s *asking) show(a *app, id string) {
	s.id, s.row, s.rowTop, s.scroll, s.typing, s.problem, s.levels = id, -1, 0, 0, false, "", false
	a.desk.reach(id)
	if s.tab != tabGuide && s.tab != tabEvidence && s.tab != tabReview {
		s.tab = tabGuide
	}
	q, e := a.desk.q.Question(id), a.desk.entry(id)
	if e.Answer.State == questionnaires.Answered && e.Answer.Option != "" {
		s.row = q.OptionIndex(e.Answer.Option)
	}
}

// neighbour is the question before (-1) or after (1) this one among those asked; "" at an end.
func (s *asking) neighbour(a *app, by int) string {
	if a.desk.guests != nil {
		return a.desk.besideInInterview(s.id, by)
	}
	order := a.desk.q.Questions()
	at := slices.IndexFunc(order, func(q *questionnaires.Question) bool { return q.ID == s.id })
	for i := at + by; i >= 0 && i < len(order); i += by {
		if a.desk.isAsked(order[i].ID) {
			return order[i].ID
		}
	}
	return ""
}

// nextOpen is the next question without any answer, round the end; "" when there is none.
func (d *desk) nextOpen(after string) string {
	asked := d.asked()
	at := slices.IndexFunc(asked, func(q *questionnaires.Question) bool { return q.ID == after })
	for i := range asked {
		q := asked[(at+1+i)%len(asked)]
		if q.ID != after && d.remains(q.ID) {
			return q.ID
		}
	}
	return ""
}

// onward goes to the next question, or says that this was the last.
func (s *asking) onward(a *app) {
	if a.desk.guests != nil {
		if id := a.desk.nextInInterview(s.id); id != "" {
			s.visit(a, id)
			return
		}
		a.desk.endInterview()
		a.tell(inkGood, a.t("interview.done"))
	}
	id, ended := s.step(a, 1)
	if ended {
		return
	}
	if id != "" {
		s.visit(a, id)
		return
	}
	if done, total := a.desk.progress(); done < total {
		a.tell(inkGood, s.said(a, "question.end", "n", total-done))
		return
	}
	a.tell(inkGood, s.said(a, "question.all-done"))
}
