package wizard

import (
	"strings"
	"testing"
)

// An approval in the line mode says what it binds before anybody is named, and afterwards what a later change does.
func TestApprovingLineByLine(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "2", "approve", "H. Head", "Director", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, part := range []string{"8 questions are not answered", "Approved by H. Head", "A later change opens a new draft"} {
		i := strings.Index(out[at:], part)
		if i < 0 {
			t.Fatalf("after byte %d it does not say %q:\n%s", at, part, out)
		}
		at += i
	}
	if s := stateOf(t, cfg.Path); s.Status.Now != "approved" || s.Status.Approval.Office != "Director" {
		t.Errorf("the status is %+v", s.Status)
	}
}
