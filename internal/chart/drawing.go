package chart

import "slices"

// Drawing is any of the charts.
type Drawing interface {
	// Height is the height that the chart wants at a width. In a lower box it draws less.
	Height(width float64, r Ruler) float64
	// Draw draws the chart into a box.
	Draw(box Box, r Ruler) []Shape
}

// roadmapShare is how much of a page a roadmap may take before it is cut.
const roadmapShare = 0.5

// Pages are a chart as drawings that are no higher than a page. A chart of rows that is too high goes on in the
// next drawing. A roadmap of more than half a page is cut into such as fill the rest of one (Split), with the word
// "continued". A page of 0 has no end.
func Pages(d Drawing, width, page float64, r Ruler, continued string) []Drawing {
	if page <= 0 {
		return []Drawing{d}
	}
	if m, ok := d.(Roadmap); ok {
		var out []Drawing
		for _, part := range m.Split(width, roadmapShare*page, r, continued) {
			out = append(out, part)
		}
		return out
	}
	if d.Height(width, r) <= page {
		return []Drawing{d}
	}
	switch d := d.(type) {
	case Bars:
		return inPages(d.Bars, width, page, r, func(some []Bar) Drawing { d.Bars = some; return d })
	case Change:
		return inPages(d.Bars, width, page, r, func(some []ChangeBar) Drawing { d.Bars = some; return d })
	case Heat:
		return inPages(d.Rows, width, page, r, func(some []HeatRow) Drawing { d.Rows = some; return d })
	}
	return []Drawing{d}
}

// inPages spreads rows evenly over as few drawings as there can be.
func inPages[Row any](rows []Row, width, page float64, r Ruler, with func(some []Row) Drawing) []Drawing {
	for parts := 2; parts < len(rows); parts++ {
		var out []Drawing
		fits := true
		for i := range parts {
			part := with(rows[i*len(rows)/parts : (i+1)*len(rows)/parts])
			fits = fits && part.Height(width, r) <= page
			out = append(out, part)
		}
		if fits {
			return out
		}
	}
	var out []Drawing
	for row := range slices.Chunk(rows, 1) {
		out = append(out, with(row))
	}
	return out
}
