package wizard

import (
	"errors"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"cirtkit/assessment"
)

// What walking through the program by hand has shown, and is not so any more.

// twoAnswers is a file of two copies whose answers to one question differ.
func twoAnswers(t *testing.T) Config {
	t.Helper()
	q := sample(t)
	return mergedFile(t, newFile(t),
		[]assessment.Intent{answeredBy(q, "mandate.basis", "1")}, []assessment.Intent{answeredBy(q, "mandate.basis", "3")})
}

// Whoever opens a merged file is told at once that values differ, and how they are settled.
func TestAMergedFileSaysThatValuesDiffer(t *testing.T) {
	cfg := twoAnswers(t)
	r := newRig(t, cfg)
	r.sees("After a merge 1 value differs. = shows")
	r.press("=", "a", "esc", "ctrl+c")
	r = newRig(t, cfg)
	if r.seen("After a merge") {
		t.Errorf("what is settled is still said to differ:\n%s", r.app.View())
	}
}

func TestAMergedFileSaysSoInTheLineMode(t *testing.T) {
	out, err := plainRun(t, twoAnswers(t), "settle", "1", "quit")
	if err != nil || !strings.Contains(out, "After a merge 1 value differs. Type settle") {
		t.Errorf("%v\n%s", err, out)
	}
	if strings.ContainsAny(out, "·≠▸●") {
		t.Errorf("signs are read out:\n%s", out)
	}
}

// Who holds a file is said with a time that a person reads.
func TestTheTimeOfALockIsReadable(t *testing.T) {
	cfg := newFile(t)
	newRig(t, cfg)
	r := newRig(t, cfg)
	r.size(120, 40)
	if v := r.app.View(); !regexp.MustCompile(`since \d{4}-\d\d-\d\d \d\d:\d\d UTC\)`).MatchString(v) {
		t.Errorf("no readable time:\n%s", v)
	}
}

// Saving a form takes the name that the cursor is on, as Enter does.
func TestSavingTakesTheNameUnderTheCursor(t *testing.T) {
	r := open(t)
	var sent values
	r.app.push(everyKind(&sent))
	r.write("N")
	r.app.top().(*form).focus(3)
	r.write("leg")
	r.press("down", "ctrl+s")
	if sent["people"] != "Legal adviser" {
		t.Errorf("sent %q", sent["people"])
	}
}

// On whose behalf is said before anything that a narrow window has no room for.
func TestOnBehalfIsNeverCut(t *testing.T) {
	r := open(t)
	r.press("S", "a", "down", "down", "down")
	r.write("Ministry of a very long name")
	r.press("down")
	r.write("Ministry in charge of digital policy")
	r.press("ctrl+s", "esc", "I", "enter", "B")
	r.write("Telecom")
	r.press("enter")
	r.at("facts.groups")
	for _, w := range []int{60, 80, 100, 120} {
		r.size(w, 24)
		r.press("right", "left") // the news goes
		r.sees("on behalf of Telecom")
	}
}

// A position is of the session in which its institution was heard, not of the one that happens to be current.
func TestAPositionIsOfItsInstitutionsSession(t *testing.T) {
	r := open(t)
	r.heard() // s2 is current
	for name, want := range map[string]string{"The host": "s2", "Academy": "s2", "Bank": "s3"} {
		r.run(r.app.put(assessment.PutSession(assessment.Session{ID: "s3", Kind: "interview", Date: "2026-09-02", Institutions: []string{"Bank"}})))
		r.run(r.app.put(assessment.PutSession(assessment.Session{ID: "s4", Kind: "interview", Date: "2026-09-01", Institutions: []string{"Bank"}})))
		f := r.app.positionForm(assessment.Position{Session: "s2"}, "mandate.basis")
		r.app.push(f)
		f.focus(0)
		r.press("ctrl+u")
		r.write(name)
		if got := f.values()["session"]; got != want {
			t.Errorf("%s was heard in %q, want %q", name, got, want)
		}
		r.app.pop()
	}
}

// Blanks at the ends of an underlined text are not underlined.
func TestBlanksAreNotUnderlined(t *testing.T) {
	th := newTheme(lookNone, noColour, allSigns, "")
	got := th.render([]line{{{"a ", inkPlain}, {"  two words  ", inkWarn}, {"b", inkPlain}, {"   ", inkWarn}}}, 40, 1)
	if want := "a   " + th.turn[inkPlain][inkWarn] + "two words" + th.turn[inkWarn][inkPlain] + "  b   "; !strings.HasPrefix(got, th.turn[inks][inkPlain]+want) {
		t.Errorf("drawn %q, want %q", got, want)
	}
}

// In the workshop mode the cursor is seen on a choice that is given, and a bar that scrolls is not said to be cut.
func TestTheRoomSeesTheCursorAndTheWholeBar(t *testing.T) {
	r := open(t)
	r.at("facts.groups")
	r.press("1", "2", "W")
	r.sees("● ☑ 1", "▸ ☑ 2")
	r.press("esc")
	r.at("mandate.basis")
	r.press("d")
	r.at("mandate.basis")
	r.press("W")
	for h := 12; h < 24; h++ {
		r.size(60, h)
		for l := range strings.SplitSeq(r.app.View(), "\n") {
			if strings.Contains(l, "don't know") && strings.Contains(l, "…") {
				t.Errorf("at %d lines the bar looks cut:\n%s", h, r.app.View())
			}
		}
	}
}

// The page to sign is not called a report, and who approved is said with office and date.
func TestThePageToSignIsCalledSo(t *testing.T) {
	r := open(t)
	r.press("t", "p", "ctrl+s")
	r.sees("The page to sign is in", "Record the signed page")
	r.press("a", "1")
	r.write("B. Minister")
	r.press("down")
	r.write("Ministry of the Interior")
	r.press("ctrl+s")
	r.sees("Approved by B. Minister, Ministry of the Interior, 30 September 2026.")
	out, err := plainRun(t, newFile(t), "signoff", "", "approve", "B. Minister", "Ministry of the Interior", "", "quit")
	if err != nil || !strings.Contains(out, "The page to sign is in") || strings.Contains(out, "The report is in") ||
		!strings.Contains(out, "Approved by B. Minister, Ministry of the Interior, 30 September 2026.") {
		t.Errorf("%v\n%s", err, out)
	}
}

// A new assessment beside last year's begins with what that one was about; who assesses, and when, is of today.
func TestNextYearBeginsWithWhatTheLastWasAbout(t *testing.T) {
	cfg := newFile(t)
	last := cfg.Path
	f, err := assessment.Open(last, cfg.options("Somebody"))
	if err != nil {
		t.Fatal(err)
	}
	about := f.State().About
	about.Subject, about.Team, about.TeamKind, about.Date = "Examplia", "CIRT Examplia", "national", "2025-05-05"
	about.Mode, about.TLP, about.Marking, about.Target = "facilitated", "TLP:GREEN", "OFFICIAL", "readiness:2"
	about.Region, about.Assessors = "Africa", []string{"Somebody"}
	if _, err := f.Save(assessment.SetAbout(about)); err != nil {
		t.Fatal(err)
	}
	f.Close()
	want := about
	want.Date, want.Assessors = "2026-09-30", nil
	for name, made := range map[string]func(Config) string{
		"screen": func(cfg Config) string {
			r := newRig(t, cfg)
			r.sees("New assessment", "CIRT Examplia", "OFFICIAL", "Level 2")
			r.press("ctrl+s")
			return r.app.desk.path
		},
		"line mode": func(cfg Config) string {
			if out, err := plainRun(t, cfg, "", "", "", "", "", "", "", "", "", "", "quit"); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			return cfg.Path
		},
	} {
		cfg := cfg
		cfg.Since, cfg.Path, cfg.Questionnaire = last, filepath.Join(filepath.Dir(last), name+".cirt"), "testdata/questionnaire"
		got := stateOf(t, made(cfg)).About
		if got.Assessors = nil; got.Language == "" {
			t.Errorf("%s: no language", name)
		}
		want.Language = got.Language
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: begins with %+v, want %+v", name, got, want)
		}
	}
}

// In the line mode a change, a score that moves and a status are said in words: a screen reader names each sign.
func TestTheLineModeSpeaksNoSigns(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "1", "goto mandate.basis", "2", "", "mark", "goto mandate.basis", "history", "undo", "redo", "recorded",
		"goto mandate.basis", "review", "A. Reviewer", "a", "", "status", "2", "explain", "plan", "quit")
	if err != nil {
		t.Fatal(err)
	}
	again, err := plainRun(t, cfg, "history all", "history 1", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"1 to 2", "Marked.", "Number or letter; Enter for none: ", "DRAFT, agreed", "Number; Enter for none: "} {
		if !strings.Contains(out+again, said) {
			t.Errorf("nowhere %q:\n%s\n%s", said, out, again)
		}
	}
	if strings.ContainsAny(out+again, "→·●≠▸✓") {
		t.Errorf("signs are read out:\n%s\n%s", out, again)
	}
}

// Enter without a choice goes on, and neither the keys nor the news say that it answers.
func TestEnterWithoutAChoiceSaysSo(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.sees("enter go on")
	r.press("enter")
	r.sees("mandate.basis is left open", "Can anybody report")
	r.press("left", "down")
	r.sees("enter answer")
	r.press("enter")
	if r.seen("left open") || r.answerTo("mandate.basis").Option != "0" {
		t.Errorf("%+v\n%s", r.answerTo("mandate.basis"), r.app.View())
	}
	r.press("left", "right")
	if r.seen("left open") {
		t.Errorf("an arrow is told of:\n%s", r.app.View())
	}
}

// What can't be saved sends nobody away from the place where it can be put elsewhere.
func TestTroubleKnowsWhereOneIs(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.app.desk.failed = errors.New("the disk is full")
	r.press("f")
	r.sees("To save elsewhere, go back to the question and")
	r.press("esc", "esc")
	if r.app.top().name() != "menu" {
		t.Fatalf("the screen is %s:\n%s", r.app.top().name(), r.app.View())
	}
	r.sees("R tries again, A saves elsewhere.")
	r.press("esc")
	r.app.push(saveAsForm(r.app))
	r.sees("NOT SAVED")
	if r.seen("press A") || r.seen("A saves elsewhere") {
		t.Errorf("the way out leads away from itself:\n%s", r.app.View())
	}
	r.app.desk.failed = nil
}

// The star of a field that must be filled in stands beside its label.
func TestTheStarStandsBesideItsLabel(t *testing.T) {
	x := &field{label: "Name of the approver", required: true}
	for w := 6; w < 30; w++ {
		for _, l := range x.labelLines(inkPlain, w) {
			if strings.TrimSpace(l[0].text) == "*" {
				t.Errorf("at %d cells the star is alone", w)
			}
		}
	}
}

// The list of statuses begins at the one that holds: Enter alone takes nothing back.
func TestTheStatusBeginsWhereItIs(t *testing.T) {
	r := open(t)
	r.press("t", "s")
	r.press("2")
	if got := r.onDisk().Status.Now; got != "agreed" {
		t.Fatalf("the status is %q", got)
	}
	r.press("s", "enter")
	if got := r.onDisk().Status.Now; got != "agreed" {
		t.Errorf("enter alone made it %q", got)
	}
}

// So does the list of who provides a service.
func TestWhoProvidesBeginsWhereItIs(t *testing.T) {
	r := open(t)
	r.at("service.desk")
	r.press("v", "3")
	was := r.onDisk().Answers["service.desk"].Provided
	if was == "" {
		t.Fatal("nothing is recorded")
	}
	r.at("service.desk")
	r.press("v", "enter")
	if got := r.onDisk().Answers["service.desk"].Provided; got != was {
		t.Errorf("enter alone made %q of %q", got, was)
	}
}
