//go:build !windows

// Command report measures how long cirtkit takes for the report of its demo, side by side and turn by turn with two
// other makers of pages on the same content: typst, and Chromium printing the HTML report. README.md says how to install
// both. What is not there is left out.
//
//	go run ./internal/bench/report [--typst-package DIR] [--rounds N]
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	typst := flag.String("typst-package", "", "folder with node_modules of the typst compiler for Node, where there is no program typst")
	rounds := flag.Int("rounds", 11, "how often each is run, in turns; the median is told")
	flag.Parse()
	if err := run(*typst, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// maker makes pages from content that lies ready.
type maker struct {
	name    string
	command []string
	out     string // the PDF that it makes
	took    []time.Duration
	peak    int64 // bytes, of the largest process
}

func run(typstPackage string, rounds int) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "cirtkit")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, "./cmd/cirtkit")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	if err := content(dir, program); err != nil {
		return err
	}
	makers := []*maker{{name: "cirtkit, from the assessment", command: []string{program, "report", "demo.cirt", "--out", "cirtkit.pdf", "--force"}, out: "cirtkit.pdf"}}
	if m, err := typstMaker(dir, typstPackage); err != nil {
		return err
	} else if m != nil {
		makers = append(makers, m)
	}
	if name, ok := firstOf("chromium", "chromium-browser", "google-chrome"); ok {
		makers = append(makers, &maker{name: "Chromium, prints the HTML report", out: "chromium.pdf", command: []string{
			name, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=chromium.pdf", "demo.html",
		}})
	}
	for round := range rounds + 1 {
		for _, m := range makers {
			if err := m.run(dir, program, round > 0); err != nil { // the first round fills the caches
				return err
			}
		}
	}
	fmt.Printf("%s/%s, %d processors, %s, medians of %d runs in turns, whole processes\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), rounds)
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\tpages\ttime\ta page\tof cirtkit's a page\tpeak memory\tsize")
	var own float64
	for _, m := range makers {
		pages := max(countPages(filepath.Join(dir, m.out)), 1)
		each := float64(median(m.took)) / float64(pages)
		if own == 0 {
			own = each
		}
		info, err := os.Stat(filepath.Join(dir, m.out))
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s\t%d\t%.0f ms\t%.2f ms\t%.1f ×\t%.0f MB\t%.0f KB\n", m.name, pages,
			float64(median(m.took))/1e6, each/1e6, each/own, float64(m.peak)/1e6, float64(info.Size())/1e3)
	}
	return table.Flush()
}

// content makes the demo, and its report in the forms that the others begin from.
func content(dir, program string) error {
	for _, args := range [][]string{
		{"demo", "--out", "."},
		{"report", "demo.cirt", "--format", "html,docx,md"},
	} {
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.Env = dir, environment(dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("%v: %w\n%s", args, err, out)
		}
	}
	markdown, err := os.ReadFile(filepath.Join(dir, "demo.md"))
	if err != nil {
		return err
	}
	pictures, err := unpackPictures(filepath.Join(dir, "demo.docx"), dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "demo.typ"), []byte(typstOf(string(markdown), pictures)), 0o600)
}

// run runs the maker once; the run counts if it is told to.
func (m *maker) run(dir, program string, counts bool) error {
	cmd := exec.Command(m.command[0], m.command[1:]...)
	cmd.Dir = dir
	if m.command[0] == program {
		cmd.Env = environment(dir)
	}
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", m.name, err, out)
	}
	if counts {
		m.took = append(m.took, time.Since(start))
	}
	if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.peak = max(m.peak, usage.Maxrss<<10) // Linux counts KiB
	}
	return nil
}

// environment leaves the program nothing of the user's.
func environment(dir string) []string {
	return []string{"HOME=" + dir, "CIRTKIT_HOME=" + filepath.Join(dir, "home"), "PATH=" + os.Getenv("PATH")}
}

// typstMaker is typst as a program or, in a folder of Node packages, as a library; nil where there is neither.
func typstMaker(dir, packages string) (*maker, error) {
	m := &maker{name: "typst, from the report's text and pictures", out: "typst.pdf"}
	if _, err := exec.LookPath("typst"); err == nil {
		m.command = []string{"typst", "compile", "demo.typ", "typst.pdf"}
		return m, nil
	}
	if packages == "" {
		return nil, nil
	}
	if _, err := exec.LookPath("node"); err != nil {
		return nil, errors.New("--typst-package needs the program node")
	}
	packages, err := filepath.Abs(packages)
	if err != nil {
		return nil, err
	}
	if err := os.Symlink(filepath.Join(packages, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
		return nil, err
	}
	const script = `import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { writeFileSync } from 'node:fs';
const compiler = NodeCompiler.create({ workspace: '.' });
writeFileSync('typst.pdf', compiler.pdf({ mainFilePath: 'demo.typ' }));
`
	m.name += ", in Node"
	m.command = []string{"node", "typst.mjs"}
	return m, os.WriteFile(filepath.Join(dir, "typst.mjs"), []byte(script), 0o600)
}

func firstOf(names ...string) (string, bool) {
	for _, name := range names {
		if _, err := exec.LookPath(name); err == nil {
			return name, true
		}
	}
	return "", false
}

// countPages counts the pages of a PDF: with pdfinfo where it is there, or else by the page objects that can be read.
func countPages(path string) int {
	if out, err := exec.Command("pdfinfo", path).Output(); err == nil {
		for line := range strings.Lines(string(out)) {
			if n := 0; strings.HasPrefix(line, "Pages:") {
				fmt.Sscan(strings.TrimPrefix(line, "Pages:"), &n)
				return n
			}
		}
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	return len(regexp.MustCompile(`/Type\s*/Page\b[^s]`).FindAll(bytes.TrimSpace(src), -1))
}

func median(d []time.Duration) time.Duration {
	if len(d) == 0 {
		return 0
	}
	d = slices.Sorted(slices.Values(d))
	return d[len(d)/2]
}
