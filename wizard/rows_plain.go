package wizard

import (
	"cirtkit/questionnaires"
)

func (p *plainMode) doAdd(q *questionnaires.Question, _ string) {
	if q.Type != questionnaires.List {
		p.print(p.t("plain.not-a-list"))
		return
	}
	p.fillRow(q, questionnaires.Row{})
}

// fillRow adds or changes an entry.
func (p *plainMode) fillRow(q *questionnaires.Question, was questionnaires.Row) {
	if v, ok := p.fill(newRowForm(p.asker(), p.d.worded(q.ID), was, nil)); ok {
		p.done(p.d.rowFrom(q, was, v))
		p.shown = false
	}
}

// doEdit changes an entry, named by its number.
func (p *plainMode) doEdit(q *questionnaires.Question, rest string) {
	rows := p.d.entry(q.ID).Rows
	if len(rows) == 1 && rest == "" {
		rest = "1"
	}
	at := rowTyped(rows, rest)
	if q.Type != questionnaires.List || at < 0 {
		p.print(p.t("plain.edit-which", "n", len(rows)))
		return
	}
	p.fillRow(q, rows[at])
}

func (p *plainMode) doRemove(q *questionnaires.Question, rest string) {
	rows := p.d.entry(q.ID).Rows
	at := rowTyped(rows, rest)
	if q.Type != questionnaires.List || at < 0 {
		p.print(p.t("plain.remove-which", "n", len(rows)))
		return
	}
	in, key := p.d.withoutRow(q, rows[at])
	if p.put(in) {
		p.print(p.t(key, "what", rowName(p.words, p.d.worded(q.ID), rows[at])))
	}
	p.shown = false
}
