package markdown

import (
	"strings"

	"cirtkit/report"
)

func (p *printer) table(t report.Table) {
	p.strong(t.Caption)
	if len(t.Columns) == 0 {
		return
	}
	p.block()
	heads, rules := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		text, _ := lines(c.Head)
		heads[i], rules[i] = strings.Join(text, " "), "---"
		if c.Align == report.End {
			rules[i] = "---:"
		}
	}
	p.row(heads)
	p.row(rules)
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i := range cells {
			if i < len(row) {
				cells[i] = p.cell(row[i])
			}
		}
		p.row(cells)
	}
}

func (p *printer) row(cells []string) {
	p.w.WriteString("|")
	for _, cell := range cells {
		p.w.WriteString(" " + cell)
		if cell != "" {
			p.w.WriteByte(' ')
		}
		p.w.WriteByte('|')
	}
	p.w.WriteByte('\n')
}

// cell is a cell's text in one line.
func (p *printer) cell(c report.Cell) string {
	text, _ := lines(c.Text)
	for i, line := range text {
		if c.Strong {
			line = bold(line)
		}
		text[i] = line
	}
	return p.target(c.ID) + p.link(strings.Join(text, "<br>"), c.Link) + strings.Repeat("<br>", min(max(c.Blank, 0), 20))
}

// facts are a table without heads.
func (p *printer) facts(facts []report.Fact) {
	if len(facts) == 0 {
		return
	}
	t := report.Table{Columns: make([]report.Column, 2)}
	for _, f := range facts {
		t.Rows = append(t.Rows, []report.Cell{{Text: f.Name}, {Text: f.Value}})
	}
	p.table(t)
}
