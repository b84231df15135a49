package scoring

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

const gapModel = `
format: 1
id: gaps
version: "1"
title: Gaps
subject: team
scales:
  four: {0: Not yet, 1: Begun, 2: Mostly, 3: All}
ladders:
  - id: steps
    title: Steps
    rungs:
      - {title: One, requires: [{question: a, at-least: 1}, {share: 0.5, of: {tags: [t]}, at-least: 1}]}
      - {title: Two, requires: [{question: b, at-least: 2}, {question: c, at-least: 2}, {question: d, at-least: 2}, {question: a, at-least: 2}]}
      - {title: Three, requires: [{question: c, at-least: 3}, {score: main, minimum: 0.9}]}
sections:
  - id: main
    title: Main
    score: {rule: mean}
    questions:
      - {id: a, ask: "A?", scale: four}
      - {id: b, ask: "B?", scale: four}
      - {id: c, ask: "C?", scale: four, weight: 3}
      - {id: d, ask: "D?", scale: four, weight: 5, na: {none: None}}
      - {id: e, ask: "E?", scale: four, tags: [t]}
      - {id: f, ask: "F?", scale: four, tags: [t], weight: 2}
`

func TestGapsInOrder(t *testing.T) {
	m := loadText(t, gapModel)
	tests := []struct {
		name    string
		reading Reading
		answers string
		level   int
		want    []string // question have-have<need @rung; * holds the level; ~ a choice
	}{
		{"none where the target is reached", Claimed, "a=1 e=1 f=1", 1, nil},
		{"one answer before a choice, the heavier before the lighter", Claimed, "a=0 b=0 c=0 d=0 e=0 f=0", 1, []string{"a 0-0<1 @1*", "f 0-0<1 @1*~", "e 0-0<1 @1*~"}},
		{"a met share makes no gap of its questions", Claimed, "a=0 e=0 f=1", 1, []string{"a 0-0<1 @1*"}},
		{"settled before open, heavier first", Claimed, "a=3 b=1 d=1 e=3 f=3", 2, []string{"d 1-1<2 @2*", "b 1-1<2 @2*", "c 0-3<2 @2*"}},
		{"a question once, with the lowest rung and the highest need", Claimed, "a=0 b=2 c=0 d=2 e=3 f=3", 3, []string{"a 0-0<2 @1*", "c 0-0<3 @2", "d 2-2<3 @3~", "b 2-2<3 @3~"}},
		{"not applicable is no gap", Claimed, "a=3 b=3 c=3 d=-:none e=3 f=3", 3, nil},
		{"a claim without evidence is one, in that reading", Evidenced, "a=2 evidence:a=1 e=3 f=1 evidence:f=1", 2, []string{"a 1-1<2 @2*", "d 0-3<2 @2*", "c 0-3<2 @2*", "b 0-3<2 @2*"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, g := range Score(m, parseGiven(t, m, tt.answers)).Gaps(tt.reading, Target{Ladder: "steps", Level: tt.level}) {
				text := fmt.Sprintf("%s %d-%d<%d @%d", g.Question, g.HaveLow, g.HaveHigh, g.Need, g.Rung)
				if g.Holds {
					text += "*"
				}
				if g.Choice {
					text += "~"
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

const entangledModel = `
format: 1
id: entangled
version: "1"
title: Requirements that meet on one question
subject: team
scales:
  four: {0: Not yet, 1: Begun, 2: Mostly, 3: All}
ladders:
  - id: high-first
    title: More is asked below
    rungs:
      - {title: One, requires: [{question: a, at-least: 3}]}
      - {title: Two, requires: [{question: a, at-least: 2}]}
  - id: share-and-minimum
    title: A share and a minimum on one rung
    rungs:
      - {title: One, requires: [{share: 1, of: {}, at-least: 1}, {question: a, at-least: 1}]}
  - id: score-first
    title: A score, and a minimum above it
    rungs:
      - {title: One, requires: [{score: main, minimum: 0.5}]}
      - {title: Two, requires: [{question: a, at-least: 2}]}
  - id: readings
    title: The same by claim and by evidence
    rungs:
      - {title: One, requires: [{question: a, at-least: 2}, {question: a, at-least: 1, reading: evidenced}]}
  - id: perhaps-asked
    title: A share of what is perhaps not asked
    rungs:
      - {title: One, requires: [{share: 1, of: {tags: [c]}, at-least: 2}]}
sections:
  - id: other
    title: Other
    questions:
      - {id: fact, type: choice, ask: "Is it so?", options: {"no": No, "yes": Yes}}
      - {id: c, ask: "C?", scale: four, tags: [c], when: {fact: fact, in: ["yes"]}}
  - id: main
    title: Main
    score: {rule: mean}
    questions:
      - {id: a, ask: "A?", scale: four}
      - {id: b, ask: "B?", scale: four}
`

func TestGapsOfSeveralRequirements(t *testing.T) {
	m := loadText(t, entangledModel)
	tests := []struct {
		ladder, answers string
		level           int
		want            Gap // of a
	}{
		{"high-first", "a=0", 2, Gap{Reading: Claimed, Need: 3, Rung: 1, Holds: true}},
		{"share-and-minimum", "a=0", 1, Gap{Reading: Claimed, Need: 1, Rung: 1, Holds: true}},
		{"score-first", "a=0", 1, Gap{Reading: Claimed, Need: 3, Rung: 1, Holds: true, Choice: true}},
		{"score-first", "a=0", 2, Gap{Reading: Claimed, Need: 2, Rung: 1, Holds: true, Choice: true}},
		{"readings", "a=1", 1, Gap{Reading: Evidenced, HaveLow: 0, HaveHigh: 1, Need: 2, Rung: 1, Holds: true}},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprint(tt.ladder, " ", tt.level), func(t *testing.T) {
			for _, got := range Score(m, parseGiven(t, m, tt.answers)).Gaps(Claimed, Target{Ladder: tt.ladder, Level: tt.level}) {
				if got.Question != "a" {
					continue
				}
				got.Question, got.Standing, got.Weight, got.place, got.vague = "", 0, 0, 0, false
				if got != tt.want {
					t.Errorf("gap %+v; want %+v", got, tt.want)
				}
				return
			}
			t.Error("a is no gap")
		})
	}
}

// Where one end of a share leaves nothing, what there is at the other end stands for both.
func TestShareThatMayVanishHasBothEnds(t *testing.T) {
	m := loadText(t, entangledModel)
	tests := []struct {
		answers   string
		low, high Value
		want      Verdict
	}{
		{"c=2", Value{1, true}, Value{1, true}, OpenYet}, // met or waived
		{"c=1", Value{0, true}, Value{0, true}, OpenYet}, // failed or waived
		{"c=?", Value{0, true}, Value{1, true}, OpenYet},
		{"c=2 fact=no", Value{}, Value{}, Waived},
		{"c=2 fact=yes", Value{1, true}, Value{1, true}, Met},
	}
	for _, tt := range tests {
		r := Score(m, parseGiven(t, m, tt.answers)).Reading(Claimed).Node("").Ladder("perhaps-asked").Rungs[0].Requirements[0]
		if r.HaveLowV != tt.low || r.HaveHighV != tt.high || r.Verdict != tt.want {
			t.Errorf("%s: %v to %v, %v; want %v to %v, %v", tt.answers, r.HaveLowV, r.HaveHighV, r.Verdict, tt.low, tt.high, tt.want)
		}
	}
}

func TestLackingByVerdict(t *testing.T) {
	m := loadText(t, gapModel)
	l := Score(m, parseGiven(t, m, "a=3 b=1 d=-:none e=1")).Reading(Claimed).Node("").Ladder("steps")
	lack := l.Lacking(2)
	if len(lack.Failed) != 1 || lack.Failed[0].Question != "b" || len(lack.Open) != 1 || lack.Open[0].Question != "c" || len(lack.Waived) != 1 || lack.Waived[0].Question != "d" || lack.TooManyWaived {
		t.Errorf("Lacking(2) = %+v", lack)
	}
	for _, level := range []int{-1, 0, 4} {
		if lack := l.Lacking(level); lack.Failed != nil || lack.Open != nil || lack.TooManyWaived {
			t.Errorf("Lacking(%d) = %+v; there is no such level", level, lack)
		}
	}
	if l.Next() != 1 { // f can still pull the share below a half
		t.Errorf("Next() = %d; want 1", l.Next())
	}
}

func TestLackingWhenTooManyAreWaived(t *testing.T) {
	m := loadText(t, gapModel)
	in := parseGiven(t, m, "a=-:x accepted:a e=-:x accepted:e f=-:x accepted:f")
	if lack := Score(m, in).Reading(Claimed).Whole.Ladders[0].Lacking(1); !lack.TooManyWaived || len(lack.Waived) != 2 {
		t.Errorf("Lacking(1) = %+v", lack)
	}
}

func TestTargets(t *testing.T) {
	m := Compile(loadText(t, gapModel))
	if got, err := m.ParseTarget("steps:3"); err != nil || got != (Target{Ladder: "steps", Level: 3}) || got.String() != "steps:3" {
		t.Errorf("ParseTarget(steps:3) = %v, %v", got, err)
	}
	if got := (Target{Node: "main", Ladder: "mil", Level: 2}).String(); got != "main/mil:2" {
		t.Errorf("String() = %s", got)
	}
	tests := []struct{ text, key, hint string }{
		{"steps", "scoring.target-form", "write the ladder's id, a colon and the level, such as readiness:3"},
		{"steps:4", "scoring.target-level", "give a level from 1 to 3"},
		{"steps:0", "scoring.target-level", "give a level from 1 to 3"},
		{"steps:top", "scoring.target-level", "give a level from 1 to 3"},
		{"stairs:1", "scoring.target-ladder", "the ladders there are: steps"},
		{"nowhere/steps:1", "scoring.target-section", "leave the section out for a ladder of the whole questionnaire"},
	}
	for _, tt := range tests {
		_, err := m.ParseTarget(tt.text)
		f, ok := err.(*fault.Fault)
		if !ok || f.Key != tt.key || f.Kind != fault.Input || f.Hint(lang.English()) != tt.hint {
			t.Errorf("ParseTarget(%q): %v; want %s", tt.text, err, tt.key)
		}
	}
	r := m.Score(nil).Reading(Claimed)
	if got := r.NextTarget(); got != (Target{Ladder: "steps", Level: 1}) {
		t.Errorf("NextTarget() = %v", got)
	}
	if r.Ladder(Target{Node: "nowhere", Ladder: "steps"}) != nil || r.Ladder(Target{Ladder: "stairs"}) != nil {
		t.Error("a ladder was found where there is none")
	}
}
