package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "renew the expected output inside the scripts")

// exitFile is where the program under test leaves its exit code for the script's exitcode command.
const exitFile = ".exitcode"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"cirtkit": func() {
		code := process()
		if work := os.Getenv("WORK"); work != "" {
			if err := os.WriteFile(filepath.Join(work, exitFile), []byte(strconv.Itoa(code)), 0o644); err != nil {
				panic(err)
			}
		}
		os.Exit(code)
	}})
}

// TestScripts runs testdata/*.txtar, one script a behaviour: what a person typed, saw and was left with.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("CIRTKIT_HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("TERM", "xterm")
			// What many scripts use, such as the questionnaire "small".
			return os.CopyFS(env.WorkDir, os.DirFS(filepath.Join("testdata", "common")))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exitcode": scriptExitCode,
			"count":    scriptCount,
			"schema":   scriptSchema,
			"damage":   scriptDamage,
			"tear":     scriptTear,
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
