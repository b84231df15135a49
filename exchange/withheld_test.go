package exchange

import (
	"bytes"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// What is withheld, or was taken back, shows through nothing that leaves the file: not through the option that
// a record supports, the rows of a list, a review or the position of an institution.
func TestWhatIsWithheldStaysInTheFile(t *testing.T) {
	q := example(t)
	intents := func(answer string) []assessment.Intent {
		return []assessment.Intent{
			set(t, q, "mandate.legal-basis", "2"), set(t, q, "mandate.legal-basis", answer),
			set(t, q, "service.exercises", "="),
			assessment.PutRow("service.exercises", questionnaires.Row{ID: "r1-0000", Cells: map[string]string{"name": "SECRET row"}}),
			set(t, q, "service.exercises", "!"),
			assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.legal-basis": "2"}}),
			assessment.PutReview("mandate.legal-basis", assessment.Review{By: "Lin", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "2"}}),
			assessment.PutPosition("mandate.legal-basis", assessment.Position{
				Session: "s1-0000", Institution: "Ministry", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "2"},
			}),
			assessment.PutSession(assessment.Session{ID: "s1-0000", Kind: "interview", Institutions: []string{"Ministry"}}),
		}
	}
	for _, tt := range []struct {
		answer string
		shows  int // how often the option stands there
	}{{"!", 0}, {"", 2}, {"2", 4}} {
		s := made(t, q, intents(tt.answer)...).State()
		var all bytes.Buffer
		if err := Export(&all, s, Options{}); err != nil {
			t.Fatal(err)
		}
		got := all.String()
		if n := strings.Count(got, `: "2"`); n != tt.shows {
			t.Errorf("answer %q: the option stands %d times in the export, want %d:\n%s", tt.answer, n, tt.shows, got)
		}
		if strings.Contains(got, "SECRET") {
			t.Errorf("answer %q: what is withheld shows in\n%s", tt.answer, got)
		}
		if !strings.Contains(got, `reference: "Decree"`) || !strings.Contains(got, `mandate.legal-basis: `) {
			t.Errorf("answer %q: the record is gone from\n%s", tt.answer, got)
		}
	}
}

// Nor in the list of the evidence by the codes of a catalogue.
func TestEvidenceForOfWhatIsWithheld(t *testing.T) {
	q := library(t, "establishment")
	reference, err := questionnaires.OpenReference("sim3-v2i")
	if err != nil {
		t.Fatal(err)
	}
	for answer, want := range map[string]int{"!": 0, "": 0, "2": 1} {
		s := made(t, q, set(t, q, "mandate.host", answer),
			assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.host": "2"}})).State()
		var b bytes.Buffer
		if err := EvidenceFor(&b, s, reference); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(b.String(), `supports: "2"`); n != want || !strings.Contains(b.String(), `reference: "Decree"`) {
			t.Errorf("answer %q: the option stands %d times, want %d, in\n%s", answer, n, want, b.String())
		}
	}
}

// Where one of two copies withholds what the other told, the other's answer shows neither beside it nor through
// evidence, until somebody settles it.
func TestAConflictWithWhatIsWithheldStaysInTheFile(t *testing.T) {
	s := &assessment.State{
		Questionnaire: example(t), ID: "b1946ac92492d234",
		Answers: map[string]*assessment.Entry{"mandate.legal-basis": {
			Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "2"}, Conflict: true,
		}},
		Evidence: []assessment.Evidence{{ID: "e1-0000", Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.legal-basis": "2"}}},
	}
	for other, shows := range map[string]int{`{"state":"withheld"}`: 0, `{"state":"answered","option":"1"}`: 2} {
		s.Conflicts = []assessment.Conflict{{Field: "answer/mandate.legal-basis", Question: "mandate.legal-basis", Values: []assessment.ConflictValue{
			{Value: `{"state":"answered","option":"2"}`, By: "Ada"}, {Value: other, By: "Bob"},
		}}}
		var all bytes.Buffer
		if err := Export(&all, s, Options{}); err != nil {
			t.Fatal(err)
		}
		got := all.String()
		if n := strings.Count(got, `: "2"`); n != shows {
			t.Errorf("beside %s the option stands %d times, want %d:\n%s", other, n, shows, got)
		}
		if tells := strings.Contains(got, `\"option\":\"2\"`); tells != (shows > 0) {
			t.Errorf("beside %s the values are told: %t\n%s", other, tells, got)
		}
	}
}
