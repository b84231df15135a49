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
	return out
}

// introduction is what the questions of a question's section have in common; "" where nothing is said.
func (d *desk) introduction(question string) string {
	if section := d.words.Section(sectionID(d, question)); section != nil {
		return section.Intro
	}
	return ""
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

// guideLines is the guidance on a question. What its section's questions have in common stands before it once: on
// the question at which the section was come to in this run. From then on it has a page of its own.
func (s *asking) guideLines(a *app, q *questionnaires.Question, w int) []line {
	all := a.guidanceOn(q)
	if intro := a.desk.introduction(q.ID); intro != "" && s.meets(sectionID(a.desk, q.ID)) {
		all = append([]guidance{{a.t("guide.section"), intro}}, all...)
	}
	if len(all) == 0 {
		return wrapped(inkMuted, a.t("guide.none"), w)
	}
	return guidanceLines(all, w)
}

// meets says whether this question is the one at which its section was come to.
func (s *asking) meets(section string) bool {
	if s.met == nil {
		s.met = map[string]string{}
	}
	if s.met[section] == "" {
		s.met[section] = s.id
	}
	return s.met[section] == s.id
}

// sectionLines is what the questions of the section have in common, and the terms.
func (s *asking) sectionLines(a *app, q *questionnaires.Question, w int) []line {
	var all []guidance
	if intro := a.desk.introduction(q.ID); intro != "" {
		all = append(all, guidance{a.t("guide.section"), intro})
	}
	if terms := a.desk.termsFor(q.ID); terms != "" {
		all = append(all, guidance{a.t("guide.terms"), terms})
	}
	if len(all) == 0 {
		return wrapped(inkMuted, a.t("guide.no-section"), w)
	}
	return guidanceLines(all, w)
}

// guidanceLines sets each kind of guidance after its word: in two columns where there is room.
func guidanceLines(all []guidance, w int) []line {
	words := 0
	for _, g := range all {
		words = max(words, width(g.word))
	}
	var out []line
	for _, g := range all {
		if w < 70 {
			rows := wrapped(inkPlain, g.word+": "+g.text, w)
			rows[0] = emphasised(rows[0], g.word+":", inkMuted)
			out = append(out, rows...)
			continue
		}
		head := append(line{{g.word, inkMuted}}.pad(words), span{"  ", inkPlain})
		out = append(out, hang(head, wrapped(inkPlain, g.text, w-words-2))...)
	}
	return out
}

// emphasised gives the beginning of a line another ink.
func emphasised(l line, begin string, in ink) line {
	rest, ok := strings.CutPrefix(l[0].text, begin)
	if !ok {
		return l
	}
	return append(line{{begin, in}, {rest, l[0].ink}}, l[1:]...)
}

func sectionID(d *desk, question string) string {
	if s := d.q.SectionOf(question); s != nil {
		return s.ID
	}
	return ""
}

// doTerms reads the terms out.
func (p *plainMode) doTerms(q *questionnaires.Question, _ string) {
	s := p.d.terms()
	if s == nil {
		p.print(p.t("plain.no-terms"))
		return
	}
	p.print(p.t("plain.introduction", "section", s.Title, "intro", s.Intro))
	if own := p.d.words.Section(sectionID(p.d, q.ID)); own != nil && own.ID != s.ID && own.Intro != "" {
		p.print(p.t("plain.introduction", "section", own.Title, "intro", own.Intro))
	}
}
