package xlsx

import (
	"strings"
	"unicode/utf8"

	"cirtkit/internal/xlsx"
	"cirtkit/report"
)

// sheet writes one sheet.
func (p *printer) sheet(s *sheet) {
	to := s.to
	to.Widths(s.widths...)
	to.RightToLeft, to.Landscape, to.Narrow, to.PagesWide = p.from.RTL, s.register(), true, s.pagesWide()
	p.furniture(to)
	for g := range s.Grids {
		if g > 0 {
			to.Row()
		}
		p.grid(s, &s.Grids[g], s.grids[g])
	}
	if s.register() {
		at, grid := s.grids[0], &s.Grids[0]
		to.FreezeRows, to.FreezeColumns, to.RepeatRows = at.heads, 1, at.heads
		if to.PagesWide > 1 {
			to.RepeatColumns = 1
		}
		to.Filter = xlsx.Area{FirstColumn: 1, FirstRow: at.heads, LastColumn: len(s.widths), LastRow: at.heads + max(len(grid.Rows), 1)}
	}
	if s.Chart != nil {
		p.chart(s)
	}
}

// furniture is what every printed page says: subject, label with marking, and status above; title and page below.
func (p *printer) furniture(to *xlsx.Sheet) {
	b := p.from
	to.Header = p.sides(b.Subject, strings.Join(notEmpty(b.Label, b.Marking), " · "), b.Status)
	to.Footer = p.sides(b.Title, "", b.Words.Page)
}

// sides are the parts of a line from its start to its end.
func (p *printer) sides(start, middle, end string) xlsx.Furniture {
	if p.from.RTL {
		start, end = end, start
	}
	return xlsx.Furniture{Left: start, Middle: middle, Right: end}
}

func notEmpty(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// grid writes one grid, from the row on that follows what is there.
func (p *printer) grid(s *sheet, g *report.Grid, at placed) {
	to := s.to
	if at.title > 0 {
		style := xlsx.Heading
		if at.title == 1 {
			style = xlsx.Title
		}
		style.RightToLeft = p.from.RTL
		cells := []xlsx.Cell{p.text(s, g.Title, 1, at.title, style)}
		for range s.widths[1:] {
			cells = append(cells, xlsx.Blank(style))
		}
		to.Row(cells...)
	}
	if at.heads > 0 {
		to.Row(p.across(s, g, at, at.heads, func(i int) xlsx.Cell {
			style := xlsx.Head
			style.RightToLeft = p.from.RTL
			return p.text(s, g.Columns[i].Head, at.columns[i], at.heads, style)
		})...)
	}
	for r := range g.Rows {
		row, record := at.first+r, &g.Rows[r]
		to.Row(p.across(s, g, at, row, func(i int) xlsx.Cell {
			style := xlsx.Style{Wrap: true, Border: !g.Headless, Bold: record.Strong, RightToLeft: p.from.RTL}
			if g.Headless && len(g.Columns) > 1 && i == 0 {
				style.Bold = true // the name of a value
			}
			if i >= len(record.Cells) {
				return xlsx.Blank(style)
			}
			return p.value(s, record.Cells[i], at.columns[i], row, style)
		})...)
	}
}

// across are the cells of a row, with those that are merged into the one before them.
func (p *printer) across(s *sheet, g *report.Grid, at placed, row int, cell func(i int) xlsx.Cell) []xlsx.Cell {
	var out []xlsx.Cell
	for i, f := range g.Columns {
		c := cell(i)
		out = append(out, c)
		if f.Span > 1 {
			for range f.Span - 1 {
				out = append(out, c.Bare())
			}
			s.to.Merge(xlsx.Area{FirstColumn: at.columns[i], FirstRow: row, LastColumn: at.columns[i] + f.Span - 1, LastRow: row})
		}
	}
	return out
}

// value is one cell.
func (p *printer) value(s *sheet, v report.Value, column, row int, style xlsx.Style) xlsx.Cell {
	place, linked := p.places[v.Link]
	linked = linked && v.Link != ""
	style.Link = linked
	cell := xlsx.Blank(style)
	if v.Type > report.TextValue {
		style.Wrap, style.End = false, true
	}
	switch v.Type {
	case report.TextValue:
		cell = p.text(s, v.Text, column, row, style)
	case report.NumberValue:
		style.Format = numberFormat(v)
		cell = xlsx.Number(v.Text, style)
	case report.PercentValue:
		style.Format = p.percentFormat(v)
		cell = xlsx.Number(v.Text, style)
	case report.DateValue:
		style.Format = "yyyy-mm-dd"
		cell = xlsx.Date(v.Text, style)
	case report.MonthValue:
		style.Format = "yyyy-mm"
		cell = xlsx.Date(v.Text+"-01", style)
	}
	if linked {
		cell = cell.To(place)
	}
	return cell
}

// text is a cell with a text. One that is longer than a cell can hold is cut, with a sign where it was, and told.
func (p *printer) text(s *sheet, text string, column, row int, style xlsx.Style) xlsx.Cell {
	if xlsx.Fits(text) {
		return xlsx.Text(text, style)
	}
	sign := " " + p.from.Words.Cut
	kept := xlsx.Shortened(text, xlsx.MaxCell-utf8.RuneCountInString(sign))
	p.warnings = append(p.warnings, Warning{
		Sheet: s.to.Name(), Cell: xlsx.Ref(column, row),
		Characters: utf8.RuneCountInString(text), Kept: utf8.RuneCountInString(kept),
	})
	return xlsx.Text(kept+sign, style)
}

// chart writes the chart of a sheet below everything else, about as wide as a page.
func (p *printer) chart(s *sheet) {
	for g := range s.Grids {
		grid, at := &s.Grids[g], s.grids[g]
		if grid.ID != s.Chart.Grid || len(grid.Rows) == 0 {
			continue
		}
		last := at.first + len(grid.Rows) - 1
		column := func(i int) xlsx.Area {
			return xlsx.Area{FirstColumn: at.columns[i], FirstRow: at.first, LastColumn: at.columns[i], LastRow: last}
		}
		c := xlsx.Chart{
			Kind: xlsx.Bars, Title: s.Chart.Title, Alt: s.Chart.Alt, Language: p.from.Language, Names: column(0),
			Format: p.percent(), Max: 1, Column: 1, Row: s.to.Rows() + 2, Width: 860, Height: 460,
		}
		if s.Chart.Radar {
			c.Kind = xlsx.Radar
		}
		for i := 1; i < len(grid.Columns); i++ {
			head := xlsx.Area{FirstColumn: at.columns[i], FirstRow: at.heads, LastColumn: at.columns[i], LastRow: at.heads}
			dashed := i-1 < len(s.Chart.Dashed) && s.Chart.Dashed[i-1]
			c.Series = append(c.Series, xlsx.ChartSeries{Name: head, Values: column(i), Dashed: dashed})
		}
		s.to.Chart(c)
	}
}
