package demo_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/demo"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

func written(t *testing.T) (string, *assessment.State) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.cirt")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Damage()) > 0 || f.TornBytes() > 0 {
		t.Fatalf("damage %v, torn %d bytes", f.Damage(), f.TornBytes())
	}
	return path, f.State()
}

func TestWriteGivesTheSameBytes(t *testing.T) {
	first, _ := written(t)
	second, _ := written(t)
	a, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(second)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("two runs give different files")
	}
}

func TestWriteNeverReplaces(t *testing.T) {
	path, _ := written(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Write(path); err == nil {
		t.Error("a file that is there was written over without an error")
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file that was there changed (%v)", err)
	}
}

func TestEveryQuestionIsAnsweredOrExplained(t *testing.T) {
	_, state := written(t)
	result := scoring.Score(state.Questionnaire, state.ScoringInput(state.About.Date))
	for _, q := range state.Questionnaire.Questions() {
		if result.Question(q.ID).Asked == scoring.False {
			continue
		}
		entry := state.Answers[q.ID]
		if entry == nil || entry.Answer.State == questionnaires.Unanswered {
			t.Errorf("%s is not answered", q.ID)
			continue
		}
		if entry.Answer.State != questionnaires.Answered && entry.Finding == "" {
			t.Errorf("%s is %s, and no finding says why", q.ID, entry.Answer.State)
		}
		if q.Provided && entry.Answer.State == questionnaires.Answered && entry.Provided == "" {
			t.Errorf("%s does not say who provides it", q.ID)
		}
	}
	if len(state.Unknown) > 0 || len(state.Conflicts) > 0 || state.Ends != 1 {
		t.Errorf("unknown %v, conflicts %v, ends %d", state.Unknown, state.Conflicts, state.Ends)
	}
}

func TestLevels(t *testing.T) {
	_, state := written(t)
	result := scoring.Score(state.Questionnaire, state.ScoringInput(state.About.Date))
	tests := []struct {
		reading           scoring.Reading
		reached, possible int
	}{
		{scoring.Claimed, 2, 3},   // a text on powers that nobody could find
		{scoring.Evidenced, 1, 3}, // the constituency paper is promised, the approval of the cost described
		{scoring.Reviewed, 1, 1},  // the reviewer takes the constituency for a draft until the paper comes
	}
	for _, tt := range tests {
		ladder := result.Reading(tt.reading).Node("").Ladders[0]
		if ladder.Reached != tt.reached || ladder.Possible != tt.possible {
			t.Errorf("%s: readiness %d, possible %d; want %d and %d", tt.reading, ladder.Reached, ladder.Possible, tt.reached, tt.possible)
			for i, rung := range ladder.Rungs {
				for _, r := range rung.Requirements {
					if r.Verdict != scoring.Met {
						t.Logf("rung %d: %s %s need %d have %d to %d", i+1, r.Verdict, r.Question, r.Need, r.HaveLow, r.HaveHigh)
					}
				}
			}
		}
	}
}

// TestSomethingOfEverything: the demo is there to show the program, so nothing may be missing from it.
func TestSomethingOfEverything(t *testing.T) {
	_, state := written(t)
	var findings, working, marks, rows, reviews, differ, corrected, onBehalf int
	states := map[questionnaires.AnswerState]int{}
	for _, entry := range state.Answers {
		states[entry.Answer.State]++
		rows += len(entry.Rows)
		if entry.Finding != "" {
			findings++
		}
		if entry.WorkingNote != "" {
			working++
		}
		if entry.Marked {
			marks++
		}
		if entry.Review != nil {
			reviews++
		}
		if entry.Why != "" {
			corrected++
		}
		if entry.For != "" {
			onBehalf++
		}
		for _, p := range entry.Positions[min(1, len(entry.Positions)):] {
			if p.Answer.Option != entry.Positions[0].Answer.Option {
				differ++
				break
			}
		}
	}
	for _, tt := range []struct {
		what      string
		got, want int
	}{
		{"sessions", len(state.Sessions), 8},
		{"evidence records", len(state.Evidence), 20},
		{"findings", findings, 40},
		{"working notes", working, 4},
		{"quick notes", len(state.Notes), 2},
		{"marks", marks, 2},
		{"rows", rows, 12},
		{"reviews", reviews, 10},
		{"questions on which accounts differ", differ, 6},
		{"corrected answers", corrected, 2},
		{"answers on somebody's behalf", onBehalf, 30},
		{"don't know", states[questionnaires.DontKnow], 2},
		{"withheld", states[questionnaires.Withheld], 1},
		{"not applicable", states[questionnaires.NotApplicable], 1},
	} {
		if tt.got < tt.want {
			t.Errorf("%d %s, want at least %d", tt.got, tt.what, tt.want)
		}
	}
	hows := map[string]int{}
	expired := 0
	for _, e := range state.Evidence {
		hows[e.How]++
		if e.ValidUntil != "" && e.ValidUntil < state.About.Date {
			expired++
		}
	}
	for _, how := range assessment.Hows {
		if hows[how] == 0 {
			t.Errorf("no evidence was %s", how)
		}
	}
	if expired == 0 {
		t.Error("no evidence is past its term")
	}
	if !strings.Contains(state.About.Subject, "invented") {
		t.Errorf("the subject %q does not say that it is invented", state.About.Subject)
	}
	if state.About.Country != "" {
		t.Errorf("the invented country has the code %s of a real one", state.About.Country)
	}
	if state.Status.Now != "agreed" {
		t.Errorf("status %q, want agreed", state.Status.Now)
	}
}
