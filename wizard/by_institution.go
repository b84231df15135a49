package wizard

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// The screen "by institution": who can answer, with how far one has come with each. Picking one goes through their
// questions alone.

// institutionColumns stand beside the name in a wide window.
func institutionColumns(a *app) []column {
	return []column{
		{a.t("interview.open"), 8, true},
		{a.t("interview.done-head"), 9, true},
		{a.t("interview.promised"), 9, true},
		{a.t("interview.minutes"), 8, true},
	}
}

func institutionPicker(a *app, s *asking) *picker {
	var all []audience
	var tallies []tally
	var of *reckoning // what they were worked out of
	p := &picker{
		id: "interview", title: a.t("interview.title"), intro: a.t("interview.intro"), empty: a.t("interview.nobody"),
		keymap: institutionKeys, columns: institutionColumns,
	}
	p.items = func(a *app) []item {
		if of != a.desk.known {
			all, tallies, of = a.desk.audiences(a.t, a.words), nil, a.desk.known
			for _, u := range all {
				tallies = append(tallies, a.desk.tallyOf(u))
			}
		}
		var out []item
		for i, u := range all {
			t := tallies[i]
			it := item{sign: "○", text: u.name, value: strconv.Itoa(i), cells: t.cells(), under: t.words(a.t)}
			if t.open == 0 {
				it.sign = "✓"
			}
			switch {
			case u.session != "" && i == 0:
				it.heading = a.t("interview.sessions")
			case u.session == "" && (i == 0 || all[i-1].session != ""):
				it.heading = a.t("interview.roles")
			}
			out = append(out, it)
		}
		return out
	}
	at := func(it item) (audience, bool) {
		i, err := strconv.Atoi(it.value)
		if err != nil || i >= len(all) {
			return audience{}, false
		}
		return all[i], true
	}
	p.pick = func(a *app, it item) tea.Cmd {
		if u, ok := at(it); ok {
			a.beginInterview(s, u)
		}
		return nil
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		u, ok := at(it)
		switch {
		case act == "interview-begin" && ok:
			a.pop()
			a.beginInterview(s, u)
		case act == "interview-session" && ok:
			was := assessment.Session{Kind: "interview", Date: a.today()}
			if known, ok := a.desk.sessionOf(u.session); ok {
				was.Place, was.Institutions, was.Roles = known.Place, known.Institutions, known.Roles
			} else if !u.anyone {
				was.Roles = []string{u.name}
			}
			a.push(a.sessionForm(was, func(a *app, made assessment.Session) {
				a.pop()
				a.beginInterview(s, audience{session: made.ID, roles: a.desk.present(made), anyone: u.anyone, name: sessionWords(a.words, made)})
			}))
		}
		return nil
	}
	for i, it := range p.items(a) { // where one was
		if u, _ := at(it); u.key() == a.desk.lastGuests {
			p.at = i
		}
	}
	return p
}

// cells are the numbers in their columns.
func (t tally) cells() []string {
	return []string{strconv.Itoa(t.open), strconv.Itoa(t.done), numberOr(t.promised, "–"), numberOr(t.minutes, "–")}
}

func numberOr(n int, none string) string {
	if n == 0 {
		return none
	}
	return strconv.Itoa(n)
}

// words are the numbers in a sentence.
func (t tally) words(say func(string, ...any) string) string {
	s := say("interview.tally", "open", t.open, "done", t.done)
	if t.minutes > 0 {
		s += say("interview.tally-minutes", "n", t.minutes)
	}
	if t.promised > 0 {
		s += say("interview.tally-promised", "n", t.promised)
	}
	return s
}

func (a *app) beginInterview(s *asking, u audience) {
	id := a.desk.begin(u)
	if id == "" {
		a.tell(inkMuted, a.t("interview.nothing"))
		return
	}
	s.visit(a, id)
	a.desk.reach(s.id)
	if a.desk.session == "" {
		a.tell(inkGood, a.t("interview.on-no-session", "who", u.name))
		return
	}
	a.tell(inkGood, a.t("interview.on", "who", a.desk.guestsName(a.words)))
}

func (a *app) endInterview(s *asking) {
	a.desk.reach(s.id)
	a.desk.endInterview()
	a.tell(inkMuted, a.t("interview.off"))
}

func (d *desk) endInterview() {
	d.lastGuests, d.guests = d.guests.key(), nil
}

// interviewing begins an interview, or ends it.
func (a *app) interviewing(s *asking) {
	if a.desk.guests != nil {
		a.endInterview(s)
		return
	}
	a.push(institutionPicker(a, s))
}
