package chart

// entry is one entry of a legend: a sample drawn in a box, and what it means.
type entry struct {
	text   string
	sample func(Box) []Shape
}

// legendRows spreads entries over rows of a width.
func legendRows(entries []entry, width float64, r Ruler) [][]entry {
	var rows [][]entry
	used := width + 1
	for _, e := range entries {
		if e.text == "" {
			continue
		}
		w := legendWidth(e, width, r)
		if used+w > width {
			rows, used = append(rows, nil), 0
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], e)
		used += w
	}
	return rows
}

// legendWidth is the room of one entry: sample, text and the space to the next, never more than width.
func legendWidth(e entry, width float64, r Ruler) float64 {
	return min(r.em()*3.4+r.Width(e.text, Note), width)
}

func legendHeight(entries []entry, width float64, r Ruler) float64 {
	return float64(len(legendRows(entries, width, r))) * r.em() * 1.1
}

// legend draws the rows from the box's upper side; rows without room are left out.
func legend(entries []entry, box Box, r Ruler) []Shape {
	var out []Shape
	em, y := r.em(), box.Y
	for _, row := range legendRows(entries, box.W, r) {
		if y+em > box.Y+box.H {
			break
		}
		x := box.X
		for _, e := range row {
			w := legendWidth(e, box.W, r)
			if w < 3.4*em {
				continue
			}
			out = append(out, e.sample(Box{x, y + 0.2*em, 1.6 * em, 0.6 * em})...)
			out = append(out, r.text(e.text, Point{x + 2*em, y + (em-r.Height(Note))/2}, w-2.4*em, Left, Note, Dark)...)
			x += w
		}
		y += 1.1 * em
	}
	return out
}
