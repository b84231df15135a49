package wizard

import (
	"strings"

	"cirtkit/questionnaires"
)

// doInterview begins an interview in the line mode, or ends it.
func (p *plainMode) doInterview(*questionnaires.Question, string) {
	session, ok := p.d.current()
	switch {
	case p.interview:
		p.interview = false
		p.print(p.t("interview.off"))
	case !ok || len(session.Roles) == 0:
		p.print(p.t("interview.no-session"))
	default:
		var open []*questionnaires.Question
		for _, q := range p.d.interview() {
			if p.d.entry(q.ID).Answer.State == questionnaires.Unanswered {
				open = append(open, q)
			}
		}
		was := p.id
		p.listQuestions(p.t("interview.intro", "session", sessionWords(p.words, session), "roles", strings.Join(session.Roles, "; ")), open)
		if p.id != was || len(open) > 0 && !p.shown {
			p.interview = true
			p.print(p.t("interview.on"))
		}
	}
}
