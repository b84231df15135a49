package mission

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// A mission is carried in a bag: how much fits on a page is counted where a word processor lays it out.
func TestSheetsSparePaper(t *testing.T) {
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
	q, err := questionnaires.Open("national-cirt")
	if err != nil {
		t.Fatal(err)
	}
	p := Build([]Reading{{q, lang.English()}}, Options{})
	head := p.Institutions[0]
	dir := t.TempDir()
	for _, want := range []struct {
		file    string
		things  int
		perPage float64
	}{
		{"1-documents.docx", len(p.Documents) + len(p.OnSite), 22},
		{"4-interviews/01-" + fileName(head.Role) + ".docx", len(head.First) + len(head.Also), 2},
	} {
		path := filepath.Join(dir, filepath.Base(want.file))
		if err := os.WriteFile(path, file(t, p, want.file).Data, 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(office, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", "pdf", "--outdir", dir, path)
		cmd.Env = append(os.Environ(), "HOME="+dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		out, err := exec.Command(reader, "-layout", strings.TrimSuffix(path, ".docx")+".pdf", "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimRight(string(out), "\f"), "\f")
		if got := float64(want.things) / float64(len(pages)); got < want.perPage {
			t.Errorf("%s: %d on %d pages are %.1f a page, want %.0f", want.file, want.things, len(pages), got, want.perPage)
		}
		for n, page := range pages[:len(pages)-1] {
			if lines := strings.Count(page, "\n"); lines < 12 {
				t.Errorf("%s: page %d of %d has %d lines:\n%s", want.file, n+1, len(pages), lines, page)
			}
		}
	}
}
