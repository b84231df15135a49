//go:build !windows

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cirtkit/internal/ptytest"
)

// TestRedrawChangesNothing: what the terminal shows after keys and changes of its size, of which it was sent no more than
// what changed each time, is what it shows when all is drawn anew.
func TestRedrawChangesNothing(t *testing.T) {
	answer := programCommand(t, "answer", "team.cirt", "--questionnaire", "small", "--as", "A. Officer", "status.exists=decided")
	if err := os.CopyFS(answer.Dir, os.DirFS(filepath.Join("testdata", "common"))); err != nil {
		t.Fatal(err)
	}
	if out, err := answer.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := programCommand(t, "assess", "team.cirt", "--as", "A. Officer")
	cmd.Dir, cmd.Env = answer.Dir, append(cmd.Env, "COLORTERM=truecolor")
	term, err := ptytest.Start(cmd, 120, 40)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(term.Kill)
	wait(t, term, "Which instrument establishes the team?")
	press := func(key string) {
		t.Helper()
		if _, _, err := term.Press(key, 150*time.Millisecond); err != nil {
			t.Fatal(err)
		}
	}
	const esc, up, down, right, left = "\x1b", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
	sizes := [][2]int{{80, 24}, {60, 20}, {131, 37}, {120, 40}}
	for i, keys := range [][]string{
		{down, right, right, left, "\t", "\t"},
		{"/", "t", "e", "中", "a", "\x7f", down, esc},
		{"r", "\t", "\t", down, esc, "E", esc},
		{"s", down, up, esc, "?", "s", "a", esc, esc},
		{"f", "é", "l", "👩‍👧", "x", "\x7f", esc},
	} {
		for _, k := range keys {
			press(k)
		}
		before, drawn := seen(term), strings.Count(term.Raw(), "\x1b[2J")
		if err := term.Type("\x0c"); err != nil {
			t.Fatal(err)
		}
		if err := term.Until(patience, "the screen drawn anew as it was", func(string) bool {
			return strings.Count(term.Raw(), "\x1b[2J") > drawn && seen(term) == before
		}); err != nil {
			t.Fatalf("after %q: %v\nit was\n%s", keys, err, before)
		}
		size := sizes[i%len(sizes)]
		if err := term.Resize(size[0], size[1]); err != nil {
			t.Fatal(err)
		}
		press("") // until it is drawn
	}
}

// seen is the screen with every look that is seen: of a blank, its ground.
func seen(term *ptytest.Terminal) string {
	var b strings.Builder
	for _, line := range term.Runs() {
		fg, bg, bold := ptytest.Default, ptytest.Default, false
		for _, r := range line {
			for _, c := range r.Text {
				if r.BG != bg || c != ' ' && (r.FG != fg || r.Bold != bold) {
					bg = r.BG
					if c != ' ' {
						fg, bold = r.FG, r.Bold
					}
					fmt.Fprintf(&b, "<%d,%d,%v>", fg, bg, bold)
				}
				b.WriteRune(c)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}
