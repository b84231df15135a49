package report_test

import (
	"testing"

	"cirtkit/assessment"
	"cirtkit/planning"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// A step that is done has no bar: its row says why, else it would look forgotten.
func TestChartSaysWhatIsDone(t *testing.T) {
	s := sample.Source(sample.Realistic(sample.Questionnaire(t, small)))
	s.Plan = planning.Options{Steps: []assessment.LocalStep{
		{Question: "mandate.legal-basis", Option: "2", Status: "pinned"},
		{Question: "means.budget", Option: "1", Status: "done"},
	}}
	done := 0
	for _, block := range roadmap(s) {
		chart, ok := block.(report.Chart)
		if !ok || chart.Roadmap == nil {
			continue
		}
		for _, g := range chart.Roadmap.Groups {
			for _, b := range g.Bars {
				switch {
				case b.First == 0 && b.Text == "done":
					done++
				case b.First == 0:
					t.Errorf("%s: no bar, and %q beside where it would be", b.Label, b.Text)
				case b.Text == "done":
					t.Errorf("%s: done, with a bar from month %d", b.Label, b.First)
				}
			}
		}
	}
	if done != 1 {
		t.Errorf("%d steps are shown as done, want 1", done)
	}
}
