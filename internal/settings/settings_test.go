package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestSavedSettingsComeBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "folder")
	want := Settings{
		Author: "A. Officer", Language: "fr", Theme: Dark, Signs: FewSigns, Bidi: BidiProgram,
		Recent: []Recent{{Path: "/tmp/x.cirt", Subject: "Examplia", Answered: 3, Asked: 9, Saved: time.Unix(5, 0).UTC()}},
	}
	if err := want.Save(dir); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, Load(dir)); diff != "" {
		t.Errorf("Load after Save (-want +got):\n%s", diff)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v; want the settings alone", left, err)
	}
}

func TestWhatCantBeReadIsNotThere(t *testing.T) {
	for name, src := range map[string]string{
		"not JSON":   "{author",
		"wrong kind": `{"recent": 4}`,
		"too large":  `{"author":"` + strings.Repeat("x", maxSize) + `"}`,
	} {
		dir := t.TempDir()
		if err := os.WriteFile(path(dir), []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(Settings{}, Load(dir)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if diff := cmp.Diff(Settings{}, Load("")); diff != "" {
		t.Errorf("without a folder: %s", diff)
	}
	if err := (Settings{Author: "x"}).Save(""); err != nil {
		t.Errorf("saving without a folder is harmless, got %v", err)
	}
}

// Files that were written before there were more than two looks are read as they were meant.
func TestOldLooksAreUnderstood(t *testing.T) {
	tests := []struct {
		src  string
		want Settings
	}{
		{`{"theme": "plain"}`, Settings{Theme: None}},
		{`{"theme": "colour"}`, Settings{}},
		{`{"ascii": true}`, Settings{Signs: ASCIISigns}},
		{`{"ascii": true, "signs": "few"}`, Settings{Signs: FewSigns}},
		{`{"ascii": false, "theme": "light", "bidi": "off"}`, Settings{Theme: Light, Bidi: BidiOff}},
		{`{"signs": "runes", "bidi": "both"}`, Settings{}},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		if err := os.WriteFile(path(dir), []byte(tt.src), 0o600); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, Load(dir)); diff != "" {
			t.Errorf("Load of %s (-want +got):\n%s", tt.src, diff)
		}
	}
}

func TestRecentIsBoundedAndNewestFirst(t *testing.T) {
	var s Settings
	for i := range MaxRecent + 5 {
		s = s.Opened(Recent{Path: fmt.Sprint(i)})
	}
	s = s.Opened(Recent{Path: "9", Subject: "again"})
	if len(s.Recent) != MaxRecent {
		t.Errorf("%d files are remembered, want %d", len(s.Recent), MaxRecent)
	}
	if s.Recent[0].Subject != "again" {
		t.Errorf("first is %+v, want the one opened last", s.Recent[0])
	}
	seen := map[string]bool{}
	for _, r := range s.Recent {
		if seen[r.Path] {
			t.Errorf("%s is there twice", r.Path)
		}
		seen[r.Path] = true
	}
}

func TestControlCharactersAreTakenOut(t *testing.T) {
	dir := t.TempDir()
	src := `{"author": "A\u001b[31m", "theme": "neon", "recent": [{"path": "/x\u202e", "answered": -5, "asked": -1}]}`
	if err := os.WriteFile(path(dir), []byte(src), 0o600); err != nil {
		t.Fatal(err)
	}
	s := Load(dir)
	if s.Recent[0].Answered != 0 || s.Recent[0].Asked != 0 {
		t.Errorf("counts below nothing: %+v", s.Recent[0])
	}
	if s.Author != "A[31m" || s.Theme != "" || s.Recent[0].Path != "/x" {
		t.Errorf("got %+v", s)
	}
}
