package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// The team is asked for as the questionnaire means it: the subject itself, or the team of a state.
func TestTheTeamIsAskedForBySubject(t *testing.T) {
	for subject, want := range map[string]string{
		"team":  "The team that assesses itself",
		"state": "The CIRT, if there is one yet",
	} {
		q := *sample(t)
		q.Subject = subject
		r := open(t)
		f := newAssessmentForm(r.app.asker(), &q, "", assessment.About{}, nil)
		for _, x := range f.fields {
			if x.id == "team" && x.hint != want {
				t.Errorf("for a %s the hint is %q, want %q", subject, x.hint, want)
			}
		}
	}
}

// A team that is named after its state is not named twice.
func TestTheFileDoesNotSayTheSubjectTwice(t *testing.T) {
	tests := []struct{ subject, team, want string }{
		{"Fiji", "Fiji CIRT", "fiji-cirt-x.cirt"},
		{"Fiji", "FIJI-CIRT", "fiji-cirt-x.cirt"},
		{"Fiji", "Fiji", "fiji-x.cirt"},
		{"Niger", "Nigeria CIRT", "niger-nigeria-cirt-x.cirt"}, // another name that begins with the same letters
		{"Fiji", "CERT Fiji", "fiji-cert-fiji-x.cirt"},
		{"", "Fiji CIRT", "fiji-cirt-x.cirt"},
	}
	for _, tt := range tests {
		if got := fileName(tt.subject, tt.team, "x"); got != tt.want {
			t.Errorf("fileName(%q, %q) = %q, want %q", tt.subject, tt.team, got, tt.want)
		}
	}
}

// A form of a new assessment that was left comes back as it was filled in; another questionnaire has its own.
func TestANewAssessmentThatWasLeftComesBack(t *testing.T) {
	cfg := testConfig(t, t.TempDir())
	r := newRig(t, cfg)
	r.press("n", "1")
	r.write("Examplia")
	r.press("enter")
	r.write("EX-CIRT")
	r.press("esc")
	r.sees("Nothing is created yet", "EX-CIRT")
	r.press("esc")
	if _, still := r.app.top().(*form); still {
		t.Fatalf("the second esc does not leave:\n%s", r.app.View())
	}
	for r.app.top().name() != "home" {
		r.press("esc")
	}
	r.press("n", "1")
	f := r.app.top().(*form)
	if v := f.values(); v["subject"] != "Examplia" || v["team"] != "EX-CIRT" || f.problem != "" {
		t.Errorf("the form came back with %v, %q", v, f.problem)
	}
	r.press("esc") // as nothing was typed since, but what is there would be lost from sight
	r.press("esc")
	for r.app.top().name() != "home" {
		r.press("esc")
	}
	r.press("n", "2")
	if v := r.app.top().(*form).values(); v["subject"] != "" {
		t.Errorf("another questionnaire begins with %q", v["subject"])
	}
	if n := len(questionnaires.Library()); n < 2 || !strings.Contains(r.app.View(), "New assessment") {
		t.Errorf("%d questionnaires:\n%s", n, r.app.View())
	}
}
