package wizard

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/internal/fault"
)

func unwritable() error {
	return fault.New(fault.Failed, "assessment.not-saved", "file", "x").Because(fs.ErrPermission)
}

// What can't be saved keeps one from going home, and from leaving unless it is meant twice.
func TestLeavingWithoutWhatCantBeSaved(t *testing.T) {
	r, d, _ := onDrive(t)
	d.fails = unwritable()
	r.press("2", "q")
	r.reads("1 change is not saved yet. Press R to try again, or A to save elsewhere.")
	if r.app.desk == nil {
		t.Fatal("q left what is not saved")
	}
	r.press("ctrl+q")
	if r.quit {
		t.Fatal("the first time leaves")
	}
	r.press("ctrl+q")
	if !r.quit {
		t.Errorf("the second time does not leave:\n%s", r.app.View())
	}
}

// What comes back of a look or a save that something came after says nothing any more.
func TestOldNewsOfTheDisk(t *testing.T) {
	r, _, _ := onDrive(t)
	r.press("2")
	d := r.app.desk
	for what, msg := range map[string]any{
		"a look before the save": checkedMsg{of: d, n: d.saves - 1, problem: unwritable()},
		"a save before it":       savedMsg{of: d, n: d.saves - 1, problem: unwritable()},
		"another desk's look":    checkedMsg{of: &desk{}, n: d.saves, problem: unwritable()},
	} {
		if r.send(msg); d.failed != nil {
			t.Errorf("%s: %v", what, d.failed)
			d.failed = nil
		}
	}
	d.moving = 1
	if r.send(checkedMsg{of: d, n: d.saves, problem: unwritable()}); d.failed != nil {
		t.Errorf("a look at the old place, while moving to another: %v", d.failed)
	}
}

// In the line mode retry looks again at a file that has gone; saveas without a path asks for one.
func TestPlainTriesAgainAndElsewhere(t *testing.T) {
	p := newPair(t)
	p.at("mandate.basis")
	p.enter("2")
	if err := os.Remove(p.plain.d.path); err != nil {
		t.Fatal(err)
	}
	p.enter("/goto mandate.basis")
	p.enter("retry")
	if said := p.said.String(); strings.Contains(said, "Everything is saved") {
		t.Errorf("retry says of a file that has gone:\n%s", said)
	}
	p.enter("/note A word")
	p.said.Reset()
	p.enter("retry")
	if said := p.said.String(); strings.Contains(said, "Everything is saved") || !strings.Contains(said, "NOT SAVED") {
		t.Errorf("retry says of a file that has gone:\n%s", said)
	}
	other := filepath.Join(t.TempDir(), "other.cirt")
	p.enter("saveas", other)
	if s := stateOf(t, other); s.Answers["mandate.basis"].Answer.Option != "2" {
		t.Errorf("the other place holds %+v", s.Answers)
	}
	p.said.Reset()
	p.enter("retry")
	if said := p.said.String(); !strings.Contains(said, "Everything is saved") {
		t.Errorf("retry says of a file that is there:\n%s", said)
	}
}

// Leaving again while a save is on its way leaves nothing behind; a disk that is slow is left only once it was said.
func TestLeavingTwice(t *testing.T) {
	r, _, _ := onDrive(t)
	r.hold = true
	r.press("2", "ctrl+q", "ctrl+q")
	if r.quit {
		t.Fatal("left while a save was on its way")
	}
	r.release()
	if !r.quit || r.onDisk().Answers["mandate.basis"].Answer.Option != "2" {
		t.Errorf("left: %v, with %+v", r.quit, r.onDisk().Answers["mandate.basis"])
	}

	r, _, w := onDrive(t)
	r.hold = true
	r.press("2")
	w.pass(r, slowAfter)
	r.held, r.hold = nil, false // it never comes back
	r.press("ctrl+q")
	if r.quit {
		t.Fatal("a slow disk was left unasked")
	}
	r.reads("1 change")
	r.press("ctrl+q")
	if !r.quit {
		t.Errorf("the second time does not leave:\n%s", r.app.View())
	}
}
