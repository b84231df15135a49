package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"cirtkit/assessment"
)

var update = flag.Bool("update", false, "renew the expected output inside the scripts")

// exitFile is where the program under test leaves its exit code for the script's exitcode command.
const exitFile = ".exitcode"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cirtkit": func() {
		if dir := os.Getenv(faultsVariable); dir != "" {
			testOnlyFault = func(key string) { noteFault(dir, key) }
		}
		code := process()
		if work := os.Getenv("WORK"); work != "" {
			if err := os.WriteFile(filepath.Join(work, exitFile), []byte(strconv.Itoa(code)), 0o644); err != nil {
				panic(err)
			}
		}
		os.Exit(code)
	}})
}

// faultsVariable names the folder in which each process of the program under test notes the faults that it
// printed, in a file of its own: a script may bound the size of files.
const faultsVariable = "CIRTKIT_TEST_FAULTS"

func noteFault(dir, key string) {
	f, err := os.OpenFile(filepath.Join(dir, strconv.Itoa(os.Getpid())), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	if _, err := f.WriteString(key + "\n"); err != nil {
		panic(err)
	}
}

// promptExit keeps the race detector from waiting a second at the end of each process.
const promptExit = "GORACE=atexit_sleep_ms=0"

// TestScripts runs testdata/*.txtar, one script a behaviour: what a person typed, saw and was left with.
func TestScripts(t *testing.T) {
	faults := t.TempDir()
	t.Cleanup(func() { checkHints(t, faults) }) // after the scripts, which run side by side
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("CIRTKIT_HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("TERM", "xterm")
			env.Vars = append(env.Vars, promptExit)
			env.Setenv(faultsVariable, faults)
			env.Setenv("EXAMPLES", filepath.Join(filepath.Dir(schemas), "examples"))
			// What many scripts use, such as the questionnaire "small".
			return os.CopyFS(env.WorkDir, os.DirFS(filepath.Join("testdata", "common")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exitcode": scriptExitCode,
			"count":    scriptCount,
			"schema":   scriptSchema,
			"damage":   scriptDamage,
			"tear":     scriptTear,
			"escaped":  scriptEscaped,
			"hold":     scriptHold,
			"head":     scriptHead,
			"crlf":     scriptCRLF,
			"compose":  scriptCompose,
			"fill":     scriptFill,
			"about":    scriptAbout,
		},
	})
}

// scriptExitCode checks the exit code of the last cirtkit: exitcode 3.
func scriptExitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: exitcode N")
	}
	if got := strings.TrimSpace(ts.ReadFile(ts.MkAbs(filepath.Join(ts.Getenv("WORK"), exitFile)))); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// scriptCount checks how many lines of a file contain a text: count 2 FILE TEXT.
func scriptCount(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: count N FILE TEXT")
	}
	n := 0
	for _, line := range strings.Split(ts.ReadFile(args[1]), "\n") {
		if strings.Contains(line, args[2]) {
			n++
		}
	}
	if strconv.Itoa(n) != args[0] {
		ts.Fatalf("%d lines contain %q, want %s", n, args[2], args[0])
	}
}

// scriptSchema checks JSON against one of the schemas in docs/schemas: schema score stdout.
func scriptSchema(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: schema NAME FILE")
	}
	path := filepath.Join(schemas, args[0]+".schema.json")
	compiled, err := jsonschema.NewCompiler().Compile(path)
	ts.Check(err)
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(args[1])), &value))
	ts.Check(compiled.Validate(value))
}

// schemas is the folder of the JSON Schemas, found before a script changes the folder.
var schemas = func() string {
	dir, err := filepath.Abs(filepath.Join("..", "..", "docs", "schemas"))
	if err != nil {
		panic(err)
	}
	return dir
}()

// scriptDamage replaces a text in one line of a file: damage FILE LINE OLD NEW.
func scriptDamage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 4 {
		ts.Fatalf("usage: damage FILE LINE OLD NEW")
	}
	path := ts.MkAbs(args[0])
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	lines := strings.Split(ts.ReadFile(args[0]), "\n")
	if n > len(lines) || !strings.Contains(lines[n-1], args[2]) {
		ts.Fatalf("line %d of %s does not hold %q", n, args[0], args[2])
	}
	lines[n-1] = strings.Replace(lines[n-1], args[2], args[3], 1)
	ts.Check(os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o644))
}

// scriptTear appends a piece of a line, as a power cut leaves it: tear FILE TEXT.
func scriptTear(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tear FILE TEXT")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+args[1]), 0o644))
}

// scriptEscaped runs a program with arguments in which \xNN and \uNNNN stand for what a script can't hold,
// and {N} in front of a letter for N of it: [!] escaped cirtkit answer a.cirt q==a\x01b
func scriptEscaped(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: escaped PROGRAM ARGUMENT…")
	}
	for i, arg := range args {
		if many := repeated.FindStringSubmatch(arg); many != nil {
			n, err := strconv.Atoi(many[1])
			ts.Check(err)
			arg = strings.Replace(arg, many[0], strings.Repeat(many[2], n), 1)
		}
		plain, err := strconv.Unquote(`"` + arg + `"`)
		ts.Check(err)
		args[i] = plain
	}
	if err := ts.Exec(args[0], args[1:]...); (err != nil) != neg {
		ts.Fatalf("%q: %v", args, err)
	}
}

var repeated = regexp.MustCompile(`\{(\d+)\}(.)`)

// scriptHold takes a file's lock and keeps it until the script ends: hold FILE [AUTHOR]. Without an author
// the lock does not say who holds it.
func scriptHold(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 || len(args) > 2 {
		ts.Fatalf("usage: hold FILE [AUTHOR]")
	}
	path := ts.MkAbs(args[0])
	if len(args) == 2 {
		file, err := assessment.Open(path, assessment.Options{Author: args[1], Now: time.Now})
		ts.Check(err)
		ts.Defer(func() { _ = file.Close() })
		return
	}
	lock := flock.New(filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock"))
	ok, err := lock.TryLock()
	ts.Check(err)
	if !ok {
		ts.Fatalf("%s is locked already", path)
	}
	ts.Defer(func() { _ = lock.Unlock() })
}

// scriptHead copies the first lines of a file: head FROM TO LINES.
func scriptHead(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: head FROM TO LINES")
	}
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	lines := strings.SplitAfter(ts.ReadFile(args[0]), "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(lines[:n], "")), 0o644))
}

// scriptCRLF copies a file with line ends of two characters, as some mail programs do: crlf FROM TO.
func scriptCRLF(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: crlf FROM TO")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")), 0o644))
}

// scriptCompose makes a file of lines of others: compose TO FILE:LINE….
func scriptCompose(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: compose TO FILE:LINE…")
	}
	var out strings.Builder
	for _, arg := range args[1:] {
		name, line, _ := strings.Cut(arg, ":")
		n, err := strconv.Atoi(line)
		ts.Check(err)
		out.WriteString(strings.SplitAfter(ts.ReadFile(name), "\n")[n-1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(out.String()), 0o644))
}
