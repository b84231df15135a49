//go:build !windows

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestInterruptWhileBlocked: a command that waits for input which never comes can still be interrupted.
func TestInterruptWhileBlocked(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	cmd := programCommand(t, "score", "--questionnaire", "national-cirt", "--answers", pipe)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	other, err := os.OpenFile(pipe, os.O_WRONLY, 0) // waits until the command has opened its end
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
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
