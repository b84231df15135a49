package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/report"
)

// A file that is there is replaced by nothing but the reader's word.
func TestReportNeverReplacesUnasked(t *testing.T) {
	const old = "a page with handwritten remarks"
	tests := []struct {
		name   string
		keys   []string
		words  []string
		old    string // what the old file holds then; "" for the report
		beside bool   // there is a second file
	}{
		{"leave", []string{"esc"}, []string{""}, old, false},
		{"beside", []string{"1"}, []string{"1"}, old, true},
		{"enter is beside", []string{"enter"}, []string{"1"}, old, true},
		{"replace", []string{"2"}, []string{"2"}, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t)
			cfg := newFile(t)
			for _, dir := range []string{r.dir, filepath.Dir(cfg.Path)} {
				if err := os.WriteFile(filepath.Join(dir, "examplia.pdf"), []byte(old), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			r.press("t", "w", "enter")
			r.sees("A file has this name already", "examplia.pdf")
			r.press(tt.keys...)
			out, err := plainRun(t, cfg, append([]string{"report", ""}, tt.words...)...)
			if err != nil {
				t.Fatal(err)
			}
			for _, dir := range []string{r.dir, filepath.Dir(cfg.Path)} {
				got, err := os.ReadFile(filepath.Join(dir, "examplia.pdf"))
				if err != nil {
					t.Fatal(err)
				}
				if kept := string(got) == old; kept != (tt.old == old) || !kept && !strings.HasPrefix(string(got), "Gap report") {
					t.Errorf("the file holds %q\n%s\n%s", got, r.app.View(), out)
				}
				if _, err := os.Stat(filepath.Join(dir, "examplia-2.pdf")); (err == nil) != tt.beside {
					t.Errorf("a second file: %v", err)
				}
			}
		})
	}
}

func TestFreePath(t *testing.T) {
	dir := t.TempDir()
	for i, want := range []string{"team-2.pdf", "team-3.pdf", "team-4.pdf"} {
		got := freePath(filepath.Join(dir, "team.pdf"))
		if filepath.Base(got) != want {
			t.Fatalf("step %d: %s, want %s", i, got, want)
		}
		if err := os.WriteFile(got, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// What a report could not show as it was entered is said, on the screen and line by line.
func TestReportSaysWhatItCouldNotShow(t *testing.T) {
	write := func(s report.Source, path string) ([]string, error) {
		return []string{"a sign of the cover", "a sign of the summary"}, os.WriteFile(path, nil, 0o600)
	}
	r := open(t)
	r.app.cfg.Report = write
	r.press("t", "w", "enter")
	r.sees("2 things", "The first: a sign of the cover")

	cfg := newFile(t)
	cfg.Report = write
	out, err := plainRun(t, cfg, "report", "")
	if err != nil || !strings.Contains(out, "a sign of the cover\n") || !strings.Contains(out, "a sign of the summary\n") {
		t.Errorf("%v\n%s", err, out)
	}
}
