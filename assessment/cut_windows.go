//go:build windows

package assessment

import (
	"errors"
	"os"
)

// cut shortens a file that is open for appending, and syncs it. Windows gives a handle for appending no
// right to shorten, so a second one does it. Nobody can have put another file in its place meanwhile: a
// file that is open keeps its name.
func cut(disk *os.File, size int64) error {
	second, err := os.OpenFile(disk.Name(), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(second.Truncate(size), second.Sync(), second.Close())
}
