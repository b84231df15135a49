//go:build !windows

package main

import (
	"strings"
	"testing"
)

// A terminal that draws a name wider than it was counted loses the end of that line, and no more: the rows below stay
// where they are. This emulator gives a combining mark a cell of its own.
func TestALineThatIsTooWideBreaksNoOther(t *testing.T) {
	cmd := besideCommon(t, "assess", "team.cirt", "--questionnaire", "small", "--as", "A. Officer")
	term := onTerminal(t, cmd, 80, 24, "New assessment", "Subject")
	play(t, term, []keystroke{
		{"Exa" + strings.Repeat("e\u0301\u0323\u0302", 20), []string{"Exae"}},
		{ctrlS, []string{"Does the team exist?"}},
		{"2", []string{"Which instrument establishes the team?", "? help"}},
		{"s", []string{"Sections", "esc back"}},
		{escape, []string{"Which instrument establishes the team?", "? help"}},
	}, false)
	lines := strings.Split(term.Text(), "\n")
	if !strings.HasPrefix(lines[0], " Exae") || !strings.HasPrefix(lines[1], "───") || !strings.Contains(lines[23], "? help") {
		t.Errorf("the frame is broken:\n%s", term.Text())
	}
	play(t, term, []keystroke{{ctrlQ, []string{"Everything is saved"}}}, false)
	if raw := term.Raw(); strings.Count(raw, "\x1b[?7l") != 1 || !strings.HasSuffix(raw[:strings.LastIndex(raw, "Everything is saved")], "\x1b[?7h") {
		t.Errorf("lines are not broken again at the end: %q", raw[max(0, len(raw)-300):])
	}
}
