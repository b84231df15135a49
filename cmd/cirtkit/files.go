package main

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/internal/files"
)

// readAtMost reads a file of at most limit bytes; tooLarge is what to say of a larger one.
func readAtMost(path string, limit int, tooLarge *fault.Fault) ([]byte, error) {
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
