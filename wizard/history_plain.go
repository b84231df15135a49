package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (p *plainMode) doHistory(q *questionnaires.Question, _ string) {
	changes := p.d.file.History(q.ID)
	if len(changes) == 0 {
		p.print(p.t("history.empty"))
	}
	for _, c := range changes {
		s := c.At.In(p.cfg.Now().Location()).Format("2006-01-02 15:04") + "  " + changeWords(p.words, p.d, c, true) + ", " + c.By
		if c.Undone {
			s += ", " + p.t("history.undone")
		}
		p.print(s)
	}
}

// doUndo takes back the latest change, or the latest undo, and says which.
func (p *plainMode) doUndo(which string) {
	if !p.roomUndo() {
		return
	}
	change, key := p.d.undo, "undo"
	if which == assessment.RedoLatest {
		change, key = p.d.redo, "redo"
	}
	if change == nil {
		if key == "undo" {
			p.print(p.t(p.d.noUndo()))
			return
		}
		p.print(p.t("redo.none"))
		return
	}
	said := p.t(key+".did", "change", changeWords(p.words, p.d, *change, false))
	question := change.Question
	if p.put(assessment.Intent{Undo: which}) {
		p.print(said)
		if question != p.id { // the one at hand was read out already
			p.visit(question)
		}
	}
}
