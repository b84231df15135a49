package wizard

import "testing"

// A line that is cut just where one part of it ends says so too; blanks behind it are nothing that is cut.
func TestCutBetweenParts(t *testing.T) {
	for _, tt := range []struct {
		line line
		want string
	}{
		{line{{"claimed", inkStrong}, {"42 %", inkPlain}}, "claime…"},
		{line{{"claimed", inkStrong}, {" ", inkPlain}, {"▼ more", inkMuted}}, "claime…"},
		{line{{"claimed", inkStrong}}, "claimed"},
		{line{{"claim", inkStrong}, {"42 %", inkPlain}}, "claim4…"},
		{line{{"claim", inkStrong}, {"42", inkPlain}}, "claim42"},
	} {
		got := ""
		for _, s := range tt.line.fit(7) {
			got += s.text
		}
		if got != tt.want {
			t.Errorf("%v in 7 cells is %q, want %q", tt.line, got, tt.want)
		}
	}
}
