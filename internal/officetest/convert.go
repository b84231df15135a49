package officetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Convert has LibreOffice open a document, work out what it works out, and save it in another format ("ods", "xlsx").
// The test is skipped where there is no LibreOffice, and in short runs.
func Convert(t *testing.T, name string, document []byte, format string) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("takes seconds")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	dir := t.TempDir()
	path, out := filepath.Join(dir, filepath.Base(name)), filepath.Join(dir, "out")
	if err := os.WriteFile(path, document, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "--headless", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--convert-to", format, "--outdir", out, path)
	cmd.Env = append(os.Environ(), "HOME="+dir)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	converted, err := os.ReadFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+"."+format))
	if err != nil {
		t.Fatal(err)
	}
	return converted
}
