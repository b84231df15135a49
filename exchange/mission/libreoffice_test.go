package mission

import (
	"strings"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/internal/officetest"
	"cirtkit/questionnaires"
)

// A mission is carried in a bag: how much fits on a page is counted where a word processor lays it out.
func TestSheetsSparePaper(t *testing.T) {
	q, err := questionnaires.Open("national-cirt")
	if err != nil {
		t.Fatal(err)
	}
	p := Build([]Reading{{q, lang.English()}}, Options{})
	head := p.Institutions[0]
	for _, want := range []struct {
		file    string
		things  int
		perPage float64
	}{
		{"1-documents.docx", len(p.Documents) + len(p.OnSite), 22},
		{"4-interviews/01-" + fileName(head.Role) + ".docx", len(head.First) + len(head.Also), 2},
	} {
		pages := officetest.Pages(t, want.file, file(t, p, want.file).Data)
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
