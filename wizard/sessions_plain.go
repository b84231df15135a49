package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doSessions makes a session the current one, adds, changes or removes one.
func (p *plainMode) doSessions(*questionnaires.Question, string) {
	options := []choice{{"new", p.t("plain.session-new")}, {"no", p.t("plain.session-none")}}
	for _, s := range p.d.state.Sessions {
		text := sessionWords(p.words, s)
		if s.ID == p.d.session {
			text += ", " + p.t("sessions-list.current")
		}
		options = append(options, choice{s.ID, text})
	}
	if p.readOut(p.t("sessions-list.title"), options[2:]) {
		return
	}
	code, ok := p.pick(p.t("sessions-list.intro"), options)
	switch {
	case !ok:
	case code == "no":
		p.d.session = ""
		p.print(p.t("plain.session-off"))
	case code == "new":
		p.fillSession(assessment.Session{Kind: "interview", Date: p.asker().today})
	default:
		p.session(code)
	}
}

// session does something with one that is recorded.
func (p *plainMode) session(id string) {
	for _, s := range p.d.state.Sessions {
		if s.ID != id {
			continue
		}
		do, ok := p.pick(sessionWords(p.words, s), []choice{
			{"current", p.t("plain.session-current")}, {"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
		})
		switch {
		case !ok:
		case do == "current":
			p.d.session = id
			p.print(p.t("plain.session-on", "session", aloud(sessionWords(p.words, s))))
		case do == "change":
			p.fillSession(s)
		case do == "remove":
			if p.d.session == id {
				p.d.session = ""
			}
			p.done(assessment.RemoveSession(id))
		}
		return
	}
}

// fillSession adds or changes a session; a new one is the current one then.
func (p *plainMode) fillSession(was assessment.Session) {
	v, ok := p.fill(newSessionForm(p.asker(), p.d, was, nil))
	if !ok {
		return
	}
	s := p.d.sessionFrom(was, v)
	p.done(assessment.PutSession(s))
	if was.ID == "" {
		p.d.session = s.ID
		p.print(p.t("plain.session-on", "session", aloud(sessionWords(p.words, s))))
	}
}
