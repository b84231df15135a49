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

// institutions are those who can be asked, with how far each is.
type institutions struct {
	s       *asking
	all     []audience
	tallies []tally
	of      *reckoning // what they were worked out of
}

func institutionPicker(a *app, s *asking) *picker {
	v := &institutions{s: s}
	p := &picker{
		id: "interview", title: a.t("interview.title"), intro: a.t("interview.intro"), empty: a.t("interview.nobody"),
		keymap: institutionKeys, columns: institutionColumns, items: v.items, pick: v.begin, other: v.act,
	}
	for i, it := range p.items(a) { // where one was
		if u, _ := v.at(it); u.key() == a.desk.lastGuests {
			p.at = i
		}
	}
	return p
}

func (v *institutions) items(a *app) []item {
	if v.of != a.desk.known {
		v.all, v.tallies, v.of = a.desk.audiences(a.t, a.words), nil, a.desk.known
		for _, u := range v.all {
			v.tallies = append(v.tallies, a.desk.tallyOf(u))
		}
	}
	var out []item
	for i, u := range v.all {
		t := v.tallies[i]
		it := item{sign: "○", text: u.name, value: strconv.Itoa(i), cells: t.cells(), under: t.words(a.t)}
		if t.open == 0 {
			it.sign = "✓"
		}
		switch {
		case u.session != "" && i == 0:
			it.heading = a.t("interview.sessions")
		case u.session == "" && (i == 0 || v.all[i-1].session != ""):
			it.heading = a.t("interview.roles")
		}
		out = append(out, it)
	}
	return out
}

// at is who stands in a row; false where there is none.
func (v *institutions) at(it item) (audience, bool) {
	i, err := strconv.Atoi(it.value)
	if err != nil || i >= len(v.all) {
		return audience{}, false
	}
	return v.all[i], true
}

func (v *institutions) begin(a *app, it item) tea.Cmd {
	if u, ok := v.at(it); ok {
		a.beginInterview(v.s, u)
	}
	return nil
}

func (v *institutions) act(a *app, act action, it item) tea.Cmd {
	switch u, ok := v.at(it); {
	case act == "interview-begin" && ok:
		a.pop()
		a.beginInterview(v.s, u)
	case act == "interview-session" && ok:
		v.meet(a, u)
	}
	return nil
}

// meet asks for the session in which somebody is asked, and then begins.
func (v *institutions) meet(a *app, u audience) {
	was := assessment.Session{Kind: "interview", Date: a.today()}
	if known, ok := a.desk.sessionOf(u.session); ok {
		was.Place, was.Institutions, was.Roles = known.Place, known.Institutions, known.Roles
	} else if !u.anyone {
		was.Roles = []string{u.name}
	}
	a.push(a.sessionForm(was, func(a *app, made assessment.Session) {
		a.pop()
		a.beginInterview(v.s, audience{session: made.ID, roles: a.desk.present(made), anyone: u.anyone, name: sessionWords(a.words, made)})
	}))
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
