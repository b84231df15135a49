// Package fault carries what went wrong as facts, not as sentences. A fault names a message of the
// catalogue and gives its facts; the edge of the program (a command, a screen) makes the sentence in
// the reader's language, adds the hint, and picks the exit code from the kind.
//
// The message is the catalogue's text under Key, the hint the text under Key + ".hint", if there is
// one. Error gives the English sentence, for logs and tests.
package fault

import (
	"errors"
	"strconv"
	"strings"

	"cirtkit/internal/lang"
)

// Kind says what sort of mistake a fault is; every kind has one exit code.
type Kind int

const (
	// Failed: the work could not be done (disk full, file locked by another, file exists).
	Failed Kind = 1
	// Usage: the command, its flags or the number of arguments were wrong.
	Usage Kind = 2
	// Input: a questionnaire, an answer, an id or an option is not valid.
	Input Kind = 3
	// Integrity: a file is damaged, or a signature does not hold.
	Integrity Kind = 4
)

// Fault is an error that a user can act on.
type Fault struct {
	Kind  Kind
	Key   string   // message key in the catalogue, such as "questionnaires.unknown-key"
	Facts []any    // alternating names and values for the message and the hint
	Place Position // where in a file, or zero
	Cause error    // what lay behind it, or nil
}

// Position is a place in a text file. Line and Column count from 1, Column in characters; a zero Line
// means the whole file.
type Position struct {
	File   string
	Line   int
	Column int
}

// String writes file:line:column, leaving out what is not known.
func (p Position) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return p.File + ":" + strconv.Itoa(p.Line)
	default:
		return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
	}
}

// New makes a fault; facts alternate names and values.
func New(kind Kind, key string, facts ...any) *Fault {
	return &Fault{Kind: kind, Key: key, Facts: facts}
}

// At gives the fault a place and returns it.
func (f *Fault) At(p Position) *Fault {
	f.Place = p
	return f
}

// Because gives the fault its cause and returns it.
func (f *Fault) Because(err error) *Fault {
	f.Cause = err
	return f
}

// Error is the English sentence, with the place before it.
func (f *Fault) Error() string { return f.Message(lang.English()) }

// Unwrap returns the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// Message is the sentence in a language, with the place before it and the cause after it.
func (f *Fault) Message(l *lang.Language) string {
	var b strings.Builder
	if f.Place != (Position{}) {
		b.WriteString(f.Place.String())
		b.WriteString(": ")
	}
	b.WriteString(l.T(f.Key, f.Facts...))
	if f.Cause != nil {
		b.WriteString(": ")
		b.WriteString(f.Cause.Error())
	}
	return b.String()
}

// Hint says what to do next, or "" when the message says all.
func (f *Fault) Hint(l *lang.Language) string {
	if !l.Has(f.Key + ".hint") {
		return ""
	}
	return l.T(f.Key+".hint", f.Facts...)
}

// List is several faults found in one reading, in the order of their places.
type List []*Fault

// Error joins the sentences, one a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find the faults.
func (l List) Unwrap() []error {
	out := make([]error, len(l))
	for i, f := range l {
		out[i] = f
	}
	return out
}

// KindOf is the kind of the first fault inside err, and Failed for any other error.
func KindOf(err error) Kind {
	var f *Fault
	if errors.As(err, &f) {
		return f.Kind
	}
	return Failed
}
