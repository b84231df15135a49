package wizard

import (
	"slices"

	"cirtkit/questionnaires"
)

// listQuestions offers questions by number and goes to the one that is picked.
func (p *plainMode) listQuestions(title string, found []*questionnaires.Question) {
	var options []choice
	for _, q := range found {
		options = append(options, choice{q.ID, p.d.worded(q.ID).Ask + " (" + q.ID + ", " +
			answerWords(p.words, p.d.worded(q.ID), p.d.entry(q.ID).Answer) + ")"})
	}
	if len(options) == 0 {
		p.print(p.t("find.nothing"))
		return
	}
	if id, ok := p.pick(title, options); ok {
		p.visit(id)
	}
}

func (p *plainMode) doFind(_ *questionnaires.Question, rest string) {
	state := "any"
	if rest == "" {
		var options []choice
		for _, s := range findStates {
			options = append(options, choice{s, p.t("find." + s)})
		}
		code, ok := p.pick(p.t("find.state"), options)
		if !ok {
			return
		}
		state = code
	} else if slices.Contains(findStates, rest) {
		state, rest = rest, ""
	}
	found := p.d.find(rest, state)
	p.listQuestions(p.t("find.found", "n", len(found)), found)
}

func (p *plainMode) doGoto(_ *questionnaires.Question, rest string) {
	if rest == "" {
		typed, ok := p.ask(p.t("goto.intro", "n", len(p.d.asked())))
		if !ok || typed == "" {
			return
		}
		rest = typed
	}
	id := p.d.byNumberOrID(rest)
	if id == "" {
		p.print(p.t("goto.unknown", "found", rest))
		return
	}
	p.visit(id)
}

func (p *plainMode) doSections(*questionnaires.Question, string) {
	var options []choice
	for _, s := range p.d.parts() {
		title := s.section.Title
		if t := p.d.words.Section(s.section.ID); t != nil {
			title = t.Title
		}
		options = append(options, choice{s.section.ID, p.t("plain.section", "title", title, "done", s.done, "total", s.total)})
	}
	if id, ok := p.pick(p.t("sections.title"), options); ok {
		p.visit(p.d.firstIn(id))
	}
}
