// Command check runs what a change must pass beside the tests: go vet, gofumpt, staticcheck, the race
// detector with shuffled order, every questionnaire through the linter, the demo and its PDF, builds for
// every system, and what the project promises about itself (no network, no file outside, no room that
// imports another which it may not). Run it in the folder that holds go.mod.
//
//	go run ./internal/check             all steps
//	go run ./internal/check vet race    these steps
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The tools that are not in the module's graph, pinned. Raise one at a time.
const (
	gofumpt     = "mvdan.cc/gofumpt@v0.12.0"
	staticcheck = "honnef.co/go/tools/cmd/staticcheck@v0.8.2"
)

// step is one check; it returns an error that says what is wrong.
type step struct {
	name string
	run  func() error
}

var steps = []step{
	{"vet", func() error { return command("go", "vet", "./...") }},
	{"gofumpt", formatted},
	{"staticcheck", func() error { return command("go", "run", staticcheck, "./...") }},
	{"tidy", func() error { return command("go", "mod", "tidy", "-diff") }},
	{"graph", graphDownloads},
	{"rooms", roomsKept},
	{"outside", nothingOutside},
	{"network", noNetwork},
	{"lint", func() error { return command("go", "run", "./cmd/cirtkit", "questionnaire", "lint") }},
	{"demo", demo},
	{"builds", builds},
	{"race", func() error { return command("go", "test", "-race", "-shuffle=on", "./...") }},
}

func main() {
	wanted := os.Args[1:]
	for _, name := range wanted {
		if !slices.ContainsFunc(steps, func(s step) bool { return s.name == name }) {
			fmt.Fprintf(os.Stderr, "check: there is no step %s\n", name)
			os.Exit(2)
		}
	}
	failed := 0
	for _, s := range steps {
		if len(wanted) > 0 && !slices.Contains(wanted, s.name) {
			continue
		}
		start := time.Now()
		err := s.run()
		verdict := "ok    "
		if err != nil {
			failed++
			verdict = "FAILED"
		}
		fmt.Printf("%s %-12s %6.1fs\n", verdict, s.name, time.Since(start).Seconds())
		if err != nil {
			fmt.Println(strings.TrimRight(err.Error(), "\n"))
		}
	}
	if failed > 0 {
		os.Exit(1)
	}
}

// command runs a program and gives its output as the error when it fails.
func command(name string, args ...string) error {
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
	}
	return nil
}

// formatted fails when gofumpt would change a file.
func formatted() error {
	out, err := exec.Command("go", "run", gofumpt, "-l", ".").Output()
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(out)) > 0 {
		return fmt.Errorf("not formatted by gofumpt:\n%s", out)
	}
	return nil
}

// textFiles calls f with every file of the project that is text.
func textFiles(f func(path string, src []byte) error) error {
	return filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if path == ".git" || path == "dist" {
				return filepath.SkipDir
			}
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			return fmt.Errorf("%s is a symbolic link", path)
		}
		src, err := os.ReadFile(path)
		if err != nil || bytes.IndexByte(src, 0) >= 0 {
			return err
		}
		return f(path, src)
	})
}

var (
	climbing = regexp.MustCompile(`(?:\.\./)+[A-Za-z0-9_.-]*`)
	absolute = regexp.MustCompile(`(?:^|[\s"'(=])(/(?:home|root|Users|mnt|srv|opt)/[A-Za-z0-9_.-]+)`)
)

// nothingOutside fails when a file names a path above the project, or a path of somebody's machine.
func nothingOutside() error {
	var found []string
	err := textFiles(func(path string, src []byte) error {
		path = filepath.ToSlash(path)
		if strings.Contains(path, "/testdata/") || strings.HasSuffix(path, "_test.go") || path == "internal/check/main.go" {
			return nil // hostile paths are what some tests are about; a real one fails where the tests run alone
		}
		found = append(found, outsidePaths(path, string(src))...)
		return nil
	})
	if err == nil && len(found) > 0 {
		err = errors.New("paths outside the project:\n" + strings.Join(found, "\n"))
	}
	return err
}

// outsidePaths lists the paths in a file that lead out of the project, as "file:line: path". Paths that
// climb are taken from the file's own folder, as links and embeddings are.
func outsidePaths(file, src string) []string {
	var found []string
	for n, line := range strings.Split(src, "\n") {
		for _, up := range climbing.FindAllString(line, -1) {
			if target := path.Join(path.Dir(file), up); target == ".." || strings.HasPrefix(target, "../") {
				found = append(found, fmt.Sprintf("%s:%d: %s", file, n+1, up))
			}
		}
		for _, m := range absolute.FindAllStringSubmatch(line, -1) {
			found = append(found, fmt.Sprintf("%s:%d: %s", file, n+1, m[1]))
		}
	}
	return found
}

// protocols are the standard packages without which nothing useful can be said over a network. Package net
// itself is linked by others for its names of addresses.
var protocols = []string{"net/http", "net/rpc", "net/smtp", "crypto/tls"}

// noNetwork fails when the program links a package that can speak to a network by a protocol of its own.
func noNetwork() error {
	out, err := exec.Command("go", "list", "-deps", module+"cmd/cirtkit").Output()
	if err != nil {
		return err
	}
	for _, name := range strings.Fields(string(out)) {
		if slices.Contains(protocols, name) {
			return fmt.Errorf("the program links %s; it never uses a network", name)
		}
	}
	return nil
}

// graphDownloads fails when a module of the whole graph can't be had, also one that only a module's own
// tests need. It works on copies, since downloading all adds lines to go.sum.
func graphDownloads() error {
	dir, err := os.MkdirTemp("", "graph")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, name := range []string{"go.mod", "go.sum"} {
		src, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), src, 0o644); err != nil {
			return err
		}
	}
	return command("go", "-C", dir, "mod", "download", "all")
}

// demo makes the sample twice, and checks that the PDF is sound, the same both times, and searchable.
func demo() error {
	dir, err := os.MkdirTemp("", "demo")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "cirtkit")
	if err := command("go", "build", "-o", program, "./cmd/cirtkit"); err != nil {
		return err
	}
	one, two := filepath.Join(dir, "1"), filepath.Join(dir, "2")
	for _, out := range []string{one, two} {
		if err := command(program, "demo", "--out", out); err != nil {
			return err
		}
	}
	for _, name := range []string{"demo.cirt", "demo.pdf"} {
		a, err := os.ReadFile(filepath.Join(one, name))
		if err != nil {
			return err
		}
		b, err := os.ReadFile(filepath.Join(two, name))
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			return fmt.Errorf("two runs of demo wrote different bytes into %s", name)
		}
	}
	pdf := filepath.Join(one, "demo.pdf")
	if err := command(program, "verify", filepath.Join(one, "demo.cirt")); err != nil {
		return err
	}
	if err := command("qpdf", "--check", pdf); err != nil {
		return err
	}
	out, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		return err
	}
	for _, want := range []string{"DRAFT", "TLP:", "Designations"} {
		if !strings.Contains(string(out), want) {
			return fmt.Errorf("the text of demo.pdf lacks %q", want)
		}
	}
	return nil
}

// builds compiles the program for every system it is given to people for.
func builds() error {
	dir, err := os.MkdirTemp("", "builds")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	for _, target := range []string{"linux/amd64", "linux/arm64", "windows/amd64", "darwin/amd64", "darwin/arm64"} {
		goos, goarch, _ := strings.Cut(target, "/")
		cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(dir, goos+goarch), "./cmd/cirtkit")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%s: %w\n%s", target, err, out)
		}
		info, err := os.Stat(filepath.Join(dir, goos+goarch))
		if err != nil {
			return err
		}
		const budget = 25 << 20 // bytes, with all languages and fonts
		if info.Size() > budget {
			return fmt.Errorf("%s: the binary has %d bytes, more than the budget of %d", target, info.Size(), budget)
		}
	}
	return nil
}
