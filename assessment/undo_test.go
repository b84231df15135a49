package assessment

import (
	"strings"
	"testing"

	"cirtkit/internal/fault"
)

// Undo and redo as a person uses them: what each key does, and what the screen says before it.
func TestUndoAndRedo(t *testing.T) {
	const id = "mandate.legal-basis"
	tests := []struct {
		name  string
		steps string // a digit answers, u undoes, r redoes, o closes and opens the file
		want  string
		undo  string // "before>after" of what undo would do next
		redo  string
	}{
		{"nothing", "", "", "", ""},
		{"one answer", "1", "1", "1>", ""},
		{"undone", "1u", "", "", ">1"},
		{"undone and redone", "1ur", "1", "1>", ""},
		{"two back", "12uu", "", "", ">1"},
		{"two back, one forward", "12uur", "1", "1>", "1>2"},
		{"two back, two forward", "12uurr", "2", "2>1", ""},
		{"back and forth and back", "12uruu", "", "", ">1"},
		{"an answer ends redo", "12u3", "3", "3>1", ""},
		{"past an undone answer", "12u3uu", "", "", ">1"},
		{"past an undone answer and forward", "12u3uurr", "3", "3>1", ""},
		{"it survives a restart", "12ouo", "1", "1>", "1>2"},
		{"redo survives a restart", "12uuoror", "2", "2>1", ""},
		{"more than there is", "1uuuurrrr", "1", "1>", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFile(t)
			for _, step := range tt.steps {
				switch step {
				case 'u':
					if i, ok := f.UndoIntent(); ok {
						mustSave(t, f, i)
					}
				case 'r':
					if i, ok := f.RedoIntent(); ok {
						mustSave(t, f, i)
					}
				case 'o':
					f.Close()
					f = mustOpen(t, f.Path(), "Ada")
				default:
					mustSave(t, f, answer(t, id, string(step)))
				}
			}
			if got := shownAnswer(f.State(), id); got != tt.want {
				t.Errorf("after %s the answer is %q, want %q", tt.steps, got, tt.want)
			}
			if got := sayChange(f.NextUndo()); got != tt.undo {
				t.Errorf("after %s undo would do %q, want %q", tt.steps, got, tt.undo)
			}
			if got := sayChange(f.NextRedo()); got != tt.redo {
				t.Errorf("after %s redo would do %q, want %q", tt.steps, got, tt.redo)
			}
		})
	}
}

func sayChange(c Change, ok bool) string {
	if !ok {
		return ""
	}
	short := strings.NewReplacer(`{"state":"answered","option":"`, "", `"}`, "")
	return short.Replace(c.Before) + ">" + short.Replace(c.After)
}

// The same keys in one batch, pressed before the first is saved.
func TestUndoOfWhatIsNotYetSaved(t *testing.T) {
	f := newFile(t)
	undo, redo := Intent{Undo: UndoLatest}, Intent{Undo: RedoLatest}
	saved := mustSave(t, f, answer(t, "mandate.review", "1"), answer(t, "mandate.review", "2"), undo, undo, undo, redo)
	if got := shownAnswer(f.State(), "mandate.review"); got != "1" || saved.Acts != 5 {
		t.Errorf("the answer is %q after %d acts, want 1 after 5", got, saved.Acts)
	}
}

func TestUndoOfWhatIsUndoneDoesNothing(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"))
	undo, _ := f.UndoIntent()
	if saved := mustSave(t, f, undo, undo); saved.Acts != 1 {
		t.Errorf("the same undo twice made %d acts, want 1", saved.Acts)
	}
	_, err := f.Save(Intent{Undo: strings.Repeat("0", 64)})
	wantFault(t, err, fault.Input, "assessment.no-such-act")
	_, err = f.Save(Intent{Undo: UndoLatest, Sets: answer(t, "mandate.review", "1").Sets})
	wantFault(t, err, fault.Input, "assessment.undo-and-set")
}

func TestUndoStopsAtAMerge(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"))
	other := mustOpen(t, copyOf(t, f, "other.cirt"), "Grace")
	mustSave(t, f, answer(t, "mandate.legal-basis", "1"))
	mustSave(t, other, answer(t, "service.alerts", "yes"))
	merged := mustOpen(t, mergeInto(t, f.Path(), other.Path()), "Lin")
	if s := merged.State(); s.Ends != 2 {
		t.Fatalf("the merged file has %d ends, want 2", s.Ends)
	}
	if c, ok := merged.NextUndo(); ok {
		t.Errorf("with several ends undo would do %+v", c)
	}
	mustSave(t, merged, answer(t, "mandate.legal-basis", "3"))
	if got := sayChange(merged.NextUndo()); got != "3>1" {
		t.Errorf("undo would do %q, want 3>1: the act that follows both can be undone itself", got)
	}
	mustSave(t, merged, Intent{Undo: UndoLatest})
	if c, ok := merged.NextUndo(); ok {
		t.Errorf("undo would go past the merge: %+v", c)
	}
	if got := sayChange(merged.NextRedo()); got != "1>3" {
		t.Errorf("redo would do %q, want 1>3", got)
	}
}

func TestHistorySaysWhoDidWhat(t *testing.T) {
	f := newFile(t)
	mustSave(t, f, answer(t, "mandate.review", "1"), answer(t, "mandate.legal-basis", "3"))
	changed := answer(t, "mandate.review", "2")
	changed.For, changed.Why = "Ministry", "corrected"
	mustSave(t, f, changed, PutEvidence(Evidence{ID: "e1-0000", Reference: "x", How: "seen", Supports: map[string]string{"mandate.review": "1"}}))
	f.Close()
	f = mustOpen(t, f.Path(), "Grace")
	mustSave(t, f, Intent{Undo: UndoLatest}, Intent{Undo: UndoLatest})
	got := f.History("mandate.review")
	if len(got) != 3 {
		t.Fatalf("%d changes, want 3: %s", len(got), asJSON(t, got))
	}
	second := got[1]
	if sayChange(second, true) != "1>2" || second.By != "Ada" || second.For != "Ministry" || second.Why != "corrected" ||
		!second.Undone || second.UndoneBy != "Grace" || second.UndoneAt.IsZero() {
		t.Errorf("the second change is %s", asJSON(t, second))
	}
	if got[0].Undone || got[0].Before != "" || !got[2].Undone || got[2].Field != "supports/e1-0000/mandate.review" {
		t.Errorf("the history is %s", asJSON(t, got))
	}
	if shownAnswer(f.State(), "mandate.review") != "1" {
		t.Error("undo did not bring the first answer back")
	}
}
