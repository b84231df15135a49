package wizard

import (
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// Words in any order, with a slip, without their accents, and by an id's letters find; an id or code comes first.
func TestFinding(t *testing.T) {
	r := open(t)
	r.at("service.desk")
	r.press("w")
	r.write("Décret n° 7 de la République")
	r.press("esc")
	d := r.app.desk
	tests := []struct{ typed, first string }{
		{"instrument legal", "mandate.basis"},
		{"instrumetn", "mandate.basis"},
		{"republique decret", "service.desk"},
		{"mbas", "mandate.basis"},
		{"M-01", "mandate.basis"},
		{"m01", "mandate.basis"},
		{"service.desk", "service.desk"},
		{"DESK", "service.desk"},
	}
	for _, tt := range tests {
		if got := ids(d.find(tt.typed)); len(got) == 0 || got[0] != tt.first {
			t.Errorf("find(%q) = %v, want %s first", tt.typed, got, tt.first)
		}
	}
	if got := d.find("zzzzz"); len(got) != 0 {
		t.Errorf("zzzzz finds %v", ids(got))
	}
}

// Two states hold together, with their counts in view; what was picked from is gone through, and esc leaves it.
func TestWhatWasFoundIsGoneThrough(t *testing.T) {
	r := open(t)
	for _, id := range []string{"mandate.basis", "service.desk", "service.hours"} {
		r.at(id)
		r.press("m")
	}
	r.at("service.desk")
	r.press("d")
	r.press("/")
	f := r.app.top().(*finder)
	for findStates[f.state] != "marked" {
		r.press("tab")
	}
	r.press("ctrl+f")
	for findStates[f.state] != "open" {
		r.press("tab")
	}
	r.size(120, 40)
	r.golden("find-two")
	if got := ids(f.found(r.app).questions); !slices.Equal(got, []string{"mandate.basis", "service.hours"}) {
		t.Fatalf("marked and not answered are %v", got)
	}
	r.press("enter")
	r.sees("list: 1 of 2, marked + not answered")
	r.press("2") // an answer goes on in the list
	if got := r.question(); got != "service.hours" {
		t.Errorf("after an answer comes %s", got)
	}
	r.press("right")
	r.sees("That was the end of the list")
	r.press("left")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("back comes %s", got)
	}
	r.press("esc")
	r.sees("All questions again.")
	r.press("right")
	if got := r.question(); got == "service.hours" {
		t.Error("the list was not left")
	}
	if strings.Contains(r.app.View(), "list: ") {
		t.Errorf("the list is still shown:\n%s", r.app.View())
	}
	r.press("esc")
	if r.app.top().name() != "menu" {
		t.Errorf("without a list esc opens %s", r.app.top().name())
	}
}

// A quick note is found too, and picking it opens it.
func TestAQuickNoteIsFound(t *testing.T) {
	r := open(t)
	r.press("N", "a")
	r.write("Ask the regulator about spectrum")
	r.press("esc", "esc", "/")
	r.write("SPECTRUM")
	r.sees("Quick note: Ask the regulator about spectrum")
	r.press("enter")
	if r.app.top().name() != "noting" {
		t.Errorf("it opens %s", r.app.top().name())
	}
}

// A click on a state chooses it, a click on a question goes there.
func TestFindingByMouse(t *testing.T) {
	r := open(t)
	r.at("service.hours")
	r.press("m", "/")
	r.size(120, 40)
	clickOn(r, "marked ")
	r.sees("1 question")
	clickOn(r, "service.hours")
	if got := r.question(); got != "service.hours" {
		t.Errorf("the click went to %s", got)
	}
}

// clickOn clicks where a text stands on the screen.
func clickOn(r *rig, text string) {
	r.t.Helper()
	for y, l := range strings.Split(r.app.View(), "\n") {
		if x := strings.Index(l, text); x >= 0 {
			r.send(tea.MouseMsg{X: width(l[:x]), Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
			return
		}
	}
	r.t.Fatalf("the screen does not show %q:\n%s", text, r.app.View())
}
