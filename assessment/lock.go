package assessment

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"

	"cirtkit/internal/fault"
	"cirtkit/internal/files"
)

// lock keeps a second writer away. It is on a file beside the log, never on the log itself: a Windows
// lock would keep readers out too. The system releases it when the process ends, however it ends; what
// stays behind then is an empty claim that the next writer takes over.
//
// The lock's file says who holds it, from its second byte on: the first is what Windows locks.
type lock struct {
	path  string
	flock *flock.Flock
}

// holder is who holds a lock: the author as given, never a login name.
type holder struct {
	As    string `json:"as,omitempty"`
	PID   int    `json:"pid"`
	Since string `json:"since"`
}

// lockPath is the lock's file of an assessment.
func lockPath(path string) string {
	folder, name := filepath.Split(path)
	return filepath.Join(folder, "."+name+".lock")
}

// takeLock takes the lock of a file, or says who holds it.
func takeLock(path, author string, now time.Time) (*lock, error) {
	// The lock is on the file, not on a link to it.
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	l := &lock{path: lockPath(path)}
	// Whoever releases a lock removes its file, so the file that was just locked may be gone from its
	// name; then the lock is worth nothing and is taken again.
	for range 20 {
		// What is no file of our own is not opened: a pipe would wait for ever, and a link, which could
		// lie in a folder from a stranger, would have us write into any file of the user's.
		if info, err := os.Lstat(l.path); err == nil && !info.Mode().IsRegular() {
			return nil, fault.New(fault.Failed, "assessment.lock-not-a-file", "file", path, "lock", l.path)
		}
		l.flock = flock.New(l.path, flock.SetPermissions(0o666))
		locked, err := l.flock.TryLock()
		if err != nil {
			return nil, fault.New(fault.Failed, "assessment.lock-failed", "file", path).Because(files.Reason(err))
		}
		if !locked {
			return nil, lockedBy(path, l.path)
		}
		mine, err := l.flock.Stat()
		if err == nil {
			named, err := os.Lstat(l.path)
			if err == nil && os.SameFile(mine, named) {
				l.sign(holder{As: author, PID: os.Getpid(), Since: string(appendTime(nil, now.UTC().Truncate(time.Second)))})
				return l, nil
			}
		}
		l.flock.Unlock()
	}
	return nil, fault.New(fault.Failed, "assessment.lock-failed", "file", path)
}

// sign writes who holds the lock. It is only for the message to a second writer, so a failure is not
// one of the lock.
func (l *lock) sign(h holder) {
	f, err := os.OpenFile(l.path, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close()
	line := append([]byte("\n"), mustJSON(h)...)
	f.WriteAt(line[1:], 1)
	f.Truncate(int64(len(line)))
}

// lockedBy is the fault that names who holds a lock, as far as that can be read.
func lockedBy(path, lockFile string) error {
	var h holder
	if f, err := os.Open(lockFile); err == nil {
		defer f.Close()
		b := make([]byte, 1024)
		n, err := f.ReadAt(b, 1)
		if err == nil || err == io.EOF {
			if json.Unmarshal(bytes.TrimRight(b[:n], "\x00\n"), &h) != nil {
				h = holder{}
			}
		}
	}
	if h.As = cleanLine(h.As); h.As == "" {
		return fault.New(fault.Failed, "assessment.locked-unnamed", "file", path)
	}
	return fault.New(fault.Failed, "assessment.locked", "file", path,
		"by", h.As, "pid", h.PID, "since", sinceWords(h.Since))
}

// sinceWords is a time as a person reads it, or the text as it is where it is none.
func sinceWords(since string) string {
	at, err := time.Parse(time.RFC3339, since)
	if err != nil {
		return cleanLine(since)
	}
	return at.UTC().Format("2006-01-02 15:04") + " UTC"
}

// IsLocked says whether an error is that another one has the file open for writing. It can still be
// read then.
func IsLocked(err error) bool {
	var f *fault.Fault
	return errors.As(err, &f) && (f.Key == "assessment.locked" || f.Key == "assessment.locked-unnamed")
}

// release gives the lock back and removes its file.
func (l *lock) release() error {
	if l == nil || l.flock == nil {
		return nil
	}
	err := l.drop()
	l.flock = nil
	return err
}

// held says whether the lock's file still has its name. Without it, a second writer would make a new one
// and hold that.
func (l *lock) held() bool {
	if l == nil || l.flock == nil {
		return false
	}
	mine, err := l.flock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(l.path)
	return err == nil && os.SameFile(mine, named)
}

// forget gives up a lock whose file is another's by now, or nobody's.
func (l *lock) forget() {
	if l != nil && l.flock != nil {
		l.flock.Unlock()
		l.flock = nil
	}
}
