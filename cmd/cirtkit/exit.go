package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"syscall"

	"cirtkit/internal/fault"
	"cirtkit/internal/text"
)

// The exit codes.
const (
	exitDone        = 0 // a torn end set aside included
	exitFailed      = 1 // a file locked by another included
	exitUsage       = 2 // commands, flags, number of arguments
	exitInput       = 3 // an unknown id or option, lint errors
	exitIntegrity   = 4 // a damaged line, a signature that does not hold
	exitInterrupted = 130
)

// reported is an error whose message is already printed; only its exit code is left to give.
type reported struct{ kind fault.Kind }

func (r reported) Error() string { return "already reported" }

// fail prints an error as a sentence and a hint, and returns its exit code.
func (p *program) fail(err error) int {
	var done reported
	switch {
	case errors.As(err, &done):
		return exitCode(done.kind)
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(p.stderr, p.t("cmd.interrupted"))
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitFailed // the reader of our output is gone; there is nobody to tell
	}
	var list fault.List
	if errors.As(err, &list) && len(list) > 0 {
		for _, f := range list {
			p.printFault(f)
		}
		return exitCode(list[0].Kind)
	}
	var f *fault.Fault
	if errors.As(err, &f) {
		p.printFault(f)
		return exitCode(f.Kind)
	}
	p.printLine(p.stderr, "cirtkit: "+p.plain(err))
	return exitFailed
}

// testOnlyFault is told the key of every fault that is printed, so that the tests know that each hint
// was shown once.
var testOnlyFault = func(key string) {}

func (p *program) printFault(f *fault.Fault) {
	testOnlyFault(f.Key)
	p.printLine(p.stderr, "cirtkit: "+f.Message(p.words))
	if hint := f.Hint(p.words); hint != "" {
		p.printLine(p.stderr, p.t("cmd.do", "hint", hint))
	}
}

// printFaults prints a fault a line, and each hint that they have once, behind them.
func (p *program) printFaults(list fault.List) {
	var hints []string
	for _, f := range list {
		testOnlyFault(f.Key)
		p.printLine(p.stderr, "cirtkit: "+f.Message(p.words))
		if hint := f.Hint(p.words); hint != "" && !slices.Contains(hints, hint) {
			hints = append(hints, hint)
		}
	}
	for _, hint := range hints {
		p.printLine(p.stderr, p.t("cmd.do", "hint", hint))
	}
}

// printLine prints one line that may hold text from a file or a file's name: nothing in it can steer the
// terminal, or pass for a line of the program's own.
func (p *program) printLine(w io.Writer, line string) {
	fmt.Fprintln(w, strings.ReplaceAll(text.Terminal(line), "\n", " "))
}

// plain says an error of the operating system in the user's language, where there is a message for it.
func (p *program) plain(err error) string {
	var path *fs.PathError
	if !errors.As(err, &path) {
		return err.Error()
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return p.t("cmd.file-missing", "file", path.Path)
	case errors.Is(err, fs.ErrPermission):
		return p.t("cmd.file-forbidden", "file", path.Path)
	case errors.Is(err, fs.ErrExist):
		return p.t("cmd.file-exists", "file", path.Path)
	}
	return p.t("cmd.file-failed", "file", path.Path, "reason", path.Err.Error())
}

func exitCode(kind fault.Kind) int {
	switch kind {
	case fault.Usage:
		return exitUsage
	case fault.Input:
		return exitInput
	case fault.Integrity:
		return exitIntegrity
	}
	return exitFailed
}
