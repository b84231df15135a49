//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// TestImportOnATerminal confirms question by question in a real pseudo-terminal, and reads what was written.
func TestImportOnATerminal(t *testing.T) {
	cmd := programCommand(t, "import", "team.cirt", "answers.csv", "--as", "A. Officer")
	q, err := questionnaires.Load(filepath.Join("testdata", "common", "small"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(cmd.Dir, "team.cirt")
	f, err := assessment.Create(path, q, assessment.Options{Author: "A. Officer"})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	table := "question,answer\nstatus.exists,decided\nmandate.basis,2\nmandate.head,yes\n"
	if err := os.WriteFile(filepath.Join(cmd.Dir, "answers.csv"), []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	term := onTerminal(t, cmd, 200, 40, "3 new", "[all/each/none]")
	if err := term.Type("each" + enter + "y" + enter + "n" + enter + "y" + enter); err != nil {
		t.Fatal(err)
	}
	wait(t, term, "[yes/no/done/none]", "2 values from answers.csv brought into team.cirt, as one act.")
	state := stateIn(t, path)
	if state.Acts != 1 || state.Answers["status.exists"] == nil || state.Answers["mandate.head"] == nil || state.Answers["mandate.basis"] != nil {
		t.Errorf("%d acts; %+v", state.Acts, state.Answers)
	}
}

// TestImportOfAnotherAssessmentOnATerminal asks first when the subjects differ; all that is taken at once replaces
// nothing, what is confirmed by itself does.
func TestImportOfAnotherAssessmentOnATerminal(t *testing.T) {
	q, err := questionnaires.Load(filepath.Join("testdata", "common", "small"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		typed []string // what is waited for, and what is typed then
		acts  int
		want  string // mandate.basis and mandate.head
	}{
		{[]string{"Go on? [yes/no]", "no", "Nothing was brought in."}, 2, "1 "},
		{[]string{"Go on? [yes/no]", "yes", "[all/each/none]", "all", "1 value from"}, 3, "1 yes"},
		{[]string{"Go on? [yes/no]", "yes", "[all/each/none]", "each", "1 of 2", "yes", "2 of 2", "done", "1 value from"}, 3, "2 "},
	} {
		cmd := programCommand(t, "import", "team.cirt", "old.cirt", "--as", "A. Officer")
		made := func(name, subject string, answers ...string) string {
			path := filepath.Join(cmd.Dir, name)
			f, err := assessment.Create(path, q, assessment.Options{Author: "A. Officer"})
			if err != nil {
				t.Fatal(err)
			}
			intents := []assessment.Intent{assessment.SetAbout(assessment.About{Subject: subject})}
			for i := 0; i < len(answers); i += 2 {
				intents = append(intents, assessment.SetAnswer(q.Question(answers[i]), questionnaires.Answer{State: questionnaires.Answered, Option: answers[i+1]}))
			}
			if _, err := f.Save(intents...); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			return path
		}
		path := made("team.cirt", "Examplia", "mandate.basis", "1")
		made("old.cirt", "Sampleland", "mandate.basis", "2", "mandate.head", "yes")
		term := onTerminal(t, cmd, 80, 40)
		for i, text := range tt.typed {
			if i%2 == 0 {
				wait(t, term, text)
			} else if err := term.Type(text + enter); err != nil {
				t.Fatal(err)
			}
		}
		after, err := assessment.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, id := range []string{"mandate.basis", "mandate.head"} {
			if e := after.State().Answers[id]; e != nil {
				got += e.Answer.Option
			}
			if id == "mandate.basis" {
				got += " "
			}
		}
		if acts := after.State().Acts; got != tt.want || acts != tt.acts {
			t.Errorf("%v: the answers are %q after %d acts, want %q after %d", tt.typed, got, acts, tt.want, tt.acts)
		}
	}
}
