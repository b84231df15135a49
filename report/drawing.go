package report

import "cirtkit/internal/chart"

// Drawings are the chart as drawings of at most so height each at a width, in the unit of the ruler; usually one,
// and none where there is nothing to draw. A height of 0 has no end. What goes on in a further drawing says so
// by the document's word.
func (c Chart) Drawings(width, height float64, r chart.Ruler, words PageWords) []chart.Drawing {
	var whole chart.Drawing
	switch {
	case c.Ladder != nil:
		whole = *c.Ladder
	case c.Radar != nil:
		whole = *c.Radar
	case c.Bars != nil:
		whole = *c.Bars
	case c.Roadmap != nil:
		whole = *c.Roadmap
	case c.Change != nil:
		whole = *c.Change
	case c.Heat != nil:
		whole = *c.Heat
	default:
		return nil
	}
	if whole.Height(width, r) <= 0 {
		return nil
	}
	return chart.Pages(whole, width, height, r, words.Continued)
}

// inWords are the values of a series as percents; "" for what is undefined.
func (b *builder) inWords(values []float64) []string {
	out := make([]string, len(values))
	for i, v := range values {
		if v >= 0 {
			out[i] = b.percent(v)
		}
	}
	return out
}
