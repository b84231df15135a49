//go:build !windows

package main

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
)

// TestKilledWhileAnswering kills the program at 200 random moments while it is given answers as fast as
// it takes them. Every answer that it said was saved must be in the file, which must open.
func TestKilledWhileAnswering(t *testing.T) {
	const (
		kills     = 200
		questions = 60
	)
	dir := t.TempDir()
	writeLongQuestionnaire(t, filepath.Join(dir, "long"), questions)
	fresh := filepath.Join(dir, "fresh.cirt")
	start := programCommand(t, "answer", fresh, "--questionnaire", filepath.Join(dir, "long"), "--as", "A. Officer", "q0=0")
	runs(t, start)
	template, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	// Half of the kills come at a random moment of a whole run, the others right after a random answer was
	// shown as saved, when the next one is being written.
	whole := filepath.Join(dir, "whole.cirt")
	if err := os.WriteFile(whole, template, 0o644); err != nil {
		t.Fatal(err)
	}
	begin := time.Now()
	if saved := answerUntilKilled(t, whole, questions, time.Hour, questions+1); saved != questions {
		t.Fatalf("undisturbed, %d answers were shown as saved, want %d", saved, questions)
	}
	took := time.Since(begin)
	random := rand.New(rand.NewPCG(1, 2))
	midway := 0
	for i := range kills {
		path := filepath.Join(dir, fmt.Sprintf("%d.cirt", i))
		if err := os.WriteFile(path, template, 0o644); err != nil {
			t.Fatal(err)
		}
		moment, answers := time.Duration(random.Int64N(int64(took))), questions+1
		if i%2 == 1 {
			moment, answers = time.Hour, 1+random.IntN(questions-1)
		}
		saved := answerUntilKilled(t, path, questions, moment, answers)
		file, err := assessment.Read(path)
		if err != nil {
			t.Fatalf("kill %d: %v", i, err)
		}
		if damage := file.Damage(); len(damage) > 0 {
			t.Fatalf("kill %d: damaged: %v", i, damage[0].Fault)
		}
		answered := 0
		for _, entry := range file.State().Answers {
			if entry.Answer.Option == "1" {
				answered++
			}
		}
		if answered < saved {
			t.Errorf("kill %d: %d answers were shown as saved, %d are in the file", i, saved, answered)
		}
		if saved > 0 && saved < questions {
			midway++
		}
	}
	if midway < kills/10 {
		t.Errorf("only %d of %d kills hit while answers were being saved; the test shows too little", midway, kills)
	}
}

// answerUntilKilled answers every question with 1 and kills the program after a time, or once so many
// answers are shown as saved. It gives how many the program said were saved before it was gone.
func answerUntilKilled(t *testing.T, path string, questions int, after time.Duration, answers int) int {
	t.Helper()
	cmd := programCommand(t, "assess", path, "--plain", "--as", "A. Officer")
	cmd.Stdin = strings.NewReader("goto q0\n" + strings.Repeat("1\n", questions))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	saved := 0
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(lines.Text(), "Saved: ") {
			if saved++; saved == answers {
				_ = cmd.Process.Kill()
			}
		}
	}
	timer.Stop()
	_ = cmd.Wait() // killed, or done
	return saved
}

// writeLongQuestionnaire writes a questionnaire of n questions q0, q1… with options 0 and 1.
func writeLongQuestionnaire(t *testing.T, dir string, n int) {
	t.Helper()
	var b strings.Builder
	b.WriteString("format: 1\nid: long\nversion: \"1\"\ntitle: Long\nsubject: team\nsections:\n  - id: s\n    title: S\n    questions:\n")
	for i := range n {
		fmt.Fprintf(&b, "      - {id: q%d, ask: \"Question %d?\", options: {0: Not yet, 1: In place}}\n", i, i)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "questionnaire.yaml"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
