package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"regexp"
	"strings"
)

// archive takes the parts of the file from the library, and mends them before they are packed. Parts are packed
// one by one and hold no time, so that the same book gives the same bytes.
type archive struct {
	zip   *zip.Writer
	parts map[string][]byte // to write in place of what the library makes, by name
	name  string            // of the part that is being written; "" for none
	part  bytes.Buffer
}

// Create begins a part.
func (a *archive) Create(name string) (io.Writer, error) {
	if err := a.flush(); err != nil {
		return nil, err
	}
	a.name = name
	return &a.part, nil
}

// AddFS is not called by the library when it writes.
func (a *archive) AddFS(fs.FS) error { return errors.New("no part of a workbook comes from files") }

// Close ends the archive.
func (a *archive) Close() error {
	if err := a.flush(); err != nil {
		return err
	}
	return a.zip.Close()
}

func (a *archive) flush() error {
	if a.name == "" {
		return nil
	}
	part := a.part.Bytes()
	own, ok := a.parts[a.name]
	switch {
	case ok:
		part = own
	case strings.HasPrefix(a.name, "xl/worksheets/"):
		part = growing(part)
	case a.name == "[Content_Types].xml":
		part = pictureTypes.ReplaceAll(part, nil)
	}
	to, err := a.zip.Create(a.name)
	if err != nil {
		return err
	}
	_, err = to.Write(part)
	a.name = ""
	a.part.Reset()
	return err
}

// growing takes away the mark that the library puts on every height: that somebody set it by hand. With it
// a row would not grow when a long text is typed into it.
func growing(part []byte) []byte {
	part = bytes.ReplaceAll(part, []byte(` customHeight="true"`), nil)
	return bytes.ReplaceAll(part, []byte(` customHeight="1"`), nil)
}

// pictureTypes are the kinds of pictures that a file may hold. With a chart the library lists them all, in an order
// that changes each time; there are no pictures.
var pictureTypes = regexp.MustCompile(`<Default Extension="[a-z]+" ContentType="image/[^"]*"></Default>`)
