package wizard

import (
	"testing"

	"cirtkit/questionnaires"
)

// Unticking the last tick leaves the question without an answer: only the key, or the word, for "none of these"
// says that none is true.
func TestUntickingEverythingIsNoAnswer(t *testing.T) {
	r := open(t)
	r.at("facts.groups")
	r.press("1", "1")
	if e := r.onDisk().Answers["facts.groups"]; e != nil && e.Answer.State != questionnaires.Unanswered {
		t.Errorf("ticked and unticked, it is recorded as %+v", e.Answer)
	}
	r.sees("0/9", "Several are possible")
	r.press("enter")
	if a := r.answerTo("facts.groups"); a.State != questionnaires.Unanswered || r.question() == "facts.groups" {
		t.Errorf("enter on a row recorded %+v, at %s", a, r.question())
	}
	r.at("facts.groups")
	r.press("0")
	if a := r.answerTo("facts.groups"); a.State != questionnaires.Answered || len(a.Options) != 0 {
		t.Errorf("0 recorded %+v", a)
	}
	for typed, want := range map[string]questionnaires.AnswerState{",": questionnaires.Unanswered, "none": questionnaires.Answered} {
		cfg := newFile(t)
		if _, err := plainRun(t, cfg, "goto facts.groups", typed); err != nil {
			t.Fatal(err)
		}
		got := questionnaires.Unanswered
		if e := stateOf(t, cfg.Path).Answers["facts.groups"]; e != nil {
			got = e.Answer.State
		}
		if got != want {
			t.Errorf("%q recorded %s, want %s", typed, got, want)
		}
	}
}
