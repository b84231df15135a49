// Package files writes whole files so that a reader sees the old file or the new one, never a part:
// into a temporary file in the same folder, synced, then put in place in one step.
//
// Append-only files are not written by this package; see package assessment.
package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"cirtkit/internal/fault"
)

// Existing says what to do when the file is there already.
type Existing int

const (
	// Keep never touches a file that is there: writing fails with the fault files.exists.
	Keep Existing = iota
	// Replace puts the new file in the place of the old one.
	Replace
)

// WriteWhole writes a file by a function. When the function or the disk fails, the folder is as it was
// before. On Windows a file that a viewer holds open can't be replaced at once; that is tried for two
// seconds.
//
// Faults: files.exists; files.not-a-file; files.held-open; files.write, with the system's error as its cause. An error of
// the function itself is returned as it is.
func WriteWhole(path string, existing Existing, write func(io.Writer) error) (err error) {
	if existing == Keep {
		// Said before the work is done; putting in place checks again.
		if _, err := os.Lstat(path); err == nil {
			return exists(path)
		}
	} else if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		// A folder, a pipe or a device: putting a file in its place would take it from whoever uses it.
		return fault.New(fault.Failed, "files.not-a-file", "file", path)
	}
	folder, name := filepath.Split(path)
	if folder == "" {
		folder = "."
	}
	temp, err := os.CreateTemp(folder, "."+name+".*.new")
	if err != nil {
		return failed(path, err)
	}
	placed := false
	defer func() {
		if !placed {
			temp.Close()           // a second close after a failed one does no harm
			os.Remove(temp.Name()) // best effort: what failed before is what the user must hear of
		}
	}()
	if err := write(temp); err != nil {
		var pathError *fs.PathError
		if errors.As(err, &pathError) && pathError.Path == temp.Name() {
			return failed(path, err)
		}
		return err
	}
	if err := temp.Chmod(mode(path)); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return failed(path, err)
	}
	if err := temp.Sync(); err != nil {
		return failed(path, err)
	}
	if err := temp.Close(); err != nil {
		return failed(path, err)
	}
	if existing == Keep {
		err = placeNew(temp.Name(), path)
	} else {
		err = replace(temp.Name(), path)
	}
	if err != nil {
		return err
	}
	placed = true
	return SyncFolder(folder)
}

// Write writes bytes as a whole file.
func Write(path string, existing Existing, data []byte) error {
	return WriteWhole(path, existing, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// mode is the mode of the file that is there, or what a new file gets.
func mode(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return newMode()
}

// placeNew gives a finished file its name, but never in the place of another. A hard link does that in
// one step. Where the file system has no links, the name is taken by an empty file first, which is then
// replaced: the step in between can only leave that empty file behind, never lose one.
func placeNew(temp, path string) error {
	err := os.Link(temp, path)
	if err == nil {
		os.Remove(temp) // the file has its name; a second name left behind does no harm
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return exists(path)
	}
	claim, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return exists(path)
	}
	if err != nil {
		return failed(path, err)
	}
	if err := claim.Close(); err != nil {
		return failed(path, err)
	}
	if err := replace(temp, path); err != nil {
		os.Remove(path) // our own empty file
		return err
	}
	return nil
}

func exists(path string) error { return fault.New(fault.Failed, "files.exists", "file", path) }

// failed tells what the system said, without the names of temporary files.
func failed(path string, err error) error {
	return fault.New(fault.Failed, "files.write", "file", path).Because(Reason(err))
}

// Reason is what the system said about a file, without the operation and the path around it.
func Reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	var linkError *os.LinkError
	if errors.As(err, &linkError) {
		return linkError.Err
	}
	return err
}
