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

	"cirtkit/assessment"
)

// TestWizardEndsInOrderAtASignal: a signal ends the wizard with the exit code of an interrupt. What was
// answered is in the file, the file is free again, and a half-written note is offered at the next start.
func TestWizardEndsInOrderAtASignal(t *testing.T) {
	answer := besideCommon(t, "answer", "team.cirt", "--questionnaire", "small", "--as", "A. Officer", "status.exists=decided")
	runs(t, answer)
	for i, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT} {
		cmd := programCommand(t, "assess", "team.cirt", "--as", "A. Officer")
		cmd.Dir = answer.Dir
		term := onTerminal(t, cmd, 80, 24)
		if i > 0 {
			wait(t, term, "An unsaved note was found", "half a note")
			if err := term.Type("2"); err != nil { // discard
				t.Fatal(err)
			}
		}
		wait(t, term, "Which instrument establishes the team?")
		play(t, term, []keystroke{
			{"g", []string{"Go to a question"}},
			{"mandate.basis" + enter, []string{"Which instrument establishes the team?"}},
			{"m", nil},
			{"f", []string{"→ Finding", "goes into reports"}},
			{"half a note", []string{"half a note"}},
		}, false)
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		err := term.End(patience)
		var exit *exec.ExitError
		if !errors.As(err, &exit) || exit.ExitCode() != exitInterrupted {
			t.Errorf("%v: the wizard ended with %v, want exit code %d", signal, err, exitInterrupted)
		}
		file, err := assessment.Open(filepath.Join(cmd.Dir, "team.cirt"), assessment.Options{Author: "B"})
		if err != nil {
			t.Fatalf("%v: %v", signal, err)
		}
		// The mark goes on, off and on again.
		e := file.State().Answers["mandate.basis"]
		if marked := e != nil && e.Marked; marked != (i%2 == 0) || e != nil && e.Finding != "" {
			t.Errorf("%v: recorded %+v", signal, e)
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
		draft, err := os.ReadFile(filepath.Join(cmd.Dir, ".team.cirt.draft"))
		if err != nil || !strings.Contains(string(draft), "half a note") {
			t.Errorf("%v: the draft holds %q (%v)", signal, draft, err)
		}
	}
}

// TestWizardStopsAndGoesOn: a shell that stops the wizard gets its terminal back, and the screen is drawn anew, with
// the mouse, when it goes on.
func TestWizardStopsAndGoesOn(t *testing.T) {
	answer := besideCommon(t, "answer", "team.cirt", "--questionnaire", "small", "--as", "A. Officer", "status.exists=decided")
	runs(t, answer)
	cmd := programCommand(t, "assess", "team.cirt", "--as", "A. Officer")
	cmd.Dir = answer.Dir
	term := onTerminal(t, cmd, 80, 24, "Which instrument establishes the team?")
	if err := cmd.Process.Signal(syscall.SIGTSTP); err != nil {
		t.Fatal(err)
	}
	var how syscall.WaitStatus
	if _, err := syscall.Wait4(cmd.Process.Pid, &how, syscall.WUNTRACED, nil); err != nil || !how.Stopped() {
		t.Fatalf("it did not stop: %v, %v", how, err)
	}
	const leaves, enters, mouse = "\x1b[?1049l", "\x1b[?1049h", "\x1b[?1002h"
	stopped := term.Raw()
	if !strings.Contains(stopped, leaves) {
		t.Error("it stopped without leaving the screen")
	}
	if err := cmd.Process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
	play(t, term, []keystroke{
		{"?", []string{"Help"}},
		{"\x1b", []string{"Which instrument establishes the team?"}},
	}, false)
	if again := term.Raw()[len(stopped):]; !strings.Contains(again, enters) || !strings.Contains(again, mouse) {
		t.Errorf("it went on with %q", again)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = term.End(patience)
}
