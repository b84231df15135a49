package wizard

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
)

// readOnlyRig opens an assessment with something in it for reading only, as where another program holds it.
func readOnlyRig(t *testing.T) (*rig, Config) {
	t.Helper()
	cfg := newFile(t)
	w := newRig(t, cfg)
	w.at("mandate.basis")
	w.press("2")
	w.at("facts.teams")
	w.press("a")
	w.write("Gov-CIRT")
	w.press("ctrl+s", "E", "a")
	w.write("Decree 12")
	w.press("ctrl+s", "esc", "S", "a", "ctrl+s", "esc", "N", "a")
	w.write("Ask the host")
	w.press("esc", "esc", "p", "a")
	w.write("Ministry of Justice")
	w.press("ctrl+s", "esc")
	t.Cleanup(func() { _ = w.app.desk.file.Close() })
	if s := w.onDisk(); len(s.Evidence) != 1 || len(s.Sessions) != 1 || len(s.Notes) != 1 || len(s.Answers["facts.teams"].Positions) != 1 {
		t.Fatalf("not prepared: %+v", s)
	}
	r := newRig(t, cfg)
	r.dir = filepath.Dir(cfg.Path)
	r.press("1")
	r.sees("READ ONLY")
	return r, cfg
}

// No screen of a file that can only be read offers a change, and a key that would make one leads nowhere and says why.
func TestWhatCanOnlyBeReadOffersNoChange(t *testing.T) {
	r, _ := readOnlyRig(t)
	r.size(200, 60)
	for _, at := range []string{"mandate.basis", "facts.teams", "facts.name", "facts.since"} {
		for _, way := range [][]string{nil, {"e"}, {"E"}, {"E", "enter"}, {"p"}, {"S"}, {"N"}, {"I"}, {"h"}, {"r"}, {"t"}, {"esc"}, {"W"}} {
			for len(r.app.stack) > 2 {
				r.app.pop()
			}
			s := r.app.top().(*asking)
			s.room = false
			r.at(at)
			r.press("down")
			r.press(way...)
			on, stack := r.app.top().name(), len(r.app.stack)
			for _, b := range r.app.keysOf(r.app.top()) {
				if r.app.changes(r.app.top(), b.do) {
					t.Errorf("%s %v: %s is offered", at, way, b.do)
				}
			}
			for _, b := range r.app.top().keys(r.app) {
				if !r.app.changes(r.app.top(), b.do) {
					continue
				}
				for _, k := range b.keys {
					r.send(keyNamed(k))
					if got := r.app.top().name(); got != on || len(r.app.stack) != stack {
						t.Fatalf("%s %v: %s (%s) led from %s to %s", at, way, k, b.do, on, got)
					}
					if !r.seen("open for reading only, so nothing can be changed") {
						t.Errorf("%s %v: %s (%s) does not say why:\n%s", at, way, k, b.do, r.app.View())
					}
				}
			}
			v := r.app.View()
			for _, no := range []string{"Press a ", "a adds", "writes one", "writes the answer", "changes it"} {
				if strings.Contains(v, no) {
					t.Errorf("%s %v: the screen says %q:\n%s", at, way, no, v)
				}
			}
		}
	}
	for len(r.app.stack) > 2 {
		r.app.pop()
	}
	// What can be typed is not asked for either.
	for at, key := range map[string]string{"facts.name": "enter", "facts.since": "2", "mandate.basis": "3", "facts.teams": "a"} {
		r.app.top().(*asking).room = false
		r.at(at)
		r.press(key)
		if s, ok := r.app.top().(*asking); !ok || s.typing {
			t.Errorf("%s at %s asks for something:\n%s", key, at, r.app.View())
		}
		r.sees("nothing can be changed")
	}
	r.at("mandate.basis")
	for _, no := range []string{"d don't know", "withheld", "enter answer"} {
		if r.seen(no) {
			t.Errorf("the question offers %q:\n%s", no, r.app.View())
		}
	}
	r.press("esc")
	for _, no := range []string{"On whose behalf", "Undo"} {
		if r.seen(no) {
			t.Errorf("the menu offers %q:\n%s", no, r.app.View())
		}
	}
	r.sees("Go on in a copy elsewhere", "About this assessment")
}

// What the assessment is about is shown as it stands, and nothing of it can be changed; in the line mode too.
func TestAboutCanBeRead(t *testing.T) {
	r, cfg := readOnlyRig(t)
	r.size(80, 40)
	before := r.onDisk().Acts
	r.press("i")
	r.sees("About this assessment", "Examplia", "EX-CIRT", "TLP:AMBER")
	if s, ok := r.app.top().(*wholeText); !ok {
		t.Fatalf("it is a %T", s)
	}
	r.press("x", "ctrl+s", "esc")
	if _, ok := r.app.top().(*asking); !ok {
		t.Errorf("esc leads to %s", r.app.top().name())
	}
	out, err := plainRun(t, cfg, "1", "about", "quit")
	if err != nil {
		t.Fatal(err)
	}
	_, said, _ := strings.Cut(out, "About this assessment")
	for _, want := range []string{"Examplia", "EX-CIRT", "TLP:AMBER"} {
		if !strings.Contains(said, want) {
			t.Errorf("the line mode does not say %q:\n%s", want, out)
		}
	}
	if strings.Contains(said, "Enter keeps") {
		t.Errorf("the line mode asks:\n%s", out)
	}
	if now := r.onDisk().Acts; now != before {
		t.Errorf("%d acts, want %d", now, before)
	}
}

// What helps is a copy, with its history, in which the work goes on.
func TestTheWorkGoesOnInACopy(t *testing.T) {
	r, cfg := readOnlyRig(t)
	to := filepath.Join(r.dir, "copy")
	r.at("mandate.basis")
	r.press("A")
	r.sees("Go on in a copy elsewhere")
	r.write(filepath.ToSlash(to))
	r.press("ctrl+s")
	r.sees("The copy is in", "goes on there")
	if r.seen("READ ONLY") {
		t.Fatalf("it can't be changed:\n%s", r.app.View())
	}
	if got := r.question(); got != "mandate.basis" {
		t.Errorf("it went to %s", got)
	}
	r.press("3")
	if got := stateOf(t, to+".cirt").Answers["mandate.basis"].Answer.Option; got != "3" {
		t.Errorf("the copy has %q", got)
	}
	if got := stateOf(t, cfg.Path).Answers["mandate.basis"].Answer.Option; got != "2" {
		t.Errorf("the file has %q", got)
	}
	x, err := assessment.Read(cfg.Path)
	if err != nil {
		t.Fatal(err)
	}
	y, err := assessment.Read(to + ".cirt")
	if err != nil {
		t.Fatal(err)
	}
	if x.State().ID != y.State().ID {
		t.Error("they can't be merged")
	}
}

// In the line mode every word that changes something says that it can't, and asks for nothing first.
func TestWordsOfWhatCanOnlyBeRead(t *testing.T) {
	r, cfg := readOnlyRig(t)
	before := r.onDisk().Acts
	for _, c := range plainCommands() {
		if !slices.Contains(changingWords, c.name) {
			continue
		}
		out, err := plainRun(t, cfg, "1", c.name, "quit")
		if err != nil {
			t.Fatal(err)
		}
		_, said, _ := strings.Cut(out, "help for more words")
		if !strings.Contains(said, "nothing can be changed") || strings.Contains(said, "Not finished") {
			t.Errorf("%s:\n%s", c.name, said)
		}
	}
	out, err := plainRun(t, cfg, "1", "help all", "evidence", "register", "positions", "sessions", "notes", "goto facts.teams", "positions", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, no := range []string{"\nadd: ", "\nundo: ", "New record", "Add a", "A new"} {
		if strings.Contains(out, no) {
			t.Errorf("it offers %q:\n%s", no, out)
		}
	}
	for _, yes := range []string{"Decree 12", "Ask the host", "Ministry of Justice"} {
		if !strings.Contains(out, yes) {
			t.Errorf("it does not read out %q:\n%s", yes, out)
		}
	}
	to := filepath.Join(filepath.Dir(cfg.Path), "copy.cirt")
	if out, err = plainRun(t, cfg, "1", "saveas "+to, "goto mandate.basis", "3", "quit"); err != nil {
		t.Fatal(err)
	}
	if got := stateOf(t, to).Answers["mandate.basis"].Answer.Option; got != "3" {
		t.Errorf("the copy has %q:\n%s", got, out)
	}
	if got := r.onDisk().Acts; got != before {
		t.Errorf("%d acts, want %d", got, before)
	}
}

// A folder that takes no changes: what is in it can be read, and gone on with elsewhere.
func TestAFolderThatTakesNoChanges(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("nothing is forbidden to this user")
	}
	cfg := newFile(t)
	dir := filepath.Dir(cfg.Path)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	r := newRig(t, cfg)
	r.press("1")
	r.sees("READ ONLY")
}
