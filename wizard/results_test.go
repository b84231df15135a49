package wizard

import (
	"slices"
	"strings"
	"testing"

	"cirtkit/scoring"
)

// page opens the results, where they are not, and turns to a page of them.
func (r *rig) page(name string) {
	r.t.Helper()
	if _, ok := r.app.top().(*results); !ok {
		r.press("r")
	}
	s, ok := r.app.top().(*results)
	if !ok {
		r.t.Fatalf("the screen is %s, not the results", r.app.top().name())
	}
	for range s.pages(r.app) {
		if s.on(r.app) == name {
			return
		}
		r.press("tab")
	}
	r.t.Fatalf("the results have no page %s, but %v", name, s.pages(r.app))
}

// The results are left with the key that opened them, with the question as it was.
func TestResultsAreLeftWithTheirKey(t *testing.T) {
	r := open(t)
	r.at("service.desk")
	r.press("r", "tab", "r")
	if got := r.question(); got != "service.desk" {
		t.Errorf("left at %s", got)
	}
}

// What is aimed at is recorded as an act, and the gaps are counted towards it; without a target the next level counts.
func TestTheTarget(t *testing.T) {
	r := open(t)
	r.at("mandate.basis")
	r.press("1", "G")
	r.golden("target")
	r.press("2")
	r.sees("The target now: Level 2: In service.")
	if got := r.onDisk().About.Target; !strings.HasSuffix(got, ":2") {
		t.Errorf("the file has the target %q", got)
	}
	towards := len(r.app.desk.gaps(scoring.Claimed).gaps)
	r.page(pageLacking)
	r.sees("Level 2 still lacks")
	r.press("G", "home", "enter")
	r.sees("Level 1 still lacks 1 answer")
	if got := r.onDisk().About.Target; got != "" {
		t.Errorf("the file still has the target %q", got)
	}
	if now := len(r.app.desk.gaps(scoring.Claimed).gaps); now >= towards {
		t.Errorf("the next level lacks %d, the target lacked %d", now, towards)
	}
	r.press("esc", "/")
	f := r.app.top().(*finder)
	f.state = slices.Index(findStates, "gap")
	if got := ids(f.found(r.app).questions); !slices.Equal(got, []string{"mandate.basis"}) {
		t.Errorf("needed for the target are %v", got)
	}
}

// Every page at the three sizes, with an earlier assessment beside.
func TestGoldenResults(t *testing.T) {
	r := open(t)
	path := earlierFile(t, r.dir, "Examplia", "mandate.basis=1", "service.desk=no")
	r.press("P", "ctrl+u")
	r.write(path)
	r.press("enter")
	r.at("mandate.basis")
	r.press("2", "y")
	r.page(pageLevel)
	r.golden("results-level")
	r.page(pageSections)
	r.golden("results-sections")
	r.page(pageProfiles)
	r.golden("results-profiles")
	r.page(pageSince)
	r.sees("moved up")
	r.golden("results-since")
	r.page(pageSure)
	r.golden("results-sure")
	r.press("esc", "/")
	f := r.app.top().(*finder)
	f.state = slices.Index(findStates, "changed")
	if got := ids(f.found(r.app).questions); !slices.Contains(got, "mandate.basis") || len(got) == len(r.app.desk.asked()) {
		t.Errorf("changed since last time are %v", got)
	}
}

// In every width the page that is shown has its name in the row of names, and no row is too wide.
func TestTheRowOfPages(t *testing.T) {
	r := open(t)
	r.press("r")
	s := r.app.top().(*results)
	for i, page := range s.pages(r.app) {
		s.turn(i)
		for w := minWidth; w < 140; w++ {
			l := s.tabs(r.app, w)
			said := ""
			for _, x := range l {
				said += x.text
			}
			if l.width() > w || !strings.Contains(said, r.app.t(page)) {
				t.Fatalf("at %d: %q lacks %s", w, said, r.app.t(page))
			}
		}
	}
}

// A click on a page's name turns to it.
func TestPagesByMouse(t *testing.T) {
	r := open(t)
	r.size(120, 40)
	r.press("r")
	clickOn(r, "Way up")
	if got := r.app.top().(*results).on(r.app); got != pageWayUp {
		t.Errorf("the click turned to %s", got)
	}
}
