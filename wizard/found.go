package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/questionnaires"
)

// foundList are questions that were found, to be gone through one after the other: next, previous and moving on after
// an answer stay within them. Going anywhere else leaves the list, and so does esc.
type foundList struct {
	ids  []string // as they were found; an answer takes none away
	name string   // what was looked for
}

// newFoundList is nil for less than two questions: there is nothing to go through.
func newFoundList(questions []*questionnaires.Question, name string) *foundList {
	if len(questions) < 2 {
		return nil
	}
	l := &foundList{name: name}
	for _, q := range questions {
		l.ids = append(l.ids, q.ID)
	}
	return l
}

// beside is the question before (-1) or after (1) one of the list, and false where that one is not in it. At an end
// it is "". Questions that are no longer asked are passed over.
func (l *foundList) beside(d *desk, id string, by int) (next string, in bool) {
	if l == nil {
		return "", false
	}
	at := slices.Index(l.ids, id)
	if at < 0 {
		return "", false
	}
	for i := at + by; i >= 0 && i < len(l.ids); i += by {
		if d.isAsked(l.ids[i]) {
			return l.ids[i], true
		}
	}
	return "", true
}

// words say where in the list one is, or "".
func (l *foundList) words(t func(string, ...any) string, id string) string {
	if l == nil {
		return ""
	}
	at := slices.Index(l.ids, id)
	if at < 0 {
		return ""
	}
	return t("find.list", "k", at+1, "n", len(l.ids), "name", l.name)
}

// goThrough goes to a question of a list, and goes through the list from there; nil for none.
func (s *asking) goThrough(a *app, l *foundList, id string) {
	s.visit(a, id)
	s.list = l
}

// step goes to the question beside this one: in the list that is gone through, or else in the questionnaire. At an
// end of the list it says so.
func (s *asking) step(a *app, by int) (id string, ended bool) {
	if id, in := s.list.beside(a.desk, s.id, by); in {
		if id == "" {
			a.tell(inkGood, a.t("find.list-end", "name", s.list.name))
		}
		return id, id == ""
	}
	s.list = nil
	return s.neighbour(a, by), false
}

// leaveList goes back to all questions; false where no list is gone through.
func (s *asking) leaveList(a *app) (tea.Cmd, bool) {
	if s.list.words(a.t, s.id) == "" {
		s.list = nil
		return nil, false
	}
	s.list = nil
	a.tell(inkMuted, a.t("find.list-left"))
	return nil, true
}
