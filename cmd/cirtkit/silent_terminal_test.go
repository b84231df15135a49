//go:build !windows

package main

import (
	"strings"
	"testing"
	"time"

	"cirtkit/internal/ptytest"
)

// TestSilentTerminal guards against a stall at the start: on a terminal that never answers, the program
// must not ask, and must not wait. It is the one test with a time.
func TestSilentTerminal(t *testing.T) {
	// The best of a few: a busy machine delays some, a stall delays all.
	best := time.Hour
	for range 5 {
		start := time.Now()
		term, err := ptytest.Start(programCommand(t, "version"), 80, 24)
		if err != nil {
			t.Fatal(err)
		}
		if err := term.End(10 * time.Second); err != nil {
			t.Fatal(err)
		}
		best = min(best, time.Since(start))
		if raw := term.Raw(); strings.Contains(raw, "\x1b") {
			t.Fatalf("cirtkit version sent a query to the terminal: %q", raw)
		}
	}
	if best > 500*time.Millisecond {
		t.Errorf("cirtkit version took %s on a terminal that never answers", best)
	}
}
