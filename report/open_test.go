package report_test

import (
	"fmt"
	"regexp"
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

// Towards a profile an open answer is no gap: it is counted apart, named apart, and no training is asked for it.
func TestOpenAnswerIsNoGap(t *testing.T) {
	state := sample.Empty(sample.Questionnaire(t, small))
	state.Answers["mandate.need"] = &assessment.Entry{Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "0"}}
	q := state.Questionnaire
	q.Ladders = nil
	source := compared(state, profile(t, q, "[{question: mandate.need, at-least: \"1\"}, {question: means.tools, at-least: \"2\"}, {question: mandate.host, at-least: \"2\"}]"))
	d := report.Build(source)
	checkLinks(t, d)
	said := plain(t, d)
	for _, want := range []string{
		"1 answer is below what the profile “Mine” asks for.",
		"2 answers that count for the profile “Mine” are open. Each may turn out to be enough, or a gap. First to settle: ",
		"Open towards the profile “Mine”",
		"No step whose start is known names training, equipment or an agreement.",
		"3 more steps may need them; that depends on answers that are open, and that are settled first.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
	for _, part := range d.Parts {
		if part.ID != "decisions" && part.ID != "summary" {
			continue
		}
		for _, block := range part.Blocks {
			bullets, _ := block.(report.Bullets)
			for _, item := range bullets.Items {
				if !strings.Contains(item.Text, "Need stated") {
					t.Errorf("the part %s names an open answer as a gap: %s", part.ID, item.Text)
				}
			}
		}
	}
}

// A record on a question that is withheld, unanswered or in dispute does not tell the answer that is not given.
func TestEvidenceDoesNotTellWhatIsWithheld(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	delete(state.Answers, "mandate.host")
	state.Answers["work.partners"].Review = &assessment.Review{By: "C. Reviewer", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "3"}}
	state.Evidence = append(state.Evidence, assessment.Evidence{
		ID: "e9", Reference: "Letter of the body", How: "received",
		Supports: map[string]string{"work.partners": "3", "means.budget": "2", "mandate.host": "1", "mandate.legal-basis": "1"},
	})
	d := report.Build(sample.Source(state))
	supports := ""
	for _, part := range d.Parts {
		for _, block := range part.Blocks {
			table, _ := block.(report.Table)
			for _, row := range table.Rows {
				if row[0].ID == "evidence-e9" {
					supports = row[3].Text
				}
				if row[0].ID == "answer-work.partners" {
					if row[1].Text != "Withheld" {
						t.Errorf("the annex tells of the withheld answer: %q", row[1].Text)
					}
				}
			}
		}
	}
	if want := "MA-03 Host\nMA-04 Legal basis:\u00a01\nME-01 Budget\nW-02 Regional body"; supports != want {
		t.Errorf("the register says of e9:\n%s\nwant:\n%s", supports, want)
	}
}

// What institutions said of a withheld answer stays out too: the table of accounts would tell it.
func TestAccountsDoNotTellWhatIsWithheld(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	position := assessment.Position{Session: "s1", Institution: "Office of Tides", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "3"}}
	for id, told := range map[string]bool{"work.partners": false, "means.budget": true} {
		state.Answers[id].Positions = []assessment.Position{position}
		if said := whole(t, report.Build(sample.Source(state))); strings.Contains(said, "Office of Tides") != told {
			t.Errorf("of %s the document tells what was said: %v, want %v", id, !told, told)
		}
		state.Answers[id].Positions = nil
	}
}

// Of answers that stand beside each other, one of which is withheld, none is told: the others would tell it.
func TestConflictsDoNotTellWhatIsWithheld(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	state.Answers["mandate.host"].Conflict = true
	state.Answers["mandate.host"].Review = &assessment.Review{By: "C. Reviewer", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "3"}}
	for _, tt := range []struct {
		other string
		told  bool
	}{{`{"state":"dont-know"}`, true}, {`{"state":"withheld"}`, false}} {
		state.Conflicts = []assessment.Conflict{{Field: "answer/mandate.host", Question: "mandate.host", Values: []assessment.ConflictValue{
			{Value: `{"state":"answered","option":"2"}`, For: "Office of Tides"}, {Value: tt.other},
		}}}
		said := plain(t, report.Build(sample.Source(state)))
		if strings.Contains(said, "Office of Tides") != tt.told || strings.Contains(said, "one of the answers is withheld") == tt.told {
			t.Errorf("beside %s the document tells the other answer: %t", tt.other, !tt.told)
		}
		settled := regexp.MustCompile(`Regulator\)?[^.]*Settled`)
		if settled.MatchString(said) != tt.told {
			t.Errorf("beside %s the positions are told: %t", tt.other, !tt.told)
		}
	}
}

// The rows of a list that is withheld stay away, and so does that a step on a withheld answer is done.
func TestRowsAndStepsDoNotTellWhatIsWithheld(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	withheld := questionnaires.Answer{State: questionnaires.Withheld}
	state.Answers["means.posts"] = &assessment.Entry{Answer: withheld, Rows: []questionnaires.Row{{ID: "r1-0000", Cells: map[string]string{"title": "SECRET post"}}}}
	state.Answers["mandate.legal-basis"] = &assessment.Entry{Answer: withheld}
	report1 := whole(t, report.Build(sample.Source(state)))
	if strings.Contains(report1, "SECRET") {
		t.Error("the rows of a withheld list are told")
	}
	state.Steps = []assessment.LocalStep{{Question: "mandate.legal-basis", Option: "2", Status: "done"}}
	if whole(t, report.Build(sample.Source(state))) != report1 {
		t.Error("that a step is done makes another report, though the answer is withheld")
	}
}

// Nor does who provides what is withheld: somebody does, so it is there.
func TestProvidersDoNotTellWhatIsWithheld(t *testing.T) {
	state := sample.Realistic(sample.Questionnaire(t, small))
	for _, tt := range []struct {
		answer questionnaires.Answer
		told   bool
	}{{questionnaires.Answer{State: questionnaires.Answered, Option: "2"}, true}, {questionnaires.Answer{State: questionnaires.Withheld}, false}} {
		state.Answers["mandate.host"] = &assessment.Entry{Answer: tt.answer, Provided: "supplier"}
		source := sample.Source(state)
		if said := whole(t, report.Build(source)); strings.Contains(said, "Provided by: a supplier") != tt.told {
			t.Errorf("answer %v: the document tells who provides it: %v", tt.answer, !tt.told)
		}
		if book := fmt.Sprint(report.Book(source)); strings.Contains(book, "A supplier") != tt.told {
			t.Errorf("answer %v: the workbook tells who provides it: %v", tt.answer, !tt.told)
		}
	}
}
