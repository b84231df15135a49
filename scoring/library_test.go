package scoring_test

import (
	"maps"
	"slices"
	"testing"

	"cirtkit/questionnaires"
)

// TestLibraryActionsClimb: in every questionnaire of the library, carrying out the actions that a rung's named
// minimums need, with what must come first, leads to that rung from nothing, but for its shares; so no
// prerequisite asks for what only a higher rung brings.
func TestLibraryActionsClimb(t *testing.T) {
	for _, info := range questionnaires.Library() {
		q, err := questionnaires.Open(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, ladder := range q.Ladders {
			if ladder.Of == "" {
				actionsClimb(t, q, ladder)
			}
		}
	}
}

func actionsClimb(t *testing.T, q *questionnaires.Questionnaire, ladder questionnaires.Ladder) {
	needed := map[string]int{} // by question and option, the lowest rung whose named minimums need it
	var need func(id, code string, rung int)
	need = func(id, code string, rung int) {
		question := q.Question(id)
		for i := 1; i <= question.OptionIndex(code); i++ {
			step := id + ">=" + question.Options[i].Code
			if known, ok := needed[step]; ok && known <= rung {
				continue
			}
			needed[step] = rung
			for _, before := range question.Improve[i-1].After {
				need(before.Question, before.AtLeast, rung)
			}
		}
	}
	named := map[string]int{} // the lowest rung that names it
	for i, rung := range ladder.Rungs {
		requires := rung.Requires
		if rung.Profile != "" {
			requires = q.Profiles[rung.Profile].Requires
		}
		for _, r := range requires {
			if r.Question == "" {
				continue
			}
			need(r.Question, r.AtLeast, i+1)
			if step := r.Question + ">=" + r.AtLeast; named[step] == 0 {
				named[step] = i + 1
			}
		}
	}
	for _, step := range slices.Sorted(maps.Keys(named)) {
		if needed[step] < named[step] {
			t.Errorf("%s: rung %d cannot be climbed without %s, which belongs to rung %d", q.ID, needed[step], step, named[step])
		}
	}
}
