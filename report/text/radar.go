package text

import "cirtkit/report"

// radarWidth is the width from which on a radar has bars beside its numbers.
const radarWidth = 60

// radar writes a row an axis: a web of cells is no picture that anybody can read, but bars below one another are.
// The bar shows the first series, with marks where the second and the third are; the signs stand in the heads of
// the numbers. In little room there are the numbers alone.
func (p *printer) radar(r *report.RadarChart) {
	for cells := 24; cells >= 12 && p.width >= radarWidth && len(r.Series) <= 3; cells -= 4 {
		t := p.radarTable(r, cells)
		if widths, ok := p.columnWidths(t); ok && widths[1] == cells {
			p.grid(t, widths)
			return
		}
	}
	p.table(p.radarTable(r, 0))
}

// radarTable has a column of names, one of bars of so many cells where there are any, and the numbers of each series.
func (p *printer) radarTable(r *report.RadarChart, cells int) report.Table {
	t := report.Table{Columns: []report.Column{{Width: 0.4}}}
	if cells > 0 {
		t.Columns = append(t.Columns, report.Column{Width: 0.4})
	}
	sign := func(series int) string {
		switch {
		case cells == 0:
			return ""
		case r.Series[series].Before || series == 2:
			return p.signs.was + " "
		case series == 1:
			return p.signs.target + " "
		}
		return p.signs.full + " "
	}
	for i, s := range r.Series {
		head := s.Name
		if head != "" {
			head = sign(i) + head
		}
		t.Columns = append(t.Columns, report.Column{Head: head, Width: 0.6 / float64(len(r.Series)), Align: report.End})
	}
	for i, axis := range r.Axes {
		row := []report.Cell{{Text: axis}}
		if cells > 0 {
			bar := report.Bar{Target: -1, Before: -1}
			for j, s := range r.Series {
				switch {
				case i >= len(s.Values):
				case s.Before || j == 2:
					bar.Before = s.Values[i]
				case j == 1:
					bar.Target = s.Values[i]
				default: // where it is undefined, the marks still stand on a track
					bar.Low, bar.High = max(s.Values[i], 0), max(s.Values[i], 0)
				}
			}
			row = append(row, report.Cell{Text: p.bar(bar, cells)})
		}
		for j, s := range r.Series {
			says := s.Text(i)
			if says == "" && i < len(s.Values) {
				says = p.signs.none
				if j == 0 && i < len(r.Texts) && r.Texts[i] != "" {
					says = r.Texts[i] // why there is none
				}
			}
			row = append(row, report.Cell{Text: says})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
