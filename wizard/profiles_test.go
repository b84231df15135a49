package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// baseline writes a profile of the sample questionnaire.
func baseline(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "baseline.yaml")
	src := `id: baseline
of: sample
title: A published baseline
version: "1"
owner: Somebody
requires:
  - {question: mandate.basis, at-least: 2}
  - {question: service.desk, at-least: yes}
`
	if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A profile is held against the answers: by a key or from the beginning; what it lacks leads to the question, and it
// can be aimed at for as long as the program runs.
func TestProfiles(t *testing.T) {
	r := open(t)
	path := baseline(t, r.dir)
	r.at("mandate.basis")
	r.press("1")
	r.page(pageProfiles)
	r.sees("No profile lies beside.")
	r.press("a", "ctrl+u")
	r.write(path)
	r.press("enter")
	r.sees("The answers are held against “A published baseline”.", "0 of 2 met", "M-01", "S-01")
	r.golden("results-profile")
	r.press("down", "enter")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("it leads to %s", got)
	}
	r.sees("list: 1 of 2, Profiles")
	r.press("2")
	r.press("y")
	r.page(pageProfiles)
	r.sees("✓ A published baseline", "met")
	r.press("esc", "G", "end", "enter")
	r.sees("Looked towards until the program ends: Profile: A published baseline.")
	if got := r.onDisk().About.Target; got != "" {
		t.Errorf("the file has the target %q", got)
	}
	r.page(pageLacking)
	r.sees("Nothing: “A published baseline” is met.")
}

func TestAProfileThatDoesNotFit(t *testing.T) {
	r := open(t)
	path := filepath.Join(r.dir, "other.yaml")
	if err := os.WriteFile(path, []byte("id: other\nof: elsewhere\ntitle: O\nversion: \"1\"\nrequires: [{question: none, at-least: 1}]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.page(pageProfiles)
	r.press("a", "ctrl+u")
	r.write(path)
	r.press("enter")
	r.sees("other.yaml")
	if n := len(r.app.desk.profiles); n != 0 {
		t.Errorf("%d profiles are held against the answers", n)
	}
}

func TestPlainResults(t *testing.T) {
	cfg := open(t).app.cfg // closed with its test; the line mode opens a copy
	src, err := os.ReadFile(cfg.Path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cfg.Path = filepath.Join(dir, "a.cirt")
	if err := os.WriteFile(cfg.Path, src, 0o600); err != nil {
		t.Fatal(err)
	}
	cfg.Since = earlierFile(t, dir, "Examplia", "mandate.basis=1")
	cfg.Profiles = []string{baseline(t, dir)}
	out, err := plainRun(t, cfg, "goto mandate.basis", "2", "target 2", "results", "", "results since", "results evidence", "", "profiles", "1", "find changed", "", "find open", "1", "next", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"The answers are held against “A published baseline”.", "lies beside: 1 answer", "The target now: Level 2",
		"Level 2 still lacks", "By evidence, level 2 still lacks", "moved up", "answer is lacking", "1 question",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the line mode does not say %q:\n%s", want, out)
		}
	}
}
