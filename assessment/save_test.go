package assessment

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// words is an answer in free text, so that every save of a test can be told apart.
func words(t testing.TB, text string) Intent {
	return SetAnswer(question(t, "mandate.host"), questionnaires.Answer{State: questionnaires.Answered, Text: text})
}

// gate is a disk that lets a write through only when the test says so.
type gate struct {
	*os.File
	arrived, leave chan struct{}
}

func (g gate) Sync() error {
	g.arrived <- struct{}{}
	<-g.leave
	return g.File.Sync()
}

// Keys faster than the disk: what is pressed while a save is out waits, goes out together, and the order
// on the disk is the order of the keys. A reader meanwhile sees the last saved state and never waits.
func TestKeysFasterThanTheDisk(t *testing.T) {
	f := newFile(t)
	g := gate{arrived: make(chan struct{}), leave: make(chan struct{})}
	f.through = func(disk *os.File) disk { return gate{disk, g.arrived, g.leave} }

	var queue Queue
	done := make(chan error)
	out, batches := 0, 0
	start := func() {
		batch := queue.Next()
		if batch == nil {
			return
		}
		out = len(batch)
		batches++
		go func() {
			_, err := f.Save(batch...)
			done <- err
		}()
	}
	const keys = 100
	for key := range keys {
		queue.Add(words(t, fmt.Sprint(key)))
		start()
		if key%10 != 9 {
			continue
		}
		<-g.arrived
		if got := f.State().Acts; got != key+1-queue.Waiting() {
			t.Fatalf("while %d keys wait the state has %d acts", queue.Waiting(), got)
		}
		f.NextUndo()
		f.History("mandate.host")
		g.leave <- struct{}{}
		if err := <-done; err != nil {
			t.Fatal(err)
		}
		queue.Done()
	}
	for queue.Waiting() > 0 {
		start()
		<-g.arrived
		g.leave <- struct{}{}
		if err := <-done; err != nil || out == 0 {
			t.Fatal(err, out)
		}
		queue.Done()
	}
	acts := f.Log().Acts
	if len(acts) != keys || batches > keys/5 {
		t.Fatalf("%d acts in %d batches, want %d acts in few", len(acts), batches, keys)
	}
	for i, a := range acts {
		if want := fmt.Sprintf(`{"state":"answered","text":"%d"}`, i); string(a.Sets()[0].Value) != want {
			t.Fatalf("act %d says %s, want %s", i, a.Sets()[0].Value, want)
		}
	}
}

func TestSavesFromManyGoroutinesAllArrive(t *testing.T) {
	f := newFile(t)
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			if _, err := f.Save(SetFinding("mandate.review", fmt.Sprint(i))); err != nil {
				t.Error(err)
			}
			f.State()
			f.NextRedo()
			f.NewID("e")
		})
	}
	group.Wait()
	again, err := Read(f.Path())
	if err != nil || again.State().Acts != 20 || again.State().Ends != 1 || len(again.Damage()) != 0 {
		t.Errorf("%d acts, %v", again.State().Acts, err)
	}
}

// failing is a disk that fails half way through a write, or at the sync.
type failing struct {
	*os.File
	room int // bytes that it takes
}

var errFull = errors.New("no space left on device")

func (d failing) Write(b []byte) (int, error) {
	if len(b) <= d.room {
		return d.File.Write(b)
	}
	n, err := d.File.Write(b[:d.room])
	return n, errors.Join(errFull, err)
}

func (d failing) Sync() error { return errFull }

func TestAFailedSaveLosesNothing(t *testing.T) {
	for _, room := range []int{0, 10, 1 << 20} {
		t.Run(fmt.Sprintf("room for %d bytes", room), func(t *testing.T) {
			f := newFile(t)
			mustSave(t, f, words(t, "first"))
			before, state, undo := bytesOf(t, f.Path()), asJSON(t, f.State()), sayChange(f.NextUndo())
			pending := []Intent{words(t, "second"), answer(t, "mandate.review", "2"), {Undo: UndoLatest}}
			f.through = func(disk *os.File) disk { return failing{disk, room} }
			for range 2 {
				_, err := f.Save(pending...)
				wantFault(t, err, fault.Failed, "assessment.not-saved")
				if !errors.Is(err, errFull) {
					t.Errorf("the reason is lost: %v", err)
				}
				if got := bytesOf(t, f.Path()); !bytes.Equal(got, before) {
					t.Fatalf("the file has %d bytes, want the %d it had", len(got), len(before))
				}
				if asJSON(t, f.State()) != state || sayChange(f.NextUndo()) != undo {
					t.Fatal("the state changed by a save that failed")
				}
			}
			f.through = nil
			if saved := mustSave(t, f, pending...); saved.Acts != 3 || f.State().Ends != 1 {
				t.Errorf("trying again saved %+v", saved)
			}
			if again := mustRead(t, f.Path()); asJSON(t, again.State()) != asJSON(t, f.State()) {
				t.Error("the file says something else than the state")
			}
		})
	}
}

// gone is a disk that takes a part of a write and is then gone for good, like a stick that is pulled out.
type gone struct{ *os.File }

func (d gone) Write(b []byte) (int, error) {
	n, _ := d.File.Write(b[:20])
	return n, errors.Join(errFull, d.Close())
}

func TestAHalfSaveThatCantBeTakenBack(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, words(t, "first"))
	old := f.Path()
	f.through = func(disk *os.File) disk { return gone{disk} }
	_, err := f.Save(words(t, "second"))
	wantFault(t, err, fault.Failed, "assessment.broken")
	f.through = nil
	_, err = f.Save(words(t, "second"))
	wantFault(t, err, fault.Failed, "assessment.broken")

	other := filepath.Join(t.TempDir(), "other.cirt")
	if _, err := f.SaveAs(other, words(t, "second")); err != nil {
		t.Fatal(err)
	}
	mustSave(t, f, words(t, "third"))
	if s := mustRead(t, other).State(); s.Acts != 3 || s.Ends != 1 {
		t.Errorf("the other place has %d acts", s.Acts)
	}
	again := mustOpen(t, old, "Ada")
	if s := again.State(); s.Acts != 1 || len(bytesOf(t, again.TornAside())) != 20 {
		t.Errorf("the old place has %d acts, and %q was set aside", s.Acts, again.TornAside())
	}
}

func mustRead(t testing.TB, path string) *File {
	t.Helper()
	f, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Damage()) > 0 {
		t.Fatalf("%s has damage: %v", path, f.Damage())
	}
	return f
}

// Another program takes the file away, replaces it, or writes into it: a save says so, and everything
// can be saved in another place.
func TestTheFileIsNoLongerTheSame(t *testing.T) {
	tests := []struct {
		name, key string
		change    func(path string) error
	}{
		{"removed", "assessment.removed", os.Remove},
		{"renamed", "assessment.removed", func(path string) error { return os.Rename(path, path+".old") }},
		{"replaced", "assessment.replaced", func(path string) error {
			return errors.Join(os.Rename(path, path+".old"), os.WriteFile(path, []byte("other"), 0o600))
		}},
		{"appended to", "assessment.changed", func(path string) error {
			disk, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
			if err != nil {
				return err
			}
			defer disk.Close()
			_, err = disk.WriteString("{}\n")
			return err
		}},
		{"cut", "assessment.changed", func(path string) error { return os.Truncate(path, 100) }},
	}
	for _, tt := range tests {
		for _, during := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, during the save: %v", tt.name, during), func(t *testing.T) {
				f := newFile(t)
				mustSave(t, f, words(t, "first"))
				change := func() {
					if err := tt.change(f.Path()); err != nil {
						t.Fatal(err)
					}
				}
				if during {
					f.through = func(disk *os.File) disk { return interrupted{disk, change} }
				} else {
					change()
				}
				_, err := f.Save(words(t, "second"))
				wantFault(t, err, fault.Failed, tt.key)
				f.through = nil
				if got := f.State().Answers["mandate.host"].Answer.Text; got != "first" {
					t.Errorf("the state says %q after a save that failed", got)
				}
				if _, err := f.Save(words(t, "second")); err == nil {
					t.Error("a second try passed")
				}
				other := filepath.Join(t.TempDir(), "other.cirt")
				saved, err := f.SaveAs(other, words(t, "second"))
				if err != nil || saved.Acts != 1 || f.Path() != other {
					t.Fatalf("SaveAs = %+v, %v; the path is %s", saved, err, f.Path())
				}
				mustSave(t, f, words(t, "third"))
				if s := mustRead(t, other).State(); s.Acts != 3 || s.Answers["mandate.host"].Answer.Text != "third" || s.Ends != 1 {
					t.Errorf("the other place has %s", asJSON(t, s))
				}
				_, err = Open(other, fixed("Grace"))
				wantFault(t, err, fault.Failed, "assessment.locked")
			})
		}
	}
}

// interrupted is a disk on which something happens between the write and its sync.
type interrupted struct {
	*os.File
	change func()
}

func (d interrupted) Sync() error {
	d.change()
	return d.File.Sync()
}

func TestSaveAsNeverReplaces(t *testing.T) {
	f := newFile(t)
	taken := filepath.Join(t.TempDir(), "taken")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := f.SaveAs(taken, words(t, "first"))
	wantFault(t, err, fault.Failed, "files.exists")
	if string(bytesOf(t, taken)) != "mine" || f.State().Acts != 0 {
		t.Error("something was touched")
	}
	mustSave(t, f, words(t, "first"))
}

func TestTextsPassTheGate(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, SetFinding("mandate.review", "a\x1b[31mred\u202Eabc\tx\r\ny \"q\" \\ é"))
	if got, want := f.State().Answers["mandate.review"].Finding, "a[31mredabc x\ny \"q\" \\ é"; got != want {
		t.Errorf("the finding is %q, want %q", got, want)
	}
	if bytes.Contains(bytesOf(t, f.Path()), []byte("u001b")) {
		t.Error("an escape reached the file")
	}
	_, err := f.Save(SetFinding("mandate.review", strings.Repeat("x", maxText+1)))
	wantFault(t, err, fault.Input, "assessment.text-too-long")
	_, err = f.Save(Intent{Sets: []Set{{Field: "answer/\x1b", Value: []byte("1")}}})
	wantFault(t, err, fault.Input, "assessment.bad-field")
	_, err = f.Save(Intent{Sets: []Set{{Field: "answer/x", Value: []byte("{")}}})
	wantFault(t, err, fault.Input, "assessment.bad-value")
	if s := mustRead(t, f.Path()).State(); s.Acts != 1 {
		t.Errorf("%d acts, want 1", s.Acts)
	}
}

func TestSaveAfterClose(t *testing.T) {
	f := newFile(t)
	if err := errors.Join(f.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	_, err := f.Save(words(t, "x"))
	wantFault(t, err, fault.Failed, "assessment.read-only")
}
