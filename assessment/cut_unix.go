//go:build !windows

package assessment

import "os"

// cut shortens a file that is open for appending, and syncs it.
func cut(disk *os.File, size int64) error {
	if err := disk.Truncate(size); err != nil {
		return err
	}
	return disk.Sync()
}
