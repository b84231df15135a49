package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
)

// ErrNotRegular says that a path leads to a folder or a device.
var ErrNotRegular = errors.New("not a regular file")

// SHA256 is the hash of a file's bytes, in lower-case hex. Errors are ErrNotRegular or what the system said, without
// the path around it.
func SHA256(path string) (string, error) {
	// Opening a pipe would wait for somebody to write to it.
	if info, err := os.Stat(path); err != nil {
		return "", Reason(err)
	} else if !info.Mode().IsRegular() {
		return "", ErrNotRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return "", Reason(err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, f, make([]byte, 1<<20)); err != nil {
		return "", Reason(err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
