package planning

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cirtkit/assessment"
	q "cirtkit/questionnaires"
	"cirtkit/scoring"
)

// The examples of docs/planning.md hold. A block "yaml" is a questionnaire; a block "example" has lines
// "answers | options -> what; what", read with the questionnaire above it, or with the one whose id it names.
func TestDocumentedExamples(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "planning.md"))
	if err != nil {
		t.Fatal(err)
	}
	models := map[string]*scoring.Model{}
	var last *scoring.Model
	examples := 0
	parts := strings.Split(string(text), "\n```")
	for i := 1; i < len(parts); i += 2 { // in between, what is outside
		info, body, _ := strings.Cut(parts[i], "\n")
		name, argument, _ := strings.Cut(info, " ")
		switch name {
		case "yaml":
			last = loadText(t, body)
			models[last.Questionnaire().ID] = last
		case "example":
			m := last
			if argument != "" {
				m = models[argument]
			}
			for line := range strings.Lines(body) {
				examples++
				runExample(t, m, strings.TrimSpace(line))
			}
		default:
			t.Errorf("a block %q, which no test runs", info)
		}
	}
	if examples < 30 {
		t.Errorf("%d examples; were they lost?", examples)
	}
}

func loadText(t *testing.T, text string) *scoring.Model {
	t.Helper()
	path := filepath.Join(t.TempDir(), q.MainFile)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := q.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return scoring.Compile(m)
}

func runExample(t *testing.T, m *scoring.Model, line string) {
	t.Helper()
	given, wants, ok := strings.Cut(line, "->")
	if !ok {
		t.Errorf("%q is no example", line)
		return
	}
	answers, options, _ := strings.Cut(given, "|")
	in := scoring.Input{}
	for word := range strings.FieldsSeq(answers) {
		readAnswer(t, m, in, word)
	}
	r := Make(m, in, readOptions(t, m, options))
	for want := range strings.SplitSeq(wants, ";") {
		want = strings.TrimSpace(want)
		subject, _, _ := strings.Cut(want, " ")
		if got := say(r, subject, want); got != want {
			t.Errorf("%s\n got %s", line, got)
		}
	}
}

// readAnswer reads "a=2", "evidence:a=2", "review:a=3", "accepted:a" or "conflict:a" into the answers.
func readAnswer(t *testing.T, m *scoring.Model, in scoring.Input, word string) {
	t.Helper()
	mark, rest, marked := strings.Cut(word, ":")
	if !marked || strings.Contains(mark, "=") {
		mark, rest = "", word
	}
	id, value, _ := strings.Cut(rest, "=")
	question := m.Questionnaire().Question(id)
	if question == nil {
		t.Fatalf("there is no question %s", id)
	}
	g := in[id]
	var err error
	switch mark {
	case "":
		g.Answer, err = q.ParseAnswer(question, value)
	case "evidence":
		g.Supported = value
	case "review":
		g.Reviewed = new(q.Answer)
		*g.Reviewed, err = q.ParseAnswer(question, value)
	case "accepted":
		g.Accepted = true
	case "conflict":
		g.Conflict = true
	default:
		t.Fatalf("%q is not understood", word)
	}
	if err != nil {
		t.Fatal(err)
	}
	in[id] = g
}

// readOptions reads "to steps:2 pin a=2 exclude b=1 done c=1 days d=2:7.5 start 2026-12 months 6 work 20".
func readOptions(t *testing.T, m *scoring.Model, text string) Options {
	t.Helper()
	var o Options
	words := strings.Fields(text)
	for i := 0; i+1 < len(words); i += 2 {
		value := words[i+1]
		var err error
		switch words[i] {
		case "to":
			if o.Target, err = m.ParseTarget(value); err != nil {
				o.Target = scoring.Target{Profile: value}
				err = nil
			}
		case "start":
			o.Start = value
		case "months":
			o.Months, err = strconv.Atoi(value)
		case "work": // days a month
			var days float64
			days, err = strconv.ParseFloat(value, 64)
			o.DaysAMonth = Days(days * 10)
		default:
			id, option, _ := strings.Cut(value, "=")
			option, days, _ := strings.Cut(option, ":")
			s := assessment.LocalStep{Question: id, Option: option, Days: days}
			if words[i] != "days" {
				s.Status = map[string]string{"pin": "pinned", "exclude": "excluded", "done": "done", "under-way": "under-way"}[words[i]]
				if s.Status == "" {
					t.Fatalf("%q is not understood", words[i])
				}
			}
			if had := slices.IndexFunc(o.Steps, func(other assessment.LocalStep) bool { return other.Question == id && other.Option == option }); had >= 0 {
				s.Status = max(s.Status, o.Steps[had].Status)
				o.Steps[had] = s
				continue
			}
			o.Steps = append(o.Steps, s)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// say writes what a roadmap says on a subject.
func say(r *Roadmap, subject, about string) string {
	words := strings.Fields(about)
	switch subject {
	case "planned", "reached", "out-of-reach", "no-target":
		return [...]string{"planned", "reached", "out-of-reach", "no-target"}[r.Outcome]
	case "steps":
		return saySteps(subject, r, everyPlace(len(r.Steps)))
	case "required", "chosen", "waited-for", "open", "pinned", "done":
		var places []int
		for i, s := range r.Steps {
			if stepIs(&s, subject) {
				places = append(places, i)
			}
		}
		return saySteps(subject, r, places)
	case "decisions":
		return saySteps(subject, r, r.Decisions)
	case "support":
		return saySteps(subject, r, r.Support)
	case "quick-wins":
		return saySteps(subject, r, r.QuickWins)
	case "late":
		return saySteps(subject, r, r.Late)
	case "fits":
		return fmt.Sprint("fits ", r.Fits)
	case "level":
		return fmt.Sprint("level ", r.Reached, " to ", r.Promised)
	case "least":
		if r.Exact {
			return "least"
		}
		return fmt.Sprintf("at most %.3f above the least", r.AboveLeast)
	case "effort":
		text := "effort " + sayDays(r.Effort.Least) + " to " + sayDays(r.Effort.Most)
		if r.Effort.Costed {
			text += " costed"
		}
		if r.Effort.Unstated {
			text += " with sizes not stated"
		}
		return text
	case "load":
		text := "load"
		for _, m := range r.Months {
			text += " " + sayDays(m.Load)
			if m.Name != "" && strings.Contains(about, m.Name) {
				text += " in " + m.Name
			}
		}
		return text
	case "month", "serves", "after":
		return sayOf(r, subject, words[1])
	case "phase":
		for _, p := range r.Phases {
			if len(words) > 1 && words[1] == fmt.Sprint(p.Level) {
				return saySteps(fmt.Sprint("phase ", p.Level), r, p.Steps) + fmt.Sprintf(" by month %d at level %d", p.By, p.Reached)
			}
		}
	case "obstacle", "obstacles":
		if len(r.Obstacles) == 0 {
			return "obstacles none"
		}
		text := "obstacles"
		for i, o := range r.Obstacles {
			if i > 0 {
				text += ","
			}
			text += " " + sayObstacle(o)
		}
		return text
	case "reachable":
		return fmt.Sprint("reachable ", r.Reachable)
	}
	return subject + " is not understood"
}

// stepIs says whether a step is of a kind.
func stepIs(s *Step, kind string) bool {
	switch kind {
	case "required":
		return s.Required
	case "chosen":
		return s.Chosen
	case "open":
		return s.FromOpen
	case "pinned":
		return s.Pinned
	case "done":
		return s.Done
	}
	return !s.Required && !s.Chosen && !s.Done
}

// sayOf is what one step says: "month a=2 3-4", "serves a=2 1", "after a=2 a=1 b=1".
func sayOf(r *Roadmap, subject, name string) string {
	for i := range r.Steps {
		s := &r.Steps[i]
		if sayStep(s) != name {
			continue
		}
		switch {
		case subject == "serves":
			return fmt.Sprint("serves ", name, " ", s.Level)
		case subject == "after":
			return saySteps("after "+name, r, s.Waits)
		case s.First == s.Last:
			return fmt.Sprint("month ", name, " ", s.First)
		}
		return fmt.Sprint("month ", name, " ", s.First, "-", s.Last)
	}
	return subject + " " + name + ": there is no such step"
}

func saySteps(what string, r *Roadmap, places []int) string {
	if len(places) == 0 {
		return what + " none"
	}
	for _, i := range places {
		what += " " + sayStep(&r.Steps[i])
	}
	return what
}

// sayStep is "a=2", or "evidence:a=2", or "review:a=2".
func sayStep(s *Step) string {
	return [...]string{"", "evidence:", "review:"}[s.Proof] + s.Question.ID + "=" + s.Question.Options[s.To].Code
}

func sayDays(d Days) string { return strconv.FormatFloat(float64(d)/10, 'f', -1, 64) }

var obstacleWords = [...]string{"excluded", "circle", "too-waived", "hangs-on", "not-offered", "not-reviewed"}

func sayObstacle(o Obstacle) string {
	text := obstacleWords[o.Kind]
	if o.Question != "" {
		text += " " + o.Question
		if o.Option != "" {
			text += "=" + o.Option
		}
	}
	return text + fmt.Sprint(" at level ", o.Level)
}
