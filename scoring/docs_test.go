package scoring

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	q "cirtkit/questionnaires"
)

// The examples of docs/scoring.md and docs/foreign-models.md hold. A block "yaml" is a questionnaire, "yaml FILE" a
// file beside the one above it, "yaml refused KEY" a profile for it that is refused; a block "example" has lines
// "answers -> what; what", read with the questionnaire above it, or with the one whose id it names.
func TestDocumentedExamples(t *testing.T) {
	for file, least := range map[string]int{"scoring.md": 40, "foreign-models.md": 35} {
		t.Run(file, func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("..", "docs", file))
			if err != nil {
				t.Fatal(err)
			}
			if n := runBlocks(t, file, fencedBlocks(string(text))); n < least {
				t.Errorf("docs/%s has %d examples; were they lost?", file, n)
			}
		})
	}
}

// runBlocks gives the number of examples.
func runBlocks(t *testing.T, file string, blocks []block) (examples int) {
	t.Helper()
	models := map[string]*q.Questionnaire{}
	folder := ""              // of the questionnaire above
	var last *q.Questionnaire // nil while files may still come beside it
	load := func() {
		if last == nil {
			var err error
			if last, err = q.Load(folder); err != nil {
				t.Fatal(err)
			}
			models[last.ID] = last
		}
	}
	write := func(name, text string) {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, block := range blocks {
		switch name, argument, _ := strings.Cut(block.info, " "); {
		case block.info == "yaml":
			folder, last = t.TempDir(), nil
			write(q.MainFile, block.text)
		case name == "yaml" && strings.HasPrefix(argument, "refused "):
			load()
			_, err := q.ParseProfile("profile.yaml", []byte(block.text), last)
			var f *fault.Fault
			if key := strings.TrimPrefix(argument, "refused "); !errors.As(err, &f) || f.Key != key {
				t.Errorf("docs/%s: the profile is refused with %v, want %s", file, err, key)
			}
		case name == "yaml":
			write(argument, block.text)
		case name == "example":
			load()
			model := last
			if argument != "" {
				model = models[argument]
			}
			for line := range strings.Lines(block.text) {
				examples++
				runExample(t, model, strings.TrimRight(line, "\n"))
			}
		default:
			t.Errorf("docs/%s has a block %q, which no test runs", file, block.info)
		}
	}
	return examples
}

type block struct{ info, text string }

func fencedBlocks(text string) []block {
	var blocks []block
	parts := strings.Split(text, "\n```")
	for i := 1; i < len(parts); i += 2 { // in between, what is outside
		info, body, _ := strings.Cut(parts[i], "\n")
		blocks = append(blocks, block{info, body})
	}
	return blocks
}

func loadText(t *testing.T, text string) *q.Questionnaire {
	t.Helper()
	path := filepath.Join(t.TempDir(), "questionnaire.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := q.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func runExample(t *testing.T, m *q.Questionnaire, line string) {
	t.Helper()
	answers, wants, ok := strings.Cut(line, "->")
	if !ok {
		t.Errorf("%q is no example", line)
		return
	}
	result := Score(m, parseGiven(t, m, answers))
	for want := range strings.SplitSeq(wants, ";") {
		want = strings.TrimSpace(want)
		if got := say(result, m, want); got != want {
			t.Errorf("%s: %s\n got %s", m.ID, strings.TrimSpace(line), got)
		}
	}
}

// parseGiven reads "a=2 evidence:a=2 review:a=3 accepted:a conflict:a".
func parseGiven(t *testing.T, m *q.Questionnaire, text string) Input {
	t.Helper()
	in := Input{}
	for word := range strings.FieldsSeq(text) {
		mark, rest, marked := strings.Cut(word, ":")
		if strings.Contains(mark, "=") {
			mark, rest, marked = "", word, false
		}
		if !marked {
			rest = word
		}
		id, value, _ := strings.Cut(rest, "=")
		question := m.Question(id)
		if question == nil {
			t.Fatalf("%s has no question %s", m.ID, id)
		}
		g := in[id]
		var err error
		switch {
		case !marked && strings.HasPrefix(value, "-:"):
			// Not by ParseAnswer, which refuses it for an essential question; a file can hold it all the same.
			g.Answer = q.Answer{State: q.NotApplicable, Reason: value[2:]}
		case !marked:
			g.Answer, err = q.ParseAnswer(question, value)
		case mark == "evidence":
			g.Supported = value
		case mark == "review":
			g.Reviewed = new(q.Answer)
			*g.Reviewed, err = q.ParseAnswer(question, value)
		case mark == "accepted":
			g.Accepted = true
		case mark == "conflict":
			g.Conflict = true
		default:
			t.Fatalf("%q is not understood", word)
		}
		if err != nil {
			t.Fatal(err)
		}
		in[id] = g
	}
	return in
}

// say writes what a result says on the subject that a text begins with: [reading] asked ID, score
// [SECTION], band [SECTION], level [SECTION/]LADDER, rung [SECTION/]LADDER:LEVEL; and, of its explanations,
// acts TARGET, moves TARGET [SECTION], hangs TARGET.PLACE, differs TARGET, state TARGET.
func say(result *Result, m *q.Questionnaire, about string) string {
	words := strings.Fields(about)
	reading, prefix := Claimed, ""
	if r, ok := ReadingOf(words[0]); ok {
		reading, prefix, words = r, words[0]+" ", words[1:]
	}
	r := result.Reading(reading)
	section := ""
	if len(words) > 1 && m.Section(words[1]) != nil {
		section = words[1]
	}
	subject := prefix + words[0]
	if section != "" {
		subject += " " + section
	}
	switch words[0] {
	case "asked":
		return subject + " " + words[1] + " " + result.Question(words[1]).Asked.String()
	case "score":
		return subject + " " + sayScore(r.Node(section).Score)
	case "band":
		bands := m.Score.Bands
		s := r.Node(section).Score
		return subject + " " + sayRange(bands[s.LowBand].Title, bands[s.HighBand].Title)
	case "level":
		l := ladderOf(r, words[1])
		return subject + " " + words[1] + " " + sayRange(strconv.Itoa(l.Reached), strconv.Itoa(l.Possible))
	case "rung":
		name, level, _ := strings.Cut(words[1], ":")
		n, _ := strconv.Atoi(level)
		rung := ladderOf(r, name).Rungs[n-1]
		var counts []string
		for _, c := range []struct {
			n    int
			what Verdict
		}{{rung.CountMet, Met}, {rung.CountFailed, Failed}, {rung.CountOpen, OpenYet}, {rung.CountWaived, Waived}} {
			if c.n > 0 {
				counts = append(counts, fmt.Sprint(c.n, " ", c.what))
			}
		}
		return subject + " " + words[1] + " " + strings.Join(counts, ", ")
	}
	if explained := sayExplained(result, m, reading, words); explained != "" {
		return prefix + explained
	}
	return "not understood: " + about
}

// sayExplained writes what explanations say; "" where the subject is none of theirs. A requirement is written as its
// level, a dot, and its place on the level from 1.
func sayExplained(result *Result, m *q.Questionnaire, reading Reading, words []string) string {
	if len(words) < 2 {
		return ""
	}
	subject := words[0] + " " + words[1]
	target, place := words[1], ""
	if before, after, found := strings.Cut(target, "."); found {
		target, place = before, after
	}
	t, err := result.Model().ParseTarget(target)
	if err != nil {
		return ""
	}
	e := result.Explain(reading, t)
	var parts []string
	add := func(format string, values ...any) {
		parts = append(parts, strings.TrimSpace(fmt.Sprintf(format, values...)))
	}
	switch words[0] {
	case "acts":
		for i := range e.Acts {
			add("%s", sayAct(m, &e.Acts[i]))
		}
	case "moves":
		section := ""
		if len(words) > 2 && m.Section(words[2]) != nil {
			section = words[2]
			subject += " " + section
		}
		for _, s := range e.Sections {
			if s.Section != section {
				continue
			}
			for _, mv := range s.Moves {
				text := fmt.Sprint(mv.Question, " ", sayValue(Value{mv.Step, true}), " up to ", sayValue(Value{mv.Top, true}))
				if mv.Open > 0 {
					text += " open " + sayValue(Value{mv.Open, true})
				}
				add("%s", text)
			}
		}
	case "hangs":
		index, _ := strconv.Atoi(place)
		for _, h := range result.HangsOn(reading, t, RequirementAt{t.Level, index - 1}) {
			add("%s %s", h.Question, h.Standing)
		}
	case "differs":
		for _, d := range result.Differences(t) {
			add("%s %s %s %s", sayPlaces([]RequirementAt{d.At}), d.Verdicts[Claimed], d.Verdicts[Evidenced], d.Verdicts[Reviewed])
		}
	case "state":
		for _, s := range e.Levels {
			text := fmt.Sprint(s.Level)
			for _, is := range []struct {
				so   bool
				what string
			}{{s.Met, "met"}, {!s.Met && s.Possible, "possible"}, {!s.Possible, "not possible"}, {s.Empty, "empty"}, {s.TooWaived, "waived too far"}} {
				if is.so {
					text += " " + is.what
				}
			}
			if len(s.Beyond) > 0 {
				text += " beyond " + sayPlaces(s.Beyond)
			}
			add("%s", text)
		}
	default:
		return ""
	}
	if len(parts) == 0 {
		parts = []string{"none"}
	}
	return subject + " " + strings.Join(parts, ", ")
}

func sayAct(m *q.Questionnaire, a *Act) string {
	text := a.Kind.String() + " " + a.Question
	question := m.Question(a.Question)
	switch {
	case a.Kind == AskFact && a.Answer.State == q.NotApplicable:
		text += " not applicable"
	case a.Kind == AskFact:
		text += " " + a.Answer.Option + a.Answer.Date + a.Answer.Number
	case a.Need < 0: // found not applicable
	case a.Kind == Raise:
		text += " " + question.Options[a.Have].Code + " to " + question.Options[a.Need].Code
	default:
		text += " at " + question.Options[a.Need].Code
	}
	for _, list := range []struct {
		word   string
		places []RequirementAt
	}{{"mends", a.Mends}, {"waives", a.Waives}, {"helps", a.Helps}, {"with others", a.Joint}} {
		if len(list.places) > 0 {
			text += " " + list.word + " " + sayPlaces(list.places)
		}
	}
	return text
}

func sayPlaces(places []RequirementAt) string {
	var words []string
	for _, at := range places {
		words = append(words, fmt.Sprint(at.Level, ".", at.Index+1))
	}
	return strings.Join(words, " ")
}

func ladderOf(r *ReadingResult, name string) *LadderResult {
	if section, id, ok := cutLast(name, "/"); ok {
		return r.Node(section).Ladder(id)
	}
	return r.Whole.Ladder(name)
}

func sayScore(s *NodeScore) string {
	if !s.Low.Defined {
		return sayValue(s.SoFar) + " (none)"
	}
	text := sayValue(s.SoFar) + " (" + sayValue(s.Low) + " to " + sayValue(s.High)
	if s.MayVanish {
		text += " or none"
	}
	return text + ")"
}

func sayValue(v Value) string {
	if !v.Defined {
		return "none"
	}
	return strconv.FormatFloat(math.Round(v.V*1000)/1000, 'f', -1, 64)
}

func sayRange(low, high string) string {
	if low == high {
		return low
	}
	return low + " to " + high
}
