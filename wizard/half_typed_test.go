package wizard

import (
	"testing"

	"cirtkit/questionnaires"
)

// What is half typed is not dropped in silence: leaving says so once, and goes at the second time.
func TestHalfTypedAnswersAreNotDroppedInSilence(t *testing.T) {
	r := open(t)
	r.at("facts.name")
	r.press("enter")
	r.write("CIRT Examplia")
	r.press("esc")
	r.sees("What you wrote is not saved", "CIRT Examplia")
	r.press("enter")
	if got := r.onDisk().Answers["facts.name"]; got == nil || got.Answer.Text != "CIRT Examplia" {
		t.Fatalf("recorded %+v\n%s", got, r.app.View())
	}
	r.at("facts.name")
	r.press("enter")
	r.write(" II")
	r.press("ctrl+q")
	r.sees("The same key again leaves without it")
	r.press("esc", "esc")
	if got := r.answerTo("facts.name").Text; got != "CIRT Examplia" {
		t.Errorf("the answer is %q", got)
	}
}

// A list with entries is neither cleared nor empty; its entries are taken out one by one.
func TestAListWithEntriesIsNotNone(t *testing.T) {
	r := open(t)
	r.at("facts.teams")
	r.press("a")
	r.write("Gov-CIRT")
	r.press("ctrl+s")
	for _, key := range []string{"0", "c"} {
		r.press(key)
		r.sees("There is 1 entry", "Gov-CIRT")
		if e := r.onDisk().Answers["facts.teams"]; len(e.Rows) != 1 || e.Answer.State != questionnaires.Answered {
			t.Errorf("after %s: %+v", key, e)
		}
	}
}

// In the line mode the words that leave are no reason, and a question mark is no value.
func TestLineModeWordsAreNoValues(t *testing.T) {
	for _, word := range []string{"back", "quit", "cancel"} {
		cfg := newFile(t)
		if _, err := plainRun(t, cfg, "goto facts.since", "2021-05-06", "goto facts.since", "na", word); err != nil {
			t.Fatal(err)
		}
		if got := stateOf(t, cfg.Path).Answers["facts.since"].Answer; got.State != questionnaires.Answered || got.Date != "2021-05-06" {
			t.Errorf("after na and %s: %+v", word, got)
		}
	}
	cfg := newFile(t)
	if _, err := plainRun(t, cfg, "goto facts.teams", "add", "?", "Gov-CIRT", "", ""); err != nil {
		t.Fatal(err)
	}
	rows := stateOf(t, cfg.Path).Answers["facts.teams"].Rows
	if len(rows) != 1 || rows[0].Cells["name"] != "Gov-CIRT" {
		t.Errorf("rows: %v", rows)
	}
}
