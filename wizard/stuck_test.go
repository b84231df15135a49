package wizard

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
)

// drive is an assessment file on a drive that can stop answering, and fail.
type drive struct {
	store
	fails error
	gone  error // what a look at the file says
	saves int
}

func (d *drive) Save(in ...assessment.Intent) (assessment.Saved, error) {
	d.saves++
	if d.fails != nil {
		return assessment.Saved{}, d.fails
	}
	return d.store.Save(in...)
}

func (d *drive) Check() error {
	if d.gone != nil {
		return d.gone
	}
	return d.store.Check()
}

// waits keeps what the model wants to be told later, by how much later.
type waits map[time.Duration][]func(time.Time) tea.Msg

// on opens a rig whose file is on a drive, with the waits in hand.
func onDrive(t *testing.T) (*rig, *drive, waits) {
	r := open(t)
	d, w := &drive{store: r.app.desk.file}, waits{}
	r.app.desk.file = d
	r.app.later = func(in time.Duration, msg func(time.Time) tea.Msg) tea.Cmd {
		w[in] = append(w[in], msg)
		return nil
	}
	r.send(nil)
	r.run(r.app.watch())
	r.at("mandate.basis")
	return r, d, w
}

// pass lets a time go by: what was to be told after it is told.
func (w waits) pass(r *rig, in time.Duration) {
	due := w[in]
	w[in] = nil
	for _, msg := range due {
		r.send(msg(time.Time{}))
	}
}

// A save that does not come back is said after two seconds; answering goes on, another place can be
// taken, and what the old place says in the end changes nothing.
func TestASaveThatDoesNotComeBack(t *testing.T) {
	r, _, w := onDrive(t)
	r.hold = true
	r.press("2")
	r.reads("saving")
	w.pass(r, slowAfter)
	r.reads("STILL SAVING", "the disk does not answer yet", "1 change is kept here", "A saves elsewhere")
	r.press("y") // the next question
	r.reads("2 changes are kept here")
	stuck := r.held
	r.held, r.hold = nil, false

	r.press("A")
	other := filepath.Join(r.dir, "other.cirt")
	r.app.top().(*form).fields[0].value = other
	r.press("ctrl+s")
	if r.app.desk.path != other || r.app.desk.queue.Waiting() != 0 {
		t.Fatalf("the assessment is in %s, %d wait:\n%s", r.app.desk.path, r.app.desk.queue.Waiting(), r.app.View())
	}
	if strings.Contains(r.app.View(), "STILL SAVING") {
		t.Errorf("the slow disk is still spoken of:\n%s", r.app.View())
	}
	for _, cmd := range stuck {
		r.run(cmd)
	}
	r.press("1")
	s := r.onDisk()
	if s.Answers["mandate.basis"].Answer.Option != "2" || s.Answers["service.desk"].Answer.Option != "yes" || r.app.desk.failed != nil {
		t.Errorf("the other place holds %+v", s.Answers)
	}
}

// Leaving waits for a slow disk and says so; the second time it leaves, with the truth.
func TestLeavingASlowDisk(t *testing.T) {
	r, _, w := onDrive(t)
	r.hold = true
	r.press("2", "ctrl+q")
	r.reads("Saving before leaving")
	w.pass(r, slowAfter)
	r.reads("1 change may not be on it", "leaves without it")
	r.press("down") // staying
	if r.app.quitting {
		t.Error("another key does not stay")
	}
	r.press("ctrl+q")
	held := r.held
	r.held, r.hold = nil, false
	r.press("ctrl+q")
	if !r.quit {
		t.Fatalf("the second time does not leave:\n%s", r.app.View())
	}
	err := unsaved(r.app.desk, errors.New("slow"))
	if err == nil || !strings.Contains(r.app.sentence(err), "1 change") {
		t.Errorf("the end says %v", err)
	}
	for _, cmd := range held {
		r.run(cmd) // it comes back after all
	}
}

// Leaving that waited goes on once the disk answers.
func TestLeavingOnceTheDiskAnswers(t *testing.T) {
	for _, key := range []string{"ctrl+q", "q"} {
		r, _, w := onDrive(t)
		r.hold = true
		r.press("2", key)
		w.pass(r, slowAfter)
		r.release()
		if key == "ctrl+q" && !r.quit || key == "q" && r.app.desk != nil {
			t.Errorf("%s does not leave:\n%s", key, r.app.View())
		}
	}
	r, _, _ := onDrive(t)
	r.hold = true
	r.press("2", "q", "down")
	r.release()
	if r.app.desk == nil {
		t.Error("going home was not given up by another key")
	}
}

// What fails waits and is tried again by itself; the first success takes all, in order.
func TestWhatFailsIsTriedAgain(t *testing.T) {
	r, d, w := onDrive(t)
	d.fails = fault.New(fault.Failed, "assessment.not-saved", "file", "x").Because(fs.ErrPermission)
	r.press("2")
	r.reads("NOT SAVED", "1 change is kept here", "R tries again, A saves elsewhere")
	r.at("mandate.basis")
	r.press("1")
	r.at("mandate.basis")
	r.press("3")
	r.reads("3 changes are kept here")
	before := d.saves
	w.pass(r, checkEvery)
	if d.saves != before+1 || len(w[checkEvery]) != 1 {
		t.Errorf("%d more saves were tried, %d looks are to come", d.saves-before, len(w[checkEvery]))
	}
	d.fails = nil
	w.pass(r, checkEvery)
	r.reads("saved 14:")
	s := r.onDisk()
	if got := s.Answers["mandate.basis"].Answer.Option; got != "3" || s.Acts != 4 {
		t.Errorf("the file has %d acts and the answer %q", s.Acts, got)
	}
}

// A file that goes while nothing is being saved is missed at the next look, and can be saved elsewhere
// whole; when it is there again, that is said too.
func TestTheFileIsMissed(t *testing.T) {
	r, _, w := onDrive(t)
	r.press("2")
	path := r.app.desk.path
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	w.pass(r, checkEvery)
	r.reads("NOT SAVED", "is no longer there", "A saves elsewhere")
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	w.pass(r, checkEvery)
	r.reads("The file is there again", "saved 14:")

	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	r.press("R") // looks at once, even before anything was missed
	r.reads("NOT SAVED")
	r.press("ctrl+q")
	r.reads("nothing of it may be left")
	r.press("A")
	other := filepath.Join(r.dir, "other.cirt")
	r.app.top().(*form).fields[0].value = other
	r.press("ctrl+s")
	r.reads("Everything is saved in")
	if s := r.onDisk(); s.Answers["mandate.basis"].Answer.Option != "2" || r.app.desk.path != other {
		t.Errorf("%s holds %+v", r.app.desk.path, s.Answers)
	}
}

// Another place that can't be had is said, and what was tried first goes on being tried.
func TestAnotherPlaceThatCantBeHad(t *testing.T) {
	r, d, w := onDrive(t)
	d.fails = fault.New(fault.Failed, "assessment.not-saved", "file", "x").Because(fs.ErrPermission)
	r.press("2", "A")
	taken := filepath.Join(r.dir, "taken.cirt")
	if err := os.WriteFile(taken, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.app.top().(*form).fields[0].value = taken
	r.press("ctrl+s")
	r.reads("taken.cirt", "NOT SAVED", "1 change is kept here")
	d.fails = nil
	w.pass(r, checkEvery)
	if r.app.desk.failed != nil || r.app.desk.queue.Waiting() != 0 {
		t.Errorf("still not saved: %v", r.app.desk.failed)
	}
}

// On a screen where letters are typed the way to another place is told, not a key that would be typed.
func TestTroubleNamesKeysThatWork(t *testing.T) {
	r, d, _ := onDrive(t)
	d.fails = fault.New(fault.Failed, "assessment.not-saved", "file", "x").Because(fs.ErrPermission)
	r.press("2", "/")
	r.reads("To save elsewhere, go back to the question and press A")
	r.golden("not-saved-find")
	r.press("esc")
	r.golden("not-saved")
}

// The line mode says that a disk does not answer, takes another place while it waits, keeps what else is
// typed for the next question, and leaves when asked to.
func TestPlainWaitsForASlowDisk(t *testing.T) {
	start := func(disk *stuckDisk) (*plainMode, *bytes.Buffer) {
		cfg := newFile(t)
		cfg.slowAfter = time.Millisecond
		f, err := assessment.Open(cfg.Path, cfg.options("A. Officer"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		disk.store = f
		out := &bytes.Buffer{}
		p := &plainMode{ctx: context.Background(), cfg: cfg, words: cfg.Language, out: out, typed: make(chan string, 9)}
		p.d, p.id = newDesk(disk, cfg.Now), "mandate.basis"
		return p, out
	}
	t.Run("another place", func(t *testing.T) {
		disk := &stuckDisk{never: make(chan struct{})}
		p, out := start(disk)
		other := filepath.Join(filepath.Dir(p.cfg.Path), "other.cirt")
		p.typed <- "2"
		p.typed <- "saveas " + other
		close(p.typed)
		p.question()
		if !strings.Contains(out.String(), "the disk does not answer yet") || p.d.path != other || p.d.queue.Waiting() != 0 {
			t.Errorf("%s, %d wait:\n%s", p.d.path, p.d.queue.Waiting(), out)
		}
		if e := stateOf(t, other).Answers["mandate.basis"]; e == nil || e.Answer.Option != "2" {
			t.Errorf("the other file has %+v", e)
		}
	})
	t.Run("it answers", func(t *testing.T) {
		disk := &stuckDisk{never: make(chan struct{})}
		p, out := start(disk)
		p.typed <- "2"
		p.typed <- "y"
		close(p.typed)
		disk.asked = func() { close(disk.never) }
		p.question()
		p.question()
		s := stateOf(t, p.cfg.Path)
		if s.Answers["mandate.basis"].Answer.Option != "2" || s.Answers["service.desk"].Answer.Option != "yes" {
			t.Errorf("the file has %+v\n%s", s.Answers, out)
		}
	})
	t.Run("quit", func(t *testing.T) {
		disk := &stuckDisk{never: make(chan struct{})}
		p, out := start(disk)
		p.typed <- "2"
		p.typed <- "quit"
		close(p.typed)
		err := p.assess()
		if err == nil || !strings.Contains(p.sentence(err), "1 change") || !p.left {
			t.Errorf("%v\n%s", err, out)
		}
		close(disk.never)
	})
}

// stuckDisk is a file whose saves come back only when never is closed.
type stuckDisk struct {
	store
	never chan struct{}
	asked func()
}

func (s *stuckDisk) Save(in ...assessment.Intent) (assessment.Saved, error) {
	if s.asked != nil {
		s.asked()
		s.asked = nil
	}
	<-s.never
	return s.store.Save(in...)
}

// reads is sees for sentences that may go over the end of a line.
func (r *rig) reads(parts ...string) {
	r.t.Helper()
	v := strings.Join(strings.Fields(r.app.View()), " ")
	for _, p := range parts {
		if !strings.Contains(v, p) {
			r.t.Errorf("the screen does not say %q:\n%s", p, r.app.View())
		}
	}
}
