package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cirtkit/internal/settings"
)

// TestFormatDocCommands runs every command line of docs/questionnaire-format.md, in its order, in a folder that
// holds what a reader of that page has by then: the example in the folder first-steps, a second version of it,
// and the catalogue.
func TestFormatDocCommands(t *testing.T) {
	page, err := os.ReadFile("../../docs/questionnaire-format.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range regexp.MustCompile("(?s)<!-- (file|catalogue) (\\S+) -->\n```yaml\n(.*?)\n```\n").FindAllStringSubmatch(string(page), -1) {
		kind, name, text := file[1], file[2], file[3]+"\n"
		if kind == "catalogue" {
			write(name, text)
			continue
		}
		write(filepath.Join("first-steps", name), text)
		write(filepath.Join("first-steps-2", name), strings.Replace(text, `version: "1.0"`, `version: "1.1"`, 1))
	}
	home := t.TempDir()
	env := func(name string) string {
		return map[string]string{"CIRTKIT_HOME": home, "LANG": "C.UTF-8"}[name]
	}
	if err := (settings.Settings{Author: "A. Officer"}).Save(settings.Dir(env)); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, block := range regexp.MustCompile("(?s)\n```\n(cirtkit .*?)\n```\n").FindAllStringSubmatch(string(page), -1) {
		lines = append(lines, strings.Split(block[1], "\n")...)
	}
	if len(lines) < 12 {
		t.Fatalf("found only %d command lines", len(lines))
	}
	for _, line := range lines {
		args := strings.Fields(strings.TrimPrefix(line, "cirtkit "))
		input := ""
		if args[0] == "assess" {
			input = "Examplia" + strings.Repeat("\n", 12)
		}
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(input), &stdout, &stderr, env); code != exitDone {
			t.Errorf("%s: exit code %d\n%s%s", line, code, stdout.String(), stderr.String())
		}
	}
}
