package scoring

import (
	"strconv"
	"strings"
	"testing"

	"cirtkit/questionnaires"
)

// parseItems reads children, of weight 1: "0.2" is known, "0.2..0.8" open between the two, and a "?"
// behind either says that it may vanish.
func parseItems(t *testing.T, text string) []item {
	t.Helper()
	var items []item
	for field := range strings.FieldsSeq(text) {
		field, mayVanish := strings.CutSuffix(field, "?")
		low, high, open := strings.Cut(field, "..")
		if !open {
			high = low
		}
		it := item{weight: 1000, span: span{defined: true, known: !open && !mayVanish, mayVanish: mayVanish}}
		it.low, it.high = parseNumber(t, low), parseNumber(t, high)
		it.soFar = it.low
		items = append(items, it)
	}
	return items
}

func parseNumber(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The bounds that docs/scoring.md states under "Bounds", rule by rule, with the cases where children may
// vanish.
func TestBoundsOfEachRule(t *testing.T) {
	tests := []struct {
		rule, items string
		low, high   float64
		mayVanish   bool
	}{
		// What may vanish is in where that makes the mean lower, or higher.
		{questionnaires.Mean, "0.5 0.25?", 0.375, 0.5, false},
		{questionnaires.Mean, "0.5 0.75?", 0.5, 0.625, false},
		{questionnaires.Mean, "0.5 0..1? 0.25?", 0.25, 0.75, false},
		{questionnaires.Mean, "0.25? 0.75?", 0.25, 0.75, true}, // a single one is best

		{questionnaires.Minimum, "0.5 0.75", 0.5, 0.5, false},
		{questionnaires.Minimum, "0.75 0.5", 0.5, 0.5, false},
		{questionnaires.Minimum, "0.5 0.25?", 0.25, 0.5, false},
		{questionnaires.Minimum, "0.25? 0.5", 0.25, 0.5, false},
		{questionnaires.Minimum, "0.25? 0.75? 0.5?", 0.25, 0.75, true}, // the highest of all stays alone

		{questionnaires.Sum, "0.5 0.25?", 0.5, 0.75, false},
		{questionnaires.Sum, "0.5? 0.25?", 0.25, 0.75, true}, // the least one stays

		{questionnaires.SumWhileFull, "1 0.5 1", 1.5, 1.5, false},
		{questionnaires.SumWhileFull, "0..1 0.5", 0, 1.5, false},
		{questionnaires.SumWhileFull, "0.5? 1", 0.5, 1, false}, // to vanish lets the sum get to what is full
		{questionnaires.SumWhileFull, "1? 0.5", 0.5, 1.5, false},
		{questionnaires.SumWhileFull, "1? 0.25?", 0.25, 1.25, true},
	}
	for _, tt := range tests {
		got := rollUp(tt.rule, parseItems(t, tt.items))
		if got.low != tt.low || got.high != tt.high || got.mayVanish != tt.mayVanish {
			t.Errorf("%s of %s is %v to %v (may vanish: %v), want %v to %v (%v)",
				tt.rule, tt.items, got.low, got.high, got.mayVanish, tt.low, tt.high, tt.mayVanish)
		}
	}
}
