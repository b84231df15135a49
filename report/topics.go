package report

import (
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// topics is a part for every catalogue whose codes are topics of texts: what is reported on each topic, with the
// clauses in which each text has it and the texts' status. The second result is the catalogues that are not of
// that kind.
func (b *builder) topics() (parts []Part, others []questionnaires.Catalogue) {
	texts := b.textsOf()
	for _, c := range b.q.Catalogues {
		byCode := b.questionsByCode(c.ID)
		of := texts[c.ID]
		if len(of) == 0 || len(byCode) == 0 {
			others = append(others, c)
			continue
		}
		p := Part{ID: "catalogue-" + c.ID, Title: c.Title, NewPage: true}
		p.Blocks = append(p.Blocks, Paragraph{Text: b.t("report.topics.lead")}, b.textTable(of))
		for _, g := range b.groupsOf(&c) {
			if g.title != "" {
				p.Blocks = append(p.Blocks, Heading{Level: 2, Text: g.title})
			}
			p.Blocks = append(p.Blocks, b.topicTable(g.codes, of, byCode))
		}
		parts = append(parts, p)
	}
	return parts, others
}

// textsOf are the texts that come with the program, and those that the source adds, by the catalogue whose codes
// they place.
func (b *builder) textsOf() map[string][]*questionnaires.Reference {
	out := map[string][]*questionnaires.Reference{}
	for _, id := range questionnaires.References() {
		if r := b.catalogue(id); r != nil && r.Of != "" {
			out[r.Of] = append(out[r.Of], r)
		}
	}
	for _, r := range b.Texts {
		out[r.Of] = append(out[r.Of], r)
	}
	return out
}

// textTable says what the texts are, and their status.
func (b *builder) textTable(texts []*questionnaires.Reference) Table {
	t := Table{Columns: []Column{
		{Head: b.t("report.topics.text"), Width: 0.14},
		{Head: b.t("report.column.source-title"), Width: 0.44},
		{Head: b.t("report.column.source-owner"), Width: 0.22},
		{Head: b.t("report.column.source-status"), Width: 0.2},
	}, Compact: true}
	for _, r := range texts {
		t.Rows = append(t.Rows, []Cell{
			{Text: r.ID, Strong: true},
			{Text: r.Title},
			{Text: lines(r.Owner, r.Date)},
			{Text: lines(capital(r.Status), r.Use)},
		})
	}
	return t
}

// topicGroup is a part of a catalogue's codes under a title.
type topicGroup struct {
	title string
	codes []questionnaires.Named
}

// groupsOf are a catalogue's codes in the groups of the catalogue that comes with the program; one group without
// a title where there is none.
func (b *builder) groupsOf(c *questionnaires.Catalogue) []topicGroup {
	r := b.catalogue(c.ID)
	if r == nil || len(r.Groups) == 0 {
		return []topicGroup{{codes: c.Codes}}
	}
	var out []topicGroup
	for _, g := range r.Groups {
		in := topicGroup{title: g.Text}
		for _, code := range c.Codes {
			if e := r.Entry(code.ID); e != nil && e.Group == g.ID {
				in.codes = append(in.codes, code)
			}
		}
		if len(in.codes) > 0 {
			out = append(out, in)
		}
	}
	rest := topicGroup{}
	for _, code := range c.Codes {
		if e := r.Entry(code.ID); e == nil || !slices.ContainsFunc(r.Groups, func(g questionnaires.Named) bool { return g.ID == e.Group }) {
			rest.codes = append(rest.codes, code)
		}
	}
	if len(rest.codes) > 0 {
		out = append(out, rest)
	}
	return out
}

// topicTable is a row for every topic: its clauses in each text, and what is reported.
func (b *builder) topicTable(codes []questionnaires.Named, texts []*questionnaires.Reference, byCode map[string][]*questionnaires.Question) Table {
	t := Table{Columns: []Column{{Head: b.t("report.column.topic"), Width: 0.24}}, Compact: true}
	for _, r := range texts {
		t.Columns = append(t.Columns, Column{Head: r.ID, Width: 0.14})
	}
	t.Columns = append(t.Columns, Column{Head: b.t("report.column.reported"), Width: max(0.76-0.14*float64(len(texts)), 0.3)})
	for _, code := range codes {
		row := []Cell{{Text: b.t("report.references.topic", "code", code.ID, "text", code.Text)}}
		for _, r := range texts {
			if clauses := r.Clauses[code.ID]; len(clauses) > 0 {
				row = append(row, Cell{Text: lines(clauses...)})
			} else {
				row = append(row, Cell{Text: b.t("report.none"), Tone: Muted})
			}
		}
		t.Rows = append(t.Rows, append(row, Cell{Text: b.told(byCode[code.ID])}))
	}
	return t
}

// mostRows is how many rows of one list a topic tells; the list itself is in its section.
const mostRows = 3

// told is what was answered on questions, a line each, rows of lists included. What is not asked is left out
// where something else is.
func (b *builder) told(questions []*questionnaires.Question) string {
	var out []string
	for _, q := range questions {
		if b.standing(q) == scoring.NotAsked {
			continue
		}
		answer := b.claim(q)
		if rows := b.entry(q.ID).Rows; b.standing(q) == scoring.Answered && len(rows) > 0 {
			var told []string
			for _, r := range rows[:min(mostRows, len(rows))] {
				told = append(told, b.rowLine(q, r))
			}
			answer = b.lang.Clauses(told)
			if more := len(rows) - mostRows; more > 0 {
				answer = b.t("report.topics.more", "rows", answer, "n", more)
			}
		}
		out = append(out, b.t("report.references.answer", "name", b.named(q), "answer", answer))
	}
	if len(out) == 0 {
		return b.reported(questions)
	}
	return lines(out...)
}
