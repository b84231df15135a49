package scoring

import (
	"slices"
	"testing"

	q "cirtkit/questionnaires"
)

// Whatever a condition tests, the act of answering the fact shows an answer with which the question is asked where that
// mends something, and one with which it is not asked where that is better.
func TestAskingAFactShowsAnAnswerThatDoes(t *testing.T) {
	m := loadText(t, conditionModel)
	three, none := 3, 0
	own := q.Condition{Fact: "kind", In: []string{"own"}}
	tests := []struct {
		name    string
		when    q.Condition
		answers string
		fact    string
	}{
		{"a choice", own, "", "kind"},
		{"a choice that is withheld", own, "kind=!", "kind"},
		{"not a choice", q.Condition{Not: &own}, "", "kind"},
		{"choices", q.Condition{Fact: "means", In: []string{"phone"}}, "means=?", "means"},
		{"two of the choices", q.Condition{AllOf: []q.Condition{{Fact: "means", In: []string{"phone"}}, {Fact: "means", In: []string{"web"}}}}, "", "means"},
		{"a number", q.Condition{Fact: "staff", AtLeast: decimal(t, "3")}, "", "staff"},
		{"fewer than a number", q.Condition{Not: &q.Condition{Fact: "staff", AtLeast: decimal(t, "3")}}, "", "staff"},
		{"at most a number", q.Condition{Fact: "staff", AtMost: decimal(t, "3.5")}, "", "staff"},
		{"more than a number", q.Condition{Not: &q.Condition{Fact: "staff", AtMost: decimal(t, "3.5")}}, "", "staff"},
		{"between numbers", q.Condition{AllOf: []q.Condition{{Fact: "staff", AtLeast: decimal(t, "3")}, {Not: &q.Condition{Fact: "staff", AtLeast: decimal(t, "4")}}}}, "", "staff"},
		{"a date", q.Condition{Fact: "since", From: "2020-02-29"}, "", "since"},
		{"before a date", q.Condition{Not: &q.Condition{Fact: "since", From: "2020-03-01"}}, "", "since"},
		{"after a date", q.Condition{Not: &q.Condition{Fact: "since", Until: "2020-12-31"}}, "", "since"},
		{"a count", q.Condition{Fact: "teams", Count: &q.Range{AtLeast: &three}}, "", "teams"},
		{"no rows", q.Condition{Fact: "teams", Count: &q.Range{AtMost: &none}}, "", "teams"},
		{"some rows", q.Condition{Not: &q.Condition{Fact: "teams", Count: &q.Range{AtMost: &none}}}, "", "teams"},
		{"a row with a code", q.Condition{Fact: "teams", Any: &q.RowTest{Column: "kind", In: []string{"national"}}}, "", "teams"},
		{"no row with a code", q.Condition{Not: &q.Condition{Fact: "teams", Any: &q.RowTest{Column: "kind", In: []string{"national"}}}}, "", "teams"},
		{"a row with a number", q.Condition{Fact: "teams", Any: &q.RowTest{Column: "size", AtLeast: decimal(t, "5")}}, "", "teams"},
		{"a row with a date", q.Condition{Fact: "teams", Any: &q.RowTest{Column: "from", Until: "2015-12-31"}}, "", "teams"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			with := askedWhen(m, tt.when)
			asked := with.Sections[len(with.Sections)-1].Questions[0]
			asked.Type, asked.Options, asked.Weight, asked.Essential = q.YesNo, drawOptions(2, nil), q.One, true
			with.Ladders = []q.Ladder{{ID: "l", Rungs: []q.Rung{{Requires: []q.Requirement{{Question: "asked", AtLeast: "1"}}}}}}
			model := Compile(with)
			in := parseGiven(t, m, tt.answers)
			for option, want := range map[string]Truth{"1": True, "0": False} { // better asked, and better not
				in["asked"] = Given{Answer: q.Answer{State: q.Answered, Option: option}}
				acts := model.Score(in).Explain(Claimed, Target{Ladder: "l", Level: 1}).Acts
				at := slices.IndexFunc(acts, func(a Act) bool { return a.Kind == AskFact })
				if at < 0 || acts[at].Question != tt.fact || acts[at].Answer == nil || len(acts[at].Mends)+len(acts[at].Waives) != 1 {
					t.Fatalf("no act asks for %s: %+v", tt.fact, acts)
				}
				if got := model.Score(do(model, in, &acts[at])).Question("asked").Asked; got != want {
					t.Errorf("%+v with rows %+v: it is asked: %s; want %s", *acts[at].Answer, acts[at].Rows, got, want)
				}
			}
		})
	}
}
