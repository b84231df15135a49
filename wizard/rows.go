package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// rowForm adds or changes a row of a list question.
func (a *app) rowForm(q *questionnaires.Question, was questionnaires.Row) *form {
	return newRowForm(a.asker(), a.desk.worded(q.ID), was, func(a *app, v values) tea.Cmd {
		return a.put(a.desk.rowFrom(q, was, v))
	})
}

func newRowForm(s asker, q *questionnaires.Question, was questionnaires.Row, submit func(*app, values) tea.Cmd) *form {
	var fields []*field
	for _, c := range q.Columns {
		x := &field{id: c.ID, label: c.Label, required: c.Required, value: was.Cells[c.ID]}
		switch c.Type {
		case questionnaires.Choice, questionnaires.YesNo, questionnaires.Choices:
			x.kind = oneOfField
			if c.Type == questionnaires.Choices {
				x.kind = someOfField
			}
			for _, o := range c.Options {
				x.options = append(x.options, choice{o.Code, o.Text})
			}
			if len(x.options) == 0 {
				x.options = []choice{{"no", s.t("answer.no")}, {"yes", s.t("answer.yes")}}
			}
			if !c.Required && x.kind == oneOfField {
				x.options = append([]choice{{"", s.t("about.not-said")}}, x.options...)
			}
		case questionnaires.Number:
			x.kind, x.bounds, x.hint = decimalField, bounds{c.Min, c.Max, c.Unit}, c.Unit
			if c.Min != nil || c.Max != nil {
				x.hint = x.bounds.hint(s.t)
			}
		case questionnaires.Date:
			x.kind, x.hint = dateField, s.t("form.date-hint")
		}
		fields = append(fields, x)
	}
	return newForm(form{
		title: s.t("rows.form"), of: &draft{Kind: rowDraft, ID: was.ID, Question: q.ID}, intro: q.Ask, fields: fields, submitLabel: s.t("form.save"), submit: submit,
		check: func(v values) (string, string) {
			for _, c := range q.Columns {
				if v[c.ID] == "" {
					continue
				}
				if err := questionnaires.CheckCell(q, c, v[c.ID]); err != nil {
					return c.ID, s.t("form.cell", "field", c.Label, "problem", s.say(err))
				}
			}
			return "", ""
		},
	})
}

// cellsFrom leaves out what is empty.
func cellsFrom(v values) map[string]string {
	cells := map[string]string{}
	for id, value := range v {
		if value != "" {
			cells[id] = value
		}
	}
	return cells
}

// rowFrom is the change that a row's form makes; the first row also answers the question.
func (d *desk) rowFrom(q *questionnaires.Question, row questionnaires.Row, v values) assessment.Intent {
	if row.ID == "" {
		row.ID = d.file.NewID("r")
	}
	row.Cells = cellsFrom(v)
	in := assessment.PutRow(q.ID, row)
	if d.entry(q.ID).Answer.State != questionnaires.Answered {
		in = in.With(assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.Answered}))
	}
	return in
}

// withoutRow takes a row out, with the key of what is said then. Without the last one there is no answer any more: that there
// are none is said by the key for it alone.
func (d *desk) withoutRow(q *questionnaires.Question, row questionnaires.Row) (in assessment.Intent, said string) {
	in = assessment.RemoveRow(q.ID, row.ID)
	if len(d.entry(q.ID).Rows) > 1 {
		return in, "rows.removed"
	}
	return in.With(assessment.SetAnswer(q, questionnaires.Answer{})), "rows.removed-last"
}

// rowName is an entry by its first column, or by all of it where that is empty.
func rowName(words *lang.Language, q *questionnaires.Question, row questionnaires.Row) string {
	if len(q.Columns) > 0 {
		if name := cellWords(words, q.Columns[0], row.Cells[q.Columns[0].ID]); name != "" {
			return cut(name, 60)
		}
	}
	return cut(rowWords(words, q, row), 60)
}

// removeRow takes the row under the cursor out.
func (a *app) removeRow(s *asking, q *questionnaires.Question, row questionnaires.Row) tea.Cmd {
	in, said := a.desk.withoutRow(q, row)
	words := rowName(a.words, a.desk.worded(q.ID), row)
	cmd := a.put(in)
	a.tell(inkGood, a.t(said, "what", words, "undo", s.keyOf(a, "undo"), "none", keyNone.show))
	return cmd
}

// takeOut takes an entry of any list out, and says how it comes back.
func (a *app) takeOut(in assessment.Intent, what string) tea.Cmd {
	cmd := a.put(in)
	a.tell(inkGood, a.t("rows.removed", "what", cut(strings.Join(strings.Fields(what), " "), 60), "undo", keyUndo.show))
	return cmd
}
