package questionnaires

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/internal/fault"
)

// A sum adds its sections before they are scaled for display: two sections shown out of 5 add up to 2.
func TestTheTopOfASumIsWhatItAddsUp(t *testing.T) {
	const model = `format: 1
id: summed
version: "1"
title: Summed
subject: team
score: {rule: sum}
ladders:
  - {id: l, title: L, rungs: [{title: One, requires: [{score: whole, minimum: MINIMUM}]}]}
sections:
  - {id: s, title: S, score: {rule: mean, out-of: 5}, questions: [{id: a, ask: "A?", options: {0: None, 1: All}}]}
  - {id: t, title: T, score: {rule: mean, out-of: 5}, questions: [{id: b, ask: "B?", options: {0: None, 1: All}}]}
`
	load := func(minimum string) error {
		path := filepath.Join(t.TempDir(), "summed.yaml")
		if err := os.WriteFile(path, []byte(strings.Replace(model, "MINIMUM", minimum, 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := Load(path)
		return err
	}
	if err := load("2"); err != nil {
		t.Errorf("a minimum of 2 can be reached: %v", err)
	}
	var f *fault.Fault
	if err := load("2.5"); !errors.As(err, &f) || f.Key != "questionnaires.score-unreachable" {
		t.Errorf("a minimum of 2.5 can't be reached: %v", err)
	}
}
