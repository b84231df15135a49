package docx

import (
	"bytes"
	"strings"
	"testing"

	"cirtkit/internal/officetest"
)

// A word processor that nobody here wrote opens the sample and shows all of it.
func TestLibreOfficeShowsTheSample(t *testing.T) {
	var b bytes.Buffer
	if err := sample().Write(&b); err != nil {
		t.Fatal(err)
	}
	pages := officetest.Pages(t, "sample.docx", b.Bytes())
	if len(pages) < 4 { // two of text, one with the picture, one after the break
		t.Errorf("%d pages:\n%s", len(pages), strings.Join(pages, "\n"))
	}
	said := strings.Join(strings.Fields(strings.Join(pages, " ")), " ")
	for _, want := range []string{
		"TLP:AMBER Restricted A sample", "DRAFT Page 1 of " + number(len(pages)), "Bold and italic, grey.", "• another", "2. two", "1. one again",
		"An English line with", "国家计算机应急响应小组", "A group", "☐", "Second, across", "The end, back to the cell",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the pages lack %q", want)
		}
	}
}
