package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestAttachedFilesComeOutAsTheyWentIn(t *testing.T) {
	files := []Attached{
		{Name: "answers.json", Type: "application/json", Description: "Antworten (maschinenlesbar) – الإجابات", Data: []byte(`{"a":1}`)},
		{Name: "../../etc/passwd", Data: bytes.Repeat([]byte("x\n"), 50_000)},
		{Name: `C:\temp\answers.json`, Type: "text/csv;\x00header=present", Data: []byte("second")},
		{Name: "الإجابات", Data: []byte{}},
		{Name: "..", Data: []byte("dots")},
	}
	var b bytes.Buffer
	if _, err := Write(&b, fixture(), Options{Attached: files}); err != nil {
		t.Fatal(err)
	}
	if out := tool(t, b.Bytes(), "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Errorf("qpdf --check: %s", out)
	}
	if list := tool(t, b.Bytes(), "pdfdetach", "-list", "FILE"); !strings.Contains(list, "5 embedded files") {
		t.Errorf("pdfdetach -list: %s", list)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "report.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("pdfdetach", "-saveall", "-o", out, file).CombinedOutput(); err != nil {
		t.Fatalf("pdfdetach -saveall: %v\n%s", err, said)
	}
	for i, name := range []string{"answers.json", "passwd", "answers-2.json", "file", "file-2"} {
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil || !bytes.Equal(got, files[i].Data) {
			t.Errorf("%s, attached as %q, comes out as %d bytes, %v; it has %d", name, files[i].Name, len(got), err, len(files[i].Data))
		}
	}
	plain := tool(t, b.Bytes(), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	for _, want := range []string{"/AF [", "/AFRelationship /Data", "/Subtype /application#2fjson"} {
		if !strings.Contains(plain, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for s, want := range map[string]bool{
		"https://example.org/a(b)c?d=é": true, "http://example.org": true, "https://": false, "https:///path": false,
		"ftp://example.org": false, "javascript:alert(1)": false, "mailto:a@example.org": false, "summary": false, "": false,
		"https://example.org/\x00": false, "https://example.org/\xff": false, "https://" + strings.Repeat("a", 3000) + ".org": false,
	} {
		if got := isAddress(s); got != want {
			t.Errorf("isAddress(%.40q) = %v", s, got)
		}
	}
	if got, want := address("https://example.org/a(b) é\\"), `(https://example.org/a\(b\)%20%C3%A9%5C)`; got != want {
		t.Errorf("address: %s, want %s", got, want)
	}
}
