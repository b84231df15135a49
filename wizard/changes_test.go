package wizard

import (
	"strings"
	"testing"
)

// The history of a question: who, when and what; older notes readable in whole; the whole file by author.
func TestChanges(t *testing.T) {
	long := strings.Repeat("The ministry was asked in writing. ", 12) + "It answered in May."
	r := open(t)
	r.at("mandate.basis")
	r.press("3")
	r.at("mandate.basis")
	r.press("f")
	r.write(long)
	r.press("esc", "f", "ctrl+u")
	for range 20 {
		r.press("ctrl+w")
	}
	r.write("Short.")
	r.press("esc", "u", "h")
	r.sees("What changed on mandate.basis", "not answered → 3", "undone by A. Officer")
	r.golden("changes")
	r.press("down")
	r.sees("undo takes this back")
	r.press("enter")
	r.sees("answered in May.", "A. Officer", "Before", "nothing")
	r.press("esc", "tab")
	r.sees("What changed last in this file", "Subject", "(and 5 more)")
	r.press("b")
	r.sees("Only by A. Officer")
	r.press("s")
	r.sees("This was not said in a session.")
	r.press("esc")

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "3", "goto mandate.basis", "finding "+long, "history", "history 2", "history all", "history all Nobody", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"1  2026-09-30", "not answered to 3, A. Officer", "It answered in May.", "mandate.basis: not answered to 3, A. Officer", "No change yet."} {
		if !strings.Contains(strings.ReplaceAll(out, "\n", " "), said) {
			t.Errorf("the line mode does not say %q:\n%s", said, out)
		}
	}
}
