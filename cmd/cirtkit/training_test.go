package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"cirtkit/questionnaires"
)

// TestTraining scores the agreed answers of each training dossier: they give the level that the page states, and
// answer every scored question that is not left out by a condition.
func TestTraining(t *testing.T) {
	folder := filepath.Join("..", "..", "docs", "training")
	page, err := os.ReadFile(filepath.Join(folder, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| \\[([a-z0-9-]+)\\]\\(.*?\\) \\|.*?\\| `([a-z0-9-]+)` \\|.*\\| ([0-9]) \\|$").FindAllStringSubmatch(string(page), -1)
	if len(rows) != 3 {
		t.Fatalf("%d dossiers", len(rows))
	}
	for _, row := range rows {
		name, id, level := row[1], row[2], row[3]
		answers := filepath.Join(folder, name, "answers.yaml")
		var out, problems bytes.Buffer
		code := run(context.Background(), []string{"score", "--answers", answers, "--questionnaire", id}, strings.NewReader(""), &out, &problems, func(string) string { return "" })
		if code != 0 || !strings.Contains(out.String(), "level "+level+" is reached") {
			t.Errorf("%s: exit code %d, want level %s\n%s\n%.300s", name, code, level, problems.String(), out.String())
		}
		q, err := questionnaires.Open(id)
		if err != nil {
			t.Fatal(err)
		}
		src, err := os.ReadFile(answers)
		if err != nil {
			t.Fatal(err)
		}
		for _, question := range q.Questions() {
			if question.Scored() && question.When.IsZero() && !strings.Contains(string(src), "\n"+question.ID+": ") {
				t.Errorf("%s: no agreed answer to %s", name, question.ID)
			}
		}
	}
}
