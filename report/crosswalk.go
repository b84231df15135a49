package report

import (
	"maps"
	"slices"

	"cirtkit/questionnaires"
)

// resolutionTopics is the catalogue of the topics of WTDC Resolution 69.
const resolutionTopics = "r69"

// crosswalks is a part with a table for every catalogue that questions map to: what is reported on each
// of its topics, or which questions are on it, without a verdict.
func (b *builder) crosswalks() []Part { return b.crosswalksTo(b.q.Catalogues) }

func (b *builder) crosswalksTo(catalogues []questionnaires.Catalogue) []Part {
	p := Part{ID: "references", Title: b.t("report.references.title"), NewPage: true}
	for _, c := range catalogues {
		byCode := b.questionsByCode(c.ID)
		if len(byCode) == 0 {
			continue
		}
		// What is reported stands with the topics of the resolution; elsewhere the numbers of the
		// questions are enough to find it.
		tell, column, lead := b.numbers, "report.column.questions", "report.references.numbers"
		if b.factsOnly {
			lead = "report.stock-take.numbers"
		}
		if c.ID == resolutionTopics {
			tell, column, lead = b.reported, "report.column.reported", "report.references.stock-take"
		}
		t := Table{Columns: []Column{
			{Head: b.t("report.column.topic"), Width: 0.4},
			{Head: b.t(column), Width: 0.6},
		}, Compact: true}
		for _, code := range c.Codes {
			row := []Cell{{Text: b.t("report.references.topic", "code", code.ID, "text", code.Text)}, {Text: b.t("report.references.not-asked"), Tone: Muted}}
			if questions := byCode[code.ID]; len(questions) > 0 {
				row[1] = Cell{Text: tell(questions)}
			}
			delete(byCode, code.ID)
			t.Rows = append(t.Rows, row)
		}
		for _, code := range slices.Sorted(maps.Keys(byCode)) {
			t.Rows = append(t.Rows, []Cell{{Text: code}, {Text: tell(byCode[code])}})
		}
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "catalogue-" + c.ID, Text: c.Title},
			Paragraph{Text: b.t(lead)}, t)
		if c.Use != "" {
			p.Blocks = append(p.Blocks, Paragraph{Text: c.Use, Style: Small})
		}
	}
	if len(p.Blocks) == 0 {
		return nil
	}
	return []Part{p}
}

// questionsByCode are the questions that map to each code of a catalogue.
func (b *builder) questionsByCode(catalogue string) map[string][]*questionnaires.Question {
	byCode := map[string][]*questionnaires.Question{}
	for _, q := range b.questions() {
		for _, code := range q.Maps[catalogue] {
			byCode[code] = append(byCode[code], q)
		}
	}
	return byCode
}

// numbers are the numbers of questions.
func (b *builder) numbers(questions []*questionnaires.Question) string {
	var out []string
	for _, q := range questions {
		out = append(out, b.refs[q.ID])
	}
	return list(out)
}

// reported is what was answered on questions, a line each.
func (b *builder) reported(questions []*questionnaires.Question) string {
	var out []string
	for _, q := range questions {
		out = append(out, b.t("report.references.answer", "name", b.named(q), "answer", b.claim(q)))
	}
	return lines(out...)
}
