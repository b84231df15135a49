package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
	"cirtkit/questionnaires"
)

// TestReadme runs every command line of the README, in its order.
func TestReadme(t *testing.T) {
	src, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile("`?(?m)(?:^|`)(?:go run ./cmd/cirtkit|cirtkit) ([^`\n]+)").FindAllStringSubmatch(string(src), -1)
	if len(found) < 8 {
		t.Fatalf("found only %d command lines", len(found))
	}
	var lines []string
	for _, line := range found {
		lines = append(lines, line[1])
	}
	runLines(t, lines)
}

// TestExamplesOfHelp runs every example that the help of a command shows.
func TestExamplesOfHelp(t *testing.T) {
	var lines []string
	for _, command := range []string{"assess", "demo", "answer", "score", "report", "export", "copy", "merge", "verify", "show", "form", "import", "explain", "plan", "compare"} {
		for _, line := range strings.Split(lang.English().T("cmd."+command+".example"), "\n") {
			lines = append(lines, strings.TrimPrefix(strings.TrimSpace(line), "cirtkit "))
		}
	}
	runLines(t, lines)
}

// runLines runs command lines one after the other in one folder. What is opened in the wizard is answered
// by Enter; the end of input saves and leaves. Files that an example only names are made before it.
func runLines(t *testing.T, lines []string) { runLinesWith(t, nil, lines) }

// runLinesWith is runLines with files of its own.
func runLinesWith(t *testing.T, files map[string]string, lines []string) {
	t.Chdir(t.TempDir())
	home := t.TempDir()
	env := func(name string) string {
		return map[string]string{"CIRTKIT_HOME": home, "LANG": "C.UTF-8"}[name]
	}
	// The wizard asks for the name once; the reader has answered by then.
	if err := (settings.Settings{Author: "A. Officer"}).Save(settings.Dir(env)); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"answers.yaml":  "mandate.host: \"2\"\n",
		"answers.csv":   "question,answer\nmandate.host,2\n",
		"baseline.yaml": "id: invented\nversion: \"0\"\ntitle: Invented\nof: establishment\nrequires: [{question: mandate.host, at-least: 2}]\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, line := range lines {
		args := splitLine(line)
		// What two people answered apart, or an earlier year's assessment, stands for itself.
		var copies []string
		switch args[0] {
		case "merge":
			copies = args[1:3]
		case "compare", "report":
			copies = earlierYears.FindAllString(line, -1)
		}
		if len(copies) > 0 {
			for _, copied := range copies {
				data, err := os.ReadFile("examplia.cirt")
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(copied, data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
		input := ""
		if args[0] == "assess" {
			input = "Examplia" + strings.Repeat("\n", 12) // the subject; Enter keeps what is proposed
		}
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(input), &stdout, &stderr, env); code != exitDone {
			t.Errorf("cirtkit %s: exit code %d\n%s", line, code, stderr.String())
		}
	}
}

// earlierYears finds the names of an earlier year's assessment.
var earlierYears = regexp.MustCompile(`\bexamplia-20\d\d\.cirt\b`)

// splitLine splits a command line at spaces outside double quotes.
func splitLine(line string) []string {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// TestReadmeSizes checks that the README gives the size of each questionnaire of the library.
func TestReadmeSizes(t *testing.T) {
	src, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range questionnaires.Library() {
		size := fmt.Sprintf("%d scored questions, %d facts", info.Questions, info.Facts)
		if info.Questions == 0 {
			size = fmt.Sprintf("%d facts, nothing scored", info.Facts)
		}
		if !strings.Contains(string(src), "`"+info.ID+"`") || !strings.Contains(string(src), size) {
			t.Errorf("the README lacks %s with its %s", info.ID, size)
		}
	}
}
