package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// sessionsPicker lists interviews, workshops and desk reviews; answers belong to the current one.
func sessionsPicker(a *app) *picker {
	p := &picker{
		id: "sessions", title: a.t("sessions-list.title"), intro: a.t("sessions-list.intro"),
		lacks: func(a *app) bool { return len(a.desk.state.Sessions) == 0 },
		empty: a.t("sessions-list.empty"), keymap: sessionsKeys, stays: true,
	}
	p.columns = func(a *app) []column {
		return []column{{"", 10, false}, {a.t("sessions-list.answers"), 8, true}, {a.t("sessions-list.positions"), 9, true}}
	}
	p.at = max(0, slices.IndexFunc(a.desk.state.Sessions, func(s assessment.Session) bool { return s.ID == a.desk.session }))
	p.items = func(a *app) []item {
		var out []item
		for _, s := range a.desk.state.Sessions {
			answers, positions := a.desk.givenIn(s.ID)
			it := item{
				sign: "○", text: sessionWords(a.words, s), value: s.ID,
				cells: []string{"", numberOr(answers, "–"), numberOr(positions, "–")},
				under: a.t("sessions-list.with-answers", "n", answers) + " · " + a.t("sessions-list.with-positions", "n", positions),
			}
			if len(s.Roles) > 0 {
				it.detail = a.t("session.roles") + ": " + strings.Join(s.Roles, "; ")
			}
			if s.ID == a.desk.session {
				it.sign, it.cells[0] = "●", a.t("sessions-list.current")
				it.under = it.cells[0] + " · " + it.under
			}
			out = append(out, it)
		}
		return out
	}
	current := func(a *app, it item) tea.Cmd {
		if a.desk.session == it.value {
			it.value = ""
		}
		a.desk.session = it.value
		return nil
	}
	p.pick = current
	show := func(a *app, made assessment.Session) {
		p.at = max(0, slices.IndexFunc(a.desk.state.Sessions, func(o assessment.Session) bool { return o.ID == made.ID }))
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		at := slices.IndexFunc(a.desk.state.Sessions, func(s assessment.Session) bool { return s.ID == it.value })
		switch {
		case act == "add":
			a.push(a.sessionForm(assessment.Session{Kind: "interview", Date: a.today()}, show))
		case at < 0:
		case act == "current":
			return current(a, it)
		case act == "change":
			a.push(a.sessionForm(a.desk.state.Sessions[at], show))
		case act == "remove":
			if a.desk.session == it.value {
				a.desk.session = ""
			}
			return a.takeOut(assessment.RemoveSession(it.value), it.text)
		}
		return nil
	}
	return p
}

// givenIn counts the answers and the positions that were given in a session.
func (d *desk) givenIn(session string) (answers, positions int) {
	for _, e := range d.state.Answers {
		if e.Session == session && e.Answer.State != questionnaires.Unanswered {
			answers++
		}
		for _, p := range e.Positions {
			if p.Session == session {
				positions++
			}
		}
	}
	return answers, positions
}

// endSession ends the current session, and the interview that goes on in it.
func (a *app) endSession(s *asking) {
	now, ok := a.desk.current()
	if !ok {
		a.tell(inkMuted, a.t("session.none"))
		return
	}
	if g := a.desk.guests; g != nil && g.session == now.ID {
		a.endInterview(s)
	}
	a.desk.session = ""
	a.tell(inkGood, a.t("session.ended", "session", sessionWords(a.words, now)))
}

// sessionForm adds or changes a session; a new one is the current one then. What follows is given the session.
func (a *app) sessionForm(was assessment.Session, then func(*app, assessment.Session)) *form {
	return newSessionForm(a.asker(), a.desk, was, func(a *app, v values) tea.Cmd {
		if a.desk.file.ReadOnly() {
			return a.put(assessment.PutSession(was))
		}
		s := a.desk.sessionFrom(was, v)
		if was.ID == "" {
			a.desk.session = s.ID
		}
		cmd := a.put(assessment.PutSession(s))
		then(a, s)
		return cmd
	})
}

func newSessionForm(s asker, d *desk, was assessment.Session, submit func(*app, values) tea.Cmd) *form {
	var kinds []choice
	for _, k := range assessment.SessionKinds {
		kinds = append(kinds, choice{k, s.t("session-kind." + k)})
	}
	var roles []string
	for _, r := range d.words.Roles {
		roles = append(roles, r.Text)
	}
	given := was.ID == "" // by the interview that it is for
	return newForm(form{
		title: s.t("session.form"), submitLabel: s.t("form.save"), of: &draft{Kind: sessionDraft, ID: was.ID},
		fields: []*field{
			{id: "kind", label: s.t("session.kind"), kind: oneOfField, options: kinds, value: was.Kind, required: true},
			{id: "date", label: s.t("session.date"), kind: dateField, value: was.Date, hint: s.t("form.date-hint")},
			{id: "place", label: s.t("session.place"), value: was.Place, suggest: d.meetingPlaces, touched: given},
			{id: "institutions", label: s.t("session.institutions"), value: strings.Join(was.Institutions, "; "), hint: s.t("session.institutions-hint"), several: true, suggest: lastOf(d.named()), touched: given},
			{id: "roles", label: s.t("session.roles"), value: strings.Join(was.Roles, "; "), hint: s.t("session.roles-hint"), several: true, suggest: lastOf(roles), touched: given},
		},
		submit: submit,
	})
}

// lastOf offers words for the last of the names that are typed with semicolons between: those that hold what is typed of
// it, or all while nothing is, but none twice.
func lastOf(known []string) func(string) []choice {
	return func(typed string) []choice {
		i := strings.LastIndex(typed, ";") + 1
		last := strings.ToLower(strings.TrimSpace(typed[i:]))
		before := strings.TrimSpace(typed[:i])
		there := names(before)
		if before != "" {
			before += " "
		}
		var out []choice
		for _, k := range known {
			if l := strings.ToLower(k); strings.Contains(l, last) && l != last && !slices.Contains(there, k) {
				out = append(out, choice{before + k, k})
			}
		}
		return out
	}
}

func (d *desk) sessionFrom(s assessment.Session, v values) assessment.Session {
	if s.ID == "" {
		s.ID = d.file.NewID("s")
	}
	s.Kind, s.Date, s.Place = v["kind"], v["date"], v["place"]
	s.Institutions, s.Roles = names(v["institutions"]), names(v["roles"])
	return s
}

// meetingPlaces offers the places of other sessions that hold what was typed.
func (d *desk) meetingPlaces(typed string) []choice {
	var out []choice
	for _, s := range d.state.Sessions {
		c := choice{s.Place, s.Place}
		if s.Place != "" && s.Place != typed && !slices.Contains(out, c) && strings.Contains(strings.ToLower(s.Place), strings.ToLower(typed)) {
			out = append(out, c)
		}
	}
	return out
}
