//go:build !windows

// Command bench measures what docs/design.md budgets, and prints a table with the budget beside, and
// beside both, where it is installed, another tool that does like work, measured in the same run.
// Machines differ and are noisy: quote the ratio of two rows of one run, not a single time.
//
//	go run ./internal/bench [part ...]
//
// The parts are version, home, resume, work, file, screens, reports, in-process and size; without any, all are run.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"cirtkit/internal/ptytest"
)

const runs = 15 // of each whole process; the median is printed

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// row is one line of the table.
type row struct{ what, measured, budget string }

func run() error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	b := bench{dir: dir, program: filepath.Join(dir, "cirtkit")}
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.program, "./cmd/cirtkit")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	fmt.Printf("%s/%s, %d processors, %s, medians of %d runs\n\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), runs)
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "what\tmeasured\tbudget")
	for _, part := range []struct {
		name string
		run  func() ([]row, error)
	}{
		{"version", b.version},
		{"home", b.home},
		{"resume", b.resume},
		{"work", b.longWork},
		{"file", b.longFile},
		{"screens", b.screens},
		{"reports", b.reports},
		{"in-process", b.inProcess},
		{"size", b.size},
	} {
		if len(os.Args) > 1 && !slices.Contains(os.Args[1:], part.name) {
			continue
		}
		rows, err := part.run()
		if err != nil {
			return err
		}
		for _, r := range rows {
			fmt.Fprintf(table, "%s\t%s\t%s\n", r.what, r.measured, r.budget)
		}
	}
	return table.Flush()
}

// bench is one run: a folder of its own and the program built into it.
type bench struct{ dir, program string }

func (b bench) env() []string {
	return append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8", "CIRTKIT_HOME="+filepath.Join(b.dir, "home"))
}

// process runs a command to its end and gives its wall time and its peak memory in bytes.
func (b bench) process(name string, args ...string) (time.Duration, int64, error) {
	var took []time.Duration
	var peak int64
	for i := range runs + 1 {
		cmd := exec.Command(name, args...)
		cmd.Dir, cmd.Env = b.dir, b.env()
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			return 0, 0, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, out)
		}
		if i == 0 {
			continue // the first run fills the caches
		}
		took = append(took, time.Since(start))
		if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, usage.Maxrss<<10) // Linux counts KiB
		}
	}
	return median(took), peak, nil
}

// firstFrame starts the program in a terminal and waits until a text is on the screen.
func (b bench) firstFrame(cols, rows int, text string, args ...string) (time.Duration, error) {
	var took []time.Duration
	for i := range runs + 1 {
		cmd := exec.Command(b.program, args...)
		cmd.Dir, cmd.Env = b.dir, b.env()
		start := time.Now()
		term, err := ptytest.Start(cmd, cols, rows)
		if err != nil {
			return 0, err
		}
		err = term.Wait(20*time.Second, text)
		elapsed := time.Since(start)
		term.Kill()
		if err != nil {
			return 0, err
		}
		if i > 0 {
			took = append(took, elapsed)
		}
	}
	return median(took), nil
}

func (b bench) version() ([]row, error) {
	took, _, err := b.process(b.program, "version")
	return []row{{"cirtkit version", ms(took), "10 ms"}}, err
}

func (b bench) home() ([]row, error) {
	took, err := b.firstFrame(80, 24, "New assessment")
	return []row{{"home screen, start to first frame", ms(took), "25 ms"}}, err
}

// resume opens an assessment of 125 questions with 2,000 acts.
func (b bench) resume() ([]row, error) {
	if err := b.writeQuestionnaire(125); err != nil {
		return nil, err
	}
	args := []string{"answer", "long.cirt", "--questionnaire", "long", "--as", "Bench"}
	for round := range 20 {
		call := slices.Clone(args)
		for i := range 100 {
			call = append(call, fmt.Sprintf("q%d=%d", i, round%5))
		}
		cmd := exec.Command(b.program, call...)
		cmd.Dir, cmd.Env = b.dir, b.env()
		if out, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("answer: %w\n%s", err, out)
		}
	}
	took, err := b.firstFrame(120, 40, "Question number", "assess", "long.cirt", "--as", "Bench")
	return []row{{"assess FILE, 125 questions, 2,000 acts: start to first frame", ms(took), "60 ms"}}, err
}

// forms are the forms of a report that have a budget, beside the PDF.
var forms = []string{"docx", "html", "xlsx"}

// reports writes the report of the demo in each language and form, whole processes. The pages are counted: the budget
// is for 35 of them.
func (b bench) reports() ([]row, error) {
	var rows []row
	cmd := exec.Command(b.program, "demo", "--out", filepath.Join(b.dir, "demo"))
	cmd.Env = b.env()
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("demo: %w\n%s", err, out)
	}
	size := func(name string) string {
		info, err := os.Stat(filepath.Join(b.dir, name))
		if err != nil {
			return "-"
		}
		return fmt.Sprintf("%.0f KB", float64(info.Size())/1e3)
	}
	for _, l := range []struct{ code, name, budget string }{
		{"en", "English", "60 ms for 35 pages"},
		{"fr", "French", "60 ms for 35 pages"},
		{"ar", "Arabic", "90 ms for 35 pages"},
		{"zh", "Chinese", "120 ms for 35 pages"},
	} {
		took, peak, err := b.process(b.program, "report", "demo/demo.cirt", "--lang", l.code, "--out", "demo.pdf", "--force")
		if err != nil {
			return nil, err
		}
		pages := countPages(filepath.Join(b.dir, "demo.pdf"))
		rows = append(rows,
			row{fmt.Sprintf("report of the demo, %s, %d pages, whole process", l.name, pages), ms(took), l.budget},
			row{"  a page", ms(took / time.Duration(max(pages, 1))), ""},
			row{"  peak memory", fmt.Sprintf("%.0f MB", float64(peak)/1e6), "80 MB"},
			row{"  size", size("demo.pdf"), "400 KB"})
	}
	for _, form := range forms {
		took, peak, err := b.process(b.program, "report", "demo/demo.cirt", "--format", form, "--out", "demo."+form, "--force")
		if err != nil {
			return nil, err
		}
		rows = append(rows,
			row{"the same as " + form + ", whole process", ms(took), "60 ms"},
			row{"  peak memory, size", fmt.Sprintf("%.0f MB, %s", float64(peak)/1e6, size("demo."+form)), "80 MB"})
	}
	if _, err := exec.LookPath("groff"); err == nil {
		text := exec.Command(b.program, "report", "demo/demo.cirt", "--format", "text", "--out", "demo.txt", "--force")
		text.Dir, text.Env = b.dir, b.env()
		if out, err := text.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("report: %w\n%s", err, out)
		}
		took, _, err := b.process("groff", "-k", "-T", "pdf", "demo.txt")
		if err == nil {
			rows = append(rows, row{"  beside: groff -T pdf on the report's text, without charts", ms(took), ""})
		}
	}
	return rows, nil
}

// measures are the benchmarks inside the packages that a budget is set for.
var measures = []struct {
	what, pkg, name string
	unit            string // of the figure, as go test names it
	text            string // with the figure in it, after it is divided
	divided         float64
	budget          string
}{
	{"drawing a report of 35 pages, Arabic", "./report/pdf", "^BenchmarkReport35Pages$/^arabic$", "ns/op", "%.1f ms", 1e6, "90 ms"},
	{"drawing a report of 35 pages, Chinese", "./report/pdf", "^BenchmarkReport35Pages$/^chinese$", "ns/op", "%.1f ms", 1e6, "120 ms"},
	{"score 110 answers in three readings, explain one", "./scoring", "^BenchmarkScoreAndExplain$/^110-answers$", "ns/op", "%.0f µs", 1e3, "100 µs"},
	{"roadmap over 150 questions: what minimum options force", "./planning", "^BenchmarkForced150$", "ns/op", "%.2f ms", 1e6, "1 ms"},
	{"roadmap over 150 questions: shares of sections and of the whole, exact", "./planning", "^BenchmarkShares150$/^0$", "ns/op", "%.1f ms", 1e6, "50 ms"},
	{"compare two assessments of 150 questions", "./compare", "^BenchmarkTwo150$/^one-version$", "ns/op", "%.2f ms", 1e6, "1 ms"},
	{"the longest questionnaire of the library loads", "./questionnaires", "^BenchmarkOpenNational$", "ns/op", "%.1f ms", 1e6, "25 ms"},
}

// inProcess runs the benchmarks inside the packages and reads their figures.
func (b bench) inProcess() ([]row, error) {
	var rows []row
	for _, m := range measures {
		found, err := figures(m.pkg, m.name)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row{m.what, fmt.Sprintf(m.text, found[m.unit]/m.divided), m.budget})
	}
	return rows, nil
}

func (b bench) size() ([]row, error) {
	info, err := os.Stat(b.program)
	if err != nil {
		return nil, err
	}
	return []row{{"binary with all languages and fonts", fmt.Sprintf("%.1f MB", float64(info.Size())/1e6), "25 MB"}}, nil
}

var figure = regexp.MustCompile(`([0-9.]+) (ns/op|B/op|allocs/op|ms/p99)`)

// figures runs one Go benchmark and gives its figures by unit. Memory is collected as seldom as the program itself
// has it done (see main of cmd/cirtkit).
func figures(pkg, name string) (map[string]float64, error) {
	test := exec.Command("go", "test", "-run", "^$", "-bench", name, "-benchmem", pkg)
	test.Env = append(os.Environ(), "GOGC=200")
	out, err := test.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("go test %s: %w\n%s", pkg, err, out)
	}
	found := map[string]float64{}
	for _, m := range figure.FindAllStringSubmatch(string(out), -1) {
		if found[m[2]], err = strconv.ParseFloat(m[1], 64); err != nil {
			return nil, err
		}
	}
	if len(found) == 0 {
		return nil, errors.New(pkg + " has no benchmark " + name)
	}
	return found, nil
}

// writeQuestionnaire writes a questionnaire of n scored questions.
func (b bench) writeQuestionnaire(n int) error {
	var y strings.Builder
	y.WriteString("format: 1\nid: long\nversion: \"1\"\ntitle: Long\nsubject: team\nscore: {rule: mean}\nsections:\n")
	for i := range n {
		if i%10 == 0 {
			fmt.Fprintf(&y, "  - id: s%d\n    title: Section %d\n    score: {rule: mean}\n    questions:\n", i/10, i/10)
		}
		fmt.Fprintf(&y, "      - {id: q%d, ask: \"Question number %d?\", options: {0: None, 1: A little, 2: Half, 3: Most, 4: All}}\n", i, i)
	}
	dir := filepath.Join(b.dir, "long")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "questionnaire.yaml"), []byte(y.String()), 0o644)
}

// countPages counts the page objects of a PDF that is not compressed in object streams, as ours are not.
func countPages(path string) int {
	src, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	return len(regexp.MustCompile(`/Type\s*/Page\b[^s]`).FindAll(bytes.TrimSpace(src), -1))
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond)) }
