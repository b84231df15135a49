//go:build !windows

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"cirtkit/internal/ptytest"
)

// TestAClosedTerminalLosesNoForm: the terminal goes while a form, or a new assessment, is half filled in. At the next start
// what was typed is offered, and nothing of it was recorded unasked.
func TestAClosedTerminalLosesNoForm(t *testing.T) {
	first := besideCommon(t, "answer", "team.cirt", "--questionnaire", "small", "--as", "A. Officer", "status.exists=decided")
	runs(t, first)
	settings := t.TempDir()
	begin := func(args ...string) (*exec.Cmd, *ptytest.Terminal) {
		t.Helper()
		cmd := programCommand(t, append(args, "--as", "A. Officer")...)
		cmd.Dir = first.Dir
		cmd.Env = append(cmd.Env, "CIRTKIT_HOME="+settings)
		term := onTerminal(t, cmd, 100, 30)
		return cmd, term
	}
	hangUp := func(cmd *exec.Cmd, term *ptytest.Terminal) {
		t.Helper()
		if err := cmd.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		err := term.End(patience)
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
			t.Errorf("the wizard ended with %v, want exit code %d", err, exitInterrupted)
		}
	}

	// A kill leaves no time for anything: what the last beat wrote is there.
	_, term := begin("assess", "team.cirt")
	wait(t, term, "Which instrument establishes the team?")
	play(t, term, []keystroke{
		{"S", []string{"Sessions"}},
		{"a", []string{"Kind", "Place"}},
		{down + down + "Capital", []string{"Capital"}},
	}, false)
	written := time.After(patience)
	for look := time.NewTicker(20 * time.Millisecond); ; {
		if src, err := os.ReadFile(filepath.Join(first.Dir, ".team.cirt.draft")); err == nil && strings.Contains(string(src), "Capital") {
			look.Stop()
			break
		}
		select {
		case <-look.C:
		case <-written:
			t.Fatal("no draft of the form was written")
		}
	}
	term.Kill()
	_, term = begin("assess", "team.cirt")
	wait(t, term, "half filled in was found", "Capital")
	play(t, term, []keystroke{{"2", []string{"Which instrument establishes the team?"}}, {ctrlQ, nil}}, false)
	ends(t, term)

	cmd, term := begin("assess", "team.cirt")
	wait(t, term, "Which instrument establishes the team?")
	play(t, term, []keystroke{
		{"E", []string{"Evidence"}},
		{"a", []string{"Record of evidence"}},
		{"Decree 12 of 2019", []string{"Decree 12 of 2019"}},
	}, false)
	hangUp(cmd, term)
	_, term = begin("assess", "team.cirt")
	wait(t, term, "half filled in was found", "Decree 12 of 2019")
	play(t, term, []keystroke{
		{"1", []string{"Record of evidence", "Decree 12 of 2019"}},
		{ctrlS, []string{"Which instrument establishes the team?"}},
		{ctrlQ, nil},
	}, false)
	ends(t, term)
	state := stateIn(t, filepath.Join(first.Dir, "team.cirt"))
	if e := state.Evidence; len(e) != 1 || e[0].Reference != "Decree 12 of 2019" {
		t.Errorf("recorded: %+v", e)
	}
	if _, err := os.Stat(filepath.Join(first.Dir, ".team.cirt.draft")); !os.IsNotExist(err) {
		t.Errorf("the draft is still there (%v)", err)
	}

	cmd, term = begin("assess", "other.cirt", "--questionnaire", "small")
	wait(t, term, "New assessment", "Subject")
	play(t, term, []keystroke{{"Examplia and Beyond", []string{"Examplia and Beyond"}}}, false)
	hangUp(cmd, term)
	src, err := os.ReadFile(filepath.Join(settings, ".new.cirt.draft"))
	if err != nil || !strings.Contains(string(src), "Examplia and Beyond") {
		t.Fatalf("the draft of the new assessment holds %q (%v)", src, err)
	}
	_, term = begin("assess", "other.cirt", "--questionnaire", "small")
	wait(t, term, "half filled in was found", "Examplia and Beyond")
	play(t, term, []keystroke{
		{"1", []string{"New assessment", "Examplia and Beyond"}},
		{ctrlS, []string{"Does the team exist?"}},
		{ctrlQ, nil},
	}, false)
	ends(t, term)
	if _, err := os.Stat(filepath.Join(settings, ".new.cirt.draft")); !os.IsNotExist(err) {
		t.Errorf("the draft of the new assessment is still there (%v)", err)
	}
}
