package compare

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Trend is how levels and scores moved over several assessments.
type Trend struct {
	Points      []Point
	Differences []*Difference // from each point to the next
}

// Point is one assessment in a trend.
type Point struct {
	State  *assessment.State
	Result *scoring.Result // by its own questionnaire
}

// Over compares assessments in order: each with the next, and the course of levels and scores. Chains lead from
// each one's version to the next one's; those at the end that are not given are empty.
func Over(sides []Side, chains []questionnaires.Migrations) (*Trend, error) {
	t := &Trend{}
	views := make([]view, len(sides))
	for i := range sides {
		v := &views[i]
		v.Side = sides[i]
		v.prepare(alike(views[:i], v))
		t.Points = append(t.Points, Point{v.State, v.result})
		if i == 0 {
			continue
		}
		var chain questionnaires.Migrations
		if i <= len(chains) {
			chain = chains[i-1]
		}
		d, err := two(&views[i-1], v, chain)
		if err != nil {
			return nil, err
		}
		t.Differences = append(t.Differences, d)
	}
	return t, nil
}

// alike finds an assessment whose questionnaire is another's too; nil where there is none.
func alike(views []view, v *view) *view {
	for i := range views {
		if sameQuestionnaire(views[i].State.Questionnaire, v.State.Questionnaire) {
			return &views[i]
		}
	}
	return nil
}
