package wizard

import "slices"

// footer is the keys that can be pressed now, in the order of their table, in one line or, where they don't
// fit and there is room, in two: above what answers and moves, below what is done besides. What doesn't fit
// leaves in the order of its importance; the help always stays, at the end.
func footer(say func(string, ...any) string, m keymap, w, rows int) []line {
	var entries []footing
	cells := 0
	for _, b := range m {
		if b.foot > 0 {
			e := footing{b, width(b.show) + 1 + width(say("key."+string(b.do))) + 2}
			entries, cells = append(entries, e), cells+e.cells
		}
	}
	if rows < 2 || cells < w {
		return []line{footRow(say, entries, w)}
	}
	var above, below []footing
	for _, e := range entries {
		switch groupOf[e.do] {
		case groupAnswer, groupMove:
			above = append(above, e)
		default:
			below = append(below, e)
		}
	}
	if len(above) == 0 || len(below) == 0 {
		return []line{footRow(say, entries, w)}
	}
	return []line{footRow(say, above, w), footRow(say, below, w)}
}

// footing is a binding with the cells that it takes in the footer.
type footing struct {
	binding
	cells int
}

// footRow is one line of the footer.
func footRow(say func(string, ...any) string, shown []footing, w int) line {
	shown = slices.Clone(shown)
	total := 1
	for _, e := range shown {
		total += e.cells
	}
	for total > w+1 && len(shown) > 1 {
		worst := 0
		for i, e := range shown {
			if e.foot >= shown[worst].foot && e.do != "help" {
				worst = i
			}
		}
		total -= shown[worst].cells
		shown = slices.Delete(shown, worst, worst+1)
	}
	out := line{{" ", inkPlain}}
	for i, e := range shown {
		if i > 0 {
			out = append(out, span{"  ", inkPlain})
		}
		out = append(out, span{e.show, inkAccent}, span{" " + say("key."+string(e.do)), inkMuted})
	}
	return out.fit(w)
}
