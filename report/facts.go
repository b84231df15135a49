package report

import (
	"cmp"
	"strings"

	"cirtkit/questionnaires"
)

// facts lists the answers to the questions that are reported and never scored; lists are tables.
func (b *builder) facts() []Block {
	if b.factsOnly {
		return nil // the sections have them
	}
	t := Table{Columns: []Column{
		{Head: b.t("report.column.question"), Width: 0.34},
		{Head: b.t("report.column.answer"), Width: 0.3},
		{Head: b.t("report.column.recorded"), Width: 0.36},
	}, Compact: true}
	var tables []Block
	for _, q := range b.questions() {
		if q.Scored() {
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: b.t("report.named", "ref", b.refs[q.ID], "name", q.Ask), ID: anchor(q)},
			{Text: b.claim(q)},
			{Text: b.recorded(q)},
		})
		if rows := b.entry(q.ID).Rows; q.Type == questionnaires.List && len(rows) > 0 && !b.hidden(q) {
			tables = append(tables, b.rowTable(q, rows))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return append([]Block{Paragraph{Text: b.t("report.annex.facts-lead")}, t}, tables...)
}

func (b *builder) rowTable(q *questionnaires.Question, rows []questionnaires.Row) Table {
	t := Table{Caption: b.named(q), Compact: true}
	for _, c := range q.Columns {
		t.Columns = append(t.Columns, Column{Head: cmp.Or(c.Label, c.ID), Width: 1})
	}
	for _, r := range rows {
		var row []Cell
		for _, c := range q.Columns {
			row = append(row, Cell{Text: b.cell(&c, r.Cells[c.ID])})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cell is one cell of a list in words.
func (b *builder) cell(c *questionnaires.Column, value string) string {
	if value == "" {
		return ""
	}
	switch c.Type {
	case questionnaires.Choice, questionnaires.YesNo, questionnaires.Choices:
		var out []string
		for _, code := range strings.Split(value, ",") {
			text := code
			for _, o := range c.Options {
				if o.Code == code {
					text = cmp.Or(o.Text, code)
				}
			}
			if c.Type == questionnaires.YesNo && len(c.Options) == 0 && (code == "yes" || code == "no") {
				text = b.t("report.answer." + code)
			}
			out = append(out, text)
		}
		return b.lang.List(out)
	case questionnaires.Number:
		return b.lang.Quantity(value, c.Unit)
	case questionnaires.Date:
		return b.date(value)
	}
	return value
}
