package assessment

import (
	"bytes"
	"io"
	"slices"

	"cirtkit/internal/fault"
)

// lineReader reads the lines of a file one after the other, through a buffer that holds little more than the longest
// of them: the whole file would take several times as much memory as what is kept of it.
type lineReader struct {
	r     io.Reader
	name  string // of the file, for messages
	buf   []byte // what was read and not yet given away is buf[start:]
	start int
	given int64 // bytes of the lines that were given away, newlines included
	ended bool
}

// readSize is how much is asked of the disk at once, in bytes.
const readSize = 64 << 10

func newLineReader(r io.Reader, name string) *lineReader {
	return &lineReader{r: io.LimitReader(r, maxFile+1), name: name}
}

// next is the next line without its newline, until the next call; false where no whole line follows (see rest) or
// where it would be longer than a limit, in bytes, newline not included.
func (l *lineReader) next(limit int) (line []byte, ok bool, err error) {
	looked := 0
	for {
		if end := bytes.IndexByte(l.buf[l.start+looked:], '\n'); end >= 0 {
			line = l.buf[l.start : l.start+looked+end]
			if len(line) > limit {
				return nil, false, nil
			}
			l.start += len(line) + 1
			l.given += int64(len(line)) + 1
			return line, true, nil
		}
		looked = len(l.buf) - l.start
		if l.ended || looked > limit {
			return nil, false, nil
		}
		if err := l.more(); err != nil {
			return nil, false, err
		}
	}
}

// rest is what stands behind the last whole line, once there is no next one.
func (l *lineReader) rest() []byte { return bytes.Clone(l.buf[l.start:]) }

// more reads on.
func (l *lineReader) more() error {
	l.buf = slices.Delete(l.buf, 0, l.start)
	l.start = 0
	l.buf = slices.Grow(l.buf, readSize)
	n, err := l.r.Read(l.buf[len(l.buf):cap(l.buf)])
	l.buf = l.buf[:len(l.buf)+n]
	if l.given+int64(len(l.buf)) > maxFile {
		return fault.New(fault.Input, "assessment.too-large", "file", l.name, "limit", maxFile>>20)
	}
	if err == io.EOF {
		l.ended = true
		return nil
	}
	return err
}
