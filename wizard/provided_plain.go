package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// providers are those who can provide a service or means.
func (p *plainMode) providers() []choice {
	var options []choice
	for _, o := range questionnaires.Providers {
		options = append(options, choice{o, p.t("provided." + o)})
	}
	return options
}

// providedSaid asks who provides what an answer says that there is, once: a line later another service would be
// meant. An empty line leaves it open. A command is one on this question, which then stays; it is false.
func (p *plainMode) providedSaid(q *questionnaires.Question, ans questionnaires.Answer) bool {
	if !q.Provided || q.OptionIndex(ans.Option) <= 0 || p.d.entry(q.ID).Provided != "" {
		return true
	}
	options := p.providers()
	p.print(p.t("provided.title"))
	p.list(options)
	for {
		typed, ok := p.prompt(p.t("plain.provided"))
		if !ok || typed == "" {
			return true
		}
		if code, ok := chosen(options, typed); ok {
			p.done(assessment.SetProvided(q.ID, code))
			return true
		}
		if p.command(q, typed) {
			return false
		}
		p.print(p.t("plain.no-option", "found", typed, "signs", p.signs(options)))
	}
}

func (p *plainMode) doProvided(q *questionnaires.Question, _ string) {
	if !q.Provided {
		p.print(p.t("provided.not-here"))
		return
	}
	if code, ok := p.pick(p.t("provided.title"), p.providers()); ok {
		p.done(assessment.SetProvided(q.ID, code))
	}
}
