// Command cirtkit is a CIRT maturity self-assessment toolkit: questionnaires drive a wizard in the
// terminal, answers become readiness levels, and a gap report is written as PDF. It works offline.
//
// Results go to stdout, messages to stderr. An error is one line that begins with "cirtkit: ", and
// where there is something to do about it a second that begins with "hint: ". Exit codes are in
// exit.go. Each command is one file with the name of the command.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"cirtkit/internal/lang"
)

func main() {
	// Started from Explorer on Windows the home screen opens; without this cobra would refuse.
	cobra.MousetrapHelpText = ""
	code := process()
	waitIfDoubleClicked(code)
	os.Exit(code)
}

// process runs the program on what the process was given. The first interrupt, or the end of the session
// or of the terminal, asks the command to end; a second one ends the process at once, in case the command
// waits for something that never comes, such as the other end of a pipe.
func process() int {
	ctx := context.Background()
	if os.Getenv("GOGC") == "" { // whoever sets it decides otherwise
		ctx = context.WithValue(ctx, growthKey{}, collectLate())
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop)
	return run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
}

// collectLate puts the first collection of memory off until 40 MB are in use. What a command reads at its start and
// builds from it, such as texts, a questionnaire and a report, is kept until it ends: a collection in the middle of that
// frees next to nothing and costs a tenth of the time. From the first one on, memory is collected when it has grown by
// twice what was kept, as befits a program that runs for long or has much to do.
// What it gives decides how much it may grow, in percent.
func collectLate() *atomic.Int32 {
	growth := new(atomic.Int32)
	growth.Store(200)
	debug.SetGCPercent(1000) // of the 4 MB that the runtime counts at least
	// What nothing refers to is gone at the first collection; with a pointer in it, it has its memory to itself.
	gone := &struct{ _ *byte }{}
	runtime.AddCleanup(gone, func(growth *atomic.Int32) { debug.SetGCPercent(int(growth.Load())) }, growth)
	return growth
}

type growthKey struct{}

// collectOften is for a program that waits for its user most of the time: it has time to collect, and the machine may
// be small. Its first collection comes at 16 MB, the others each time memory has grown by a quarter.
func collectOften(ctx context.Context) {
	if growth, ok := ctx.Value(growthKey{}).(*atomic.Int32); ok {
		growth.Store(25)
		debug.SetGCPercent(400)
	}
}

// program is what a command works with. Nothing in a command reaches for the process's own streams,
// environment or clock.
type program struct {
	stdin    io.Reader
	stdout   io.Writer // of results
	terminal io.Writer // the same stream as it was given, for the wizard
	stderr   io.Writer
	env      func(string) string
	now      func() time.Time
	words    *lang.Language
}

// run carries out one command line and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	printed := &output{to: stdout}
	p := &program{stdin: stdin, terminal: stdout, stdout: printed, stderr: stderr, env: env, now: time.Now}
	// The language is found before the commands are built, since help is made of the catalogue.
	words, err := chooseLanguage(args, env)
	p.words = words
	if err != nil {
		return p.fail(err)
	}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(printed)
	root.SetErr(stderr)
	err = root.ExecuteContext(ctx)
	if err == nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	if err == nil {
		err = printed.fault()
	}
	if err == nil {
		return exitDone
	}
	return p.fail(err)
}

// t is a message of the catalogue in the user's language.
func (p *program) t(key string, facts ...any) string { return p.words.T(key, facts...) }
