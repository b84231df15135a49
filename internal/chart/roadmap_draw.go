package chart

// roadmapDrawing collects the shapes of a roadmap: what lies below, and what is drawn over it. Lines stop
// before a text and go on behind it.
type roadmapDrawing struct {
	Roadmap
	r          Ruler
	columns    roadmapColumns
	box, track Box
	month      float64 // width of a month
	below      []Shape
	above      []Shape
}

func (d *roadmapDrawing) under(s ...Shape) { d.below = append(d.below, s...) }
func (d *roadmapDrawing) put(s ...Shape)   { d.above = append(d.above, s...) }

// x is the beginning of a month that is counted from 0.
func (d *roadmapDrawing) x(month int) float64 {
	return d.track.X + min(max(float64(month), 0), float64(len(d.Months)))*d.month
}

// span is where the bar of some months stands, a little in from the lines between the months.
func (d *roadmapDrawing) span(first, last int) (from, to float64) {
	in := min(0.08*d.month, 0.12*d.r.em())
	return d.x(first-1) + in, d.x(last) - in
}

// shapes are all shapes in the order in which they are drawn. Lines between months and arrows end at a bar and
// go on behind it.
func (d *roadmapDrawing) shapes() []Shape {
	var texts, bars []Box
	for _, s := range d.above {
		switch s := s.(type) {
		case Text:
			texts = append(texts, grown(s.Box, 0.15*d.r.em()))
		case Rect:
			bars = append(bars, s.Box)
		}
	}
	var out []Shape
	for _, s := range d.below {
		l, ok := s.(Line)
		if !ok || l.From.X != l.To.X {
			out = append(out, s)
			continue
		}
		parts := around([]Line{l}, texts)
		if l.Style != limitStyle(d.r) {
			parts = around(parts, bars)
		}
		for _, p := range parts {
			out = append(out, p)
		}
	}
	return append(out, d.above...)
}

// grown is a box with more room at its sides.
func grown(b Box, by float64) Box { return Box{b.X - by, b.Y, b.W + 2*by, b.H} }

// around is upright lines without what would run through boxes.
func around(lines []Line, boxes []Box) []Line {
	for _, b := range boxes {
		var left []Line
		for _, l := range lines {
			top, end := min(l.From.Y, l.To.Y), max(l.From.Y, l.To.Y)
			if l.From.X <= b.X || l.From.X >= b.X+b.W || end <= b.Y || top >= b.Y+b.H {
				left = append(left, l)
				continue
			}
			if top < b.Y {
				left = append(left, Line{Point{l.From.X, top}, Point{l.From.X, b.Y}, l.Style})
			}
			if end > b.Y+b.H {
				left = append(left, Line{Point{l.From.X, b.Y + b.H}, Point{l.From.X, end}, l.Style})
			}
		}
		lines = left
	}
	return lines
}

// rows draws the phases and their steps, squeezed by a factor of at most 1.
func (d *roadmapDrawing) rows(squeeze float64) {
	var bars []placedBar
	y := d.track.Y
	for i, row := range d.Roadmap.rows(d.box.W, d.r) {
		box := Box{d.box.X, y, d.box.W, row.height * squeeze}
		if row.bar == nil {
			if i > 0 {
				d.under(Line{Point{d.box.X, y}, Point{d.box.X + d.box.W, y}, Style{Stroke: Grid, Width: 0.04 * d.r.em()}})
			}
			d.group(row, box)
		} else {
			bars = append(bars, d.step(row, box))
		}
		y += box.H
	}
	d.waits(bars)
}

// name writes a row's name and, below it, its notes: as many lines as there is room for, those of the name first.
func (d *roadmapDrawing) name(row roadmapRow, box Box, in float64, face Face) {
	em := d.r.em()
	lines, notes := row.lines, row.notes
	fit := int((box.H + 1e-6*em) / em)
	if len(lines) > fit {
		lines = d.r.wrapIn(row.name(), d.columns.label-in, fit, face)
		lines = lines[:min(fit, len(lines))]
	}
	notes = notes[:min(len(notes), fit-len(lines))]
	y := box.Y + (box.H-float64(len(lines)+len(notes))*em)/2
	for _, line := range lines {
		d.put(d.r.text(line, Point{box.X + in, y + (em-d.r.Height(face))/2}, d.columns.label-in, Left, face, Dark)...)
		y += em
	}
	for _, line := range notes {
		d.put(d.r.text(line, Point{box.X + in, y + (em-d.r.Height(Note))/2}, d.columns.label-in, Left, Note, Muted)...)
		y += em
	}
}

// group draws a phase: its name, a bracket over its months, and a flag where it ends.
func (d *roadmapDrawing) group(row roadmapRow, box Box) {
	em, g := d.r.em(), row.group
	d.name(row, box, 0, Strong)
	if !d.placed(g.First, g.Last) || d.track.W <= 0 {
		return
	}
	from, to := d.span(g.First, g.Last)
	if len(g.Bars) == 0 {
		thick := min(0.6*em, 0.3*box.H)
		bar := Box{from, box.Y + box.H - thick - 0.25*min(em, box.H), to - from, thick}
		d.put(Rect{bar, roadmapFill(Required, d.r)})
		d.flag(g, Box{d.track.X, box.Y, box.X + box.W - d.track.X, bar.Y - box.Y}, to)
		return
	}
	thick := min(0.2*em, 0.15*box.H)
	bracket := Box{from, box.Y + box.H - 2.2*thick, to - from, thick}
	ink := Style{Fill: Dark, Stroke: Dark, Width: 0.02 * em}
	leg := min(1.6*thick, bracket.W/2)
	d.put(
		Rect{bracket, ink},
		Polygon{Points: []Point{{from, bracket.Y}, {from + leg, bracket.Y}, {from, bracket.Y + 2*thick}}, Style: ink},
		Polygon{Points: []Point{{to, bracket.Y}, {to - leg, bracket.Y}, {to, bracket.Y + 2*thick}}, Style: ink},
	)
	d.flag(g, Box{d.track.X, box.Y, box.X + box.W - d.track.X, bracket.Y - box.Y}, to)
}

// flag puts up what is reached at the end of a phase, on the side of the end that has room for it.
func (d *roadmapDrawing) flag(g *RoadmapGroup, room Box, x float64) {
	em := d.r.em()
	if g.Flag == "" || room.H < em {
		return
	}
	w := d.r.Width(g.Flag, Label) + em
	side := 1.0
	if left, right := x-room.X, room.X+room.W-x; w > right && left > right {
		side = -1
	}
	bottom := room.Y + room.H
	flag := Polygon{
		Points: []Point{{x, bottom - em}, {x + side*0.6*em, bottom - 0.7*em}, {x, bottom - 0.4*em}},
		Style:  Style{Fill: Mark, Stroke: Mark, Width: 0.04 * em},
	}
	if !inside(Box{min(x, x+side*0.6*em), bottom - em, 0.6 * em, em}, room) {
		return
	}
	d.put(Line{Point{x, bottom - em}, Point{x, bottom}, Style{Stroke: Mark, Width: 0.1 * em}}, flag)
	at := Point{x + side*0.85*em, bottom - em}
	if side > 0 {
		d.put(d.r.text(g.Flag, at, room.X+room.W-at.X, Left, Label, Dark)...)
	} else {
		d.put(d.r.text(g.Flag, at, at.X-room.X, Right, Label, Dark)...)
	}
}

// placedBar is where a step's bar stands; one without months has none.
type placedBar struct {
	bar   *RoadmapBar
	box   Box
	shown bool
}

// step draws a step: its name, its bar and its short text.
func (d *roadmapDrawing) step(row roadmapRow, box Box) placedBar {
	em, b := d.r.em(), row.bar
	d.name(row, box, d.r.indent(), Label)
	thick := 0.6 * min(em, box.H)
	p := placedBar{bar: b, box: Box{d.track.X, box.Y + (box.H-thick)/2, 0, thick}}
	if d.track.W > 0 && d.placed(b.First, b.Last) {
		from, to := d.span(b.First, b.Last)
		p.box.X, p.box.W, p.shown = from, to-from, true
		late := d.LateFrom(*b)
		switch {
		case b.Kind == Proof && !b.Late:
			p.box = proofBox(p.box, d.track)
			d.put(proofMark(Point{p.box.X + p.box.W/2, p.box.Y + p.box.H/2}, thick, d.r))
		case late <= b.First:
			d.put(lateFill(p.box, d.r)...)
		default:
			early := p.box
			if late <= b.Last {
				early.W = min(max(d.x(late-1)-from, 0), p.box.W)
				if rest := p.box.W - early.W; rest > 0 {
					d.put(lateFill(Box{from + early.W, p.box.Y, rest, thick}, d.r)...)
				}
			}
			d.put(Rect{early, roadmapFill(b.Kind, d.r)})
		}
	}
	if d.track.W > 0 && d.due(*b) {
		// The mark stays whole at either end of the track.
		if d.track.W >= 0.6*thick {
			x := min(max(d.x(b.Due), d.track.X+0.3*thick), d.track.X+d.track.W-0.3*thick)
			d.put(dueMark(x, Box{d.track.X, p.box.Y, d.track.W, thick}, d.r)...)
		}
	}
	if box.H >= em && d.columns.text > 0 {
		x := box.X + box.W - d.columns.text
		d.put(d.r.text(b.Text, Point{x, box.Y + (box.H-d.r.Height(Note))/2}, d.columns.text, Left, Note, Dark)...)
	}
	return p
}

// roadmapFill tells the kinds of steps apart by how dark they are.
func roadmapFill(kind RoadmapKind, r Ruler) Style {
	s := Style{Fill: Main, Stroke: Main, Width: 0.06 * r.em()}
	switch kind {
	case Chosen:
		s.Pale = true
	case Waited:
		s.Fill = None
	}
	return s
}

// lateFill is hatched.
func lateFill(b Box, r Ruler) []Shape {
	thin := 0.06 * r.em()
	return append(hatch(b, 0.26*r.em(), Style{Stroke: Mark, Width: thin}), Rect{b, Style{Stroke: Mark, Width: thin}})
}

// proofBox is the room of the mark of a proof: in the middle of its months, inside the track.
func proofBox(b, track Box) Box {
	w := min(0.8*b.H, track.W)
	x := min(max(b.X+b.W/2-w/2, track.X), track.X+track.W-w)
	return Box{x, b.Y, w, b.H}
}

// proofMark is a diamond, as high as a bar at most.
func proofMark(at Point, height float64, r Ruler) Shape {
	a := 0.4 * height
	return Polygon{
		Points: []Point{{at.X, at.Y - a}, {at.X + a, at.Y}, {at.X, at.Y + a}, {at.X - a, at.Y}},
		Style:  Style{Fill: Dark, Stroke: Dark, Width: 0.04 * r.em()},
	}
}

// dueMark is a line across the bar with a triangle that stands on it.
func dueMark(x float64, bar Box, r Ruler) []Shape {
	out, a := 0.3*bar.H, 0.3*bar.H
	return []Shape{
		Line{Point{x, bar.Y - out}, Point{x, bar.Y + bar.H + out}, Style{Stroke: Mark, Width: 0.12 * r.em()}},
		Polygon{
			Points: []Point{{x - a, bar.Y - out}, {x + a, bar.Y - out}, {x, bar.Y + 0.25*bar.H}},
			Style:  Style{Fill: Mark, Stroke: Mark, Width: 0.02 * r.em()},
		},
	}
}

func limitStyle(r Ruler) Style  { return Style{Stroke: Mark, Width: 0.14 * r.em(), Dash: true} }
func budgetStyle(r Ruler) Style { return Style{Stroke: Dark, Width: 0.07 * r.em(), Dash: true} }

// limit draws the end of the time there is.
func (d *roadmapDrawing) limit(y, height float64) {
	if d.limited() && d.track.W > 0 {
		d.under(Line{Point{d.x(d.Limit), y}, Point{d.x(d.Limit), y + height}, limitStyle(d.r)})
	}
}

// load draws a column a month, with the line that none passes.
func (d *roadmapDrawing) load(box Box) {
	em, top := d.r.em(), d.Top()
	d.under(Line{Point{d.box.X, box.Y}, Point{d.box.X + d.box.W, box.Y}, Style{Stroke: Grid, Width: 0.04 * em}})
	if d.track.W <= 0 {
		return
	}
	area := Box{box.X, box.Y + 0.6*em, box.W, box.H - 0.6*em}
	if area.H >= em {
		middle := area.Y + (area.H-d.r.Height(Label))/2
		d.put(d.r.text(d.LoadWord, Point{d.box.X, middle}, d.columns.label, Left, Label, Dark)...)
	}
	if texts := d.loadTexts(d.columns, d.r); texts && area.H > 2*em {
		y := area.Y + (em-d.r.Height(Note))/2
		for i := range d.Months {
			if i < len(d.LoadText) && i < len(d.Load) && d.Load[i] > 0 && d.loadFits(d.LoadText[i], d.month, d.r) {
				d.put(d.r.text(d.LoadText[i], Point{d.x(i) + d.month/2, y}, d.month, Middle, Note, Muted)...)
			}
		}
		area.Y, area.H = area.Y+em, area.H-em
	}
	for i, load := range d.Load {
		if load <= 0 || i >= len(d.Months) {
			continue
		}
		from, to := d.span(i+1, i+1)
		h := area.H * unit(load/top)
		d.put(Rect{Box{from, area.Y + area.H - h, to - from, h}, Style{Fill: Series3, Stroke: Series3, Pale: true, Width: 0.04 * em}})
	}
	if d.Budget > 0 {
		y := area.Y + area.H*(1-unit(d.Budget/top))
		d.put(Line{Point{area.X, y}, Point{area.X + area.W, y}, budgetStyle(d.r)})
	}
	d.put(Line{Point{area.X, area.Y + area.H}, Point{area.X + area.W, area.Y + area.H}, Style{Stroke: Frame, Width: 0.05 * em}})
}
