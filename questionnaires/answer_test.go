package questionnaires

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"

	"pgregory.net/rapid"
)

// answerModel has a question of every type.
func answerModel(t testing.TB) *Questionnaire {
	return mustLoad(t, writeBase(t, "- {id: a.text,", "- {id: a.set, type: choices, ask: Set, options: {p: P, q: Q, r: R}}\n      - {id: a.text,"))
}

func TestParseAnswer(t *testing.T) {
	q := answerModel(t)
	tests := []struct {
		question, text string
		want           Answer
	}{
		{"a.two", "1", Answer{State: Answered, Option: "1"}},
		{"a.two", "", Answer{}},
		{"a.two", "?", Answer{State: DontKnow}},
		{"a.two", "!", Answer{State: Withheld}},
		{"a.two", "-:no coast", Answer{State: NotApplicable, Reason: "no coast"}},
		{"a.two", "-: no coast ", Answer{State: NotApplicable, Reason: "no coast"}},
		{"a.kind", "x", Answer{State: Answered, Option: "x"}},
		{"b.yes", "yes", Answer{State: Answered, Option: "yes"}},
		{"b.valued", "hi", Answer{State: Answered, Option: "hi"}},
		{"a.set", "r, p", Answer{State: Answered, Options: []string{"p", "r"}}},
		{"a.set", "=", Answer{State: Answered}},
		{"a.number", "2.50", Answer{State: Answered, Number: "2.5"}},
		{"a.number", "=2", Answer{State: Answered, Number: "2"}},
		{"a.date", "2024-02-29", Answer{State: Answered, Date: "2024-02-29"}},
		{"a.text", "some words", Answer{State: Answered, Text: "some words"}},
		{"a.text", "=?", Answer{State: Answered, Text: "?"}},
		{"a.text", "==", Answer{State: Answered, Text: "="}},
		{"a.text", "=-:x", Answer{State: Answered, Text: "-:x"}},
		{"a.list", "=", Answer{State: Answered}},
		{"a.list", "?", Answer{State: DontKnow}},
	}
	for _, tt := range tests {
		got, err := ParseAnswer(q.Question(tt.question), tt.text)
		if err != nil || !sameAnswer(got, tt.want) {
			t.Errorf("ParseAnswer(%s, %q) = %+v, %v, want %+v", tt.question, tt.text, got, err, tt.want)
		}
	}
}

func TestParseAnswerRefuses(t *testing.T) {
	q := answerModel(t)
	tests := []struct{ question, text, key, says string }{
		{"a.two", "7", "answer-option", "use one of 0, 1"},
		{"a.one", "-:reason", "answer-essential", "answer it"},
		{"a.two", "-:", "answer-reason", ""},
		{"a.text", "-:  ", "answer-reason", "why"},
		{"a.two", "-:" + strings.Repeat("x", MaxReason+1), "answer-too-long", "2001"},
		{"a.set", "p,z", "answer-option", "p, q, r"},
		{"a.number", "many", "answer-number", "many"},
		{"a.number", "1.2345", "answer-number", "three"},
		{"a.number", "1e3", "answer-number", ""},
		{"a.number", "-1", "answer-below", "0"},
		{"a.number", "9.501", "answer-above", "9.5"},
		{"a.date", "2026-02-30", "answer-date", "2026-02-30"},
		{"a.date", "21.11.2026", "answer-date", "YYYY"},
		{"a.text", "   ", "answer-empty", ""},
		{"a.text", "=", "answer-empty", ""},
		{"a.text", strings.Repeat("é", MaxText+1), "answer-too-long", "20001"},
		{"a.text", "a\x1bb", "answer-character", "U+001B"},
		{"a.text", "a\u202eb", "answer-character", "U+202E"},
		{"a.text", "a\xffb", "answer-character", "FF"},
		{"a.list", "one,two", "answer-list", "wizard"},
	}
	for _, tt := range tests {
		_, err := ParseAnswer(q.Question(tt.question), tt.text)
		f := findFault(err, "questionnaires."+tt.key)
		if f == nil || f.Kind != fault.Input {
			t.Errorf("ParseAnswer(%s, %.30q) = %v, want %s", tt.question, tt.text, err, tt.key)
			continue
		}
		if text := f.Error() + "\n" + f.Hint(lang.English()); !strings.Contains(text, tt.says) || !strings.Contains(text, tt.question) {
			t.Errorf("ParseAnswer(%s, %.30q) says\n%s\nwant %q", tt.question, tt.text, text, tt.says)
		}
	}
}

func TestCheckAnswerRefuses(t *testing.T) {
	q := answerModel(t)
	tests := []struct {
		question string
		answer   Answer
		key      string
	}{
		{"a.two", Answer{State: "perhaps"}, "answer-state"},
		{"a.two", Answer{Option: "1"}, "answer-extra"},
		{"a.two", Answer{State: DontKnow, Option: "1"}, "answer-extra"},
		{"a.two", Answer{State: Answered, Option: "1", Text: "x"}, "answer-extra"},
		{"a.two", Answer{State: Answered}, "answer-option"},
		{"a.two", Answer{State: NotApplicable, Reason: "x", Option: "1"}, "answer-extra"},
		{"a.two", Answer{State: NotApplicable, Reason: " x"}, "answer-reason-space"},
		{"a.set", Answer{State: Answered, Options: []string{"q", "p"}}, "answer-order"},
		{"a.set", Answer{State: Answered, Options: []string{"p", "p"}}, "answer-order"},
		{"a.number", Answer{State: Answered, Number: "2.50"}, "answer-number-form"},
		{"a.number", Answer{State: Answered}, "answer-number"},
		{"a.list", Answer{State: Answered, Number: "1"}, "answer-extra"},
	}
	for _, tt := range tests {
		if err := CheckAnswer(q.Question(tt.question), tt.answer); findFault(err, "questionnaires."+tt.key) == nil {
			t.Errorf("CheckAnswer(%s, %+v) = %v, want %s", tt.question, tt.answer, err, tt.key)
		}
	}
}

// anyAnswer draws an answer that can stand for a question.
func anyAnswer(rt *rapid.T, q *Question) Answer {
	states := []AnswerState{Unanswered, Answered, DontKnow, Withheld}
	if !q.Essential {
		states = append(states, NotApplicable)
	}
	words := rapid.StringMatching(`[?!=:a-z -]{1,8}`).Filter(func(s string) bool { return strings.TrimSpace(s) == s && s != "" })
	a := Answer{State: rapid.SampledFrom(states).Draw(rt, "state")}
	switch {
	case a.State == NotApplicable:
		a.Reason = words.Draw(rt, "reason")
	case a.State != Answered:
	case q.Type == Choices:
		for _, o := range q.Options {
			if rapid.Bool().Draw(rt, "chosen") {
				a.Options = append(a.Options, o.Code)
			}
		}
	case len(q.Options) > 0:
		a.Option = rapid.SampledFrom(q.Options).Draw(rt, "option").Code
	case q.Type == Number:
		a.Number = Decimal(rapid.Int64Range(int64(*q.Min), int64(*q.Max)).Draw(rt, "number")).String()
	case q.Type == Date:
		a.Date = fmt.Sprintf("%04d-%02d-%02d", rapid.IntRange(1900, 2100).Draw(rt, "year"), rapid.IntRange(1, 12).Draw(rt, "month"), rapid.IntRange(1, 28).Draw(rt, "day"))
	case q.Type == Text:
		a.Text = words.Draw(rt, "text")
	}
	return a
}

// TestAnswersRoundTrip: what FormatAnswer writes, ParseAnswer reads as the same answer.
func TestAnswersRoundTrip(t *testing.T) {
	q := answerModel(t)
	rapid.Check(t, func(rt *rapid.T) {
		question := rapid.SampledFrom(q.Questions()).Draw(rt, "question")
		a := anyAnswer(rt, question)
		if err := CheckAnswer(question, a); err != nil {
			rt.Fatalf("CheckAnswer(%s, %+v) = %v", question.ID, a, err)
		}
		text := FormatAnswer(question, a)
		if back, err := ParseAnswer(question, text); err != nil || !sameAnswer(back, a) {
			rt.Fatalf("ParseAnswer(%s, %q) = %+v, %v, want %+v", question.ID, text, back, err, a)
		}
	})
}

func TestCheckRow(t *testing.T) {
	list := answerModel(t).Question("a.list")
	list.Columns = append(list.Columns,
		Column{ID: "n", Label: "N", Type: Number, Min: new(Decimal(0))},
		Column{ID: "d", Label: "D", Type: Date},
		Column{ID: "s", Label: "S", Type: Choices, Options: list.Columns[1].Options},
		Column{ID: "y", Label: "Y", Type: YesNo, Options: []Option{{Code: "no"}, {Code: "yes"}}})
	tests := []struct {
		name  string
		id    string
		cells map[string]string
		key   string // "" when it is taken
	}{
		{"whole", "r1", map[string]string{"name": "A", "kind": "p", "n": "2.5", "d": "2026-01-01", "s": "p,q", "y": "yes"}, ""},
		{"only what is required", "r1", map[string]string{"name": "A", "kind": ""}, ""},
		{"required missing", "r1", map[string]string{"kind": "p"}, "row-required"},
		{"no id", "", map[string]string{"name": "A"}, "row-id"},
		{"unknown column", "r1", map[string]string{"name": "A", "colour": "red"}, "row-column"},
		{"unknown option", "r1", map[string]string{"name": "A", "kind": "z"}, "answer-option"},
		{"options out of order", "r1", map[string]string{"name": "A", "s": "q,p"}, "answer-order"},
		{"not a number", "r1", map[string]string{"name": "A", "n": "x"}, "answer-number"},
		{"below", "r1", map[string]string{"name": "A", "n": "-1"}, "answer-below"},
		{"not a date", "r1", map[string]string{"name": "A", "d": "2026-13-01"}, "answer-date"},
		{"not yes or no", "r1", map[string]string{"name": "A", "y": "maybe"}, "answer-option"},
		{"control character", "r1", map[string]string{"name": "A\x00"}, "answer-character"},
		{"too long", "r1", map[string]string{"name": strings.Repeat("x", MaxText+1)}, "answer-too-long"},
	}
	for _, tt := range tests {
		err := CheckRow(list, Row{ID: tt.id, Cells: tt.cells})
		if tt.key == "" && err != nil || tt.key != "" && findFault(err, "questionnaires."+tt.key) == nil {
			t.Errorf("%s: CheckRow = %v, want %q", tt.name, err, tt.key)
		}
	}
	if err := CheckRow(answerModel(t).Question("a.two"), Row{ID: "r1"}); findFault(err, "questionnaires.row-not-list") == nil {
		t.Errorf("a row of a scale: %v", err)
	}
}

func FuzzParseAnswer(f *testing.F) {
	q := answerModel(f)
	for i, s := range []string{"1", "?", "!", "-:x", "=", "==", "p,q", "2.5", "2026-01-01", "words", ""} {
		f.Add(i, s)
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		question := q.Questions()[uint(i)%uint(len(q.Questions()))]
		a, err := ParseAnswer(question, text)
		if err != nil {
			return
		}
		back, err := ParseAnswer(question, FormatAnswer(question, a))
		if err != nil || !sameAnswer(a, back) {
			t.Errorf("ParseAnswer(%s, %q) = %+v, and back %+v, %v", question.ID, text, a, back, err)
		}
	})
}

func TestDates(t *testing.T) {
	for _, good := range []string{"2026-11-21", "2024-02-29", "0001-01-01"} {
		if !IsDate(good) {
			t.Errorf("%s is a date", good)
		}
	}
	for _, bad := range []string{"", "2025-02-29", "2026-1-1", "2026-11-21T00:00", "2026-00-10", "+026-11-21"} {
		if IsDate(bad) {
			t.Errorf("%s is no date", bad)
		}
	}
}

func TestNearest(t *testing.T) {
	known := []string{"title", "version", "sections", "mandate.legal-basis"}
	for found, want := range map[string]string{
		"titel": "title", "Title": "title", "verison": "version", "section": "sections", "mandate.legal-bassis": "mandate.legal-basis",
		"colour": "", "x": "", "": "", "ti": "",
	} {
		if got := Nearest(found, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", found, got, want)
		}
	}
	if slices.Contains(known, Nearest(strings.Repeat("x", 1<<20), known)) {
		t.Error("a very long word is near nothing")
	}
}
