package wizard

import (
	"slices"
	"strconv"
	"strings"

	"cirtkit/questionnaires"
)

// listQuestions offers questions by number and goes to the one that is picked; false for none.
func (p *plainMode) listQuestions(title string, found []*questionnaires.Question) bool {
	var options []choice
	for _, q := range found {
		options = append(options, choice{q.ID, p.d.worded(q.ID).Ask + " (" + q.ID + ", " +
			nowWords(p.words, p.d.worded(q.ID), p.d.entry(q.ID)) + ")"})
	}
	if len(options) == 0 {
		p.print(p.t("find.nothing"))
		return false
	}
	if id, ok := p.pick(title, options); ok {
		p.visit(id)
		return true
	}
	return false
}

// compare works out what changed since the earlier assessment, where one lies beside.
func (p *plainMode) compare() {
	if do := p.d.startCompare(); do != nil {
		do().take(nil)
	}
}

func (p *plainMode) doFind(_ *questionnaires.Question, rest string) {
	p.compare()
	state := "any"
	if rest == "" {
		var options []choice
		x := p.d.index()
		for _, s := range findStates {
			if n := len(x.states[s]); n > 0 {
				options = append(options, choice{s, p.t("find."+s) + " (" + strconv.Itoa(n) + ")"})
			}
		}
		code, ok := p.pick(p.t("find.state"), options)
		if !ok {
			return
		}
		state = code
	}
	// Names of states may stand before the text: "find marked budget".
	states := []string{state}
	for rest != "" {
		first, more, _ := strings.Cut(rest, " ")
		if !slices.Contains(findStates, first) {
			break
		}
		states, rest = append(states, first), strings.TrimSpace(more)
	}
	states = slices.DeleteFunc(states, func(s string) bool { return s == "any" })
	found := p.d.find(rest, states...)
	if !p.listQuestions(p.t("find.found", "n", len(found)), found) {
		return
	}
	if l := newFoundList(found, foundWords(p.t, rest, states...)); len(states) > 0 || rest != "" {
		p.through = l
	}
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
