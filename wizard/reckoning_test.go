package wizard

import (
	"slices"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// What is worked out once follows every change at once, saved or not.
func TestReckoningFollowsTheState(t *testing.T) {
	r := open(t)
	d := r.app.desk
	done, total := d.progress()
	if len(d.asked()) == 0 || total != len(d.asked()) || done != 0 {
		t.Fatalf("%d of %d done, %d asked", done, total, len(d.asked()))
	}
	if len(d.evidenceFor("mandate.basis")) != 0 {
		t.Error("there is no evidence yet")
	}
	r.hold = true // nothing is saved
	q := d.q.Question("mandate.basis")
	r.app.put(assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.Answered, Option: "2"}))
	r.app.put(assessment.PutEvidence(assessment.Evidence{ID: "e1-0a1b", Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.basis": "2"}}))
	if now, of := d.progress(); now != 1 || of != total {
		t.Errorf("%d of %d done after an answer", now, of)
	}
	if got := d.evidenceFor("mandate.basis"); len(got) != 1 || got[0].Reference != "Decree" {
		t.Errorf("evidence is %v", got)
	}
	at := slices.IndexFunc(d.parts(), func(p part) bool { return p.section.ID == "mandate" })
	if p := d.parts()[at]; p.done != 1 {
		t.Errorf("the section has %d of %d done", p.done, p.total)
	}
	if !d.isAsked("mandate.basis") || d.isAsked("no.such") {
		t.Error("what is asked is not what is asked")
	}
}
