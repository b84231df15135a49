package questionnaires

import "testing"

// Every tie of the library can be used: what an answer of a scored question stands for does not fall when the
// answer rises, and a row of a list fits where it comes to. The linter checks that the codes are there.
func TestTiesOfTheLibrary(t *testing.T) {
	ties := 0
	for _, info := range Library() {
		q := mustOpen(t, info.ID)
		for _, here := range q.Questions() {
			for _, s := range here.SameAs {
				id, question := s.Split()
				there := mustOpen(t, id).Question(question)
				if there == nil {
					t.Errorf("%s/%s: there is no %s", q.ID, here.ID, s.ID)
					continue
				}
				ties++
				tiedOptions(t, here, there, s)
				tiedColumns(t, here, there)
			}
		}
	}
	if ties < 100 {
		t.Errorf("%d ties", ties)
	}
}

func mustOpen(t *testing.T, id string) *Questionnaire {
	t.Helper()
	q, err := Open(id)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func tiedOptions(t *testing.T, here, there *Question, s SameAs) {
	t.Helper()
	if !there.Scored() {
		return
	}
	last := 0
	for _, o := range there.Options {
		code := o.Code
		if len(s.Options) > 0 {
			if code = s.Options[o.Code]; code == "" {
				continue // no counterpart
			}
		}
		place := here.OptionIndex(code)
		if place < last {
			t.Errorf("%s from %s: %s stands for %q, which is lower than what an option below it stands for, or nothing", here.ID, s.ID, o.Code, code)
		}
		last = max(last, place)
	}
}

func tiedColumns(t *testing.T, here, there *Question) {
	t.Helper()
	columns := map[string]Column{}
	for _, c := range there.Columns {
		columns[c.ID] = c
	}
	for _, c := range here.Columns {
		other, ok := columns[c.ID]
		if c.Required && !other.Required {
			t.Errorf("%s: %s is required here, not in %s", here.ID, c.ID, there.ID)
		}
		if !ok {
			continue
		}
		if c.Type != other.Type {
			t.Errorf("%s: %s is a %s here, a %s in %s", here.ID, c.ID, c.Type, other.Type, there.ID)
		}
		codes := map[string]bool{}
		for _, o := range c.Options {
			codes[o.Code] = true
		}
		for _, o := range other.Options {
			if !codes[o.Code] {
				t.Errorf("%s: %s has no %s, which %s has", here.ID, c.ID, o.Code, there.ID)
			}
		}
	}
}
