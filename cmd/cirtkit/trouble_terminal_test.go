//go:build !windows

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"cirtkit/assessment"
	"cirtkit/internal/ptytest"
)

// What can happen to a file while it lies open, with the real program in a real terminal: what is shown as saved is in
// a file, what is not is said, and nothing that was entered is lost.

// team starts the program on an assessment with one answer, in a folder, and waits for the next question.
func team(t *testing.T, dir string, with func(*exec.Cmd)) *ptytest.Terminal {
	t.Helper()
	copyCommon(t, dir)
	answer := programCommand(t, "answer", "team.cirt", "--questionnaire", "small", "--as", "A. Officer", "status.exists=decided")
	answer.Dir = dir
	runs(t, answer)
	cmd := programCommand(t, "assess", "team.cirt", "--as", "A. Officer")
	cmd.Dir = dir
	if with != nil {
		with(cmd)
	}
	term := onTerminal(t, cmd, 100, 30, "Which instrument establishes the team?")
	return term
}

// answersIn are the options and findings that a file has, by question.
func answersIn(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := f.Damage(); len(d) > 0 {
		t.Fatalf("%s is damaged: %v", path, d[0].Fault)
	}
	out := map[string]string{}
	for id, e := range f.State().Answers {
		out[id] = e.Answer.Option
		if e.Finding != "" {
			out[id+" finding"] = e.Finding
		}
	}
	return out
}

// holds says that a file has values.
func holds(t *testing.T, path string, want map[string]string) {
	t.Helper()
	got := answersIn(t, path)
	for k, v := range want {
		if got[k] != v {
			t.Errorf("%s has %.40q for %s, want %.40q", filepath.Base(path), got[k], k, v)
		}
	}
}

// elsewhere saves in another place.
func elsewhere(t *testing.T, term *ptytest.Terminal, name string) {
	t.Helper()
	play(t, term, []keystroke{
		{"A", []string{"Save elsewhere", "-2.cirt"}}, // which is proposed
		{"\x15", nil},
		{name, []string{name}},
		{ctrlS, []string{"Everything is saved in"}},
	}, true)
}

func leave(t *testing.T, term *ptytest.Terminal) {
	t.Helper()
	if err := term.Type(ctrlQ); err != nil {
		t.Fatal(err)
	}
	if err := term.End(patience); err != nil {
		t.Error(err)
	}
}

func TestTheFileIsRemovedWhileItIsOpen(t *testing.T) {
	dir := t.TempDir()
	term := team(t, dir, nil)
	if err := os.Remove(filepath.Join(dir, "team.cirt")); err != nil {
		t.Fatal(err)
	}
	play(t, term, []keystroke{{"2", []string{"NOT SAVED", "no longer there", "1 change"}}}, true)
	elsewhere(t, term, "other.cirt")
	play(t, term, []keystroke{{"y", []string{"saved "}}}, true)
	leave(t, term)
	holds(t, filepath.Join(dir, "other.cirt"), map[string]string{"status.exists": "decided", "mandate.basis": "2", "mandate.head": "yes"})
}

// Leaving at once, before anything could have missed the file.
func TestTheFileIsRemovedJustBeforeLeaving(t *testing.T) {
	dir := t.TempDir()
	term := team(t, dir, nil)
	play(t, term, []keystroke{{"2", []string{"Is a head of the team appointed", "saved "}}}, true)
	if err := os.Remove(filepath.Join(dir, "team.cirt")); err != nil {
		t.Fatal(err)
	}
	play(t, term, []keystroke{{ctrlQ, []string{"NOT SAVED", "nothing of it may be left"}}}, true)
	elsewhere(t, term, "other.cirt")
	leave(t, term)
	holds(t, filepath.Join(dir, "other.cirt"), map[string]string{"mandate.basis": "2"})
}

func TestTheFileIsAwayForAWhile(t *testing.T) {
	dir := t.TempDir()
	term := team(t, dir, nil)
	path := filepath.Join(dir, "team.cirt")
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	play(t, term, []keystroke{{"2", []string{"NOT SAVED"}}, {"y", []string{"2 changes"}}}, true)
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	play(t, term, []keystroke{{"R", nil}}, true)
	gone(t, term, "NOT SAVED")
	leave(t, term)
	holds(t, path, map[string]string{"mandate.basis": "2", "mandate.head": "yes"})
}

// gone waits until something is not on the screen any more.
func gone(t *testing.T, term *ptytest.Terminal, what string) {
	t.Helper()
	if err := term.Until(patience, "anything but "+what, func(screen string) bool { return !strings.Contains(screen, what) }); err != nil {
		t.Fatal(err)
	}
}

func TestTheFileIsReplacedWhileItIsOpen(t *testing.T) {
	dir := t.TempDir()
	term := team(t, dir, nil)
	path := filepath.Join(dir, "team.cirt")
	const theirs = "something else"
	if err := errors.Join(os.WriteFile(path+".new", []byte(theirs), 0o644), os.Rename(path+".new", path)); err != nil {
		t.Fatal(err)
	}
	play(t, term, []keystroke{{"2", []string{"NOT SAVED", "replaced"}}}, true)
	elsewhere(t, term, "other.cirt")
	leave(t, term)
	holds(t, filepath.Join(dir, "other.cirt"), map[string]string{"status.exists": "decided", "mandate.basis": "2"})
	if got, err := os.ReadFile(path); err != nil || string(got) != theirs {
		t.Errorf("the other's file holds %q, %v", got, err)
	}
}

// A program that takes no heed of the lock writes into the file: neither loses what the other wrote.
func TestAnotherWritesWithoutTheLock(t *testing.T) {
	dir := t.TempDir()
	term := team(t, dir, nil)
	path := filepath.Join(dir, "team.cirt")
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	const theirs = `{"theirs":true}` + "\n"
	if _, err := file.WriteString(theirs); err != nil {
		t.Fatal(err)
	}
	file.Close()
	play(t, term, []keystroke{{"2", []string{"NOT SAVED", "changed by another program"}}}, true)
	elsewhere(t, term, "other.cirt")
	leave(t, term)
	holds(t, filepath.Join(dir, "other.cirt"), map[string]string{"status.exists": "decided", "mandate.basis": "2"})
	if got, err := os.ReadFile(path); err != nil || !strings.HasSuffix(string(got), theirs) {
		t.Errorf("what the other wrote is gone: %v", err)
	}
}

// A second program is told who holds the file, and writes nothing; on the screen it can read.
func TestASecondProgram(t *testing.T) {
	dir := t.TempDir()
	term := team(t, dir, nil)
	path := filepath.Join(dir, "team.cirt")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	second := programCommand(t, "answer", path, "--as", "B", "mandate.basis=1")
	out, err := second.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(string(out), "A. Officer") {
		t.Errorf("the second program: %v\n%s", err, out)
	}
	third := onTerminal(t, programCommand(t, "assess", path, "--as", "B"), 100, 30, "A. Officer")
	if err := third.Type(ctrlQ); err != nil {
		t.Fatal(err)
	}
	if err := third.End(patience); err != nil {
		t.Error(err)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(before) {
		t.Errorf("something was written: %v", err)
	}
	play(t, term, []keystroke{{"2", []string{"saved "}}}, true)
	leave(t, term)
	holds(t, path, map[string]string{"mandate.basis": "2"})
}

// counted is the header of the wide layout: nothing waits, and so many are answered.
var counted = regexp.MustCompile(`saved \d\d:\d\d:\d\d · (\d+) of \d+`)

// countedAs waits until so many answers are counted beside the saved mark.
func countedAs(t *testing.T, term *ptytest.Terminal, n int) {
	t.Helper()
	if err := term.Until(patience, fmt.Sprint(n, " answers saved"), func(screen string) bool {
		m := counted.FindStringSubmatch(screen)
		return m != nil && m[1] == strconv.Itoa(n)
	}); err != nil {
		t.Fatal(err)
	}
}

// The power goes at random moments while answers are given on the screen, in bursts. Every answer that was counted
// beside the saved mark is in the file.
func TestAPowerCutWhileAnsweringOnTheScreen(t *testing.T) {
	const (
		cuts      = 30
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
	random := rand.New(rand.NewPCG(3, 6))
	midway := 0
	for i := range cuts {
		path := filepath.Join(dir, fmt.Sprintf("%d.cirt", i))
		if err := os.WriteFile(path, template, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := programCommand(t, "assess", path, "--as", "A. Officer")
		term := onTerminal(t, cmd, 120, 40)
		shown := 0 // the most that was counted while nothing waited
		look := func(screen string) bool {
			if m := counted.FindStringSubmatch(screen); m != nil {
				n, _ := strconv.Atoi(m[1])
				shown = max(shown, n)
			}
			return true
		}
		wait(t, term, "Question 1?")
		typed := 1
		for last := random.IntN(questions - 10); typed < last; {
			n := 1 + random.IntN(5)
			typed += n
			if err := term.Type(strings.Repeat("1", n)); err != nil {
				t.Fatal(err)
			}
			if random.IntN(2) == 0 { // sometimes it is waited for
				if err := term.Until(patience, "that many answers", func(screen string) bool { return look(screen) && shown >= typed }); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := term.Type(strings.Repeat("1", 5)); err != nil {
			t.Fatal(err)
		}
		moment := time.NewTimer(time.Duration(random.IntN(30)) * time.Millisecond)
		<-moment.C
		_ = cmd.Process.Kill()
		_ = term.End(patience) // killed; its last frame is read
		look(term.Text())
		got := 0
		for _, v := range answersIn(t, path) {
			if v != "" {
				got++
			}
		}
		if got < shown {
			t.Errorf("cut %d: %d answers were shown as saved, the file has %d", i, shown, got)
		}
		if shown > 1 && got < typed+5 {
			midway++
		}
	}
	t.Logf("%d of %d cuts came with answers still on their way", midway, cuts)
	if midway == 0 {
		t.Error("no cut came while answers were on their way; the test shows too little")
	}
}
