//go:build !windows

package main

import (
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestInterruptWhileBlocked: a command that waits for input which never comes can still be interrupted.
func TestInterruptWhileBlocked(t *testing.T) {
	cmd := programCommand(t, "score", "--questionnaire", "national-cirt", "--answers", "/dev/stdin")
	theirs, ours, err := os.Pipe() // nothing is ever written to it
	if err != nil {
		t.Fatal(err)
	}
	defer ours.Close()
	cmd.Stdin = theirs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	theirs.Close()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	again := time.NewTicker(50 * time.Millisecond)
	defer again.Stop()
	deadline := time.After(patience)
	for {
		select {
		case err := <-ended:
			if exit, ok := err.(*exec.ExitError); !ok || exit.Success() {
				t.Errorf("the interrupted command ended with %v", err)
			}
			return
		case <-again.C:
			cmd.Process.Signal(syscall.SIGINT)
		case <-deadline:
			t.Fatal("the command can't be interrupted")
		}
	}
}
