package scoring

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	q "cirtkit/questionnaires"
)

// workedOut are the vectors of models by others: each case says how its numbers come about, so that a reader can
// check them against the rule and not against this program.
var workedOut = []string{"aspects", "gate", "minimums", "percent", "points", "stages", "steps", "weakest"}

// vectorFile and what it holds are described in testdata/vectors/README.md.
type vectorFile struct {
	About string       `json:"about"`
	Model string       `json:"model"`
	Error string       `json:"error"`
	Cases []vectorCase `json:"cases"`
}

type vectorCase struct {
	Name     string                         `json:"name"`
	Working  string                         `json:"working"`
	Answers  map[string]string              `json:"answers"`
	Rows     map[string][]map[string]string `json:"rows"`
	Evidence map[string]string              `json:"evidence"`
	Review   map[string]string              `json:"review"`
	Accepted []string                       `json:"accepted"`
	Conflict []string                       `json:"conflict"`
	Error    string                         `json:"error"`
	Expect   map[string]vectorReading       `json:"expect"`
}

type vectorReading struct {
	Scores map[string]vectorScore `json:"scores"`
	Levels map[string][2]int      `json:"levels"`
	Rungs  map[string]vectorRung  `json:"rungs"`
	Asked  map[string]string      `json:"asked"`
}

type vectorScore struct {
	SoFar     *float64 `json:"so-far"`
	Low       *float64 `json:"low"`
	High      *float64 `json:"high"`
	MayVanish bool     `json:"may-vanish"`
	LowBand   string   `json:"low-band"`
	HighBand  string   `json:"high-band"`
}

type vectorRung struct{ Met, Failed, Open, Waived int }

func TestVectors(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "vectors", "*.json"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d vector files, %v", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".json"), func(t *testing.T) { runVectorFile(t, name) })
	}
}

func runVectorFile(t *testing.T, name string) {
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var file vectorFile
	decoder := json.NewDecoder(bytes.NewReader(src))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		t.Fatal(err)
	}
	m, err := q.Load(filepath.Join(filepath.Dir(name), filepath.FromSlash(file.Model)))
	if got := reason(err); got != file.Error {
		t.Fatalf("the questionnaire is refused for %q; want %q", got, file.Error)
	}
	if file.Error == "" && len(file.Cases) == 0 {
		t.Error("there are no cases")
	}
	for _, c := range file.Cases {
		if c.Working == "" && slices.Contains(workedOut, strings.TrimSuffix(filepath.Base(name), ".json")) {
			t.Errorf("%s: nothing says how its numbers come about", c.Name)
		}
		t.Run(c.Name, func(t *testing.T) {
			in, err := c.input(m)
			if got := reason(err); got != c.Error {
				t.Fatalf("the answers are refused for %q; want %q", got, c.Error)
			}
			if err == nil {
				c.check(t, m, Score(m, in))
			}
		})
	}
}

// reasons are the words that vectors have for faults.
var reasons = map[string]string{
	"questionnaires.answer-option":         "unknown-option",
	"questionnaires.unknown-question":      "unknown-question",
	"questionnaires.unknown-question-near": "unknown-question",
	"questionnaires.selects-nothing":       "empty-selection",
}

// reason is the word for an error; "" for none.
func reason(err error) string {
	if err == nil {
		return ""
	}
	var f *fault.Fault
	if errors.As(err, &f) && reasons[f.Key] != "" {
		return reasons[f.Key]
	}
	return err.Error()
}

func (c *vectorCase) input(m *q.Questionnaire) (Input, error) {
	in := Input{}
	var failed error
	set := func(id string, change func(*q.Question, *Given) error) {
		question := m.Question(id)
		if question == nil {
			failed = errors.Join(failed, fault.New(fault.Input, "questionnaires.unknown-question", "name", id))
			return
		}
		g := in[id]
		failed = errors.Join(failed, change(question, &g))
		in[id] = g
	}
	for id, text := range c.Answers {
		set(id, func(question *q.Question, g *Given) (err error) {
			if why, ok := strings.CutPrefix(text, "-:"); ok {
				// A file can hold what the command line refuses: not applicable on an essential question.
				g.Answer = q.Answer{State: q.NotApplicable, Reason: why}
				return nil
			}
			g.Answer, err = q.ParseAnswer(question, text)
			return err
		})
	}
	for id, rows := range c.Rows {
		set(id, func(_ *q.Question, g *Given) error {
			for _, cells := range rows {
				g.Rows = append(g.Rows, q.Row{Cells: cells})
			}
			return nil
		})
	}
	for id, code := range c.Evidence {
		set(id, func(_ *q.Question, g *Given) error { g.Supported = code; return nil })
	}
	for id, text := range c.Review {
		set(id, func(question *q.Question, g *Given) error {
			a, err := q.ParseAnswer(question, text)
			g.Reviewed = &a
			return err
		})
	}
	for _, id := range c.Accepted {
		set(id, func(_ *q.Question, g *Given) error { g.Accepted = true; return nil })
	}
	for _, id := range c.Conflict {
		set(id, func(_ *q.Question, g *Given) error { g.Conflict = true; return nil })
	}
	return in, failed
}

func (c *vectorCase) check(t *testing.T, m *q.Questionnaire, result *Result) {
	if len(c.Expect) == 0 {
		t.Error("nothing is expected")
	}
	for word, want := range c.Expect {
		reading, ok := ReadingOf(word)
		if !ok {
			t.Fatalf("%q is no reading", word)
		}
		r := result.Reading(reading)
		for id, want := range want.Scores {
			node := r.Node(id)
			if node == nil || node.Score == nil {
				t.Fatalf("section %q has no score", id)
			}
			want.check(t, word+", section "+id, node.Score, bandsOf(m, id))
		}
		for name, want := range want.Levels {
			if l := ladderOf(r, name); l == nil || [2]int{l.Reached, l.Possible} != want {
				t.Errorf("%s, ladder %s: %+v; want %v", word, name, l, want)
			}
		}
		for name, want := range want.Rungs {
			target, err := result.model.ParseTarget(name)
			if err != nil {
				t.Fatal(err)
			}
			rung := r.Ladder(target).Rungs[target.Level-1]
			if got := (vectorRung{rung.CountMet, rung.CountFailed, rung.CountOpen, rung.CountWaived}); got != want {
				t.Errorf("%s, rung %s: %+v; want %+v", word, name, got, want)
			}
		}
		for id, want := range want.Asked {
			if got := result.Question(id).Asked.String(); got != want {
				t.Errorf("%s is asked: %s; want %s", id, got, want)
			}
		}
	}
}

func (want *vectorScore) check(t *testing.T, where string, got *NodeScore, bands []q.Band) {
	for _, v := range []struct {
		name string
		got  Value
		want *float64
	}{{"so far", got.SoFar, want.SoFar}, {"low", got.Low, want.Low}, {"high", got.High, want.High}} {
		if v.got.Defined != (v.want != nil) || v.want != nil && math.Abs(v.got.V-*v.want) > near {
			t.Errorf("%s: %s is %s; want %s", where, v.name, toJSON(v.got), toJSON(v.want))
		}
	}
	if got.MayVanish != want.MayVanish {
		t.Errorf("%s: may vanish: %v; want %v", where, got.MayVanish, want.MayVanish)
	}
	if want.LowBand != "" && (bands[got.LowBand].Title != want.LowBand || bands[got.HighBand].Title != want.HighBand) {
		t.Errorf("%s: bands %s to %s; want %s to %s", where, bands[got.LowBand].Title, bands[got.HighBand].Title, want.LowBand, want.HighBand)
	}
}

func bandsOf(m *q.Questionnaire, id string) []q.Band {
	if s := m.Section(id); s != nil {
		return s.Score.Bands
	}
	return m.Score.Bands
}

func toJSON(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(text)
}
