package wizard

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
)

// What can't be stored at all is refused when it is entered. In the queue it would keep back all that follows.
func TestWhatCantBeStoredKeepsNothingBack(t *testing.T) {
	name := strings.Repeat("国", 120) // a field's name has it escaped, at nine bytes each
	r := open(t)
	r.at("mandate.basis")
	r.press("p", "a")
	r.app.top().(*form).fields[0].value = name
	r.press("ctrl+s")
	r.reads("too long")
	r.press("esc", "2")
	if d := r.app.desk; d.failed != nil || d.queue.Waiting() > 0 || r.onDisk().Answers["mandate.basis"].Answer.Option != "2" {
		t.Errorf("%v, %d wait:\n%s", d.failed, d.queue.Waiting(), r.app.View())
	}

	p := newPair(t)
	p.at("mandate.basis")
	f := newPositionForm(p.plain.asker(), p.plain.d, assessment.Position{}, "mandate.basis", nil)
	p.enter(append([]string{"positions", "new"}, fields(f, values{"institution": name})...)...)
	if !strings.Contains(p.said.String(), "too long") {
		t.Errorf("the line mode says\n%s", tail(p.said.String()))
	}
	p.enter("2")
	if d := p.plain.d; d.failed != nil || d.queue.Waiting() > 0 || stateOf(t, d.path).Answers["mandate.basis"].Answer.Option != "2" {
		t.Errorf("%v, %d wait\n%s", d.failed, d.queue.Waiting(), tail(p.said.String()))
	}
}

// A file that went a moment ago is missed when it is left, by each way out.
func TestTheFileIsMissedOnLeaving(t *testing.T) {
	for _, key := range []string{"ctrl+q", "q"} {
		r := open(t)
		r.at("mandate.basis")
		r.press("2")
		if err := os.Remove(r.app.desk.path); err != nil {
			t.Fatal(err)
		}
		r.press(key)
		if r.quit || r.app.desk == nil {
			t.Fatalf("%s left an assessment that is nowhere", key)
		}
		r.reads("NOT SAVED", "nothing of it may be left")
		if key == "q" {
			r.press("q") // known to be gone now
			r.reads("nothing of it may be left")
			if r.app.desk == nil {
				t.Fatal("q left an assessment that is nowhere")
			}
		}
		r.press("A")
		other := filepath.Join(r.dir, "other.cirt")
		r.app.top().(*form).fields[0].value = other
		r.press("ctrl+s")
		if s := stateOf(t, other); s.Answers["mandate.basis"].Answer.Option != "2" {
			t.Errorf("%s: the other place holds %+v", key, s.Answers)
		}
		r.press(key)
		if key == "ctrl+q" && !r.quit || key == "q" && r.app.desk != nil {
			t.Errorf("%s does not leave:\n%s", key, r.app.View())
		}
	}
}

// The last look is given up by another key on the way home, and by a second quit where it does not come back; what is
// answered meanwhile is saved before leaving.
func TestTheLastLookTakesItsTime(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.hold = true
	r.press("q", "down")
	r.release()
	if r.app.desk == nil {
		t.Error("going home was not given up by another key")
	}
	r.hold = true
	r.press("ctrl+q")
	look := r.held
	r.held, r.hold = nil, false
	r.press("ctrl+q")
	if !r.quit {
		t.Fatal("the second time does not leave")
	}
	for _, cmd := range look {
		r.run(cmd)
	}

	r = open(t)
	r.at("mandate.basis")
	r.hold = true
	r.press("ctrl+q", "2")
	r.release()
	if !r.quit || stateOf(t, r.app.desk.path).Answers["mandate.basis"].Answer.Option != "2" {
		t.Errorf("left: %v, with %+v", r.quit, stateOf(t, r.app.desk.path).Answers)
	}
}

// The line mode never ends with "everything is saved" when the file has gone.
func TestPlainEndsWithTheTruth(t *testing.T) {
	for _, word := range []string{"", "quit", "home"} {
		cfg := newFile(t)
		out := &bytes.Buffer{}
		cfg.oneLine = true
		p := &plainMode{ctx: context.Background(), cfg: cfg, words: cfg.Language, out: out, typed: make(chan string, 9)}
		f, err := assessment.Open(cfg.Path, cfg.options("A. Officer"))
		if err != nil {
			t.Fatal(err)
		}
		p.d, p.id = newDesk(&leaky{store: f, path: cfg.Path}, cfg.Now), "mandate.basis"
		p.typed <- "2"
		if word != "" {
			p.typed <- word
		}
		close(p.typed)
		err = p.assess()
		if err == nil || fault.KindOf(err) != fault.Failed || strings.Contains(out.String(), "Everything is saved") {
			t.Errorf("%q: %v\n%s", word, err, out)
		}
	}
}

// leaky is a file that goes after it was saved, and is seen to have gone only at the last look.
type leaky struct {
	store
	path  string
	saved bool
}

func (l *leaky) Save(in ...assessment.Intent) (assessment.Saved, error) {
	s, err := l.store.Save(in...)
	l.saved = err == nil
	return s, err
}

func (l *leaky) Check() error {
	if !l.saved {
		return nil
	}
	_ = os.Remove(l.path)
	return l.store.Check()
}

// While a disk does not answer, another place can be taken though something else was typed first, and a pipe's quit
// waits: it answers no news.
func TestPlainTakesAnotherPlaceLater(t *testing.T) {
	for _, pipe := range []bool{false, true} {
		cfg := newFile(t)
		cfg.slowAfter, cfg.oneLine, cfg.Echo = time.Millisecond, true, pipe
		f, err := assessment.Open(cfg.Path, cfg.options("A. Officer"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = f.Close() })
		disk := &stuckDisk{store: f, never: make(chan struct{})}
		out := &listener{}
		p := &plainMode{ctx: context.Background(), cfg: cfg, words: cfg.Language, out: out, typed: make(chan string, 9)}
		p.d, p.id = newDesk(disk, cfg.Now), "mandate.basis"
		other := filepath.Join(filepath.Dir(cfg.Path), "other.cirt")
		lines := []string{"2", "y", "saveas " + other, "quit"}
		out.at("The work goes on there", func() {
			close(disk.never)
			p.cfg.slowAfter = time.Hour // that place answers
		})
		if pipe {
			lines = []string{"2", "y", "quit"}
			out.at("Still saving", func() { close(disk.never) }) // the disk answers then
		}
		for _, l := range lines {
			p.typed <- l
		}
		close(p.typed)
		err = p.assess()
		path := other
		if pipe {
			path = cfg.Path
		}
		s := stateOf(t, path)
		if err != nil || s.Answers["mandate.basis"].Answer.Option != "2" || s.Answers["service.desk"] == nil || s.Answers["service.desk"].Answer.Option != "yes" {
			t.Errorf("pipe %v: %v, %+v\n%s", pipe, err, s.Answers, out)
		}
		if pipe == strings.Contains(out.String(), "That waits until the disk answers") {
			t.Errorf("pipe %v:\n%s", pipe, out)
		}
	}
}

// listener keeps what was printed, with something to happen at a text.
type listener struct {
	bytes.Buffer
	text string
	do   func()
}

func (s *listener) at(text string, do func()) { s.text, s.do = text, do }

func (s *listener) Write(b []byte) (int, error) {
	if s.do != nil && bytes.Contains(b, []byte(s.text)) {
		s.do()
		s.do = nil
	}
	return s.Buffer.Write(b)
}

// Another place that does not answer is said too, and can be left.
func TestAnotherPlaceThatDoesNotAnswer(t *testing.T) {
	r, d, w := onDrive(t)
	d.fails = fault.New(fault.Failed, "assessment.not-saved", "file", "x").Because(fs.ErrPermission)
	r.press("2")
	r.hold = true
	saveAs := func() {
		r.press("A")
		r.app.top().(*form).fields[0].value = filepath.Join(r.dir, "other.cirt")
		r.press("ctrl+s")
	}
	saveAs()
	held := r.held
	r.held = nil
	r.app.desk.failed = nil // as after a try that is still out
	w.pass(r, slowAfter)
	r.reads("STILL SAVING")
	saveAs()
	r.reads("saved elsewhere already")
	r.press("ctrl+q")
	r.hold = false
	r.press("ctrl+q")
	if !r.quit {
		t.Errorf("the second time does not leave:\n%s", r.app.View())
	}
	for _, cmd := range held {
		r.run(cmd)
	}
}

// An approval that is being prepared names no fingerprint as long as something waits: it would be that of another state.
func TestAnApprovalNamesNoOtherState(t *testing.T) {
	r, d, _ := onDrive(t)
	was := assessment.Fingerprint(r.app.desk.state.Head)
	d.fails = fault.New(fault.Failed, "assessment.not-saved", "file", "x").Because(fs.ErrPermission)
	r.press("2")
	facts := func() []string {
		var out []string
		for _, f := range approvalFacts(r.app.words, r.app.desk, r.app.source()) {
			out = append(out, f.Value)
		}
		return out
	}
	if got := facts(); slices.Contains(got, was) || !slices.Contains(got, "Shown once everything is saved") {
		t.Errorf("%q", got)
	}
	d.fails = nil
	r.press("R")
	if got := facts(); !slices.Contains(got, assessment.Fingerprint(r.onDisk().Head)) {
		t.Errorf("%q", got)
	}
}

// Redo says nothing that does not happen: after a change that waits there is nothing to redo, and two redos in a row
// are two.
func TestRedoWhileASaveIsOut(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("2", "y", "ctrl+z", "ctrl+z")
	if r.app.desk.nextRedo() == nil {
		t.Fatal("Nothing to do again")
	}
	r.hold = true
	r.press("ctrl+y", "ctrl+y")
	r.release()
	s := r.onDisk()
	if s.Answers["mandate.basis"].Answer.Option != "2" || s.Answers["service.desk"].Answer.Option != "yes" {
		t.Fatalf("redone: %+v", s.Answers)
	}
	r.press("ctrl+z")
	r.hold = true
	r.at("mandate.basis")
	r.press("m", "ctrl+y")
	r.reads("Nothing to do again")
	r.release()
	p := newPair(t)
	p.at("mandate.basis")
	p.enter("2")
	p.enter("/undo")
	p.enter("/redo")
	if p.plain.d.entry("mandate.basis").Answer.Option != "2" {
		t.Errorf("redone in the line mode: %+v", p.plain.d.entry("mandate.basis"))
	}
}
