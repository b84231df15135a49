package wizard

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Another place is proposed with a name that is free, in a folder that can be written to; the file's own comes last.
func TestAnotherPlaceIsProposed(t *testing.T) {
	r := open(t)
	own, other := filepath.Dir(r.app.desk.path), t.TempDir()
	r.app.cfg.places = func() []string { return []string{filepath.Join(other, "missing"), own, other} }
	name := strings.TrimSuffix(filepath.Base(r.app.desk.path), ".cirt")
	if err := os.WriteFile(filepath.Join(other, name+"-2.cirt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(other, name+"-3.cirt")
	disk := &flaky{store: r.app.desk.file, fail: io.ErrShortWrite}
	r.app.desk.file = disk
	r.at("mandate.basis")
	r.press("2", "A")
	f := r.app.top().(*form)
	if got := f.values()["path"]; got != filepath.ToSlash(want) {
		t.Fatalf("it proposes %q, want %q", got, want)
	}
	r.press("ctrl+s")
	if got := stateOf(t, want).Answers["mandate.basis"].Answer.Option; got != "2" {
		t.Errorf("there is %q", got)
	}
	// What was typed meanwhile stays.
	typed := saveAsForm(r.app)
	typed.set("mine.cirt")
	proposed{form: typed, path: "x-2.cirt"}.take(r.app)
	if got := typed.values()["path"]; got != "mine.cirt" {
		t.Errorf("it became %q", got)
	}
}

// A file that can only be read is copied to a place that is proposed; the line mode proposes it too.
func TestAPlaceForACopyIsProposed(t *testing.T) {
	r, cfg := readOnlyRig(t)
	other := t.TempDir()
	cfg.places = func() []string { return []string{other} }
	name := strings.TrimSuffix(filepath.Base(cfg.Path), ".cirt")
	r.app.cfg.places = cfg.places
	r.press("A")
	r.sees(name + "-2.cirt")
	r.press("esc")
	out, err := plainRun(t, cfg, "1", "saveas", "", "goto mandate.basis", "3", "quit")
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(other, name+"-2.cirt")
	if !strings.Contains(out, "Enter takes ") {
		t.Errorf("it is not proposed:\n%s", out)
	}
	if got := stateOf(t, to).Answers["mandate.basis"].Answer.Option; got != "3" {
		t.Errorf("the copy has %q:\n%s", got, out)
	}
}
