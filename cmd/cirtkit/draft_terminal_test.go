//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The power goes while a note is half written: what was typed is offered when the file is opened again, by the real
// program in a real terminal.
func TestAHalfWrittenNoteSurvivesAPowerCut(t *testing.T) {
	cmd := besideCommon(t, "assess", "team.cirt", "--questionnaire", "small", "--as", "A. Officer")
	dir := cmd.Dir
	term := onTerminal(t, cmd, 80, 24, "New assessment", "Subject")
	const pasted = "\x1b[200~Signed in May.\r\nArticle 4\tnames the host.\x1b[201~"
	play(t, term, []keystroke{
		{"Examplia", []string{"Examplia"}},
		{ctrlS, []string{"Does the team exist?", "0/10"}},
		{"2", []string{"Which instrument establishes the team?"}},
		{"w", []string{"○ Working note"}},
		{pasted, []string{"Signed in May.", "Article 4 names the host."}},
	}, false)
	wait(t, term, "✓ copy kept")
	draft := filepath.Join(dir, ".team.cirt.draft")
	if src, err := os.ReadFile(draft); err != nil || !strings.Contains(string(src), "names the host") {
		t.Fatalf("the draft: %q, %v", src, err)
	}
	term.Kill()

	again := programCommand(t, "assess", "team.cirt", "--as", "A. Officer")
	again.Dir = dir
	term = onTerminal(t, again, 80, 24, "An unsaved note was found", "Article 4 names the host.")
	play(t, term, []keystroke{{"1", []string{"Which instrument establishes the team?", "Working note ✓"}}, {ctrlQ, nil}}, false)
	ends(t, term)
	state := stateIn(t, filepath.Join(dir, "team.cirt"))
	if got := state.Answers["mandate.basis"]; got == nil || got.WorkingNote != "Signed in May.\nArticle 4 names the host." {
		t.Errorf("kept: %+v", got)
	}
	if _, err := os.Stat(draft); !os.IsNotExist(err) {
		t.Errorf("the draft is still there (%v)", err)
	}
}
