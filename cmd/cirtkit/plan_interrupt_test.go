package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/demo"
)

// TestInterruptDoesNotWait: what takes long is left where it is at an interrupt.
func TestInterruptDoesNotWait(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	never := make(chan struct{})
	defer close(never)
	_, err := untilInterrupted(ctx, func() int {
		interrupt()
		<-never
		return 1
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
	if n, err := untilInterrupted(context.Background(), func() int { return 2 }); n != 2 || err != nil {
		t.Errorf("without an interrupt: %d, %v", n, err)
	}
}

// TestInterruptedPlanRecordsNothing: a roadmap can take seconds to make; who interrupts it does not want it recorded.
func TestInterruptedPlanRecordsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "demo.cirt")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(context.Background())
	interrupt()
	var stdout, stderr bytes.Buffer
	args := []string{"plan", path, "--save", "--as", "A. Officer"}
	if code := run(ctx, args, strings.NewReader(""), &stdout, &stderr, noEnvironment); code != exitInterrupted {
		t.Errorf("exit code %d, want %d\n%s", code, exitInterrupted, stderr.String())
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the interrupted command wrote into the assessment: %v", err)
	}
	if stdout.Len() > 0 || strings.Contains(stderr.String(), "recorded") {
		t.Errorf("it says %q and %q", stdout.String(), stderr.String())
	}
}
