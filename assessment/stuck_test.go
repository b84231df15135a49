package assessment

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"cirtkit/internal/fault"
)

// A save that never comes back, as on a network drive that is gone, holds nobody up: the file goes on in
// another place with what was out, and what the old place says in the end counts for nothing.
func TestAStuckSaveIsLeftBehind(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, words(t, "first"))
	old := f.Path()
	g := gate{arrived: make(chan struct{}), leave: make(chan struct{})}
	f.through = func(disk *os.File) disk { return gate{disk, g.arrived, g.leave} }
	stuck := make(chan error)
	go func() {
		_, err := f.Save(words(t, "second"))
		stuck <- err
	}()
	<-g.arrived
	if err := f.Check(); err != nil {
		t.Errorf("Check while a save is out: %v", err)
	}

	other := filepath.Join(t.TempDir(), "other.cirt")
	saved, err := f.SaveAs(other, words(t, "second"), answer(t, "mandate.review", "2"))
	if err != nil || saved.Acts != 2 || f.Path() != other {
		t.Fatalf("SaveAs = %+v, %v; the path is %s", saved, err, f.Path())
	}
	f.through = nil
	mustSave(t, f, words(t, "third"))
	close(g.leave)
	wantFault(t, <-stuck, fault.Failed, "assessment.moved")
	if err := f.Check(); err != nil {
		t.Error(err)
	}
	mustSave(t, f, words(t, "fourth"))
	if s := mustRead(t, other).State(); s.Acts != 5 || s.Ends != 1 || s.Answers["mandate.host"].Answer.Text != "fourth" {
		t.Errorf("the other place has %s", asJSON(t, s))
	}
	if asJSON(t, mustRead(t, other).State()) != asJSON(t, f.State()) {
		t.Error("the file says something else than the state")
	}
	// The old place is free again as soon as it has let go.
	free, err := Open(old, fixed("Grace"))
	for ; IsLocked(err); free, err = Open(old, fixed("Grace")) {
	}
	if err != nil {
		t.Fatal(err)
	}
	if s := free.State(); s.Acts != 2 || len(free.Damage()) > 0 {
		t.Errorf("the old place has %s", asJSON(t, s))
	}
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
}

// Where the old place answers while another is being written, nothing is saved twice.
func TestTheOldPlaceAnswersAfterAll(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, words(t, "first"), words(t, "second"))
	other := filepath.Join(t.TempDir(), "other.cirt")
	p, before := f.at.Load(), f.saved.Load()
	f.options.Now = func() time.Time {
		if f.saved.Load() == before { // the other place takes its lock: just now the old one comes back
			p.mu.Lock()
			defer p.mu.Unlock()
			acts, touched, err := p.plan([]Intent{{Undo: UndoLatest}})
			if err == nil {
				err = p.append(nil)
			}
			if _, doneErr := f.done(p, acts, touched); err != nil || doneErr != nil {
				t.Error(err, doneErr)
			}
		}
		return clock()()
	}
	_, err := f.SaveAs(other, Intent{Undo: UndoLatest})
	wantFault(t, err, fault.Failed, "assessment.answered-after-all")
	if _, err := os.Stat(other); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something stayed in the other place: %v", err)
	}
	if s := f.State(); s.Acts != 3 || s.Answers["mandate.host"].Answer.Text != "first" || f.Path() == other {
		t.Errorf("the state is %s", asJSON(t, s))
	}
	mustSave(t, f, words(t, "third"))
}

// A file that is taken away and comes back just as it was, be it a copy, is gone on with: a drive was
// away for a moment, or a program that keeps copies put its own in the place.
func TestTheFileComesBack(t *testing.T) {
	for _, tt := range []struct {
		name string
		away func(path string) (back func() error)
	}{
		{"the same", func(path string) func() error {
			os.Rename(path, path+".away")
			return func() error { return os.Rename(path+".away", path) }
		}},
		{"a copy", func(path string) func() error {
			whole, _ := os.ReadFile(path)
			os.Remove(path)
			return func() error { return os.WriteFile(path, whole, 0o600) }
		}},
		{"a file that is closed", func(string) func() error { return func() error { return nil } }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile(t)
			mustSave(t, f, words(t, "first"))
			back := tt.away(f.Path())
			if tt.name == "a file that is closed" { // as a handle on a drive that was gone
				f.at.Load().disk.Close()
			} else {
				wantFault(t, f.Check(), fault.Failed, "assessment.removed")
				_, err := f.Save(words(t, "second"))
				wantFault(t, err, fault.Failed, "assessment.removed")
			}
			if err := back(); err != nil {
				t.Fatal(err)
			}
			if err := f.Check(); err != nil {
				t.Fatal(err)
			}
			mustSave(t, f, words(t, "second"), words(t, "third"))
			if s := mustRead(t, f.Path()).State(); s.Acts != 3 || s.Answers["mandate.host"].Answer.Text != "third" {
				t.Errorf("the file has %s", asJSON(t, s))
			}
		})
	}
}

// A copy that differs is not gone on with, though it is of the same size.
func TestAnotherFileOfTheSameSizeIsNotTaken(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, words(t, "first"))
	whole := bytesOf(t, f.Path())
	whole[len(whole)-10] ^= 1
	if err := errors.Join(os.Remove(f.Path()), os.WriteFile(f.Path(), whole, 0o600)); err != nil {
		t.Fatal(err)
	}
	_, err := f.Save(words(t, "second"))
	wantFault(t, err, fault.Failed, "assessment.replaced")
	if string(bytesOf(t, f.Path())) != string(whole) {
		t.Error("something was written")
	}
}

// Whoever tidies up a folder may remove the lock's file. The lock is taken again before anything is
// written; where a second writer has come in meanwhile, that one is named, and nothing is written.
func TestTheLockIsRemoved(t *testing.T) {
	f := newFile(t)
	if err := os.Remove(lockPath(f.Path())); err != nil {
		t.Fatal(err)
	}
	mustSave(t, f, words(t, "first"))
	_, err := Open(f.Path(), fixed("Grace"))
	wantFault(t, err, fault.Failed, "assessment.locked")

	if err := os.Remove(lockPath(f.Path())); err != nil {
		t.Fatal(err)
	}
	second := mustOpen(t, f.Path(), "Grace")
	before := bytesOf(t, f.Path())
	for _, err := range []error{f.Check(), errOf(f.Save(words(t, "second")))} {
		if got := wantFault(t, err, fault.Failed, "assessment.locked"); got.Facts[3] != "Grace" {
			t.Errorf("held by %v", got.Facts)
		}
	}
	if string(bytesOf(t, f.Path())) != string(before) {
		t.Error("something was written without the lock")
	}
	mustSave(t, second, words(t, "theirs"))
	if err := second.Close(); err != nil {
		t.Fatal(err)
	}
	// What the second one wrote is not known here: it is said, and not written over.
	_, err = f.Save(words(t, "second"))
	wantFault(t, err, fault.Failed, "assessment.changed")
}

func errOf(_ Saved, err error) error { return err }
