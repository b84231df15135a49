package form

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"cirtkit/assessment"
	"cirtkit/exchange"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

var now = time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC)

func every(t testing.TB) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load("testdata/every")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

type tester interface {
	Helper()
	Fatal(args ...any)
}

// fresh is an empty assessment.
func fresh(t tester, dir string, q *questionnaires.Questionnaire, seed int) *assessment.File {
	t.Helper()
	random := strings.Repeat(fmt.Sprintf("%08d", seed), 1000)
	f, err := assessment.Create(filepath.Join(dir, fmt.Sprintf("a%d.cirt", seed)), q, assessment.Options{
		Author: "Ada", Now: func() time.Time { return now }, Random: strings.NewReader(random),
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func save(t tester, f *assessment.File, intents ...assessment.Intent) {
	t.Helper()
	if _, err := f.Save(intents...); err != nil {
		t.Fatal(err)
	}
}

// written is the form of a state.
func written(t tester, q *questionnaires.Questionnaire, s *assessment.State) []byte {
	t.Helper()
	var b bytes.Buffer
	notes, err := Write(&b, Source{Questionnaire: q, Language: lang.English(), State: s, Date: "2026-11-21", References: map[string]string{"mandate.decision": "M-02"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) > 0 {
		t.Fatal(notes[0])
	}
	return b.Bytes()
}

// imported brings a form into an assessment.
func imported(t tester, f *assessment.File, src []byte) *exchange.Plan {
	t.Helper()
	state := f.State()
	in, err := Read("f.xlsx", src, state.Questionnaire, state.ID)
	if err != nil {
		t.Fatal(err)
	}
	plan := exchange.Compare(state, in, lang.English())
	if len(plan.Refused) > 0 {
		t.Fatal(plan.Refused)
	}
	save(t, f, plan.Intent(f.NewID, nil))
	return plan
}

// content is what a form carries of a state, in a form that can be compared whatever the ids.
type content struct {
	Answers  map[string]string
	Findings map[string]string
	Provided map[string]string
	Rows     map[string][]string
	Evidence []string
}

func contentOf(s *assessment.State) content {
	c := content{map[string]string{}, map[string]string{}, map[string]string{}, map[string][]string{}, nil}
	for _, q := range s.Questionnaire.Questions() {
		e := s.Answers[q.ID]
		if e == nil {
			continue
		}
		if answer := questionnaires.FormatAnswer(q, e.Answer); answer != "" {
			c.Answers[q.ID] = answer
		}
		if e.Finding != "" {
			c.Findings[q.ID] = e.Finding
		}
		if e.Provided != "" {
			c.Provided[q.ID] = e.Provided
		}
		for _, r := range e.Rows {
			c.Rows[q.ID] = append(c.Rows[q.ID], fmt.Sprint(r.Cells))
		}
		slices.Sort(c.Rows[q.ID])
	}
	for _, e := range s.Evidence {
		c.Evidence = append(c.Evidence, recordText(e, fmt.Sprint(e.Supports)))
	}
	slices.Sort(c.Evidence)
	return c
}

// recordText writes what a record says, whatever its id.
func recordText(e assessment.Evidence, supports string) string {
	e.ID, e.Supports = "", nil
	return fmt.Sprintf("%+v %s", e, supports)
}

// textGen makes texts that a spreadsheet could take for something else, and others.
func textGen() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"=1+1", "+1", "-1", "@a", "Don't know", "=Don't know", "==withheld", "?", "!", "-:x", "1/2", "2026-01-02", "TRUE", "007", "1e5",
			"two\nlines", " spaces ", "_x0041_", "x", "0 · Not yet", "a · b", "<&>\"", "漢字 العربية 🙂", "#REF!", "island", "None of these", "There are none", "a#b", "cirtkit:id",
		}),
		rapid.StringMatching(`[A-Za-z0-9 .,;:'=+@_-]{0,12}[A-Za-z0-9]`),
	)
}

// randomState fills an assessment with whatever a form can carry.
func randomState(t *rapid.T, f *assessment.File, q *questionnaires.Questionnaire) {
	draw := func(n int, label string) int { return rapid.IntRange(0, n-1).Draw(t, label) }
	var intents []assessment.Intent
	options := map[string]string{}
	for _, question := range q.Questions() {
		a := questionnaires.Answer{State: questionnaires.Answered}
		switch draw(6, question.ID) {
		case 0:
			a = questionnaires.Answer{}
		case 1:
			a = questionnaires.Answer{State: questionnaires.DontKnow}
		case 2:
			a = questionnaires.Answer{State: questionnaires.Withheld}
		case 3:
			if !question.Essential {
				reason := strings.TrimSpace(textGen().Draw(t, "reason"))
				if len(question.NA) > 0 && draw(2, "code") == 0 {
					reason = question.NA[draw(len(question.NA), "na")].ID
				}
				a = questionnaires.Answer{State: questionnaires.NotApplicable, Reason: reason}
			}
		}
		rows := 0
		if question.Type == questionnaires.List && a.State != questionnaires.Unanswered {
			rows = draw(4, "rows")
		}
		for range rows {
			intents = append(intents, assessment.PutRow(question.ID, questionnaires.Row{ID: f.NewID("r"), Cells: randomCells(t, question)}))
		}
		if a.State == questionnaires.Answered {
			switch question.Type {
			case questionnaires.Number:
				a.Number = questionnaires.Decimal(rapid.IntRange(0, 100000*1000).Draw(t, "number")).String()
			case questionnaires.Date:
				a.Date = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(-2000, 100000).Draw(t, "day")).Format(time.DateOnly)
			case questionnaires.Text:
				a.Text = textGen().Draw(t, "text")
			case questionnaires.Choices:
				for _, o := range question.Options {
					if draw(2, o.Code) == 0 {
						a.Options = append(a.Options, o.Code)
					}
				}
			case questionnaires.List:
			default:
				a.Option = question.Options[draw(len(question.Options), "option")].Code
			}
		}
		options[question.ID] = a.Option
		if questionnaires.CheckAnswer(question, a) == nil {
			intents = append(intents, assessment.SetAnswer(question, a))
		}
		if question.Provided && draw(2, "provided") == 0 {
			intents = append(intents, assessment.SetProvided(question.ID, questionnaires.Providers[draw(5, "provider")]))
		}
		if draw(3, "finding") == 0 {
			intents = append(intents, assessment.SetFinding(question.ID, textGen().Draw(t, "finding")))
		}
	}
	day := func() string {
		return []string{"", "2024-02-29", "2026-12-31"}[draw(3, "day")]
	}
	for i := range draw(5, "records") {
		e := assessment.Evidence{
			ID: f.NewID("e"), Reference: fmt.Sprint("Document ", i, " ", text1(t)), How: assessment.Hows[draw(5, "how")], Date: day(), Issuer: text1(t), Supports: map[string]string{},
		}
		if draw(2, "more") == 0 {
			e.Place, e.ValidUntil, e.Due, e.Promised, e.Marking = text1(t), day(), day(), text1(t), text1(t)
		}
		for range draw(4, "serves") {
			question := q.Questions()[draw(len(q.Questions()), "question")]
			if !question.Scored() {
				e.Supports[question.ID] = assessment.WholeAnswer
			} else if e.Supports[question.ID] = options[question.ID]; options[question.ID] == "" || draw(2, "other") == 0 {
				e.Supports[question.ID] = question.Options[draw(len(question.Options), "shows")].Code
			}
		}
		intents = append(intents, assessment.PutEvidence(e))
	}
	save(t, f, intents...)
}

// text1 is a text of one line, or none.
func text1(t *rapid.T) string {
	if rapid.Bool().Draw(t, "empty") {
		return ""
	}
	s := strings.ReplaceAll(textGen().Draw(t, "line"), "\n", " ")
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}

func randomCells(t *rapid.T, q *questionnaires.Question) map[string]string {
	cells := map[string]string{"name": "n" + text1(t)}
	add := func(id string, values ...string) {
		if v := rapid.SampledFrom(append(values, "")).Draw(t, id); v != "" {
			cells[id] = v
		}
	}
	add("year", "2020", "1990.5")
	add("day", "2024-02-29", "1899-01-01")
	add("kind", "table", "live")
	add("led", "yes", "no")
	add("with", "police", "police,bank", "army,bank")
	return cells
}

// mayLeave is a state without what would show an answer that is withheld, or was taken back.
func mayLeave(s *assessment.State) *assessment.State {
	for id, e := range s.Answers {
		if e.Answer.State == questionnaires.Withheld {
			s.Answers[id].Rows, s.Answers[id].Provided = nil, ""
		}
	}
	for _, r := range s.Evidence {
		maps.DeleteFunc(r.Supports, func(id, _ string) bool {
			e := s.Answers[id]
			open := e == nil || e.Answer.State == questionnaires.Unanswered || e.Answer.State == questionnaires.Withheld
			return open && s.Questionnaire.Question(id).Scored()
		})
	}
	return s
}

// A form made from an assessment gives an empty one the same answers, reasons, findings and evidence, changes
// nothing in the one that it was made from, and nothing when it comes in twice.
func TestRoundTrip(t *testing.T) {
	dir := t.TempDir()
	seed := 0
	rapid.Check(t, func(t *rapid.T) {
		q := mustEvery(t)
		seed += 2
		from, to := fresh(t, dir, q, seed), fresh(t, dir, q, seed+1)
		defer from.Close()
		defer to.Close()
		randomState(t, from, q)
		src := written(t, q, from.State())
		want := contentOf(mayLeave(from.State()))
		imported(t, to, src)
		if diff := cmp.Diff(want, contentOf(to.State())); diff != "" {
			t.Fatalf("the empty assessment got something else (-want +got):\n%s", diff)
		}
		for _, f := range []*assessment.File{from, to} {
			before := f.State().Head
			plan := imported(t, f, src)
			if plan.Count(exchange.New) > 0 || plan.Count(exchange.Changed) > 0 || f.State().Head != before {
				t.Fatalf("coming in again it changed: %+v", plan.Changes)
			}
		}
	})
}

func mustEvery(t tester) *questionnaires.Questionnaire {
	q, err := questionnaires.Load("testdata/every")
	if err != nil {
		t.Fatal(err)
	}
	return q
}
