package report_test

import (
	"os"
	"strings"
	"testing"

	"cirtkit/assessment"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// docs/report-workbook.md names every column of every sheet, in order and with its type.
func TestWorkbookIsAsDescribed(t *testing.T) {
	src, err := os.ReadFile("../docs/report-workbook.md")
	if err != nil {
		t.Fatal(err)
	}
	described := map[string][]string{} // by the name of the sheet: "head | type"
	name := ""
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		if title, ok := strings.CutPrefix(line, "## "); ok {
			name = title
		}
		if cells := strings.Split(line, "|"); len(cells) == 5 && !strings.Contains(line, "---") && strings.TrimSpace(cells[1]) != "column" {
			described[name] = append(described[name], strings.TrimSpace(cells[1])+" | "+strings.TrimSpace(cells[2]))
		}
	}
	types := map[report.ValueType]string{
		report.TextValue: "text", report.NumberValue: "number", report.PercentValue: "percent", report.DateValue: "date", report.MonthValue: "month",
	}
	seen := map[string]bool{}
	for _, state := range []*assessment.State{planned(t), sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))} {
		for _, s := range report.Book(sample.Source(state)).Sheets {
			if s.ID == "overview" || s.ID == "identity" || strings.HasPrefix(s.ID, "list-") {
				continue
			}
			seen[s.Name] = true
			var columns []string
			for _, f := range s.Grids[0].Columns {
				columns = append(columns, f.Head+" | "+types[f.Type])
			}
			if got, want := strings.Join(described[s.Name], "\n"), strings.Join(columns, "\n"); got != want {
				t.Errorf("the sheet %s is described as\n%s\nand is\n%s", s.Name, got, want)
			}
		}
	}
	for name := range described {
		if !seen[name] {
			t.Errorf("there is no sheet %s", name)
		}
	}
}
