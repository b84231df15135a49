package wizard

import (
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// portfolio is the configuration of a run on a new assessment of services, of which these answers are there.
func portfolio(t *testing.T, answers map[string]string) Config {
	t.Helper()
	q, err := questionnaires.Open("service-portfolio")
	if err != nil {
		t.Fatal(err)
	}
	var all []assessment.Intent
	for id, code := range answers {
		all = append(all, answeredBy(q, id, code))
	}
	return newFileOf(t, q.ID, all...)
}

// The results have today beside what is wanted, and a page of what lies between; none speaks of levels.
func TestPortfolioResults(t *testing.T) {
	r := newRig(t, portfolio(t, map[string]string{"s5-1.now": "1", "s5-1.wanted": "3", "s6-1.now": "2", "s6-1.wanted": "0"}))
	defer func() { _ = r.app.desk.file.Close() }()
	r.size(120, 60)
	r.at("s5-1.now")
	r.press("r")
	first := r.app.View()
	for _, want := range []string{"Given today: 2 of 21 services. Wanted: 1.", "5.1 Monitoring and detection", "2 steps", "Given, not wanted"} {
		if !strings.Contains(first, want) {
			t.Errorf("the results lack %q:\n%s", want, first)
		}
	}
	r.page(pageWhy)
	why := r.app.View()
	r.page(pageWayUp)
	wayUp := r.app.View()
	r.page(pageWanted)
	second := r.app.View()
	for _, want := range []string{"From today to what is wanted", "1 service is not given as it is wanted", "5.1 Monitoring and detection", "Needed: 3"} {
		if !strings.Contains(second, want) {
			t.Errorf("the page of gaps lacks %q:\n%s", want, second)
		}
	}
	r.press("e")
	third := r.app.View()
	if !strings.Contains(third, "By evidence, 1 service is not given") {
		t.Errorf("the page by evidence:\n%s", third)
	}
	for _, screen := range []string{first, why, wayUp, second, third} {
		if said := strings.ToLower(screen); strings.Contains(said, "level") || strings.Contains(said, "ladder") {
			t.Errorf("a page speaks of levels:\n%s", screen)
		}
	}
	r.press("e", "enter")
	r.sees("5.1 Monitoring and detection today")
}

// Before anything is said of what is wanted, the page says so.
func TestPortfolioResultsWithoutWishes(t *testing.T) {
	r := newRig(t, portfolio(t, map[string]string{"s5-1.now": "1"}))
	defer func() { _ = r.app.desk.file.Close() }()
	r.size(100, 40)
	r.at("s5-1.now")
	r.page(pageWanted)
	r.sees("What is wanted is not said of any service yet.")
}

// A questionnaire with neither a ladder nor questions of what is wanted has no page of what is lacking, or leads up.
func TestResultsWithoutTargets(t *testing.T) {
	cfg := newFileOf(t, "sim3-self-assessment")
	if len(stateOf(t, cfg.Path).Questionnaire.Ladders) > 0 {
		t.Skip("it has a ladder")
	}
	r := newRig(t, cfg)
	defer func() { _ = r.app.desk.file.Close() }()
	r.size(100, 40)
	r.press("r")
	pages := r.app.top().(*results).pages(r.app)
	for _, page := range []string{pageWhy, pageLacking, pageWanted, pageWayUp} {
		if slices.Contains(pages, page) {
			t.Errorf("there is a page %s", page)
		}
	}
	for range pages {
		r.press("tab")
	}
	r.sees(" Results ")
}

func TestPortfolioInTheLineMode(t *testing.T) {
	said, err := plainRun(t, portfolio(t, map[string]string{"s5-1.now": "1", "s5-1.wanted": "3"}), "results", "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"5.1 Monitoring and detection; Today: 1; Wanted: 3; Difference: 2", "1 service is not given as it is wanted"} {
		if !strings.Contains(said, want) {
			t.Errorf("the line mode does not say %q:\n%s", want, said)
		}
	}
}

// Who provides a service is asked right behind the answer that there is one, and only then.
func TestPlainAsksWhoProvides(t *testing.T) {
	const asks = "Who provides this?"
	tests := []struct {
		name     string
		script   []string
		asked    int
		provided string
		says     string
	}{
		{"a number", []string{"1", "3"}, 1, "shared", "A shared or regional arrangement"},
		{"an empty line leaves it open", []string{"2", ""}, 1, "", "s5-1.wanted"},
		{"the end of the input", []string{"2"}, 1, "", ""},
		{"no such number", []string{"2", "9", "1"}, 1, "own", "There is no choice “9”"},
		{"the lowest option has no provider", []string{"0"}, 0, "", "s5-1.wanted"},
		{"don't know", []string{"?"}, 0, "", "s5-1.wanted"},
		{"a note is one on this service", []string{"2", "note Ask the operator", "provided", "4"}, 2, "supplier", ""},
		{"said before", []string{"provided", "5", "2"}, 1, "partner", "s5-1.wanted"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := portfolio(t, nil)
			out, err := plainRun(t, cfg, append([]string{"goto s5-1.now"}, tt.script...)...)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Count(out, asks); got != tt.asked {
				t.Errorf("asked %d times, want %d:\n%s", got, tt.asked, out)
			}
			e := stateOf(t, cfg.Path).Answers["s5-1.now"]
			if e == nil || e.Provided != tt.provided {
				t.Errorf("entry %+v, want provided by %q:\n%s", e, tt.provided, out)
			}
			if !strings.Contains(out, tt.says) {
				t.Errorf("it does not say %q:\n%s", tt.says, out)
			}
			if strings.Contains(tt.name, "note") && e.WorkingNote != "Ask the operator" {
				t.Errorf("note %q", e.WorkingNote)
			}
		})
	}
}
