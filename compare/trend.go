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

// SeriesPoint is one question at one point of a trend.
type SeriesPoint struct {
	Question *questionnaires.Question // of the point's own version; nil where it has none
	Standing scoring.Standing
	Place    int           // among that version's options; -1 without an answer that has one
	Value    scoring.Value // in [0,1] by that version's options; undefined without a place
}

// Series follows a question of the last point's questionnaire through all points, by the claimed answers. Where
// several questions became one it follows the one that leads.
func (t *Trend) Series(question string) []SeriesPoint {
	points := make([]SeriesPoint, len(t.Points))
	at := -1
	for i := len(t.Points) - 1; i >= 0; i-- {
		p := &t.Points[i]
		questions := p.State.Questionnaire.Questions()
		if i == len(t.Points)-1 {
			for k, q := range questions {
				if q.ID == question {
					at = k
				}
			}
		} else if at >= 0 {
			at = t.Differences[i].links[at].old
		}
		points[i] = SeriesPoint{Place: -1, Standing: scoring.NotAsked}
		if at < 0 {
			continue
		}
		q, r := questions[at], &p.Result.Questions[at]
		points[i].Question, points[i].Standing = q, r.Standing
		if r.Standing == scoring.Answered && q.Scored() {
			points[i].Place = r.Low[scoring.Claimed]
			points[i].Value = scoring.Value{V: scoring.OptionValue(q, points[i].Place), Defined: true}
		}
	}
	return points
}
