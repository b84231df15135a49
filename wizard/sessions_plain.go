package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (p *plainMode) doSessions(*questionnaires.Question, string) {
	options := []choice{{"new", p.t("plain.session-new")}, {"no", p.t("plain.session-none")}}
	for _, s := range p.d.state.Sessions {
		options = append(options, choice{s.ID, sessionWords(p.words, s)})
	}
	code, ok := p.pick(p.t("sessions-list.intro"), options)
	switch {
	case !ok:
	case code == "no":
		p.d.session = ""
	case code == "new":
		was := assessment.Session{Kind: "interview", Date: p.asker().today}
		if v, ok := p.fill(newSessionForm(p.asker(), p.d, was, nil)); ok {
			s := p.d.sessionFrom(was, v)
			p.done(assessment.PutSession(s))
			p.d.session = s.ID
		}
	default:
		p.d.session = code
	}
}
