package compare

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cirtkit/questionnaires"
)

// RowChange is what became of one row of a list.
type RowChange struct {
	Kind RowKind
	ID   string            // of the later row, or of the earlier one where it is gone
	Was  map[string]string // cells by column; nil where the row is new
	Is   map[string]string // nil where the row is gone
}

// RowKind is what became of a row.
type RowKind int8

// The kinds of row change.
const (
	RowAdded RowKind = iota
	RowRemoved
	RowChanged
)

// rowChanges compares the rows of a list. Rows are the same by their id, which lasts; rows of another file, whose
// ids are others, by what stands in them. Empty cells count for nothing.
func rowChanges(was, is []questionnaires.Row) []RowChange {
	byID := make(map[string]int, len(is))
	for i, row := range is {
		byID[row.ID] = i
	}
	taken := make([]bool, len(is))
	same := make([]int, len(was)) // place of the later row, or -1
	for i, row := range was {
		same[i] = -1
		if j, ok := byID[row.ID]; ok && !taken[j] {
			same[i], taken[j] = j, true
		}
	}
	alike := map[string][]int{} // what is left of the later rows, by what stands in them
	for j := range is {
		if !taken[j] {
			text := written(is[j].Cells)
			alike[text] = append(alike[text], j)
		}
	}
	for i, row := range was {
		if same[i] >= 0 {
			continue
		}
		if text := written(row.Cells); len(alike[text]) > 0 {
			same[i], alike[text] = alike[text][0], alike[text][1:]
			taken[same[i]] = true
		}
	}
	var list []RowChange
	for i, row := range was {
		switch j := same[i]; {
		case j < 0:
			list = append(list, RowChange{Kind: RowRemoved, ID: row.ID, Was: cells(row.Cells)})
		case !sameCells(row.Cells, is[j].Cells):
			list = append(list, RowChange{Kind: RowChanged, ID: is[j].ID, Was: cells(row.Cells), Is: cells(is[j].Cells)})
		}
	}
	for j, row := range is {
		if !taken[j] {
			list = append(list, RowChange{Kind: RowAdded, ID: row.ID, Is: cells(row.Cells)})
		}
	}
	return list
}

func sameCells(a, b map[string]string) bool {
	for column, text := range a {
		if b[column] != text {
			return false
		}
	}
	for column, text := range b {
		if a[column] != text {
			return false
		}
	}
	return true
}

// written is the same text for two rows in which the same stands.
func written(cells map[string]string) string {
	var b strings.Builder
	for _, column := range slices.Sorted(maps.Keys(cells)) {
		if cells[column] != "" {
			fmt.Fprintf(&b, "%q=%q,", column, cells[column])
		}
	}
	return b.String()
}

// cells are a row's cells in a map that is never nil.
func cells(of map[string]string) map[string]string {
	if of == nil {
		return map[string]string{}
	}
	return maps.Clone(of)
}

// Columns lists the columns, in the question's order, in which a changed row differs; what the question has no
// column for comes last.
func (r *RowChange) Columns(q *questionnaires.Question) []string {
	var list []string
	known := map[string]bool{}
	for _, column := range q.Columns {
		known[column.ID] = true
		if r.Was[column.ID] != r.Is[column.ID] {
			list = append(list, column.ID)
		}
	}
	others := map[string]bool{}
	for _, side := range []map[string]string{r.Was, r.Is} {
		for column := range side {
			if !known[column] && r.Was[column] != r.Is[column] {
				others[column] = true
			}
		}
	}
	return append(list, slices.Sorted(maps.Keys(others))...)
}
