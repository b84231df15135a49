package questionnaires

import (
	"path/filepath"
	"testing"

	"cirtkit/internal/lang"
)

// TestSkeleton: what somebody begins from loads, lints without a word, and has every kind of key once.
func TestSkeleton(t *testing.T) {
	src, err := Skeleton("ministry-check")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, MainFile), string(src))
	q := mustLoad(t, folder)
	if q.ID != "ministry-check" {
		t.Errorf("the id is %s", q.ID)
	}
	for _, f := range Lint(q) {
		t.Error(f.Message(lang.English()))
	}
	for _, id := range []string{"", "Ministry", "self", "a b", "../a"} {
		if _, err := Skeleton(id); findFault(err, "questionnaires.id-form") == nil {
			t.Errorf("Skeleton(%q) = %v", id, err)
		}
	}
}
