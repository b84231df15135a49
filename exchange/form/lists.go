package form

import (
	"strings"

	"cirtkit/exchange"
	"cirtkit/internal/xlsx"
	"cirtkit/questionnaires"
)

// blankRows is how many empty rows a list or the sheet of evidence offers. More can be added below them.
const blankRows = 60

// checkedRows is how far down the checks of such a sheet reach.
const checkedRows = 1000

// list makes the sheet of a list: the question, the heads, the rows that there are, and room for more. It is
// not protected, so that rows can be added and removed at will.
func (m *maker) list(q *questionnaires.Question) {
	name := q.Label
	if name == "" {
		name = q.Ask
	}
	s := m.sheet(m.number(q) + " " + name)
	m.lists[q.ID] = s
	columns := []column{{keyList + q.ID, "", 3}}
	for _, c := range q.Columns {
		head := c.Label
		if c.Unit != "" {
			head += " (" + c.Unit + ")"
		}
		if c.Required {
			head += " *"
		}
		width := 20.0
		if c.Type == questionnaires.Text {
			width = 36
		}
		columns = append(columns, column{keyCell + c.ID, head, width})
	}
	m.heads(s, columns)
	s.HideColumn(1)
	rows := m.entry(q).Rows
	if m.State != nil && exchange.Withholds(m.State, q.ID) {
		rows = nil
	}
	for _, row := range rows {
		cells := []xlsx.Cell{xlsx.Text(row.ID, key)}
		for _, c := range q.Columns {
			cells = append(cells, m.cell(q, c, row.Cells[c.ID]))
		}
		s.Row(cells...)
	}
	for range blankRows {
		cells := []xlsx.Cell{xlsx.Blank(key)}
		for _, c := range q.Columns {
			cells = append(cells, xlsx.Blank(lookOf(c)))
		}
		s.Row(cells...)
	}
	for i, c := range q.Columns {
		m.check(s, xlsx.Area{FirstRow: 3, LastRow: checkedRows}, i+2, m.cellCheck(q, c))
	}
	s.Filter = xlsx.Area{FirstColumn: 1, FirstRow: 2, LastColumn: len(columns), LastRow: s.Rows()}
}

// lookOf keeps what is typed into a column of texts as it was typed.
func lookOf(c questionnaires.Column) xlsx.Style {
	if c.Type == questionnaires.Text || c.Type == questionnaires.Choices {
		return write
	}
	return fill
}

// cell is a cell of a row as the form shows it.
func (m *maker) cell(q *questionnaires.Question, c questionnaires.Column, value string) xlsx.Cell {
	switch c.Type {
	case questionnaires.Number:
		return xlsx.Number(value, fill)
	case questionnaires.Date:
		return xlsx.Date(value, fill)
	case questionnaires.Choice, questionnaires.YesNo:
		return xlsx.Text(exchange.OptionEntry(c.Options, value), fill)
	}
	return m.prefilled(value, write, q.ID, c.Label)
}

func (m *maker) cellCheck(q *questionnaires.Question, c questionnaires.Column) xlsx.Check {
	out := xlsx.Check{Title: m.number(q), Refusal: m.t("form.refusal.list")}
	switch c.Type {
	case questionnaires.Number:
		out.Kind = xlsx.ANumber
		if c.Min != nil {
			out.Min = c.Min.String()
		}
		if c.Max != nil {
			out.Max = c.Max.String()
		}
		out.Prompt = m.bounds(c.Min, c.Max, c.Unit)
		out.Refusal = out.Prompt
	case questionnaires.Date:
		out.Kind, out.Prompt, out.Refusal = xlsx.ADay, m.t("form.kind.date"), m.t("form.refusal.date")
	case questionnaires.Choice, questionnaires.YesNo:
		out.List = entries(c.Options)
	case questionnaires.Choices:
		out.Kind, out.Prompt = xlsx.Words, m.t("form.prompt.codes", "known", strings.Join(entries(c.Options), "; "))
	default:
		out.Kind = xlsx.Words
	}
	return out
}
