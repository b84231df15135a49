package scoring

import (
	"testing"

	"cirtkit/questionnaires"
)

// five equal questions on 0-4 and a ladder of two rungs.
func smoke() *questionnaires.Questionnaire {
	options := func() (o []questionnaires.Option) {
		for _, c := range "01234" {
			o = append(o, questionnaires.Option{Code: string(c)})
		}
		return o
	}
	s := &questionnaires.Section{ID: "s", Weight: 1000}
	for _, id := range []string{"a", "b"} {
		s.Questions = append(s.Questions, &questionnaires.Question{ID: id, Type: questionnaires.Scale, Weight: 1000, Options: options()})
	}
	return &questionnaires.Questionnaire{
		Score:    &questionnaires.ScoreRule{Rule: questionnaires.Mean},
		Sections: []*questionnaires.Section{s},
		Ladders: []questionnaires.Ladder{{ID: "l", Rungs: []questionnaires.Rung{
			{Requires: []questionnaires.Requirement{{Question: "a", AtLeast: "2"}}},
			{Requires: []questionnaires.Requirement{{All: &questionnaires.Selector{}, AtLeast: "3"}}},
		}}},
	}
}

func TestSmoke(t *testing.T) {
	in := Input{"a": {Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "4"}}}
	r := Score(smoke(), in)
	got := *r.Readings[Claimed].Whole.Score
	want := NodeScore{SoFar: Value{1, true}, Low: Value{0.5, true}, High: Value{1, true}, SoFarBand: -1, LowBand: -1, HighBand: -1}
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	l := r.Reading(Claimed).Node("").Ladder("l")
	if l.Reached != 1 || l.Possible != 2 {
		t.Errorf("level %d, possible %d; want 1, 2", l.Reached, l.Possible)
	}
}
