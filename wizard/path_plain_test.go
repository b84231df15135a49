package wizard

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// shelves is a folder with files of several kinds, and folders in it.
func shelves(t *testing.T, dir string) string {
	t.Helper()
	for _, name := range []string{"papers/decree-2023.pdf", "papers/decree-2024.pdf", "papers/Diary.txt", "papers/old/decree-1999.pdf", "papers/last-year.cirt"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "papers") + "/"
}

// A part of a path is completed by number: after a question mark, and where it names no file; a folder leads on to what is in it.
func TestAPartOfAPathIsCompletedByNumber(t *testing.T) {
	for _, tt := range []struct {
		name  string
		typed []string // at the field for the file; "papers/" stands for the folder
		file  string   // that is recorded; "" for none
		says  []string
		not   string
	}{
		{"asked for", []string{"papers/dec?", "2"}, "papers/decree-2024.pdf", []string{"1  decree-2023.pdf", "2  decree-2024.pdf"}, "Diary"},
		{"incomplete", []string{"papers/DEC", "1"}, "papers/decree-2023.pdf", []string{"2  decree-2024.pdf"}, "Diary"},
		{"incomplete, and kept so", []string{"papers/dec", ""}, "", []string{"Enter keeps what was typed", "papers/dec can't be read"}, ""},
		{"more of the name", []string{"papers/d?", "decree-2024", "1"}, "papers/decree-2024.pdf", []string{"3  decree-2024.pdf", "1  decree-2024.pdf"}, ""},
		{"a folder", []string{"papers", "5", "1"}, "papers/old/decree-1999.pdf", []string{"1  Diary.txt", "5  old/", "1  decree-1999.pdf"}, ""},
		{"whole", []string{"papers/Diary.txt"}, "papers/Diary.txt", nil, "1  Diary.txt"},
		{"nothing of the kind", []string{"papers/zzz?", "papers/Diary.txt"}, "papers/Diary.txt", []string{"Nothing here begins with"}, ""},
		{"none of them", []string{"papers/dec?", "", "papers/Diary.txt"}, "papers/Diary.txt", []string{"Enter goes back"}, ""},
		{"what is not there", []string{"papers/zzz"}, "", []string{"papers/zzz can't be read"}, "Nothing here begins with"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg := newFile(t)
			papers := shelves(t, filepath.Dir(cfg.Path))
			script := []string{"goto mandate.basis", "evidence", "1", "Decree", "", "", "", "", "", "", ""}
			for _, s := range tt.typed {
				if s == "papers" {
					s += "/"
				}
				script = append(script, strings.Replace(s, "papers/", papers, 1))
			}
			out, err := plainRun(t, cfg, append(script, "", "", "", "", "quit")...)
			if err != nil {
				t.Fatal(err)
			}
			said(t, out, tt.says...)
			if tt.not != "" && strings.Contains(out, tt.not) {
				t.Errorf("%q is said:\n%s", tt.not, out)
			}
			s := stateOf(t, cfg.Path)
			if tt.file == "" && len(s.Evidence) == 0 {
				return
			}
			if len(s.Evidence) != 1 || !strings.HasSuffix(s.Evidence[0].File, strings.TrimPrefix(tt.file, "papers/")) {
				t.Errorf("recorded %+v, want the file %s:\n%s", s.Evidence, tt.file, out)
			}
		})
	}
}

// Where a file of one kind is read, only such files and folders are named; a script's paths are taken as they stand.
func TestCompletionNamesWhatCanBeRead(t *testing.T) {
	cfg := newFile(t)
	papers := shelves(t, filepath.Dir(cfg.Path))
	out, err := plainRun(t, cfg, "goto mandate.basis", "since "+papers+"?", "1", "quit")
	if err != nil {
		t.Fatal(err)
	}
	said(t, out, "1  last-year.cirt", "2  old/")
	if strings.Contains(out, "decree-") {
		t.Errorf("what can't be read is named:\n%s", out)
	}
	cfg = newFile(t)
	cfg.Echo = true
	papers = shelves(t, filepath.Dir(cfg.Path))
	out, err = plainRun(t, cfg, "goto mandate.basis", "since "+papers+"last", "1", "quit")
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out, "1  last-year.cirt") || stateOf(t, cfg.Path).Answers["mandate.basis"].Answer.Option != "1" {
		t.Errorf("of a script the line after a path was taken for a choice:\n%s", out)
	}

	cfg = testConfig(t, t.TempDir())
	papers = shelves(t, filepath.Dir(cfg.Settings))
	out, err = plainRun(t, cfg, "2", papers+"?", "", "back", "quit")
	if err != nil {
		t.Fatal(err)
	}
	said(t, out, "1  last-year.cirt")
}

// Of a long draft the beginning is read out, how long it is, and all of it where that is asked for; a short one is whole.
func TestALongDraftIsReadInPart(t *testing.T) {
	for _, tt := range []struct {
		text  string
		words string // that say how long it is; "" for a short one
	}{
		{"One sentence.", ""},
		{strings.Repeat("A long thought. ", 60) + "The end.", "It goes on; 182 words in all."},
		{strings.Repeat("Line.\n", 30) + "The end.", "It goes on; 32 words in all."},
	} {
		cfg := newFile(t)
		d := draft{Question: "mandate.basis", Kind: findingNote, Text: tt.text, Time: time.Date(2026, 9, 30, 13, 0, 0, 0, time.UTC)}
		if err := newDrafts(cfg.Path).file.put(1, []*draft{&d}); err != nil {
			t.Fatal(err)
		}
		script := []string{"3", "1", "quit"}
		if tt.words == "" {
			script = script[1:]
		}
		out, err := plainRun(t, cfg, script...)
		if err != nil {
			t.Fatal(err)
		}
		before, after, heard := strings.Cut(out, "Hear all of it")
		if heard != (tt.words != "") || !strings.Contains(out, tt.words) || heard && (strings.Contains(before, "The end.") || !strings.Contains(after, "The end.")) {
			t.Errorf("%.20q…:\n%s", tt.text, out)
		}
		if got := stateOf(t, cfg.Path).Answers["mandate.basis"]; got == nil || got.Finding != tt.text {
			t.Errorf("%.20q… became %+v", tt.text, got)
		}
	}
}

// A file that can't be read does not take the rest of its record with it: its path alone is asked for again.
func TestAFileThatCantBeReadIsAskedForAgain(t *testing.T) {
	cfg := newFile(t)
	good := filepath.Join(filepath.Dir(cfg.Path), "decree.txt")
	if err := os.WriteFile(good, []byte("signed"), 0o600); err != nil {
		t.Fatal(err)
	}
	form := []string{"goto mandate.basis", "evidence", "1", "Decree 12", "", "", "Archive", "", "", "", "", "nowhere.pdf"}
	for _, tt := range []struct {
		then   []string
		hashed bool
	}{{[]string{good}, true}, {[]string{"elsewhere.pdf", "-"}, false}} {
		before := len(stateOf(t, cfg.Path).Evidence)
		out, err := plainRun(t, cfg, append(append(slices.Clone(form), tt.then...), "quit")...)
		if err != nil {
			t.Fatal(err)
		}
		s := stateOf(t, cfg.Path)
		if len(s.Evidence) != before+1 {
			t.Fatalf("%d records, want %d:\n%s", len(s.Evidence), before+1, out)
		}
		e := s.Evidence[before]
		if e.Reference != "Decree 12" || e.Place != "Archive" || (e.SHA256 != "") != tt.hashed || (e.File != "") != tt.hashed {
			t.Errorf("recorded %+v:\n%s", e, out)
		}
	}
	out, err := plainRun(t, cfg, append(slices.Clone(form), "a.pdf", "b.pdf", "c.pdf", "quit")...)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out, "Decree 12") || len(stateOf(t, cfg.Path).Evidence) != 2 {
		t.Errorf("it is not left after three more:\n%s", out)
	}
}
