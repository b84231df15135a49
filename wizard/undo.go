package wizard

import (
	"encoding/json"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
)

// Undo and redo are the log's own, so they survive a restart. What they will do is said before and after.

// nextUndo says what undo will take back now: the latest change that waits for the disk, or else the latest one
// there. It is nil where there is nothing, or where it shows only once what waits is saved.
func (d *desk) nextUndo() (change *assessment.Change, some bool) {
	var waits []assessment.Intent // in the order in which undo takes them back, from the end
	var before []assessment.Intent
	taken := 0 // of those on the disk
	for _, in := range d.queue.Unsaved() {
		switch {
		case in.Undo == assessment.UndoLatest && len(waits) > 0:
			waits = waits[:len(waits)-1]
		case in.Undo == assessment.UndoLatest:
			taken++
		case in.Undo != "":
			return nil, true
		case len(in.Sets) > 0:
			waits = append(waits, in)
		}
	}
	switch n := len(waits); {
	case n > 0:
		before = waits[:n-1]
		return waitingChange(preview(d.disk, before), waits[n-1]), true
	case taken > 0:
		return nil, d.undo != nil
	}
	return d.undo, d.undo != nil
}

// nextRedo says what redo will do now; nil where there is nothing, or where it shows only once what waits is saved. A
// change that waits leaves nothing to redo.
func (d *desk) nextRedo() (change *assessment.Change, some bool) {
	undone := 0
	if d.redo != nil {
		undone = 1 << 30 // how many there are is not known
	}
	known := true
	for _, in := range d.queue.Unsaved() {
		known = false
		switch {
		case in.Undo == assessment.RedoLatest:
			undone--
		case in.Undo != "":
			undone = max(undone, 0) + 1
		default:
			undone = 0
		}
	}
	if known {
		return d.redo, d.redo != nil
	}
	return nil, undone > 0
}

// waitingChange is what undoing a change that still waits would do to the first field that it sets. What stood before
// is told for an answer alone; of other fields their name says enough.
func waitingChange(before *assessment.State, in assessment.Intent) *assessment.Change {
	set := in.Sets[0]
	c := &assessment.Change{Field: set.Field, Question: set.Field.Question(), Others: len(in.Sets) - 1}
	if e := before.Answers[c.Question]; set.Field.Kind() == "answer" {
		c.Before = string(set.Value)
		if e != nil && e.Answer.State != "" {
			was, _ := json.Marshal(e.Answer)
			c.After = string(was)
		}
	}
	return c
}

// noUndo says why there is nothing to undo.
func (d *desk) noUndo() string {
	if d.file.UndoMerge() {
		return "undo.merged"
	}
	return "undo.none"
}

// undoLine says in a menu what undo will do.
func (d *desk) undoLine(words *lang.Language) string {
	switch c, some := d.nextUndo(); {
	case c != nil:
		return words.T("wizard.undo.will", "change", changeWords(words, d, *c, false))
	case some:
		return words.T("wizard.menu.undo")
	}
	return words.T("wizard." + d.noUndo())
}

// redoes says whether there is something to do again.
func (d *desk) redoes() bool {
	_, some := d.nextRedo()
	return some
}

// redoLine says in a menu what redo will do.
func (d *desk) redoLine(words *lang.Language) string {
	switch c, some := d.nextRedo(); {
	case c != nil:
		return words.T("wizard.redo.will", "change", changeWords(words, d, *c, false))
	case some:
		return words.T("wizard.menu.redo")
	}
	return words.T("wizard.redo.none")
}

// undo takes back the latest change, and shows the question that it was on; from another screen than a
// question (nil) it stays there.
func (a *app) undo(s *asking) tea.Cmd {
	d := a.desk
	change, some := d.nextUndo()
	if !some {
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
	if change == nil {
		a.tell(inkGood, a.t("undo.did-some"))
		return cmd
	}
	if s != nil {
		s.visit(a, change.Question)
	}
	a.tell(inkGood, a.t("undo.did", "change", changeWords(a.words, d, *change, false)))
	return cmd
}

// redo does again what was undone last.
func (a *app) redo(s *asking) tea.Cmd {
	d := a.desk
	change, some := d.nextRedo()
	if !some {
		a.tell(inkMuted, a.t("redo.none"))
		return nil
	}
	cmd := a.put(assessment.Intent{Undo: assessment.RedoLatest})
	if d.file.ReadOnly() {
		return cmd
	}
	s.row = -1
	if change == nil {
		a.tell(inkGood, a.t("redo.did-some"))
		return cmd
	}
	s.visit(a, change.Question)
	a.tell(inkGood, a.t("redo.did", "change", changeWords(a.words, d, *change, false)))
	return cmd
}
