package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// A list that has entries is never told as "none" to a reviewer, to who writes a note on it, or to who hears positions.
func TestAListWithEntriesIsToldByThem(t *testing.T) {
	r := open(t)
	cells := map[string]string{r.app.desk.q.Question("facts.teams").Columns[0].ID: "EX-CIRT"}
	entered := []assessment.Intent{
		assessment.SetAnswer(r.app.desk.q.Question("facts.teams"), questionnaires.Answer{State: questionnaires.Answered}),
		assessment.PutRow("facts.teams", questionnaires.Row{ID: "r1-1", Cells: cells}),
	}
	for _, in := range entered {
		r.run(r.app.put(in))
	}
	r.at("facts.teams")
	r.press("V", "enter")
	r.sees("● 1 entry", "EX-CIRT", "Accept the answer: 1 entry")
	if r.seen("Accept the answer: none") {
		t.Error("the review says that the list is empty")
	}
	r.press("esc", "w")
	r.sees("● 1 entry")

	cfg := newFile(t)
	saveIn(t, cfg, cfg.Path, "A. Officer", entered...)
	out, err := plainRun(t, cfg, "goto facts.teams", "review", "", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "Accept the answer: 1 entry") {
		t.Errorf("the line mode does not say what is accepted:\n%s", out)
	}
}

// Input that ends in the form of a new assessment says how to come back to the same form.
func TestBeginningAgainNamesWhatWasMeant(t *testing.T) {
	cfg := newFile(t)
	cfg.Path, cfg.Questionnaire = "never made.cirt", "establishment"
	out, err := plainRun(t, cfg, "Examplia")
	if err != nil {
		t.Fatal(err)
	}
	want := "Nothing was created. To begin again: cirtkit assess --plain --questionnaire establishment " + shellWord(cfg.Path)
	if !strings.Contains(out, want) {
		t.Errorf("it does not say %q:\n%s", want, out)
	}
}
