package assessment

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// mergeInto merges files into a new one and returns its path.
func mergeInto(t testing.TB, paths ...string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "merged.cirt")
	if _, err := MergeFiles(to, paths...); err != nil {
		t.Fatalf("MergeFiles: %v", err)
	}
	return to
}

func TestTwoAnswersStandBesideEachOtherUntilSettled(t *testing.T) {
	const id = "mandate.legal-basis"
	f := newFile(t)
	mustSave(t, f, answer(t, id, "0"))
	other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
	mustSave(t, f, answer(t, id, "2"), answer(t, "mandate.review", "1"))
	mustSave(t, other, answer(t, id, "3"), answer(t, "mandate.review", "1"))
	merged := mustOpen(t, mergeInto(t, f.Path(), other.Path()), "Lin")

	s := merged.State()
	if len(s.Conflicts) != 1 || s.Conflicts[0].Question != id || len(s.Conflicts[0].Values) != 2 || !s.Answers[id].Conflict {
		t.Fatalf("the conflicts are %s", asJSON(t, s.Conflicts))
	}
	if in := s.ScoringInput(""); !in[id].Conflict || in["mandate.review"].Conflict {
		t.Errorf("scoring sees %+v", in)
	}
	mustSave(t, merged, answer(t, id, "3"))
	s = merged.State()
	if len(s.Conflicts) != 0 || s.Answers[id].Conflict || shownAnswer(s, id) != "3" || s.Ends != 1 {
		t.Errorf("after settling: %s", asJSON(t, s))
	}

	// What one of the two says later, without the other, opens it again.
	mustSave(t, f, answer(t, id, "1"))
	again := mustOpen(t, mergeInto(t, merged.Path(), f.Path()), "Lin")
	if s := again.State(); len(s.Conflicts) != 1 {
		t.Errorf("a later answer by one of the two: %s", asJSON(t, s.Conflicts))
	}
}

// A new record of two people gets two ids, or is a conflict; it is never silently one.
func TestRecordsOfTwoCopiesStayApart(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "0"))
	other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
	mustSave(t, f, PutEvidence(Evidence{ID: f.NewID("e"), Reference: "Decree 1", How: "seen"}))
	mustSave(t, other, PutEvidence(Evidence{ID: other.NewID("e"), Reference: "Letter 2", How: "seen"}))
	s := mustOpen(t, mergeInto(t, f.Path(), other.Path()), "Lin").State()
	if len(s.Evidence) != 2 || len(s.Conflicts) != 0 {
		t.Errorf("the register is %s", asJSON(t, s.Evidence))
	}

	mustSave(t, f, PutEvidence(Evidence{ID: "e9-0000", Reference: "Decree 1", How: "received", Supports: map[string]string{"mandate.review": "0"}}))
	mustSave(t, other, PutEvidence(Evidence{ID: "e9-0000", Reference: "Letter 2", How: "received", Supports: map[string]string{"mandate.review": "0"}}))
	s = mustOpen(t, mergeInto(t, f.Path(), other.Path()), "Lin").State()
	if len(s.Conflicts) != 1 || !s.Evidence[2].Conflict {
		t.Errorf("one id for two records: %s", asJSON(t, s))
	}
	if got := s.ScoringInput("")["mandate.review"].Supported; got != "" {
		t.Errorf("a record in conflict supports %q", got)
	}
}

func TestMergeRefusesWhatIsNoCopy(t *testing.T) {
	a := bytesOf(t, newFile(t).Path())
	other, err := Create(filepath.Join(t.TempDir(), "b.cirt"), example(), fixed("Grace"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	_, err = Merge([][]byte{a, bytesOf(t, other.Path())})
	wantFault(t, err, fault.Input, "assessment.merge.other-assessment")

	lines := linesOf(a)
	_, err = Merge([][]byte{a, []byte(lines[0] + "AAAA\n")})
	wantFault(t, err, fault.Integrity, "assessment.merge.other-bytes")
	_, err = Merge([][]byte{a, append(slices.Clone(a), "{}\n"...)})
	wantFault(t, err, fault.Integrity, "assessment.damage.missing")
	_, err = Merge(nil)
	wantFault(t, err, fault.Usage, "assessment.nothing-to-merge")
	_, err = Merge([][]byte{a, []byte("no\n")})
	wantFault(t, err, fault.Input, "assessment.not-an-assessment")
}

func TestMergeMendsALineThatOneCopyLost(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"), answer(t, "mandate.review", "2"))
	whole := bytesOf(t, f.Path())
	lines := linesOf(whole)
	lost := []byte(lines[0] + lines[1] + lines[3])
	if _, err := Merge([][]byte{lost}); err == nil {
		t.Error("a file that lacks a line merged with nothing is whole")
	}
	got, err := Merge([][]byte{lost, whole})
	if err != nil || !bytes.Equal(got, whole) {
		t.Errorf("Merge = %d bytes, %v; want the whole file of %d", len(got), err, len(whole))
	}
}

func TestMergeLeavesATornEndOut(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"))
	torn := filepath.Join(t.TempDir(), "torn.cirt")
	if err := os.WriteFile(torn, append(bytesOf(t, f.Path()), `{"n":`...), 0o600); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "to.cirt")
	merged, err := MergeFiles(to, torn, f.Path())
	if err != nil || !slices.Equal(merged.Torn, []string{torn}) || merged.Acts != 1 || merged.Ends != 1 {
		t.Errorf("MergeFiles = %+v, %v", merged, err)
	}
	if !bytes.Equal(bytesOf(t, to), bytesOf(t, f.Path())) {
		t.Error("the merged file is not the whole one")
	}
	_, err = MergeFiles(to, torn)
	wantFault(t, err, fault.Failed, "files.exists")
}

func TestCopyWithoutHistory(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, SetAbout(About{Subject: "Examplia"}), answer(t, "mandate.review", "0"), answer(t, "mandate.review", "2"),
		SetFinding("mandate.review", "kept"), SetWorkingNote("mandate.review", "secret"), PutNote("n1-0000", "secret"),
		PutPosition("mandate.review", Position{Institution: "Ministry", Answer: option("1"), Note: "secret"}),
		PutRow("service.exercises", questionnaires.Row{ID: "r1-0000", Cells: map[string]string{"name": "Blue Wave"}}),
		PutEvidence(Evidence{ID: "e1-0000", Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.review": "2"}}),
		Approve("N. N.", "Head", "2026-11-21"))
	to := filepath.Join(t.TempDir(), "new.cirt")
	if err := CopyWithoutHistory(f, to, fixed("Lin")); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(bytesOf(t, to), []byte("secret")) {
		t.Error("a working note left with the copy")
	}
	copied := mustOpen(t, to, "Lin")
	s := copied.State()
	if s.Acts != 1 || s.ID == f.State().ID || s.Status.Now != "draft" || s.Status.Approval != nil || len(copied.Damage()) != 0 {
		t.Errorf("the copy is %s", asJSON(t, s))
	}
	e := s.Answers["mandate.review"]
	if e.Answer.Option != "2" || e.Finding != "kept" || len(e.Positions) != 1 || len(s.Evidence) != 1 ||
		s.About.Subject != "Examplia" || len(s.Answers["service.exercises"].Rows) != 1 {
		t.Errorf("the copy lacks something: %s", asJSON(t, s))
	}
	_, err := Merge([][]byte{bytesOf(t, to), bytesOf(t, f.Path())})
	wantFault(t, err, fault.Input, "assessment.merge.other-assessment")
	mustSave(t, copied, answer(t, "mandate.review", "1"))

	other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
	mustSave(t, f, answer(t, "mandate.review", "0"))
	mustSave(t, other, answer(t, "mandate.review", "1"))
	merged := mustOpen(t, mergeInto(t, f.Path(), other.Path()), "Lin")
	err = CopyWithoutHistory(merged, filepath.Join(t.TempDir(), "c.cirt"), fixed("Lin"))
	wantFault(t, err, fault.Input, "assessment.copy-conflicts")
}
