package wizard

import (
	"strings"
	"testing"
)

// Typing in the help finds a key: by what it does, from whatever screen.
func TestTypingFindsAKey(t *testing.T) {
	r := open(t)
	r.size(100, 60)
	r.press("?")
	if all := r.app.View(); !strings.Contains(all, "For a projector") || !strings.Contains(all, "Quick notes without a question") {
		t.Fatalf("the help does not hold every key:\n%s", all)
	}
	r.write("projec")
	v := r.app.View()
	if !strings.Contains(v, "W ") || !strings.Contains(v, "For a projector") || strings.Contains(v, "Quick notes without a question") {
		t.Errorf("typing finds:\n%s", v)
	}
}
