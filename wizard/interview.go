package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// An interview asks only what the people in the current session can answer: the questions that name one
// of the session's roles, role by role in the session's order, so that nobody waits for another to finish
// and come back. Answering goes to the next of them that is open.

// current is the current session; its roles are empty where there is none.
func (d *desk) current() (assessment.Session, bool) {
	for _, s := range d.state.Sessions {
		if s.ID == d.session {
			return s, true
		}
	}
	return assessment.Session{}, false
}

// answers says whether a role is among those that a question names, by its id or its words.
func (d *desk) answers(role string, q *questionnaires.Question) bool {
	return slices.ContainsFunc(q.Whom, func(whom string) bool {
		return strings.EqualFold(role, whom) || strings.EqualFold(role, d.words.Role(whom)) || strings.EqualFold(role, d.q.Role(whom))
	})
}

// interview lists the questions for the current session in their order.
func (d *desk) interview() []*questionnaires.Question {
	s, _ := d.current()
	var out []*questionnaires.Question
	asked := d.asked()
	for _, role := range s.Roles {
		for _, q := range asked {
			if d.answers(role, q) && !slices.Contains(out, q) {
				out = append(out, q)
			}
		}
	}
	return out
}

// nextInInterview is the next open question for the current session, round the end; "" when none is left.
func (d *desk) nextInInterview(after string) string {
	list := d.interview()
	at := slices.IndexFunc(list, func(q *questionnaires.Question) bool { return q.ID == after })
	for i := range list {
		q := list[(at+1+i)%len(list)]
		if q.ID != after && d.entry(q.ID).Answer.State == questionnaires.Unanswered {
			return q.ID
		}
	}
	return ""
}

// interviewPicker lists what is open for the current session; picking one begins the interview there.
func interviewPicker(a *app, s *asking) *picker {
	session, _ := a.desk.current()
	return &picker{
		id: "interview", title: a.t("interview.title"), empty: a.t("interview.nothing"),
		intro: a.t("interview.intro", "session", sessionWords(a.words, session), "roles", strings.Join(session.Roles, "; ")),
		items: func(a *app) []item {
			var out []item
			for _, q := range a.desk.interview() {
				if a.desk.entry(q.ID).Answer.State != questionnaires.Unanswered {
					continue
				}
				out = append(out, item{sign: "○", text: a.desk.worded(q.ID).Ask, value: q.ID, right: q.ID})
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd {
			s.interview = true
			s.visit(a, it.value)
			a.tell(inkGood, a.t("interview.on"))
			return nil
		},
	}
}

// interviewing begins an interview, or ends it.
func (a *app) interviewing(s *asking) {
	session, ok := a.desk.current()
	switch {
	case s.interview:
		s.interview = false
		a.tell(inkMuted, a.t("interview.off"))
	case !ok || len(session.Roles) == 0:
		a.push(sessionsPicker(a))
		a.tell(inkWarn, a.t("interview.no-session"))
	default:
		a.push(interviewPicker(a, s))
	}
}

// behalf is the institution on whose behalf the current session answers: that of an interview with one
// alone. What several say in one room is settled between them, and is nobody's own.
func (d *desk) behalf() string {
	s, ok := d.current()
	if !ok || s.Kind != "interview" || len(s.Institutions) != 1 {
		return ""
	}
	return s.Institutions[0]
}

// answersIn says whether a change answers a question.
func answersIn(in assessment.Intent) bool {
	return slices.ContainsFunc(in.Sets, func(s assessment.Set) bool {
		kind := s.Field.Kind()
		return kind == "answer" || kind == "row"
	})
}
