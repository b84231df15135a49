package main

import (
	"bytes"
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"cirtkit/internal/settings"
)

// TestReadme runs every command line of the README, in its order, in one folder. What is opened in the
// wizard is answered by Enter; the end of input saves and leaves.
func TestReadme(t *testing.T) {
	src, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	lines := regexp.MustCompile("`?(?m)(?:^|`)(?:go run ./cmd/cirtkit|cirtkit) ([^`\n]+)").FindAllStringSubmatch(string(src), -1)
	if len(lines) < 8 {
		t.Fatalf("found only %d command lines", len(lines))
	}
	t.Chdir(t.TempDir())
	home := t.TempDir()
	env := func(name string) string {
		return map[string]string{"CIRTKIT_HOME": home, "LANG": "C.UTF-8"}[name]
	}
	// The wizard asks for the name once; the reader of the README has answered by then.
	if err := (settings.Settings{Author: "A. Officer"}).Save(settings.Dir(env)); err != nil {
		t.Fatal(err)
	}
	for _, line := range lines {
		args := strings.Fields(line[1])
		if args[0] == "merge" {
			for _, copied := range []string{"a.cirt", "b.cirt"} {
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
			t.Errorf("cirtkit %s: exit code %d\n%s", line[1], code, stderr.String())
		}
	}
}
