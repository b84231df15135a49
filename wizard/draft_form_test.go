package wizard

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// cutOff ends the program as a signal or a crash does, and opens the file again.
func (r *rig) cutOff() {
	r.t.Helper()
	path := r.app.desk.path
	_ = r.app.settle(time.Minute, false)
	cfg := r.app.cfg
	cfg.Path = path
	again := newRig(r.t, cfg)
	again.dir = r.dir
	*r = *again
	r.t.Cleanup(func() {
		if r.app.desk != nil {
			_ = r.app.desk.file.Close()
		}
	})
}

// Whatever form the terminal is closed over comes back with what was entered, and is saved only once somebody saves it.
func TestAHalfFilledFormIsOffered(t *testing.T) {
	tests := []struct {
		name  string
		at    string
		open  []string
		write string // into the focused field
		next  string // into the next one; "" for none
		title string // of the form
		saved func(s *assessment.State) bool
	}{
		{"evidence on a question", "mandate.basis", []string{"e", "a"}, "Decree 12", "", "Record of evidence", func(s *assessment.State) bool {
			return len(s.Evidence) == 1 && s.Evidence[0].Reference == "Decree 12"
		}},
		{"evidence in the register", "mandate.basis", []string{"E", "a"}, "Decree 13", "", "Record of evidence", func(s *assessment.State) bool {
			return len(s.Evidence) == 1 && s.Evidence[0].Reference == "Decree 13"
		}},
		{"session", "mandate.basis", []string{"S", "a", "down", "down"}, "Capital", "Ministry of Interior", "", func(s *assessment.State) bool {
			return len(s.Sessions) == 1 && s.Sessions[0].Place == "Capital" && strings.Join(s.Sessions[0].Institutions, "|") == "Ministry of Interior"
		}},
		{"position", "mandate.basis", []string{"p", "a"}, "Ministry of Justice", "", "", func(s *assessment.State) bool {
			e := s.Answers["mandate.basis"]
			return e != nil && len(e.Positions) == 1 && e.Positions[0].Institution == "Ministry of Justice"
		}},
		{"entry of a list", "facts.teams", []string{"a"}, "Gov-CIRT", "", "", func(s *assessment.State) bool {
			e := s.Answers["facts.teams"]
			return e != nil && len(e.Rows) == 1 && e.Rows[0].Cells["name"] == "Gov-CIRT"
		}},
		{"about", "mandate.basis", []string{"i", "down"}, " II", "", "", func(s *assessment.State) bool { return s.About.Team == "EX-CIRT II" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t)
			r.at(tt.at)
			r.press(tt.open...)
			r.write(tt.write)
			if tt.next != "" {
				r.press("down")
				r.write(tt.next)
			}
			r.press("f1") // help may lie over it
			before := r.onDisk()
			r.cutOff()
			r.sees("Something that was half filled in was found", tt.write, tt.next, tt.title)
			if info, err := os.Stat(draftPath(r.app.desk.path)); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the draft's file: %v, %v", info, err)
			}
			if now := r.onDisk(); now.Acts != before.Acts {
				t.Errorf("a draft was recorded unasked: %d acts, want %d", now.Acts, before.Acts)
			}
			r.press("esc") // not now
			r.cutOff()
			r.press("1")
			if _, ok := r.app.top().(*form); !ok {
				t.Fatalf("the screen is %s\n%s", r.app.top().name(), r.app.View())
			}
			if tt.saved(r.onDisk()) {
				t.Error("it is recorded before it was saved")
			}
			r.press("ctrl+s")
			if !tt.saved(r.onDisk()) {
				t.Errorf("it is not recorded\n%s", r.app.View())
			}
			if _, err := os.Stat(draftPath(r.app.desk.path)); !os.IsNotExist(err) {
				t.Errorf("it is saved, and its draft is still there (%v)", err)
			}
		})
	}
}

// So do the forms that few come to.
func TestRareFormsAreOfferedToo(t *testing.T) {
	tests := []struct {
		name  string
		open  func(r *rig) *form
		field string
		also  map[string]string // what must be filled in beside
		saved func(s *assessment.State) bool
	}{
		{"step", func(r *rig) *form { return r.app.stepForm("mandate.basis=3") }, "owner", nil, func(s *assessment.State) bool {
			return len(s.Steps) == 1 && s.Steps[0].Owner == "Somebody" && s.Steps[0].Option == "3"
		}},
		{"review", func(r *rig) *form { return r.app.reviewForm("mandate.basis", "1") }, "reason", nil, func(s *assessment.State) bool {
			e := s.Answers["mandate.basis"]
			return e.Review != nil && e.Review.Reason == "Somebody" && e.Review.Answer.Option == "1" && e.Review.By == "A. Officer"
		}},
		{"approval", func(r *rig) *form { return r.app.approveForm() }, "name", nil, func(s *assessment.State) bool {
			return s.Status.Approval != nil && s.Status.Approval.Name == "Somebody"
		}},
		{"release", func(r *rig) *form { return r.app.releaseForm() }, "to", map[string]string{"uses": "own"}, func(s *assessment.State) bool {
			return len(s.Status.Released) == 1 && s.Status.Released[0].To == "Somebody"
		}},
		{"reason", func(r *rig) *form { return r.app.reasonForm(r.app.desk.q.Question("service.desk")) }, "reason", nil, func(s *assessment.State) bool {
			e := s.Answers["service.desk"]
			return e != nil && e.Answer.State == questionnaires.NotApplicable && e.Answer.Reason == "Somebody"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t)
			r.at("mandate.basis")
			r.press("2")
			f := tt.open(r)
			r.app.push(f)
			f.focus(slices.IndexFunc(f.shown(), func(x *field) bool { return x.id == tt.field }))
			r.write("Somebody")
			for id, value := range tt.also {
				f.focus(slices.IndexFunc(f.shown(), func(x *field) bool { return x.id == id }))
				f.set(value)
			}
			r.cutOff()
			r.sees("half filled in was found", "Somebody")
			r.press("1")
			if r.app.reviewer == "" && tt.name == "review" {
				r.press("ctrl+s") // who reviews is named once a run
			}
			if tt.saved(r.onDisk()) {
				t.Error("it is recorded before it was saved")
			}
			r.sees("Somebody")
			r.press("ctrl+s")
			if !tt.saved(r.onDisk()) {
				t.Errorf("it is not recorded\n%s", r.app.View())
			}
		})
	}
}

// While a form is filled in the draft follows; thrown away, it goes, and so it does when it is left for good.
func TestADraftOfAFormFollowsAndGoes(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("e", "a")
	r.run(r.app.ticked(r.app.drafts()))
	if d := r.draft(); d != nil {
		t.Fatalf("nothing is entered, and there is a draft %+v", d)
	}
	r.write("Decree")
	r.run(r.app.ticked(r.app.drafts()))
	if d := r.draft(); d == nil || d.Kind != evidenceDraft || d.Question != "mandate.basis" || d.Values["reference"] != "Decree" {
		t.Fatalf("the draft is %+v", d)
	}
	r.press("esc", "esc")
	if d := r.draft(); d != nil {
		t.Errorf("thrown away, and there is a draft %+v", d)
	}
	r.press("a")
	r.write("Law")
	r.run(r.app.ticked(r.app.drafts()))
	r.press("ctrl+q", "ctrl+q") // without it
	if d := r.draft(); d != nil && r.app.settle(time.Minute, true) == nil {
		if d := r.draft(); d != nil {
			t.Errorf("left without it, and there is a draft %+v", d)
		}
	}
}

// An answer that is being typed comes back in its field.
func TestAHalfTypedAnswerIsOffered(t *testing.T) {
	r := open(t)
	r.at("facts.name")
	r.press("enter")
	r.write("CIRT Exam")
	r.cutOff()
	r.sees("An unsaved answer was found", "facts.name, Answer", "CIRT Exam")
	r.press("1")
	r.sees("▏ CIRT Exam")
	if got := r.answerTo("facts.name"); got.State != questionnaires.Unanswered {
		t.Fatalf("recorded unasked: %+v", got)
	}
	r.write("plia")
	r.press("enter")
	if got := r.onDisk().Answers["facts.name"]; got == nil || got.Answer.Text != "CIRT Examplia" {
		t.Errorf("recorded %+v", got)
	}
	if d := r.draft(); d != nil {
		t.Errorf("there is a draft %+v", d)
	}
}

// An answer that was changed, and is still asked why, is not lost.
func TestAChangedAnswerIsKeptWhileItIsAskedWhy(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("2")
	r.later(time.Hour)
	r.at("mandate.basis")
	r.press("3")
	if _, ok := r.app.top().(*why); !ok {
		t.Fatalf("the screen is %s", r.app.top().name())
	}
	r.cutOff()
	if got := r.onDisk().Answers["mandate.basis"].Answer.Option; got != "3" {
		t.Errorf("the answer is %q", got)
	}
}

// A draft that was saved at the last moment is offered by nobody.
func TestADraftOfWhatIsThereIsNotOffered(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("e", "a")
	r.write("Decree 12")
	r.run(r.app.ticked(r.app.drafts()))
	src, err := os.ReadFile(draftPath(r.app.desk.path))
	if err != nil {
		t.Fatal(err)
	}
	r.press("ctrl+s")
	if err := os.WriteFile(draftPath(r.app.desk.path), src, 0o600); err != nil {
		t.Fatal(err)
	}
	r.cutOff()
	if r.seen("half filled in") {
		t.Errorf("it is offered again:\n%s", r.app.View())
	}
}

// Drafts may have been written by anybody.
func TestAStrangeDraftDoesNoHarm(t *testing.T) {
	for _, src := range []string{
		`{"kind":"evidence","id":"gone","values":{"reference":"Kept","how":"by magic","nothing":"x"}}`,
		`{"kind":"position","question":"mandate.basis","id":"s","whose":"\u001b[2J","values":{"answer":"99","institution":"A\nB"}}`,
		`{"kind":"row","question":"mandate.basis","values":{"name":"x"}}`,
		`{"kind":"step","id":"mandate.basis=99","values":{"days":"x"}}`,
		`{"kind":"step","id":"nothing","values":{"days":"x"}}`,
		`{"kind":"review","question":"mandate.basis","id":"=remove","values":{"reason":"x"}}`,
		`{"kind":"reason","question":"mandate.basis","values":{"reason":"x"}}`,
		`{"kind":"new","values":{"subject":"x"}}`,
		`{"kind":"tomorrow","values":{"subject":"x"}}`,
		`{"kind":"about","values":{"mode":"x","groups":"x,y"}}`,
		`{"kind":"answer","question":"mandate.basis","text":"x"}`,
		`{"kind":"release","values":{"uses":"x,y","to":"Bank"}}`,
	} {
		r := open(t)
		path := r.app.desk.path
		_ = r.app.desk.file.Close()
		if err := os.WriteFile(draftPath(path), []byte(src+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		r.run(r.app.open(path))
		r.app.View()
		r.press("1")
		r.app.View()
		r.press("ctrl+s")
		for _, e := range r.onDisk().Evidence {
			if e.How == "by magic" {
				t.Errorf("%s: recorded %+v", src, e)
			}
		}
		_ = r.app.desk.file.Close()
		cfg := r.app.cfg
		cfg.Path = path
		if err := os.WriteFile(draftPath(path), []byte(src+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := plainRun(t, cfg, "1", "", "", "", "", "", "", "", "", "", "", "quit"); err != nil {
			t.Errorf("%s: %v", src, err)
		}
	}
}

// A new assessment has no file to lie beside: its draft is offered at the next start, and where its questionnaire is chosen.
func TestAHalfFilledNewAssessmentIsOffered(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Questionnaire = sampleFolder
	cut := func() *rig {
		r := newRig(t, cfg)
		r.dir = dir
		return r
	}
	r := cut()
	r.write("Exampl")
	r.press("down")
	r.write("EX-CIRT")
	r.app.settleNew(false)
	r = cut() // the same questionnaire
	r.sees("Something that was half filled in was found", "EX-CIRT", "New assessment")
	r.press("esc")
	if f, ok := r.app.top().(*form); !ok || f.typed {
		t.Fatalf("the screen is %s", r.app.top().name())
	}
	r.app.settleNew(false)
	cfg.Questionnaire = ""
	r = cut() // at home
	r.sees("Something that was half filled in was found", "EX-CIRT")
	r.press("1")
	r.sees("Exampl", "EX-CIRT")
	r.press("down")
	for range 20 {
		if r.app.top().(*form).focused() != nil && r.app.top().(*form).focused().id == "path" {
			break
		}
		r.press("down")
	}
	r.press("ctrl+u")
	r.write(filepath.ToSlash(filepath.Join(dir, "made.cirt")))
	r.press("ctrl+s")
	if r.app.desk == nil {
		t.Fatalf("no assessment was made:\n%s", r.app.View())
	}
	if about := r.onDisk().About; about.Team != "EX-CIRT" || about.Subject != "Exampl" {
		t.Errorf("made of %+v", about)
	}
	_ = r.app.desk.file.Close()
	if left := readDrafts(filepath.Join(cfg.Settings, "new.cirt")); left != nil {
		t.Errorf("the draft is still there: %+v", left[0])
	}
	r = cut()
	if r.seen("half filled in") {
		t.Errorf("it is offered again:\n%s", r.app.View())
	}
}

// interrupted runs the line mode on lines, and interrupts it once all of them were read.
func interrupted(t *testing.T, cfg Config, lines ...string) string {
	t.Helper()
	in, feed := io.Pipe()
	var out strings.Builder
	ctx, cancel := context.WithCancel(context.Background())
	cfg.Stdin, cfg.Stdout = in, &out
	go func() {
		for _, l := range lines {
			_, _ = io.WriteString(feed, l+"\n")
		}
		_, _ = io.WriteString(feed, "\n") // read only once the line before was taken
		cancel()
	}()
	if err := Plain(ctx, cfg); err == nil {
		t.Errorf("the interrupt is not told:\n%s", out.String())
	}
	return out.String()
}

// In the line mode a form that was interrupted is offered, and gone through with what was entered.
func TestAHalfFilledFormIsOfferedInLines(t *testing.T) {
	cfg := newFile(t)
	interrupted(t, cfg, "goto facts.teams", "add", "Gov-CIRT")
	if e := stateOf(t, cfg.Path).Answers["facts.teams"]; e != nil && len(e.Rows) > 0 {
		t.Fatalf("half of it is recorded: %v", e.Rows)
	}
	out, err := plainRun(t, cfg, "1", "", "", "", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "Something that was half filled in was found") || !strings.Contains(out, "Gov-CIRT") {
		t.Errorf("it is not offered:\n%s", out)
	}
	if e := stateOf(t, cfg.Path).Answers["facts.teams"]; e == nil || len(e.Rows) != 1 || e.Rows[0].Cells["name"] != "Gov-CIRT" {
		t.Errorf("recorded %+v\n%s", e, out)
	}
	if _, err := os.Stat(draftPath(cfg.Path)); !os.IsNotExist(err) {
		t.Errorf("the draft is still there (%v)", err)
	}
	// Of a pipe that ends nothing is kept: what it says next is meant for the questions.
	cfg.Echo = true
	if _, err := plainRun(t, cfg, "goto facts.teams", "add", "Mil-CIRT"); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(draftPath(cfg.Path)); !os.IsNotExist(err) {
		t.Errorf("a pipe that ended left a draft (%v)", err)
	}
}

// So is a new assessment.
func TestAHalfFilledNewAssessmentIsOfferedInLines(t *testing.T) {
	dir := t.TempDir()
	cfg := testConfig(t, dir)
	cfg.Questionnaire = sampleFolder
	interrupted(t, cfg, "Examplia", "EX-CIRT", "", "")
	t.Chdir(dir)
	cfg.Path = filepath.Join(dir, "made.cirt")
	out, err := plainRun(t, cfg, "1", "", "", "", "", "", "", "", "", "", cfg.Path, "quit")
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(out, "half filled in was found") || !strings.Contains(out, "EX-CIRT") {
		t.Errorf("it is not offered:\n%s", out)
	}
	if about := stateOf(t, cfg.Path).About; about.Team != "EX-CIRT" {
		t.Errorf("made of %+v\n%s", about, out)
	}
	if left := readDrafts(filepath.Join(cfg.Settings, "new.cirt")); left != nil {
		t.Errorf("the draft is still there: %+v", left[0])
	}
}

// What was submitted keeps its draft until it is on the disk, even while something else is begun.
func TestASubmittedFormKeepsItsDraft(t *testing.T) {
	drafted := func(r *rig) string {
		src, _ := os.ReadFile(draftPath(r.app.desk.path))
		return string(src)
	}
	t.Run("while its file is read", func(t *testing.T) {
		r := open(t)
		file := filepath.Join(r.dir, "decree.txt")
		if err := os.WriteFile(file, []byte("signed"), 0o600); err != nil {
			t.Fatal(err)
		}
		r.at("mandate.basis")
		r.press("e", "a")
		r.write("Decree 12")
		f := r.app.top().(*form)
		f.focus(slices.IndexFunc(f.shown(), func(x *field) bool { return x.id == "file" }))
		f.set(file)
		r.hold = true
		r.press("ctrl+s")
		// All but the reading is done; then more is pressed.
		var look looked
		for _, cmd := range r.held {
			look = r.butLooked(cmd, look)
		}
		r.held, r.hold = nil, false
		r.press("down", "up")
		if look.record.ID == "" && look.file == "" {
			t.Fatal("no file was read")
		}
		if !strings.Contains(drafted(r), "Decree 12") {
			t.Fatalf("the draft holds %q while the file is read", drafted(r))
		}
		r.send(look)
		if s := r.onDisk(); len(s.Evidence) != 1 || s.Evidence[0].SHA256 == "" {
			t.Errorf("recorded %+v", s.Evidence)
		}
		if got := drafted(r); got != "" {
			t.Errorf("it is on the disk, and its draft still there: %q", got)
		}
	})
	t.Run("while the disk fails", func(t *testing.T) {
		r := open(t)
		disk := &flaky{store: r.app.desk.file, fail: io.ErrShortWrite}
		r.app.desk.file = disk
		r.at("mandate.basis")
		r.press("e", "a")
		r.write("Decree 12")
		r.press("ctrl+s", "esc")
		r.press("w")
		r.write("A note of mine.")
		r.press("ctrl+s", "E", "a")
		r.write("Decree 13")
		r.run(r.app.ticked(r.app.drafts()))
		for _, want := range []string{"Decree 12", "A note of mine.", "Decree 13"} {
			if !strings.Contains(drafted(r), want) {
				t.Errorf("%q is not among the drafts: %s", want, drafted(r))
			}
		}
		disk.fail = nil
		r.press("ctrl+s", "esc", "R")
		if got := drafted(r); got != "" {
			t.Errorf("all is on the disk, and drafts still there: %q", got)
		}
	})
}

// butLooked runs a command and what follows from it, but keeps back the file that was read for a record.
func (r *rig) butLooked(cmd tea.Cmd, last looked) looked {
	if cmd == nil {
		return last
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, c := range msg {
			last = r.butLooked(c, last)
		}
	case looked:
		return msg
	case nil:
	default:
		r.send(msg)
	}
	return last
}
