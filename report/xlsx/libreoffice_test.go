package xlsx

import (
	"regexp"
	"strings"
	"testing"

	"cirtkit/internal/officetest"
	"cirtkit/internal/xlsx"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// What LibreOffice opens, works out anew and saves holds the same values of the same types, and the chart.
func TestPassesThroughLibreOffice(t *testing.T) {
	state := realistic(t)
	state.Answers["mandate.host"].Finding = "=HYPERLINK(\"http://x\")\n+1 العربية 漢字 🙂 _x0041_"
	state.Answers["mandate.need"].Finding = "1/2"
	state.Answers["mandate.legal-basis"].Finding = "@SUM(A1:A9)"
	book := report.Book(sample.Source(state))
	src, warnings := written(t, book)
	if len(warnings) > 0 {
		t.Fatal(warnings)
	}
	read, err := xlsx.Read("saved.xlsx", officetest.Convert(t, "report.xlsx", src, "xlsx"), xlsx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Sheets) != len(book.Sheets) {
		t.Fatalf("%d sheets were saved, want %d", len(read.Sheets), len(book.Sheets))
	}
	for i := range book.Sheets {
		if read.Sheets[i].Name != book.Sheets[i].Name {
			t.Errorf("the sheet is named %q, want %q", read.Sheets[i].Name, book.Sheets[i].Name)
		}
		compareSheet(t, &book.Sheets[i], &read.Sheets[i], nil)
	}

	parts := unzipped(t, officetest.Convert(t, "report.xlsx", src, "ods"))
	if content := parts["content.xml"]; strings.Contains(content, "table:formula") || regexp.MustCompile(`#(REF|NAME|VALUE|N/A|DIV/0)|Err:\d`).MatchString(content) {
		t.Error("a cell is a formula or an error")
	}
	radar := ""
	for name, part := range parts {
		if strings.HasSuffix(name, "/content.xml") && strings.Contains(part, `chart:class="chart:radar"`) {
			radar = part
		}
	}
	for _, want := range []string{"Cooperation and services", "0.619047619", "$Overview.$A$", "<svg:desc>", "once what level 3 asks for is met"} {
		if !strings.Contains(radar, want) && !strings.Contains(parts["content.xml"], want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
	if radar == "" {
		t.Error("there is no radar chart")
	}
}
