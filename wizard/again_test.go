package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// Wherever something was just changed it can be undone and done again there; both are named.
func TestUndoAndRedoWhereItWasChanged(t *testing.T) {
	count := map[string]func(*assessment.State) int{
		"evidence": func(s *assessment.State) int { return len(s.Evidence) },
		"sessions": func(s *assessment.State) int { return len(s.Sessions) },
		"notes":    func(s *assessment.State) int { return len(s.Notes) },
		"positions": func(s *assessment.State) int {
			if e := s.Answers["mandate.basis"]; e != nil {
				return len(e.Positions)
			}
			return 0
		},
	}
	tests := []struct {
		what string
		keys []string
		name string
		then []string // after the name
		on   string
	}{
		{"evidence", []string{"e", "a"}, "Decree 12", []string{"ctrl+s"}, "evidence"},
		{"evidence", []string{"E", "a"}, "Decree 12", []string{"ctrl+s"}, "register"},
		{"sessions", []string{"S", "a", "down", "down"}, "Capital", []string{"ctrl+s"}, "sessions"},
		{"notes", []string{"N", "a"}, "Ask the host", []string{"esc"}, "notes"},
		{"positions", []string{"p", "a"}, "Ministry", []string{"ctrl+s"}, "positions"},
	}
	for _, tt := range tests {
		t.Run(tt.on, func(t *testing.T) {
			r := open(t)
			r.size(160, 40)
			r.at("mandate.basis")
			r.press(tt.keys...)
			r.write(tt.name)
			r.press(tt.then...)
			n := count[tt.what]
			if n(r.onDisk()) != 1 || r.app.top().name() != tt.on {
				t.Fatalf("not added on %s:\n%s", tt.on, r.app.View())
			}
			if r.seen("U redo") {
				t.Errorf("redo is offered before anything was undone:\n%s", r.app.View())
			}
			if tt.what != "evidence" {
				r.press("delete")
				r.sees("Taken out: ", "u brings it back")
				if n(r.onDisk()) != 0 {
					t.Error("it is not taken out")
				}
				r.press("u")
				if n(r.onDisk()) != 1 {
					t.Error("it does not come back")
				}
			}
			r.press("u")
			r.sees("Undone: ", "U redo")
			if n(r.onDisk()) != 0 {
				t.Error("it is not undone")
			}
			r.press("U")
			r.sees("Done again: ")
			if n(r.onDisk()) != 1 || r.app.top().name() != tt.on {
				t.Errorf("it is not done again on %s:\n%s", tt.on, r.app.View())
			}
		})
	}
}

// The finish screen, the results and the workshop too.
func TestUndoAndRedoOnOtherScreens(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("2")
	for _, way := range []string{"t", "r"} {
		r.press(way, "u")
		r.sees("Undone: ")
		if got := r.answerTo("mandate.basis"); got.State != questionnaires.Unanswered {
			t.Fatalf("%s: not undone: %+v", way, got)
		}
		r.press("U")
		r.sees("Done again: ")
		if got := r.answerTo("mandate.basis"); got.Option != "2" {
			t.Errorf("%s: not done again: %+v", way, got)
		}
		r.press("esc")
	}
	r.press("W", "u", "U")
	r.sees("Done again: ")
	r.press("esc", "w")
	r.write("Not for the room")
	r.press("esc", "u", "W", "U")
	if r.seen("Not for the room") || r.onDisk().Answers["mandate.basis"].WorkingNote != "" {
		t.Errorf("the room did a note again:\n%s", r.app.View())
	}
}

// Entries of a list are taken out with the keys of every list, which undo brings back; without the last one the question has
// no answer.
func TestEntriesAreTakenOutAsEverywhere(t *testing.T) {
	for _, key := range []string{"x", "delete"} {
		r := open(t)
		r.at("facts.teams")
		for _, name := range []string{"Gov-CIRT", "Mil-CIRT"} {
			r.press("a")
			r.write(name)
			r.press("ctrl+s")
		}
		r.press("2")
		if s := r.app.top().(*asking); s.row != 1 {
			t.Fatalf("2 led to row %d", s.row)
		}
		r.press(key)
		r.sees("Taken out: Mil-CIRT", "u brings it back")
		if rows := r.onDisk().Answers["facts.teams"].Rows; len(rows) != 1 || rows[0].Cells["name"] != "Gov-CIRT" {
			t.Fatalf("%s left %v", key, rows)
		}
		r.press("1", key)
		if e := r.app.desk.entry("facts.teams"); len(e.Rows) != 0 || e.Answer.State != questionnaires.Unanswered {
			t.Errorf("without the last one: %+v", e)
		}
		r.press("u")
		if e := r.onDisk().Answers["facts.teams"]; len(e.Rows) != 1 || e.Answer.State != questionnaires.Answered {
			t.Errorf("undone: %+v", e)
		}
	}
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto facts.teams", "add", "Gov-CIRT", "", "", "remove 1", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if e := stateOf(t, cfg.Path).Answers["facts.teams"]; e != nil && (len(e.Rows) != 0 || e.Answer.State != questionnaires.Unanswered) || !strings.Contains(out, "Taken out: Gov-CIRT") {
		t.Errorf("line mode: %+v\n%s", e, out)
	}
}

// A digit or a letter that answers other questions says on a list what to press.
func TestAnswerKeysOnAList(t *testing.T) {
	r := open(t)
	r.at("facts.teams")
	for _, key := range []string{"2", "y"} {
		r.press(key)
		r.sees("There is no entry yet. a adds one")
	}
	r.press("a")
	r.write("Gov-CIRT")
	r.press("ctrl+s", "3")
	r.sees("3 is the number of no entry")
	r.press("1")
	if s := r.app.top().(*asking); s.row != 0 || r.seen("is the number of no entry") {
		t.Errorf("1 led to row %d\n%s", s.row, r.app.View())
	}
}
