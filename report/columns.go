package report

import (
	"strconv"
	"strings"
)

// Kind is what tables have in common whose columns should stand below one another through a document: the same heads,
// shares of the width, and size.
func (t Table) Kind() string {
	var b strings.Builder
	for _, c := range t.Columns {
		b.WriteString(c.Head)
		b.WriteByte(0)
		b.WriteString(strconv.FormatFloat(c.Width, 'g', 6, 64))
		b.WriteByte(0)
	}
	b.WriteString(strconv.FormatBool(t.Compact))
	return b.String()
}

// TablesByKind are the tables of a document that have columns, by their kind, for widths that suit all of a kind.
func (d *Document) TablesByKind() map[string][]Table {
	kinds := map[string][]Table{}
	for _, p := range d.Parts {
		for _, b := range p.Blocks {
			if t, ok := b.(Table); ok && len(t.Columns) > 0 {
				kinds[t.Kind()] = append(kinds[t.Kind()], t)
			}
		}
	}
	return kinds
}

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
