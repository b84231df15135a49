//go:build !windows

package wizard

import "syscall"

// mayWrite says whether a folder may be written to, as far as the system tells beforehand.
func mayWrite(folder string) bool {
	const write = 2 // W_OK
	return syscall.Access(folder, write) == nil
}
