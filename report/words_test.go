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

// A score that is not full is never shown as full, nor one that is not empty as 0, on any scale.
func TestScoreIsNeverMoreThanItIs(t *testing.T) {
	b := builder{lang: lang.English()}
	for _, tt := range []struct {
		outOf questionnaires.Decimal // thousandths
		rule  string
		v     float64
		want  string
	}{
		{1000, questionnaires.Mean, 0.996, "99%"},
		{100_000, questionnaires.Mean, 99.5, "99"},
		{100_000, questionnaires.Mean, 99.4, "99"},
		{100_000, questionnaires.Mean, 100 - 1e-12, "100"},
		{100_000, questionnaires.Mean, 100, "100"},
		{100_000, questionnaires.Mean, 42.5, "43"},
		{100_000, questionnaires.Mean, 0.3, "1"},
		{100_000, questionnaires.Mean, 1e-13, "0"},
		{100_000, questionnaires.Mean, 0, "0"},
		{20_000, questionnaires.MeanOfChildren, 19.7, "19"},
		{5000, questionnaires.Mean, 4.96, "4.9"},
		{5000, questionnaires.Mean, 4.94, "4.9"},
		{5000, questionnaires.Mean, 5, "5"},
		{5000, questionnaires.Mean, 0.01, "0.1"},
		{5000, questionnaires.Mean, 2.25, "2.3"},
		{2550, questionnaires.Mean, 2.54, "2.54"},
		{33_300, questionnaires.Mean, 33.26, "33.2"},
		{100, questionnaires.Mean, 0.099, "0.09"},
		{1, questionnaires.Mean, 0.0005, "0.0005"},
		{1, questionnaires.Mean, 0.001, "0.001"},
		{5000, questionnaires.Sum, 0.001, "0.01"},
		{5000, questionnaires.Sum, 0, "0"},
		{5000, questionnaires.Sum, 7.256, "7.26"},
	} {
		rule := &questionnaires.ScoreRule{Rule: tt.rule, OutOf: tt.outOf}
		if got := b.scoreNumber(tt.v, rule); got != tt.want {
			t.Errorf("%g out of %g, %s, is shown as %s; want %s", tt.v, rule.OutOf.Float(), tt.rule, got, tt.want)
		}
	}
}

// In the workbook too, where the cell holds the number as it is.
func TestScoreCellIsNeverMoreThanItIs(t *testing.T) {
	mean := func(outOf questionnaires.Decimal) *questionnaires.ScoreRule {
		return &questionnaires.ScoreRule{Rule: questionnaires.Mean, OutOf: outOf}
	}
	for _, tt := range []struct {
		rule   *questionnaires.ScoreRule
		v      float64
		places int
	}{
		{mean(100_000), 99.4, 0},
		{mean(100_000), 99.5, 1},
		{mean(100_000), 99.96, 2},
		{mean(100_000), 100, 0},
		{mean(100_000), 0.3, 1},
		{mean(100_000), 0, 0},
		{mean(5000), 4.97, 2},
		{mean(5000), 2.5, 1},
		{&questionnaires.ScoreRule{Rule: questionnaires.Sum}, 0.001, 3},
		{&questionnaires.ScoreRule{Rule: questionnaires.Sum}, 12, 2},
	} {
		got := scoreCell(scoring.Value{V: tt.v, Defined: true}, tt.rule)
		if want := floatValue(tt.v, tt.places); got != want {
			t.Errorf("%g out of %g: %+v, want %+v", tt.v, tt.rule.OutOf.Float(), got, want)
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
