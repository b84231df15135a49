package wizard

import (
	"strings"

	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

func (p *plainMode) doResults(*questionnaires.Question, string) {
	p.tell(report.Results(p.source()))
	gaps, level, _ := p.d.gaps(scoring.Claimed)
	if len(gaps) == 0 {
		return
	}
	var found []*questionnaires.Question
	for _, g := range gaps {
		found = append(found, p.d.q.Question(g.Question))
	}
	p.listQuestions(p.d.lacks(p.t, "results.lacks", len(gaps), level), found)
}

// spoken is a block as a screen reader can read it: a drawing in words, a table row by row.
func spoken(b report.Block) report.Block {
	switch b := b.(type) {
	case report.Chart:
		return report.Paragraph{Text: b.Alt}
	case report.Table:
		var list report.Bullets
		for _, row := range b.Rows {
			var parts []string
			for i, cell := range row {
				if i >= len(b.Columns) || cell.Text == "" {
					continue
				}
				part := strings.ReplaceAll(cell.Text, "\n", ", ")
				if head := b.Columns[i].Head; head != "" {
					part = head + ": " + part
				}
				parts = append(parts, part)
			}
			list.Items = append(list.Items, report.Bullet{Text: strings.Join(parts, "; ")})
		}
		return list
	}
	return b
}
