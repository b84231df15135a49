package report

import (
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// What answers would change that are only tried out is what scoring says of the answers with them.
func TestSupposed(t *testing.T) {
	q, err := questionnaires.Open("establishment")
	if err != nil {
		t.Fatal(err)
	}
	state := &assessment.State{Questionnaire: q, Answers: map[string]*assessment.Entry{}, Status: assessment.Status{Now: "draft"}}
	lowest, highest := map[string]questionnaires.Answer{}, map[string]questionnaires.Answer{}
	var tried []*questionnaires.Question
	for _, question := range q.Questions() {
		if question.Scored() {
			lowest[question.ID] = questionnaires.Answer{State: questionnaires.Answered, Option: question.Options[0].Code}
			highest[question.ID] = questionnaires.Answer{State: questionnaires.Answered, Option: question.Options[len(question.Options)-1].Code}
			tried = append(tried, question)
		}
	}
	state = state.Supposing(lowest)
	source := func(s *assessment.State) Source {
		return Source{State: s, Result: scoring.Score(q, s.ScoringInput(""))}
	}
	before, after := source(state), source(state.Supposing(highest))
	table := func(blocks []Block, n int) Table {
		for _, b := range blocks {
			if t, ok := b.(Table); ok {
				if n == 0 {
					return t
				}
				n--
			}
		}
		t.Fatalf("no table %d", n)
		return Table{}
	}
	blocks := Supposed(before, after, tried[:3])
	answers := table(blocks, 0)
	if len(answers.Rows) != 3 {
		t.Errorf("%d answers are shown, want 3", len(answers.Rows))
	}
	for i, row := range answers.Rows {
		options := tried[i].Options
		if row[1].Text == row[2].Text || row[1].Text == options[len(options)-1].Text {
			t.Errorf("%s: %q becomes %q", tried[i].ID, row[1].Text, row[2].Text)
		}
	}
	a := before.Result.Readings[scoring.Claimed].Whole.Ladders[0]
	b := after.Result.Readings[scoring.Claimed].Whole.Ladders[0]
	if a.Reached == b.Reached {
		t.Fatal("the highest options reach no more than the lowest")
	}
	result := table(blocks, 1)
	reached, possible := result.Rows[0], result.Rows[1]
	if reached[1].Text != number(a.Reached) || reached[2].Text != number(b.Reached) || !reached[2].Strong {
		t.Errorf("level reached: %v, want %d and %d", reached, a.Reached, b.Reached)
	}
	if possible[1].Text != number(a.Possible) || possible[2].Text != number(b.Possible) {
		t.Errorf("level possible: %v, want %d and %d", possible, a.Possible, b.Possible)
	}
	// Both look towards the level above the one reached before.
	rung := b.Rungs[a.Reached]
	want := number(rung.CountMet) + " of " + number(rung.CountMet+rung.CountFailed+rung.CountOpen)
	if met := result.Rows[2]; met[2].Text != want {
		t.Errorf("requirements met: %v, want %s after", met, want)
	}
	// What changes nothing stands out nowhere.
	for _, row := range table(Supposed(before, before, tried[:1]), 1).Rows {
		if row[1].Text != row[2].Text || row[2].Strong {
			t.Errorf("nothing is tried out, and %v", row)
		}
	}
}
