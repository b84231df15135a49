package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/demo"
)

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
