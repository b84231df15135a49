package docx

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A word processor that nobody here wrote opens the sample and shows all of it.
func TestLibreOfficeShowsTheSample(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	reader, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("no pdftotext here")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "sample.docx")
	var b bytes.Buffer
	if err := sample().Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", "pdf", "--outdir", dir, path)
	cmd.Env = append(os.Environ(), "HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(reader, "-layout", filepath.Join(dir, "sample.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimRight(string(out), "\f"), "\f")
	if len(pages) < 4 { // two of text, one with the picture, one after the break
		t.Errorf("%d pages:\n%s", len(pages), out)
	}
	said := strings.Join(strings.Fields(string(out)), " ")
	for _, want := range []string{
		"TLP:AMBER Restricted A sample", "DRAFT Page 1 of " + number(len(pages)), "Bold and italic, grey.", "• another", "2. two", "1. one again",
		"An English line with", "国家计算机应急响应小组", "A group", "☐", "Second, across", "The end, back to the cell",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the pages lack %q", want)
		}
	}
}
