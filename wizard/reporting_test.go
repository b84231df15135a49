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

// A report names the state on the disk: while a change is on its way there, none is written.
func TestAReportWaitsForTheDisk(t *testing.T) {
	r := open(t)
	path := filepath.Join(r.dir, "examplia.pdf")
	r.hold = true
	r.at("mandate.basis")
	r.press("2", "t", "w", "ctrl+s")
	r.sees("still on its way")
	if _, err := os.Stat(path); err == nil {
		t.Error("a report was written while its state was not on the disk")
	}
	r.release()
	r.press("ctrl+s")
	if _, err := os.Stat(path); err != nil {
		t.Errorf("no report once all is saved: %v\n%s", err, r.app.View())
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
	write := func(s report.Source, o ReportOptions) ([]string, error) {
		return []string{"a sign of the cover", "a sign of the summary"}, os.WriteFile(o.Path, nil, 0o600)
	}
	r := open(t)
	r.app.cfg.Report = write
	r.press("t", "w", "enter")
	r.sees("2 things", "a sign of the cover", "a sign of the summary")

	cfg := newFile(t)
	cfg.Report = write
	out, err := plainRun(t, cfg, "report", "")
	if err != nil || !strings.Contains(out, "a sign of the cover\n") || !strings.Contains(out, "a sign of the summary\n") {
		t.Errorf("%v\n%s", err, out)
	}
}

// Several formats make several files, beside each other, and the page names each whole path.
func TestReportInSeveralFormats(t *testing.T) {
	want := map[string]string{"examplia.pdf": "Our report pdf", "examplia.docx": "Our report docx", "examplia.md": "Our report md"}
	check := func(dir string) {
		t.Helper()
		for name, holds := range want {
			if got, err := os.ReadFile(filepath.Join(dir, name)); string(got) != holds {
				t.Errorf("%s holds %q (%v), want %q", name, got, err, holds)
			}
		}
	}
	r := open(t)
	r.press("t", "w")
	f := r.app.top().(*form)
	f.focus(0)
	r.press("2", "5") // Word and Markdown beside the PDF
	for f.focused().id != "title" {
		r.press("tab")
	}
	r.write("Our report")
	r.press("ctrl+s")
	r.sees("Written", filepath.Join(r.dir, "examplia.pdf"), filepath.Join(r.dir, "examplia.docx"), filepath.Join(r.dir, "examplia.md"))
	check(r.dir)
	r.press("enter")
	r.sees("Finish")

	cfg := newFile(t)
	out, err := plainRun(t, cfg, "report", "change", "1 2 5", "", "", "Our report", "", "")
	if err != nil || strings.Count(out, "The report is in ") != 3 {
		t.Errorf("%v\n%s", err, out)
	}
	check(filepath.Dir(cfg.Path))
}

// What a report is asked for arrives: how much of it, in which language, of which state, in which form.
func TestReportIsWrittenAsAsked(t *testing.T) {
	var got report.Source
	var as ReportOptions
	write := func(s report.Source, o ReportOptions) ([]string, error) {
		got, as = s, o
		return nil, os.WriteFile(o.Path, nil, 0o600)
	}
	r := open(t)
	r.app.cfg.Report = write
	r.press("t", "w", "enter")
	if as.Format != "pdf" || got.Depth != report.Standard || got.Language.Code() != "en" || got.Brief {
		t.Errorf("proposed: %+v, depth %v, in %s, brief %v", as, got.Depth, got.Language.Code(), got.Brief)
	}
	r.press("w")
	f := r.app.top().(*form)
	f.focus(1)
	r.press("1", "tab") // the summary
	for i, o := range f.focused().options {
		if o.code == "fr" {
			r.press(string(rune('1' + i)))
		}
	}
	for f.focused().id != "path" {
		r.press("tab")
	}
	r.press("ctrl+u")
	r.write(filepath.Join(r.dir, "minister.docx")) // the name decides
	r.press("ctrl+s")
	if as.Format != "docx" || got.Depth != report.Summary || got.Language.Code() != "fr" || filepath.Base(as.Path) != "minister.docx" {
		t.Errorf("%+v, depth %v, in %s\n%s", as, got.Depth, got.Language.Code(), r.app.View())
	}
}

// After a change the report asks which state it is of; the approved one stays readable.
func TestReportOfTheApprovedState(t *testing.T) {
	var got report.Source
	write := func(s report.Source, o ReportOptions) ([]string, error) {
		got = s
		return nil, os.WriteFile(o.Path, nil, 0o600)
	}
	r := open(t)
	r.app.cfg.Report = write
	r.at("mandate.basis")
	r.press("1")
	r.press("t", "a", "1")
	r.write("B. Minister")
	r.press("ctrl+s")
	r.sees("Approved by B. Minister", "fingerprint")
	r.press("esc", "w")
	for _, x := range r.app.top().(*form).shown() {
		if x.id == "state" {
			t.Error("an approval that stands leaves one state, and the report asks which")
		}
	}
	r.press("esc", "esc")
	r.at("mandate.basis")
	r.press("3")
	if _, ok := r.app.top().(*why); ok {
		r.press("esc")
	}
	r.sees("opens a new draft")
	r.press("m")
	if v := r.app.View(); strings.Contains(v, "opens a new draft") {
		t.Errorf("it is said twice:\n%s", v)
	}
	r.press("t", "w")
	f := r.app.top().(*form)
	for f.focused() == nil || f.focused().id != "state" {
		r.press("up")
	}
	r.sees("As B. Minister approved it")
	r.press("2", "ctrl+s")
	if e := got.State.Answers["mandate.basis"]; e == nil || e.Answer.Option != "1" {
		t.Errorf("the report is of %+v", e)
	}
	if got.Result.Question("mandate.basis") == nil {
		t.Error("it has no result")
	}
}
