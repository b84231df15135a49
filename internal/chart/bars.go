package chart

// Bars shows a bar an item, with bounds and a target. Values are in [0,1]; -1 is undefined.
type Bars struct {
	Bars     []Bar
	LowWord  string // legend, of what stands
	HighWord string // of what is still possible
	NeedWord string // of the target
	// BeforeWord is the legend of what a value was last time; "" leaves Before out of every bar.
	BeforeWord string
}

// Bar is one bar: filled to Low, hatched to High, with a mark at Target.
type Bar struct {
	Label     string
	Text      string // the number in words, right of the bar
	Low, High float64
	Target    float64
	Before    float64 // what it was last time; -1 for none. Read only where BeforeWord is set
	// TargetText and BeforeText are the two marks in words, as Text is the bar: for forms that draw nothing.
	TargetText, BeforeText string
}

// barColumns are the widths of the three columns of a bar chart.
type barColumns struct{ label, track, text, gap float64 }

func (b Bars) columns(width float64, r Ruler) barColumns {
	c := barColumns{gap: 0.6 * r.em()}
	for _, bar := range b.Bars {
		c.label = max(c.label, r.Width(bar.Label, Label))
		c.text = max(c.text, r.Width(bar.Text, Label))
	}
	c.label = min(c.label, 0.42*width)
	c.text = min(c.text, 0.26*width)
	c.track = max(width-c.label-c.text-2*c.gap, 0)
	return c
}

func (b Bars) legend(r Ruler) []entry {
	var entries []entry
	has := func(f func(Bar) bool) bool {
		for _, bar := range b.Bars {
			if f(bar) {
				return true
			}
		}
		return false
	}
	if has(func(b Bar) bool { return b.Low > 0 }) {
		entries = append(entries, entry{text: b.LowWord, sample: func(s Box) []Shape { return barFill(s, r) }})
	}
	if has(func(b Bar) bool { return b.High > max(b.Low, 0) }) {
		entries = append(entries, entry{text: b.HighWord, sample: func(s Box) []Shape { return barOpen(s, r) }})
	}
	if has(func(b Bar) bool { return b.Target >= 0 }) {
		entries = append(entries, entry{text: b.NeedWord, sample: func(s Box) []Shape {
			return barTarget(s.X+s.W/2, s, r)
		}})
	}
	if has(b.hasBefore) {
		entries = append(entries, entry{text: b.BeforeWord, sample: func(s Box) []Shape {
			return []Shape{beforeMark(Point{s.X + s.W/2, s.Y + s.H/2}, s.H, r)}
		}})
	}
	return entries
}

// hasBefore says whether a bar shows what it was last time.
func (b Bars) hasBefore(bar Bar) bool { return b.BeforeWord != "" && bar.Before >= 0 }

// Height is the height that the chart wants at a width; with less, rows move closer and labels go.
func (b Bars) Height(width float64, r Ruler) float64 {
	if len(b.Bars) == 0 {
		return 0
	}
	h := b.foot(width, r)
	for _, row := range b.rows(width, r) {
		h += row.height
	}
	return h
}

// foot is the height of the legend below the bars.
func (b Bars) foot(width float64, r Ruler) float64 {
	if l := legendHeight(b.legend(r), width, r); l > 0 {
		return l + 0.3*r.em()
	}
	return 0
}

type barRow struct {
	bar    Bar
	lines  []string
	height float64
}

func (b Bars) rows(width float64, r Ruler) []barRow {
	c := b.columns(width, r)
	rows := make([]barRow, len(b.Bars))
	for i, bar := range b.Bars {
		lines := r.wrap(bar.Label, c.label, 3)
		rows[i] = barRow{bar, lines, float64(max(len(lines), 1))*r.em() + 0.45*r.em()}
	}
	return rows
}

// Draw draws the chart into a box.
func (b Bars) Draw(box Box, r Ruler) []Shape {
	return b.draw(box, r, func(i int, track Box) []Shape { return b.bar(b.Bars[i], track, r) })
}

// draw leaves what stands in the tracks to fill.
func (b Bars) draw(box Box, r Ruler, fill func(i int, track Box) []Shape) []Shape {
	rows := b.rows(box.W, r)
	if len(rows) == 0 || box.W <= 0 || box.H <= 0 {
		return nil
	}
	em, c := r.em(), b.columns(box.W, r)
	foot := b.foot(box.W, r)
	if foot > box.H/2 {
		foot = 0
	}
	wanted := 0.0
	for _, row := range rows {
		wanted += row.height
	}
	squeeze := min(1, (box.H-foot)/wanted)

	var out []Shape
	y, trackX := box.Y, box.X+c.label+c.gap
	for i, row := range rows {
		h := row.height * squeeze
		lines := row.lines
		if fit := int(h / em); len(lines) > fit {
			lines = r.wrap(row.bar.Label, c.label, fit)[:min(fit, len(lines))]
		}
		top := y + (h-float64(len(lines))*em)/2
		for j, line := range lines {
			out = append(out, r.text(line, Point{box.X, top + float64(j)*em}, c.label, Left, Label, Dark)...)
		}
		track := Box{trackX, y + h/2 - 0.3*min(em, h), c.track, 0.6 * min(em, h)}
		if track.W > 0 {
			out = append(out, fill(i, track)...)
		}
		if h >= em {
			out = append(out, r.text(row.bar.Text, Point{box.X + box.W - c.text, y + (h-em)/2}, c.text, Left, Label, Dark)...)
		}
		y += h
	}
	if foot == 0 {
		return out
	}
	y += 0.3 * em
	return append(out, legend(b.legend(r), Box{box.X, y, box.W, box.Y + box.H - y + 1e-6*em}, r)...)
}

func (b Bars) bar(bar Bar, track Box, r Ruler) []Shape {
	var out []Shape
	thin := 0.05 * r.em()
	if bar.Low < 0 || bar.High < 0 {
		out = append(out, Rect{track, Style{Stroke: Grid, Width: thin, Dash: true}})
	} else {
		low, high := unit(bar.Low), max(unit(bar.Low), unit(bar.High))
		out = append(out, Rect{track, Style{Stroke: Grid, Width: thin}})
		if low > 0 {
			out = append(out, barFill(Box{track.X, track.Y, track.W * low, track.H}, r)...)
		}
		if high > low {
			out = append(out, barOpen(Box{track.X + track.W*low, track.Y, track.W * (high - low), track.H}, r)...)
		}
	}
	if bar.Target >= 0 {
		// The mark stays whole at either end of the track.
		x := track.X + min(max(track.W*unit(bar.Target), 0.12*track.H), track.W-0.12*track.H)
		out = append(out, barTarget(x, track, r)...)
	}
	if b.hasBefore(bar) && track.W >= track.H {
		out = append(out, beforeMark(Point{ringAt(bar.Before, track), track.Y + track.H/2}, track.H, r))
	}
	return out
}

// ringAt is where a ring stands for a value: it stays whole at either end of the track.
func ringAt(value float64, track Box) float64 {
	return min(max(track.X+track.W*unit(value), track.X+0.5*track.H), track.X+track.W-0.5*track.H)
}

// beforeMark is what a value was last time: a ring, as high as a bar at most, that stands out from what is filled
// and from what is not.
func beforeMark(at Point, height float64, r Ruler) Shape {
	return Circle{at, 0.42 * height, Style{Fill: OnMain, Stroke: Dark, Width: 0.12 * r.em()}}
}

// barFill is what stands: filled.
func barFill(b Box, r Ruler) []Shape {
	return []Shape{Rect{b, Style{Fill: Main, Stroke: Main, Width: 0.05 * r.em()}}}
}

// barOpen is what is still possible: outlined and hatched.
func barOpen(b Box, r Ruler) []Shape {
	thin := 0.05 * r.em()
	out := hatch(b, 0.28*r.em(), Style{Stroke: Open, Width: thin})
	return append(out, Rect{b, Style{Stroke: Open, Width: thin}})
}

// barTarget is the mark of a target: a line across the track that stands out at both sides.
func barTarget(x float64, track Box, r Ruler) []Shape {
	out := 0.25 * track.H
	return []Shape{Line{
		Point{x, track.Y - out},
		Point{x, track.Y + track.H + out},
		Style{Stroke: Mark, Width: 0.16 * r.em()},
	}}
}
