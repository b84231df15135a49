package wizard

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func TestOneKeyAnswersAndMovesOn(t *testing.T) {
	tests := []struct {
		id, keys string
		want     questionnaires.Answer
		next     string // where it goes
	}{
		{"facts.exists", "3", questionnaires.Answer{State: "answered", Option: "running"}, "facts.groups"},
		{"mandate.basis", "2", questionnaires.Answer{State: "answered", Option: "2"}, "service.desk"},
		{"service.desk", "y", questionnaires.Answer{State: "answered", Option: "yes"}, "service.hours"},
		{"service.desk", "n", questionnaires.Answer{State: "answered", Option: "no"}, "service.hours"},
		{"mandate.basis", "down down enter", questionnaires.Answer{State: "answered", Option: "1"}, "service.desk"},
		{"mandate.basis", "d", questionnaires.Answer{State: "dont-know"}, "service.desk"},
		{"mandate.basis", "!", questionnaires.Answer{State: "withheld"}, "service.desk"},
		{"mandate.basis", "-", questionnaires.Answer{}, "mandate.basis"}, // essential
		{"service.desk", "- 1", questionnaires.Answer{State: "not-applicable", Reason: "hosted"}, "service.hours"},
		{"mandate.basis", "enter", questionnaires.Answer{}, "service.desk"}, // nothing chosen: nothing answered
		{"facts.groups", "1 3 enter", questionnaires.Answer{State: "answered", Options: []string{"gov", "health"}}, "facts.staff"},
		{"facts.groups", "1 1 enter", questionnaires.Answer{}, "facts.staff"},
		{"facts.groups", "0", questionnaires.Answer{State: "answered"}, "facts.staff"},
		{"facts.staff", "1 2 enter", questionnaires.Answer{State: "answered", Number: "12"}, "facts.since"},
		{"facts.staff", "9 9 9 enter", questionnaires.Answer{}, "facts.staff"}, // above the bound
		{"facts.since", "enter 2 0 2 0 - 0 2 - 2 9 enter", questionnaires.Answer{State: "answered", Date: "2020-02-29"}, "facts.name"},
		{"facts.since", "enter 2 0 2 1 - 0 2 - 2 9 enter", questionnaires.Answer{}, "facts.since"},
		{"facts.name", "enter q d ? enter", questionnaires.Answer{State: "answered", Text: "qd?"}, "facts.teams"},
		{"facts.name", "enter x esc", questionnaires.Answer{}, "facts.name"},
		{"facts.teams", "0", questionnaires.Answer{State: "answered"}, "mandate.basis"},
	}
	for _, tt := range tests {
		t.Run(tt.id+" "+tt.keys, func(t *testing.T) {
			r := open(t)
			r.at(tt.id)
			r.press(strings.Fields(tt.keys)...)
			if diff := cmp.Diff(tt.want, r.answerTo(tt.id)); diff != "" {
				t.Errorf("after %s (-want +got):\n%s\n%s", tt.keys, diff, r.app.View())
			}
			if got := r.question(); got != tt.next {
				t.Errorf("after %s the question is %s, want %s", tt.keys, got, tt.next)
			}
			want := tt.want
			got := questionnaires.Answer{}
			if e := r.onDisk().Answers[tt.id]; e != nil {
				got = e.Answer
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("on the disk after %s (-want +got):\n%s", tt.keys, diff)
			}
		})
	}
}

func TestMarkSaysSavedOnlyOnceItIs(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.hold = true
	r.press("2")
	if got := r.answerTo("mandate.basis").Option; got != "2" {
		t.Fatalf("the answer shows as %q before it is saved, want 2", got)
	}
	r.sees("saving")
	if e := r.onDisk().Answers["mandate.basis"]; e != nil {
		t.Fatal("the disk has the answer before the command ran")
	}
	r.press("y", "3") // two more, faster than the disk
	if n := len(r.held); n != 1 {
		t.Fatalf("%d saves are out, want 1", n)
	}
	r.release()
	r.sees("saved 14:0")
	on := r.onDisk()
	for id, want := range map[string]string{"mandate.basis": "2", "service.desk": "yes", "service.hours": "always"} {
		if got := on.Answers[id]; got == nil || got.Answer.Option != want {
			t.Errorf("%s on the disk is %+v, want %s", id, got, want)
		}
	}
}

// Keys that come faster than the terminal is read arrive as one message.
func TestKeysInOneMessage(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("2y3")})
	on := r.onDisk()
	for id, want := range map[string]string{"mandate.basis": "2", "service.desk": "yes", "service.hours": "always"} {
		if got := on.Answers[id]; got == nil || got.Answer.Option != want {
			t.Errorf("%s is %+v, want %s", id, got, want)
		}
	}
	r.at("facts.name")
	r.press("enter")
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("two\nlines"), Paste: true})
	r.press("left")
	r.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("\U0001f469\u200d\U0001f467!")})
	r.press("enter")
	if got := r.answerTo("facts.name").Text; got != "two\nline\U0001f469\u200d\U0001f467!s" {
		t.Errorf("recorded %q", got)
	}
}

// flaky is a file whose disk can be full.
type flaky struct {
	store
	fail error
}

func (f *flaky) Save(in ...assessment.Intent) (assessment.Saved, error) {
	if f.fail != nil {
		return assessment.Saved{}, f.fail
	}
	return f.store.Save(in...)
}

func TestWhatCantBeSavedIsKeptAndSaid(t *testing.T) {
	r := open(t)
	disk := &flaky{store: r.app.desk.file, fail: errors.New("no space left")}
	r.app.desk.file = disk
	r.at("mandate.basis")
	r.press("2")
	r.sees("NOT SAVED", "o space left", "A saves elsewhere")
	r.press("y")
	r.sees("NOT SAVED")
	if got := r.answerTo("mandate.basis").Option; got != "2" {
		t.Errorf("the answer is %q, want it kept", got)
	}
	r.press("ctrl+c")
	if r.quit {
		t.Fatal("it left although changes would be lost")
	}
	disk.fail = nil
	r.press("R")
	r.sees("saved 14:0")
	on := r.onDisk()
	if on.Answers["mandate.basis"] == nil || on.Answers["service.desk"] == nil {
		t.Errorf("after trying again the disk has %v", on.Answers)
	}
	r.press("ctrl+c")
	if !r.quit {
		t.Error("it does not leave after all is saved")
	}
}

func TestSaveElsewhereAfterAFailure(t *testing.T) {
	r := open(t)
	disk := &flaky{store: r.app.desk.file, fail: errors.New("no space left")}
	r.app.desk.file = disk
	r.at("mandate.basis")
	r.press("2", "A")
	other := filepath.Join(r.dir, "other.cirt")
	r.write(other)
	r.press("enter")
	if r.app.desk.path != other || r.app.desk.failed != nil {
		t.Fatalf("path %s, failure %v, want %s and none:\n%s", r.app.desk.path, r.app.desk.failed, other, r.app.View())
	}
	if e := r.onDisk().Answers["mandate.basis"]; e == nil || e.Answer.Option != "2" {
		t.Errorf("the other file has %+v", e)
	}
}

func TestQuittingWaitsForTheSave(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.hold = true
	r.press("2", "ctrl+c")
	if r.quit {
		t.Fatal("it left while a save was out")
	}
	path := r.app.desk.path
	r.release()
	if !r.quit {
		t.Fatal("it did not leave after the save")
	}
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if e := f.State().Answers["mandate.basis"]; e == nil || e.Answer.Option != "2" {
		t.Errorf("on the disk: %+v", e)
	}
}

func TestUndoAndRedoSayWhatTheyDo(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("3")
	r.at("mandate.basis")
	r.press("2", "u")
	r.sees("Undone: mandate.basis: 2 → 3")
	if got, at := r.answerTo("mandate.basis").Option, r.question(); got != "3" || at != "mandate.basis" {
		t.Errorf("after undo the answer is %q at %s", got, at)
	}
	r.press("U")
	r.sees("Done again: mandate.basis: 3 → 2")
	if got := r.answerTo("mandate.basis").Option; got != "2" {
		t.Errorf("after redo the answer is %q, want 2", got)
	}
}

func TestUndoFasterThanTheDisk(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("3")
	r.at("mandate.basis")
	r.hold = true
	r.press("2", "u")
	r.release()
	if got := r.onDisk().Answers["mandate.basis"].Answer.Option; got != "3" {
		t.Errorf("the disk has %q, want 3: the undo came after the answer", got)
	}
}

func TestAChangedAnswerOfAnotherDayAsksWhy(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("3")
	r.later(48 * time.Hour)
	r.at("mandate.basis")
	r.press("2")
	r.sees("Why does the answer change?", "Before: 3")
	if got := r.answerTo("mandate.basis").Option; got != "3" {
		t.Errorf("before the reason the answer is %q, want 3 still", got)
	}
	r.press("m")
	e := r.onDisk().Answers["mandate.basis"]
	if e.Answer.Option != "2" || e.Why != "corrected" {
		t.Errorf("recorded %+v with reason %q", e.Answer, e.Why)
	}
	r.later(time.Hour)
	// What is no reason records the change without one and means what it means.
	r.at("mandate.basis")
	r.press("1", "y")
	if e := r.onDisk().Answers; e["mandate.basis"].Answer.Option != "1" || e["mandate.basis"].Why != "" || e["service.desk"].Answer.Option != "yes" {
		t.Errorf("recorded %+v and %+v", e["mandate.basis"], e["service.desk"])
	}
	for _, key := range []string{"esc", "enter", "ctrl+c"} {
		r.later(time.Hour)
		r.at("mandate.basis")
		r.press("2", key)
		if e := r.onDisk().Answers["mandate.basis"]; e.Answer.Option != "2" || e.Why != "" {
			t.Errorf("after %s: recorded %+v with reason %q", key, e.Answer, e.Why)
		}
		if key != "ctrl+c" {
			r.later(time.Hour)
			r.at("mandate.basis")
			r.press("1", "esc")
		}
	}
	if !r.quit {
		t.Error("it did not leave")
	}
}

func TestNotesAreKept(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("f")
	r.write("Signed in May.")
	r.press("enter")
	r.write("部长 é")
	r.press("esc", "w")
	r.write("Ask again")
	r.write(" on Monday")
	r.press("ctrl+c")
	if !r.quit {
		t.Fatal("it does not leave from the editor")
	}
	f, err := assessment.Read(filepath.Join(r.dir, "examplia.cirt"))
	if err != nil {
		t.Fatal(err)
	}
	e := f.State().Answers["mandate.basis"]
	if e.Finding != "Signed in May.\n部长 é" || e.WorkingNote != "Ask again on Monday" {
		t.Errorf("finding %q, working note %q", e.Finding, e.WorkingNote)
	}
}

func TestEvidenceWithAFileIsHashed(t *testing.T) {
	r := open(t)
	file := filepath.Join(r.dir, "decree.txt")
	if err := os.WriteFile(file, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.at("mandate.basis")
	r.press("2")
	r.at("mandate.basis")
	r.press("e", "a")
	r.write("Decree 7")
	f := r.app.top().(*form)
	for i, x := range f.shown() {
		if x.id == "file" {
			f.focus(i)
		}
	}
	r.write(file)
	r.press("ctrl+s")
	ev := r.onDisk().Evidence
	if len(ev) != 1 {
		t.Fatalf("%d records:\n%s", len(ev), r.app.View())
	}
	if ev[0].SHA256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("hash %s", ev[0].SHA256)
	}
	if ev[0].Supports["mandate.basis"] != "2" {
		t.Errorf("it supports %v, want the answer given", ev[0].Supports)
	}
	r.press("enter") // unlink
	if got := r.onDisk().Evidence[0].Supports["mandate.basis"]; got != "" {
		t.Errorf("after taking the link away it supports %q", got)
	}
	r.press("enter", "3")
	if got := r.onDisk().Evidence[0].Supports["mandate.basis"]; got != "3" {
		t.Errorf("linked to %q, want 3", got)
	}
}

// A record from a fact is for all that is reported there, and the screen and the line mode say so.
func TestEvidenceOfAFact(t *testing.T) {
	r := open(t)
	r.at("facts.since")
	r.press("e", "a")
	r.write("Gazette 12")
	r.press("ctrl+s")
	ev := r.onDisk().Evidence
	if len(ev) != 1 || ev[0].Supports["facts.since"] != assessment.WholeAnswer {
		t.Fatalf("records: %+v", ev)
	}
	if !strings.Contains(r.app.View(), "received · for what is reported here") {
		t.Errorf("the register does not say what the record is for:\n%s", r.app.View())
	}
	r.press("enter") // unlink
	if got := r.onDisk().Evidence[0].Supports["facts.since"]; got != "" {
		t.Errorf("after taking the link away it supports %q", got)
	}
	r.press("enter")
	if got := r.onDisk().Evidence[0].Supports["facts.since"]; got != assessment.WholeAnswer {
		t.Errorf("linked to %q", got)
	}
}

func TestAMissingFileIsSaidInTheForm(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("e", "a")
	r.write("Decree 7")
	f := r.app.top().(*form)
	for i, x := range f.shown() {
		if x.id == "file" {
			f.focus(i)
		}
	}
	r.write(filepath.Join(r.dir, "nothing"))
	r.press("ctrl+s")
	r.sees("no such", "Decree 7")
	if n := len(r.onDisk().Evidence); n != 0 {
		t.Errorf("%d records were made", n)
	}
}

func TestRowsOfAList(t *testing.T) {
	r := open(t)
	r.at("facts.teams")
	r.press("a")
	r.write("Gov-CIRT")
	r.press("down", "right", "right", "down")
	r.write("12")
	r.press("ctrl+s")
	e := r.onDisk().Answers["facts.teams"]
	if e == nil || len(e.Rows) != 1 || e.Answer.State != questionnaires.Answered {
		t.Fatalf("recorded %+v\n%s", e, r.app.View())
	}
	want := map[string]string{"name": "Gov-CIRT", "kind": "academic", "people": "12"}
	if diff := cmp.Diff(want, e.Rows[0].Cells); diff != "" {
		t.Error(diff)
	}
	r.press("shift+tab") // the history
	r.sees("entry: Name: Gov-CIRT · Kind: Academic")
	r.press("tab", "down", "x")
	if e := r.app.desk.entry("facts.teams"); len(e.Rows) != 0 || e.Answer.State != questionnaires.Unanswered {
		t.Errorf("after taking it away: %+v", e)
	}
	r.press("a", "ctrl+s")
	r.sees("Please fill in: Name")
}

func TestSessionsAndPositions(t *testing.T) {
	r := open(t)
	r.press("S", "a")
	r.press("ctrl+s", "esc")
	r.at("mandate.basis")
	r.press("p", "a")
	r.write("Ministry")
	r.press("enter", "enter", "3", "ctrl+s", "esc")
	e := r.onDisk().Answers["mandate.basis"]
	if e == nil || len(e.Positions) != 1 || e.Positions[0].Institution != "Ministry" || e.Positions[0].Answer.Option != "3" || e.Positions[0].Session == "" {
		t.Fatalf("recorded %+v\n%s", e, r.app.View())
	}
	r.press("2")
	if got := r.onDisk().Answers["mandate.basis"].Session; got != e.Positions[0].Session {
		t.Errorf("the answer belongs to session %q, want the current one", got)
	}
}

func TestFindByState(t *testing.T) {
	r := open(t)
	for _, k := range []string{"facts.exists 1", "mandate.basis 2", "service.desk d", "service.hours !"} {
		id, key, _ := strings.Cut(k, " ")
		r.at(id)
		r.press(key)
	}
	r.at("service.hours")
	r.press("m", "S", "a")
	r.press("down", "down", "down", "down")
	r.write("Head of the team")
	r.press("ctrl+s", "esc")
	for state, want := range map[string]string{
		"open": "facts.groups facts.staff facts.since facts.name facts.teams", "dont-know": "service.desk",
		"withheld": "service.hours", "marked": "service.hours", "no-evidence": "mandate.basis", "session": "mandate.basis",
		"conflict": "", "differ": "", "promised": "", "not-applicable": "",
	} {
		var got []string
		for _, q := range r.app.desk.find("", state) {
			got = append(got, q.ID)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("find %s gives %v, want %s", state, got, want)
		}
	}
}

func TestFindGoToAndBack(t *testing.T) {
	r := open(t)
	r.at("facts.exists")
	r.press("/")
	r.write("duty")
	r.sees("1 question")
	r.press("enter")
	if got := r.question(); got != "service.hours" {
		t.Fatalf("found %s", got)
	}
	r.press("b")
	if got := r.question(); got != "facts.exists" {
		t.Errorf("back at %s", got)
	}
	r.press("g")
	r.write("7")
	r.press("enter")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("the 7th question is %s", got)
	}
	r.press("g")
	r.write(r.app.desk.codes["service.desk"])
	r.press("enter")
	if got := r.question(); got != "service.desk" || !strings.Contains(r.app.View(), r.app.desk.codes[got]+" service.desk") {
		t.Errorf("the report's code goes to %s\n%s", got, r.app.View())
	}
	r.press("g")
	r.write("99")
	r.press("enter")
	r.sees("There is no question “99”")
}

func TestResultsJumpToTheQuestion(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("1", "r")
	r.sees("level 1 is not reached yet")
	r.press("enter") // from what is read to the list
	r.sees("Legal basis", "Now: 1 A dated draft", "Needed: 2 A signed decision")
	r.press("enter")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("jumped to %s", got)
	}
	r.press("r") // back on the list, on the same line
	r.sees("Needed: 2 A signed decision")
	r.press("esc", "2")
	r.at("mandate.basis")
	r.press("r")
	r.sees("Level 2 still lacks 3 answers")
	r.press("e")
	r.sees("Now: 2 A signed decision", "By evidence: nothing yet")
	r.press("enter")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("jumped to %s", got)
	}
}

func TestFinishWritesTheReportAndApproves(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("2", "t")
	r.sees("8 questions are not answered", "1 claim has no evidence")
	r.press("w", "enter")
	r.sees("The report is in", "examplia.pdf")
	if _, err := os.Stat(filepath.Join(r.dir, "examplia.pdf")); err != nil {
		t.Error(err)
	}
	r.press("a", "1")
	r.write("B. Minister")
	r.press("ctrl+s")
	on := r.onDisk()
	if on.Status.Now != "approved" || on.Status.Approval == nil || on.Status.Approval.Name != "B. Minister" || on.Status.Approval.Date != "2026-09-30" {
		t.Errorf("status %+v", on.Status)
	}
	r.sees("APPROVED")
}

func TestAboutCanBeChanged(t *testing.T) {
	r := open(t)
	r.press("i")
	r.write("!")
	r.press("ctrl+s")
	on := r.onDisk().About
	if on.Subject != "Examplia!" || on.Team != "EX-CIRT" || on.TLP != "TLP:AMBER" {
		t.Errorf("about %+v", on)
	}
}

func TestConditionsOfTheOrderAreThoseOfTheScreen(t *testing.T) {
	r := open(t)
	for _, q := range r.app.desk.asked() {
		if got := r.question(); got != q.ID {
			t.Fatalf("at %s, want %s", got, q.ID)
		}
		r.press("right")
	}
	r.sees("This is the last question")
}

func TestAPanicEndsInOrder(t *testing.T) {
	r := open(t)
	r.app.stack = append(r.app.stack, broken{})
	g := guarded{r.app}
	if _, cmd := g.Update(keyMsg("x")); cmd == nil || cmd() != tea.Quit() {
		t.Error("a panic in Update does not quit")
	}
	if err := r.app.crash("/x/y.cirt"); !strings.Contains(err.Error(), "/x/y.cirt") {
		t.Errorf("%v does not say where the file is", err)
	}
	if g.View() != "" {
		t.Error("there is a screen after a panic")
	}
}

// broken is a screen with a fault.
type broken struct{}

func (broken) name() string                    { return "broken" }
func (broken) keys(*app) keymap                { panic("no keys") }
func (broken) update(*app, tea.KeyMsg) tea.Cmd { panic("no update") }
func (broken) view(*app, int, int) []line      { panic("no view") }

// What the footer shows for enter is what enter does: it begins the first entry, changes the one under the cursor, or
// goes on.
func TestEnterOnAListIsCalledWhatItDoes(t *testing.T) {
	r := open(t)
	r.at("facts.teams")
	r.sees("enter add")
	r.press("0")
	r.at("facts.teams")
	r.sees("enter go on")
	r.press("enter")
	if at := r.app.top().(*asking).id; at == "facts.teams" {
		t.Error("enter stays where it says that it goes on")
	}
}

// A list in which nothing is yet offers what can be done with nothing.
func TestAnEmptyListOffersNoKeysForItsRows(t *testing.T) {
	for _, key := range []string{"e", "E", "S", "N"} {
		r := open(t)
		r.at("mandate.basis")
		r.press(key)
		table := r.app.top().keys(r.app)
		for _, act := range []action{"link", "change", "remove", "unlink", "narrow", "move", "current", "to-question"} {
			for _, b := range table {
				if b.do == act {
					t.Errorf("%s: %s is offered", key, act)
				}
			}
		}
		if table.action("a") != "add" {
			t.Errorf("%s: nothing can be added", key)
		}
	}
}

// Enter on choices of which none is marked goes on, and says that it was no answer.
func TestChoicesLeftOpenAreSaid(t *testing.T) {
	r := open(t)
	r.at("facts.groups")
	r.press("enter")
	r.sees("facts.groups is still open")
}

// The last answer of all says that it was the last, with the ways on.
func TestTheLastAnswerSaysSo(t *testing.T) {
	r := open(t)
	for _, q := range r.app.desk.asked() {
		if q.ID != "mandate.basis" {
			r.run(r.app.put(assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.DontKnow})))
		}
	}
	for _, q := range r.app.desk.asked() { // what the answers ask for besides
		if q.ID != "mandate.basis" && r.answerTo(q.ID).State == questionnaires.Unanswered {
			r.run(r.app.put(assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.DontKnow})))
		}
	}
	asked := r.app.desk.asked()
	r.run(r.app.put(assessment.SetAnswer(asked[len(asked)-1], questionnaires.Answer{})))
	r.at("mandate.basis")
	r.press("2")
	r.at(asked[len(asked)-1].ID)
	r.press("d")
	r.reads("Every question has an answer.")
}

// Weight, what is essential, and the levels that ask for a question are hidden until l asks for them, on every page.
func TestWeightsStayHidden(t *testing.T) {
	r := open(t)
	r.size(120, 50)
	r.at("mandate.basis")
	for range 8 {
		for _, word := range []string{"weight 3", "essential", "level 1 asks", "level 2 asks"} {
			if r.seen(word) {
				t.Errorf("%q is shown unasked:\n%s", word, r.app.View())
			}
		}
		r.press("tab")
	}
	r.press("l")
	r.sees("weight 3", "essential")
	r.press("l")
	if r.seen("weight 3") {
		t.Error("l does not hide it again")
	}
}
