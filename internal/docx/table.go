package docx

import "fmt"

// table writes a table. Its layout is fixed: word processors that fit columns to texts each do it otherwise.
func (b *body) table(t Table, written map[string]bool) {
	width := 0
	for _, w := range t.Columns {
		width += w
	}
	b.open("w:tbl")
	b.open("w:tblPr")
	b.empty("w:tblStyle", "w:val", t.Look.id())
	if b.rightToLeft(t.Language) {
		b.empty("w:bidiVisual")
	}
	b.empty("w:tblW", "w:w", number(width), "w:type", "dxa")
	b.empty("w:tblLayout", "w:type", "fixed")
	head := "0"
	if len(t.Rows) > 0 && t.Rows[0].Head {
		head = "1"
	}
	column, value := "0", 0x600 // no bands
	if head == "1" {
		value |= 0x20
	}
	if t.FirstColumn {
		column, value = "1", value|0x80
	}
	b.empty("w:tblLook", "w:val", fmt.Sprintf("%04X", value), "w:firstRow", head, "w:lastRow", "0", "w:firstColumn", column, "w:lastColumn", "0", "w:noHBand", "1", "w:noVBand", "1")
	if t.Title != "" {
		b.empty("w:tblCaption", "w:val", clean(t.Title))
	}
	b.close("w:tblPr")
	b.open("w:tblGrid")
	for _, w := range t.Columns {
		b.empty("w:gridCol", "w:w", number(w))
	}
	b.close("w:tblGrid")
	for i, row := range t.Rows {
		// A row goes on the page of the next one when all its paragraphs do. A head without a row below
		// it would tell nothing.
		keep := row.Head || t.Together && i < len(t.Rows)-1
		b.row(row, t.Columns, keep, written)
	}
	b.close("w:tbl")
}

func (b *body) row(row Row, columns []int, keep bool, written map[string]bool) {
	b.open("w:tr")
	b.open("w:trPr")
	if !row.Split {
		b.empty("w:cantSplit")
	}
	if row.Height > 0 {
		b.empty("w:trHeight", "w:val", number(row.Height), "w:hRule", "atLeast")
	}
	if row.Head {
		b.empty("w:tblHeader")
	}
	b.close("w:trPr")
	at := 0
	for _, cell := range row.Cells {
		// Cells beyond the columns have no place; a cell that is too wide ends where the table does.
		if at >= len(columns) {
			break
		}
		span := min(max(cell.Span, 1), len(columns)-at)
		b.cell(cell, columns[at:at+span], keep, written)
		at += span
	}
	for ; at < len(columns); at++ {
		b.cell(TableCell{}, columns[at:at+1], keep, written)
	}
	b.close("w:tr")
}

func (b *body) cell(c TableCell, columns []int, keep bool, written map[string]bool) {
	width := 0
	for _, w := range columns {
		width += w
	}
	b.open("w:tc")
	b.open("w:tcPr")
	b.empty("w:tcW", "w:w", number(width), "w:type", "dxa")
	if len(columns) > 1 {
		b.empty("w:gridSpan", "w:val", number(len(columns)))
	}
	switch c.Down {
	case Begins:
		b.empty("w:vMerge", "w:val", "restart")
	case Continues:
		b.empty("w:vMerge")
		c.Paragraphs = nil
	}
	if c.Fill != NoFill {
		b.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", c.Fill.colour())
	}
	b.close("w:tcPr")
	if len(c.Paragraphs) == 0 {
		c.Paragraphs = []Paragraph{{Style: Cell}}
	}
	for i, p := range c.Paragraphs {
		if p.Style == Normal {
			p.Style = Cell
		}
		if i == 0 && p.ID == "" {
			p.ID = c.ID
		}
		b.paragraph(p, none, keep || p.KeepNext, written)
	}
	b.close("w:tc")
}
