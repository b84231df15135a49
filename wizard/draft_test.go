package wizard

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
)

// draft is the newest draft beside the file; nil for none.
func (r *rig) draft() *draft {
	all := readDrafts(filepath.Join(r.dir, "examplia.cirt"))
	if len(all) == 0 {
		return nil
	}
	return all[len(all)-1]
}

// wait is what the timer does while one writes.
func (r *rig) wait() {
	r.t.Helper()
	r.run(r.app.ticked(r.app.drafts()))
}

// While one writes, the draft follows and the log stays as it was; once the note is saved there is none.
func TestADraftFollowsWhatIsWritten(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	acts := r.onDisk().Acts
	r.press("w")
	r.write("Ask")
	r.wait()
	r.write(" again")
	r.wait()
	d := r.draft()
	if d == nil || d.Text != "Ask again" || d.Question != "mandate.basis" || d.Kind != workingNote || d.Time.IsZero() {
		t.Fatalf("the draft is %+v", d)
	}
	if info, err := os.Stat(filepath.Join(r.dir, ".examplia.cirt.draft")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the draft's file: %v, %v", info.Mode(), err)
	}
	if got := r.onDisk().Acts; got != acts {
		t.Errorf("the log grew from %d to %d acts", acts, got)
	}
	r.press("esc")
	if d := r.draft(); d != nil {
		t.Errorf("after saving there is a draft %+v", d)
	}
	if got := r.onDisk(); got.Acts != acts+1 || got.Answers["mandate.basis"].WorkingNote != "Ask again" {
		t.Errorf("%d acts, note %+v", got.Acts, got.Answers["mandate.basis"])
	}
	r.press("w", "backspace")
	r.wait()
	if r.draft() == nil {
		t.Error("no draft of a changed note")
	}
	r.write("n") // as it was
	r.wait()
	if d := r.draft(); d != nil {
		t.Errorf("a draft of a note that says nothing new: %+v", d)
	}
	r.write(" on Monday")
	r.wait()
	r.press("ctrl+c") // leaves the program, and keeps the note
	if d := r.draft(); d != nil || !r.quit {
		t.Errorf("after leaving there is %+v", d)
	}
	if e := stateOf(t, filepath.Join(r.dir, "examplia.cirt")).Answers["mandate.basis"]; e.WorkingNote != "Ask again on Monday" {
		t.Errorf("after leaving the note is %q", e.WorkingNote)
	}
}

// A disk that takes the draft but not the note: the draft stays.
func TestADraftStaysUntilTheNoteIsSaved(t *testing.T) {
	r := open(t)
	disk := &flaky{store: r.app.desk.file, fail: errors.New("no space left")}
	r.app.desk.file = disk
	r.at("mandate.basis")
	r.press("f")
	r.write("Signed in May")
	r.press("esc")
	if d := r.draft(); d == nil || d.Text != "Signed in May" {
		t.Errorf("the note is not saved, and the draft is %+v", d)
	}
	disk.fail = nil
	r.press("R")
	if d := r.draft(); d != nil {
		t.Errorf("the note is saved, and the draft is %+v", d)
	}
}

// Commands may finish in any order; the newest change counts.
func TestDraftsInAnyOrder(t *testing.T) {
	f := &draftFile{path: filepath.Join(t.TempDir(), ".x.cirt.draft")}
	for _, step := range []struct {
		n    int
		text string // "" removes
		want bool
	}{{2, "new", true}, {1, "old", true}, {4, "", false}, {3, "late", false}, {5, "again", true}} {
		var d *draft
		if step.text != "" {
			d = &draft{Kind: quickNote, Text: step.text}
		}
		var all []*draft
		if d != nil {
			all = append(all, d)
		}
		if err := f.put(step.n, all); err != nil {
			t.Fatal(err)
		}
		src, err := os.ReadFile(f.path)
		if (err == nil) != step.want || strings.Contains(string(src), "old") || strings.Contains(string(src), "late") {
			t.Errorf("after change %d the file holds %q (%v)", step.n, src, err)
		}
	}
}

// What a crash left is offered at the next opening, by keys and by words.
func TestADraftIsOffered(t *testing.T) {
	at := time.Date(2026, 9, 30, 14, 2, 0, 0, time.UTC)
	tests := []struct {
		name    string
		draft   any
		key     string // on the screen; the line mode takes the same number
		offered string // "" for not at all
		finding string
		note    string // a quick note
		stays   bool   // the draft
	}{
		{"keep", draft{Question: "mandate.basis", Kind: findingNote, Text: "Signed in May", Time: at}, "1", "mandate.basis, Finding, from today 14:02", "Signed in May", "", false},
		{"discard", draft{Question: "mandate.basis", Kind: findingNote, Text: "Signed in May", Time: at}, "2", "mandate.basis, Finding", "", "", false},
		{"later", draft{Question: "mandate.basis", Kind: findingNote, Text: "Signed in May", Time: at}, "", "mandate.basis, Finding", "", "", true},
		{"quick note", draft{Question: "", Kind: quickNote, Text: "Call the host", Time: at}, "1", "Note, from today 14:02", "", "Call the host", false},
		{"a question that is not there", draft{Question: "mandate.gone", Kind: workingNote, Text: "Kept all the same", Time: at}, "1", "Note, from", "", "Kept all the same", false},
		{"rubbish", "no draft", "", "", "", "", true},
		{"empty", draft{Question: "mandate.basis", Kind: findingNote, Text: "", Time: at}, "", "", "", "", true},
		{"a sign that terminals obey", draft{Question: "mandate.basis", Kind: findingNote, Text: "a\x1b[2Jb", Time: at}, "1", "mandate.basis", "a[2Jb", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, err := json.Marshal(tt.draft)
			if err != nil {
				t.Fatal(err)
			}
			check := func(how, path, said string) {
				t.Helper()
				if asked := strings.Contains(said, "An unsaved note was found"); asked != (tt.offered != "") || !strings.Contains(said, tt.offered) {
					t.Errorf("%s: offered %v, want %q:\n%s", how, asked, tt.offered, said)
				}
				s := stateOf(t, path)
				finding, note := "", ""
				if e := s.Answers["mandate.basis"]; e != nil {
					finding = e.Finding
				}
				for _, n := range s.Notes {
					note += n.Text
				}
				if finding != tt.finding || note != tt.note {
					t.Errorf("%s: finding %q, note %q, want %q, %q", how, finding, note, tt.finding, tt.note)
				}
				if _, err := os.Stat(draftPath(path)); (err == nil) != tt.stays {
					t.Errorf("%s: the draft's file: %v", how, err)
				}
			}
			cfg := newFile(t)
			if err := os.WriteFile(draftPath(cfg.Path), src, 0o600); err != nil {
				t.Fatal(err)
			}
			r := newRig(t, cfg)
			said := r.app.View()
			if tt.offered != "" && tt.key == "" {
				r.press("esc")
			}
			if tt.key != "" {
				r.press(tt.key)
			}
			r.at("mandate.basis")
			r.press("2", "ctrl+c")
			check("screen", cfg.Path, said)

			cfg = newFile(t)
			if err := os.WriteFile(draftPath(cfg.Path), src, 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := plainRun(t, cfg, tt.key, "goto mandate.basis", "2", "quit")
			if err != nil {
				t.Fatal(err)
			}
			check("line mode", cfg.Path, out)
		})
	}
}

// A draft that nobody has decided about survives the next note, and is offered again beside whatever a second
// crash left.
func TestADraftIsNeverLostToAnother(t *testing.T) {
	r := open(t)
	path := filepath.Join(r.dir, "examplia.cirt")
	at := time.Date(2026, 9, 30, 14, 2, 0, 0, time.UTC)
	if err := (&draftFile{path: draftPath(path)}).put(1, []*draft{{Question: "mandate.basis", Kind: findingNote, Text: "From the first crash", Time: at}}); err != nil {
		t.Fatal(err)
	}
	_ = r.app.desk.file.Close()
	r.run(r.app.open(path))
	r.sees("An unsaved note was found", "From the first crash")
	r.press("esc")
	r.at("service.desk")
	r.press("w")
	r.write("From the second")
	r.wait()
	if got := readDrafts(path); len(got) != 2 || got[0].Text != "From the first crash" || got[1].Text != "From the second" {
		t.Fatalf("the drafts are %+v", got)
	}
	_ = r.app.desk.file.Close() // as a crash would
	r.run(r.app.open(path))
	r.sees("From the first crash")
	r.press("1")
	r.sees("From the second")
	r.press("2")
	if got := r.onDisk(); got.Answers["mandate.basis"].Finding != "From the first crash" || got.Answers["service.desk"] != nil {
		t.Errorf("kept: %+v, %+v", got.Answers["mandate.basis"], got.Answers["service.desk"])
	}
	if _, err := os.Stat(draftPath(path)); !os.IsNotExist(err) {
		t.Errorf("the drafts' file is still there (%v)", err)
	}
}

// Where a draft can't be written, that is said once, and the note goes on.
func TestADraftThatCannotBeWrittenIsSaid(t *testing.T) {
	r := open(t)
	r.app.desk.drafts.file.path = filepath.Join(r.dir, "gone", "x.draft")
	r.at("mandate.basis")
	r.press("w")
	r.write("Ask")
	r.wait()
	r.sees("no copy against a power cut")
	r.write("!")
	r.wait()
	if strings.Contains(r.app.View(), "no copy against") {
		t.Error("it is said twice")
	}
	r.press("esc")
	if e := r.onDisk().Answers["mandate.basis"]; e.WorkingNote != "Ask!" {
		t.Errorf("the note is %q", e.WorkingNote)
	}
}

// The draft goes on following: what is written after the first copy is copied too.
func TestTheDraftGoesOnFollowing(t *testing.T) {
	r, _, w := onDrive(t)
	r.press("f")
	for _, said := range []string{"One", "One two", "One two three"} {
		r.write(strings.TrimPrefix(said, r.app.top().(*noting).edit.text))
		w.pass(r, draftEvery)
		if found := readDrafts(r.app.desk.path); len(found) != 1 || found[0].Text != said {
			t.Errorf("after %q the copy is %+v", said, found)
		}
	}
}

// A draft that says nothing new is not asked about, and does not stay.
func TestADraftThatSaysNothingNewGoes(t *testing.T) {
	cfg := newFile(t)
	r := newRig(t, cfg)
	r.run(r.app.put(assessment.SetFinding("mandate.basis", "The decree is public.")))
	if err := r.app.desk.drafts.file.put(99, []*draft{{Question: "mandate.basis", Kind: findingNote, Text: "The decree is public."}}); err != nil {
		t.Fatal(err)
	}
	if err := r.app.desk.file.Close(); err != nil {
		t.Fatal(err)
	}
	r = newRig(t, cfg)
	if name := r.app.top().name(); name != "question" {
		t.Errorf("the screen is %s", name)
	}
	if _, err := os.Stat(draftPath(cfg.Path)); !os.IsNotExist(err) {
		t.Errorf("the draft is still there: %v", err)
	}
}
