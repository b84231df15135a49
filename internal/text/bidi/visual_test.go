package bidi

import (
	"testing"
)

// Small letters stand for Hebrew ones and > for the mark U+200F, so that the expected order can be
// read in an editor that has an order of its own.
func hebrew(s string) string {
	out := []rune(s)
	for i, r := range out {
		switch {
		case r >= 'a' && r <= 'z':
			out[i] = 0x5D0 + r - 'a'
		case r == '>':
			out[i] = 0x200F
		}
	}
	return string(out)
}

func TestVisual(t *testing.T) {
	tests := []struct {
		name, s string
		d       Direction
		want    string
	}{
		{"left to right stays", "LEVEL 3.4 (OF 5)", LeftToRight, "LEVEL 3.4 (OF 5)"},
		{"right to left", "abc def", Auto, "fed cba"},
		{"number stays whole", "abc 3.4", Auto, "3.4 cba"},
		{"number in a bracket in a bracketed name", "THE TEAM (abc def 24/7) WAS ASSESSED", LeftToRight, "THE TEAM (24/7 fed cba) WAS ASSESSED"},
		{"brackets mirrored", "abc (def) ghi", Auto, "ihg (fed) cba"},
		{"standard with its number", "abc ISO/IEC 27035-1:2023 def", Auto, "fed ISO/IEC 27035-1:2023 cba"},
		{"full stop at the end", "abc DEF.", RightToLeft, ".DEF cba"},
		{"percent", "abc 85% def", Auto, "fed 85% cba"},
		{"trailing space", "abc ", RightToLeft, " cba"},
		{"mark", "ABC!>", LeftToRight, "ABC!>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Visual(hebrew(tt.s), tt.d); got != hebrew(tt.want) {
				t.Errorf("Visual(%q, %v) = %q, want %q", tt.s, tt.d, got, hebrew(tt.want))
			}
		})
	}
}

// A paragraph is broken first and ordered after: each line keeps what it holds.
func TestVisualOfLines(t *testing.T) {
	text := []rune(hebrew("abc def GHI jkl"))
	p := New(text, Auto)
	for _, tt := range []struct {
		start, end int
		want       string
	}{{0, 7, "fed cba"}, {8, 11, "GHI"}, {8, 15, "lkj GHI"}} {
		if got := string(p.Visual(tt.start, tt.end)); got != hebrew(tt.want) {
			t.Errorf("Visual(%d, %d) = %q, want %q", tt.start, tt.end, got, hebrew(tt.want))
		}
	}
}

func TestMirror(t *testing.T) {
	for _, tt := range []struct{ r, want rune }{{'(', ')'}, {']', '['}, {'«', '»'}, {'a', 'a'}, {0x2264, 0x2265}, {0x10FFFF, 0x10FFFF}, {0, 0}} {
		if got := Mirror(tt.r); got != tt.want {
			t.Errorf("Mirror(%U) = %U, want %U", tt.r, got, tt.want)
		}
	}
	for _, m := range mirrors {
		if Mirror(Mirror(m.from)) != m.from {
			t.Errorf("Mirror(Mirror(%U)) = %U", m.from, Mirror(Mirror(m.from)))
		}
	}
}

// Whatever the text, nothing is lost and nothing panics.
func FuzzVisual(f *testing.F) {
	for _, s := range []string{"", "abc אבג 1.2", "\u202e\u2067a\u2069\u202c", "((א[ב)c]", "\u2068\u2068א"} {
		f.Add(s, 0)
		f.Add(s, 2)
	}
	f.Fuzz(func(t *testing.T, s string, direction int) {
		text := []rune(s)
		p := New(text, Direction(direction&3%3))
		levels := p.LineLevels(0, len(text))
		drawn := 0
		for _, l := range levels {
			if l != Removed {
				drawn++
			}
			if l != Removed && l > maxDepth+1 {
				t.Fatalf("level %d of %q", l, s)
			}
		}
		seen := map[int]bool{}
		for _, i := range Order(levels) {
			if seen[i] {
				t.Fatalf("character %d of %q comes twice", i, s)
			}
			seen[i] = true
		}
		if len(seen) != drawn {
			t.Fatalf("%d of %d characters of %q come out", len(seen), drawn, s)
		}
	})
}

func BenchmarkLine(b *testing.B) {
	text := []rune("بلغ الفريق المستوى 3.4 وفق نموذج SIM3 v2 (85% من المتطلبات) في ٢٠٢٦/١١/٢١.")
	b.ReportAllocs()
	for b.Loop() {
		New(text, Auto).Visual(0, len(text))
	}
}
