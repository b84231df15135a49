package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/report"
)

// TestReportDocument runs every command line of docs/report.md, in its order; its tables name the depths, parts and
// forms that there are.
func TestReportDocument(t *testing.T) {
	src, err := os.ReadFile("../../docs/report.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := []string{"assess examplia.cirt --questionnaire establishment"}
	for _, found := range regexp.MustCompile(`(?m)^cirtkit (.+)$`).FindAllStringSubmatch(string(src), -1) {
		lines = append(lines, found[1])
	}
	if len(lines) < 8 {
		t.Fatalf("found only %d command lines", len(lines))
	}
	runLines(t, lines)

	named := func(name string) {
		t.Helper()
		if !regexp.MustCompile("(?m)^\\|[^|]*`" + name + "`").Match(src) {
			t.Errorf("no row names %s", name)
		}
	}
	for _, depth := range report.Depths {
		named(depth)
	}
	for _, form := range reportFormatNames() {
		named(form)
	}
	at := 0
	for _, part := range report.PartIDs {
		row := regexp.MustCompile("(?m)^\\| `" + part.ID + "`").FindIndex(src[at:])
		if row == nil {
			t.Errorf("no row names %s behind the one before it", part.ID)
			continue
		}
		at += row[1]
	}
}

// TestExamplesOfSignoffHelp runs the first example that the help of signoff shows; the second needs a page that was signed.
func TestExamplesOfSignoffHelp(t *testing.T) {
	first, _, _ := strings.Cut(lang.English().T("cmd.signoff.example"), "\n")
	runLines(t, []string{"assess examplia.cirt --questionnaire establishment", strings.TrimPrefix(strings.TrimSpace(first), "cirtkit ")})
}
