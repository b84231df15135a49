package wizard

import (
	"strings"

	"cirtkit/questionnaires"
)

// What helps to answer a question: its own guidance, what its section's questions have in common, and the terms.
// The terms are the introduction of the first section: it says once what the words of all questions mean.

// guidance is one piece of it, after its word.
type guidance struct{ word, text string }

// guidanceOn is all guidance on a question but the terms.
func (a *app) guidanceOn(q *questionnaires.Question) []guidance {
	var out []guidance
	add := func(word, text string) {
		if text != "" {
			out = append(out, guidance{a.t("guide." + word), text})
		}
	}
	add("why", q.Why)
	add("show", strings.Join(q.Evidence, "; "))
	add("probe", q.Probe)
	var whom []string
	for _, r := range q.Whom {
		whom = append(whom, a.desk.words.Role(r))
	}
	add("whom", strings.Join(whom, "; "))
	var how []string
	for _, h := range q.How {
		how = append(how, a.t("how."+h))
	}
	if q.Minutes > 0 {
		how = append(how, a.t("minutes", "n", q.Minutes))
	}
	add("how", strings.Join(how, ", "))
	for _, o := range a.desk.q.Overlays {
		add("example", o.Examples[q.ID])
	}
	add("sources", strings.Join(q.Sources, "; "))
	if section := a.desk.words.Section(sectionID(a.desk, q.ID)); section != nil {
		add("section", section.Intro)
	}
	return out
}

// terms is the section whose introduction holds for all questions, in the reader's words: the first, or the first
// within it that says something; nil where there is none.
func (d *desk) terms() *questionnaires.Section {
	for sections := d.words.Sections; len(sections) > 0; sections = sections[0].Sections {
		if sections[0].Intro != "" {
			return sections[0]
		}
	}
	return nil
}

// termsFor is the introduction that holds for all questions, unless it is that of the question's own section; ""
// then, or where there is none.
func (d *desk) termsFor(question string) string {
	s := d.terms()
	if s == nil || s.ID == sectionID(d, question) {
		return ""
	}
	return s.Intro
}

// guideLines is the guidance on a question with the terms, each kind after its word.
func (s *asking) guideLines(a *app, q *questionnaires.Question, w int) []line {
	all := a.guidanceOn(q)
	if terms := a.desk.termsFor(q.ID); terms != "" {
		all = append(all, guidance{a.t("guide.terms"), terms})
	}
	if len(all) == 0 {
		return wrapped(inkMuted, a.t("guide.none"), w)
	}
	words := 0
	for _, g := range all {
		words = max(words, width(g.word))
	}
	var out []line
	for _, g := range all {
		if w < 70 {
			out = append(out, wrapped(inkPlain, g.word+": "+g.text, w)...)
			continue
		}
		head := append(line{{g.word, inkMuted}}.pad(words), span{"  ", inkPlain})
		out = append(out, hang(head, wrapped(inkPlain, g.text, w-words-2))...)
	}
	return out
}

func sectionID(d *desk, question string) string {
	if s := d.q.SectionOf(question); s != nil {
		return s.ID
	}
	return ""
}

// doTerms reads the terms out.
func (p *plainMode) doTerms(*questionnaires.Question, string) {
	s := p.d.terms()
	if s == nil {
		p.print(p.t("plain.no-terms"))
		return
	}
	p.print(p.t("plain.introduction", "section", s.Title, "intro", s.Intro))
}
