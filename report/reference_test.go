package report

import (
	"slices"
	"strings"
	"testing"
)

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
