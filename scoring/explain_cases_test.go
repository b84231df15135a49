package scoring

import (
	"fmt"
	"slices"
	"testing"

	q "cirtkit/questionnaires"
)

// scale is a scored question of weight 1 with options from 0 up to a highest one.
func scale(id string, highest int) *q.Question {
	question := &q.Question{ID: id, Type: q.Scale, Weight: q.One}
	for code := range highest + 1 {
		question.Options = append(question.Options, q.Option{Code: fmt.Sprint(code)})
	}
	return question
}

// oneRung is a questionnaire of some questions with a mean in [0,1] and a ladder "l" of one rung.
func oneRung(requirement q.Requirement, questions ...*q.Question) *q.Questionnaire {
	return &q.Questionnaire{
		ID: "cases", Score: &q.ScoreRule{Rule: q.Mean, OutOf: q.One},
		Sections: []*q.Section{{ID: "all", Weight: q.One, Questions: questions}},
		Ladders:  []q.Ladder{{ID: "l", Rungs: []q.Rung{{Requires: []q.Requirement{requirement}}}}},
	}
}

var theRung = Target{Ladder: "l", Level: 1}

func answeredAt(option string) Given {
	return Given{Answer: q.Answer{State: q.Answered, Option: option}}
}

// Where a score alone is short of evidence, what is claimed is shown before it is raised, also where that is not enough.
func TestProofComesBeforeRaising(t *testing.T) {
	half := q.One / 2
	m := oneRung(q.Requirement{Score: "whole", Minimum: &half}, scale("a", 4))
	e := Compile(m).Score(Input{"a": answeredAt("1")}).Explain(Evidenced, theRung)
	if len(e.Acts) != 1 || e.Acts[0].Kind != Prove || e.Acts[0].Need != 1 || len(e.Acts[0].Helps) != 1 {
		t.Errorf("acts are %+v, want to prove option 1", e.Acts)
	}
}

// A member that is perhaps not asked, and that can't reach what is asked for, does not make a share unreachable.
func TestPerhapsAskedDoesNotMakeUnreachable(t *testing.T) {
	fact := &q.Question{ID: "fact", Type: q.Choice, Options: []q.Option{{Code: "no"}, {Code: "yes"}}}
	short := scale("short", 1)
	short.When = q.Condition{Fact: "fact", In: []string{"yes"}}
	m := oneRung(q.Requirement{Share: 1000, Of: &q.Selector{}, AtLeast: "2"}, fact, short, scale("long", 2))
	e := Compile(m).Score(Input{"long": answeredAt("0")}).Explain(Claimed, theRung)
	if len(e.Levels) != 1 || len(e.Levels[0].Beyond) != 0 {
		t.Errorf("levels are %+v; the share is met when long is at 2 and short is not asked", e.Levels)
	}
}

// What can't turn out well enough any more is nothing that a requirement hangs on.
func TestHangsOnWhatIsOpenAlone(t *testing.T) {
	m := oneRung(q.Requirement{Share: 500, Of: &q.Selector{}, AtLeast: "2"}, scale("low", 2), scale("open", 2))
	hangs := Compile(m).Score(Input{"low": answeredAt("1")}).HangsOn(Claimed, theRung, RequirementAt{Level: 1})
	if len(hangs) != 1 || hangs[0].Question != "open" {
		t.Errorf("it hangs on %+v, want open alone", hangs)
	}
}

// What a reviewer has placed among the options is not waiting for a reviewer to accept that it does not apply.
func TestReviewedIsNotAccepted(t *testing.T) {
	m := oneRung(q.Requirement{Question: "a", AtLeast: "2"}, scale("a", 2))
	disputed := Given{Answer: q.Answer{State: q.NotApplicable, Reason: "nobody's list"}, Reviewed: &q.Answer{State: q.Answered, Option: "1"}}
	r := Compile(m).Score(Input{"a": disputed})
	for reading, want := range map[Reading]ActKind{Claimed: Accept, Reviewed: Settle} {
		if e := r.Explain(reading, theRung); len(e.Acts) != 1 || e.Acts[0].Kind != want {
			t.Errorf("%s: acts are %+v, want to %s", reading, e.Acts, want)
		}
	}
}

// Conditions that differ in a border alone are two.
func TestConditionsThatDifferInABorder(t *testing.T) {
	one, two := 1, 2
	for name, pair := range map[string][2]q.Condition{
		"from":     {{Fact: "f", From: "2026-01-01"}, {Fact: "f", From: "2026-01-02"}},
		"until":    {{Fact: "f", Until: "2026-01-01"}, {Fact: "f", Until: "2026-01-02"}},
		"sides":    {{Fact: "f", From: "2026-01-01"}, {Fact: "f", Until: "2026-01-01"}},
		"in":       {{Fact: "f", In: []string{"a", "b"}}, {Fact: "f", In: []string{"ab"}}},
		"at least": {{Fact: "f", AtLeast: decimal(t, "1")}, {Fact: "f", AtLeast: decimal(t, "2")}},
		"at most":  {{Fact: "f", AtLeast: decimal(t, "1")}, {Fact: "f", AtMost: decimal(t, "1")}},
		"count":    {{Fact: "f", Count: &q.Range{AtLeast: &one}}, {Fact: "f", Count: &q.Range{AtLeast: &two}}},
		"column":   {{Fact: "f", Any: &q.RowTest{Column: "a", In: []string{"x"}}}, {Fact: "f", Any: &q.RowTest{Column: "b", In: []string{"x"}}}},
		"cell":     {{Fact: "f", Any: &q.RowTest{Column: "a", From: "2026-01-01"}}, {Fact: "f", Any: &q.RowTest{Column: "a", Until: "2026-01-01"}}},
		"fact":     {{Fact: "f", In: []string{"a"}}, {Fact: "g", In: []string{"a"}}},
	} {
		var asked []*q.Question
		for i, when := range slices.Concat(pair[:], pair[:]) {
			question := scale(fmt.Sprint("q", i), 1)
			question.When = when
			asked = append(asked, question)
		}
		facts := []*q.Question{{ID: "f", Type: q.Text}, {ID: "g", Type: q.Text}}
		m := Compile(&q.Questionnaire{Sections: []*q.Section{{ID: "s", Weight: q.One, Questions: slices.Concat(facts, asked)}}})
		when := func(i int) int { return m.questions[len(facts)+i].when }
		if when(0) == when(1) || when(0) != when(2) || when(1) != when(3) {
			t.Errorf("%s: the conditions are at %d, %d, and again %d, %d", name, when(0), when(1), when(2), when(3))
		}
	}
}
