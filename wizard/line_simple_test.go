package wizard

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"cirtkit/internal/text"
)

// Texts that are told to be simple are what the tables say of them: safe, and as wide as they are long.
func TestSimple(t *testing.T) {
	var known []rune
	for r := range rune(0x30000) {
		s := string(r)
		cells, ok := simple(s)
		if !ok {
			continue
		}
		known = append(known, r)
		if want := ansi.StringWidth(s); cells != want || cells != 1 {
			t.Errorf("%U takes %d cells, not %d", r, want, cells)
		}
		if text.Terminal(s) != s || baseless(s) || fromRight(s) {
			t.Errorf("%U is not simple", r)
		}
	}
	if len(known) < 700 {
		t.Errorf("only %d characters are simple", len(known))
	}
	for _, s := range []string{"\n", "\t", "\x1b", "\u00a0", "\u00ad", "e\u0301", "中", "ع", "\u200d", "\xff", "✓\ufe0f", "é\xff"} {
		if _, ok := simple(s); ok {
			t.Errorf("%q is told to be simple", s)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.SampledFrom(known), 0, 200, -1).Draw(t, "text")
		cells, ok := simple(s)
		if want := ansi.StringWidth(s); !ok || cells != want {
			t.Errorf("%q takes %d cells, told %d, %v", s, want, cells, ok)
		}
		w := rapid.IntRange(1, 60).Draw(t, "width")
		got, want := wrapped(inkPlain, s, w), wrappedSlowly(s, w)
		if len(got) != len(want) {
			t.Fatalf("%q in %d cells: %v, want %q", s, w, got, want)
		}
		for i := range got {
			if got[i][0].text != want[i] {
				t.Errorf("%q in %d cells: %v, want %q", s, w, got, want)
			}
		}
	})
}

// wrappedSlowly is wrapped without the short way.
func wrappedSlowly(s string, w int) []string {
	var out []string
	for _, r := range breaks(s, w) {
		l := s[r.from:r.to]
		for l != "" && l[len(l)-1] == ' ' {
			l = l[:len(l)-1]
		}
		out = append(out, l)
	}
	return out
}
