package scoring

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const actModel = `
format: 1
id: acts
version: "1"
title: Acts
subject: team
scales:
  four: {0: Not yet, 1: Begun, 2: Mostly, 3: All}
score: {rule: mean}
ladders:
  - id: much
    title: Much
    rungs:
      - {title: One, requires: [{question: a, at-least: 1}, {score: whole, minimum: 0.9, reading: evidenced}]}
  - id: little
    title: Little
    rungs:
      - {title: One, requires: [{question: a, at-least: 2}, {score: whole, minimum: 0.1, reading: evidenced}]}
  - id: both
    title: Both readings
    rungs:
      - {title: One, requires: [{question: b, at-least: 1}, {question: b, at-least: 1, reading: reviewed}]}
sections:
  - id: all
    title: All
    questions:
      - {id: a, ask: "A?", scale: four}
      - {id: b, ask: "B?", scale: four}
`

// What an act for one reading does about another is noted, and is no measure of how far it goes.
func TestActsBearOnOtherReadings(t *testing.T) {
	m := loadText(t, actModel)
	tests := []struct {
		name    string
		ladder  string
		answers string
		want    []string // question in reading at place: mends | waives | helps
	}{
		{"no place of it alone reaches the score, so it goes to the top", "much", "a=0 b=0", []string{
			"a in evidenced at 3: [1.1] | [] | [1.2]", "a in claimed at 1: [1.1] | [] | []", "b in evidenced at 3: [] | [] | [1.2]",
		}},
		{"the claim that another requirement asks for is another act", "little", "a=0 b=0", []string{
			"a in evidenced at 1: [1.2] | [] | [1.1]", "a in claimed at 2: [1.1] | [] | []", "b in evidenced at 1: [1.2] | [] | []",
		}},
		{"what is claimed is shown before it is raised", "much", "a=1 b=0", []string{
			"a in evidenced at 1: [] | [] | [1.2]", "b in evidenced at 3: [] | [] | [1.2]",
		}},
		{"a reviewer who accepts that it does not apply has reviewed it", "both", "b=-:other", []string{
			"b in claimed at -1: [] | [1.1 1.2] | []", "b in reviewed at -1: [] | [1.1 1.2] | []",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, act := range Score(m, parseGiven(t, m, tt.answers)).Explain(Claimed, Target{Ladder: tt.ladder, Level: 1}).Acts {
				got = append(got, fmt.Sprintf("%s in %s at %d: [%s] | [%s] | [%s]", act.Question, act.Reading, act.Need, sayPlaces(act.Mends), sayPlaces(act.Waives), sayPlaces(act.Helps)))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
