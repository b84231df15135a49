//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/ptytest"
)

// What every test of the real program in a real terminal begins and ends with.

// programCommand is the command under test as a process of its own, in an empty folder: this test binary, told by its name to be
// cirtkit (see TestMain).
func programCommand(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("cirtkit")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", "CIRTKIT_HOME="+t.TempDir(), promptExit)
	return cmd
}

// besideCommon is programCommand in a folder that has the questionnaires of the tests.
func besideCommon(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := programCommand(t, args...)
	copyCommon(t, cmd.Dir)
	return cmd
}

func copyCommon(t *testing.T, dir string) {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "common"))); err != nil {
		t.Fatal(err)
	}
}

// runs carries out a command that must succeed.
func runs(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// onTerminal starts a command in a terminal of a size, and waits for texts on its screen.
func onTerminal(t *testing.T, cmd *exec.Cmd, cols, rows int, texts ...string) *ptytest.Terminal {
	t.Helper()
	term, err := ptytest.Start(cmd, cols, rows)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(term.Kill)
	if len(texts) > 0 {
		wait(t, term, texts...)
	}
	return term
}

// keystroke is what is typed, and what the screen shows then.
type keystroke struct {
	keys string
	wait []string
}

// play types each step and waits for its screen. The wide layout writes progress as "1 of 10".
func play(t *testing.T, term *ptytest.Terminal, steps []keystroke, wide bool) {
	t.Helper()
	for i, step := range steps {
		if err := term.Type(step.keys); err != nil {
			t.Fatalf("step %d, keys %q: %v", i, step.keys, err)
		}
		for j, text := range step.wait {
			if done, all, ok := strings.Cut(text, "/10"); ok && wide && all == "" {
				step.wait[j] = done + " of 10"
			}
		}
		if err := term.Wait(patience, step.wait...); err != nil {
			t.Fatalf("step %d, keys %q: %v", i, step.keys, err)
		}
	}
}

func wait(t *testing.T, term *ptytest.Terminal, texts ...string) {
	t.Helper()
	if err := term.Wait(patience, texts...); err != nil {
		t.Fatal(err)
	}
}

// ends waits until the program has ended by itself, and well.
func ends(t *testing.T, term *ptytest.Terminal) {
	t.Helper()
	if err := term.End(patience); err != nil {
		t.Fatal(err)
	}
}

// stateIn is what a file has, as another program would read it.
func stateIn(t *testing.T, path string) *assessment.State {
	t.Helper()
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return f.State()
}
