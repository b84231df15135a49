package wizard

import (
	"errors"
	"io"
	"os"
	"runtime"
	"unicode/utf8"
)

// The terminal library reads what is typed in pieces of 256 bytes, and drops a letter that lies across the end of a
// piece: of a long text that is pasted where a terminal doesn't mark pastes, one Chinese or Arabic letter in some
// eighty or a hundred would be lost without a sign. So no read ends within a letter.

// wholeRunes keeps the beginning of a letter back until the rest of it has come. It stays a file, as the library looks
// for one to find the terminal.
type wholeRunes struct {
	*os.File
	kept []byte
}

// keyboard is the input for the screen: on Windows the library reads the console's events, which are whole.
func keyboard(in io.Reader) io.Reader {
	if f, ok := in.(*os.File); ok && runtime.GOOS != "windows" {
		return &wholeRunes{File: f}
	}
	return in
}

// Read is the file's, but for the beginning of a letter at the end of p. A byte that begins no letter passes as it is.
func (r *wholeRunes) Read(p []byte) (int, error) {
	if len(p) <= len(r.kept) {
		return 0, io.ErrShortBuffer
	}
	n := copy(p, r.kept)
	more, err := r.File.Read(p[n:])
	if errors.Is(err, io.EOF) && n > 0 {
		r.kept = nil
		return n, nil // what was kept is all that there will be
	}
	n += more
	begun := unfinished(p[:n])
	if err != nil {
		begun = 0
	}
	r.kept = append([]byte(nil), p[n-begun:n]...)
	return n - begun, err
}

// unfinished is how many bytes at the end of b begin a letter that more bytes would complete.
func unfinished(b []byte) int {
	for i := 1; i < utf8.UTFMax && i <= len(b); i++ {
		if last := b[len(b)-i:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return i
		}
	}
	return 0
}
