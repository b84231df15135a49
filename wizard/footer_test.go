package wizard

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// clickFoot presses the left button on the first cell of a text in the footer.
func (r *rig) clickFoot(text string) {
	r.t.Helper()
	lines := strings.Split(r.app.View(), "\n")
	for y := len(lines) - r.app.footRows(); y < len(lines); y++ {
		if before, _, found := strings.Cut(lines[y], text); found {
			r.send(tea.MouseMsg{X: width(before), Y: y, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
			return
		}
	}
	r.t.Fatalf("no %q in the footer:\n%s", text, r.app.View())
}

// What the footer shows can be clicked, on its key and on its word, in one line and in two.
func TestTheFooterIsClicked(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		r := open(t)
		r.size(size[0], size[1])
		first := r.question()
		r.clickFoot("→")
		if r.question() == first {
			t.Errorf("at %v the arrow did not go on", size)
		}
		r.clickFoot("←")
		if r.question() != first {
			t.Errorf("at %v the arrow did not go back", size)
		}
		r.clickFoot("menu")
		if got := r.app.top().name(); got != "menu" {
			t.Errorf("at %v the screen is %s, not the menu", size, got)
		}
		r.clickFoot("esc")
		r.clickFoot("?")
		if got := r.app.top().name(); got != "help" {
			t.Errorf("at %v the screen is %s, not the help", size, got)
		}
		r.clickFoot("esc")
		r.question()
	}
}

// Every key of every table has a key of the terminal behind it.
func TestKeysHaveTheirNames(t *testing.T) {
	for name := range namedKeys {
		if got := keyNamed(name); got.Type != namedKeys[name] {
			if got.String() != name || got.Type == tea.KeyRunes {
				t.Errorf("%s: %+v", name, got)
			}
		}
	}
	if got := keyNamed("?"); got.String() != "?" {
		t.Errorf("?: %+v", got)
	}
}
