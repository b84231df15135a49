package assessment

import (
	"encoding/json"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/questionnaires"
)

// The history of a question is the same whether all acts are folded, or those alone that matter to it.
func TestHistoryIsThatOfTheWholeLog(t *testing.T) {
	q, err := questionnaires.Load(writeQuestionnaire(t, 6))
	if err != nil {
		t.Fatal(err)
	}
	f, err := Create(filepath.Join(t.TempDir(), "history.cirt"), q, fixed("Ada"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 400 {
		x := q.Questions()[r.IntN(6)]
		in := SetFinding(x.ID, "Finding "+strconv.Itoa(i))
		switch r.IntN(6) {
		case 0:
			in = Intent{Undo: UndoLatest}
		case 1:
			in = Intent{Undo: RedoLatest}
		case 2:
			acts := f.Log().Acts
			if len(acts) > 0 {
				in = Intent{Undo: acts[r.IntN(len(acts))].Hash()} // any act, an undo too
			}
		case 3:
			in = SetAnswer(x, option(x.Options[r.IntN(len(x.Options))].Code))
		case 4:
			in = PutEvidence(Evidence{ID: "e" + strconv.Itoa(r.IntN(4)+1) + "-0000", Reference: strconv.Itoa(i), How: "seen", Supports: map[string]string{x.ID: x.Options[1].Code}})
		}
		if _, err := f.Save(in); err != nil {
			t.Fatal(err)
		}
	}
	header, acts := hashOf(f.log.header), f.Log().Acts
	undone := 0
	for _, x := range q.Questions() {
		got, want := f.History(x.ID), historyOf(foldOf(header, acts), acts, x.ID)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", x.ID, diff)
		}
		for _, c := range want {
			if c.Undone {
				undone++
			}
		}
	}
	if undone == 0 {
		t.Error("nothing was undone: the test shows nothing")
	}
}

// A record's later changes belong to the history of each question that it supports, from when it did, and its own history has them
// all; adding a record is told by what it supports.
func TestTheHistoryOfAQuestionHasThatOfItsEvidence(t *testing.T) {
	f := newFile(t)
	record := func(sum string, supports map[string]string) Intent {
		return PutEvidence(Evidence{ID: "e1-0000", Reference: "Decree", How: "received", File: "decree.pdf", SHA256: strings.Repeat(sum, 64), Supports: supports})
	}
	mustSave(t, f, record("a", nil))
	mustSave(t, f, record("b", nil))
	mustSave(t, f, Support("e1-0000", "mandate.review", "1"))
	mustSave(t, f, record("c", map[string]string{"mandate.review": "1"}))
	mustSave(t, f, PutEvidence(Evidence{ID: "e2-0000", Reference: "Another", How: "seen"}))
	mustSave(t, f, Support("e1-0000", "mandate.review", ""))
	fields := func(changes []Change) string {
		var out []string
		for _, c := range changes {
			out = append(out, string(c.Field)+hashChangeOf(t, c))
		}
		return strings.Join(out, "\n")
	}
	if got, want := fields(f.History("mandate.review")), "supports/e1-0000/mandate.review\nevidence/e1-0000 b>c\nsupports/e1-0000/mandate.review"; got != want {
		t.Errorf("the question's history is\n%s\nwant\n%s", got, want)
	}
	if got, want := fields(f.RecordHistory("e1-0000")), "evidence/e1-0000 >a\nevidence/e1-0000 a>b\nsupports/e1-0000/mandate.review\nevidence/e1-0000 b>c\nsupports/e1-0000/mandate.review"; got != want {
		t.Errorf("the record's history is\n%s\nwant\n%s", got, want)
	}
	if got := f.History("mandate.legal-basis"); len(got) != 0 {
		t.Errorf("a question that it never supported has %s", fields(got))
	}
}

// hashChangeOf is how the first letter of a record's hash changed.
func hashChangeOf(t *testing.T, c Change) string {
	t.Helper()
	if c.Field.Kind() != "evidence" {
		return ""
	}
	letter := func(src string) string {
		var e Evidence
		if src == "" {
			return ""
		}
		if err := json.Unmarshal([]byte(src), &e); err != nil {
			t.Fatal(err)
		}
		return e.SHA256[:1]
	}
	return " " + letter(c.Before) + ">" + letter(c.After)
}

// What happened in a period is found however long ago it is, newest first; its first moment belongs to it, its last does not.
func TestChangesOfAPeriod(t *testing.T) {
	f := newFile(t)
	for i := range 9 {
		in := SetFinding("mandate.review", strconv.Itoa(i))
		if i == 6 {
			in.Session = "s1-0000"
		}
		mustSave(t, f, in)
	}
	all := f.Changes(Period{}, 100)
	if len(all) != 9 {
		t.Fatalf("%d changes, want 9", len(all))
	}
	for _, tt := range []struct {
		within Period
		limit  int
		want   []Change
	}{
		{Period{}, 3, all[:3]},
		{Period{From: all[4].At}, 100, all[:5]},
		{Period{To: all[4].At}, 100, all[5:]},
		{Period{From: all[6].At, To: all[2].At}, 100, all[3:7]},
		{Period{From: all[6].At, To: all[2].At}, 2, all[3:5]},
		{Period{Session: "s1-0000"}, 100, []Change{all[2]}},
		{Period{Session: "s1-0000", From: all[1].At}, 100, nil},
	} {
		if diff := cmp.Diff(tt.want, f.Changes(tt.within, tt.limit)); diff != "" {
			t.Errorf("%v: %s", tt.within, diff)
		}
	}
}
