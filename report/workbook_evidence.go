package report

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// evidenceSheet is the register of evidence, a row a record.
func (w *bookBuilder) evidenceSheet() Sheet {
	columns := w.fields(
		Field{ID: "record", Width: 12, Type: TextValue},
		Field{ID: "title", Width: 44, Type: TextValue},
		Field{ID: "where", Width: 20, Type: TextValue},
		Field{ID: "issuer", Width: 24, Type: TextValue},
		Field{ID: "date", Width: 12, Type: DateValue},
		Field{ID: "how", Width: 16, Type: TextValue},
		Field{ID: "valid-until", Width: 12, Type: DateValue},
		Field{ID: "supports-now", Width: 10, Type: TextValue},
		Field{ID: "promised-by", Width: 22, Type: TextValue},
		Field{ID: "promised-until", Width: 12, Type: DateValue},
		Field{ID: "marking", Width: 14, Type: TextValue},
		Field{ID: "questions", Width: 10, Type: NumberValue},
		Field{ID: "supports", Width: 36, Type: TextValue},
		Field{ID: "hash", Width: 24, Type: TextValue},
		Field{ID: "remark", Width: 30, Type: TextValue},
	)
	order := map[string]int{}
	for i, q := range w.questions() {
		order[q.ID] = i
	}
	var rows []Record
	for _, e := range w.state.Evidence {
		supported := w.questionsOn(e, order)
		link := ""
		if len(supported) == 1 {
			link = w.rowOf(supported[0])
		}
		how := e.How
		if slices.Contains(assessment.Hows, e.How) {
			how = w.t("report.how." + e.How)
		}
		row := []Value{
			textValue(e.ID), textValue(e.Reference), textValue(e.Place), textValue(e.Issuer), dateValue(e.Date), textValue(how),
			dateValue(e.ValidUntil), w.yesNo(!e.Conflict && e.Supporting(w.state.About.Date)),
			{},
			{},
			textValue(e.Marking), intValue(len(supported)), w.supportsText(e, supported).to(link), textValue(e.SHA256),
			{},
		}
		if e.How == "promised" {
			row[8], row[9] = textValue(e.Promised), dateValue(e.Due)
		}
		switch {
		case e.Conflict:
			row[14] = textValue(w.t("report.evidence.conflict"))
		case w.past(e):
			row[14] = textValue(w.t("report.evidence.past", "date", w.date(e.ValidUntil)))
		}
		rows = append(rows, Record{ID: "evidence-" + e.ID, Cells: row})
	}
	return w.register("evidence", columns, rows)
}

// questionsOn are the questions that a record is for, in their order.
func (w *bookBuilder) questionsOn(e assessment.Evidence, order map[string]int) []*questionnaires.Question {
	var out []*questionnaires.Question
	for id := range e.Supports {
		if _, ok := order[id]; ok {
			out = append(out, w.q.Question(id))
		}
	}
	slices.SortFunc(out, func(x, y *questionnaires.Question) int { return order[x.ID] - order[y.ID] })
	return out
}

// supportsText names the questions that a record is for, a line each, with the option that it supports where the
// answer is given: the option would tell what is withheld.
func (w *bookBuilder) supportsText(e assessment.Evidence, questions []*questionnaires.Question) Value {
	var out []string
	for _, q := range questions {
		text := w.named(q)
		if q.Scored() && w.standing(q) == scoring.Answered {
			text = w.t("report.evidence.supports", "name", text, "code", e.Supports[q.ID])
		}
		out = append(out, text)
	}
	return linesValue(out)
}
