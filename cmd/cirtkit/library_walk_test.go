package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// TestLibraryIsWalkedThrough answers every question of every questionnaire of the library in the line mode, in
// the order in which it is asked, and makes the report: what an officer does from the first question to the PDF.
func TestLibraryIsWalkedThrough(t *testing.T) {
	for _, info := range questionnaires.Library() {
		t.Run(info.ID, func(t *testing.T) {
			t.Parallel()
			q, err := questionnaires.Open(info.ID)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			env := func(name string) string {
				return map[string]string{"CIRTKIT_HOME": filepath.Join(dir, "home"), "LANG": "C.UTF-8"}[name]
			}
			if err := (settings.Settings{Author: "A. Officer"}).Save(settings.Dir(env)); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, "walk.cirt")
			do := func(input string, args ...string) string {
				t.Helper()
				var out, problems bytes.Buffer
				if code := run(context.Background(), args, strings.NewReader(input), &out, &problems, env); code != 0 {
					t.Fatalf("cirtkit %s: exit code %d\n%s", strings.Join(args, " "), code, problems.String())
				}
				return out.String()
			}
			do("", "answer", file, "--questionnaire", info.ID, "--as", "A. Officer", firstFact(q))

			oneLine := func(s string) string { return strings.Join(strings.Fields(s), " ") }
			said := oneLine(do(answersTo(q), "assess", file, "--plain", "--as", "A. Officer"))
			for _, s := range q.AllSections() {
				if s.Intro != "" && len(s.Questions) > 0 && !strings.Contains(said, oneLine(s.Title+". "+s.Intro)) {
					t.Errorf("the introduction of %s was not printed", s.ID)
				}
			}
			f, err := assessment.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, question := range q.Questions() {
				e := f.State().Answers[question.ID]
				if question.When.IsZero() && question.Type != questionnaires.List && (e == nil || e.Answer.State == questionnaires.Unanswered) {
					t.Errorf("%s was asked and is not answered", question.ID)
				}
			}
			do("", "score", file)
			do("", "report", file, "--out", filepath.Join(dir, "walk.pdf"))
			if pdf, err := os.ReadFile(filepath.Join(dir, "walk.pdf")); err != nil || len(pdf) < 20_000 || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
				t.Errorf("a report of %d bytes, %v", len(pdf), err)
			}
		})
	}
}

// firstFact is an answer that makes the file: don't know, to the first question.
func firstFact(q *questionnaires.Questionnaire) string { return q.Questions()[0].ID + "=?" }

// answersTo goes to each question and gives the answer that a person would type: the highest option, so that
// whatever hangs on a condition is asked too where that is enough.
func answersTo(q *questionnaires.Questionnaire) string {
	var b strings.Builder
	for _, question := range q.Questions() {
		b.WriteString("goto " + question.ID + "\n")
		switch question.Type {
		case questionnaires.Number:
			b.WriteString("2\n")
		case questionnaires.Date:
			b.WriteString("2026-01-05\n")
		case questionnaires.Text:
			b.WriteString("As the paper says.\n")
		case questionnaires.List:
			b.WriteString("none\n")
		default:
			b.WriteString(question.Options[len(question.Options)-1].Code + "\n")
		}
	}
	return b.String() + "quit\n"
}
