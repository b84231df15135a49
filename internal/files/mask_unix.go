//go:build !windows

package files

import (
	"io/fs"
	"sync"
	"syscall"
)

// mask is the process's file mode mask. The system has no call to read it alone, so it is set and set
// back once; temporary files are made by os.CreateTemp, which asks for 0600, so no file is open wider
// meanwhile than it should be.
var mask = sync.OnceValue(func() fs.FileMode {
	old := syscall.Umask(0o077)
	syscall.Umask(old)
	return fs.FileMode(old)
})
