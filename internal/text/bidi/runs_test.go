package bidi

import (
	"slices"
	"strings"
	"testing"
)

// read puts a line's runs one after the other, each as it is read.
func read(p *Paragraph, start, end int) string {
	visual := p.Visual(start, end)
	runs := p.Runs(start, end)
	if runs == nil {
		return string(visual)
	}
	var out []rune
	for _, run := range runs {
		part := slices.Clone(visual[run.From:run.To])
		if run.RightToLeft {
			slices.Reverse(part)
			for i := range part {
				part[i] = Mirror(part[i])
			}
		}
		out = append(out, part...)
	}
	return string(out)
}

func TestRunsAreReadAsTheTextIsStored(t *testing.T) {
	for _, s := range []string{
		"", "plain", "فريق", "The team (فريق الاستجابة 24/7) was assessed.",
		"بلغ الفريق المستوى 3.4 من 5 وفق نموذج SIM3 v2، أي 85% من المتطلبات «المعلنة».",
		"one فريق two الاستجابة 24/7 three", "(فريق [a (b) ج] d)", "5", "١٢ abc",
	} {
		for _, d := range []Direction{Auto, LeftToRight, RightToLeft} {
			text := []rune(s)
			p := New(text, d)
			if got := read(p, 0, len(text)); got != s {
				t.Errorf("%q in direction %d is read as %q", s, d, got)
			}
			for cut := range text { // and in two lines
				if got := read(p, 0, cut) + read(p, cut, len(text)); got != s {
					t.Errorf("%q in direction %d, broken at %d, is read as %q", s, d, cut, got)
				}
			}
		}
	}
	isolates := "a \u2067فريق 1\u2069 b"
	if got := read(New([]rune(isolates), Auto), 0, len([]rune(isolates))); strings.Map(func(r rune) rune {
		if r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, got) != "a فريق 1 b" {
		t.Errorf("with isolates it is read as %q", got)
	}
}

func TestRunsOfALineThatIsSeenAsStored(t *testing.T) {
	text := []rune("فريق then only Latin")
	p := New(text, LeftToRight)
	if runs := p.Runs(5, len(text)); runs != nil {
		t.Errorf("a Latin line of a mixed paragraph has the runs %v, want none", runs)
	}
	if runs := p.Runs(0, 6); len(runs) == 0 {
		t.Error("an Arabic line has no runs")
	}
}
