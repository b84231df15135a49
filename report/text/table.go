package text

import (
	"strings"

	"cirtkit/internal/text"
	"cirtkit/report"
)

const (
	columnGap = 2
	// narrowest is the width below which a column of running text is no pleasure to read. A table that
	// would need one is written as records, a cell a line.
	narrowest = 14
)

func (p *printer) table(t report.Table) {
	if t.Caption != "" {
		p.paragraph(t.Caption, "")
	}
	if len(t.Columns) == 0 || len(t.Rows) == 0 {
		return
	}
	if widths, ok := p.columnWidths(t); ok {
		p.owed = p.owed && t.Caption == "" // the head stands right below the caption
		p.grid(t, widths)
	} else {
		p.records(t)
	}
}

// cell is a row's cell, cleaned; "" where the row is short.
func (p *printer) cell(row []report.Cell, i int) string {
	if i < len(row) {
		return p.clean(row[i].Text)
	}
	return ""
}

// columnWidths fits the columns into the width. A column that needs less than its share leaves the
// rest to the others. It is false when a column would get too little to be read.
func (p *printer) columnWidths(t report.Table) ([]int, bool) {
	n := len(t.Columns)
	wants, widths := make([]int, n), make([]int, n)
	free := p.width - columnGap*(n-1)
	shares, total := make([]float64, n), 0.0
	for i, c := range t.Columns {
		wants[i] = widest(p.clean(c.Head))
		for _, row := range t.Rows {
			wants[i] = max(wants[i], widest(p.cell(row, i)))
		}
		shares[i] = max(c.Width, 0.01)
		total += shares[i]
	}
	for settled := false; !settled; {
		settled = true
		for i := range widths {
			// A column that is content with its share takes what it wants, and leaves the sharing.
			if shares[i] > 0 && float64(wants[i]) <= float64(free)*shares[i]/total {
				widths[i] = wants[i]
				free, total, shares[i] = free-wants[i], total-shares[i], 0
				settled = false
			}
		}
	}
	for i := range widths {
		if shares[i] > 0 {
			widths[i] = int(float64(free) * shares[i] / total)
		}
		if widths[i] < min(wants[i], narrowest) || widths[i] < 1 {
			return nil, false
		}
	}
	return widths, true
}

// widest is the width of a text's widest line as it was entered.
func widest(s string) int {
	w := 0
	for _, line := range strings.Split(s, "\n") {
		w = max(w, text.Width(text.Squeeze(line)))
	}
	return w
}

func (p *printer) grid(t report.Table, widths []int) {
	heads := make([][]string, len(widths))
	rules := make([]string, len(widths))
	for i, c := range t.Columns {
		heads[i] = Wrap(p.clean(c.Head), widths[i])
		rules[i] = strings.Repeat(p.signs.light, widths[i])
	}
	p.row(t, heads, widths)
	p.line(strings.Join(rules, strings.Repeat(" ", columnGap)))
	wasTall := false
	for i, row := range t.Rows {
		cells, tall := make([][]string, len(widths)), false
		for j, width := range widths {
			cells[j] = Wrap(p.cell(row, j), width)
			tall = tall || len(cells[j]) > 1
		}
		if i > 0 && (tall || wasTall) {
			p.gap() // else one does not see where a row of several lines ends
		}
		p.row(t, cells, widths)
		wasTall = tall
	}
}

func (p *printer) row(t report.Table, cells [][]string, widths []int) {
	height := 0
	for _, c := range cells {
		height = max(height, len(c))
	}
	for y := range height {
		parts := make([]string, len(widths))
		for i, width := range widths {
			parts[i] = pad(at(cells[i], y), width, t.Columns[i].Align)
		}
		p.line(strings.Join(parts, strings.Repeat(" ", columnGap)))
	}
}

// records writes a row as a block: its first cell, then each other that says something, behind its
// column's head.
func (p *printer) records(t report.Table) {
	in := 0
	for _, c := range t.Columns[1:] {
		in = max(in, text.Width(p.clean(c.Head)))
	}
	in = min(in, p.width/3)
	for i, row := range t.Rows {
		if i > 0 {
			p.gap()
		}
		first := p.cell(row, 0)
		for _, line := range Wrap(first, p.width) {
			if first != "" {
				p.line(line)
			}
		}
		for j, c := range t.Columns[1:] {
			value := p.cell(row, j+1)
			if value == "" {
				continue
			}
			heads, values := Wrap(p.clean(c.Head), in), Wrap(value, p.width-in-4)
			for k := range max(len(heads), len(values)) {
				p.line("  " + pad(at(heads, k), in, report.Start) + "  " + at(values, k))
			}
		}
	}
}
