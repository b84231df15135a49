package planning

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cirtkit/assessment"
	q "cirtkit/questionnaires"
	"cirtkit/scoring"
)

// vectorFile and what it holds are described in testdata/vectors/README.md.
type vectorFile struct {
	About string       `json:"about"`
	Model string       `json:"model"`
	Cases []vectorCase `json:"cases"`
}

type vectorCase struct {
	Name     string            `json:"name"`
	Working  string            `json:"working"`
	Answers  map[string]string `json:"answers"`
	Evidence map[string]string `json:"evidence"`
	Review   map[string]string `json:"review"`
	Options  struct {
		Target string  `json:"target"`
		Start  string  `json:"start"`
		Months int     `json:"months"`
		Work   float64 `json:"work"`
		Steps  []struct{ Step, Status, Days string }
	} `json:"options"`
	Expect vectorExpect `json:"expect"`
}

// vectorExpect has a nil for what is not named.
type vectorExpect struct {
	Outcome   string         `json:"outcome"`
	Reached   *int           `json:"reached"`
	Promised  *int           `json:"promised"`
	Reachable *int           `json:"reachable"`
	Exact     *bool          `json:"exact"`
	Effort    []float64      `json:"effort"`
	Steps     []vectorStep   `json:"steps"`
	Serves    map[string]int `json:"serves"`
	Chosen    []string       `json:"chosen"`
	Open      []string       `json:"open"`
	Done      []string       `json:"done"`
	Load      []float64      `json:"load"`
	First     string         `json:"first"`
	Phases    []vectorPhase  `json:"phases"`
	Decisions []string       `json:"decisions"`
	Support   []string       `json:"support"`
	QuickWins []string       `json:"quick-wins"`
	Obstacles []string       `json:"obstacles"`
}

type vectorStep struct {
	Step   string    `json:"step"`
	Level  int       `json:"level"`
	Why    string    `json:"why"`
	Effort []float64 `json:"effort"`
	Months []int     `json:"months"`
	After  []string  `json:"after"`
}

type vectorPhase struct {
	Level    int      `json:"level"`
	Steps    []string `json:"steps"`
	Months   []int    `json:"months"`
	Reached  int      `json:"reached"`
	Possible int      `json:"possible"`
}

func TestVectors(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "vectors", "*.json"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d vector files, %v", len(files), err)
	}
	for _, name := range files {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var file vectorFile
		decoder := json.NewDecoder(bytes.NewReader(src))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&file); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		model, err := q.Load(filepath.Join(filepath.Dir(name), filepath.FromSlash(file.Model)))
		if err != nil {
			t.Fatal(err)
		}
		m := scoring.Compile(model)
		for i := range file.Cases {
			c := &file.Cases[i]
			t.Run(strings.TrimSuffix(filepath.Base(name), ".json")+"/"+c.Name, func(t *testing.T) {
				if c.Working == "" {
					t.Error("nothing says how its numbers come about")
				}
				c.run(t, m)
			})
		}
	}
}

func (c *vectorCase) run(t *testing.T, m *scoring.Model) {
	in := scoring.Input{}
	for mark, answers := range map[string]map[string]string{"": c.Answers, "evidence:": c.Evidence, "review:": c.Review} {
		for id, value := range answers {
			readAnswer(t, m, in, mark+id+"="+value)
		}
	}
	o := Options{Start: c.Options.Start, Months: c.Options.Months, DaysAMonth: Days(10 * c.Options.Work)}
	ladder, level, _ := strings.Cut(c.Options.Target, ":")
	o.Target = scoring.Target{Ladder: ladder, Level: int(level[0] - '0')}
	for _, s := range c.Options.Steps {
		id, option, _ := strings.Cut(s.Step, "=")
		o.Steps = append(o.Steps, assessment.LocalStep{Question: id, Option: option, Status: s.Status, Days: s.Days})
	}
	c.Expect.check(t, Make(m, in, o))
}

func (want *vectorExpect) check(t *testing.T, r *Roadmap) {
	same := func(what string, got, want any) {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	number := func(what string, got int, want *int) {
		if want != nil {
			same(what, got, *want)
		}
	}
	same("outcome", say(r, "planned", ""), want.Outcome)
	number("reached", r.Reached, want.Reached)
	number("promised", r.Promised, want.Promised)
	number("reachable", r.Reachable, want.Reachable)
	if want.Exact != nil {
		same("exact", r.Exact, *want.Exact)
	}
	if want.Effort != nil {
		same("effort", daysOf(r.Effort), want.Effort)
	}
	if want.Load != nil {
		got := []float64{}
		for _, m := range r.Months {
			got = append(got, float64(m.Load)/10)
		}
		same("load", got, want.Load)
	}
	if want.First != "" {
		same("first month", r.Months[0].Name, want.First)
	}
	want.checkSteps(r, same)
	if want.Phases != nil {
		got := []vectorPhase{}
		for _, p := range r.Phases {
			got = append(got, vectorPhase{p.Level, namesOf(r, p.Steps), []int{p.First, p.Last}, p.Reached, p.Possible})
		}
		same("phases", got, want.Phases)
	}
	for _, list := range []struct {
		what string
		got  []int
		want []string
	}{
		{what: "decisions", got: r.Decisions, want: want.Decisions},
		{what: "support", got: r.Support, want: want.Support},
		{what: "quick wins", got: r.QuickWins, want: want.QuickWins},
	} {
		if list.want != nil {
			same(list.what, namesOf(r, list.got), list.want)
		}
	}
	if want.Obstacles != nil {
		var got []string
		for _, o := range r.Obstacles {
			got = append(got, sayObstacle(o))
		}
		same("obstacles", got, want.Obstacles)
	}
}

func (want *vectorExpect) checkSteps(r *Roadmap, same func(what string, got, want any)) {
	if want.Steps != nil {
		got := []vectorStep{}
		for i := range r.Steps {
			s := &r.Steps[i]
			v := vectorStep{Step: sayStep(s), Level: s.Level, Why: "waited-for", Effort: daysOf(s.Effort), Months: []int{s.First, s.Last}}
			switch {
			case s.Required:
				v.Why = "required"
			case s.Chosen:
				v.Why = "chosen"
			}
			if len(s.Waits) > 0 {
				v.After = namesOf(r, s.Waits)
			}
			got = append(got, v)
		}
		same("steps", got, want.Steps)
	}
	if want.Serves != nil {
		got := map[string]int{}
		for i := range r.Steps {
			got[sayStep(&r.Steps[i])] = r.Steps[i].Level
		}
		same("levels that steps serve", got, want.Serves)
	}
	for kind, want := range map[string][]string{"chosen": want.Chosen, "open": want.Open, "done": want.Done} {
		if want == nil {
			continue
		}
		var got []string
		for i := range r.Steps {
			if stepIs(&r.Steps[i], kind) {
				got = append(got, sayStep(&r.Steps[i]))
			}
		}
		slices.Sort(got)
		want = slices.Sorted(slices.Values(want))
		same(kind, got, want)
	}
}

func daysOf(r Range) []float64 { return []float64{float64(r.Least) / 10, float64(r.Most) / 10} }

func namesOf(r *Roadmap, places []int) []string {
	names := []string{}
	for _, i := range places {
		names = append(names, sayStep(&r.Steps[i]))
	}
	return names
}
