package main

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// TestDemoReportHoldsEverything reads the text of the demo's full report: every answer, finding, level and evidence
// record is in it, and no working note is.
func TestDemoReportHoldsEverything(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	dir := t.TempDir()
	var stdout, stderr bytes.Buffer
	if code := run(context.Background(), []string{"demo", "--out", dir}, strings.NewReader(""), &stdout, &stderr, noEnvironment); code != exitDone {
		t.Fatalf("demo: exit code %d\n%s", code, stderr.String())
	}
	full := filepath.Join(dir, "full.pdf")
	if code := run(context.Background(), []string{"report", filepath.Join(dir, "demo.cirt"), "--depth", "full", "--out", full}, strings.NewReader(""), &stdout, &stderr, noEnvironment); code != exitDone {
		t.Fatalf("report: exit code %d\n%s", code, stderr.String())
	}
	// In the order in which it was drawn, the lines of a cell follow each other.
	out, err := exec.Command("pdftotext", "-raw", full, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := words(string(out))
	file, err := assessment.Read(filepath.Join(dir, "demo.cirt"))
	if err != nil {
		t.Fatal(err)
	}
	state := file.State()
	has := func(what, want string) {
		t.Helper()
		if !strings.Contains(text, words(want)) {
			t.Errorf("the report lacks %s: %q", what, want)
		}
	}
	lacks := func(what, secret string) {
		t.Helper()
		if secret != "" && strings.Contains(text, words(secret)) {
			t.Errorf("the report holds %s: %q", what, secret)
		}
	}
	for _, q := range state.Questionnaire.Questions() {
		entry := state.Answers[q.ID]
		if entry == nil {
			continue
		}
		for _, shown := range shownAnswers(q, entry) {
			has("the answer to "+q.ID, shown)
		}
		has("the finding on "+q.ID, entry.Finding)
		lacks("a working note on "+q.ID, entry.WorkingNote)
		for _, p := range entry.Positions {
			lacks("the note on a position on "+q.ID, p.Note)
		}
	}
	for _, note := range state.Notes {
		lacks("a quick note", note.Text)
	}
	for _, e := range state.Evidence {
		has("evidence "+e.ID, e.Reference)
		has("the issuer of "+e.ID, e.Issuer)
	}
	has("the level by claim", "By claim, level 2 is reached")
	has("the level by evidence", "By recorded evidence, level 1 is reached")
	has("the designations", "Designations used imply no opinion on the legal status of any country")
	for _, a := range state.About.Assessors {
		has("an assessor", a)
	}
}

// shownAnswers are the texts that a reader must find for an answer.
func shownAnswers(q *questionnaires.Question, entry *assessment.Entry) []string {
	a := entry.Answer
	switch a.State {
	case questionnaires.DontKnow:
		return []string{"Don't know"}
	case questionnaires.Withheld:
		return []string{"Withheld"}
	case questionnaires.NotApplicable:
		for _, na := range q.NA {
			if na.ID == a.Reason {
				return []string{na.Text}
			}
		}
		return []string{a.Reason}
	}
	shown := []string{a.Text}
	for _, code := range append([]string{a.Option}, a.Options...) {
		if i := q.OptionIndex(code); i >= 0 {
			shown = append(shown, q.Options[i].Text)
		}
	}
	for _, row := range entry.Rows {
		for _, column := range q.Columns {
			if column.Type == questionnaires.Text {
				shown = append(shown, row.Cells[column.ID])
			}
		}
	}
	return shown
}

// words takes the white space out: a line may break at a space or, in a reference, at a slash.
func words(s string) string {
	return strings.Join(strings.Fields(s), "")
}

func noEnvironment(string) string { return "" }
