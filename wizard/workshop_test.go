package wizard

import (
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// full is a rig on a question of which there is all that a room must not see, in the workshop mode.
func full(t *testing.T) *rig {
	t.Helper()
	r := open(t)
	r.at("mandate.basis")
	r.press("2")
	r.at("mandate.basis")
	r.press("w")
	r.write("SECRET NOTE")
	r.press("ctrl+s", "f")
	r.write("SECRET FINDING")
	r.press("ctrl+s", "e", "a")
	r.write("SECRET DECREE")
	r.press("ctrl+s", "esc", "m")
	r.at("mandate.basis")
	r.press("l")
	r.sees("weight 3", "essential")
	r.press("W")
	return r
}

// unseen are what a room must not see, as they stand on other screens.
var unseen = []string{"SECRET", "weight", "essential", "evel", "marked", "M-01", "Evidence", "Working note", "DRAFT", "Guidance", "A mandate in force"}

// Whatever is pressed in the workshop mode, what the room must not see is neither shown nor changed; esc alone leaves.
func TestTheRoomSeesNothingElse(t *testing.T) {
	r := full(t)
	for _, b := range questionKeys {
		for _, k := range b.keys {
			if k == "esc" || workshopKeys.action(k) == "quit" || workshopKeys.action(k) == "help" {
				continue
			}
			r.press(k)
			v := r.app.View()
			for _, not := range unseen {
				if strings.Contains(v, not) {
					t.Fatalf("%s shows %q:\n%s", k, not, v)
				}
			}
			if s, ok := r.app.top().(*asking); !ok || !s.room {
				t.Errorf("%s leads out of the workshop mode:\n%s", k, v)
			}
			if e := r.onDisk().Answers["mandate.basis"]; e.WorkingNote == "" || !e.Marked || e.Finding == "" {
				t.Errorf("%s changed %+v", k, e)
			}
			if workshopKeys.action(k) != "" { // it did something; the next key is pressed on the same screen again
				r = full(t)
			}
		}
	}
	r.press("esc")
	r.sees("Guidance")
	if r.seen("weight 3") {
		t.Error("leaving shows what was hidden before")
	}
}

// In the room one answers and moves on as elsewhere.
func TestTheRoomAnswers(t *testing.T) {
	r := full(t)
	r.press("3", "y", "d")
	on := r.onDisk().Answers
	if on["mandate.basis"].Answer.Option != "3" || on["service.desk"].Answer.Option != "yes" || on["service.hours"].Answer.State != questionnaires.DontKnow {
		t.Errorf("recorded %+v", on)
	}
	r.sees("This was the last question.")
	if r.seen("results") {
		t.Errorf("the room is led to the results:\n%s", r.app.View())
	}
	r.press("u", "u")
	if e := r.onDisk().Answers["service.desk"]; e != nil && e.Answer.State == questionnaires.Answered {
		t.Errorf("two answers were not undone: %+v", e)
	}
	r.press("u", "u") // the answer before, then what is no answer
	r.sees("The latest change was no answer")
	if !r.onDisk().Answers["mandate.basis"].Marked {
		t.Error("undo took the mark away, unseen")
	}
	r.at("facts.staff")
	r.press("1", "2")
	r.sees("12", "posts")
	r.press("enter")
	r.at("facts.groups")
	r.press("1", "3", "enter")
	if got := r.answerTo("facts.groups").Options; len(got) != 2 {
		t.Errorf("several options: %v", got)
	}
}

// The screen fits itself to every window, and the answer that was given stays in sight.
func TestTheRoomInEveryWindow(t *testing.T) {
	r := full(t)
	for _, q := range r.app.desk.asked() {
		r.at(q.ID)
		for w := minWidth; w <= 130; w += 9 {
			for h := minHeight; h <= 50; h += 5 {
				r.size(w, h)
				lines := strings.Split(r.app.View(), "\n")
				if len(lines) != h {
					t.Fatalf("%s at %d×%d has %d lines", q.ID, w, h, len(lines))
				}
				for _, l := range lines {
					if width(l) > w {
						t.Fatalf("%s at %d×%d: too wide: %q", q.ID, w, h, l)
					}
				}
				if q.ID == "mandate.basis" && !r.seen("● ") {
					t.Errorf("at %d×%d the answer is not in sight:\n%s", w, h, r.app.View())
				}
			}
		}
	}
}

func TestGoldenWorkshop(t *testing.T) {
	r := full(t)
	r.golden("workshop-scale")
	r.at("facts.exists")
	r.golden("workshop-choice")
	r.at("facts.groups")
	r.press("1", "3")
	r.golden("workshop-choices")
	r.at("facts.since")
	r.press("1")
	r.write("2 march 2026")
	r.golden("workshop-date")
	r.press("enter", "?")
	r.golden("workshop-help")
}

// The line mode reads the same to a room, and no more.
func TestTheLineModeInARoom(t *testing.T) {
	cfg := newFile(t)
	f, err := assessment.Open(cfg.Path, cfg.options("A. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save(assessment.SetWorkingNote("mandate.basis", "SECRET")); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := plainRun(t, cfg, "workshop", "goto mandate.basis", "levels", "results", "note", "recorded", "undo", "history", "workshop", "goto mandate.basis", "levels", "quit")
	if err != nil {
		t.Fatal(err)
	}
	room, after, ok := strings.Cut(out, "The workshop mode has ended")
	if !ok {
		t.Fatalf("it did not end:\n%s", out)
	}
	for _, not := range []string{"SECRET", "weight", "essential"} {
		if strings.Contains(room, not) {
			t.Errorf("the room hears %q:\n%s", not, room)
		}
	}
	if !strings.Contains(after, "weight") {
		t.Errorf("after the workshop nothing is told:\n%s", after)
	}
}

// A word that is not for the room says so, and how to come to it.
func TestTheRoomIsToldWhatIsClosed(t *testing.T) {
	for _, word := range []string{"levels", "results", "note", "evidence", "register", "history", "recorded", "finish", "report"} {
		out, err := plainRun(t, newFile(t), "workshop", word, "quit")
		if err != nil || !strings.Contains(out, "This is not read in the workshop. Type workshop to end it first.") {
			t.Errorf("%s: %v\n%s", word, err, out)
		}
	}
}

// An act is judged by all that it sets: what begins with an answer may hold something that is not for the room.
func TestTheRoomUndoesNothingBesideAnAnswer(t *testing.T) {
	both := func(q *questionnaires.Questionnaire) assessment.Intent {
		return assessment.SetAnswer(q.Question("mandate.basis"), questionnaires.Answer{State: questionnaires.Answered, Option: "2"}).
			With(assessment.SetWorkingNote("mandate.basis", "SECRET NOTE"))
	}
	r := open(t)
	r.at("mandate.basis")
	r.run(r.app.put(both(r.app.desk.q)))
	r.press("W", "u")
	r.sees("The latest change was no answer")
	if e := r.onDisk().Answers["mandate.basis"]; e.WorkingNote == "" || e.Answer.Option != "2" {
		t.Errorf("the room undid %+v", e)
	}
	r.press("esc", "u", "W", "U")
	r.sees("The latest change was no answer")
	if e := r.onDisk().Answers["mandate.basis"]; e != nil && e.WorkingNote != "" {
		t.Errorf("the room did again %+v", e)
	}

	cfg := newFile(t)
	f, err := assessment.Open(cfg.Path, cfg.options("A. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save(both(f.State().Questionnaire)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := plainRun(t, cfg, "workshop", "undo", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(strings.ReplaceAll(out, "\n", " "), "The latest change was no answer") {
		t.Errorf("the line mode undid it:\n%s", out)
	}
}
