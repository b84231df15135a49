package xlsx

import (
	"cirtkit/internal/xlsx"
	"cirtkit/report"
)

// sheet is a sheet of the report with its place in the book: where each of its grids stands.
type sheet struct {
	*report.Sheet
	to     *xlsx.Sheet
	grids  []placed
	widths []float64
}

// placed is where the parts of a grid stand, as rows of the sheet from 1; 0 for a part that it does not have.
type placed struct {
	title, heads, first int
	columns             []int // of the sheet, from 1: the first of each column of the grid
}

// printer writes a workbook sheet by sheet.
type printer struct {
	from     *report.Workbook
	book     *xlsx.Book
	sheets   []*sheet
	places   map[string]xlsx.Place // of what links can lead to
	warnings Warnings
}

// lay finds the places of everything on a sheet, so that others can link to it.
func (p *printer) lay(from *report.Sheet) {
	s := &sheet{Sheet: from, to: p.book.Add(from.Name)}
	p.place(from.ID, s, 1)
	row := 1
	for g := range from.Grids {
		grid := &from.Grids[g]
		at := placed{}
		if g > 0 {
			row++ // an empty row between two grids
		}
		if grid.Title != "" {
			at.title = row
			row++
		}
		if !grid.Headless {
			at.heads = row
			row++
		}
		at.first = row
		for i := range grid.Rows {
			p.place(grid.Rows[i].ID, s, row+i)
		}
		row += len(grid.Rows)
		column := 1
		for _, f := range grid.Columns {
			at.columns = append(at.columns, column)
			s.widen(column, f)
			column += max(f.Span, 1)
		}
		s.grids = append(s.grids, at)
	}
	p.sheets = append(p.sheets, s)
}

// place remembers where an ID stands, the first time that it comes.
func (p *printer) place(id string, s *sheet, row int) {
	if _, taken := p.places[id]; id != "" && !taken {
		p.places[id] = xlsx.Place{Sheet: s.to, Column: 1, Row: row}
	}
}

// widen makes a column of the sheet as wide as the widest that stands in it alone.
func (s *sheet) widen(column int, f report.Field) {
	for len(s.widths) < column+max(f.Span, 1)-1 {
		s.widths = append(s.widths, 0)
	}
	if f.Span <= 1 {
		s.widths[column-1] = max(s.widths[column-1], f.Width)
	}
}

// register says whether a sheet is one grid with heads, and nothing else.
func (s *sheet) register() bool { return len(s.Grids) == 1 && !s.Grids[0].Headless && s.Chart == nil }

// readable is how many characters stand side by side on a page of paper (A4 lying, narrow margins) in the smallest
// size that can still be read: about 6.5 points.
const readable = 230

// pagesWide is how many pages of paper a sheet takes side by side.
func (s *sheet) pagesWide() int {
	sum := 0.0
	for _, w := range s.widths {
		sum += w
	}
	return max(int((sum+readable-1)/readable), 1)
}
