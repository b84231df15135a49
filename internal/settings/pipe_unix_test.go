//go:build !windows

package settings

import (
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Opening a pipe would wait for ever.
func TestAPipeIsNotThere(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(path(dir), 0o600); err != nil {
		t.Skip(err)
	}
	if diff := cmp.Diff(Settings{}, Load(dir)); diff != "" {
		t.Error(diff)
	}
}
