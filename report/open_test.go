package report_test

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// The summary and the part on method count the same questions as open, and facts apart from them.
func TestOpenIsCountedInOneWay(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	delete(state.Answers, "means.cost")
	delete(state.Answers, "mandate.host")
	state.Answers["means.posts"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.DontKnow}}
	said := plain(t, report.Build(sample.Source(state)))
	for _, want := range []string{
		"is possible while 3 scored questions are open.",
		"3 scored questions are open: 1 not answered yet, 1 answered “don't know”, 1 known to the subject and withheld.",
		"2 questions for facts, which are never scored, are open: 1 not answered yet, 1 answered “don't know”.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}

	state = sample.Empty(sample.Questionnaire(t, "testdata/stocktake"))
	if said := plain(t, report.Build(sample.Source(state))); !strings.Contains(said, "questions are open: ") || strings.Contains(said, "never scored, are open") {
		t.Error("a stock-take tells questions for facts apart, though it has no others")
	}
}
