package chart

// entry is one entry of a legend: a sample drawn in a box, and what it means.
type entry struct {
	text   string
	lead   string            // a text before the sample, such as the low end of a scale
	wide   float64           // width of the sample in lines' heights; 0 is sampleWidth
	sample func(Box) []Shape // nil for none: the lead stands for it
}

// sampleWidth is the usual width of a sample, in lines' heights.
const sampleWidth = 1.6

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

// legendLead is the room of what stands before an entry's text, the space behind it included.
func legendLead(e entry, r Ruler) float64 {
	em, w := r.em(), 0.0
	if e.lead != "" {
		w += r.Width(e.lead, Note) + 0.4*em
	}
	if e.sample != nil {
		w += 0.4 * em
		if e.wide > 0 {
			w += e.wide * em
		} else {
			w += sampleWidth * em
		}
	}
	return w
}

// legendGap is the space between two entries.
func legendGap(r Ruler) float64 { return 1.4 * r.em() }

// legendWidth is the room of one entry: sample, text and the space to the next, never more than width.
func legendWidth(e entry, width float64, r Ruler) float64 {
	return min(legendLead(e, r)+r.Width(e.text, Note)+legendGap(r), width)
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
		x, top := box.X, y+(em-r.Height(Note))/2
		for _, e := range row {
			w, lead := legendWidth(e, box.W, r), legendLead(e, r)
			if w < lead+em {
				continue
			}
			at := x
			if e.lead != "" {
				out = append(out, r.text(e.lead, Point{at, top}, lead, Left, Note, Dark)...)
				at += r.Width(e.lead, Note) + 0.4*em
			}
			if e.sample != nil {
				out = append(out, e.sample(Box{at, y + 0.2*em, x + lead - at - 0.4*em, 0.6 * em})...)
			}
			out = append(out, r.text(e.text, Point{x + lead, top}, w-lead, Left, Note, Dark)...)
			x += w
		}
		y += 1.1 * em
	}
	return out
}
