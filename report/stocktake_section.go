package report

import (
	"cmp"
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// mostEntries is how many rows of one list the summary tells; the section has all.
const mostEntries = 5

// entriesOf are the answers of a section as a list, the rows of its lists one by one.
func (b *builder) entriesOf(s *questionnaires.Section) Bullets {
	var items []Bullet
	add := func(q *questionnaires.Question, text string) {
		items = append(items, Bullet{Text: text, Link: anchor(q)})
	}
	for _, q := range questionsIn(s) {
		rows := b.entry(q.ID).Rows
		switch {
		case b.standing(q) == scoring.NotAsked:
		case q.Type != questionnaires.List || b.standing(q) != scoring.Answered || len(rows) == 0:
			add(q, b.t("report.references.answer", "name", name(q), "answer", b.claim(q)))
		default:
			for _, r := range rows[:min(mostEntries, len(rows))] {
				add(q, b.t("report.references.answer", "name", name(q), "answer", b.rowLine(q, r)))
			}
			if more := len(rows) - mostEntries; more > 0 {
				add(q, b.t("report.stock-take.more", "n", more, "name", name(q)))
			}
		}
	}
	return Bullets{Items: items}
}

// rowLine is one row of a list in a line: what its columns hold, in their order. A number, a date and a yes say
// little without their column's name; a no is left to the table.
func (b *builder) rowLine(q *questionnaires.Question, r questionnaires.Row) string {
	var cells []string
	for i := range q.Columns {
		c := &q.Columns[i]
		text := b.cell(c, r.Cells[c.ID])
		switch {
		case text == "":
			continue
		case c.Type == questionnaires.Number, c.Type == questionnaires.Date:
			text = b.t("report.references.answer", "name", cmp.Or(c.Label, c.ID), "answer", text)
		case c.Type == questionnaires.YesNo && r.Cells[c.ID] == "yes":
			text = cmp.Or(c.Label, text)
		case c.Type == questionnaires.YesNo:
			continue
		}
		cells = append(cells, text)
	}
	return b.lang.Beside(cells)
}

// reportedIn is everything that is reported in a section: a table of its questions with what was answered and
// what is recorded with it, then its lists; the sections inside it follow under headings.
func (b *builder) reportedIn(s *questionnaires.Section) []Block {
	var out []Block
	if s.Intro != "" {
		out = append(out, Paragraph{Text: s.Intro})
	}
	t := Table{Columns: []Column{
		{Head: b.t("report.column.question"), Width: 0.34},
		{Head: b.t("report.column.reported"), Width: 0.32},
		{Head: b.t("report.stock-take.column.recorded"), Width: 0.34},
	}, Compact: true}
	if !b.recordsAnything() {
		t.Columns = t.Columns[:2]
	}
	var lists []Block
	for _, q := range s.Questions {
		if q.Retired != "" || b.standing(q) == scoring.NotAsked {
			continue
		}
		answer := Cell{Text: b.claim(q)}
		if b.standing(q) != scoring.Answered {
			answer.Tone = Muted
		}
		row := []Cell{{Text: b.t("report.named", "ref", b.refs[q.ID], "name", q.Ask), ID: anchor(q)}, answer, {Text: b.recorded(q)}}
		t.Rows = append(t.Rows, row[:len(t.Columns)])
		if rows := b.entry(q.ID).Rows; q.Type == questionnaires.List && len(rows) > 0 {
			lists = append(lists, b.rowTable(q, rows))
		}
	}
	switch {
	case len(t.Rows) > 0:
		out = append(append(out, t), lists...)
	case len(s.Questions) > 0:
		out = append(out, Paragraph{Text: b.t("report.stock-take.none-asked")})
	}
	for _, child := range s.Sections {
		out = append(out, Heading{Level: 2, ID: "section-" + child.ID, Text: child.Title})
		out = append(out, b.reportedIn(child)...)
	}
	return out
}

// recordsAnything says whether something is recorded with any answer: else no table of the report has a column for it.
func (b *builder) recordsAnything() bool {
	return slices.ContainsFunc(b.questions(), func(q *questionnaires.Question) bool { return b.recorded(q) != "" })
}

// accountsIn is where institutions gave different answers.
func (b *builder) accountsIn(questions []*questionnaires.Question) []Block {
	items := b.differingInShort(questions)
	if len(items) == 0 {
		return nil
	}
	return []Block{Heading{Level: 3, Text: b.t("report.section.accounts")}, Bullets{Items: items}}
}

// recordsOf are the records on a question by id and title, with how each was met, a line each.
func (b *builder) recordsOf(q *questionnaires.Question) string {
	var out []string
	for _, e := range b.state.Evidence {
		if _, ok := e.Supports[q.ID]; !ok {
			continue
		}
		how := e.How
		if slices.Contains(assessment.Hows, e.How) {
			how = b.t("report.how." + e.How)
		}
		out = append(out, b.t("report.stock-take.record", "record", b.t("report.named", "ref", e.ID, "name", e.Reference), "how", how))
	}
	return lines(out...)
}
