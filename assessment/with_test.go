package assessment

import (
	"sync"
	"testing"
	"time"
)

// What a state foresees does not depend on what is saved meanwhile, elsewhere in the program.
func TestForeseenWhileOthersAreSaved(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.legal-basis", "1"), answer(t, "mandate.review", "1"), SetFinding("mandate.review", "seen"))
	s, at := f.State(), time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	foresee := func() *State {
		next, err := s.With("Ada", at, Intent{Undo: UndoLatest}, answer(t, "mandate.review", "2"), Approve("N. N.", "", "2026-11-22"))
		if err != nil {
			t.Error(err)
		}
		return next
	}
	first := foresee()
	if e := first.Answers["mandate.review"]; e.Answer.Option != "2" || e.Finding != "" || first.Status.Now != "approved" {
		t.Fatalf("foreseen: %+v, %+v", e, first.Status)
	}
	var saving sync.WaitGroup
	saving.Go(func() {
		for i := range 40 {
			mustSave(t, f, answer(t, "mandate.review", []string{"0", "2"}[i%2]), Intent{Undo: UndoLatest}, SetFinding("mandate.review", "again"), Intent{Undo: UndoLatest}, Intent{Undo: UndoLatest})
		}
	})
	for range 200 {
		sameState(t, "foreseen again", foresee(), first)
		if c, ok := s.NextUndo(); !ok || c.Field != "finding/mandate.review" {
			t.Fatalf("undo would take back %+v, %v", c, ok)
		}
	}
	saving.Wait()
	sameState(t, "foreseen at the end", foresee(), first)
}

// An intent that can't be saved keeps back what stands behind it, as in a save; a file that is open for reading only
// foresees nothing.
func TestWhatCantBeForeseen(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"))
	s, err := f.State().With("Ada", time.Now(), answer(t, "mandate.review", "2"), Intent{Undo: hashOf(nil).String()}, SetMark("mandate.review", true))
	if e := s.Answers["mandate.review"]; err == nil || e.Answer.Option != "2" || e.Marked {
		t.Errorf("%v, and foreseen is %+v", err, e)
	}
	read := mustRead(t, f.Path()).State()
	if s, err := read.With("Ada", time.Now(), answer(t, "mandate.review", "2")); s != read || err != nil {
		t.Errorf("a file that can only be read: %+v, %v", s, err)
	}
	if _, ok := read.NextUndo(); ok {
		t.Error("nothing can be undone there")
	}
	if s, err := f.State().With("Ada", time.Now(), answer(t, "mandate.review", "1")); s != f.State() || err != nil {
		t.Errorf("nothing changes, and yet: %+v, %v", s, err)
	}
}
