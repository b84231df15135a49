package files

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestSHA256(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "scan.pdf")
	if err := os.WriteFile(path, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	// The first example of the standard, FIPS 180-2.
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if got, err := SHA256(path); err != nil || got != want {
		t.Errorf("%s, %v", got, err)
	}
	if _, err := SHA256(folder); !errors.Is(err, ErrNotRegular) {
		t.Errorf("of a folder: %v", err)
	}
	if _, err := SHA256(filepath.Join(folder, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
}
