package scoring

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const tallyModel = `
format: 1
id: tally
version: "1"
title: Tally
subject: team
scales:
  three: {0: Not yet, 1: Begun, 2: All}
sections:
  - id: facts
    title: Facts
    questions:
      - {id: exists, type: choice, ask: "Is there one?", options: {"no": No, "yes": Yes}}
  - id: main
    title: Main
    questions:
      - {id: a, ask: "A?", scale: three, weight: 2}
      - {id: b, ask: "B?", scale: three, na: {none: None}}
      - {id: c, ask: "C?", scale: three, weight: 0.5, when: {fact: exists, in: ["yes"]}}
`

func TestTally(t *testing.T) {
	m := loadText(t, tallyModel)
	tests := []struct {
		name    string
		answers string
		reading Reading
		node    string
		want    Tally
	}{
		{
			"nothing answered: c is perhaps asked", "", Claimed, "",
			Tally{Asked: 4, Open: 4, Scored: 3, WeightAsked: 3500, WeightOpen: 3500},
		},
		{
			"a section counts its own", "exists=yes a=2", Claimed, "main",
			Tally{Asked: 3, Answered: 1, Open: 2, Scored: 3, WeightAsked: 3500, WeightKnown: 2000, WeightAnswered: 2000, WeightOpen: 1500},
		},
		{
			"not asked is no longer counted", "exists=no a=2 b=-:none", Claimed, "",
			Tally{Asked: 3, Answered: 2, NotApplicable: 1, NotAsked: 1, Scored: 2, WeightAsked: 2000, WeightKnown: 2000, WeightAnswered: 2000, WeightNotApplicable: 1000},
		},
		{
			"don't know, withheld, and a reason that nobody accepted", "exists=yes a=? b=! c=-:other", Claimed, "main",
			Tally{Asked: 3, Disputed: 1, DontKnow: 1, Withheld: 1, Scored: 3, WeightAsked: 3500, WeightDontKnow: 2000, WeightWithheld: 1000, WeightOpen: 500},
		},
		{
			"a conflict is open", "a=2 conflict:a b=0 c=? exists=yes", Claimed, "main",
			Tally{Asked: 3, Answered: 1, Conflicting: 1, DontKnow: 1, Scored: 3, WeightAsked: 3500, WeightKnown: 1000, WeightAnswered: 1000, WeightEvidenced: 1000, WeightDontKnow: 500, WeightOpen: 2000},
		},
		{
			"evidence in full, evidence for less, the bottom without", "exists=yes a=2 evidence:a=2 b=2 evidence:b=1 c=0", Evidenced, "main",
			Tally{Asked: 3, Answered: 3, Scored: 3, WeightAsked: 3500, WeightKnown: 3500, WeightAnswered: 3500, WeightEvidenced: 2500},
		},
		{
			"an answer without evidence is not known by it", "exists=yes a=2 b=2 c=0", Evidenced, "main",
			Tally{Asked: 3, Answered: 3, Scored: 3, WeightAsked: 3500, WeightKnown: 500, WeightAnswered: 3500, WeightEvidenced: 500},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := Score(m, parseGiven(t, m, tt.answers)).Reading(tt.reading).Node(tt.node).Tally
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
