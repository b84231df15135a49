package wizard

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// The goldens of the types of which no other test has one.
func TestGoldenTypes(t *testing.T) {
	r := open(t)
	r.at("facts.exists")
	r.golden("question-choice")
	r.at("facts.since")
	r.golden("question-date")
	r.press("1")
	r.write("2 march 2026")
	r.golden("question-date-open")
	r.press("enter")
	r.golden("question-text")
	r.press("enter")
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("A text of several lines\nthat was pasted, of which one goes on for longer than most windows are wide, so that it is wrapped at the edge of the field."), Paste: true})
	r.golden("question-text-open")
	r.press("enter")
	for _, cells := range []map[string]string{
		{"name": "Gov-CIRT", "kind": "sector", "people": "1200"},
		{"name": "A team with a name that is a good deal longer than the names of most teams are in practice", "kind": "academic", "people": "7"},
	} {
		q := r.app.desk.q.Question("facts.teams")
		r.run(r.app.put(r.app.desk.rowFrom(q, questionnaires.Row{}, cells)))
	}
	r.at("facts.teams")
	r.press("down", "down")
	r.golden("question-entries")
}

// A click opens a page, gives what every question takes, and goes to a section or a question.
func TestClicksBesideTheAnswers(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}} {
		r := open(t)
		r.size(size[0], size[1])
		r.at("service.desk")
		clickOn(r, "Positions")
		if s := r.app.top().(*asking); s.tab != tabPositions {
			t.Errorf("at %v a click on a page opened %s", size, tabNames[s.tab])
		}
		clickOn(r, "! withheld")
		if got := r.answerTo("service.desk").State; got != questionnaires.Withheld {
			t.Errorf("at %v a click on withheld recorded %q", size, got)
		}
		r.at("service.desk")
		clickOn(r, "- not applicable")
		if got := r.app.top().name(); got != "na" {
			t.Errorf("at %v a click on not applicable shows %s", size, got)
		}
	}
	r := open(t)
	r.size(120, 40)
	r.at("service.desk")
	clickOn(r, "Hours")
	if got := r.question(); got != "service.hours" {
		t.Errorf("a click on a question of the list went to %s", got)
	}
	clickOn(r, "Mandate  ")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("a click on a section went to %s", got)
	}
}

// The list at the left says how each question of the section stands.
func TestTheListSaysHowQuestionsStand(t *testing.T) {
	r := open(t)
	r.size(120, 40)
	r.at("service.desk")
	r.press("d", "!")
	r.sees("? Report desk", "! Hours")
	r.press("u", "1")
	r.sees("✓ Hours")
	r.at("service.desk")
	r.press("-", "1")
	r.sees("- Report desk")
	r.at("mandate.basis")
	r.sees("· Legal basis")
	r.press("2")
	r.at("mandate.basis")
	r.app.desk.disk.Conflicts = []assessment.Conflict{{Question: "mandate.basis", Field: "answer/mandate.basis"}}
	r.app.desk.refresh()
	r.sees("≠ Legal basis")
}

// What an earlier assessment answered is shown once the new answer is given, and never in a room.
func TestLastTimeIsShownAfterTheAnswer(t *testing.T) {
	r := open(t)
	r.app.desk.since = &since{said: map[string]questionnaires.Answer{
		"mandate.basis": {State: questionnaires.Answered, Option: "1"},
		"service.hours": {State: questionnaires.Answered, Option: "day"},
	}}
	r.at("mandate.basis")
	if r.seen("Last time") {
		t.Errorf("it leads whoever answers:\n%s", r.app.View())
	}
	r.size(160, 40)
	r.press("3")
	if got := r.question(); got != "service.desk" {
		t.Errorf("it holds up: the question is %s", got)
	}
	r.sees("M-01: 3 A law", "Last time: 1 A dated draft")
	r.at("mandate.basis")
	r.sees("Last time  1 A dated draft")
	r.at("service.hours")
	r.press("2")
	r.at("service.desk")
	r.press("W")
	r.at("mandate.basis")
	r.press("2")
	r.at("mandate.basis")
	if r.seen("Last time") {
		t.Errorf("the room sees it:\n%s", r.app.View())
	}
}
