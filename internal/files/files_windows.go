//go:build windows

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"cirtkit/internal/fault"
)

// The errors with which Windows says that another program holds a file open.
const (
	errorAccessDenied     = syscall.Errno(5)
	errorSharingViolation = syscall.Errno(32)
)

// replace puts a finished file in the place of another. A viewer or a virus scanner that holds the old
// one open is waited for: up to two seconds.
func replace(temp, path string) error {
	const tries, pause = 40, 50 * time.Millisecond
	for try := 1; ; try++ {
		err := os.Rename(temp, path)
		switch {
		case err == nil:
			return nil
		case !errors.Is(err, errorAccessDenied) && !errors.Is(err, errorSharingViolation):
			return failed(path, err)
		case try == tries:
			return fault.New(fault.Failed, "files.held-open", "file", path)
		}
		time.Sleep(pause)
	}
}

// SyncFolder does nothing: Windows can't sync a folder, and doesn't need to.
func SyncFolder(string) error { return nil }

// newMode is the mode of a new file; Windows takes its rights from the folder.
func newMode() fs.FileMode { return 0o666 }
