package assessment

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

func TestAnActThatIsTooLongIsRefused(t *testing.T) {
	f := newFile(t)
	before := bytesOf(t, f.Path())
	var long Intent
	for i := range maxLine/maxText + 2 {
		long = long.With(PutNote(fmt.Sprintf("n%d", i), strings.Repeat("x", maxText)))
	}
	_, err := f.Save(long)
	wantFault(t, err, fault.Input, "assessment.act-too-long")
	if string(bytesOf(t, f.Path())) != string(before) {
		t.Error("the file has changed")
	}
}

// Two files with one identity and two questionnaires, as after an upgrade made by hand.
func TestMergeRefusesAnotherQuestionnaire(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "example")
	if err := os.CopyFS(dir, os.DirFS("testdata/example")); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "questionnaire.yaml")
	src := strings.Replace(string(bytesOf(t, path)), `version: "`, `version: "9.`, 1)
	if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	other, err := questionnaires.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	var sources [][]byte
	for _, q := range []*questionnaires.Questionnaire{example(), other} {
		f, err := Create(filepath.Join(t.TempDir(), "team.cirt"), q, fixed("Ada"))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, bytesOf(t, f.Path()))
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, err = Merge(sources)
	wantFault(t, err, fault.Input, "assessment.merge.other-questionnaire")
}
