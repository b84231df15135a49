package exchange

import (
	"bytes"
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// update renews the golden files: go test ./exchange -update, then read what changed.
var update = flag.Bool("update", false, "renew the golden files")

func example(t testing.TB) *questionnaires.Questionnaire {
	t.Helper()
	q, err := questionnaires.Load("testdata/example")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// filled is a state with something of every kind.
func filled(t testing.TB) *assessment.State {
	t.Helper()
	q := example(t)
	now := time.Date(2026, 11, 21, 14, 0, 0, 0, time.UTC)
	f, err := assessment.Create(filepath.Join(t.TempDir(), "a.cirt"), q, assessment.Options{
		Author: "Ada", Now: func() time.Time { return now }, Random: strings.NewReader(strings.Repeat("0123456789abcdef", 4)),
	})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	legal := assessment.SetAnswer(q.Question("mandate.legal-basis"), questionnaires.Answer{State: questionnaires.Answered, Option: "2"})
	legal.For, legal.Session = "Ministry", "s1-0000"
	_, err = f.Save(
		assessment.SetAbout(assessment.About{Subject: "Examplia: north", Assessors: []string{"Ada", "no"}}),
		legal,
		assessment.SetFinding("mandate.legal-basis", "Signed on 2 May:\n  - not published\n\n# kept"),
		assessment.SetWorkingNote("mandate.legal-basis", "SECRET note"),
		assessment.SetAnswer(q.Question("service.alerts"), questionnaires.Answer{State: questionnaires.Answered, Option: "no"}),
		assessment.SetAnswer(q.Question("service.staff"), questionnaires.Answer{State: questionnaires.Answered, Number: "3.5"}),
		assessment.SetAnswer(q.Question("mandate.host"), questionnaires.Answer{State: questionnaires.Answered, Text: "? who: #1"}),
		assessment.SetMark("mandate.review", true),
		assessment.PutRow("service.exercises", questionnaires.Row{ID: "r1-0000", Cells: map[string]string{"name": "Blue \"Wave\"", "year": "2025"}}),
		assessment.PutPosition("mandate.legal-basis", assessment.Position{
			Session: "s1-0000", Institution: "Ministry", Note: "SECRET position",
			Answer: questionnaires.Answer{State: questionnaires.Answered, Option: "3"},
		}),
		assessment.PutReview("mandate.legal-basis", assessment.Review{By: "Lin", Answer: questionnaires.Answer{State: questionnaires.DontKnow}}),
		assessment.PutSession(assessment.Session{ID: "s1-0000", Kind: "interview", Institutions: []string{"Ministry"}}),
		assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decision 12", How: "seen", Supports: map[string]string{"mandate.legal-basis": "2"}}),
		assessment.PutNote("n1-0000", "SECRET quick note"),
		assessment.Release("x1-0000", assessment.Released{To: "Reviewer", Uses: []string{"reviewer"}}),
		assessment.Intent{Sets: []assessment.Set{
			{Field: "answer/gone.question", Value: []byte(`{"state":"answered","option":"1"}`)},
			{Field: "later/thing", Value: []byte(`"SECRET of later"`)},
		}},
	)
	if err != nil {
		t.Fatal(err)
	}
	return f.State()
}

func TestExport(t *testing.T) {
	for name, o := range map[string]Options{"without-notes": {}, "with-notes": {WorkingNotes: true}} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := Export(&b, filled(t), o); err != nil {
				t.Fatal(err)
			}
			got := b.String()
			golden := filepath.Join("testdata", "export-"+name+".yaml")
			if *update {
				if err := os.WriteFile(golden, b.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the export is now\n%s\nwant\n%s", got, want)
			}
			if secrets := strings.Count(got, "SECRET"); secrets > 0 != o.WorkingNotes {
				t.Errorf("%d working notes left", secrets)
			}
			if o.WorkingNotes && strings.Count(got, "SECRET") != 4 {
				t.Error("a working note is missing")
			}
		})
	}
}

func TestBareAnswersComeBack(t *testing.T) {
	s := filled(t)
	var b bytes.Buffer
	if err := ExportAnswers(&b, s); err != nil {
		t.Fatal(err)
	}
	got, err := ReadAnswers("a.yaml", b.Bytes(), s.Questionnaire)
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	want := map[string]questionnaires.Answer{}
	for id, e := range s.Answers {
		if e.Answer.State != questionnaires.Unanswered {
			want[id] = e.Answer
		}
	}
	if !maps.EqualFunc(got, want, func(a, b questionnaires.Answer) bool { return reflect.DeepEqual(a, b) }) {
		t.Errorf("back came %v, want %v", got, want)
	}
}

// Any text comes back from the YAML as it was, with its type.
func TestTextsSurviveYAML(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.StringMatching(`[ -#:?a\n"'\\|>%@\-\[{]{0,12}`),
		rapid.SampledFrom([]string{"no", "yes", "010", "1e3", "~", "null", "2026-11-21", "a\n b\n", "a\n\n\nb", " a\nb", "a \nb", "a\n  b", "- a\n- b", "a\r\nb", "#\n#", "a: b\nc"}),
	)
	rapid.Check(t, func(rt *rapid.T) {
		// The gate of texts lets no control characters but newlines come this far.
		want := strings.Map(func(c rune) rune {
			if c < ' ' && c != '\n' || c >= 0x7f && c < 0xa0 || c == 0xFFFD {
				return -1
			}
			return c
		}, text.Draw(rt, "text"))
		var b bytes.Buffer
		y := newYAMLWriter(&b)
		y.text("before", "x")
		y.text("key", want)
		y.text("after", "x")
		if err := y.out.Flush(); err != nil {
			rt.Fatal(err)
		}
		entries, err := questionnaires.ReadMap("t", b.Bytes())
		if err != nil {
			var f *fault.Fault
			if errors.As(err, &f) && f.Key == "questionnaires.character" {
				rt.Skip("the strict reader refuses the character itself")
			}
			rt.Fatalf("%v\n%s", err, b.String())
		}
		got := ""
		for _, e := range entries {
			if e.Key == "key" {
				got = e.Value
			}
		}
		if got != want || len(entries) < 2 {
			rt.Fatalf("%q came back as %q from\n%s", want, got, b.String())
		}
	})
}

func TestReadAnswersSaysWhatIsWrong(t *testing.T) {
	q := example(t)
	tests := []struct {
		name, src string
		want      []string // "line:column key"
	}{
		{"whole", "mandate.legal-basis: \"2\"\nservice.alerts: no\nservice.staff: 3\nmandate.host:\n", nil},
		{"unknown id", "mandate.legal-basis: \"2\"\nmandate.legal-bassis: \"1\"\n", []string{"2:1 questionnaires.no-question-near"}},
		{"far from any id", "zzz: \"1\"\n", []string{"1:1 questionnaires.no-question"}},
		{"unknown option", "mandate.legal-basis: \"7\"\n", []string{"1:22 questionnaires.answer-option"}},
		{"not a number", "service.staff: many\n", []string{"1:16 questionnaires.answer-number"}},
		{"twice", "mandate.host: a\nmandate.host: b\n", []string{"2:1 questionnaires.duplicate-key"}},
		{"a list", "service.languages: [en, fr]\n", []string{"1:20 questionnaires.map-value"}},
		{"null", "mandate.host: null\n", []string{"1:15 questionnaires.map-value"}},
		{"all at once", "a: 1\nmandate.legal-basis: 9\n", []string{"1:1 questionnaires.no-question", "2:22 questionnaires.answer-option"}},
		{"no map", "- a\n", []string{"1:1 questionnaires.not-a-mapping"}},
		{"empty", "", []string{"0:0 questionnaires.file-empty"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := ReadAnswers("a.yaml", []byte(tt.src), q)
			var got []string
			var list fault.List
			var one *fault.Fault
			switch {
			case errors.As(err, &list):
			case errors.As(err, &one):
				list = fault.List{one}
			case err != nil:
				t.Fatal(err)
			}
			for _, f := range list {
				got = append(got, strings.TrimPrefix(f.Place.String(), "a.yaml:")+" "+f.Key)
				if f.Place.File != "a.yaml" || f.Kind != fault.Input || f.Error() == f.Key {
					t.Errorf("the fault is %+v: %v", f, f)
				}
			}
			if tt.name == "empty" {
				got[0] = strings.Replace(got[0], "a.yaml", "0:0", 1)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("the faults are %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzReadAnswers(f *testing.F) {
	f.Add("mandate.legal-basis: \"2\"\n")
	f.Add("a: &x b\nc: *x\n")
	q := example(f)
	f.Fuzz(func(t *testing.T, src string) {
		answers, err := ReadAnswers("a.yaml", []byte(src), q)
		if (answers == nil) == (err == nil) {
			t.Errorf("answers %v, error %v", answers, err)
		}
	})
}
