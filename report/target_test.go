package report_test

import (
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// Who does not see a bar chart is told of each mark on it what it stands for, in the same words as the bar itself.
func TestBarsTellTheirMarksInWords(t *testing.T) {
	after := aYearLater(sample.Questionnaire(t, small))
	s := sample.Source(after)
	s.Since = differing(t, sample.Realistic(after.Questionnaire), after)
	targets, before := 0, 0
	bars := func(blocks []report.Block) {
		for _, block := range blocks {
			c, ok := block.(report.Chart)
			if !ok || c.Bars == nil {
				continue
			}
			for _, bar := range c.Bars.Bars {
				if (bar.Target >= 0) != (bar.TargetText != "") || (bar.Before >= 0) != (bar.BeforeText != "") {
					t.Errorf("%s, %s: marks without words, or words without marks: %+v", c.Caption, bar.Label, bar)
				}
				if bar.TargetText != "" {
					targets++
					told := bar.Label + ": " + bar.Text + "; " + c.Bars.NeedWord + ": " + bar.TargetText
					if !strings.Contains(lang.WithoutIsolates(c.Alt), lang.WithoutIsolates(told)) {
						t.Errorf("%s: %q is not in %q", c.Caption, told, c.Alt)
					}
				}
				if bar.BeforeText != "" {
					before++
				}
			}
		}
	}
	for _, part := range report.Build(s).Parts {
		bars(part.Blocks)
	}
	bars(report.Results(s))
	if targets < 3 || before < 3 {
		t.Errorf("%d targets and %d earlier values: the sample shows too few", targets, before)
	}
}
