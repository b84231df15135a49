//go:build unix

package questionnaires

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"cirtkit/internal/fault"
	"cirtkit/internal/lang"
)

// A pipe that nobody writes to would hold the program for ever.
func TestAPipeIsNotRead(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	_, err := readPath(pipe)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Key != "questionnaires.not-a-file" || f.Hint(lang.English()) == "" {
		t.Errorf("read: %v", err)
	}
}
