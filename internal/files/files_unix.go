//go:build !windows

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// replace puts a finished file in the place of another in one step.
func replace(temp, path string) error {
	if err := os.Rename(temp, path); err != nil {
		return failed(path, err)
	}
	return nil
}

// SyncFolder makes the names in a folder last: a new file is not safe before its name is.
func SyncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return failed(folder, err)
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return failed(folder, err) // some file systems know no sync of a folder: then there is nothing to do
	}
	return nil
}

// newMode is the mode of a new file: readable by all that the user's mask lets read.
func newMode() fs.FileMode { return 0o666 &^ mask() }
