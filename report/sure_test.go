package report_test

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// The lowest option needs no evidence. That is told apart: a register without a record supports nothing.
func TestShareByEvidenceCountsRecords(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Same(q, questionnaires.Answer{State: questionnaires.Answered, Option: "0"})
	for _, id := range []string{"mandate.need", "mandate.host"} { // 2 each, of a weight of 13
		state.Answers[id].Answer.Option = "2"
	}
	state.Answers["work.contact"].Answer.Option = "no"
	state.Answers["mandate.status"].Answer.Option = "operating"
	says := func(want string) {
		t.Helper()
		if said := plain(t, report.Build(sample.Source(state))); !strings.Contains(said, want) {
			t.Errorf("with %d records the document lacks %q", len(state.Evidence), want)
		}
	}
	says("100% answered, 0% supported in full by recorded evidence, 69% at the lowest option, which needs none.")
	state.Evidence = []assessment.Evidence{{ID: "e1", Reference: "A paper", How: "seen", Supports: map[string]string{"mandate.need": "2"}}}
	says("100% answered, 15% supported in full by recorded evidence, 69% at the lowest option, which needs none.")
	state.Evidence[0].How = "promised"
	says("100% answered, 0% supported in full by recorded evidence, 69% at the lowest option, which needs none.")
}

// What can't be counted yet keeps its weight among what applies: an answer that two copies give differently, and one
// that the questionnaire has no option for, which is told as open.
func TestShareOfWhatIsNotKnown(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Same(q, questionnaires.Answer{State: questionnaires.Answered, Option: "0"})
	state.Answers["work.contact"].Answer.Option = "no"
	state.Answers["mandate.status"].Answer.Option = "operating"
	state.Answers["mandate.need"].Conflict = true                                                          // 2, of a weight of 13
	state.Answers["mandate.legal-basis"].Answer = questionnaires.Answer{State: "answered", Option: "nine"} // 3
	want := "By weight of what applies: 62% answered, 0% supported in full by recorded evidence, 62% at the lowest option, which needs none, 23% not answered yet"
	if said := plain(t, report.Build(sample.Source(state))); !strings.Contains(said, want) {
		_, said, _ = strings.Cut(said, "By weight of")
		t.Errorf("the document says %.300q; want %q", said, want)
	}
}

// A bar says what the sentence says, in the same words.
func TestBarsOfSurenessSayTheSentence(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state := sample.Same(q, questionnaires.Answer{State: questionnaires.Answered, Option: "0"})
	state.Answers["mandate.need"].Answer = questionnaires.Answer{State: questionnaires.DontKnow}
	state.Answers["mandate.host"].Answer = questionnaires.Answer{State: questionnaires.Withheld}
	blocks := report.Sure(sample.Source(state))
	said, bars := blocks[0].(report.Paragraph).Text, blocks[1].(report.Chart).Bars.Bars
	if n := strings.Count(said, "%"); n != len(bars) || n < 5 {
		t.Errorf("%d shares, %d bars: %s", n, len(bars), said)
	}
	for _, b := range bars {
		if want := strings.ToLower(b.Text + " " + b.Label); !strings.Contains(strings.ToLower(said), want) {
			t.Errorf("the bar says %q, the sentence %q", want, said)
		}
	}
}
