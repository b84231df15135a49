package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// Undo and redo are the log's own, so they survive a restart. What they will do is said before and after.

// nextUndo says what undo will take back now, what waits for the disk included; nil for nothing.
func (d *desk) nextUndo() *assessment.Change {
	k := d.known
	if !k.undoKnown {
		k.undo, k.undoKnown = change(d.state.NextUndo()), true
	}
	return k.undo
}

// nextRedo says what redo will do now; nil for nothing.
func (d *desk) nextRedo() *assessment.Change {
	k := d.known
	if !k.redoKnown {
		k.redo, k.redoKnown = change(d.state.NextRedo()), true
	}
	return k.redo
}

func change(c assessment.Change, some bool) *assessment.Change {
	if !some {
		return nil
	}
	return &c
}

// redoes says whether there is something to do again; every frame asks.
func (d *desk) redoes() bool {
	if d.redoOf != d.state {
		d.redoOf, d.redoThere = d.state, d.nextRedo() != nil
	}
	return d.redoThere
}

// noUndo says why there is nothing to undo.
func (d *desk) noUndo() string {
	if d.state.UndoMerge() {
		return "undo.merged"
	}
	return "undo.none"
}

// undoLine says in a menu what undo will do.
func (d *desk) undoLine(words *lang.Language) string {
	if c := d.nextUndo(); c != nil {
		return words.T("wizard.undo.will", "change", changeWords(words, d, *c, false))
	}
	return words.T("wizard." + d.noUndo())
}

// redoLine says in a menu what redo will do.
func (d *desk) redoLine(words *lang.Language) string {
	if c := d.nextRedo(); c != nil {
		return words.T("wizard.redo.will", "change", changeWords(words, d, *c, false))
	}
	return words.T("wizard.redo.none")
}

// undo takes back the latest change, and shows the question that it was on; from another screen than a
// question (nil) it stays there.
func (a *app) undo(s *asking) tea.Cmd {
	d := a.desk
	change := d.nextUndo()
	if change == nil {
		a.tell(inkMuted, a.t(d.noUndo()))
		return nil
	}
	cmd := a.put(assessment.Intent{Undo: assessment.UndoLatest})
	if d.file.ReadOnly() {
		return cmd
	}
	if s != nil {
		s.row = -1 // what the cursor was on may be what goes
	}
	if s != nil {
		s.visit(a, change.Question)
	}
	a.tell(inkGood, a.t("undo.did", "change", changeWords(a.words, d, *change, false)))
	return cmd
}

// redo does again what was undone last, and shows the question that it was on; from another screen than a question (nil)
// it stays there.
func (a *app) redo(s *asking) tea.Cmd {
	d := a.desk
	change := d.nextRedo()
	if change == nil {
		a.tell(inkMuted, a.t("redo.none"))
		return nil
	}
	cmd := a.put(assessment.Intent{Undo: assessment.RedoLatest})
	if d.file.ReadOnly() {
		return cmd
	}
	if s != nil {
		s.row = -1
		s.visit(a, change.Question)
	}
	a.tell(inkGood, a.t("redo.did", "change", changeWords(a.words, d, *change, false)))
	return cmd
}
