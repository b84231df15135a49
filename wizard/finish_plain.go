package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (p *plainMode) doFinish(*questionnaires.Question, string) {
	c := p.d.open()
	said := false
	say := func(n int, key string) {
		if n > 0 {
			said = true
			p.print(p.t("finish."+key, "n", n))
		}
	}
	say(c.unanswered, "open")
	say(c.dontKnow, "dont-know")
	say(c.withheld, "withheld")
	say(c.disputed, "disputed")
	say(c.conflicts, "conflicts")
	say(c.unsupported, "no-evidence")
	say(c.marked, "marked")
	for _, e := range p.d.promised() {
		said = true
		p.print(e)
	}
	if !said {
		p.print(p.t("finish.nothing"))
	}
	p.print(p.t("plain.finish"))
}

func (p *plainMode) doApprove(*questionnaires.Question, string) {
	if v, ok := p.fill(approveForm(p.asker(), nil)); ok {
		if p.put(assessment.Approve(v["name"], v["office"], v["date"])) {
			p.print(p.t("approve.done"))
		}
	}
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
