package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/demo"
)

// TestSignedPageIsRecorded: from the page to the approval with its evidence, which stands while nothing else changes.
func TestSignedPageIsRecorded(t *testing.T) {
	dir := t.TempDir()
	path, scan := filepath.Join(dir, "demo.cirt"), filepath.Join(dir, "scan.png")
	if err := demo.Write(path); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(scan, []byte("abc"), 0o600); err != nil {
		t.Fatal(err)
	}
	cirtkit := func(want int, args ...string) (stdout, stderr string) {
		t.Helper()
		var out, said bytes.Buffer
		if code := run(context.Background(), args, strings.NewReader(""), &out, &said, noEnvironment); code != want {
			t.Fatalf("%v: exit code %d\n%s", args, code, said.String())
		}
		return out.String(), said.String()
	}
	state := func() *assessment.State {
		t.Helper()
		file, err := assessment.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		return file.State()
	}

	head := state().Head
	fingerprint := assessment.Fingerprint(head)
	page, _ := cirtkit(exitDone, "signoff", path, "--format", "text", "--out", "-")
	together := func(s string) string { return strings.Join(strings.Fields(s), "") } // a long hash is broken
	for _, want := range []string{fingerprint, head, "Signature and stamp", "Level 2"} {
		if !strings.Contains(together(page), together(want)) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	said, _ := cirtkit(exitDone, "signoff", path, "--signed", scan, "--fingerprint", strings.ReplaceAll(fingerprint, " ", ""),
		"--name", "B. Minister", "--office", "Cabinet", "--date", "2026-11-30", "--as", "A. Officer")
	if !strings.Contains(said, fingerprint) {
		t.Errorf("it said %q", said)
	}

	approval := state().Status.Approval
	if approval == nil || !approval.Stands || approval.Head != head || approval.Name != "B. Minister" || approval.Date != "2026-11-30" {
		t.Fatalf("the approval is %+v", approval)
	}
	records := 0
	for _, e := range state().Evidence {
		if e.SignedPage == head {
			records++
			// The first example of FIPS 180-2.
			if e.SHA256 != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" || e.How != "received" {
				t.Errorf("the record is %+v", e)
			}
		}
	}
	if records != 1 {
		t.Errorf("%d records of the signed page", records)
	}

	// A second scan, of the same approval, is recorded with it; another approval is not made of it.
	cirtkit(exitDone, "signoff", path, "--signed", scan, "--as", "A. Officer")
	_, hint := cirtkit(exitUsage, "signoff", path, "--signed", scan, "--name", "C. Other", "--fingerprint", fingerprint, "--as", "A. Officer")
	if !strings.Contains(hint, "approved already, by B. Minister") || !strings.Contains(hint, "hint: leave out --name") {
		t.Errorf("it said %q", hint)
	}
	if again := state().Status.Approval; !again.Stands || again.Head != head {
		t.Errorf("the approval became %+v", again)
	}
	verified, _ := cirtkit(exitDone, "verify", path)
	if strings.Count(verified, fingerprint) != 1 {
		t.Errorf("verify says:\n%s", verified)
	}

	// The page of an approved state is of the head that was approved; after a change it is of the new one.
	page, _ = cirtkit(exitDone, "signoff", path, "--format", "text", "--out", "-")
	if !strings.Contains(page, fingerprint) || !strings.Contains(page, "B. Minister") {
		t.Errorf("the page of the approved state:\n%s", page)
	}
	cirtkit(exitDone, "answer", path, "A-04=1", "--as", "A. Officer")
	page, _ = cirtkit(exitDone, "signoff", path, "--format", "text", "--out", "-")
	if now := state(); strings.Contains(page, fingerprint) || !strings.Contains(page, assessment.Fingerprint(now.Head)) {
		t.Errorf("the page after a change:\n%s", page)
	}
}
