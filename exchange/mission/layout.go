package mission

import (
	"slices"

	"cirtkit/internal/docx"
)

// A question is a table that is written on by hand:
//
//	┌───────────────────────────────────────────────────────┐
//	│ CI-01 What is asked?                                  │
//	│ Why it is asked; who else is                          │
//	├───┬───────────────────────────────────────────────────┤
//	│ ☐ │ an option                                         │
//	│ ☐ │ another one                                       │
//	├───┴──────────────────────────────┬────────────────────┤
//	│ ☐ Don't know   ☐ Withheld        │ Notes              │
//	│ What to ask further              │                    │
//	│ ☐ what to show                   │                    │
//	└──────────────────────────────────┴────────────────────┘
//
// Most options take one line so, the room beside what follows costs little paper, and three questions go on a
// page. In two languages the second one stands at the right, and the room is a row below.
const (
	boxWidth   = 560
	notesWidth = 3400
	notesRoom  = 1150 // how high the room beside is at least: three lines by hand; on most questions more
	quickRoom  = 850  // the same on a sheet that has to be short
	notesBelow = 800
	lineHeight = 270 // of a row with one line
	lineSigns  = 62  // about how many signs a line beside the room has
)

// layout is where the cells of a question's table stand: how far each is from the left, in twips.
type layout struct {
	texts []int // where the text in each language ends
	edges []int // of all cells; ascending, the last is the table's width
}

// newLayout is the layout for some languages. More edges are those of cells that only some rows have.
func newLayout(languages int, more ...int) layout {
	var l layout
	if languages == 1 {
		l.texts = []int{width - notesWidth}
	} else {
		for i := range languages {
			l.texts = append(l.texts, boxWidth+(width-boxWidth)*(i+1)/languages)
		}
	}
	l.edges = slices.Concat([]int{boxWidth, width}, l.texts, more)
	slices.Sort(l.edges)
	l.edges = slices.Compact(l.edges)
	return l
}

// columns are the widths of the columns.
func (l layout) columns() []int {
	var out []int
	at := 0
	for _, edge := range l.edges {
		out, at = append(out, edge-at), edge
	}
	return out
}

// beside says whether there is room for notes beside the texts.
func (l layout) beside() bool { return l.texts[len(l.texts)-1] < width }

// upTo is a cell with the edge where it ends.
type upTo struct {
	edge int
	cell docx.TableCell
}

// row is a row of cells, one after the other.
func (l layout) row(cells ...upTo) docx.Row {
	var out docx.Row
	at := 0
	for _, c := range cells {
		c.cell.Span = 0
		for _, edge := range l.edges {
			if edge > at && edge <= c.edge {
				c.cell.Span++
			}
		}
		out.Cells, at = append(out.Cells, c.cell), c.edge
	}
	return out
}
