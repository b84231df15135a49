package report

// dropEmpty takes away the columns in which no row says anything; none is the word for nothing. The first column
// stays: it says what a row is about.
func (t *Table) dropEmpty(none string) {
	says := make([]bool, len(t.Columns))
	for _, row := range t.Rows {
		for i, c := range row {
			says[i] = says[i] || c.Text != "" && c.Text != none || c.ID != "" || c.Blank > 0
		}
	}
	var columns []Column
	for i, c := range t.Columns {
		if i == 0 || says[i] {
			columns = append(columns, c)
		}
	}
	if len(columns) == len(t.Columns) {
		return
	}
	for r, row := range t.Rows {
		var cells []Cell
		for i, c := range row {
			if i == 0 || says[i] {
				cells = append(cells, c)
			}
		}
		t.Rows[r] = cells
	}
	t.Columns = columns
}
