package wizard

import (
	"testing"

	"cirtkit/assessment"
)

// What undo and redo will do is said while changes wait for the disk: what waits is told with what stands before it.
func TestUndoOfWhatWaitsIsTold(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("1")
	says := func(undo, redo string) {
		t.Helper()
		d := r.app.desk
		if got := d.undoLine(r.app.words); got != undo {
			t.Errorf("undo says %q, want %q", got, undo)
		}
		if got := d.redoLine(r.app.words); got != redo {
			t.Errorf("redo says %q, want %q", got, redo)
		}
	}
	says("Undo: mandate.basis: 1 → not answered", "Nothing to do again.")
	r.hold = true
	r.at("mandate.basis")
	r.press("2")
	says("Undo: mandate.basis: 2 → 1", "Nothing to do again.")
	r.run(r.app.put(assessment.SetMark("mandate.basis", true)))
	r.press("u", "u")
	says("Undo: mandate.basis: 1 → not answered", "Do again: mandate.basis: 1 → 2")
	r.press("u")
	says("Undo: Subject removed (and 5 more)", "Do again: mandate.basis: not answered → 1")
	r.release()
	says("Undo: Subject removed (and 5 more)", "Do again: mandate.basis: not answered → 1")
}
