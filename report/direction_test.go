package report

import (
	"testing"

	"cirtkit/internal/lang"
)

func TestTextThatRunsTheOtherWayHasItsOwnLine(t *testing.T) {
	b := &builder{lang: lang.English()}
	for entered, want := range map[string]string{
		"Signed in May.":            "Signed in May.",
		"صدر القرار بنسبة 85%.":     "\nصدر القرار بنسبة 85%.",
		"The team (فريق) was seen.": "The team (فريق) was seen.",
		"2026":                      "2026",
	} {
		if got := b.ownLine(entered); got != want {
			t.Errorf("ownLine(%q) = %q, want %q", entered, got, want)
		}
	}
}
