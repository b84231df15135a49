package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
)

// filed is a record whose file was hashed as "abc", and has other bytes now.
func filed(t *testing.T, r *rig) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, "decree.pdf"), []byte("abcd"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.run(r.app.put(assessment.PutEvidence(assessment.Evidence{
		ID: "e1", Reference: "Decree", How: "received", File: "decree.pdf", Supports: map[string]string{"mandate.basis": "2"},
		SHA256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	})))
}

// A file that has changed is taken as it is now by one key; the history says both hashes, and undo takes it back.
func TestTheNewHashIsTaken(t *testing.T) {
	r := open(t)
	filed(t, r)
	r.press("E", "h")
	r.sees("There is no new hash to take")
	r.press("c")
	r.sees("has changed since it was recorded", "records the new one")
	r.press("h")
	r.sees("Recorded as it is now", "88d4266fd4e6")
	e := r.onDisk().Evidence[0]
	if !strings.HasPrefix(e.SHA256, "88d4266fd4e6") || e.Supports["mandate.basis"] != "2" {
		t.Fatalf("recorded %+v", e)
	}
	r.press("h")
	r.sees("There is no new hash to take")
	last := changeWords(r.app.words, r.app.desk, r.app.desk.file.Changes(assessment.Period{}, 1)[0], false)
	if !strings.Contains(last, "ba7816bf… → 88d4266f…") {
		t.Errorf("the history says %q", last)
	}
	r.press("u")
	if e := r.onDisk().Evidence[0]; !strings.HasPrefix(e.SHA256, "ba7816bf") {
		t.Errorf("after undo: %+v", e)
	}
}

// What a check said of one file is not said of another that the record names later.
func TestACheckIsOfOneFile(t *testing.T) {
	r := open(t)
	filed(t, r)
	r.press("E", "c")
	e, _ := r.app.desk.record("e1")
	e.File, e.SHA256 = "other.pdf", ""
	r.run(r.app.put(assessment.PutEvidence(e)))
	if c := r.app.desk.checkOf(e); c.outcome != "" {
		t.Errorf("of the other file it is said: %+v", c)
	}
}

func TestTheNewHashIsTakenInTheLineMode(t *testing.T) {
	cfg := newFile(t)
	path := filepath.Join(filepath.Dir(cfg.Path), "a.txt")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := plainRun(t, cfg, "register", "1", "Paper", "", "", "", "", "", "", "a.txt", "quit"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("abcd"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := plainRun(t, cfg, "register", "3", "check", "register", "3", "take-hash", "register", "3", "check", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if ev := stateOf(t, cfg.Path).Evidence; len(ev) != 1 || !strings.HasPrefix(ev[0].SHA256, "88d4266f") || !strings.Contains(out, "a.txt is the file that was recorded") {
		t.Errorf("recorded %+v\n%s", ev, out)
	}
}

// A word stops the reading of a large file: its record stands without a hash. Another line waits until it is asked for.
func TestReadingIsStoppedInTheLineMode(t *testing.T) {
	cfg := newFile(t)
	f, err := os.Create(filepath.Join(filepath.Dir(cfg.Path), "scan.iso"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Truncate(16 << 30); err != nil { // takes no room, and a minute to read
		t.Fatal(err)
	}
	_ = f.Close()
	out, err := plainRun(t, cfg, "register", "1", "Scan", "", "", "", "", "", "", "scan.iso", "stop", "goto mandate.basis", "2", "quit")
	if err != nil {
		t.Fatal(err)
	}
	s := stateOf(t, cfg.Path)
	if len(s.Evidence) != 1 || s.Evidence[0].SHA256 != "" || s.Evidence[0].File != "scan.iso" || !strings.Contains(out, "Stopped reading scan.iso") {
		t.Errorf("recorded %+v\n%s", s.Evidence, out)
	}
	if s.Answers["mandate.basis"] == nil || s.Answers["mandate.basis"].Answer.Option != "2" {
		t.Errorf("what was typed after it was not taken:\n%s", out)
	}
}

// A key ends the current session and the interview in it, and so does the menu, which names it.
func TestASessionIsEnded(t *testing.T) {
	r := open(t)
	r.press("X")
	r.sees("There is no current session")
	r.press("I", "down", "a")
	r.app.top().(*form).focus(3)
	r.write("The host")
	r.press("ctrl+s")
	if r.app.desk.guests == nil || r.app.desk.session == "" {
		t.Fatal("no interview began")
	}
	clickOn(r, "The host")
	if got := r.app.top().name(); got != "sessions" {
		t.Errorf("a click on the session shows %s", got)
	}
	r.press("esc", "esc")
	r.sees("End the session: The host")
	r.press("X")
	if r.app.desk.guests != nil || r.app.desk.session != "" {
		t.Errorf("it goes on: %v %q", r.app.desk.guests, r.app.desk.session)
	}
	r.sees("belongs to no session")
}

// The list of sessions says what was given in each; where they met at their own place that is said once.
func TestSessionsSayWhatWasGiven(t *testing.T) {
	r := open(t)
	r.heard()
	r.press("2", "S")
	r.size(120, 40)
	r.golden("sessions")
	s := assessment.Session{Kind: "interview", Date: "2026-09-01", Place: "The host", Institutions: []string{"The host"}}
	if got := sessionWords(r.app.words, s); got != "Interview · 2026-09-01 · The host" {
		t.Errorf("the session is %q", got)
	}
}
