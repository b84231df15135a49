package wizard

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Where an assessment is asked for, folders and assessments are offered and nothing else; each place has its own kinds, a new
// file none.
func TestPathsOfferWhatThePlaceCanRead(t *testing.T) {
	r := open(t)
	for _, name := range []string{"2024.cirt", "REPORT.PDF", "baseline.yaml", "photo.JPG", "plan.docx", "Z.CIRT"} {
		if err := os.WriteFile(filepath.Join(r.dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"old", "empty"} {
		if err := os.Mkdir(filepath.Join(r.dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	beside := filepath.ToSlash(r.dir) + "/"
	a := r.app
	tests := []struct {
		name string
		form *form
		want []string
	}{
		{"open", openForm(a, "", ""), []string{"2024.cirt", "Z.CIRT", "examplia.cirt", "empty/", "old/"}},
		{"last time", sinceForm(a.asker(), ""), []string{"2024.cirt", "Z.CIRT", "examplia.cirt", "empty/", "old/"}},
		{"profile", profileForm(a.asker(), ""), []string{"baseline.yaml", "empty/", "old/"}},
		{"signed page", signedForm(a.asker(), a.desk, a.words, nil), []string{"REPORT.PDF", "photo.JPG", "empty/", "old/"}},
		{"a new place", saveAsForm(a), []string{"empty/", "old/"}},
		{"a copy", copyOnForm(a), []string{"empty/", "old/"}},
	}
	for _, tt := range tests {
		f := tt.form
		f.edit = newEditor(beside, false)
		f.take()
		a.push(f)
		r.run(f.list())
		var got []string
		for _, c := range f.offers() {
			if c.text != "settings/" {
				got = append(got, c.text)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
		if len(f.focused().ends) == 0 {
			a.pop()
			continue
		}
		if r.seen("No file that ends in") {
			t.Errorf("%s:\n%s", tt.name, a.View())
		}
		f.edit = newEditor(beside+"empty/", false)
		f.take()
		r.run(f.list())
		if v := strings.Join(strings.Fields(strings.ReplaceAll(a.View(), "\n", "")), " "); !strings.Contains(v, "No file that ends in") {
			t.Errorf("%s: an empty folder:\n%s", tt.name, a.View())
		}
		a.pop()
	}
}
