package assessment

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cirtkit/questionnaires"
)

// versionOne and versionTwo are two versions of one questionnaire.
const versionOne = `format: 1
id: grown
version: "1"
title: Grown
subject: team
sections:
  - id: all
    title: All
    questions:
      - {id: a, ask: "A?", options: {x: X, y: Y, z: Z}, provided: true}
      - {id: b, ask: "B?", options: {x: X, y: Y, z: Z}}
      - id: rows
        type: list
        ask: Rows?
        columns: [{id: name, label: Name, type: text}]
`

const versionTwo = `format: 1
id: grown
version: "2"
title: Grown
subject: team
sections:
  - id: all
    title: All
    questions:
      - {id: ab, ask: "A or B?", options: {0: X, 1: Y, 2: Z}, provided: true}
      - id: rows
        type: list
        ask: Rows?
        columns: [{id: name, label: Name, type: text}]
`

const oneToTwo = `of: grown
from: "1"
to: "2"
questions:
  - {question: a, merged: ab, options: {x: 0, y: 1, z: 2}}
  - {question: b, merged: ab, options: {x: 0, y: 1, z: 2}}
`

func loadText(t *testing.T, text string) *questionnaires.Questionnaire {
	t.Helper()
	name := filepath.Join(t.TempDir(), questionnaires.MainFile)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	q, err := questionnaires.Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// recorded is a state with something of every kind on version one.
func recorded(t *testing.T) *State {
	t.Helper()
	q := loadText(t, versionOne)
	f, err := Create(filepath.Join(t.TempDir(), "one.cirt"), q, Options{Author: "Ada"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	answered := func(option string) questionnaires.Answer {
		return questionnaires.Answer{State: questionnaires.Answered, Option: option}
	}
	_, err = f.Save(
		SetAbout(About{Subject: "A team", Date: "2026-11-22"}),
		SetAnswer(q.Question("a"), answered("y")), SetProvided("a", "shared"), SetFinding("a", "Of A."), SetWorkingNote("a", "For us."),
		PutReview("a", Review{By: "Grace", Answer: answered("x")}),
		PutPosition("a", Position{Institution: "Ministry", Answer: answered("z"), Note: "said so"}),
		SetAnswer(q.Question("b"), answered("z")), SetFinding("b", "Of B."),
		PutEvidence(Evidence{ID: "e1-aaaa", Reference: "A paper", How: "seen", SignedPage: "head", Supports: map[string]string{"a": "y", "b": "z", "rows": WholeAnswer}}),
		PutRow("rows", questionnaires.Row{ID: "r1-aaaa", Cells: map[string]string{"name": "One"}}),
		PutSession(Session{ID: "s1-aaaa", Kind: "interview"}), PutNote("n1-aaaa", "A note."),
	)
	if err != nil {
		t.Fatal(err)
	}
	return f.State()
}

// upgradedTo writes the upgrade and reads it again.
func upgradedTo(t *testing.T, u *Upgraded) *State {
	t.Helper()
	path := filepath.Join(t.TempDir(), "two.cirt")
	now := func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }
	if err := u.Write(path, Options{Author: "Grace", Now: now}); err != nil {
		t.Fatal(err)
	}
	f, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Damage()) > 0 || len(f.State().Unknown) > 0 {
		t.Fatalf("damage %v, unknown %v", f.Damage(), f.State().Unknown)
	}
	return f.State()
}

func TestUpgradeMerged(t *testing.T) {
	m, err := questionnaires.ParseMigration("m.yaml", []byte(oneToTwo))
	if err != nil {
		t.Fatal(err)
	}
	old, q := recorded(t), loadText(t, versionTwo)
	open, err := UpgradeTo(old, q, questionnaires.Migrations{m}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string][]string{"ab": {"a", "b"}}, open.Open); diff != "" {
		t.Error(diff)
	}
	if err := open.Write(filepath.Join(t.TempDir(), "x.cirt"), Options{Author: "G"}); err == nil {
		t.Error("written with a choice open")
	}
	u, err := UpgradeTo(old, q, questionnaires.Migrations{m}, map[string]string{"ab": "a"})
	if err != nil {
		t.Fatal(err)
	}
	s := upgradedTo(t, u)
	e := s.Answers["ab"]
	want := &Entry{
		Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "1"}, Provided: "shared",
		Finding: "Of A.\n\nOf B.", WorkingNote: "For us.", By: "Grace", At: e.At,
		Review:    &Review{By: "Grace", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "0"}, At: e.At},
		Positions: []Position{{Institution: "Ministry", Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "2"}, Note: "said so"}},
	}
	if diff := cmp.Diff(want, e, cmpopts.IgnoreUnexported(Entry{})); diff != "" {
		t.Error(diff)
	}
	if len(s.Evidence) != 1 || s.Evidence[0].Supports["ab"] != "2" || s.Evidence[0].Supports["rows"] != WholeAnswer || s.Evidence[0].SignedPage != "" {
		t.Errorf("evidence %+v", s.Evidence)
	}
	if len(s.Answers["rows"].Rows) != 1 || len(s.Sessions) != 1 || len(s.Notes) != 1 || s.About.Subject != "A team" {
		t.Errorf("rows %v, sessions %v, notes %v, about %v", s.Answers["rows"], s.Sessions, s.Notes, s.About)
	}
	if s.ID == old.ID {
		t.Error("the new file has the old assessment's id")
	}
}

// TestUpgradeToTheSame: without any change between the versions everything is taken over as it is.
func TestUpgradeToTheSame(t *testing.T) {
	old := recorded(t)
	u, err := UpgradeTo(old, old.Questionnaire, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := upgradedTo(t, u)
	if len(s.Answers) != len(old.Answers) {
		t.Fatalf("%d answers, want %d", len(s.Answers), len(old.Answers))
	}
	for id, was := range old.Answers {
		is := s.Answers[id]
		a, b := *was, *is
		a.By, b.By, a.At, b.At = "", "", time.Time{}, time.Time{}
		if a.Review != nil {
			ra, rb := *a.Review, *b.Review
			ra.At, rb.At = time.Time{}, time.Time{}
			a.Review, b.Review = &ra, &rb
		}
		if diff := cmp.Diff(a, b, cmpopts.IgnoreUnexported(Entry{})); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
}

// TestUpgradeRetired: what is no longer asked, and an answer that can't stand, are listed and left behind.
func TestUpgradeRetired(t *testing.T) {
	m, err := questionnaires.ParseMigration("m.yaml", []byte("of: grown\nfrom: \"1\"\nto: \"2\"\nquestions: [{question: a, renamed: ab}, {question: b, retired: true, why: Gone.}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	u, err := UpgradeTo(recorded(t), loadText(t, versionTwo), questionnaires.Migrations{m}, nil)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{}
	for _, c := range u.Changes {
		kinds[c.Old.ID] = c.Kind
		if (c.Lost != nil) != (c.Old.ID == "a") || c.Old.ID == "b" && c.Why != "Gone." {
			t.Errorf("%s: lost %v, why %q", c.Old.ID, c.Lost, c.Why)
		}
	}
	if diff := cmp.Diff(map[string]string{"a": UpgradeRenamed, "b": UpgradeRetired, "rows": UpgradeSame}, kinds); diff != "" {
		t.Error(diff)
	}
	s := upgradedTo(t, u)
	if e := s.Answers["ab"]; e.Answer.State != questionnaires.Unanswered || e.Finding != "Of A." {
		t.Errorf("ab: %+v", e)
	}
}
