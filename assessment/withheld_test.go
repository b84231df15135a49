package assessment

import (
	"testing"

	"cirtkit/questionnaires"
)

// What a reviewer accepts of a withheld answer comes into no score, whether the answer stands or is one of two.
func TestScoresDoNotTellWhatIsWithheld(t *testing.T) {
	answered := questionnaires.Answer{State: questionnaires.Answered, Option: "2"}
	review := &Review{By: "Lin", Answer: answered}
	withheld := Conflict{Field: "answer/c", Question: "c", Values: []ConflictValue{{Value: `{"state":"answered","option":"2"}`}, {Value: `{"state":"withheld"}`}}}
	s := &State{
		Questionnaire: &questionnaires.Questionnaire{},
		Answers: map[string]*Entry{
			"a": {Answer: answered, Review: review},
			"b": {Answer: questionnaires.Answer{State: questionnaires.Withheld}, Review: review},
			"c": {Answer: answered, Conflict: true, Review: review},
			"d": {Answer: answered, Conflict: true, Review: review},
		},
		Conflicts: []Conflict{withheld, {Field: "answer/d", Question: "d", Values: []ConflictValue{{Value: `{"state":"dont-know"}`}}}},
	}
	in := s.ScoringInput("")
	for id, want := range map[string]bool{"a": true, "b": false, "c": false, "d": true} {
		if got := in[id].Reviewed != nil; got != want {
			t.Errorf("%s: scoring sees the review: %t", id, got)
		}
	}
	if s.Withholds("x") || s.Withholds("a") || !s.Withholds("b") || !s.Withholds("c") || s.Withholds("d") {
		t.Error("Withholds is wrong")
	}
}
