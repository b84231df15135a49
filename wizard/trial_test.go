package wizard

import (
	"strings"
	"testing"
)

// What a label says is what its digit chooses.
func TestDigitsChooseWhatLabelsSay(t *testing.T) {
	scale := []choice{{"", "nothing"}, {"0", "0 Not yet"}, {"1", "1 A draft"}, {"2", "2 Signed"}, {"?", "don't know"}}
	words := []choice{{"", "not said"}, {"received", "received"}, {"seen", "seen"}}
	tests := []struct {
		options []choice
		key     string
		want    int
	}{
		{scale, "0", 1},
		{scale, "2", 3},
		{scale, "3", -1},
		{words, "1", 0},
		{words, "3", 2},
		{words, "4", -1},
		{words, "0", -1},
		{words, "x", -1},
	}
	for _, tt := range tests {
		if got := digitOption(tt.options, tt.key); got != tt.want {
			t.Errorf("digitOption(%v, %q) = %d, want %d", tt.options, tt.key, got, tt.want)
		}
	}
	r := open(t)
	r.at("mandate.basis")
	r.press("e", "a")
	r.write("Decree 7")
	r.press("down", "down")
	r.press("3", "ctrl+s")
	if got := r.onDisk().Evidence[0].Supports["mandate.basis"]; got != "3" {
		t.Errorf("3 recorded that it supports %q", got)
	}
}

// The only country that fits is taken by enter; of several the list is gone to first, and what was typed
// stays possible.
func TestEnterTakesTheOnlyCountry(t *testing.T) {
	tests := []struct{ typed, keys, want string }{
		{"cote", "enter", "Côte d'Ivoire"},
		{"Examplia", "enter", "Examplia"},
		{"congo", "enter enter", "Congo"},
		{"kore", "enter up enter", "kore"},
	}
	for _, tt := range tests {
		cfg := testConfig(t, t.TempDir())
		cfg.Questionnaire = "testdata/questionnaire"
		r := newRig(t, cfg)
		r.write(tt.typed)
		r.press(strings.Fields(tt.keys)...)
		f := r.app.top().(*form)
		if got := f.values()["subject"]; !strings.HasPrefix(strings.ReplaceAll(got, "’", "'"), tt.want) || f.focused().id == "subject" {
			t.Errorf("%s and %s gave %q, in %s", tt.typed, tt.keys, got, f.focused().id)
		}
	}
}

// Beside a question a record is unlinked; from the register it goes, with a word, and comes back.
func TestARecordIsUnlinkedOrRemoved(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("2")
	r.at("mandate.basis")
	r.press("e", "a")
	r.write("Decree 7")
	r.press("ctrl+s", "x")
	if e := r.onDisk().Evidence; len(e) != 1 || len(e[0].Supports) != 0 {
		t.Fatalf("after x the register is %+v", e)
	}
	r.press("u")
	r.sees("Undone:")
	if e := r.onDisk().Evidence; len(e) != 1 || e[0].Supports["mandate.basis"] != "2" {
		t.Errorf("after undoing it is %+v", e)
	}
	r.press("esc", "E", "x")
	r.sees("Decree 7 is gone from the register and from 1 question")
	if e := r.onDisk().Evidence; len(e) != 0 {
		t.Errorf("the register still has %+v", e)
	}
	r.press("u")
	if e := r.onDisk().Evidence; len(e) != 1 || e[0].Supports["mandate.basis"] != "2" {
		t.Errorf("after undoing the register is %+v", e)
	}
	if r.app.top().name() != "register" {
		t.Errorf("undoing went to %s", r.app.top().name())
	}
}

// A form that would lose what was typed says so once.
func TestAFormIsNotLeftByAccident(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("e", "a", "esc")
	if r.app.top().name() != "evidence" {
		t.Fatal("an untouched form asks")
	}
	r.press("a")
	r.write("Decree")
	r.press("esc")
	r.sees("not saved", "Decree")
	r.write(" 7")
	r.press("esc")
	r.sees("not saved", "Decree 7")
	r.press("esc")
	if r.app.top().name() != "evidence" || len(r.onDisk().Evidence) != 0 {
		t.Errorf("the second esc did not leave")
	}
}

// An approval that a change ends is said, and its undoing is named.
func TestApprovalIsNotLostInSilence(t *testing.T) {
	r := open(t)
	r.press("t", "a", "1")
	r.write("B. Minister")
	r.press("ctrl+s")
	r.sees("Approved by B. Minister", "Write the report again")
	r.press("esc")
	r.sees("approved by B. Minister")
	r.press("esc")
	r.at("mandate.basis")
	r.press("3")
	r.sees("opens a new draft", "DRAFT")
	r.press("u", "u")
	r.sees("Undone: the approval by B. Minister", "DRAFT")
	r.press("t", "s", "2")
	r.sees("DRAFT · agreed")
	r.press("esc")
	r.at("mandate.basis")
	r.press("1")
	r.sees("DRAFT · agreed, changed since")
	r.size(50, 20)
	r.sees("DRAFT")
}
