package main

import (
	"os"
	"regexp"
	"testing"
)

// TestWizardDocument runs every command line of docs/wizard.md, in its order, and leaves the wizard at once.
func TestWizardDocument(t *testing.T) {
	src, err := os.ReadFile("../../docs/wizard.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{
		"assess examplia.cirt --questionnaire establishment",
		"copy examplia.cirt --without-history --out last-year.cirt",
	}
	for _, found := range regexp.MustCompile(`(?m)^cirtkit (.+)$`).FindAllStringSubmatch(string(src), -1) {
		lines = append(lines, found[1])
	}
	if len(lines) < 5 {
		t.Fatalf("found only %d command lines", len(lines))
	}
	runLines(t, lines)
}
