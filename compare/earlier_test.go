package compare

import (
	"testing"

	"cirtkit/questionnaires"
)

// What an earlier assessment says is what the comparison says that it said.
func TestEarlierIsWhatTwoCompares(t *testing.T) {
	one, two, chain := hanging(t)
	first := begin(t, one, "2024-01-10")
	give(t, first, "kind=s size=7 whom=a all-of=1 moved=1 less=2 years=50 quit=1 deep=?")
	second := begin(t, two, "2025-01-10")
	give(t, second, "sort=sec size=9 whom=b,x less=0")
	said, err := Earlier(Side{State: first.State()}, two, chain)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"sort": "sec", "size": "7", "whom": "x", "all-of": "1", "moved": "1", "deep": "?"}
	for id, text := range want {
		answer, err := questionnaires.ParseAnswer(two.Question(id), text)
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := said[id]; !ok || !sameAnswer(two.Question(id), got, answer) {
			t.Errorf("%s said %+v (%v), want %s", id, got, ok, text)
		}
	}
	for id := range said {
		if _, ok := want[id]; !ok {
			t.Errorf("%s said %+v, want nothing: its question can't have what was said, or is gone", id, said[id])
		}
	}
	d, err := Two(Side{State: first.State()}, Side{State: second.State()}, chain)
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, c := range d.Changes {
		if c.Question == nil || c.Lost || c.Question.Retired != "" || c.Was.State == questionnaires.Unanswered {
			continue
		}
		compared++
		if got := said[c.Question.ID]; !sameAnswer(c.Question, got, c.Was) {
			t.Errorf("%s said %+v, and the comparison says %+v", c.Question.ID, got, c.Was)
		}
	}
	if compared < 3 {
		t.Errorf("only %d changes were held against it", compared)
	}
	if _, err := Earlier(Side{State: second.State()}, one, nil); err == nil {
		t.Error("a later version was carried back")
	}
}
