package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"cirtkit/internal/fault"
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

// A text that many cells share is small in the file, and large for whoever handles what the cells say.
func TestASharedTextCountsForEachCell(t *testing.T) {
	b := New(Properties{})
	s := b.Add("S")
	for range 100 {
		s.Row(Text(strings.Repeat("a", 1000), Plain))
	}
	src := written(t, b)
	limits := Usual
	limits.Unpacked = 200_000
	if _, err := Read("f.xlsx", src, limits); err != nil {
		t.Errorf("100 cells of 1,000 bytes within 200,000: %v", err)
	}
	limits.Unpacked = 90_000
	var f *fault.Fault
	if _, err := Read("f.xlsx", src, limits); !errors.As(err, &f) || f.Key != "xlsx.too-much.unpacked" {
		t.Errorf("100 cells of 1,000 bytes within 90,000: %v", err)
	}
}
