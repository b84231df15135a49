package assessment

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"

	"cirtkit/internal/fault"
	"cirtkit/internal/files"
)

// place is where a file's lines are written. A file has one at a time; SaveAs gives it another, and then a
// save that is still out in the old one, on a drive that no longer answers, holds nobody up.
type place struct {
	options Options
	log     *Log

	mu     sync.Mutex // held while saving; guards what follows
	path   string
	fold   *fold    // of the acts on the disk
	lines  []byte   // of the acts that were planned last, as they are written
	disk   *os.File // nil when the file can only be read
	size   int64    // of the file as this program left it
	broken bool     // a write failed and could not be taken back: this place takes no more
	lock   *lock

	closed atomic.Bool
}

func newPlace(path string, o Options, log *Log, acts []*Act) *place {
	return &place{
		options: o, log: log, path: path, size: log.size, fold: foldOf(hashOf(log.header), acts),
	}
}

// append writes the acts that were planned behind the file's last line and syncs them. Before and after, the file at the path
// must be the one that is open, of the size that it was left with: else another program has removed,
// replaced or changed it, and what was written may be nowhere.
func (p *place) append(through func(*os.File) disk) error {
	if err := p.ready(); err != nil {
		return err
	}
	size := p.size + int64(len(p.lines))
	if size > maxFile {
		return fault.New(fault.Failed, "assessment.too-large", "file", p.path, "limit", maxFile>>20)
	}
	var to disk = p.disk
	if through != nil {
		to = through(p.disk)
	}
	_, err := to.Write(p.lines)
	if err == nil {
		err = to.Sync()
	}
	if err != nil {
		key := "assessment.not-saved"
		if p.cutBack(); p.broken {
			key = "assessment.broken"
		}
		return fault.New(fault.Failed, key, "file", p.path).Because(files.Reason(err))
	}
	if err := p.stillOurs(size); err != nil {
		return err
	}
	p.size = size
	return nil
}

// ready says whether the place can be written to: the path names the file that is open, as it was left,
// and the lock is held. What can be put right without a guess is.
func (p *place) ready() error {
	err := p.stillOurs(p.size)
	if err != nil && p.reattach() {
		err = nil
	}
	if err != nil {
		return err
	}
	return p.keepLock()
}

// reattach opens the path anew where it names a file with exactly the bytes that this program left there:
// a drive came back after it was gone, or a program that keeps copies of files put its own in the place.
func (p *place) reattach() bool {
	info, err := os.Stat(p.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != p.size {
		return false
	}
	again, err := os.OpenFile(p.path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		return false
	}
	// In a file that was merged or repaired by hand the lines may stand in another order, so what is
	// compared is the set of them.
	if !p.holdsTheSame(again) {
		again.Close()
		return false
	}
	p.disk.Close()
	p.disk = again
	return true
}

// holdsTheSame says whether a file's bytes are its header, its questionnaire, and the acts that were saved.
func (p *place) holdsTheSame(src io.Reader) bool {
	log, lines, err := openLog(src, p.path)
	if err != nil || !bytes.Equal(log.header, p.log.header) || !bytes.Equal(log.model, p.log.model) {
		return false
	}
	found := make([]bool, len(p.fold.acts)) // the first ones of the fold
	for n := 0; ; n++ {
		line, whole, err := lines.next(maxFile)
		if err != nil {
			return false
		}
		if !whole {
			return n == len(p.fold.acts) && len(lines.rest()) == 0
		}
		i, ok := p.fold.place(hashOf(line))
		if !ok || i >= len(found) || found[i] { // a line that stands there twice is not the same file
			return false
		}
		found[i] = true
	}
}

// keepLock takes the lock again where its file has been removed, as tidying up a folder may do: another
// writer could come in. When one already has, it is named.
func (p *place) keepLock() error {
	if p.lock.held() {
		return nil
	}
	l, err := takeLock(p.path, p.options.Author, p.options.Now())
	if err != nil {
		return err
	}
	p.lock.forget()
	p.lock = l
	return nil
}

// cutBack takes back a write that failed half way, so that trying again doesn't leave half a line in
// the middle. Where that fails too, this place takes no more: what it has is a torn end, which the next
// one to open the file sets aside.
func (p *place) cutBack() {
	info, err := p.disk.Stat()
	if err == nil && info.Size() == p.size {
		return
	}
	p.broken = cut(p.disk, p.size) != nil
}

// stillOurs says whether the path still names the file that is open, with a size.
func (p *place) stillOurs(size int64) error {
	named, err := os.Stat(p.path)
	if errors.Is(err, fs.ErrNotExist) {
		return fault.New(fault.Failed, "assessment.removed", "file", p.path)
	}
	if err != nil {
		return fault.New(fault.Failed, "assessment.not-saved", "file", p.path).Because(files.Reason(err))
	}
	open, err := p.disk.Stat()
	if err != nil {
		return fault.New(fault.Failed, "assessment.not-saved", "file", p.path).Because(files.Reason(err))
	}
	switch {
	case !os.SameFile(named, open):
		return fault.New(fault.Failed, "assessment.replaced", "file", p.path)
	case open.Size() != size:
		return fault.New(fault.Failed, "assessment.changed", "file", p.path)
	}
	return nil
}

// found writes the whole log and the acts that were planned into a new file, with the lock taken.
func (p *place) found() error {
	whole := append(p.log.bytes(p.fold.acts), p.lines...)
	if err := files.Write(p.path, files.Keep, whole); err != nil {
		return err
	}
	l, err := takeLock(p.path, p.options.Author, p.options.Now())
	if err != nil {
		os.Remove(p.path) // written a moment ago, and of no use
		return err
	}
	disk, err := os.OpenFile(p.path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		l.release()
		os.Remove(p.path)
		return cannotOpen(p.path, err)
	}
	p.disk, p.lock, p.size = disk, l, int64(len(whole))
	return nil
}

// leave closes the file and gives the lock back.
func (p *place) leave() error {
	var errs []error
	if p.disk != nil && !p.closed.Load() {
		errs = append(errs, p.disk.Close())
	}
	p.closed.Store(true)
	errs = append(errs, p.lock.release())
	return errors.Join(errs...)
}
