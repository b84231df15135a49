package wizard

import (
	"strconv"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (p *plainMode) doAdd(q *questionnaires.Question, _ string) {
	if q.Type != questionnaires.List {
		p.print(p.t("plain.not-a-list"))
		return
	}
	if v, ok := p.fill(newRowForm(p.asker(), p.d.worded(q.ID), questionnaires.Row{}, nil)); ok {
		p.done(p.d.rowFrom(q, questionnaires.Row{}, v))
		p.shown = false
	}
}

func (p *plainMode) doRemove(q *questionnaires.Question, rest string) {
	rows := p.d.entry(q.ID).Rows
	n, err := strconv.Atoi(rest)
	if q.Type != questionnaires.List || err != nil || n < 1 || n > len(rows) {
		p.print(p.t("plain.remove-which", "n", len(rows)))
		return
	}
	p.done(assessment.RemoveRow(q.ID, rows[n-1].ID))
	p.shown = false
}
