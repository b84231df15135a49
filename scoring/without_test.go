package scoring

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	q "cirtkit/questionnaires"
)

// A model without some questions scores like the questionnaire in which they are retired; the model that it was made
// of stays as it was.
func TestWithoutIsRetired(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := draw(t, large)
		profile := q.Profile{ID: "p", Requires: drawLadder(t, m, large, "p", "").Rungs[0].Requires}
		model := Compile(m).WithProfiles(profile)
		before := model.Score(in)
		ids := []string{"nothing"}
		for _, question := range questionsBelow(m.Sections) {
			if rapid.Bool().Draw(t, "left out") {
				ids = append(ids, question.ID)
			}
		}
		half := len(ids) / 2
		without := model.Without(ids[:half]).Without(ids[half:])
		if without.Questionnaire() != m || !reflect.DeepEqual(model.Score(in), before) {
			t.Fatal("the model changed, or its questionnaire")
		}
		got := without.Score(in)
		for _, id := range ids {
			for _, question := range questionsBelow(m.Sections) {
				if question.ID == id {
					question.Retired = "9"
				}
			}
		}
		want := Compile(m).WithProfiles(profile).Score(in)
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Result{}, ReadingResult{})); diff != "" {
			t.Fatal(diff)
		}
		for _, r := range got.Questions {
			for _, id := range ids {
				if r.ID == id && (r.Asked != False || r.Out != [3]Truth{True, True, True}) {
					t.Fatalf("%+v is left out", r)
				}
			}
		}
	})
}
