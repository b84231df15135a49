package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io/fs"
	"testing"

	"cirtkit/internal/lang"
)

func english() *lang.Language { return lang.English() }

func small2(t testing.TB) []byte { return zipped(t, small(t)) }

// linked is an archive with a symbolic link in it.
func linked(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	h := &zip.FileHeader{Name: "xl/a.xml"}
	h.SetMode(fs.ModeSymlink | 0o777)
	to, err := w.CreateHeader(h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Write([]byte("/etc/passwd")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// liar is a workbook whose directory says that every part is a byte long.
func liar(t testing.TB) []byte {
	t.Helper()
	src := small2(t)
	entry := []byte("PK\x01\x02")
	for at := 0; ; {
		i := bytes.Index(src[at:], entry)
		if i < 0 {
			return src
		}
		binary.LittleEndian.PutUint32(src[at+i+24:], 1)
		at += i + 4
	}
}
