package files

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"cirtkit/internal/fault"
)

func TestWriteKeepsWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.cirt")
	if err := Write(path, Keep, []byte("first")); err != nil {
		t.Fatal(err)
	}
	err := Write(path, Keep, []byte("second"))
	var f *fault.Fault
	if !errors.As(err, &f) || f.Key != "files.exists" || f.Kind != fault.Failed {
		t.Fatalf("Write over a file = %v, want files.exists", err)
	}
	wantFolder(t, path, "first")
	if err := Write(path, Replace, []byte("third")); err != nil {
		t.Fatal(err)
	}
	wantFolder(t, path, "third")
}

func TestFailureLeavesTheFolderAsItWas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.cirt")
	if err := Write(path, Keep, []byte("first")); err != nil {
		t.Fatal(err)
	}
	stop := errors.New("stop")
	err := WriteWhole(path, Replace, func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatalf("WriteWhole = %v, want the function's own error", err)
	}
	wantFolder(t, path, "first")
}

// A name that appears while the file is being written is not replaced either, with links and without.
func TestPlaceNewNeverReplaces(t *testing.T) {
	folder := t.TempDir()
	temp, path := filepath.Join(folder, ".a.new"), filepath.Join(folder, "a")
	for _, name := range []string{temp, path} {
		if err := os.WriteFile(name, []byte(filepath.Base(name)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := placeNew(temp, path); fault.KindOf(err) != fault.Failed || err == nil {
		t.Fatalf("placeNew over a file = %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "a" {
		t.Errorf("the file is now %q", got)
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	err := Write(filepath.Join(t.TempDir(), "no", "a"), Keep, nil)
	var f *fault.Fault
	if !errors.As(err, &f) || f.Key != "files.write" || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("Write = %v, want files.write because it does not exist", err)
	}
}

// wantFolder fails unless the folder holds the one file with the content.
func wantFolder(t *testing.T, path, content string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != content {
		t.Errorf("%s holds %q, %v; want %q", path, got, err, content)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v; want one file", entries, err)
	}
}

// Replacing a folder or a device would take it from whoever uses it.
func TestReplaceTakesFilesOnly(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "folder")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{folder, os.DevNull} {
		before, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		// The function never runs, so a fault in the check can't harm the device.
		err = WriteWhole(path, Replace, func(io.Writer) error { return errors.New("it was opened") })
		var f *fault.Fault
		if !errors.As(err, &f) || f.Key != "files.not-a-file" {
			t.Errorf("WriteWhole(%s) = %v, want files.not-a-file", path, err)
		}
		if after, err := os.Stat(path); err != nil || after.Mode() != before.Mode() {
			t.Errorf("%s was changed", path)
		}
	}
}
