package report_test

import (
	"slices"
	"testing"

	"cirtkit/internal/lang"
	"cirtkit/report"
	"cirtkit/report/internal/sample"
)

// Numbers of a part are never shown as if they were those of the whole: the cover, the head of the summary, and the
// first sheet of the workbook say that lines of the file are damaged, in every language and whatever kind of report.
func TestADamagedFileIsTold(t *testing.T) {
	sources := map[string]report.Source{
		"gap report": sample.Source(sample.Realistic(sample.Questionnaire(t, small))),
		"stock-take": sample.Source(sample.Reported(sample.Questionnaire(t, "testdata/stocktake"))),
		"portfolio":  sample.Source(sample.Portfolio(sample.Questionnaire(t, "testdata/portfolio"))),
	}
	for name, s := range sources {
		for _, code := range lang.CodesOf("report") {
			for _, damaged := range []int{0, 1, 2, 5} {
				s.Language, _ = lang.Of(code)
				s.Damaged = damaged
				fact := s.Language.T("report.damaged.fact", "n", damaged)
				sentence := s.Language.T("report.damaged.sentence", "n", damaged)
				d := report.Build(s)
				onCover := slices.ContainsFunc(d.Cover, func(f report.Fact) bool {
					return f.Name == s.Language.T("report.cover.condition") && lang.WithoutIsolates(f.Value) == lang.WithoutIsolates(fact)
				})
				if onCover != (damaged > 0) {
					t.Errorf("%s, %s, %d lines: on the cover: %t", name, code, damaged, onCover)
				}
				first, _ := d.Parts[0].Blocks[0].(report.Paragraph)
				if atHead := lang.WithoutIsolates(first.Text) == lang.WithoutIsolates(sentence); atHead != (damaged > 0) {
					t.Errorf("%s, %s, %d lines: the summary begins with %q", name, code, damaged, first.Text)
				}
				var said []string
				for _, grid := range report.Book(s).Sheets[0].Grids {
					for _, row := range grid.Rows {
						for _, cell := range row.Cells {
							said = append(said, lang.WithoutIsolates(cell.Text))
						}
					}
				}
				for _, text := range []string{fact, sentence} {
					if slices.Contains(said, lang.WithoutIsolates(text)) != (damaged > 0) {
						t.Errorf("%s, %s, %d lines: the workbook's overview on %q", name, code, damaged, text)
					}
				}
			}
		}
	}
}
