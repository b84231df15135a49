package assessment

import (
	"math/rand/v2"
	"path/filepath"
	"strconv"
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
