package report

import (
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// A model whose codes agree with the numbers shows each question under its own code, once.
func TestCodesOfAPublishedModel(t *testing.T) {
	q, err := questionnaires.Open("sim3-self-assessment")
	if err != nil {
		t.Fatal(err)
	}
	refs := references(q)
	codes := 0
	for _, question := range q.Questions() {
		if len(question.Maps["sim3-v2i"]) == 0 {
			continue // a fact
		}
		codes++
		code := question.Maps["sim3-v2i"][0]
		b := builder{lang: lang.English(), refs: refs}
		if got := b.named(question); refs[question.ID] != code || got != question.Label {
			t.Errorf("%s is shown as %q, number %q; want %q, %q", question.ID, got, refs[question.ID], question.Label, code)
		}
	}
	if codes != 45 {
		t.Errorf("%d parameters, want 45", codes)
	}
}

// The numbers of questions stand in comments and letters, so the rule may not change for any of these.
func TestPrefixes(t *testing.T) {
	tests := []struct{ ids, want string }{
		{"mandate", "M"},
		{"mandate means work", "MA ME W"},
		{"alpha alpine", "AL AP"},             // alike for more than three letters
		{"alpha alpine alpaca", "AL AP AA"},   // and a later letter is taken
		{"a ab", "A1 AB"},                     // one is the beginning of the other
		{"one one-two one.three", "ON OE OT"}, // signs don't count
		{"2024 2025", "20 22"},
	}
	for _, tt := range tests {
		if got := prefixesOf(strings.Fields(tt.ids)); !slices.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("prefixesOf(%s) = %v, want %s", tt.ids, got, tt.want)
		}
	}
}
