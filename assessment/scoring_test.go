package assessment

import (
	"testing"

	"cirtkit/questionnaires"
)

func TestScoringInputTakesWhatEvidenceSupports(t *testing.T) {
	const id = "mandate.legal-basis"
	support := func(n, how, until, code string) Intent {
		return PutEvidence(Evidence{ID: "e" + n + "-0000", Reference: "r", How: how, ValidUntil: until, Supports: map[string]string{id: code}})
	}
	tests := []struct {
		name     string
		evidence []Intent
		want     string
	}{
		{"none", nil, ""},
		{"received", []Intent{support("1", "received", "", "1")}, "1"},
		{"seen and public: the highest", []Intent{support("1", "seen", "", "2"), support("2", "public", "", "1")}, "2"},
		{"above the claim is the scoring's to cap", []Intent{support("1", "seen", "", "3")}, "3"},
		{"promised", []Intent{support("1", "promised", "", "2")}, ""},
		{"described", []Intent{support("1", "described", "", "2")}, ""},
		{"promised beside seen", []Intent{support("1", "promised", "", "2"), support("2", "seen", "", "1")}, "1"},
		{"valid on the day", []Intent{support("1", "seen", "2026-11-21", "2")}, "2"},
		{"past its date", []Intent{support("1", "seen", "2026-11-20", "2")}, ""},
		{"a date that can't be read", []Intent{support("1", "seen", "31/12/2020", "2")}, ""},
		{"a date that there isn't", []Intent{support("1", "seen", "2026-11-31", "2")}, ""},
		{"a way that there isn't", []Intent{support("1", "guessed", "", "2")}, ""},
		{"an option that there isn't", []Intent{support("1", "seen", "", "9")}, ""},
		{"the lowest option", []Intent{support("1", "seen", "", "0")}, "0"},
		{"removed", []Intent{support("1", "seen", "", "2"), RemoveEvidence(Evidence{ID: "e1-0000", Supports: map[string]string{id: "2"}})}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile(t)
			mustSave(t, f, answer(t, id, "2"))
			mustSave(t, f, tt.evidence...)
			if got := f.State().ScoringInput("2026-11-21")[id].Supported; got != tt.want {
				t.Errorf("supported is %q, want %q", got, tt.want)
			}
		})
	}
}

func TestScoringInputTakesReviews(t *testing.T) {
	const id = "mandate.review"
	na := questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "we are an island"}
	f := newFile(t)
	mustSave(t, f, SetAnswer(question(t, id), na))
	if got := f.State().ScoringInput("")[id]; got.Accepted || got.Reviewed != nil {
		t.Errorf("nobody reviewed it, and scoring sees %+v", got)
	}
	mustSave(t, f, PutReview(id, Review{By: "Lin", Answer: na}))
	if got := f.State().ScoringInput("")[id]; !got.Accepted || got.Reviewed == nil {
		t.Errorf("a reviewer accepts it, and scoring sees %+v", got)
	}
	mustSave(t, f, PutReview(id, Review{By: "Lin", Answer: option("0")}))
	if got := f.State().ScoringInput("")[id]; got.Accepted || got.Reviewed.Option != "0" {
		t.Errorf("a reviewer says otherwise, and scoring sees %+v", got)
	}
}

func TestIDsSortAsPeopleCount(t *testing.T) {
	order := []string{"", "e1-0000", "e2-0000", "e2-ffff", "e10-0000", "s1-0000", "x"}
	for i, a := range order {
		for j, b := range order {
			if got := CompareIDs(a, b); got < 0 != (i < j) || got > 0 != (i > j) {
				t.Errorf("CompareIDs(%q, %q) = %d", a, b, got)
			}
		}
	}
}

// A fact has no order of options to be placed on: a record is for all that is reported there, and scores are
// made without it.
func TestEvidenceForAFact(t *testing.T) {
	for _, id := range []string{"service.since", "service.languages", "service.exercises", "mandate.host"} {
		f := newFile(t)
		mustSave(t, f, PutEvidence(Evidence{ID: "e1-0000", Reference: "r", How: "seen", Supports: map[string]string{id: WholeAnswer}}))
		s := f.State()
		if got := s.Evidence[0].Supports[id]; got != WholeAnswer || len(s.Unknown) > 0 {
			t.Errorf("%s: the record supports %q, unknown %v; want %q and nothing unknown", id, got, s.Unknown, WholeAnswer)
		}
		if got := s.ScoringInput("2026-11-21")[id].Supported; got != "" {
			t.Errorf("%s: scoring is given %q", id, got)
		}
	}
	f := newFile(t)
	mustSave(t, f, PutEvidence(Evidence{ID: "e1-0000", Reference: "r", How: "seen", Supports: map[string]string{"mandate.legal-basis": WholeAnswer}}))
	if s := f.State(); len(s.Evidence[0].Supports) > 0 || len(s.Unknown) != 1 {
		t.Errorf("a scored question: the record supports %v, unknown %v; want nothing and one unknown", s.Evidence[0].Supports, s.Unknown)
	}
}
