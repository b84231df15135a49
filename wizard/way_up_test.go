package wizard

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
)

// What is set on a step is kept in the assessment, and the roadmap moves; keys and words record the same.
func TestStepsAreKept(t *testing.T) {
	want := []assessment.LocalStep{{
		Question: "mandate.basis", Option: "1", Status: "under-way", Days: "3.5", Owner: "Legal office", Due: "2026-11-15",
	}}
	r := open(t)
	r.at("mandate.basis")
	r.press("0")
	r.page(pageWayUp)
	r.press("enter")
	r.sees("Draft the decision", "2 to 8 days")
	r.press("enter")
	r.press("right", "right", "right", "down")
	r.write("3.5")
	r.press("down")
	r.write("Legal office")
	r.press("down", "down", "down")
	r.write("2026-11-15")
	r.press("ctrl+s")
	if diff := cmp.Diff(want, r.onDisk().Steps); diff != "" {
		t.Fatalf("keys (-want +got):\n%s\n%s", diff, r.app.View())
	}
	r.sees("Owner: Legal office", "3.5")
	r.press("esc")
	r.sees("5.5 to 11.5 days")

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "0", "plan", "step", "1", "4", "3.5", "Legal office", "", "", "2026-11-15", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, stateOf(t, cfg.Path).Steps); diff != "" {
		t.Errorf("words (-want +got):\n%s\n%s", diff, out)
	}
	if want := "Draft the decision. It leads to: 1 A dated draft"; !strings.Contains(out, want) {
		t.Errorf("the form lacks %q:\n%s", want, out)
	}
	// Read aloud a row is one line, and a column without a head has no colon.
	if strings.Contains(out, "; : ") || !strings.Contains(out, "Days of work in each month:\n2026; ") {
		t.Errorf("the months are not said in words:\n%s", out)
	}
}

// An emptied form takes the record away; what CheckStep refuses is not saved.
func TestStepsAreTakenAway(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("0")
	r.page(pageWayUp)
	r.press("enter", "enter", "right", "ctrl+s")
	if n := len(r.onDisk().Steps); n != 1 {
		t.Fatalf("%d steps are recorded:\n%s", n, r.app.View())
	}
	r.press("enter", "left", "down")
	r.write("-1")
	r.press("ctrl+s")
	if _, still := r.app.top().(*form); !still {
		t.Fatalf("a negative number of days was taken:\n%s", r.app.View())
	}
	r.press("ctrl+u", "ctrl+s")
	if n := len(r.onDisk().Steps); n != 0 {
		t.Errorf("%d steps are still recorded:\n%s", n, r.app.View())
	}
}

// How much can be done in a month moves the roadmap at once and is recorded with it, not before.
func TestRoadmapIsRecorded(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("0")
	r.page(pageWayUp)
	r.press("o")
	r.write("2027-03")
	r.press("down")
	r.write("2.5")
	r.press("ctrl+s")
	r.sees("2.5 days of work a month", "March to June")
	if r.onDisk().Roadmap != nil {
		t.Fatal("a roadmap was recorded unasked")
	}
	r.press("R")
	keys := r.onDisk().Roadmap
	if keys == nil || keys.Start != "2027-03" || keys.DaysAMonth != "2.5" || len(keys.Steps) == 0 {
		t.Fatalf("recorded by keys: %+v\n%s", keys, r.app.View())
	}

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "0", "pace", "2027-03", "2.5", "", "record", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(keys, stateOf(t, cfg.Path).Roadmap); diff != "" {
		t.Errorf("words (-keys +words):\n%s\n%s", diff, out)
	}
}

func TestPaceIsChecked(t *testing.T) {
	for _, typed := range [][3]string{{"2027", "", ""}, {"2027-13", "", ""}, {"", "0", ""}, {"", "1.25", ""}, {"", "", "1.5"}, {"", "", "1201"}, {"", "x", ""}} {
		r := open(t)
		r.page(pageWayUp)
		r.press("o")
		for i, s := range typed {
			if i > 0 {
				r.press("down")
			}
			if s != "" {
				r.write(s)
			}
		}
		r.press("ctrl+s")
		if _, still := r.app.top().(*form); !still {
			t.Errorf("%q was taken:\n%s", typed, r.app.View())
		}
	}
}

// Answers that are tried out move level and roadmap on their page, and touch nothing else.
func TestTryingSavesNothing(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("1")
	r.at("mandate.basis")
	before, err := os.ReadFile(r.app.desk.path)
	if err != nil {
		t.Fatal(err)
	}
	state := r.app.desk.state
	r.size(100, 60)
	r.press("T")
	r.sees("Enter tries another option of M-01 Legal basis;")
	r.press("enter", "2")
	r.sees("nothing on this page is saved", "Level reached                         0           1")
	r.press("a")
	r.write("service.desk")
	r.press("enter")
	r.sees("Which option to try?")
	r.press("y")
	r.sees("Report desk")
	r.press("x")
	if n := len(r.app.top().(*trying).order); n != 1 {
		t.Errorf("%d answers are tried out", n)
	}
	r.press("esc")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("the screen is %s", got)
	}
	after, err := os.ReadFile(r.app.desk.path)
	if err != nil {
		t.Fatal(err)
	}
	if string(before) != string(after) || r.app.desk.state != state || r.app.desk.queue.Waiting() > 0 {
		t.Error("trying changed the assessment")
	}

	out, err := plainRun(t, newFile(t), "goto mandate.basis", "1", "suppose mandate.basis=2", "service.desk=perhaps", "nothing=1", "facts.name=x", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"nothing on this page is saved", "By claim:\nLevel reached; Before: 0; After: 1", "service.desk has no option perhaps.", "nothing is no question", "facts.name is no question"} {
		if !strings.Contains(out, want) {
			t.Errorf("the line mode does not say %q:\n%s", want, out)
		}
	}
}

// Steps go to their question.
func TestStepLeadsToItsQuestion(t *testing.T) {
	r := open(t)
	r.at("facts.name")
	r.press("esc")
	r.page(pageWayUp)
	r.press("enter", "g")
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("the screen is %s", got)
	}
}

// What was set on a step, and a recorded roadmap, stand in the history and in undo in words.
func TestStepsInTheHistory(t *testing.T) {
	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "0", "step", "1", "4", "3.5", "Legal office", "", "", "2026-11-15", "goto mandate.basis", "history", "record", "undo", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"step to 1: Under way, Person-days: 3.5, Owner: Legal office", "Undone: roadmap removed"} {
		if !strings.Contains(out, want) {
			t.Errorf("the words lack %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, `{"`) {
		t.Errorf("JSON is shown:\n%s", out)
	}
}

// While the way up is worked out the screen says so; what comes back late, after a change, is not shown.
func TestWayUpIsWorkedOutBeside(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("0")
	r.page(pageLacking)
	r.hold = true
	r.press("tab")
	r.sees("Working it out …")
	late := r.held
	r.held = nil
	r.app.desk.put(assessment.SetFinding("mandate.basis", "Seen"))
	r.hold = false
	for _, cmd := range late {
		r.run(cmd)
	}
	if way := r.app.desk.way; way == nil || way.of != r.app.desk.result {
		t.Errorf("what is shown is not of the answers as they are:\n%s", r.app.View())
	}
	r.sees("2 steps lead to level 1; no level is reached yet.")
}

// What was worked out for another pace comes back late: it neither shows nor keeps the right one from being made.
func TestWayUpOfAnotherPaceIsNotShown(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("0")
	r.page(pageLacking)
	r.hold = true
	r.press("tab")
	late := r.held
	r.held, r.hold = nil, false
	r.app.desk.pace.DaysAMonth = 25
	r.press("down")
	r.sees("2.5 days of work a month")
	for _, cmd := range late {
		r.run(cmd)
	}
	r.sees("2.5 days of work a month")
}
