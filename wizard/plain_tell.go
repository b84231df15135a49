package wizard

import (
	"strconv"
	"strings"

	"cirtkit/report"
)

// tell reads blocks of a report out: a drawing in words, a table row by row, without the stars and rules
// that a page is set with.
func (p *plainMode) tell(blocks []report.Block) {
	for i, b := range blocks {
		lines := spoken(b)
		if _, heads := b.(report.Heading); heads && i > 0 && len(lines) > 0 {
			p.print("")
		}
		for _, l := range lines {
			p.print(p.aloud(l))
		}
	}
}

// spoken is a block in lines.
func spoken(b report.Block) []string {
	var out []string
	switch b := b.(type) {
	case report.Heading:
		out = append(out, b.Text)
	case report.Paragraph:
		out = append(out, b.Text)
	case report.Bullets:
		for i, item := range b.Items {
			if b.Numbered {
				item.Text = strconv.Itoa(i+1) + "  " + item.Text
			}
			out = append(out, item.Text)
		}
	case report.Facts:
		for _, f := range b.Items {
			out = append(out, f.Name+": "+f.Value)
		}
	case report.Chart:
		out = append(out, b.Alt)
	case report.Table:
		switch {
		case b.Caption != "":
			out = append(out, b.Caption+":")
		case len(b.Columns) > 0 && b.Columns[0].Head != "":
			out = append(out, b.Columns[0].Head+":")
		}
		for _, row := range b.Rows {
			out = append(out, spokenRow(b.Columns, row))
		}
	}
	return out
}

// spokenRow is a row of a table: what it is about, then each cell after the head of its column.
func spokenRow(columns []report.Column, row []report.Cell) string {
	var parts []string
	for i, cell := range row {
		if i >= len(columns) || cell.Text == "" {
			continue
		}
		part := strings.ReplaceAll(cell.Text, "\n", ", ")
		if head := columns[i].Head; head != "" && i > 0 {
			part = head + ": " + part
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}
