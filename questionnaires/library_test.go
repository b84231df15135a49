package questionnaires

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLibrary loads every questionnaire of the library from its source.
func TestLibrary(t *testing.T) {
	folders, err := filepath.Glob("library/*/" + MainFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range folders {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			q, err := Load(filepath.Dir(file))
			if err != nil {
				t.Fatal(err)
			}
			if want := filepath.Base(filepath.Dir(file)); q.ID != want {
				t.Errorf("the questionnaire in library/%s has the id %s", want, q.ID)
			}
		})
	}
}

// TestModels loads every model under testdata/models.
func TestModels(t *testing.T) {
	entries, err := os.ReadDir("testdata/models")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) {
			if _, err := Load(filepath.Join("testdata/models", e.Name())); err != nil {
				t.Fatal(err)
			}
		})
	}
}
