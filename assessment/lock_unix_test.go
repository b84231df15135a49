//go:build !windows

package assessment

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"cirtkit/internal/fault"
)

// A lock's place that holds a link, a pipe or a folder is left alone: nothing is written through the
// link, and nobody waits for the pipe.
func TestALockThatIsNoFile(t *testing.T) {
	precious := filepath.Join(t.TempDir(), "precious")
	if err := os.WriteFile(precious, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	dangling := filepath.Join(t.TempDir(), "dangling")
	for name, make := range map[string]func(path string) error{
		"link":          func(path string) error { return os.Symlink(precious, path) },
		"dangling link": func(path string) error { return os.Symlink(dangling, path) },
		"pipe":          func(path string) error { return syscall.Mkfifo(path, 0o600) },
		"folder":        func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.cirt")
			f, err := Create(path, example(), Options{Author: "A"})
			if err != nil {
				t.Fatal(err)
			}
			f.Close()
			if err := make(lockPath(path)); err != nil {
				t.Skip(err)
			}
			_, err = Open(path, Options{Author: "A"})
			var fail *fault.Fault
			if !errors.As(err, &fail) || fail.Key != "assessment.lock-not-a-file" {
				t.Errorf("Open = %v, want assessment.lock-not-a-file", err)
			}
			if _, err := Read(path); err != nil {
				t.Errorf("Read = %v", err)
			}
			if got, err := os.ReadFile(precious); err != nil || string(got) != "precious" {
				t.Errorf("the link's target holds %q, %v", got, err)
			}
			if _, err := os.Lstat(dangling); err == nil {
				t.Error("a file was made through the link")
			}
		})
	}
}
