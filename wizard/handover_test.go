package wizard

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cirtkit/assessment"
)

// A copy has the answers and findings, and neither working notes nor an earlier act; it replaces no file.
func TestCopyForHandingOver(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("1")
	r.at("mandate.basis")
	r.press("2")
	r.at("mandate.basis")
	r.press("f")
	r.write("Signed in May")
	r.press("esc", "w")
	r.write("between us")
	r.press("esc", "t", "c")
	r.sees("Copy for handing over", "examplia-copy.cirt")
	r.press("enter")
	r.sees("The copy is in")
	file, err := assessment.Read(filepath.Join(r.dir, "examplia-copy.cirt"))
	if err != nil {
		t.Fatal(err)
	}
	s := file.State()
	e := s.Answers["mandate.basis"]
	if s.Acts != 1 || e.Answer.Option != "2" || e.Finding != "Signed in May" || e.WorkingNote != "" {
		t.Errorf("%d acts; %+v", s.Acts, e)
	}
	r.press("c", "enter")
	r.sees("examplia-copy.cirt", "exists")
	if got, err := assessment.Read(filepath.Join(r.dir, "examplia-copy.cirt")); err != nil || got.State().ID != s.ID {
		t.Errorf("the first copy was replaced (%v)", err)
	}

	cfg := newFile(t)
	to := filepath.Join(t.TempDir(), "given")
	out, err := plainRun(t, cfg, "goto mandate.basis", "2", "note between us", "copy "+to, "copy "+to)
	if err != nil {
		t.Fatal(err)
	}
	if s := stateOf(t, to+".cirt"); s.Acts != 1 || s.Answers["mandate.basis"].Answer.Option != "2" {
		t.Errorf("the copy has %d acts and %+v\n%s", s.Acts, s.Answers["mandate.basis"], out)
	}
	if strings.Count(out, "The copy is in") != 1 {
		t.Errorf("a second copy was claimed:\n%s", out)
	}
}

// A release stands beside an approval and does not open a new draft.
func TestRelease(t *testing.T) {
	want := []assessment.Released{{To: "Regional centre", Uses: []string{"reviewer", "unnamed-aggregates"}, Date: "2026-09-30"}}
	r := open(t)
	r.press("t", "a", "enter")
	r.write("B. Minister")
	r.press("ctrl+s", "esc", "l")
	r.write("Regional centre")
	r.press("down", "ctrl+s")
	r.sees("Please fill in: For")
	r.press("2", "3")
	r.golden("release")
	r.hold = true
	r.press("ctrl+s")
	if got := r.app.desk.state.Status; got.Now != "approved" || len(got.Released) != 1 {
		t.Errorf("while it is saved the status shows as %+v", got)
	}
	r.release()
	r.sees("released once", "APPROVED")
	got := r.onDisk().Status
	if diff := cmp.Diff(want, got.Released, cmpopts.IgnoreFields(assessment.Released{}, "ID")); diff != "" || got.Now != "approved" {
		t.Errorf("status %s; (-want +got):\n%s", got.Now, diff)
	}

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "approve", "B. Minister", "", "", "release", "Regional centre", "2, 3", "")
	if err != nil {
		t.Fatal(err)
	}
	got = stateOf(t, cfg.Path).Status
	if diff := cmp.Diff(want, got.Released, cmpopts.IgnoreFields(assessment.Released{}, "ID")); diff != "" || got.Now != "approved" {
		t.Errorf("in the line mode: status %s; (-want +got):\n%s\n%s", got.Now, diff, out)
	}
}
