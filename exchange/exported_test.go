package exchange

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

func exportOf(t *testing.T, s *assessment.State, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Export(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What goes out inside a report tells nothing that the report does not.
func TestEnclosed(t *testing.T) {
	s := filled(t)
	s.Evidence[0].File = "/home/login-name/decision.pdf"
	s.Answers["mandate.legal-basis"].By = "Officer who typed"
	private := []string{"login-name", "Officer who typed", "Reviewer", "SECRET", "gone.question"}
	for _, word := range private[:3] {
		if whole := string(exportOf(t, s, Options{})); !strings.Contains(whole, word) {
			t.Errorf("the whole export lacks %q", word)
		}
	}
	enclosed := string(exportOf(t, s, Options{Enclosed: true}))
	for _, word := range private {
		if strings.Contains(enclosed, word) {
			t.Errorf("%q stands in\n%s", word, enclosed)
		}
	}
	for _, word := range []string{"Ministry", `by: "Lin"`, "Decision 12", `answer: "2"`} {
		if !strings.Contains(enclosed, word) {
			t.Errorf("%q is lost from\n%s", word, enclosed)
		}
	}
}

// An export comes back: into an empty assessment of the questionnaire all that a form could say is new, and into its
// own nothing is.
func TestExportComesBack(t *testing.T) {
	s := filled(t)
	for name, o := range map[string]Options{"enclosed": {Enclosed: true}, "whole": {WorkingNotes: true}} {
		in, err := ReadYAML("answers.yaml", exportOf(t, s, o), s.Questionnaire, s.ID)
		if err != nil {
			t.Fatal(err)
		}
		if own := Compare(s, in, lang.English()); own.Count(Same) != len(own.Changes) || len(own.Changes) == 0 || len(own.Refused) > 0 {
			t.Errorf("%s: into its own: %d of %d the same, refused %v", name, own.Count(Same), len(own.Changes), own.Refused)
		}
		file := made(t, s.Questionnaire)
		in, err = ReadYAML("answers.yaml", exportOf(t, s, o), s.Questionnaire, file.State().ID)
		if err != nil {
			t.Fatal(err)
		}
		plan := Compare(file.State(), in, lang.English())
		if len(plan.Refused) > 0 || plan.Count(New) != len(plan.Changes) {
			t.Fatalf("%s: %d of %d new, refused %v", name, plan.Count(New), len(plan.Changes), plan.Refused)
		}
		if _, err := file.Save(plan.Intent(file.NewID, nil)); err != nil {
			t.Fatal(err)
		}
		got := file.State()
		for _, q := range s.Questionnaire.Questions() {
			was, is := s.Answers[q.ID], got.Answers[q.ID]
			if was == nil || was.Answer.State == questionnaires.Unanswered && len(was.Rows) == 0 {
				continue
			}
			if is == nil || questionnaires.FormatAnswer(q, was.Answer) != questionnaires.FormatAnswer(q, is.Answer) ||
				was.Finding != is.Finding || was.Provided != is.Provided || len(was.Rows) != len(is.Rows) {
				t.Errorf("%s: %s was %+v and is %+v", name, q.ID, was, is)
			}
			if is != nil && (is.WorkingNote != "" || is.Review != nil || len(is.Positions) > 0) {
				t.Errorf("%s: %s has more than its answer: %+v", name, q.ID, is)
			}
		}
		if len(got.Evidence) != 1 || got.Evidence[0].Reference != "Decision 12" || got.Evidence[0].Supports["mandate.legal-basis"] != "2" {
			t.Errorf("%s: the evidence is %+v", name, got.Evidence)
		}
	}
}

func TestExportsThatDoNotComeIn(t *testing.T) {
	s := filled(t)
	good := string(exportOf(t, s, Options{Enclosed: true}))
	for _, tt := range []struct{ name, old, new, key string }{
		{"a later version", "cirtkit-export: 1", "cirtkit-export: 2", "exchange.export-format"},
		{"answers that are none", "answers:\n", "answers: []\nothers:\n", "exchange.export-format"},
		{"another questionnaire", `  id: "` + s.Questionnaire.ID, `  id: "other`, "exchange.export-other-questionnaire"},
		{"another version", `  digest: "`, `  digest: "0`, "exchange.export-other-version"},
	} {
		bad := strings.Replace(good, tt.old, tt.new, 1)
		_, err := ReadYAML("a.yaml", []byte(bad), s.Questionnaire, "")
		var f *fault.Fault
		if bad == good || !errors.As(err, &f) || f.Key != tt.key || f.Hint(lang.English()) == "" {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.key)
		}
	}
	for _, tt := range []struct{ name, old, new, key string }{
		{"an unknown question", "  mandate.legal-basis:\n    answer", "  mandate.legal-bases:\n    answer", "a.yaml questionnaires.no-question-near"},
		{"an unknown option", `answer: "2"`, `answer: "9"`, "a.yaml: mandate.legal-basis "},
		{"a conflict", `    answer: "2"` + "\n", `    answer: "2"` + "\n    conflict: true\n", "a.yaml: mandate.legal-basis exchange.earlier-conflict"},
		{"a record in conflict", `reference: "Decision 12"`, `reference: "Decision 12"` + "\n    conflict: true", "a.yaml: e1-0000 exchange.export-record-conflict"},
	} {
		bad := strings.Replace(good, tt.old, tt.new, 1)
		in, err := ReadYAML("a.yaml", []byte(bad), s.Questionnaire, "")
		if err != nil || bad == good {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := keys(in.Refused); !slices.ContainsFunc(got, func(k string) bool { return strings.HasPrefix(k, tt.key) }) {
			t.Errorf("%s: refused %q, want %s", tt.name, got, tt.key)
		}
	}
}

// A document beside an answer that is withheld comes in, and shows no option.
func TestExportOfWhatIsWithheldComesBack(t *testing.T) {
	q := example(t)
	s := made(t, q, set(t, q, "mandate.legal-basis", "!"),
		assessment.PutEvidence(assessment.Evidence{ID: "e1-0000", Reference: "Decree", How: "seen", Supports: map[string]string{"mandate.legal-basis": "2"}})).State()
	in, err := ReadYAML("a.yaml", exportOf(t, s, Options{Enclosed: true}), q, "")
	if err != nil {
		t.Fatal(err)
	}
	plan := Compare(made(t, q).State(), in, lang.English())
	if len(plan.Refused) > 0 || plan.Count(New) != 2 {
		t.Errorf("refused %v, new %d, want the answer and the document", plan.Refused, plan.Count(New))
	}
}

func FuzzReadExport(f *testing.F) {
	q := example(f)
	f.Add("cirtkit-export: 1\nquestionnaire: {id: example, digest: x}\nanswers: {a: {answer: [1]}}\n")
	f.Fuzz(func(t *testing.T, src string) {
		in, err := readExport("a.yaml", []byte(src), q, "")
		if (in == nil) == (err == nil) {
			t.Errorf("read as %v, %v", in, err)
		}
	})
}
