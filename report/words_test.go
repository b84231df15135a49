package report

import (
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

func TestFullScore(t *testing.T) {
	question := func(weight questionnaires.Decimal) *questionnaires.Question {
		return &questionnaires.Question{Type: questionnaires.YesNo, Weight: weight, Options: make([]questionnaires.Option, 2)}
	}
	section := func(rule string, weight questionnaires.Decimal, sections ...*questionnaires.Section) *questionnaires.Section {
		return &questionnaires.Section{Weight: weight, Score: &questionnaires.ScoreRule{Rule: rule, OutOf: 10 * questionnaires.One}, Sections: sections}
	}
	points := section(questionnaires.Sum, questionnaires.One)
	points.Questions = []*questionnaires.Question{question(250), question(500), {Type: questionnaires.Text, Weight: 100}}
	mean := section(questionnaires.Mean, 2*questionnaires.One)
	mean.Questions = []*questionnaires.Question{question(3000)}
	left := section(questionnaires.Mean, 0)
	tests := []struct {
		name string
		of   *questionnaires.Section
		want float64
	}{
		{"a section without a score of its own", &questionnaires.Section{}, 1},
		{"a mean, whatever it is out of", mean, 1},
		{"points of scored questions", points, 0.75},
		{"a sum of sections by weight", section(questionnaires.Sum, 0, points, mean, left), 0.75 + 2},
		{"while full, by section, none of weight 0", section(questionnaires.SumWhileFull, 0, points, mean, left), 0.75 + 1},
	}
	for _, tt := range tests {
		if got := fullScore(tt.of); got != tt.want {
			t.Errorf("%s: fullScore = %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestShare(t *testing.T) {
	value := func(v float64) scoring.Value { return scoring.Value{V: v, Defined: true} }
	outOf := func(n int, rule string) *questionnaires.ScoreRule {
		return &questionnaires.ScoreRule{Rule: rule, OutOf: questionnaires.Decimal(n) * questionnaires.One}
	}
	tests := []struct {
		name  string
		score scoring.Value
		rule  *questionnaires.ScoreRule
		full  float64
		want  float64
	}{
		{"a mean out of 5", value(2), outOf(5, questionnaires.Mean), 1, 0.4},
		{"a mean out of 1", value(0.4), outOf(1, questionnaires.Mean), 1, 0.4},
		{"points, which out-of does not touch", value(3), outOf(5, questionnaires.Sum), 12, 0.25},
		{"undefined", scoring.Value{}, outOf(5, questionnaires.Mean), 1, -1},
		{"no points to have", value(0), outOf(1, questionnaires.Sum), 0, -1},
		{"never beyond the end of the bar", value(1.5), outOf(1, questionnaires.Mean), 1, 1},
	}
	for _, tt := range tests {
		if got := share(tt.score, tt.rule, tt.full); got != tt.want {
			t.Errorf("%s: share(%v) = %v, want %v", tt.name, tt.score.V, got, tt.want)
		}
	}
}

// A share that is neither none nor all is never shown as that.
func TestPercentIsNeverMoreThanItIs(t *testing.T) {
	b := builder{lang: lang.English()}
	for share, want := range map[float64]string{
		0: "0%", 0.0001: "1%", 0.004: "1%", 0.014: "1%", 0.5: "50%", 0.994: "99%", 0.995: "99%", 0.9999: "99%", 1 - 1e-12: "100%", 1: "100%",
	} {
		if got := b.percent(share); got != want {
			t.Errorf("%g is shown as %s; want %s", share, got, want)
		}
	}
}
