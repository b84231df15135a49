package report_test

import (
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// charts are all charts of a document.
func charts(d *report.Document) []report.Chart {
	var out []report.Chart
	for _, p := range d.Parts {
		for _, block := range p.Blocks {
			if c, ok := block.(report.Chart); ok {
				out = append(out, c)
			}
		}
	}
	return out
}

// sinceLast is the realistic assessment a year on, compared with the one before.
func sinceLast(t *testing.T, before, after *assessment.State) *report.Document {
	source := sample.Source(after)
	source.Since = differing(t, before, after)
	return report.Build(source)
}

// What stood before stands beside what stands now: in the ladder, in the bars of the questions, in the web and the heat
// map; and not in a report that is compared with nothing.
func TestBeforeIsInTheCharts(t *testing.T) {
	q := sample.Questionnaire(t, small)
	var ladder, bars, web, heat int
	for _, c := range charts(sinceLast(t, sample.Realistic(q), aYearLater(q))) {
		switch {
		case c.Ladder != nil && c.Ladder.BeforeWord != "":
			ladder++
			if c.Ladder.Before != 1 || c.Ladder.Reached != 2 {
				t.Errorf("the ladder shows level %d before and %d now", c.Ladder.Before, c.Ladder.Reached)
			}
		case c.Bars != nil && c.Bars.BeforeWord != "":
			bars++
		case c.Radar != nil && len(c.Radar.Series) == 3:
			web++
		case c.Heat != nil && len(c.Heat.Columns) == 4:
			heat++
			if mandate := c.Heat.Rows[0].Cells; mandate[3].Text != "62" || mandate[0].Text != "90" {
				t.Errorf("the mandate stands at %q, and stood at %q", mandate[0].Text, mandate[3].Text)
			}
			if work := c.Heat.Rows[2].Cells; work[3].Value >= 0 {
				t.Errorf("a score of last time tells what is withheld: %q", work[3].Text)
			}
		}
	}
	if ladder != 1 || bars == 0 || web != 1 || heat != 1 {
		t.Errorf("what stood before is in %d ladders, %d bar charts, %d webs and %d heat maps", ladder, bars, web, heat)
	}
	for _, c := range charts(report.Build(sample.Source(aYearLater(q)))) {
		if c.Ladder != nil && c.Ladder.BeforeWord != "" || c.Bars != nil && c.Bars.BeforeWord != "" || c.Radar != nil && len(c.Radar.Series) > 2 || c.Heat != nil && len(c.Heat.Columns) > 3 {
			t.Errorf("%q shows what stood before, and nothing was compared", c.Caption)
		}
	}
}

// The place that an answer had is not shown where the answer is withheld now, or was then.
func TestBeforeDoesNotTellWhatIsWithheld(t *testing.T) {
	q := sample.Questionnaire(t, small)
	withheld := &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Withheld}}
	for _, then := range []bool{true, false} {
		before, after := sample.Realistic(q), aYearLater(q)
		if then {
			before.Answers["mandate.legal-basis"] = withheld
		} else {
			after.Answers["mandate.legal-basis"] = withheld
		}
		for _, c := range charts(sinceLast(t, before, after)) {
			if c.Bars == nil || len(c.Bars.Bars) < 3 {
				continue
			}
			if bar := c.Bars.Bars[2]; bar.Label == "MA-04 Legal basis" && bar.Before >= 0 {
				t.Errorf("withheld then: %t; the chart shows %g before", then, bar.Before)
			}
		}
	}
}
