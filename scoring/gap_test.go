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
