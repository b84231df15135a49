package text

import (
	"strings"

	"cirtkit/internal/chart"
	"cirtkit/internal/text"
	"cirtkit/report"
)

// heat writes a table whose numbers have a shade before them: two cells, the fuller the darker.
func (p *printer) heat(h *report.HeatChart) {
	if len(h.Columns) == 0 || len(h.Rows) == 0 {
		return
	}
	t := report.Table{Columns: []report.Column{{Width: 0.45}}}
	number := make([]int, len(h.Columns)) // the widest number of a column
	for i, head := range h.Columns {
		t.Columns = append(t.Columns, report.Column{Head: head, Width: 0.55 / float64(len(h.Columns)), Align: report.End})
		for _, row := range h.Rows {
			number[i] = max(number[i], text.Width(p.clean(at(row.Cells, i).Text)))
		}
	}
	some, none := false, false
	for _, row := range h.Rows {
		cells := []report.Cell{{Text: row.Name}}
		for i := range h.Columns {
			cell := report.HeatCell{Value: -1}
			if i < len(row.Cells) {
				cell = row.Cells[i]
			}
			says := p.clean(cell.Text)
			if step := chart.HeatStep(cell.Value); step >= 0 {
				some = true
				says = p.signs.shades[step] + p.signs.shades[step] + noBreak + pad(says, number[i], report.End)
			} else if says == "" {
				says = p.signs.none
			}
			none = none || cell.Value < 0
			cells = append(cells, report.Cell{Text: strings.ReplaceAll(says, " ", noBreak)})
		}
		t.Rows = append(t.Rows, cells)
	}
	if widths, ok := p.heatWidths(t); ok {
		p.grid(t, widths)
	} else {
		p.records(t)
	}
	var l legend
	if low := p.clean(h.LowWord); low != "" {
		low += " "
		l.add(some, low+strings.Join(p.signs.shades, ""), h.HighWord)
	}
	l.add(none, p.signs.none, h.UndefinedWord)
	p.legend(l)
}

// heatWidths gives the columns of numbers what they need, with heads of several lines, and the names the rest. It is
// false where too little is left for them.
func (p *printer) heatWidths(t report.Table) ([]int, bool) {
	widths := make([]int, len(t.Columns))
	rest, names := p.width, 0
	for i, c := range t.Columns {
		for _, row := range t.Rows {
			widths[i] = max(widths[i], text.Width(p.cell(row, i)))
		}
		if i == 0 {
			names = widths[i]
			continue
		}
		for _, word := range strings.Fields(p.clean(c.Head)) {
			widths[i] = max(widths[i], min(text.Width(word), narrowest))
		}
		rest -= columnGap + widths[i]
	}
	// Heads of one line are better, as long as the names have room.
	for i, c := range t.Columns[1:] {
		if more := text.Width(p.clean(c.Head)) - widths[i+1]; more > 0 && rest-more >= min(names, 3*p.width/8) {
			widths[i+1], rest = widths[i+1]+more, rest-more
		}
	}
	widths[0] = min(names, rest)
	return widths, widths[0] >= min(names, narrowest)
}

// noBreak holds a shade and its number together.
const noBreak = "\u00a0"
