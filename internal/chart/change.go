package chart

// Change shows what a value was and what it is, a row an item. Values are in [0,1]; -1 is undefined.
type Change struct {
	Bars       []ChangeBar
	BeforeWord string // legend, of the earlier value
	AfterWord  string // of the later one
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
	before, after := false, false
	for _, b := range c.Bars {
		before, after = before || b.Before >= 0, after || b.After >= 0
	}
	var entries []entry
	if before {
		entries = append(entries, entry{c.BeforeWord, func(s Box) []Shape {
			return []Shape{changeBefore(Point{s.X + s.W/2, s.Y + s.H/2}, s.H, r)}
		}})
	}
	if after {
		entries = append(entries, entry{c.AfterWord, func(s Box) []Shape {
			return changeArrow(Point{s.X, s.Y + s.H/2}, Point{s.X + s.W, s.Y + s.H/2}, s.H, r)
		}})
	}
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

// row draws a track, filled palely up to the later value, with an arrow from the earlier one to it. Where
// nothing moved, the two marks stand in each other; where one value is undefined, the other stands alone.
func (c Change) row(b ChangeBar, track Box, r Ruler) []Shape {
	thin := 0.05 * r.em()
	out := []Shape{Rect{track, Style{Stroke: Grid, Width: thin, Dash: b.Before < 0 && b.After < 0}}}
	// Marks stay whole at either end of the track.
	at := func(v float64) Point {
		x := track.X + track.W*unit(v)
		return Point{max(min(x, track.X+track.W-0.5*track.H), min(track.X+0.5*track.H, track.X+track.W/2)), track.Y + track.H/2}
	}
	if b.After > 0 {
		out = append(out, Rect{Box{track.X, track.Y, track.W * unit(b.After), track.H}, Style{Fill: Main, Pale: true}})
	}
	if track.W < track.H {
		return out
	}
	before, after := at(b.Before), at(b.After)
	if b.Before >= 0 && b.After >= 0 && before != after {
		out = append(out, changeArrow(before, after, track.H, r)...)
	} else if b.After >= 0 {
		out = append(out, Circle{after, 0.24 * track.H, Style{Fill: Main, Stroke: Main, Width: thin}})
	}
	if b.Before >= 0 {
		out = append(out, changeBefore(before, track.H, r))
	}
	return out
}

// changeBefore is a ring.
func changeBefore(at Point, height float64, r Ruler) Shape {
	return Circle{at, 0.42 * height, Style{Stroke: Mark, Width: 0.12 * r.em()}}
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
