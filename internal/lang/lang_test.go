package lang

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/text/language"
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
		{"{unknown} stays", []any{"a", "b"}, "{unknown} stays"},
		{"a fact is not filled again: {a}", []any{"a", "{b}", "b", "no"}, "a fact is not filled again: {b}"},
		{"{{a} is a brace", []any{"a", "no"}, "{a} is a brace"},
		{"open {a", []any{"a", "no"}, "open {a"},
	}
	for _, tt := range tests {
		if got := fill(tt.text, tt.facts); got != tt.want {
			t.Errorf("fill(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestPluralForms(t *testing.T) {
	english := message{forms: map[string]string{"one": "one", "other": "other"}}
	withZero := message{forms: map[string]string{"zero": "none", "one": "one", "other": "other"}}
	arabic := message{forms: map[string]string{
		"zero": "zero", "one": "one", "two": "two", "few": "few", "many": "many", "other": "other",
	}}
	russian := message{forms: map[string]string{"one": "one", "few": "few", "many": "many", "other": "other"}}
	tests := []struct {
		name string
		m    message
		tag  language.Tag
		n    int
		want string
	}{
		{"English 1", english, language.English, 1, "one"},
		{"English 0 without a form for it", english, language.English, 0, "other"},
		{"English 0 with a form for it", withZero, language.English, 0, "none"},
		{"English 21", english, language.English, 21, "other"},
		{"Arabic 2", arabic, language.Arabic, 2, "two"},
		{"Arabic 5", arabic, language.Arabic, 5, "few"},
		{"Arabic 11", arabic, language.Arabic, 11, "many"},
		{"Arabic 100", arabic, language.Arabic, 100, "other"},
		{"Russian 21", russian, language.Russian, 21, "one"},
		{"Russian 3", russian, language.Russian, 3, "few"},
		{"Russian 11", russian, language.Russian, 11, "many"},
	}
	for _, tt := range tests {
		if got := tt.m.form(tt.n, tt.tag); got != tt.want {
			t.Errorf("%s: form(%d) = %q, want %q", tt.name, tt.n, got, tt.want)
		}
	}
}

func TestEveryLanguageReads(t *testing.T) {
	for _, code := range Codes() {
		l, ok := Of(code)
		if !ok || l.Code() != code {
			t.Errorf("Of(%q) = %q, %v", code, l.Code(), ok)
		}
		if !l.Has("app.name") {
			t.Errorf("%s lacks app.name", code)
		}
	}
	if l, ok := Of("xx"); ok || l != English() {
		t.Errorf("Of(xx) should be English and false")
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
