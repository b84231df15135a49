//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/ptytest"
	"cirtkit/questionnaires"
)

// TestImportOnATerminal confirms question by question in a real pseudo-terminal, and reads what was written.
func TestImportOnATerminal(t *testing.T) {
	cmd := programCommand(t, "import", "team.cirt", "answers.csv", "--as", "A. Officer")
	q, err := questionnaires.Load(filepath.Join("testdata", "common", "small"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(cmd.Dir, "team.cirt")
	f, err := assessment.Create(path, q, assessment.Options{Author: "A. Officer"})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	table := "question,answer\nstatus.exists,decided\nmandate.basis,2\nmandate.head,yes\n"
	if err := os.WriteFile(filepath.Join(cmd.Dir, "answers.csv"), []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	term, err := ptytest.Start(cmd, 200, 40)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(term.Kill)
	wait(t, term, "3 new", "[all/each/none]")
	if err := term.Type("each" + enter + "y" + enter + "n" + enter + "y" + enter); err != nil {
		t.Fatal(err)
	}
	wait(t, term, "[yes/no/done/none]", "2 values from answers.csv brought into team.cirt, as one act.")
	after, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	state := after.State()
	if state.Acts != 1 || state.Answers["status.exists"] == nil || state.Answers["mandate.head"] == nil || state.Answers["mandate.basis"] != nil {
		t.Errorf("%d acts; %+v", state.Acts, state.Answers)
	}
}
