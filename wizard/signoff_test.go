package wizard

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/report"
)

// The page to sign is of the state on the disk, in a form that can be signed.
func TestPageToSign(t *testing.T) {
	var as ReportOptions
	write := func(_ report.Source, o ReportOptions) ([]string, error) {
		as = o
		return nil, os.WriteFile(o.Path, nil, 0o600)
	}
	r := open(t)
	r.app.cfg.Report = write
	r.press("t", "p")
	r.press("enter")
	if !as.SignOff || as.Format != "pdf" || filepath.Base(as.Path) != "examplia-signoff.pdf" {
		t.Errorf("written as %+v", as)
	}
	r.sees("examplia-signoff.pdf")

	as = ReportOptions{}
	cfg := newFile(t)
	cfg.Report = write
	if out, err := plainRun(t, cfg, "signoff", ""); err != nil || !as.SignOff || filepath.Base(as.Path) != "examplia-signoff.pdf" {
		t.Errorf("%v; written as %+v\n%s", err, as, out)
	}
}

// The signed page is evidence of the approval that stands, and no later change.
func TestTheSignedPageOfAnApproval(t *testing.T) {
	r := open(t)
	scan := filepath.Join(r.dir, "scan.png")
	if err := os.WriteFile(scan, []byte("ink"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.press("t", "a", "1")
	r.write("B. Minister")
	r.press("ctrl+s", "esc", "g")
	r.sees("The signed page", "30 September 2026")
	r.press("ctrl+u")
	r.write(filepath.Join(r.dir, "nothing.png"))
	r.press("ctrl+s")
	r.sees("nothing.png", "The signed page") // the form is back, and says what is wrong
	r.press("ctrl+u")
	r.write(scan)
	r.press("ctrl+s")
	r.sees("APPROVED", "is recorded")
	s := r.onDisk()
	if e := s.Evidence; s.Status.Now != "approved" || len(e) != 1 || e[0].SignedPage != s.Status.Approval.Head || len(e[0].SHA256) != 64 {
		t.Errorf("status %+v, evidence %+v", s.Status, e)
	}
}

// Without an approval the page brings it, when its fingerprint is that of the state as it is now.
func TestTheSignedPageBringsTheApproval(t *testing.T) {
	r := open(t)
	scan := filepath.Join(r.dir, "scan.png")
	if err := os.WriteFile(scan, []byte("ink"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.press("t", "g", "ctrl+u")
	r.write(scan)
	f := r.app.top().(*form)
	fill := func(id, value string) {
		for i, x := range f.shown() {
			if x.id == id {
				f.focus(i)
			}
		}
		r.press("ctrl+u")
		r.write(value)
	}
	fill("name", "B. Minister")
	fill("fingerprint", "11111 22222")
	r.press("ctrl+s")
	r.sees("another state")
	if s := r.onDisk(); s.Status.Now == "approved" {
		t.Error("the page of another state approved this one")
	}
	fill("fingerprint", assessment.Fingerprint(r.app.desk.state.Head))
	r.press("ctrl+s")
	s := r.onDisk()
	if s.Status.Now != "approved" || s.Status.Approval.Name != "B. Minister" || len(s.Evidence) != 1 || s.Evidence[0].SignedPage != s.Status.Approval.Head {
		t.Errorf("status %+v, evidence %+v\n%s", s.Status, s.Evidence, r.app.View())
	}

	cfg := newFile(t)
	print := assessment.Fingerprint(stateOf(t, cfg.Path).Head)
	out, err := plainRun(t, cfg, "signed", scan, print, "B. Minister", "", "")
	if s := stateOf(t, cfg.Path); err != nil || s.Status.Now != "approved" || len(s.Evidence) != 1 || !strings.Contains(out, "is recorded") {
		t.Errorf("%v; status %+v\n%s", err, s.Status, out)
	}
}
