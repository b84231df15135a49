package report

// identitySheet is what tells this file and this workbook from any other, and what is said at the end of every report.
func (w *bookBuilder) identitySheet() Sheet {
	columns := []Field{{ID: "name", Width: 36, Type: TextValue}, {ID: "value", Width: 80, Type: TextValue}}
	whole := []Field{{ID: "text", Span: 2, Type: TextValue}}
	sheet := Sheet{ID: "identity"}
	for _, block := range w.identity() {
		switch block := block.(type) {
		case Facts:
			sheet.Grids = append(sheet.Grids, factGrid("identity", columns, block.Items))
		case Paragraph:
			sheet.Grids = append(sheet.Grids, Grid{ID: "lead", Headless: true, Columns: whole, Rows: textRows(block.Text)})
		case Bullets:
			g := Grid{ID: "unknown", Headless: true, Columns: whole}
			for _, item := range block.Items {
				g.Rows = append(g.Rows, textRows(item.Text)...)
			}
			sheet.Grids = append(sheet.Grids, g)
		}
	}
	sheet.Grids = append(sheet.Grids, Grid{ID: "closing", Headless: true, Columns: whole, Rows: textRows(w.document().Closing...)})
	return sheet
}

// factGrid is names with their values.
func factGrid(id string, columns []Field, facts []Fact) Grid {
	g := Grid{ID: id, Headless: true, Columns: columns}
	for _, f := range facts {
		g.Rows = append(g.Rows, Record{Cells: []Value{textValue(f.Name), textValue(f.Value)}})
	}
	return g
}

// textRows are texts, a row each.
func textRows(texts ...string) []Record {
	var out []Record
	for _, t := range texts {
		out = append(out, Record{Cells: []Value{textValue(t)}})
	}
	return out
}
