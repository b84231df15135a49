package report

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// asksFacts says whether the questionnaire asks for anything that is never scored.
func (w *bookBuilder) asksFacts() bool {
	return slices.ContainsFunc(w.questions(), func(q *questionnaires.Question) bool { return !q.Scored() })
}

// factSheet is a row for every question that is never scored, each kind of value in a column of its own.
func (w *bookBuilder) factSheet() Sheet {
	columns := w.fields(
		Field{ID: "number", Width: 8, Type: TextValue},
		Field{ID: "section", Width: 20, Type: TextValue},
		Field{ID: "id", Width: 20, Type: TextValue},
		Field{ID: "question", Width: 44, Type: TextValue},
		Field{ID: "type", Width: 10, Type: TextValue},
		Field{ID: "standing", Width: 12, Type: TextValue},
		Field{ID: "option", Width: 12, Type: TextValue},
		Field{ID: "answer", Width: 40, Type: TextValue},
		Field{ID: "quantity", Width: 14, Type: NumberValue},
		Field{ID: "unit", Width: 12, Type: TextValue},
		Field{ID: "date", Width: 12, Type: DateValue},
		Field{ID: "rows", Width: 8, Type: NumberValue},
		Field{ID: "finding", Width: 40, Type: TextValue},
		Field{ID: "behalf", Width: 20, Type: TextValue},
		Field{ID: "provided", Width: 16, Type: TextValue},
		Field{ID: "records", Width: 14, Type: TextValue},
	)
	var rows []Record
	for _, q := range w.questions() {
		if q.Scored() {
			continue
		}
		ids := w.recordsOn(q)
		row := []Value{
			textValue(w.refs[q.ID]), textValue(w.sectionOf(q)), textValue(q.ID), textValue(q.Ask), w.typeOf(q), w.standingValue(q),
			textValue(w.codes(q)), w.answerValue(q),
			{},
			{},
			{},
			{},
			w.finding(q), w.onBehalf(q), w.providedBy(q), linesValue(ids).to(recordLink(ids)),
		}
		if w.result(q.ID).Standing == scoring.Answered {
			e := w.entry(q.ID)
			switch q.Type {
			case questionnaires.Number:
				row[8], row[9] = decimalValue(e.Answer.Number), textValue(q.Unit)
			case questionnaires.Date:
				row[10] = dateValue(e.Answer.Date)
			case questionnaires.List:
				row[11] = intValue(len(e.Rows))
			}
		}
		rows = append(rows, Record{ID: "fact-" + q.ID, Cells: row})
	}
	return w.register("facts", columns, rows)
}

// listSheets are the lists that have rows, a sheet each. The rows of a list that is withheld, or of which several
// versions stand beside each other, are no answer.
func (w *bookBuilder) listSheets() []Sheet {
	var out []Sheet
	for _, q := range w.questions() {
		rows := w.entry(q.ID).Rows
		if q.Type != questionnaires.List || len(rows) == 0 || w.result(q.ID).Standing != scoring.Answered {
			continue
		}
		sheet := w.register("list-"+q.ID, w.listColumns(q), nil)
		sheet.Name = w.named(q)
		sheet.Grids[0].Title = w.t("report.named", "ref", w.refs[q.ID], "name", q.Ask)
		for _, r := range rows {
			record := Record{Cells: []Value{textValue(r.ID)}}
			for i := range q.Columns {
				record.Cells = append(record.Cells, w.listValue(&q.Columns[i], r.Cells[q.Columns[i].ID]))
			}
			sheet.Grids[0].Rows = append(sheet.Grids[0].Rows, record)
		}
		out = append(out, sheet)
	}
	return out
}

// listColumns are the columns of a list: the id of the row, which does not change, and the list's own.
func (w *bookBuilder) listColumns(q *questionnaires.Question) []Field {
	columns := w.fields(Field{ID: "row", Width: 10, Type: TextValue})
	for _, c := range q.Columns {
		f := Field{ID: c.ID, Head: cmp.Or(c.Label, c.ID), Width: 28, Type: TextValue}
		switch c.Type {
		case questionnaires.Number:
			f.Type, f.Width = NumberValue, 14
			if c.Unit != "" {
				f.Head = w.t("report.book.unit", "head", f.Head, "unit", c.Unit)
			}
		case questionnaires.Date:
			f.Type, f.Width = DateValue, 12
		case questionnaires.YesNo:
			f.Width = 10
		}
		columns = append(columns, f)
	}
	return columns
}

// listValue is one cell of a list.
func (w *bookBuilder) listValue(c *questionnaires.Column, value string) Value {
	switch {
	case value == "":
		return Value{}
	case c.Type == questionnaires.Number:
		return decimalValue(value)
	case c.Type == questionnaires.Date:
		return dateValue(value)
	}
	return textValue(w.cell(c, value))
}
