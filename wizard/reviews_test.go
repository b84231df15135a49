package wizard

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

func option(code string) questionnaires.Answer {
	return questionnaires.Answer{State: questionnaires.Answered, Option: code}
}

// The reviewer is named once; the answer itself stays as it is; reading, question and history show what
// was accepted. Keys and words record the same.
func TestReview(t *testing.T) {
	tests := []struct {
		id     string
		keys   string // an answer, then the review; texts after '
		words  []string
		want   *assessment.Review
		stands scoring.Standing
	}{
		{
			"mandate.basis", "3 V enter a enter",
			[]string{"3", "goto mandate.basis", "review", "", "a", ""},
			&assessment.Review{By: "A. Officer", Answer: option("3")}, scoring.Answered,
		},
		{
			"mandate.basis", "3 V ctrl+u 'C.Reviewer enter 2 'Unsigned enter",
			[]string{"3", "goto mandate.basis", "review", "C.Reviewer", "2", "Unsigned"},
			&assessment.Review{By: "C.Reviewer", Answer: option("2"), Reason: "Unsigned"}, scoring.Answered,
		},
		{ // a reason is asked for
			"mandate.basis", "3 V enter 2 enter esc",
			[]string{"3", "goto mandate.basis", "review", "", "2", "", "cancel"},
			nil, scoring.Answered,
		},
		{ // not applicable in own words counts once a reviewer accepts it
			"service.desk", "- o 'Closed enter V enter r 'Seen enter",
			[]string{"na", "2", "Closed", "goto service.desk", "review", "", "1", "Seen"},
			&assessment.Review{By: "A. Officer", Answer: questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "Closed"}, Reason: "Seen"},
			scoring.NotApplicable,
		},
		{
			"service.desk", "- o 'Closed enter", []string{"na", "2", "Closed"}, nil, scoring.Disputed,
		},
		{
			"service.desk", "y V enter - 'Hosted enter",
			[]string{"y", "goto service.desk", "review", "", "3", "Hosted"},
			&assessment.Review{By: "A. Officer", Answer: questionnaires.Answer{State: questionnaires.NotApplicable, Reason: "Hosted"}, Reason: "Hosted"},
			scoring.Answered,
		},
		{
			"service.desk", "y V enter a enter V x",
			[]string{"y", "goto service.desk", "review", "", "1", "", "review", "4"},
			nil, scoring.Answered,
		},
	}
	for _, tt := range tests {
		t.Run(tt.id+" "+tt.keys, func(t *testing.T) {
			r := open(t)
			r.at(tt.id)
			for i, k := range strings.Fields(tt.keys) {
				if s, ok := strings.CutPrefix(k, "'"); ok {
					r.write(s)
				} else {
					r.press(k)
				}
				if _, left := r.app.top().(*asking); left && i < 5 {
					r.at(tt.id)
				}
			}
			got := r.onDisk()
			if diff := cmp.Diff(tt.want, got.Answers[tt.id].Review, cmpopts.IgnoreFields(assessment.Review{}, "At")); diff != "" {
				t.Errorf("keys (-want +got):\n%s\n%s", diff, r.app.View())
			}
			if got := r.app.desk.standing(tt.id); got != tt.stands {
				t.Errorf("it stands as %v, want %v", got, tt.stands)
			}

			cfg := newFile(t)
			out, err := plainRun(t, cfg, append([]string{"goto " + tt.id}, tt.words...)...)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, stateOf(t, cfg.Path).Answers[tt.id].Review, cmpopts.IgnoreFields(assessment.Review{}, "At")); diff != "" {
				t.Errorf("words (-want +got):\n%s\n%s", diff, out)
			}
		})
	}
}

func TestReviewIsShown(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("3")
	r.at("mandate.basis")
	r.press("V", "ctrl+u")
	r.write("C. Reviewer")
	r.press("enter")
	r.golden("review")
	r.press("2")
	r.write("The copy is not signed")
	r.press("enter")
	r.golden("reviewed")
	if got := r.answerTo("mandate.basis").Option; got != "3" {
		t.Errorf("the answer became %q", got)
	}
	r.press("tab", "tab")
	r.sees("review: C. Reviewer, 2 A signed decision")
	r.at("service.desk")
	r.press("V")
	r.sees("Review of service.desk by C. Reviewer") // not asked again
}

// A reviewer goes through all answers with one key each; one that changed since is to be seen again, and says so.
func TestTheReviewQueue(t *testing.T) {
	r := open(t)
	for id, key := range map[string]string{"mandate.basis": "3", "service.desk": "y"} {
		r.at(id)
		r.press(key)
	}
	r.at("mandate.basis")
	r.press("V", "enter")
	r.sees("Review of mandate.basis by A. Officer", "0 of 2 reviewed", "3 A law", "No evidence is recorded")
	r.press("a")
	r.sees("mandate.basis is reviewed; 1 to go", "Review of service.desk", "1 of 2 reviewed")
	r.press("u")
	r.sees("Undone: mandate.basis, review", "Review of mandate.basis", "0 of 2 reviewed")
	r.press("a", "a")
	r.sees("Every answer is reviewed.")
	if s := r.onDisk(); s.Answers["mandate.basis"].Review == nil || s.Answers["service.desk"].Review == nil {
		t.Error("not both are reviewed")
	}
	r.at("mandate.basis")
	r.press("1")
	r.at("mandate.basis")
	r.sees("The answer changed after this review.")
	r.press("V")
	r.sees("1 of 2 reviewed", "The answer changed after this review.")
	r.press("a")
	r.at("mandate.basis")
	if strings.Contains(r.app.View(), "changed after this review") {
		t.Error("after the new review it is still outdated")
	}

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "goto mandate.basis", "3", "goto service.desk", "y", "1", "goto mandate.basis", "review", "", "a", "",
		"review next", "1", "", "review next", "goto mandate.basis", "1", "goto mandate.basis", "review", "", "quit")
	if err != nil {
		t.Fatal(err)
	}
	for _, said := range []string{"1 answer is still to be reviewed. Type review next.", "Every answer is reviewed.", "The answer changed after this review."} {
		if !strings.Contains(out, said) {
			t.Errorf("the line mode does not say %q:\n%s", said, out)
		}
	}
}

// What undo will do stands in the menu, also while the disk is slow and after the file was opened again.
func TestUndoIsNamedBefore(t *testing.T) {
	r := open(t)
	r.size(120, 60)
	menu := func(want ...string) {
		t.Helper()
		r.press("esc")
		r.sees(want...)
		r.press("esc")
	}
	menu("Undo: Subject removed")
	if strings.Contains(r.app.View(), "Do again") {
		t.Error("offered again though nothing was undone")
	}
	r.at("mandate.basis")
	r.press("3")
	menu("Undo: mandate.basis: 3 → not answered")
	r.hold = true
	r.at("service.desk")
	r.press("y") // on its way
	menu("Undo: service.desk: yes → ")
	r.press("u")
	r.sees("Undone: service.desk: yes → ")
	menu("Undo: mandate.basis: 3 → ")
	r.press("u")
	r.sees("Undone: mandate.basis: 3 → ")
	r.release()
	menu("Undo: Subject removed", "Do again: mandate.basis: ")
	r.press("U")
	path := r.app.desk.path
	_ = r.app.desk.file.Close()
	r.run(r.app.open(path))
	menu("Undo: mandate.basis: 3 → ")
}

// A reviewer sees four records of evidence, or three and how many more there are.
func TestAReviewerSeesTheEvidence(t *testing.T) {
	for n, want := range map[int][]string{
		3: {"Record 1", "Record 2", "Record 3"},
		4: {"Record 1", "Record 2", "Record 3", "Record 4"},
		5: {"Record 1", "Record 2", "Record 3", "and 2 more records"},
	} {
		r := open(t)
		r.size(120, 40)
		for i := range n {
			id := fmt.Sprintf("e%d", i+1)
			r.run(r.app.put(assessment.PutEvidence(assessment.Evidence{ID: id, Reference: fmt.Sprint("Record ", i+1), How: "received"})))
			r.run(r.app.put(assessment.Support(id, "mandate.basis", "2")))
		}
		r.at("mandate.basis")
		r.press("2")
		r.at("mandate.basis")
		r.press("V", "enter")
		r.sees(want...)
		if n == 5 && r.seen("Record 4") || n < 5 && r.seen("more record") {
			t.Errorf("of %d records:\n%s", n, r.app.View())
		}
	}
}

// Who reviews must be named. Accepting needs no reason, another option does; o passes on without a word.
func TestWhatAReviewAsksFor(t *testing.T) {
	r := open(t)
	for id, key := range map[string]string{"mandate.basis": "3", "service.desk": "y"} {
		r.at(id)
		r.press(key)
	}
	r.at("mandate.basis")
	r.press("V", "ctrl+u", "enter")
	if _, ok := r.app.top().(*form); !ok || r.app.reviewer != "" {
		t.Fatalf("nobody reviews:\n%s", r.app.View())
	}
	r.write("R. Viewer")
	r.press("enter", "o")
	r.sees("Review of service.desk by R. Viewer")
	r.press("o")
	r.sees("Review of mandate.basis by R. Viewer", "0 of 2 reviewed")
	r.press("r")
	r.sees("May stay empty")
	r.press("esc", "1")
	r.sees("Why the reviewer reads it differently")
	r.press("ctrl+s")
	if _, ok := r.app.top().(*form); !ok || r.onDisk().Answers["mandate.basis"].Review != nil {
		t.Errorf("another option without a reason:\n%s", r.app.View())
	}
	r.write("Not in force")
	r.press("ctrl+s")
	if v := r.onDisk().Answers["mandate.basis"].Review; v == nil || v.Answer.Option != "1" || v.Reason != "Not in force" || v.By != "R. Viewer" {
		t.Errorf("the review is %+v", v)
	}

	p := newPair(t)
	p.at("mandate.basis")
	p.enter("3")
	p.at("mandate.basis")
	p.enter("review", "", "b", "Second Viewer", "a", "")
	if v := stateOf(t, p.plain.d.path).Answers["mandate.basis"].Review; v == nil || v.By != "Second Viewer" || v.Answer.Option != "3" {
		t.Errorf("in the line mode the review is %+v\n%s", v, tail(p.said.String()))
	}
}

// No key stands for two things in a review, whatever the question's options are called.
func TestEachKeyOfAReviewIsOne(t *testing.T) {
	r := open(t)
	for id, key := range map[string]string{"mandate.basis": "3", "service.desk": "y", "service.hours": "d"} {
		r.at(id)
		r.press(key)
	}
	for _, id := range []string{"mandate.basis", "service.desk", "service.hours"} {
		r.at(id)
		keys := map[string]string{}
		for _, it := range newReviewing(r.app.top().(*asking)).choices(r.app) {
			if other := keys[it.key]; other != "" {
				t.Errorf("%s: %s is %q and %q", id, it.key, other, it.text)
			}
			keys[it.key] = it.text
		}
	}
}
