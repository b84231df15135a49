package wizard

import (
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
			"service.desk", "- o 'Closed enter V enter a 'Seen enter",
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
