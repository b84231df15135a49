package wizard

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// What the screen shows while a change is on its way to the disk is what the file says once it is there, for each kind
// of field, set and emptied; what only the file knows, which is who and when, comes with it. The state that was shown
// before stays as it is.
func TestThePreviewIsWhatWillBeSaved(t *testing.T) {
	q := sample(t)
	f, err := assessment.Create(filepath.Join(t.TempDir(), "x.cirt"), q, assessment.Options{Author: "Ada", Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	option := func(code string) questionnaires.Answer {
		return questionnaires.Answer{State: questionnaires.Answered, Option: code}
	}
	answer := assessment.SetAnswer(q.Question("mandate.basis"), option("2"))
	answer.Session, answer.For, answer.Why = "s1-0001", "Ministry", "corrected"
	record := assessment.Evidence{ID: "e1-0001", Reference: "Decree 12", How: "received"}
	session := assessment.Session{ID: "s1-0001", Kind: "interview", Date: "2026-09-30", Institutions: []string{"Ministry / Bureau"}}
	for _, tt := range []struct {
		name string
		in   assessment.Intent
	}{
		{"about", assessment.SetAbout(assessment.About{Subject: "Examplia", Assessors: []string{"Ada"}})},
		{"about, another field", assessment.SetAbout(assessment.About{Team: "EX-CIRT"}, "team")},
		{"about, emptied", assessment.SetAbout(assessment.About{}, "assessors")},
		{"session", assessment.PutSession(session)},
		{"answer", answer},
		{"another answer", assessment.SetAnswer(q.Question("mandate.basis"), questionnaires.Answer{State: questionnaires.DontKnow})},
		{"no answer", assessment.SetAnswer(q.Question("mandate.basis"), questionnaires.Answer{})},
		{"provided", assessment.SetProvided("service.desk", questionnaires.Providers[0])},
		{"finding", assessment.SetFinding("mandate.basis", "The decree is public.")},
		{"finding, emptied", assessment.SetFinding("mandate.basis", "")},
		{"working note", assessment.SetWorkingNote("mandate.basis", "Ask for the page.")},
		{"mark", assessment.SetMark("mandate.basis", true)},
		{"no mark", assessment.SetMark("mandate.basis", false)},
		{"row", assessment.PutRow("facts.teams", questionnaires.Row{ID: "r1-0001", Cells: map[string]string{"name": "Gov-CIRT"}})},
		{"another row", assessment.PutRow("facts.teams", questionnaires.Row{ID: "r2-0001", Cells: map[string]string{"name": "Uni-CIRT"}})},
		{"row, changed", assessment.PutRow("facts.teams", questionnaires.Row{ID: "r1-0001", Cells: map[string]string{"name": "GovCIRT", "people": "4"}})},
		{"row, removed", assessment.RemoveRow("facts.teams", "r2-0001")},
		{"position", assessment.PutPosition("mandate.basis", assessment.Position{Session: session.ID, Institution: "Ministry / Bureau", Answer: option("1"), Note: "Not in force."})},
		{"position, changed", assessment.PutPosition("mandate.basis", assessment.Position{Session: session.ID, Institution: "Ministry / Bureau", Answer: option("2")})},
		{"position, removed", assessment.RemovePosition("mandate.basis", session.ID, "Ministry / Bureau")},
		{"evidence", assessment.PutEvidence(record)},
		{"support", assessment.Support(record.ID, "mandate.basis", "2")},
		{"evidence, changed", assessment.PutEvidence(assessment.Evidence{ID: record.ID, Reference: "Decree 13", How: "public"})},
		{"support, taken away", assessment.Support(record.ID, "mandate.basis", "")},
		{"evidence, removed", assessment.RemoveEvidence(record)},
		{"session, removed", assessment.RemoveSession(session.ID)},
		{"review", assessment.PutReview("service.desk", assessment.Review{By: "Grace", Answer: option("yes"), Reason: "seen"})},
		{"review, removed", assessment.RemoveReview("service.desk")},
		{"note", assessment.PutNote("n1-0001", "Call back.")},
		{"note, removed", assessment.RemoveNote("n1-0001")},
		{"status", assessment.SetStatus("fact-checked")},
	} {
		before, untouched := f.State(), told(t, f.State())
		shown := preview(before, []assessment.Intent{tt.in})
		if told(t, before) != untouched {
			t.Errorf("%s: the state that was shown has changed", tt.name)
		}
		if _, err := f.Save(tt.in); err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		saved := f.State()
		opts := cmp.Options{
			cmpopts.EquateEmpty(), cmpopts.IgnoreFields(assessment.Entry{}, "By", "At"),
			cmpopts.IgnoreFields(assessment.Review{}, "At"), cmpopts.IgnoreFields(assessment.Note{}, "At"),
			cmpopts.IgnoreMapEntries(func(_ string, e *assessment.Entry) bool { // a question of which all was taken away
				return cmp.Equal(*e, assessment.Entry{}, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(assessment.Entry{}, "By", "At"))
			}),
		}
		type fields struct {
			About    assessment.About
			Answers  map[string]*assessment.Entry
			Evidence []assessment.Evidence
			Sessions []assessment.Session
			Notes    []assessment.Note
			Now      string
		}
		of := func(s *assessment.State) fields {
			return fields{s.About, s.Answers, s.Evidence, s.Sessions, s.Notes, s.Status.Now}
		}
		if diff := cmp.Diff(of(saved), of(shown), opts); diff != "" {
			t.Errorf("%s: saved (-) and shown (+): %s", tt.name, diff)
		}
	}
}
