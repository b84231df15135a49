package assessment

import (
	"testing"

	"cirtkit/internal/fault"
)

func TestApprovalStandsUntilSomethingChanges(t *testing.T) {
	signed := func(f *File) Intent {
		return PutEvidence(Evidence{ID: "e7-0000", Reference: "Signed page", How: "received", SignedPage: f.State().Status.Approval.Head})
	}
	tests := []struct {
		name   string
		after  func(f *File) []Intent
		stands bool
	}{
		{"nothing", func(*File) []Intent { return nil }, true},
		{"released", func(*File) []Intent {
			return []Intent{Release("x1-0000", Released{To: "Reviewer", Uses: []string{"reviewer"}})}
		}, true},
		{"the signed page", func(f *File) []Intent { return []Intent{signed(f)} }, true},
		{"the signed page, and corrected", func(f *File) []Intent {
			corrected := signed(f)
			corrected.Why = "corrected"
			return []Intent{signed(f), corrected}
		}, true},
		{"the signed page undone", func(f *File) []Intent { return []Intent{signed(f), {Undo: UndoLatest}} }, true},
		{"a signed page of another approval", func(*File) []Intent {
			return []Intent{PutEvidence(Evidence{ID: "e7-0000", Reference: "x", How: "received", SignedPage: "00"})}
		}, false},
		{"a signed page in the place of other evidence", func(f *File) []Intent {
			i := signed(f)
			i.Sets[0].Field = "evidence/e1-0000"
			return []Intent{i}
		}, false},
		{"a signed page that supports an answer", func(f *File) []Intent {
			return []Intent{signed(f).With(Support("e7-0000", "mandate.review", "2"))}
		}, false},
		{"other evidence", func(*File) []Intent {
			return []Intent{PutEvidence(Evidence{ID: "e2-0000", Reference: "x", How: "seen"})}
		}, false},
		{"an answer", func(*File) []Intent { return []Intent{answer(t, "mandate.review", "2")} }, false},
		{"an answer, undone", func(*File) []Intent { return []Intent{answer(t, "mandate.review", "2"), {Undo: UndoLatest}} }, false},
		{"the same answer again", func(*File) []Intent { return []Intent{answer(t, "mandate.review", "1")} }, true},
		{"a working note", func(*File) []Intent { return []Intent{SetWorkingNote("mandate.review", "x")} }, false},
		{"released and an answer", func(*File) []Intent {
			return []Intent{Release("x1-0000", Released{To: "x"}).With(answer(t, "mandate.review", "2"))}
		}, false},
		{"an earlier act undone", func(f *File) []Intent { return []Intent{{Undo: f.Log().Acts[0].Hash()}} }, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile(t)
			mustSave(t, f, answer(t, "mandate.review", "1"), PutEvidence(Evidence{ID: "e1-0000", Reference: "Decree", How: "seen"}))
			before := f.State()
			mustSave(t, f, Approve("N. N.", "Head of team", "2026-11-21"))
			mustSave(t, f, tt.after(f)...)
			f.Close()
			f = mustOpen(t, f.Path(), "Grace") // and so after a restart
			s := f.State()
			want := "approved"
			if !tt.stands {
				want = "draft"
			}
			if a := s.Status.Approval; a == nil || a.Stands != tt.stands || a.Head != before.Head || a.Name != "N. N." || s.Status.Now != want {
				t.Fatalf("the status is %s, want %s on %s", asJSON(t, s.Status), want, before.Head)
			}
			if got, want := asJSON(t, f.Approved()), asJSON(t, before); got != want {
				t.Errorf("the approved state is\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestApprovalOfASecondDraft(t *testing.T) {
	f := newFile(t)
	if f.Approved() != nil || f.State().Status.Now != "draft" {
		t.Fatal("a new file is approved")
	}
	mustSave(t, f, answer(t, "mandate.review", "1"), Approve("A", "", "2026-01-01"), answer(t, "mandate.review", "2"), SetStatus("agreed"))
	if s := f.State().Status; s.Now != "agreed" || s.Approval.Stands || shownAnswer(f.Approved(), "mandate.review") != "1" {
		t.Errorf("after a new draft was agreed: %s", asJSON(t, s))
	}
	mustSave(t, f, Approve("B", "", "2026-02-01"))
	if s := f.State().Status; s.Now != "approved" || s.Approval.Name != "B" || shownAnswer(f.Approved(), "mandate.review") != "2" {
		t.Errorf("after the second approval: %s", asJSON(t, s))
	}
	mustSave(t, f, Intent{Undo: UndoLatest})
	if s := f.State().Status; s.Now != "agreed" || s.Approval.Name != "A" || s.Approval.Stands {
		t.Errorf("after undoing it: %s", asJSON(t, s))
	}
}

// An approval given in one copy does not cover what the other copy changed meanwhile.
func TestApprovalAndAMerge(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"))
	other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
	mustSave(t, f, Approve("A", "", "2026-01-01"))
	mustSave(t, other, answer(t, "mandate.legal-basis", "1"))
	merged := mustOpen(t, mergeInto(t, f.Path(), other.Path()), "Lin")
	if s := merged.State().Status; s.Now != "draft" || s.Approval == nil || s.Approval.Stands {
		t.Errorf("the status is %s", asJSON(t, s))
	}
	if got := merged.Approved(); got.Answers["mandate.legal-basis"] != nil || got.Ends != 1 {
		t.Errorf("the approved state is %s", asJSON(t, got))
	}
	mustSave(t, merged, Approve("B", "", "2026-02-01"))
	if s := merged.State().Status; s.Now != "approved" || shownAnswer(merged.Approved(), "mandate.legal-basis") != "1" {
		t.Errorf("the status is %s", asJSON(t, s))
	}
}

func TestAnApprovalCantNameAnotherHead(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"), answer(t, "mandate.review", "2"))
	first := headOf([]hash{f.Log().Acts[0].hash()})
	// By hand, an act that approves the state before the last answer.
	a := &written{N: 3, prev: []hash{f.Log().Acts[1].hash()}, voice: voice{By: "Mallory"}, Sets: []writtenSet{{
		Field: fieldStatus, Value: mustJSON(statusValue{Now: "approved", Approval: &Approval{Name: "A", Head: first}}),
	}}}
	forged, err := ReadBytes(append(bytesOf(t, f.Path()), append(a.appendLine(nil), '\n')...), "forged")
	if err != nil {
		t.Fatal(err)
	}
	if s := forged.State().Status; s.Now != "draft" || s.Approval.Stands || forged.Approved() != nil {
		t.Errorf("the status is %s", asJSON(t, s))
	}
	if len(forged.Damage()) != 1 {
		t.Fatalf("the damage is %v", forged.Damage())
	}
	wantFault(t, forged.Damage()[0].Fault, fault.Integrity, "assessment.damage.approval")
}

func TestAgreedSaysWhatChangedSince(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"))
	if f.State().Status.ChangedSince {
		t.Error("a draft has nothing that it could have changed since")
	}
	for _, status := range []string{"agreed", "fact-checked"} {
		mustSave(t, f, SetStatus(status))
		if s := f.State().Status; s.Now != status || s.ChangedSince {
			t.Errorf("right after %s: %+v", status, s)
		}
		mustSave(t, f, Release(f.NewID("x"), Released{To: "Reviewer", Uses: []string{"reviewer"}}))
		if f.State().Status.ChangedSince {
			t.Errorf("%s: a release is no change", status)
		}
		mustSave(t, f, SetFinding("mandate.review", status))
		if s := f.State().Status; s.Now != status || !s.ChangedSince {
			t.Errorf("%s, then a finding: %+v", status, s)
		}
	}
}

// A record of the register changes what was agreed; only the signed page of an approval does not.
func TestEvidenceChangesWhatWasAgreed(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"), SetStatus("agreed"))
	mustSave(t, f, PutEvidence(Evidence{ID: f.NewID("e"), Reference: "Decree 1", How: "received"}))
	if !f.State().Status.ChangedSince {
		t.Error("new evidence is a change")
	}
}
