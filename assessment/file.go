package assessment

import (
	"errors"
	"io"
	"time"

	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// Options are what a file needs from outside. The zero value takes the system's clock and randomness.
type Options struct {
	Author string // who assesses, as asked once or given; never the login name
	Now    func() time.Time
	Random io.Reader
}

// File is an assessment file that is open. It is safe for concurrent use: while one goroutine saves,
// others read the last saved state.
type File struct{ path string }

// Saved says what was written and synced.
type Saved struct {
	Head string    // of the file after the save
	At   time.Time // of the newest act of the save
	Acts int       // how many acts were written
}

// Damage is a line of the file that is not as it must be.
type Damage struct {
	Line  int // counts from 1
	Act   string
	Fault *fault.Fault
}

// Change is one field's change by one act.
type Change struct {
	Act, By, For, Session, Why string
	At                         time.Time
	Field                      Field
	Question                   string
	Before, After              string // JSON; "" for nothing
	Undone                     bool
}

var errNotYet = errors.New("not yet")

func Create(path string, q *questionnaires.Questionnaire, o Options) (*File, error) {
	return nil, errNotYet
}
func Open(path string, o Options) (*File, error)                     { return nil, errNotYet }
func Read(path string) (*File, error)                                { return nil, errNotYet }
func (f *File) State() *State                                        { return nil }
func (f *File) Approved() *State                                     { return nil }
func (f *File) Log() *Log                                            { return nil }
func (f *File) Path() string                                         { return f.path }
func (f *File) ReadOnly() bool                                       { return false }
func (f *File) TornAside() string                                    { return "" }
func (f *File) Damage() []Damage                                     { return nil }
func (f *File) Save(intents ...Intent) (Saved, error)                { return Saved{}, errNotYet }
func (f *File) SaveAs(path string, intents ...Intent) (Saved, error) { return Saved{}, errNotYet }
func (f *File) NextUndo() (Change, bool)                             { return Change{}, false }
func (f *File) NextRedo() (Change, bool)                             { return Change{}, false }
func (f *File) UndoIntent() (Intent, bool)                           { return Intent{}, false }
func (f *File) RedoIntent() (Intent, bool)                           { return Intent{}, false }
func (f *File) History(question string) []Change                     { return nil }
func (f *File) NewID(letter string) string                           { return "" }
func (f *File) Close() error                                         { return nil }
func Merge(files [][]byte) ([]byte, error)                           { return nil, errNotYet }
func MergeFiles(to string, paths ...string) (Merged, error)          { return Merged{}, errNotYet }
func CopyWithoutHistory(f *File, to string, o Options) error         { return errNotYet }

// Merged says what a merge brought together.
type Merged struct {
	Head      string
	Acts      int
	Ends      int
	Conflicts int
	Torn      []string // files whose torn end was left out
}

// Log is the file's lines, parsed.
type Log struct{ Header Header }

// Header is the first line.
type Header struct {
	Format        int    `json:"format"`
	ID            string `json:"id"`
	Questionnaire string `json:"questionnaire"`
	Version       string `json:"version"`
	Digest        string `json:"digest"`
}
