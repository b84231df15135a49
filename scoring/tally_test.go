package scoring

import (
	"fmt"
	"strings"
	"testing"
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

// standingsOf writes a tally as "standing: questions/scored/weight", in the order of the standings.
func standingsOf(t Tally) string {
	var parts []string
	for i, n := range t.Questions {
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d/%d/%d", Standing(i), n, t.Scored[i], t.Weight[i]))
		}
	}
	return fmt.Sprintf("%s; evidenced: %d", strings.Join(parts, ", "), t.Evidenced)
}

func TestTally(t *testing.T) {
	m := loadText(t, tallyModel)
	tests := []struct{ name, answers, section, want string }{
		{"nothing answered: c is perhaps asked", "", "", "open: 4/3/3500; evidenced: 0"},
		{"a section counts its own", "exists=yes a=2", "main", "open: 2/2/1500, answered: 1/1/2000; evidenced: 0"},
		{
			"a fact counts without a weight, a question not asked with its own", "exists=no a=2 b=-:none", "",
			"answered: 2/1/2000, not-applicable: 1/1/1000, not-asked: 1/1/500; evidenced: 0",
		},
		{
			"don't know, withheld, and a reason that nobody accepted", "exists=yes a=? b=! c=-:other", "main",
			"disputed: 1/1/500, dont-know: 1/1/2000, withheld: 1/1/1000; evidenced: 0",
		},
		{
			"a conflict, and the bottom option, which needs no evidence", "a=2 conflict:a b=0 c=? exists=yes", "main",
			"answered: 1/1/1000, dont-know: 1/1/500, conflicting: 1/1/2000; evidenced: 1000",
		},
		{
			"evidence in full, and evidence for less", "exists=yes a=2 evidence:a=2 b=2 evidence:b=1 c=0", "main",
			"answered: 3/3/3500; evidenced: 2500",
		},
		{"a section that there is not", "a=2", "gone", "; evidenced: 0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := standingsOf(Score(m, parseGiven(t, m, tt.answers)).Tally(tt.section)); got != tt.want {
				t.Errorf("with %q: %s\nwant %s", tt.answers, got, tt.want)
			}
		})
	}
}
