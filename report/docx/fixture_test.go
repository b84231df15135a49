package docx

import (
	"bytes"
	"path/filepath"
	"testing"

	"cirtkit/assessment"
	"cirtkit/demo"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// demoReport is the report of the demonstration, whole.
func demoReport(t testing.TB, depth report.Depth) *report.Document {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.cirt")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	a, err := assessment.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	s := sample.Source(a.State())
	s.Depth = depth
	return report.Build(s)
}

// written is a document as a file.
func written(t testing.TB, d *report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
