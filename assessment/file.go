package assessment

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"cirtkit/internal/fault"
	"cirtkit/internal/files"
	"cirtkit/questionnaires"
)

// Options are what a file needs from outside. The zero value takes the system's clock and randomness.
type Options struct {
	Author string // who assesses, as asked once or given; never the login name
	Now    func() time.Time
	Random io.Reader
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	o.Author = cleanLine(o.Author)
	return o
}

// random reads n random bytes.
func (o Options) random(n int) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(o.Random, b); err != nil {
		return nil, fault.New(fault.Failed, "assessment.no-randomness").Because(err)
	}
	return b, nil
}

// File is an assessment file that is open. It is safe for concurrent use: while one goroutine saves,
// others read the state that was saved last and never wait for the disk.
type File struct {
	readOnly bool
	damage   []Damage
	torn     []byte
	tornPath string
	options  Options

	saved atomic.Pointer[saved] // what the readers see
	log   *Log

	at         atomic.Pointer[place] // where it is written
	moving     sync.Mutex            // one SaveAs at a time
	publishing sync.Mutex            // of what was saved, against a move
	through    func(*os.File) disk   // for tests: a disk that is slow or full

	idsMu sync.Mutex
	ids   ids

	approvedMu sync.Mutex
	approvedOf string // head of the approval that approved is of
	approved   *State
}

// disk is where a save writes to.
type disk interface {
	io.Writer
	Sync() error
}

// saved is one state that is on the disk.
type saved struct {
	state *State
	acts  []*Act
	path  string
}

// Create makes a new file for an assessment with a questionnaire and opens it for writing. It never
// touches a file that is there.
func Create(path string, q *questionnaires.Questionnaire, o Options) (*File, error) {
	o = o.withDefaults()
	if size := len(q.Canonical()); size > maxQuestionnaire {
		return nil, fault.New(fault.Input, "assessment.questionnaire-too-large", "limit", maxQuestionnaire>>20)
	}
	id, err := o.random(16)
	if err != nil {
		return nil, err
	}
	head := append(mustJSON(newHeader(q, id)), '\n')
	whole := append(append(head, packQuestionnaire(q)...), '\n')
	if err := files.Write(path, files.Keep, whole); err != nil {
		return nil, err
	}
	return Open(path, o)
}

// Open opens a file for writing. It takes the lock; IsLocked tells an error that somebody else has it.
// A torn end is set aside in a file of its own (see TornAside). A file with damage is opened, but can
// only be read (see Damage).
func Open(path string, o Options) (*File, error) {
	o = o.withDefaults()
	if err := isFile(path); err != nil {
		return nil, err
	}
	l, err := takeLock(path, o.Author, o.Now())
	if err != nil {
		return nil, err
	}
	f, err := openLocked(path, o)
	if err != nil {
		l.release()
		return nil, err
	}
	p := f.at.Load()
	p.lock = l
	if f.readOnly {
		p.leave()
	}
	return f, nil
}

// openLocked opens a file whose lock is held.
func openLocked(path string, o Options) (*File, error) {
	disk, err := os.OpenFile(path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	f, err := fileOf(disk, path, o)
	if err != nil {
		disk.Close()
		return nil, err
	}
	if f.readOnly = len(f.damage) > 0; f.readOnly {
		disk.Close()
		return f, nil
	}
	if len(f.torn) > 0 {
		if f.tornPath, err = setAside(disk, path, f.log.size, f.torn); err != nil {
			disk.Close()
			return nil, err
		}
	}
	p := f.at.Load()
	p.disk = disk
	// Nobody has seen the state yet.
	f.saved.Load().state.fold = p.fold
	return f, nil
}

// Read opens a file for reading, whoever holds its lock. Nothing is written: a torn end stays where it
// is and is left out.
func Read(path string) (*File, error) {
	if err := isFile(path); err != nil {
		return nil, err
	}
	disk, err := os.Open(path)
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	defer disk.Close()
	f, err := fileOf(disk, path, Options{}.withDefaults())
	if err != nil {
		return nil, err
	}
	f.readOnly = true
	return f, nil
}

// ReadBytes reads a file that is in memory, such as one inside an archive. The name is for messages.
func ReadBytes(src []byte, name string) (*File, error) {
	f, err := fileOf(bytes.NewReader(src), name, Options{}.withDefaults())
	if err != nil {
		return nil, err
	}
	f.readOnly = true
	return f, nil
}

func fileOf(src io.Reader, path string, o Options) (*File, error) {
	log, err := readLog(src, path)
	if err != nil {
		return nil, err
	}
	f := &File{options: o, log: log, damage: log.Damage, torn: log.Torn, ids: ids{largest: map[string]int{}}}
	p := newPlace(path, o, log, log.Acts)
	log.Acts = nil // see Log: those that are on the disk
	f.at.Store(p)
	f.publish(p, nil, p.fold.allFields())
	return f, nil
}

// isFile refuses what can't be an assessment before it is opened: opening a pipe would wait for ever.
func isFile(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return cannotOpen(path, err)
	case !info.Mode().IsRegular():
		return fault.New(fault.Failed, "assessment.not-a-file", "file", path)
	case info.Size() > maxFile:
		return fault.New(fault.Input, "assessment.too-large", "file", path, "limit", maxFile>>20)
	}
	return nil
}

// publish lets the readers see what is on the disk: acts of it new, which touched some fields.
func (f *File) publish(p *place, acts []*Act, touched []Field) Saved {
	f.noteIDs(touched)
	p.fold.extend(acts)
	was := &State{Questionnaire: f.log.Questionnaire, ID: f.log.Header.ID}
	if before := f.saved.Load(); before != nil {
		was = before.state
	}
	state := nextState(was, p.fold, touched)
	if p.disk != nil {
		state.fold = p.fold
	}
	f.saved.Store(&saved{state: state, acts: p.fold.acts, path: p.path})
	return Saved{Head: state.Head, At: state.LastChange, Acts: len(acts)}
}

// State is what the file said when it was last saved.
func (f *File) State() *State { return f.saved.Load().state }

// Approved is the state on which the newest approval was given, or nil when there is none. It stays
// readable after later acts have opened a new draft.
func (f *File) Approved() *State {
	now := f.saved.Load()
	approval := now.state.Status.Approval
	if approval == nil {
		return nil
	}
	f.approvedMu.Lock()
	defer f.approvedMu.Unlock()
	if f.approved == nil || f.approvedOf != approval.Head {
		header := hashOf(f.log.header)
		whole := foldOf(header, now.acts)
		act, _ := whole.approval()
		acts, matches := whole.approvedActs(act, approval.Head)
		if !matches {
			return nil // it names a head that this file never had
		}
		f.approved = stateOf(foldOf(header, acts), f.log.Questionnaire, f.log.Header.ID)
		f.approvedOf = approval.Head
	}
	return f.approved
}

// Log is the file's lines as they are on the disk.
func (f *File) Log() *Log {
	log := *f.log
	log.Acts = f.saved.Load().acts
	return &log
}

// Author signs what is saved.
func (f *File) Author() string { return f.options.Author }

// Path is where the file is.
func (f *File) Path() string { return f.saved.Load().path }

// ReadOnly says whether the file can't be saved: it was opened for reading, or it is damaged.
func (f *File) ReadOnly() bool { return f.readOnly }

// TornAside is the path of the file into which a torn end was set aside when this file was opened, or
// "". It is to be said aloud once.
func (f *File) TornAside() string { return f.tornPath }

// TornBytes is how many bytes of a torn end were found behind the last whole line.
func (f *File) TornBytes() int { return len(f.torn) }

// Damage lists the lines that are not as they must be.
func (f *File) Damage() []Damage { return f.damage }

// NewID makes an id that the file doesn't have yet: "e" for evidence, "s" for a session, "r" for a row,
// "n" for a note, "x" for a release; such as "e5-1f3a". No two calls give the same.
func (f *File) NewID(letter string) string {
	f.idsMu.Lock()
	defer f.idsMu.Unlock()
	random, err := f.options.random(2) // a source of the caller's need not be safe for use by several at once
	if err != nil {
		random = []byte{0, 0} // the number alone still keeps apart what this file makes
	}
	return f.ids.next(letter, random)
}

// noteIDs keeps NewID from ids that fields name.
func (f *File) noteIDs(fields []Field) {
	f.idsMu.Lock()
	defer f.idsMu.Unlock()
	for _, field := range fields {
		f.ids.seen(field)
	}
}

// NextUndo says what undo would do now; false when there is nothing to undo.
func (f *File) NextUndo() (Change, bool) { return f.State().nextUndo(f.at.Load().fold) }

// NextRedo says what redo would do now; false when there is nothing to redo.
func (f *File) NextRedo() (Change, bool) {
	c, undo := f.State().nextRedo(f.at.Load().fold)
	return c, undo != ""
}

// UndoIntent undoes what NextUndo names.
func (f *File) UndoIntent() (Intent, bool) {
	c, ok := f.NextUndo()
	return Intent{Undo: c.Act}, ok
}

// RedoIntent redoes what NextRedo names.
func (f *File) RedoIntent() (Intent, bool) {
	_, undo := f.State().nextRedo(f.at.Load().fold)
	return Intent{Undo: undo}, undo != ""
}

// History lists what happened to a question, oldest first: answer, rows, notes, reviews, positions, the evidence that supports it,
// and what became of its records from then on.
func (f *File) History(question string) []Change {
	return history(hashOf(f.log.header), f.saved.Load().acts, question)
}

// RecordHistory lists the changes to a record of evidence and to what it supports, oldest first.
func (f *File) RecordHistory(record string) []Change {
	return recordHistory(hashOf(f.log.header), f.saved.Load().acts, record)
}

// Changes lists what happened last in the whole file within a period, newest first: at most limit acts, each by the first field
// that it sets.
func (f *File) Changes(within Period, limit int) []Change {
	return latest(hashOf(f.log.header), f.saved.Load().acts, within, limit)
}

// Authors lists by name who changed something within a period.
func (f *File) Authors(within Period) []string { return authors(f.saved.Load().acts, within) }

// Close gives the lock back. It waits for a save that is out.
func (f *File) Close() error {
	p := f.at.Load()
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.leave(); err != nil {
		return fault.New(fault.Failed, "assessment.cannot-close", "file", p.path).Because(err)
	}
	return nil
}

// cannotOpen tells what the system said about a file that should be opened.
func cannotOpen(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.Failed, "assessment.no-such-file", "file", path)
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.Failed, "assessment.not-allowed", "file", path)
	}
	return fault.New(fault.Failed, "assessment.cannot-open", "file", path).Because(files.Reason(err))
}

// setAside copies a torn end into a file of its own beside the log, and only when that is safe on the
// disk cuts it off.
func setAside(disk *os.File, path string, size int64, torn []byte) (string, error) {
	var aside string
	for n := 1; ; n++ {
		aside = filepath.Clean(path) + ".torn-" + strconv.Itoa(n)
		err := files.Write(aside, files.Keep, torn)
		if err == nil {
			break
		}
		var f *fault.Fault
		if !errors.As(err, &f) || f.Key != "files.exists" || n == 10_000 {
			return "", err
		}
	}
	if err := cut(disk, size); err != nil {
		return "", cannotOpen(path, err)
	}
	return aside, nil
}
