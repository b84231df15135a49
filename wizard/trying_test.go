package wizard

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What is shown is what the answers tried last would make, however often one was tried otherwise before.
func TestTryingAgainIsWorkedOutAnew(t *testing.T) {
	shows := func(codes ...string) string {
		r := open(t)
		r.at("mandate.basis")
		r.press("T")
		s, ok := r.app.top().(*trying)
		if !ok {
			t.Fatalf("T leads to %s", r.app.top().name())
		}
		view := ""
		for _, code := range codes {
			s.try("mandate.basis", code)
			r.size(100, 40) // what is to be worked out comes with it
			view = r.app.View()
		}
		if a := r.onDisk().Answers["mandate.basis"]; a != nil {
			t.Errorf("trying recorded %+v", a)
		}
		return view
	}
	once := shows("3")
	if again := shows("1", "0", "3"); again != once {
		t.Errorf("tried again it shows\n%s\ntried once\n%s", again, once)
	}
	if other := shows("1"); other == once {
		t.Errorf("another answer shows the same:\n%s", other)
	}
}

// The footer offers to remove, and to read on, only where something is tried.
func TestTryingOffersWhatCanBeDone(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("T")
	s, ok := r.app.top().(*trying)
	if !ok {
		t.Fatalf("T leads to %s", r.app.top().name())
	}
	offered := func() (out []action) {
		for _, b := range s.keys(r.app) {
			out = append(out, b.do)
		}
		return out
	}
	for _, do := range []action{"try", "add", "close", "help", "quit"} {
		if !slices.Contains(offered(), do) {
			t.Errorf("with nothing tried, %q is not offered", do)
		}
	}
	for _, do := range []action{"remove", "scroll-down", "down"} {
		if slices.Contains(offered(), do) {
			t.Errorf("with nothing tried, %q is offered", do)
		}
	}
	s.try("mandate.basis", "3")
	if !slices.Contains(offered(), "remove") {
		t.Errorf("with an answer tried, these are offered: %v", offered())
	}
	r.press("x")
	if len(s.order) != 0 || slices.Contains(offered(), "remove") {
		t.Errorf("after x, %v is tried, and these are offered: %v", s.order, offered())
	}
}

// What is counted beside the questions that can be tried is those, and not all that there are.
func TestTryingCountsWhatItOffers(t *testing.T) {
	for _, w := range []int{80, 120} {
		r := open(t)
		r.size(w, 40)
		r.press("T", "a")
		f, ok := r.app.top().(*finder)
		if !ok {
			t.Fatalf("it leads to %s", r.app.top().name())
		}
		n := len(f.found(r.app).questions)
		if all := len(r.app.desk.asked()); n == 0 || n == all {
			t.Fatalf("%d of %d questions can be tried, which shows nothing", n, all)
		}
		r.sees(strconv.Itoa(n) + " questions")
		if got, want := f.stateWord(r.app, r.app.desk.index(), 0), "all questions "+strconv.Itoa(n); got != want {
			t.Errorf("at %d it says %q, want %q", w, got, want)
		}
		column, _ := f.stateColumn(r.app, 40)
		got := ""
		for _, part := range column[0] {
			got += part.text
		}
		if fields := strings.Fields(got); fields[len(fields)-1] != strconv.Itoa(n) {
			t.Errorf("the column says %q, want %d", got, n)
		}
	}
}
