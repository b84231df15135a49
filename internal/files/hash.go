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
	f, _, err := OpenRegular(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.CopyBuffer(h, f, make([]byte, 1<<20)); err != nil {
		return "", Reason(err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// OpenRegular opens a file to be read and says how many bytes it has. Errors are as those of SHA256.
func OpenRegular(path string) (*os.File, int64, error) {
	// Opening a pipe would wait for somebody to write to it.
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, Reason(err)
	}
	if !info.Mode().IsRegular() {
		return nil, 0, ErrNotRegular
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, Reason(err)
	}
	return f, info.Size(), nil
}
