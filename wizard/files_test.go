package wizard

import (
	"os"
	"path/filepath"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// newFileOf is the configuration of a run on a new assessment of a questionnaire of the library, with what was saved
// in it first.
func newFileOf(t *testing.T, id string, first ...assessment.Intent) Config {
	t.Helper()
	q, err := questionnaires.Open(id)
	if err != nil {
		t.Fatal(err)
	}
	cfg := testConfig(t, t.TempDir())
	cfg.Path = filepath.Join(filepath.Dir(cfg.Settings), "state.cirt")
	f, err := assessment.Create(cfg.Path, q, cfg.options("A. Officer"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	saveIn(t, cfg, cfg.Path, "A. Officer", first...)
	return cfg
}

// saveIn saves changes in a file as somebody does who works on it alone.
func saveIn(t *testing.T, cfg Config, path, author string, intents ...assessment.Intent) {
	t.Helper()
	f, err := assessment.Open(path, cfg.options(author))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.Save(intents...); err != nil {
		t.Fatal(err)
	}
}

// mergedFile is the configuration of a run on the merge of two copies of a file, on which two people worked.
func mergedFile(t *testing.T, cfg Config, mine, theirs []assessment.Intent) Config {
	t.Helper()
	dir := filepath.Dir(cfg.Path)
	src, err := os.ReadFile(cfg.Path)
	if err != nil {
		t.Fatal(err)
	}
	other, merged := filepath.Join(dir, "other.cirt"), filepath.Join(dir, "merged.cirt")
	if err := os.WriteFile(other, src, 0o600); err != nil {
		t.Fatal(err)
	}
	saveIn(t, cfg, cfg.Path, "A. Officer", mine...)
	saveIn(t, cfg, other, "C. Consultant", theirs...)
	if _, err := assessment.MergeFiles(merged, cfg.Path, other); err != nil {
		t.Fatal(err)
	}
	cfg.Path = merged
	return cfg
}

// answeredBy answers a question by an option.
func answeredBy(q *questionnaires.Questionnaire, question, option string) assessment.Intent {
	return assessment.SetAnswer(q.Question(question), questionnaires.Answer{State: questionnaires.Answered, Option: option})
}
