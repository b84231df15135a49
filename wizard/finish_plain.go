package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doFinish says what is open, what was promised, and the words that end an assessment.
func (p *plainMode) doFinish(*questionnaires.Question, string) {
	for _, it := range openItems(p.words, p.d) {
		if it.heading != "" {
			p.print(it.heading + ":")
		}
		if it.whose != "" {
			p.print(it.whose + ":")
		}
		if it.right != "" {
			it.text += ", " + it.right
		}
		p.print(it.text)
	}
	p.print(p.t("plain.finish"))
}

func (p *plainMode) doStatus(*questionnaires.Question, string) {
	p.print(p.t("status.intro"))
	var options []choice
	for _, s := range assessment.Statuses {
		if s != "approved" {
			options = append(options, choice{s, p.t("status.long." + s)})
		}
	}
	if code, ok := p.pick(p.t("status.title"), options); ok {
		p.done(assessment.SetStatus(code))
	}
}
