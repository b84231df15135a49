package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/demo"
)

// TestAnswersTravelInsideWholeReports: what is left out of the pages is not handed over inside them.
func TestAnswersTravelInsideWholeReports(t *testing.T) {
	if _, err := exec.LookPath("pdfdetach"); err != nil {
		t.Skip("pdfdetach is not installed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "demo.cirt")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		flags  string
		inside bool
	}{
		{"", true},
		{"--depth full", true},
		{"--depth summary", false},
		{"--parts gaps", false},
		{"--parts annexes --depth full", false},
		{"--no-answers-inside", false},
	} {
		pdf := filepath.Join(dir, "report.pdf")
		var stdout, stderr bytes.Buffer
		args := append([]string{"report", path, "--out", pdf, "--force"}, strings.Fields(tt.flags)...)
		if code := run(context.Background(), args, strings.NewReader(""), &stdout, &stderr, noEnvironment); code != exitDone {
			t.Fatalf("report %s: exit code %d\n%s", tt.flags, code, stderr.String())
		}
		list, err := exec.Command("pdfdetach", "-list", pdf).Output()
		if err != nil {
			t.Fatal(err)
		}
		if inside := strings.Contains(string(list), "answers.yaml"); inside != tt.inside {
			t.Errorf("report %s: the answers are inside: %t\n%s", tt.flags, inside, list)
		}
	}
}

// TestNobodySignsForAPart: of a damaged file there is no page to sign, and no approval.
func TestNobodySignsForAPart(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "demo.cirt")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	damageLine(t, path, 6)
	for _, args := range [][]string{
		{"signoff", path, "--format", "text", "--out", "-"},
		{"signoff", path, "--signed", path, "--fingerprint", "1", "--name", "A. Minister", "--as", "A. Officer"},
	} {
		var stdout, stderr bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &stdout, &stderr, noEnvironment); code != exitIntegrity {
			t.Errorf("%v: exit code %d, want %d\n%s", args, code, exitIntegrity, stderr.String())
		}
		if stdout.Len() > 0 {
			t.Errorf("%v wrote %q", args, stdout.String())
		}
	}
}

// damageLine spoils a line of a file, counted from 1.
func damageLine(t *testing.T, path string, n int) {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(src, []byte("\n"))
	lines[n-1] = bytes.Replace(lines[n-1], []byte(`"`), []byte("'"), 2)
	if err := os.WriteFile(path, bytes.Join(lines, nil), 0o600); err != nil {
		t.Fatal(err)
	}
}
