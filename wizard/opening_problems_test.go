package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What can't be opened is said with a way on, and what was typed is kept.
func TestWhatCantBeOpened(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, path string
		says, line string // on the screen and in the line mode
		then       string // what 1 leads to
	}{
		{"folder", filepath.Join(dir, "folder"), "This is a folder", "is a folder", "Open an assessment"},
		{"another file", write("letter.docx", "PK", 0o600), "is not an assessment file", "is not an assessment file", "This can't be opened"},
		{"questionnaire", sampleFolder + "/questionnaire.yaml", "This is a questionnaire", "is a questionnaire", "New assessment"},
		{"questionnaire's folder", sampleFolder, "This is a questionnaire", "is a questionnaire", "New assessment"},
		{"nothing", filepath.Join(dir, "examplia.cirt"), "There is no file", "there is no file", "Open an assessment"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cfg := testConfig(t, t.TempDir())
			r := newRig(t, cfg)
			r.size(120, 40)
			r.press("o")
			r.write(tt.path)
			r.press("ctrl+s")
			r.sees("can't be opened", tt.says)
			r.press("1")
			r.sees(tt.then)
			out, err := plainRun(t, cfg, "open", tt.path, "quit")
			if err != nil || !strings.Contains(strings.ToLower(out), tt.line) {
				t.Errorf("%v; the line mode does not say %q:\n%s", err, tt.line, out)
			}
		})
	}
	if os.Getuid() == 0 {
		return // may read everything
	}
	cfg := testConfig(t, t.TempDir())
	r := newRig(t, cfg)
	r.run(r.app.open(write("closed.cirt", "x", 0)))
	r.sees("may not be opened by this user")
}

// Where a new file will be is told while its place is typed.
func TestAPlaceTellsWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "there.cirt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cfg := testConfig(t, dir)
	cfg.Questionnaire = "testdata/questionnaire"
	r := newRig(t, cfg)
	r.size(120, 40)
	f := r.app.top().(*form)
	for f.focused() == nil || f.focused().id != "path" {
		r.press("tab")
	}
	for typed, want := range map[string]string{
		dir + "/new":         "Will be " + filepath.Join(dir, "new.cirt"),
		dir + "/there":       "there.cirt is there already",
		dir + "/none/x.cirt": "There is no folder " + filepath.Join(dir, "none"),
	} {
		r.press("ctrl+u")
		r.write(typed)
		r.sees(want)
	}
}
