package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// undo takes back the latest change, and shows the question that it was on; from another screen than a
// question (nil) it stays there.
func (a *app) undo(s *asking) tea.Cmd {
	d := a.desk
	if d.undo == nil && d.queue.Waiting() == 0 {
		key := "undo.none"
		if d.state.Ends > 1 {
			key = "undo.merged"
		}
		a.tell(inkMuted, a.t(key))
		return nil
	}
	cmd := a.put(assessment.Intent{Undo: assessment.UndoLatest})
	if s != nil {
		s.row = -1 // what the cursor was on may be what goes
	}
	if d.undo != nil {
		if s != nil {
			s.visit(a, d.undo.Question)
		}
		a.tell(inkGood, a.t("undo.did", "change", changeWords(a.words, d, *d.undo, false)))
	}
	return cmd
}

func (a *app) redo(s *asking) tea.Cmd {
	d := a.desk
	if d.redo == nil {
		a.tell(inkMuted, a.t("redo.none"))
		return nil
	}
	s.row = -1
	cmd := a.put(assessment.Intent{Undo: assessment.RedoLatest})
	s.visit(a, d.redo.Question)
	a.tell(inkGood, a.t("redo.did", "change", changeWords(a.words, d, *d.redo, false)))
	return cmd
}
