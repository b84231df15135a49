package text

import (
	"maps"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCheck(t *testing.T) {
	tests := []struct {
		name  string
		s     string
		rules Rules
		want  string // the English message; "" when the text may come in
	}{
		{"plain", "A signed decision", Line, ""},
		{"six languages", "Équipe, команда, 团队, فريق, ñandú, 🙂", Line, ""},
		{"joiners and marks stay", "می\u200cخواهم\u200e 👩\u200d💻", Line, ""},
		{"newline where allowed", "one\ntwo", Block, ""},
		{"newline where not", "one\ntwo", Line, "line 1, column 4: the control character U+000A may not stand in a text"},
		{"escape", "one\ntwo\x1b[2J", Block, "line 2, column 4: the control character U+001B may not stand in a text"},
		{"C1", "a\u009b2J", Line, "line 1, column 2: the control character U+009B may not stand in a text"},
		{"override", "état\u202e3 level", Line, "line 1, column 5: the character U+202E changes the order in which the text around it is read, and may not stand in a text"},
		{"byte-order mark", "\ufeffname", Line, "line 1, column 1: the invisible character U+FEFF may not stand in a text"},
		{"half a character", "a\xe4\xb8", Line, "line 1, column 2: the byte E4 is not part of any UTF-8 character"},
		{"too long", "12345", Rules{Max: 4}, "the text has 5 bytes, and at most 4 are taken"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			if f := Check(tt.s, tt.rules); f != nil {
				got = f.Error()
			}
			if got != tt.want {
				t.Errorf("Check(%q) = %q, want %q", tt.s, got, tt.want)
			}
		})
	}
}

func TestClean(t *testing.T) {
	tests := []struct {
		name    string
		s       string
		rules   Rules
		want    string
		removed Removed
	}{
		{"untouched", "naïve\nplan", Block, "naïve\nplan", nil},
		{"line ends of other systems", "a\r\nb\rc\u2028d", Block, "a\nb\nc\nd", nil},
		{"a line has no line ends", "a\r\nb\tc", Line, "a b c", nil},
		{"escape sequence", "\x1b[31mred", Line, "[31mred", Removed{Control: 1}},
		{"override and isolate", "a\u202eb\u2067c\u2069", Line, "abc", Removed{Reordering: 3}},
		{"not UTF-8", "a\xffb", Line, "a\ufffdb", Removed{NotUTF8: 1}},
		{"tags", "ok\U000e0041", Line, "ok", Removed{Invisible: 1}},
		{"cut at a whole character", "ééé", Rules{Max: 5}, "éé", Removed{TooLong: 2}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, removed := Clean(tt.s, tt.rules)
			if got != tt.want || !maps.Equal(removed, tt.removed) {
				t.Errorf("Clean(%q) = %q, %v, want %q, %v", tt.s, got, removed, tt.want, tt.removed)
			}
		})
	}
}

func TestTerminal(t *testing.T) {
	tests := []struct{ name, s, want string }{
		{"plain", "level 2\n", "level 2\n"},
		{"clears the screen", "a\x1b[2Jb", "a\ufffd[2Jb"},
		{"sets the title by C1", "a\u009d0;x\u009c", "a\ufffd0;x\ufffd"},
		{"goes back over the line", "safe\rnot", "safe\ufffdnot"},
		{"reorders", "\u202eabc", "\ufffdabc"},
		{"not UTF-8", "a\x9b2J", "a\ufffd2J"},
		{"tab", "a\tb", "a b"},
		{"Arabic stays", "فريق", "فريق"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Terminal(tt.s); got != tt.want {
				t.Errorf("Terminal(%q) = %q, want %q", tt.s, got, tt.want)
			}
		})
	}
}

func TestFit(t *testing.T) {
	tests := []struct {
		s     string
		width int
		want  string
	}{
		{"abc", 5, "abc"},
		{"abcdef", 4, "abc…"},
		{"团队团队", 5, "团队…"},
		{"团队团队", 4, "团…"}, // a Han character is two cells wide, and never split
		{"e\u0301tat", 4, "e\u0301tat"},
		{"abc", 0, ""},
	}
	for _, tt := range tests {
		if got := Fit(tt.s, tt.width, "…"); got != tt.want {
			t.Errorf("Fit(%q, %d) = %q, want %q", tt.s, tt.width, got, tt.want)
		}
	}
}

// The gates agree: what Clean lets in Check accepts, Terminal makes safe, and both leave safe text be.
func FuzzGates(f *testing.F) {
	for _, s := range []string{"", "plain", "a\x1b[2J\r\nb", "\u202e\u2066x", "\xe4\xb8", "団\ufeff🙂", "\U000e0041\ufffe"} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, s string, newlines bool) {
		rules := Rules{Max: 64, Newlines: newlines}
		clean, removed := Clean(s, rules)
		if err := Check(clean, rules); err != nil {
			t.Fatalf("Check(Clean(%q)) = %v", s, err)
		}
		if again, more := Clean(clean, rules); again != clean || more != nil {
			t.Fatalf("Clean twice of %q: %q, %v, then %q, %v", s, clean, removed, again, more)
		}
		if Check(s, rules) == nil && (clean != s || removed != nil) {
			t.Fatalf("Clean changed the good text %q to %q", s, clean)
		}
		shown := Terminal(s)
		if !utf8.ValidString(shown) || strings.ContainsFunc(shown, func(r rune) bool {
			return r != '\n' && judge(r) != Fine
		}) {
			t.Fatalf("Terminal(%q) = %q", s, shown)
		}
		for _, width := range []int{0, 1, 5} {
			if line := Fit(OneLine(shown), width, "…"); Width(line) > width {
				t.Fatalf("Fit(%q, %d) = %q is %d wide", s, width, line, Width(line))
			}
		}
	})
}
