package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
)

// What was set to what it was, such as a status after a new draft, or a value that was chosen after a merge, is not told as
// a step from itself to itself.
func TestAChangeToTheSameIsNoStep(t *testing.T) {
	r := open(t)
	for _, tt := range []struct {
		field    assessment.Field
		question string
		value    string
		want     string
	}{
		{"status", "", `{"now":"agreed"}`, "agreed"},
		{"answer/mandate.basis", "mandate.basis", `{"state":"answered","option":"3"}`, "3"},
	} {
		for _, within := range []bool{true, false} {
			got := changeWords(r.app.words, r.app.desk, assessment.Change{Field: tt.field, Question: tt.question, Before: tt.value, After: tt.value}, within)
			if strings.Contains(got, "→") || !strings.Contains(got, tt.want) {
				t.Errorf("%s: it says %q", tt.field, got)
			}
		}
	}
}
