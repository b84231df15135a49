package mission

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func files(t *testing.T, p *Pack) []File {
	t.Helper()
	made, err := p.Files()
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func names(made []File) []string {
	var out []string
	for _, f := range made {
		out = append(out, f.Name)
	}
	return out
}

func file(t *testing.T, p *Pack, name string) File {
	t.Helper()
	made := files(t, p)
	for _, f := range made {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no file %s among %v", name, names(made))
	return File{}
}

// words is what a document says, its paragraphs apart by single spaces.
func words(t *testing.T, f File) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := archive.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	decoder := xml.NewDecoder(r)
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return strings.Join(strings.Fields(out.String()), " ")
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			out.Write(token)
		case xml.EndElement:
			if token.Name.Local == "p" || token.Name.Local == "br" {
				out.WriteByte(' ')
			}
		}
	}
}
