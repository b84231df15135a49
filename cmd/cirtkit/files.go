package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/files"
)

// readAtMost reads a file of at most limit bytes; tooLarge is what to say of a larger one. Of what is no file, only
// what the shell hands over is read, standard input among it.
func readAtMost(path string, limit int, tooLarge *fault.Fault) ([]byte, error) {
	// Opening a pipe that nobody writes to would wait for ever, and not hear an interrupt.
	handed := path == "/dev/stdin" || strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/self/fd/")
	if info, err := os.Stat(path); err == nil && !handed && !info.Mode().IsRegular() && !info.IsDir() {
		return nil, fault.New(fault.Input, "questionnaires.not-a-file").At(fault.Position{File: path})
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err != nil {
		return nil, err
	}
	if len(src) > limit {
		return nil, tooLarge
	}
	return src, nil
}

// writeFile writes a result whole or not at all, and never over a file that is there unless forced. An
// assessment is not written over even then: answers can't be made again, results can.
func writeFile(path string, data []byte, force bool) error {
	if assessment.Is(path) {
		return fault.New(fault.Failed, "cmd.is-assessment", "file", path)
	}
	if force {
		return files.Write(path, files.Replace, data)
	}
	if _, err := os.Lstat(path); err == nil {
		return fault.New(fault.Failed, "cmd.exists", "file", path)
	}
	return files.Write(path, files.Keep, data)
}

// makeFolder makes a folder with those above it.
func makeFolder(path string) error {
	err := os.MkdirAll(path, 0o755)
	if err == nil {
		return nil
	}
	var reason *fs.PathError
	if errors.As(err, &reason) {
		err = reason.Err
	}
	return fault.New(fault.Failed, "cmd.folder", "folder", path).Because(err)
}
