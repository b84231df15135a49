package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// Two people answer in copies of one file; after a merge both answers stand, with their names, until
// somebody settles it.
func TestAMergeShowsBothAnswers(t *testing.T) {
	cfg := newFile(t)
	dir := filepath.Dir(cfg.Path)
	src, err := os.ReadFile(cfg.Path)
	if err != nil {
		t.Fatal(err)
	}
	other, merged := filepath.Join(dir, "other.cirt"), filepath.Join(dir, "merged.cirt")
	if err := os.WriteFile(other, src, 0o600); err != nil {
		t.Fatal(err)
	}
	answer := func(path, author, option string) {
		f, err := assessment.Open(path, cfg.options(author))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		q := f.State().Questionnaire.Question("mandate.basis")
		if _, err := f.Save(assessment.SetAnswer(q, questionnaires.Answer{State: questionnaires.Answered, Option: option})); err != nil {
			t.Fatal(err)
		}
	}
	answer(cfg.Path, "A. Officer", "1")
	answer(other, "C. Consultant", "3")
	if _, err := assessment.MergeFiles(merged, cfg.Path, other); err != nil {
		t.Fatal(err)
	}
	cfg.Path = merged
	r := newRig(t, cfg)
	r.at("mandate.basis")
	r.sees("stand beside each other", "1 (A. Officer)", "3 (C. Consultant)", "0/9")
	if strings.Contains(r.app.View(), "●") {
		t.Errorf("the question looks answered:\n%s", r.app.View())
	}
	r.press("u")
	r.sees("After a merge there is nothing to undo")
	r.press("/", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab")
	r.sees("two answers after a merge", "1 question", "≠")
	r.press("esc", "t")
	r.sees("1 value differs after a merge")
	r.press("esc", "=")
	r.sees("answer: 1 (A. Officer, 2026-09-30", "answer: 3 (C. Consultant, 2026-09-30")
	r.press("1")
	if e := r.onDisk().Answers["mandate.basis"]; e.Conflict || e.Answer.Option != "1" {
		t.Errorf("after choosing the first: %+v\n%s", e, r.app.View())
	}
	r.sees("Nothing differs")
	r.press("esc", "u")
	r.at("mandate.basis")
	r.sees("stand beside each other")
	r.at("mandate.basis")
	r.press("3")
	for r.app.top().name() == "why" {
		r.press("esc")
	}
	if e := r.onDisk().Answers["mandate.basis"]; e.Conflict || e.Answer.Option != "3" {
		t.Errorf("after answering: %+v", e)
	}
	r.press("ctrl+c")
}

// Writing on a finding that differs after a merge begins with both texts: none is lost unseen.
func TestAMergedFindingKeepsBothTexts(t *testing.T) {
	cfg := newFile(t)
	dir := filepath.Dir(cfg.Path)
	src, err := os.ReadFile(cfg.Path)
	if err != nil {
		t.Fatal(err)
	}
	other, merged := filepath.Join(dir, "other.cirt"), filepath.Join(dir, "merged.cirt")
	if err := os.WriteFile(other, src, 0o600); err != nil {
		t.Fatal(err)
	}
	const begins = "The ministry told us on the telephone that the paper for the cabinet was "
	for path, text := range map[string]string{cfg.Path: begins + "no.", other: begins + "yes."} {
		f, err := assessment.Open(path, cfg.options("A. Officer"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Save(assessment.SetFinding("mandate.basis", text)); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := assessment.MergeFiles(merged, cfg.Path, other); err != nil {
		t.Fatal(err)
	}
	cfg.Path = merged
	r := newRig(t, cfg)
	r.at("mandate.basis")
	r.press("=")
	r.sees("cabinet was") // in whole, below the list
	r.press("esc", "f")
	r.write("!")
	r.press("esc")
	finding := r.onDisk().Answers["mandate.basis"].Finding
	if !strings.Contains(finding, "was no.") || !strings.Contains(finding, "was yes.") {
		t.Errorf("the finding is %q", finding)
	}
}
