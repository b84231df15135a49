//go:build !windows

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long a screen may take to appear on a busy machine.
const patience = 20 * time.Second

// The keys of a terminal that have no letter.
const (
	enter  = "\r"
	escape = "\x1b"
	ctrlS  = "\x13"
	ctrlQ  = "\x11"
	down   = "\x1b[B"
)

// TestWizardFromEmptyToReport drives the real program in a real pseudo-terminal: a new assessment, an
// answer to every type of question, notes, evidence, results, the report; then the files are read.
func TestWizardFromEmptyToReport(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			cmd := besideCommon(t, "assess", "team.cirt", "--questionnaire", "small", "--as", "A. Officer")
			term := onTerminal(t, cmd, size[0], size[1], "New assessment", "Subject")
			play(t, term, []keystroke{
				{"Examplia", []string{"Examplia"}},
				{ctrlS, []string{"Does the team exist?", "0/10"}},
				{"2", []string{"Which instrument establishes the team?"}},
				{"2", []string{"Is a head of the team appointed"}},
				{"y", []string{"How are alerts sent"}},
				{"!", []string{"When can the team be reached?"}},
				{"d", []string{"In which languages"}},
				{"1", []string{"☑ 1  English"}},
				{"3", []string{"☑ 3  Arabic"}},
				{enter, []string{"How many incidents"}},
				{enter, []string{"▏"}},
				{"41", []string{"▏ 41"}},
				{enter, []string{"Since when does the team operate?"}},
				{enter, []string{"▏"}},
				{"2024-02-29", []string{"▏ 2024-02-29"}},
				{enter, []string{"What is the name of the host"}},
				{enter, []string{"▏"}},
				{"The ministry", []string{"▏ The ministry"}},
				{enter, []string{"Which exercises", "Nothing entered yet"}},
				{"a", []string{"Name", "Year", "Save"}},
				{"Drill", []string{"Drill"}},
				{down, []string{"▸ Year"}},
				{"2025", []string{"2025"}},
				{ctrlS, []string{"Drill  2025", "10/10"}},
				{"f", []string{"→ Finding", "goes into reports"}},
				{"Held with two ministries", []string{"Held with two ministries"}},
				{ctrlS, []string{"Finding ✓"}},
				{"w", []string{"○ Working note", "never in reports"}},
				{"Not for others", []string{"Not for others"}},
				{ctrlS, []string{"Working note ✓"}},
				{"r", []string{" Level ", "level"}},
				{escape, []string{"Which exercises"}},
				{"t", []string{"Finish", "Write the gap report"}},
				{"w", []string{"Write the gap report", "File", "team.pdf"}},
				{ctrlS, []string{"The report is in"}},
				{ctrlQ, nil},
			}, size[0] >= 120)
			ends(t, term)
			checkTeam(t, cmd.Dir)
		})
	}
}

// checkTeam checks what the wizard left: every answer in the file, and a report with the finding and
// without the working note.
func checkTeam(t *testing.T, dir string) {
	t.Helper()
	state := stateIn(t, filepath.Join(dir, "team.cirt"))
	for id, want := range map[string]string{
		"status.exists":     "answered decided",
		"mandate.basis":     "answered 2",
		"mandate.head":      "answered yes",
		"services.alerts":   "withheld ",
		"services.cover":    "dont-know ",
		"context.languages": "answered en,ar",
		"context.incidents": "answered 41",
		"context.since":     "answered 2024-02-29",
		"context.host":      "answered The ministry",
	} {
		a := state.Answers[id].Answer
		if got := string(a.State) + " " + a.Option + strings.Join(a.Options, ",") + a.Number + a.Date + a.Text; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	exercises := state.Answers["context.exercises"]
	if len(exercises.Rows) != 1 || exercises.Rows[0].Cells["name"] != "Drill" || exercises.Rows[0].Cells["year"] != "2025" {
		t.Errorf("rows: %v", exercises.Rows)
	}
	if exercises.Finding != "Held with two ministries" || exercises.WorkingNote != "Not for others" {
		t.Errorf("notes: %q, %q", exercises.Finding, exercises.WorkingNote)
	}
	if state.About.Subject != "Examplia" {
		t.Errorf("subject: %q", state.About.Subject)
	}
	pdf := filepath.Join(dir, "team.pdf")
	src, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(src, []byte("%PDF-")) {
		t.Fatal("team.pdf is no PDF")
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("pdftotext is not installed: the text of the report was not read")
		return
	}
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := string(out)
	if !strings.Contains(text, "Held with two ministries") || !strings.Contains(text, "DRAFT") {
		t.Error("the report lacks the finding or the word DRAFT")
	}
	if strings.Contains(text, "Not for others") {
		t.Error("the report holds a working note")
	}
}

// TestWizardResumes: what was answered is there after a restart, and undo goes on from there.
func TestWizardResumes(t *testing.T) {
	answer := besideCommon(t, "answer", "team.cirt", "--questionnaire", "small", "--as", "A. Officer", "status.exists=decided", "mandate.basis=1")
	runs(t, answer)
	cmd := programCommand(t, "assess", "team.cirt", "--as", "A. Officer")
	cmd.Dir = answer.Dir
	term := onTerminal(t, cmd, 80, 24)
	wait(t, term, "Is a head of the team appointed", "2/10") // the next open question
	play(t, term, []keystroke{
		{"u", []string{"1/10"}},
		{"U", []string{"2/10"}},
	}, false)
	// A window that shrinks and grows again loses nothing.
	if err := term.Resize(60, 20); err != nil {
		t.Fatal(err)
	}
	wait(t, term, "2/10")
	if err := term.Resize(120, 40); err != nil {
		t.Fatal(err)
	}
	wait(t, term, "2 of 10", "Sections")
	play(t, term, []keystroke{{ctrlQ, nil}}, true)
	ends(t, term)
}

// TestWizardAsksTheTerminalNothing: on a terminal that never answers, the first screen comes at once,
// and no query is sent.
func TestWizardAsksTheTerminalNothing(t *testing.T) {
	term := onTerminal(t, programCommand(t), 80, 24, "New assessment")
	for _, query := range []string{"\x1b]10;?", "\x1b]11;?", "\x1b[6n", "\x1b[c"} {
		if strings.Contains(term.Raw(), query) {
			t.Errorf("the wizard asked the terminal %q", query)
		}
	}
	if err := term.Type("q"); err != nil {
		t.Fatal(err)
	}
	ends(t, term)
}

// TestWizardWithoutColour: NO_COLOR is kept; no colour is set.
func TestWizardWithoutColour(t *testing.T) {
	cmd := programCommand(t)
	cmd.Env = append(cmd.Env, "NO_COLOR=1")
	term := onTerminal(t, cmd, 80, 24, "New assessment")
	for _, colour := range []string{"\x1b[3", "\x1b[4", "\x1b[9", "\x1b[10", ";38;", ";48;"} {
		for _, piece := range strings.Split(term.Raw(), colour)[1:] {
			if end := strings.IndexAny(piece, "mhHlJKABCD"); end >= 0 && piece[end] == 'm' && piece[:end] != "" {
				t.Fatalf("NO_COLOR is set, and a colour was sent: %q", colour+piece[:end+1])
			}
		}
	}
}

// TestDumbTerminal: where the screen can't be used, questions are asked line by line.
func TestDumbTerminal(t *testing.T) {
	cmd := programCommand(t)
	cmd.Env = append(cmd.Env, "TERM=dumb")
	term := onTerminal(t, cmd, 80, 24, "Your name:")
	if strings.Contains(term.Raw(), "\x1b") {
		t.Errorf("an escape was sent to a dumb terminal: %q", term.Raw())
	}
}

// TestFastKeysKeepTheirOrder types sixty answers in one burst, as fast as a terminal can send them.
func TestFastKeysKeepTheirOrder(t *testing.T) {
	const questions = 60
	start := programCommand(t, "answer", "long.cirt", "--questionnaire", "long", "--as", "A. Officer", "q0=0")
	writeLongQuestionnaire(t, filepath.Join(start.Dir, "long"), questions)
	runs(t, start)
	cmd := programCommand(t, "assess", "long.cirt", "--as", "A. Officer")
	cmd.Dir = start.Dir
	term := onTerminal(t, cmd, 80, 24, "Question 1?")
	var burst strings.Builder
	for i := 1; i < questions; i++ {
		burst.WriteByte('0' + byte(i*i%3%2))
	}
	play(t, term, []keystroke{{burst.String(), []string{"60/60"}}, {ctrlQ, nil}}, false)
	ends(t, term)
	state := stateIn(t, filepath.Join(cmd.Dir, "long.cirt"))
	for i := 1; i < questions; i++ {
		id, want := fmt.Sprintf("q%d", i), fmt.Sprint(i*i%3%2)
		if got := state.Answers[id].Answer.Option; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

// A long text that comes at once, from a terminal that doesn't mark pastes, loses no letter.
func TestLongTextInOneGoLosesNoLetter(t *testing.T) {
	start := programCommand(t, "answer", "long.cirt", "--questionnaire", "long", "--as", "A. Officer", "q0=0")
	writeLongQuestionnaire(t, filepath.Join(start.Dir, "long"), 3)
	runs(t, start)
	cmd := programCommand(t, "assess", "long.cirt", "--as", "A. Officer")
	cmd.Dir = start.Dir
	term := onTerminal(t, cmd, 80, 24, "Question 1?")
	text := "x" + strings.Repeat("国家计算机应急响应小组，", 30) + "END"
	play(t, term, []keystroke{{"f", []string{"goes into reports"}}, {text, []string{"END"}}, {ctrlS, []string{"saved"}}, {ctrlQ, nil}}, false)
	ends(t, term)
	state := stateIn(t, filepath.Join(cmd.Dir, "long.cirt"))
	var got string
	for _, e := range state.Answers {
		got += e.Finding
	}
	if got != text {
		t.Errorf("the finding is %q, want %q", got, text)
	}
}
