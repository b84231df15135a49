//go:build !windows

package main

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"cirtkit/assessment"
	"cirtkit/internal/bench/long"
	"cirtkit/internal/ptytest"
	"cirtkit/questionnaires"
)

// The wizard on a long piece of work: 500 questions, 20,000 acts (package long).

// quiet is how long nothing may come from the program before a key is taken to be done. On a machine that is busy with
// other things less would count what one key sends with the next.
const quiet = 60 * time.Millisecond

// key is a key as a person presses it, by what it does; without a kind it leads to the next ones and is not counted.
type key struct{ kind, keys string }

// pressed are the keys of one round; a round begins and ends on the question screen.
var pressed = slices.Concat(
	[]key{{"", "gs7.q0\r"}}, // the questions that follow have options
	times(6, key{"along the options", "\x1b[B"}, key{"along the options", "\x1b[A"}),
	times(8, key{"an answer", "!"}, key{"its reason, left unsaid", "\r"}),
	times(3, key{"to another question", "\x1b[C"}, key{"to another question", "\x1b[D"}),
	times(6, key{"another tab", "\t"}),
	[]key{{"a screen opens or closes", "/"}},
	times(12, key{"a letter in the finder", "e"}),
	[]key{{"a screen opens or closes", "\x1b"}, {"a screen opens or closes", "E"}},
	times(10, key{"along the register", "\x1b[B"}),
	[]key{{"a screen opens or closes", "\x1b"}, {"a screen opens or closes", "r"}},
	times(6, key{"another page of the results", "\t"}),
	[]key{{"a screen opens or closes", "\x1b"}},
)

func times(n int, keys ...key) []key {
	var out []key
	for range n {
		out = append(out, keys...)
	}
	return out
}

// longAssessment writes the questionnaire and the assessment, once.
func (b bench) longAssessment() (string, *questionnaires.Questionnaire, error) {
	q, err := long.Questionnaire(filepath.Join(b.dir, "work"), long.Questions)
	if err != nil {
		return "", nil, err
	}
	path := filepath.Join(b.dir, "work.cirt")
	if _, err := os.Stat(path); err == nil {
		return path, q, nil
	}
	return path, q, long.Assessment(path, q, long.Acts)
}

// longWork presses 1,000 keys in a terminal of 120×40.
func (b bench) longWork() ([]row, error) {
	path, _, err := b.longAssessment()
	if err != nil {
		return nil, err
	}
	took, err := b.firstFrame(120, 40, "Section number 1", "assess", path, "--as", "Bench")
	if err != nil {
		return nil, err
	}
	rows := []row{{"assess FILE, 500 questions, 20,000 acts: start to first frame", ms(took), ""}}
	cmd := exec.Command(b.program, "assess", path, "--as", "Bench")
	cmd.Dir, cmd.Env = b.dir, append(b.env(), "COLORTERM=truecolor")
	term, err := ptytest.Start(cmd, 120, 40)
	if err != nil {
		return nil, err
	}
	defer term.Kill()
	if err := term.Wait(20*time.Second, "Section number 1"); err != nil {
		return nil, err
	}
	var all []time.Duration
	sent := map[string][]int{}
	for n := 0; n < 1000; n++ {
		k := pressed[n%len(pressed)]
		first, bytes, err := term.Press(k.keys, quiet)
		if err != nil {
			return nil, err
		}
		if k.kind == "" {
			continue
		}
		sent[k.kind] = append(sent[k.kind], bytes)
		if bytes > 0 {
			all = append(all, first)
		}
	}
	slices.Sort(all)
	rows = append(rows, row{"  key to bytes on a terminal, 1,000 keys: median, 99th percentile", ms(middle(all)) + ", " + ms(share99(all)), "12 ms"})
	for _, kind := range sortedKinds(sent) {
		n := sent[kind]
		slices.Sort(n)
		rows = append(rows, row{"  bytes sent, " + kind + ": median, 99th percentile", fmt.Sprintf("%d, %d", middle(n), share99(n)), "2,048"})
	}
	if peak, ok := peakOf(term.PID()); ok {
		rows = append(rows, row{"  peak memory after 1,000 keys", fmt.Sprintf("%.0f MB", float64(peak)/1e6), "40 MB"})
	}
	return rows, nil
}

func sortedKinds(sent map[string][]int) []string {
	var kinds []string
	for _, k := range pressed {
		if !slices.Contains(kinds, k.kind) && len(sent[k.kind]) > 0 {
			kinds = append(kinds, k.kind)
		}
	}
	return kinds
}

// middle and share99 are of what is sorted.
func middle[T cmp.Ordered](sorted []T) T  { return sorted[len(sorted)/2] }
func share99[T cmp.Ordered](sorted []T) T { return sorted[len(sorted)*99/100] }

var highWater = regexp.MustCompile(`(?m)^VmHWM:\s+([0-9]+) kB`)

// peakOf is the peak memory of a process that is running, in bytes, where the system tells.
func peakOf(pid int) (int64, bool) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, false
	}
	m := highWater.FindSubmatch(status)
	if m == nil {
		return 0, false
	}
	kib, err := strconv.ParseInt(string(m[1]), 10, 64)
	return kib << 10, err == nil
}

// longFile measures the file alone: what reading is made of, and what one act more costs in a long log and in a short
// one.
func (b bench) longFile() ([]row, error) {
	path, q, err := b.longAssessment()
	if err != nil {
		return nil, err
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	lines, err := timed(func() error { _, err := assessment.ReadLog(src, path); return err })
	if err != nil {
		return nil, err
	}
	whole, err := timed(func() error { _, err := assessment.Read(path); return err })
	if err != nil {
		return nil, err
	}
	rows := []row{
		{fmt.Sprintf("20,000 acts, %.1f MB: lines and questionnaire read", float64(len(src))/1e6), ms(lines), ""},
		{"  folded into a state", ms(max(0, whole-lines)), ""},
	}
	short := filepath.Join(b.dir, "short.cirt")
	if err := long.Assessment(short, q, 200); err != nil {
		return nil, err
	}
	for _, of := range []struct{ what, path string }{{"  one act saved, 20,000 before it", path}, {"  one act saved, 200 before it", short}} {
		took, err := saves(of.path, q)
		if err != nil {
			return nil, err
		}
		rows = append(rows, row{of.what, ms(took), ""})
	}
	synced, err := b.synced()
	return append(rows, row{"  of which writing and syncing 400 bytes", ms(synced), ""}), err
}

// timed is the median of a few runs.
func timed(do func() error) (time.Duration, error) {
	var took []time.Duration
	for range runs {
		start := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		took = append(took, time.Since(start))
	}
	return median(took), nil
}

// saves is the median of saving one answer.
func saves(path string, q *questionnaires.Questionnaire) (time.Duration, error) {
	f, err := assessment.Open(path, assessment.Options{Author: "Bench", Now: time.Now})
	if err != nil {
		return 0, err
	}
	defer f.Close()
	n := 0
	return timed(func() error {
		n++
		_, err := f.Save(assessment.SetAnswer(q.Questions()[n], questionnaires.Answer{State: questionnaires.Withheld}))
		return err
	})
}

// synced is the median of what a save can't do without.
func (b bench) synced() (time.Duration, error) {
	f, err := os.Create(filepath.Join(b.dir, "synced"))
	if err != nil {
		return 0, err
	}
	defer f.Close()
	line := []byte(strings.Repeat("x", 400))
	return timed(func() error {
		if _, err := f.Write(line); err != nil {
			return err
		}
		return f.Sync()
	})
}

var (
	screenFigures = regexp.MustCompile(`(?m)^BenchmarkKey/(\S+?)(?:-\d+)?\s.*?([0-9.]+) ms/back\s+([0-9.]+) ms/p99`)
	bytesFigures  = regexp.MustCompile(`(?m)^BenchmarkSent/(\S+?)(?:-\d+)?\s.*?([0-9.]+) B/library\s+([0-9.]+) B/median\s+([0-9.]+) B/opens`)
)

// screens are the keys of each screen, without a terminal: Update and View, and what would be sent.
func (b bench) screens() ([]row, error) {
	test := func(name, times string) (string, error) {
		test := exec.Command("go", "test", "-run", "^$", "-bench", "^"+name+"$", "-benchtime", times, "./wizard")
		test.Env = append(os.Environ(), "GOGC=200")
		out, err := test.CombinedOutput()
		if err != nil {
			return "", fmt.Errorf("go test ./wizard: %w\n%s", err, out)
		}
		return string(out), nil
	}
	out, err := test("BenchmarkKey", "500x")
	if err != nil {
		return nil, err
	}
	rows := []row{{"key: Update and View at 120×40, 99th percentile, by screen", "", ""}}
	for _, m := range screenFigures.FindAllStringSubmatch(out, -1) {
		rows = append(rows, row{"  " + strings.ReplaceAll(m[1], "_", " "), m[3] + " ms", "4 ms"})
	}
	if out, err = test("BenchmarkSent", "100x"); err != nil {
		return nil, err
	}
	rows = append(rows, row{"bytes sent when the screen opens; for a key, median; as the library writes it", "", ""})
	for _, m := range bytesFigures.FindAllStringSubmatch(out, -1) {
		rows = append(rows, row{"  " + strings.ReplaceAll(m[1], "_", " "), whole(m[4]) + "; " + whole(m[3]) + "; " + whole(m[2]), "2,048"})
	}
	return rows, nil
}

// whole is a number without what stands behind its point.
func whole(figure string) string {
	n, _, _ := strings.Cut(figure, ".")
	return n
}
