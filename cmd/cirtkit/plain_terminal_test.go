//go:build !windows

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/ptytest"
	"cirtkit/questionnaires"
)

// dialogue is the line mode in a terminal, as a program that waits for a prompt and types would use it.
type dialogue struct {
	t    *testing.T
	term *ptytest.Terminal
	at   int      // up to where the output was read
	said []string // the lines that were typed
}

func startDialogue(t *testing.T, cmd *exec.Cmd) *dialogue {
	t.Helper()
	term := onTerminal(t, cmd, 80, 24)
	return &dialogue{t: t, term: term}
}

// expect waits until the output that was not read yet holds a text, and reads it to its end.
func (d *dialogue) expect(text string) string {
	d.t.Helper()
	return d.either(text, text)
}

// either waits for one of two texts, and reads the output to the end of the one that comes first.
func (d *dialogue) either(one, other string) string {
	d.t.Helper()
	var said string
	if err := d.term.Until(patience, one, func(string) bool {
		said = d.term.Raw()[d.at:]
		return strings.Contains(said, one) || strings.Contains(said, other)
	}); err != nil {
		d.t.Fatalf("%v; since the last line it said\n%s", err, said)
	}
	for _, text := range []string{one, other} {
		if before, _, found := strings.Cut(said, text); found {
			said = before + text
		}
	}
	d.at += len(said)
	return said
}

// sayOr types a line, and expects one of two texts after it.
func (d *dialogue) sayOr(line, one, other string) string {
	d.t.Helper()
	d.said = append(d.said, line)
	if err := d.term.Type(line + "\r"); err != nil {
		d.t.Fatal(err)
	}
	return d.either(one, other)
}

// say types a line, and expects a text after it.
func (d *dialogue) say(line, text string) string {
	d.t.Helper()
	return d.sayOr(line, text, text)
}

var (
	askedQuestion = regexp.MustCompile(`Question \d+ of \d+\. (?:[^\r\n]*\. )?([a-z0-9.-]+)\r?\n`)
	paintedOrWild = regexp.MustCompile(`[\x1b\x07\x08]|\r[^\r\n]|[─│┌▸●☑○✓]`)
)

// A whole assessment by words alone, from nothing to the report, on a terminal that can only print lines: the
// questionnaire of the library with which a state begins.
func TestAWholeAssessmentByWords(t *testing.T) {
	for _, how := range []struct {
		name string
		args []string
		env  string
	}{
		{"a dumb terminal", nil, "TERM=dumb"},
		{"asked for", []string{"--plain"}, "TERM=xterm-256color"},
	} {
		t.Run(how.name, func(t *testing.T) {
			cmd := programCommand(t, append([]string{"assess"}, how.args...)...)
			cmd.Env = append(cmd.Env, how.env)
			d := startDialogue(t, cmd)
			d.expect("Your name: ")
			d.say("A. Officer", "What would you like to do?")
			d.expect("Number")
			d.say("1", "Which questionnaire?")
			d.expect("Readiness to establish a national CIRT")
			d.expect("Number")
			d.say("establishment", "Subject")
			d.expect(": ")
			d.say("switz", "1  Switzerland")
			d.expect(": ")
			d.say("1", "Team.")
			d.expect("none: ")
			d.say("", "Assessors.")
			d.expect("A. Officer: ")
			d.say("back", "Team.")
			d.expect("none: ")
			d.say("The CIRT to be", "Enter") // the kind of team is asked now
			d.say("", "Assessors.")
			d.say("", "Date.")
			d.say("", "Mode.")
			d.say("2", "Sharing label.")
			d.say("", "National marking.")
			d.say("", "Target.")
			d.say("", "File.")
			d.say("nation.cirt", "Saved in nation.cirt")
			said := d.expect("Answer: ")
			q, err := questionnaires.Find("establishment")
			if err != nil {
				t.Fatal(err)
			}
			// Every question by its kind; the next one comes by itself.
			answered := map[string]string{}
			for {
				found := askedQuestion.FindAllStringSubmatch(said, -1)
				if len(found) == 0 {
					t.Fatalf("no question is asked:\n%s", said)
				}
				id := found[len(found)-1][1]
				question := q.Question(id)
				if question == nil || answered[id] != "" {
					t.Fatalf("%q is asked, and was answered with %q:\n%s", id, answered[id], said)
				}
				answered[id] = wordsFor(question, len(answered))
				said = d.sayOr(answered[id], "Answer: ", "Who provides this?")
				if strings.HasSuffix(said, "Who provides this?") {
					d.expect("open: ")
					said = d.say("1", "Answer: ")
				}
				if strings.Contains(said, "Every question has an answer") {
					break
				}
			}
			d.say("goto need.statement", "Answer: ")
			d.say("finding", "full stop")
			d.say("The paper is of March", "\n")
			d.say("and names the ministry.", "\n")
			d.say("/why", "Why: ")
			d.say(".", "Saved.")
			d.say("note Not for others", "Saved.")
			d.say("evidence", "1  A new record")
			d.say("1", "Text: ")
			d.say("Paper 7", "How we have it")
			for _, after := range []string{"Supports", "Place in it", "Issued by", "Dated", "Valid until", "Marking", "File", "Saved."} {
				d.say("", after)
			}
			d.say("clear", "Cleared and saved.")
			d.say("undo", "Undone")
			d.say("results", "By claim")
			d.say("", "Answer: ")
			d.say("report", ": ")
			d.say("", "The report is in")
			d.say("quit", "To go on: cirtkit assess --plain nation.cirt")
			ends(t, d.term)
			if wild := paintedOrWild.FindString(strings.ReplaceAll(d.term.Raw(), "\r\r\n", "\r\n")); wild != "" {
				t.Errorf("the line mode printed %q", wild)
			}
			checkByWords(t, cmd.Dir, answered)

			// The same lines from a file, through a pipe.
			piped := programCommand(t, "assess", "--plain")
			piped.Stdin = strings.NewReader(strings.Join(d.said, "\n") + "\n")
			out, err := piped.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			checkByWords(t, piped.Dir, answered)
			if !strings.HasSuffix(string(out), "To go on: cirtkit assess --plain nation.cirt\n") {
				t.Errorf("through a pipe it ends with\n%s", out[max(0, len(out)-400):])
			}
		})
	}
}

// wordsFor is what is typed to answer a question; the n-th question in turn is not known, withheld, or skipped.
func wordsFor(q *questionnaires.Question, n int) string {
	switch {
	case n%11 == 3:
		return "dontknow"
	case n%11 == 7 && q.Type != questionnaires.List:
		return "withheld"
	}
	switch q.Type {
	case questionnaires.Number:
		return "12"
	case questionnaires.Date:
		return "2024-02-29"
	case questionnaires.Text:
		return "In words of our own"
	case questionnaires.List:
		return "none"
	case questionnaires.YesNo:
		return "y"
	}
	return q.Options[len(q.Options)-1].Code
}

// checkByWords checks that every answer is in the file, and that the report is there, without the working note.
func checkByWords(t *testing.T, dir string, answered map[string]string) {
	t.Helper()
	file, err := assessment.Read(filepath.Join(dir, "nation.cirt"))
	if err != nil {
		t.Fatal(err)
	}
	state := file.State()
	for id, typed := range answered {
		a := state.Answers[id].Answer
		if got := string(a.State) + a.Option + strings.Join(a.Options, ",") + a.Number + a.Date + a.Text; got == "" {
			t.Errorf("%s was answered with %q, and nothing is recorded", id, typed)
		}
	}
	if len(answered) < 60 {
		t.Errorf("%d questions were asked", len(answered))
	}
	e := state.Answers["need.statement"]
	if e.Finding != "The paper is of March\nand names the ministry." || e.WorkingNote != "Not for others" {
		t.Errorf("notes: %q, %q", e.Finding, e.WorkingNote)
	}
	if state.About.Subject != "Switzerland" || state.About.Team != "The CIRT to be" || state.About.Mode != "facilitated" || len(state.Evidence) != 1 {
		t.Errorf("about %+v, %d pieces of evidence", state.About, len(state.Evidence))
	}
	src, err := os.ReadFile(filepath.Join(dir, "nation.pdf"))
	if err != nil || !bytes.HasPrefix(src, []byte("%PDF-")) {
		t.Fatalf("nation.pdf is no PDF (%v)", err)
	}
}

// An interrupt ends the line mode with its exit code; what was answered is in the file, and it is said where to
// go on.
func TestLineModeEndsInOrderAtASignal(t *testing.T) {
	cmd := besideCommon(t, "assess", "team.cirt", "--questionnaire", "small", "--as", "A. Officer", "--plain")
	d := startDialogue(t, cmd)
	d.expect("Subject")
	d.say("Examplia", "Team.")
	for _, after := range []string{"Assessors", "Date", "Mode", "Sharing", "marking", "Target", "File", "Answer: "} {
		d.say("", after)
	}
	d.say("2", "Answer: ")
	d.say("finding", "full stop")
	d.say("half a note", "\n")
	d.say("/why", "Why: ")
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	d.expect("Not finished, so not saved: a note, which is kept as a draft")
	d.expect("To go on: cirtkit assess --plain team.cirt")
	err := d.term.End(patience)
	if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != exitInterrupted {
		t.Errorf("it ended with %v, want exit code %d", err, exitInterrupted)
	}
	state := stateIn(t, filepath.Join(cmd.Dir, "team.cirt"))
	if got := state.Answers["status.exists"].Answer.Option; got != "decided" {
		t.Errorf("recorded %q", got)
	}
}
