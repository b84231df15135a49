package chart

import "slices"

// Change shows what a value was and what it is, a row an item. Values are in [0,1]; -1 is undefined.
type Change struct {
	Bars       []ChangeBar
	BeforeWord string // legend, of the earlier value
	AfterWord  string // of the later one
	UpWord     string // of an arrow that leads upwards
	DownWord   string // of one that leads downwards
}

// ChangeBar is one row: from Before to After.
type ChangeBar struct {
	Label         string
	Text          string // both numbers in words, right of the row: "42 → 50"
	Before, After float64
}

// bars are the rows as a bar chart lays them out.
func (c Change) bars() Bars {
	b := Bars{Bars: make([]Bar, len(c.Bars))}
	for i, bar := range c.Bars {
		b.Bars[i] = Bar{Label: bar.Label, Text: bar.Text}
	}
	return b
}

func (c Change) legend(r Ruler) []entry {
	var entries []entry
	add := func(word string, shown func(ChangeBar) bool, sample func(Box) []Shape) {
		if slices.ContainsFunc(c.Bars, shown) {
			entries = append(entries, entry{text: word, sample: sample})
		}
	}
	add(c.BeforeWord, func(b ChangeBar) bool { return b.Before >= 0 }, func(s Box) []Shape {
		return []Shape{beforeMark(Point{s.X + s.W/2, s.Y + s.H/2}, s.H, r)}
	})
	add(c.AfterWord, func(b ChangeBar) bool { return b.After >= 0 }, func(s Box) []Shape {
		return []Shape{changeAfter(s, r)}
	})
	add(c.UpWord, func(b ChangeBar) bool { return 0 <= b.Before && b.Before < b.After }, func(s Box) []Shape {
		return changeArrow(Point{s.X, s.Y + s.H/2}, Point{s.X + s.W, s.Y + s.H/2}, s.H, r)
	})
	add(c.DownWord, func(b ChangeBar) bool { return 0 <= b.After && b.After < b.Before }, func(s Box) []Shape {
		return changeArrow(Point{s.X + s.W, s.Y + s.H/2}, Point{s.X, s.Y + s.H/2}, s.H, r)
	})
	return entries
}

func (c Change) foot(width float64, r Ruler) float64 {
	if l := legendHeight(c.legend(r), width, r); l > 0 {
		return l + 0.3*r.em()
	}
	return 0
}

// Height is the height that the chart wants at a width; with less, rows move closer and labels go.
func (c Change) Height(width float64, r Ruler) float64 {
	if len(c.Bars) == 0 {
		return 0
	}
	return c.bars().Height(width, r) + c.foot(width, r)
}

// Draw draws the chart into a box.
func (c Change) Draw(box Box, r Ruler) []Shape {
	if len(c.Bars) == 0 || box.W <= 0 || box.H <= 0 {
		return nil
	}
	foot := c.foot(box.W, r)
	if foot > box.H/2 {
		foot = 0
	}
	out := c.bars().draw(Box{box.X, box.Y, box.W, box.H - foot}, r, func(i int, track Box) []Shape {
		return c.row(c.Bars[i], track, r)
	})
	if foot == 0 {
		return out
	}
	y := box.Y + box.H - foot + 0.3*r.em()
	return append(out, legend(c.legend(r), Box{box.X, y, box.W, box.Y + box.H - y + 1e-6*r.em()}, r)...)
}

// row draws a track, filled up to the later value, with a ring at the earlier one and an arrow from there.
func (c Change) row(b ChangeBar, track Box, r Ruler) []Shape {
	out := []Shape{Rect{track, Style{Stroke: Grid, Width: 0.05 * r.em(), Dash: b.Before < 0 && b.After < 0}}}
	if b.After > 0 {
		out = append(out, changeAfter(Box{track.X, track.Y, track.W * unit(b.After), track.H}, r))
	}
	if track.W < track.H || b.Before < 0 {
		return out
	}
	middle := track.Y + track.H/2
	before := Point{ringAt(b.Before, track), middle}
	if after := (Point{track.X + track.W*unit(b.After), middle}); b.After >= 0 && b.After != b.Before {
		out = append(out, changeArrow(before, after, track.H, r)...)
	}
	return append(out, beforeMark(before, track.H, r))
}

// changeAfter is the bar up to the later value.
func changeAfter(b Box, r Ruler) Shape {
	return Rect{b, Style{Fill: Main, Pale: true, Stroke: Main, Width: 0.05 * r.em()}}
}

// changeArrow leads from one value to the other.
func changeArrow(from, to Point, height float64, r Ruler) []Shape {
	way := 1.0
	if to.X < from.X {
		way = -1
	}
	far := (to.X - from.X) * way
	length := min(0.7*height, far)
	neck := to.X - way*length
	from.X += way * min(0.42*height, far-length) // the ring stays empty
	style := Style{Fill: Main, Stroke: Main, Width: 0.02 * r.em()}
	return []Shape{
		Line{from, Point{neck, to.Y}, Style{Stroke: Main, Width: 0.2 * r.em()}},
		Polygon{Points: []Point{{neck, to.Y - 0.45*height}, to, {neck, to.Y + 0.45*height}}, Style: style},
	}
}
