package lang

import (
	"slices"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// The rules are those of x/text, which has an older CLDR: it lacks the "many" of French and Spanish millions.
func TestPluralRules(t *testing.T) {
	words := map[plural.Form]string{
		plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
	}
	for _, code := range []string{"en", "fr", "es", "ru", "ar", "zh"} {
		category, seen := pluralOf(code), map[string]bool{}
		for n := range 10_000 {
			got := category(n)
			seen[got] = true
			if want := words[plural.Cardinal.MatchPlural(language.Make(code), n, 0, 0, 0, 0)]; got != want {
				t.Fatalf("%s: %d is %q, want %q", code, n, got, want)
			}
			if !slices.Contains(Categories(code), got) {
				t.Fatalf("%s: %d is %q, which is not listed", code, n, got)
			}
		}
		for _, c := range Categories(code) {
			if !seen[c] && c != "other" {
				t.Errorf("%s: no count is %q", code, c)
			}
		}
	}
	if got := pluralOf("fr")(2_000_000); got != "many" {
		t.Errorf("two millions are %q in French", got)
	}
	if got := pluralOf("fr-CA")(0); got != "one" {
		t.Errorf("none is %q in French", got)
	}
}

func TestForms(t *testing.T) {
	m := message{forms: map[string]string{"zero": "none", "one": "one", "other": "other"}}
	for _, tt := range []struct {
		facts []any
		want  string
	}{
		{[]any{"n", 0}, "none"},
		{[]any{"n", 1}, "one"},
		{[]any{"n", -1}, "one"},
		{[]any{"a", 1, "n", 7}, "other"},
		{[]any{"n", "1"}, "other"},
		{nil, "other"},
	} {
		if got := m.form(tt.facts, pluralOf("en")); got != tt.want {
			t.Errorf("form(%v) = %q, want %q", tt.facts, got, tt.want)
		}
	}
}
