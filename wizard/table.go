package wizard

import "strings"

// A list may have columns: in a window of at least tableFrom cells they stand beside each row's text, below it in words
// in a narrower one.

// tableFrom is the width from which a list with columns is a table.
const tableFrom = 96

// widestTable is how wide a table is at most.
const widestTable = 130

// column is a column of a list, beside its first one.
type column struct {
	head  string
	width int
	right bool // numbers stand at the right
}

// cell is a text in a column.
func (c column) cell(s string) string {
	s = cut(s, c.width)
	gap := strings.Repeat(" ", max(0, c.width-width(s)))
	if c.right {
		return gap + s
	}
	return s + gap
}

// cellsLine is a row's cells in their columns; those that warn are told by their sign, and stand in that ink.
func cellsLine(columns []column, cells []string, warns int) line {
	var out line
	for i, c := range columns {
		in := inkMuted
		if i == warns-1 {
			in = inkWarn
		}
		s := ""
		if i < len(cells) {
			s = cells[i]
		}
		out = append(out, span{"  ", inkPlain}, span{c.cell(s), in})
	}
	return out
}

// columnHeads is the line above a table.
func columnHeads(columns []column, first string, w int) line {
	var heads []string
	for _, c := range columns {
		heads = append(heads, c.head)
	}
	return ends(say(inkMuted, "     "+first), append(cellsLine(columns, heads, 0), span{" ", inkPlain}), w)
}

// columnsWidth is how wide they are, with the room before each.
func columnsWidth(columns []column) int {
	n := 0
	for _, c := range columns {
		n += 2 + c.width
	}
	return n
}

// layColumns lays the rows of a list out in columns where there is room for them, and gives the line above; elsewhere
// what stands under the texts is shown in their place.
func layColumns(items []item, columns []column, first string, w int) []line {
	if w < tableFrom {
		columns = nil
	}
	for i := range items {
		items[i].columns = columns
	}
	if columns == nil {
		return nil
	}
	return []line{columnHeads(columns, first, w-1)}
}
