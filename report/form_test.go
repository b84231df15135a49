package report_test

import (
	"bytes"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
	"cirtkit/report/pdf"
)

// formOf is the form of a questionnaire, all questions of it.
func formOf(q *questionnaires.Questionnaire, s report.FormSource) *report.Document {
	s.Questionnaire, s.Questions, s.Program, s.Date = q, q.Questions(), "1.0.0-test", "2026-11-21"
	return report.Form(s)
}

func TestForm(t *testing.T) {
	q := sample.Questionnaire(t, small)
	said := plain(t, formOf(q, report.FormSource{Conditions: map[string]string{q.Questions()[1].ID: "Only on Sundays."}}))
	said = strings.Join(strings.Fields(said), " ")
	for _, question := range q.Questions() {
		if !strings.Contains(said, question.Ask) {
			t.Errorf("the form lacks %s", question.ID)
		}
		for _, o := range question.Options {
			if !strings.Contains(said, "☐ "+o.Code+" · "+o.Text) {
				t.Errorf("the form of %s lacks the option %s", question.ID, o.Code)
			}
		}
	}
	if strings.Contains(said, "☒") {
		t.Error("a box of an empty form is ticked")
	}
	if !strings.Contains(said, "Only on Sundays.") || !strings.Contains(said, q.Digest()[:12]) {
		t.Errorf("the form lacks its condition or identity:\n%s", said)
	}
}

// A form made from an assessment ticks what it says, and holds nothing that is private.
func TestFormOfAnAssessment(t *testing.T) {
	q := sample.Questionnaire(t, small)
	state, private := sample.Marked(q)
	d := formOf(q, report.FormSource{State: state})
	said := whole(t, d)
	for _, marker := range private {
		if strings.Contains(said, marker) {
			t.Errorf("the form holds %s", marker)
		}
	}
	ticked := 0
	for id, e := range state.Answers {
		if e.Answer.State != questionnaires.Answered || e.Conflict {
			continue
		}
		question := q.Question(id)
		if i := question.OptionIndex(e.Answer.Option); i >= 0 {
			ticked++
			if want := "☒\u00a0" + e.Answer.Option + " · " + question.Options[i].Text; !strings.Contains(said, want) {
				t.Errorf("the form lacks %q", want)
			}
		}
	}
	if ticked == 0 || strings.Count(said, "☒") < ticked {
		t.Errorf("%d boxes are ticked of %d", strings.Count(said, "☒"), ticked)
	}
	if d.Label == "" || d.Subject != state.About.Subject {
		t.Errorf("the pages carry %q and %q", d.Label, d.Subject)
	}
	var first, second bytes.Buffer
	warnings, err := pdf.Write(&first, d, pdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range warnings {
		if strings.Contains(w.Message(lang.English()), "☐") || strings.Contains(w.Message(lang.English()), "☒") {
			t.Errorf("a box can't be printed: %s", w.Message(lang.English()))
		}
	}
	if _, err := pdf.Write(&second, d, pdf.Options{}); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("the same form gave other bytes, %v", err)
	}
}
