package lang

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFill(t *testing.T) {
	tests := []struct {
		text  string
		facts []any
		want  string
	}{
		{"no facts", nil, "no facts"},
		{"{a} and {b}", []any{"a", "one", "b", 2}, "one and 2"},
		{"{list}", []any{"list", []string{"x", "y"}}, "x, y"},
		{"On {name}.", []any{"name", "Is there a law?"}, "On Is there a law?"},
		{"By {name}. Then", []any{"name", "A. Co."}, "By A. Co. Then"},
		{"“{name}”.", []any{"name", "Is there a law?"}, "“Is there a law?”."},
		{"{name}...", []any{"name", "Why?"}, "Why?..."},
		{"在{name}。", []any{"name", "有吗？"}, "在有吗？"},
		{"{unknown} stays", []any{"a", "b"}, "{unknown} stays"},
		{"a fact is not filled again: {a}", []any{"a", "{b}", "b", "no"}, "a fact is not filled again: {b}"},
		{"{{a} is a brace", []any{"a", "no"}, "{a} is a brace"},
		{"open {a", []any{"a", "no"}, "open {a"},
	}
	for _, tt := range tests {
		if got := English().fill(tt.text, tt.facts); got != tt.want {
			t.Errorf("fill(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestLanguages(t *testing.T) {
	for _, code := range Codes() {
		l, ok := Of(code)
		if ok != Speaks(code, "report") || ok && l.Code() != code {
			t.Errorf("Of(%q) = %q, %v", code, l.Code(), ok)
		}
	}
	if l, ok := Of("xx"); ok || l != English() {
		t.Errorf("Of(xx) should be English and false")
	}
	if !slices.Contains(UICodes(), "en") || !slices.Contains(CodesOf("report"), "en") {
		t.Errorf("English is not among %q and %q", UICodes(), CodesOf("report"))
	}
	for _, code := range UICodes() {
		if !Speaks(code, "wizard") || !Speaks(code, "cmd") {
			t.Errorf("%s is a language of the program and lacks a room", code)
		}
	}
	if l, ok := Speaking("en", "report", "mission"); !ok || l != English() {
		t.Error("English does not speak")
	}
	if l, ok := Speaking("en", "report", "no-such-room"); ok || l != English() {
		t.Error("what is not there is spoken")
	}
	if Speaks("xx", "report") || Speaks("en", "xx") {
		t.Error("what is not there is spoken")
	}
}

// A language of a folder has its own texts, English for the others, and of each the plural rule of its own.
func TestReadFallsBack(t *testing.T) {
	l := Read("fr", fstest.MapFS{"report.json": {Data: []byte(`{"report.page.contents": "Table des matières"}`)}})
	for _, of := range []struct {
		key   string
		facts []any
		want  string
	}{
		{"report.page.contents", nil, "Table des matières"},
		{"report.page.continued", nil, "continued"},
		{"cmd.exists", nil, English().T("cmd.exists")},
		{"report.change.rows", []any{"n", 0}, "0 rows"},
	} {
		if got := l.T(of.key, of.facts...); got != of.want {
			t.Errorf("T(%q) = %q, want %q", of.key, got, of.want)
		}
	}
	if got := l.Keys(); !slices.Equal(got, []string{"report.page.contents"}) {
		t.Errorf("Keys = %q", got)
	}
}

// A room is looked for in its own files only: a key in another would never be found.
func TestKeysStandInTheFilesOfTheirRoom(t *testing.T) {
	for _, code := range Codes() {
		for _, file := range files(compiledIn(code)) {
			r := room{folder: compiledIn(code), files: []string{file}}
			for key := range r.texts() {
				if !strings.HasPrefix(key, roomOf(file)+".") {
					t.Errorf("%s/%s holds %s", code, file, key)
				}
			}
		}
	}
}

func TestUnknownKeyIsShown(t *testing.T) {
	if got := English().T("no.such.key"); got != "no.such.key" {
		t.Errorf("T = %q", got)
	}
}

// TestKeysStandOnce: of a key that stands twice in a file one text would be lost without a word.
func TestKeysStandOnce(t *testing.T) {
	files, err := filepath.Glob("catalogue/*/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("catalogues: %v, %v", files, err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		dec := json.NewDecoder(bytes.NewReader(src))
		depth, isKey := 0, true
		for {
			token, err := dec.Token()
			if err != nil {
				break
			}
			switch token := token.(type) {
			case json.Delim:
				if token == '{' {
					depth++
				} else {
					depth--
				}
				isKey = true
			case string:
				if depth == 1 && isKey {
					if seen[token] {
						t.Errorf("%s: %s stands twice", file, token)
					}
					seen[token] = true
				}
				isKey = !isKey
			}
		}
	}
}
