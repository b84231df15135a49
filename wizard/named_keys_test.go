package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// What the screen names beside a question that is typed does what it says: while one is
// writing, nothing is named, as every key is part of the text.
func TestTheKeysNamedBesideATypedQuestionWork(t *testing.T) {
	tests := []struct{ id, named, keys string }{
		{"facts.staff", " d don't know ", "d"},
		{"facts.since", " d don't know ", "d"},
		{"facts.name", " d don't know ", "d"},
	}
	for _, tt := range tests {
		r := open(t)
		r.at(tt.id)
		r.sees(tt.named, " ! withheld ", " - not applicable ")
		r.press("enter")
		for _, not := range []string{"don't know", "! withheld", "- not applicable"} {
			if v := r.app.View(); strings.Contains(v, not) {
				t.Errorf("%s names %q while it is being written:\n%s", tt.id, not, v)
			}
		}
		r.sees("esc cancel")
		r.press("esc")
		r.press(strings.Fields(tt.keys)...)
		if got := r.answerTo(tt.id).State; got != questionnaires.DontKnow {
			t.Errorf("%s: %s recorded %q", tt.id, tt.keys, got)
		}
		r.at(tt.id)
		r.press("!")
		if got := r.answerTo(tt.id).State; got != questionnaires.Withheld {
			t.Errorf("%s: ! recorded %q", tt.id, got)
		}
		r.at(tt.id)
		r.press("-")
		if got := r.app.top().name(); got == "question" {
			t.Errorf("%s: - did nothing:\n%s", tt.id, r.app.View())
		}
	}
}

// The same holds for the sentences below a question and at the end of a section.
func TestSentencesNameTheKeysThatWork(t *testing.T) {
	r := open(t)
	for _, q := range r.app.desk.q.Questions() {
		if q.ID != "facts.name" {
			r.send(r.app.put(assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.DontKnow}))())
		}
	}
	r.at("facts.name")
	s := r.app.top().(*asking)
	tests := []struct {
		tab  tab
		want string
		keys []string
		on   string // the screen it leads to
	}{
		{tabFinding, "f writes one", []string{"f"}, "noting"},
		{tabEvidence, "e adds or links", []string{"e"}, "evidence"},
		{tabPositions, "p records", []string{"p"}, "positions"},
	}
	for _, tt := range tests {
		s.tab = tt.tab
		r.sees(tt.want)
		r.press(tt.keys...)
		if got := r.app.top().name(); got != tt.on {
			t.Errorf("%v led to %s, want %s", tt.keys, got, tt.on)
		}
		r.press("esc")
	}
	r.press("o")
	r.sees("r shows the results, t finishes")
	r.press("r")
	r.sees(" Level ")
	r.press("esc")
	r.at("mandate.basis")
	s.tab = tabFinding
	r.sees("No finding yet. f writes one")
}
