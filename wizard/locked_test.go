package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gofrs/flock"
)

// A file whose lock does not say who holds it can be read like any other that is in use.
func TestAFileLockedByNobodyKnownCanBeRead(t *testing.T) {
	cfg := newFile(t)
	lock := flock.New(filepath.Join(filepath.Dir(cfg.Path), "."+filepath.Base(cfg.Path)+".lock"))
	if ok, err := lock.TryLock(); err != nil || !ok {
		t.Fatalf("TryLock: %v, %v", ok, err)
	}
	t.Cleanup(func() { _ = lock.Unlock() })
	r := newRig(t, cfg)
	r.sees("for reading only")
	r.press("1")
	r.sees("READ ONLY")
	out, err := plainRun(t, cfg, "1", "quit")
	if err != nil || !strings.Contains(out, "facts.exists") {
		t.Errorf("the line mode: %v\n%s", err, out)
	}
}

// So can one that can't be locked, as on a medium that takes no more files.
func TestAFileThatCantBeLockedCanBeRead(t *testing.T) {
	cfg := newFile(t)
	if err := os.Mkdir(filepath.Join(filepath.Dir(cfg.Path), "."+filepath.Base(cfg.Path)+".lock"), 0o700); err != nil {
		t.Fatal(err)
	}
	r := newRig(t, cfg)
	r.sees("This can't be opened", "for reading only")
	r.press("1")
	r.sees("READ ONLY")
	out, err := plainRun(t, cfg, "1", "quit")
	if err != nil || !strings.Contains(out, "facts.exists") || strings.Contains(out, "in use") {
		t.Errorf("the line mode: %v\n%s", err, out)
	}
}

// What can only be read asks no reason for a change that it can't keep.
func TestNoReasonIsAskedOfWhatCanOnlyBeRead(t *testing.T) {
	cfg := newFile(t)
	writes := newRig(t, cfg)
	writes.at("mandate.basis")
	writes.press("2")
	cfg.Author = "Somebody else"
	r := newRig(t, cfg)
	r.press("1")
	r.sees("READ ONLY")
	r.at("mandate.basis")
	r.press("3")
	if r.app.top().name() != "question" {
		t.Errorf("the screen is %s:\n%s", r.app.top().name(), r.app.View())
	}
	r.sees("for reading only")
}

// In the line mode too nothing of a file that can only be read changes, and each word that would change it says so.
func TestTheLineModeOnlyReads(t *testing.T) {
	cfg := newFile(t)
	writes := newRig(t, cfg)
	t.Cleanup(func() { _ = writes.app.desk.file.Close() }) // it holds the file until then
	writes.heard()
	writes.press("2")
	before, err := os.ReadFile(cfg.Path)
	if err != nil {
		t.Fatal(err)
	}
	for _, lines := range [][]string{
		{"3"},
		{"dontknow"},
		{"withheld"},
		{"clear"},
		{"mark"},
		{"undo"},
		{"/finding A text"},
		{"/note A text"},
		{"review"},
		{"/status", "2"},
		{"/target", "2"},
		{"/goto service.desk", "provided", "1"},
		{"/goto facts.staff", "7"},
		{"/goto facts.groups", "1"},
		{"/goto facts.name", "Name"},
	} {
		out, err := plainRun(t, cfg, append(append([]string{"1", "/goto mandate.basis"}, lines...), "/cancel", "/quit")...)
		_, after, _ := strings.Cut(out, "Question 7 of 9")
		if err != nil || !strings.Contains(after, "This file is open for reading only") || strings.Contains(after, "Saved") {
			t.Errorf("%q: %v\n%s", lines, err, out)
		}
		now, err := os.ReadFile(cfg.Path)
		if err != nil || string(now) != string(before) {
			t.Fatalf("%q changed the file: %v", lines, err)
		}
	}
}
