package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"cirtkit/internal/lang"
)

// TestMissionDocument runs every command line of docs/mission.md, in its order.
func TestMissionDocument(t *testing.T) {
	src, err := os.ReadFile("../../docs/mission.md")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, found := range regexp.MustCompile(`(?m)^\$ cirtkit (.+)$`).FindAllStringSubmatch(string(src), -1) {
		lines = append(lines, found[1])
	}
	if len(lines) < 5 {
		t.Fatalf("found only %d command lines", len(lines))
	}
	runLines(t, lines)
}

// TestExamplesOfMissionHelp runs the examples that the help of prepare and pending shows.
func TestExamplesOfMissionHelp(t *testing.T) {
	lines := []string{"demo"}
	for _, command := range []string{"prepare", "pending"} {
		for line := range strings.SplitSeq(lang.English().T("cmd."+command+".example"), "\n") {
			lines = append(lines, strings.TrimPrefix(strings.TrimSpace(line), "cirtkit "))
		}
	}
	runLines(t, lines)
}
