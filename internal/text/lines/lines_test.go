package lines

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// cells counts one for each character and two for Han and fullwidth ones.
func cells(piece []rune) float64 {
	n := 0.0
	for _, r := range piece {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}

// broken writes lines one below the other, "~" after a torn one.
func broken(s string, width float64) string {
	text := []rune(s)
	var out []string
	for _, l := range Break(text, width, 1, cells) {
		line := string(text[l.Start:l.End])
		if l.Torn {
			line += "~"
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestBreak(t *testing.T) {
	tests := []struct {
		name  string
		s     string
		width float64
		want  string
	}{
		{"empty", "", 10, ""},
		{"fits", "a law", 10, "a law"},
		{"fits exactly", "a law in force", 14, "a law in force"},
		{"breaks at spaces", "a law in force", 7, "a law\nin\nforce"},
		{"spaces at a break are left out", "a law   in force", 7, "a law\nin\nforce"},
		{"newlines", "one\n\ntwo\n", 10, "one\n\ntwo"},
		{"hyphen", "self-assessment", 10, "self-\nassessment"},
		{"a space that doesn't break", "at 85\u00a0% now", 6, "at\n85\u00a0%\nnow"},
		{"Chinese, never a stop first", "国家应急响应团队。", 16, "国家应急响应团\n队。"},
		{"Chinese, never a bracket last", "国家应急（团队）", 10, "国家应急\n（团队）"},
		{"torn", "abcdefghij", 4, "abc~\ndef~\nghij"},
		{"torn after a word", "see abcdefghij now", 4, "see\nabc~\ndef~\nghij\nnow"},
		{"torn, then goes on", "abcdef gh", 4, "abc~\ndef\ngh"},
		{"a mark stays with its letter", "ae\u0301io\u0301u", 3, "a~\ne\u0301~\ni~\no\u0301u"},
		{"wider than the line", "团队", 1, "团\n队"},
		{"indented", "  a", 10, "  a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := broken(tt.s, tt.width); got != tt.want {
				t.Errorf("Break(%q, %v):\n%s\nwant:\n%s", tt.s, tt.width, got, tt.want)
			}
		})
	}
}

// Nothing is lost but white space at breaks, nothing sticks out that needn't, widths are right.
func TestBreakLosesNothing(t *testing.T) {
	alphabet := []rune("ab, .-/()«»0123\u00a0\u0301 \n\t团队。（）、فريق \u0651\u200d🙂é")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(alphabet), 0, 80).Draw(t, "text")
		width := float64(rapid.IntRange(1, 20).Draw(t, "width"))
		lines := Break(text, width, 1, cells)
		at := 0
		for i, l := range lines {
			if l.Start < at || l.End < l.Start || l.End > len(text) {
				t.Fatalf("line %d from %d to %d after %d", i, l.Start, l.End, at)
			}
			if gap := text[at:l.Start]; slices.ContainsFunc(gap, func(r rune) bool { return !breaks(r) }) {
				t.Fatalf("lost %q", string(gap))
			}
			if i > 0 && lines[i-1].Torn && l.Start != at {
				t.Fatalf("a word torn at %d goes on at %d", at, l.Start)
			}
			line := text[l.Start:l.End]
			if got := cells(line); got != l.Width {
				t.Fatalf("%q is %v wide, and Width says %v", string(line), got, l.Width)
			}
			if l.Width > width && l.End-l.Start > 1 && !oneCharacter(line) && !leading(line) {
				t.Fatalf("%q is wider than %v", string(line), width)
			}
			at = l.End
		}
		if rest := text[at:]; slices.ContainsFunc(rest, func(r rune) bool { return !breaks(r) }) {
			t.Fatalf("lost %q at the end", string(rest))
		}
	})
}

// No line of Chinese begins with what closes or ends with what opens, however narrow the lines are, unless a word had to
// be torn; and no character is lost.
func TestChineseStopsAndBrackets(t *testing.T) {
	alphabet := []rune("国家应急响应团队第七条的与。，、；：！？）」》（「《3条A")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SliceOfN(rapid.SampledFrom(alphabet), 1, 80).Draw(t, "text")
		lines := Break(text, float64(rapid.IntRange(4, 30).Draw(t, "width")), 1, cells)
		var all []rune
		for i, l := range lines {
			line := text[l.Start:l.End]
			all = append(all, line...)
			if i > 0 && !lines[i-1].Torn && slices.Contains([]rune("。，、；：！？）」》"), line[0]) {
				t.Fatalf("a line begins with %q: %q after %q", line[0], string(line), string(text[lines[i-1].Start:lines[i-1].End]))
			}
			if last := line[len(line)-1]; !l.Last && !l.Torn && slices.Contains([]rune("（「《"), last) {
				t.Fatalf("a line ends with %q: %q", last, string(line))
			}
		}
		if !slices.Equal(all, text) {
			t.Fatalf("%q became %q", string(text), string(all))
		}
	})
}

// A number stays with the Chinese sign that counts it, and a line's end never leaves the last number of a text alone.
func TestChineseNumbers(t *testing.T) {
	tests := []struct {
		text  string
		width float64
		want  []string
	}{
		{"自2026年11月30日", 14, []string{"自2026年11月", "30日"}},
		{"自2026年11月30日", 13, []string{"自2026年11月", "30日"}},
		{"自2026年11月30日", 11, []string{"自2026年", "11月30日"}},
		{"已达到第12级。", 8, []string{"已达到", "第12级。"}},
		{"步骤：至选项3", 12, []string{"步骤：至选", "项3"}},
		{"步骤：至选项3\n进行中", 12, []string{"步骤：至选", "项3", "进行中"}},
		{"共有3个选项", 6, []string{"共有", "3个选", "项"}},
		{"到2026年", 4, []string{"到", "2026", "年"}}, // no line is wide enough for both
		{"Level 3 in 12 months", 9, []string{"Level 3", "in 12", "months"}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			text := []rune(tt.text)
			var got []string
			for _, l := range Break(text, tt.width, 1, cells) {
				got = append(got, string(text[l.Start:l.End]))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("lines %q, want %q", got, tt.want)
			}
		})
	}
}

// oneCharacter says whether a line holds one character with its marks and joiners.
func oneCharacter(line []rune) bool {
	return !slices.ContainsFunc(line[1:], func(r rune) bool { return r != 0x301 && r != 0x651 && r != 0x200D })
}

// leading says whether a line starts with white space, which is kept and may fill it.
func leading(line []rune) bool { return breaks(line[0]) }

func BenchmarkBreak(b *testing.B) {
	text := []rune(strings.Repeat("A signed decision of the host organisation, with its number and date. ", 40))
	b.ReportAllocs()
	for b.Loop() {
		Break(text, 90, 1, cells)
	}
}
