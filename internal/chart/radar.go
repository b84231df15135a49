package chart

import (
	"math"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"
)

// Radar shows one value in [0,1] an axis, in one or more series. It needs three axes; with fewer
// nothing is drawn.
type Radar struct {
	Axes   []string // names
	Keys   []string // short keys that stand for the names where these have no room; numbers when nil
	Texts  []string // a number in words for each axis, written behind its name; none when nil
	Series []Series
}

// Series is one polygon. A value of -1 is undefined, and leaves a hole.
type Series struct {
	Name   string
	Values []float64
	Texts  []string // the values in words, "" for one that is undefined; for tables beside the drawing, may be nil
	Dashed bool
	Before bool // what was last time: it looks the same whatever stands beside it
}

// Text is a value in words: what Texts has, else whole percents; "" where there is none.
func (s Series) Text(i int) string {
	switch {
	case i < len(s.Texts):
		return s.Texts[i]
	case i >= len(s.Values) || s.Values[i] < 0:
		return ""
	}
	return strconv.Itoa(int(math.Round(100*s.Values[i]))) + "%"
}

// MaxAxes is how many axes still make a picture. A chart with more draws the first MaxAxes.
const MaxAxes = 60

// Height is the height that the chart wants at a width.
func (c Radar) Height(width float64, r Ruler) float64 {
	if len(c.Axes) < 3 {
		return 0
	}
	// A wide chart has room for its list of names beside the web, a line each.
	h := min(0.6*width, max(13, min(float64(len(c.Axes)), 17))*r.em())
	return h + legendHeight(c.legend(r), width, r)
}

// name is an axis's name with its number.
func (c Radar) name(i int) string {
	if i < len(c.Texts) && c.Texts[i] != "" {
		return c.Axes[i] + " " + c.Texts[i]
	}
	return c.Axes[i]
}

// Draw draws the chart into a box. The names stand at the axes when they have room there, without
// being shortened; else keys do, with the names in a list beside or below.
func (c Radar) Draw(box Box, r Ruler) []Shape {
	if len(c.Axes) < 3 || box.W <= 0 || box.H <= 0 {
		return nil
	}
	if len(c.Axes) > MaxAxes {
		c.Axes = c.Axes[:MaxAxes]
	}
	em := r.em()
	entries := c.legend(r)
	foot := legendHeight(entries, box.W, r)
	if foot > box.H/3 {
		foot = 0
	}
	area := Box{box.X, box.Y, box.W, box.H - foot}

	center, radius, out := c.named(area, r)
	if out == nil {
		center, radius, out = c.keyed(area, r)
	}
	if radius > 0 {
		out = append(c.web(center, radius, r), out...)
		// The first lies on top: it is what the others are held against.
		for i := len(c.Series) - 1; i >= 0; i-- {
			out = append(out, c.polygon(i, center, radius, r)...)
		}
	}
	if foot > 0 {
		out = append(out, legend(entries, Box{box.X, box.Y + box.H - foot, box.W, foot + 1e-6*em}, r)...)
	}
	return out
}

// direction is the unit vector of an axis: the first upwards, then clockwise.
func (c Radar) direction(i int) Point {
	a := 2 * math.Pi * float64(i) / float64(len(c.Axes))
	return Point{math.Sin(a), -math.Cos(a)}
}

// named tries to put the names around the web, from the largest web to the smallest still worth
// drawing. It gives no shapes when no size leaves room for all.
func (c Radar) named(area Box, r Ruler) (center Point, radius float64, out []Shape) {
	center = Point{area.X + area.W/2, area.Y + area.H/2}
	most := min(area.W, area.H) / 2
	for share := 0.85; share >= 0.5; share -= 0.05 {
		if labels, ok := c.names(area, center, share*most, r); ok {
			return center, share * most, labels
		}
	}
	return center, 0, nil
}

func (c Radar) names(area Box, center Point, radius float64, r Ruler) ([]Shape, bool) {
	em := r.em()
	var out []Shape
	var taken []Box
	for i := range c.Axes {
		name, d := c.name(i), c.direction(i)
		at := Point{center.X + d.X*(radius+0.5*em), center.Y + d.Y*(radius+0.5*em)}
		align, room := Middle, 0.6*area.W
		switch {
		case d.X > 0.2:
			align, room = Left, area.X+area.W-at.X
		case d.X < -0.2:
			align, room = Right, at.X-area.X
		}
		lines := r.wrap(name, room, 3)
		// A name that was cut, or has a word broken in two, is not worth having at the axis.
		if cut := len(lines) == 0 || strings.HasSuffix(lines[len(lines)-1], ellipsis) || r.longestWord(name, Label) > room; cut && name != "" {
			return nil, false
		}
		h := float64(len(lines)) * em
		top := at.Y - h/2 + d.Y*h/2
		for j, line := range lines {
			for _, s := range r.text(line, Point{at.X, top + float64(j)*em}, room, align, Label, Dark) {
				b := s.(Text).Box
				if !inside(b, area) {
					return nil, false
				}
				for _, t := range taken {
					if overlap(b, t) {
						return nil, false
					}
				}
				taken, out = append(taken, b), append(out, s)
			}
		}
	}
	return out, true
}

// keyed puts keys around the web and lists the names in one or more columns, right of a wide web or
// below it. Where even the list has no room, names are shortened; the last resort is no list.
func (c Radar) keyed(area Box, r Ruler) (center Point, radius float64, out []Shape) {
	em := r.em()
	keys := make([]string, len(c.Axes))
	for i := range keys {
		keys[i] = strconv.Itoa(i + 1)
		if i < len(c.Keys) && c.Keys[i] != "" {
			keys[i] = c.Keys[i]
		}
	}
	keyW := r.widest(Strong, keys...)
	listW := keyW + 1.2*em + r.widest(Label, c.Axes...) + r.widest(Label, c.Texts...)

	web, list := area, Box{}
	if area.W >= 1.5*area.H {
		web = Box{area.X, area.Y, area.H, area.H}
		list = Box{area.X + area.H + em, area.Y, area.W - area.H - em, area.H}
	} else if rows := c.listRows(area.W, listW, em); float64(rows)*em <= 0.5*area.H {
		h := float64(rows) * em
		web = Box{area.X, area.Y, area.W, area.H - h - 0.3*em}
		list = Box{area.X, area.Y + area.H - h, area.W, h}
	} else {
		web = Box{area.X, area.Y, area.W, 0.5*area.H - 0.3*em}
		list = Box{area.X, area.Y + 0.5*area.H, area.W, 0.5 * area.H}
	}

	center = Point{web.X + web.W/2, web.Y + web.H/2}
	radius = min(web.W, web.H)/2 - max(keyW, em) - 0.4*em
	if radius < em {
		return center, 0, nil
	}
	var taken []Box
	for i, key := range keys {
		d := c.direction(i)
		far := radius + 0.3*em + max(keyW, em)/2
		b := Box{center.X + d.X*far - r.Width(key, Strong)/2, center.Y + d.Y*far - r.Height(Strong)/2, r.Width(key, Strong), r.Height(Strong)}
		free := inside(b, web)
		for _, t := range taken {
			free = free && !overlap(b, t)
		}
		if free { // with very many axes some keys go unwritten
			taken = append(taken, b)
			out = append(out, Text{Box: b, Align: Middle, Face: Strong, Ink: Dark, Text: key})
		}
	}
	return center, radius, append(out, c.list(keys, keyW, list, r)...)
}

// listRows is how many rows a list takes at a width, with as many columns as hold the longest name.
func (c Radar) listRows(width, entry, em float64) int {
	columns := max(int(width/(entry+em)), 1)
	return (len(c.Axes) + columns - 1) / columns
}

// list writes keys and names, down one column after the other.
func (c Radar) list(keys []string, keyW float64, box Box, r Ruler) []Shape {
	em := r.em()
	rows := int((box.H + 1e-6*em) / em)
	if rows < 1 {
		return nil
	}
	columns := (len(keys) + rows - 1) / rows
	textW := min(r.widest(Label, c.Texts...), 0.4*box.W)
	if wide := c.listRows(box.W, keyW+1.2*em+r.widest(Label, c.Axes...)+textW, em); wide < rows {
		rows = wide
		columns = (len(keys) + rows - 1) / rows
	}
	w := box.W / float64(columns)
	if columns == 1 {
		w = min(w, keyW+3*em+r.widest(Label, c.Axes...)+textW)
	}
	if w < keyW+3*em+textW {
		return nil
	}
	room := w - keyW - 1.8*em - textW
	// In one column, names take several lines where all have room for that.
	most := 1
	if columns == 1 {
		for lines := 2; lines <= 3; lines++ {
			all := 0
			for _, name := range c.Axes {
				all += max(len(r.wrap(name, room, lines)), 1)
			}
			if float64(all)*em <= box.H+1e-6*em {
				most = lines
			}
		}
	}
	var out []Shape
	y := box.Y
	for i, key := range keys {
		if i%rows == 0 {
			y = box.Y
		}
		x := box.X + float64(i/rows)*w
		out = append(out, r.text(key, Point{x, y}, keyW, Left, Strong, Dark)...)
		if i < len(c.Texts) {
			out = append(out, r.text(c.Texts[i], Point{x + w - 0.6*em, y}, textW, Right, Label, Dark)...)
		}
		lines := r.wrap(c.Axes[i], room, most)
		for j, line := range lines {
			out = append(out, r.text(line, Point{x + keyW + 0.6*em, y + float64(j)*em}, room, Left, Label, Dark)...)
		}
		y += float64(max(len(lines), 1)) * em
	}
	return out
}

// longestWord is the width of the widest piece of a text that no line may break.
func (r Ruler) longestWord(text string, face Face) float64 {
	widest, state := 0.0, -1
	for rest := text; rest != ""; {
		var piece string
		piece, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
		widest = max(widest, r.Width(strings.TrimRight(piece, " "), face))
	}
	return widest
}

// web draws the rings and spokes.
func (c Radar) web(center Point, radius float64, r Ruler) []Shape {
	var out []Shape
	thin := Style{Stroke: Grid, Width: 0.04 * r.em()}
	for ring := 1; ring <= 4; ring++ {
		points := make([]Point, len(c.Axes))
		for i := range points {
			points[i] = c.at(i, float64(ring)/4, center, radius)
		}
		style := thin
		if ring == 4 {
			style = Style{Stroke: Frame, Width: 0.05 * r.em()}
		}
		out = append(out, Polygon{Points: points, Style: style})
	}
	for i := range c.Axes {
		out = append(out, Line{center, c.at(i, 1, center, radius), thin})
	}
	return out
}

func (c Radar) at(axis int, value float64, center Point, radius float64) Point {
	d := c.direction(axis)
	return Point{center.X + d.X*radius*unit(value), center.Y + d.Y*radius*unit(value)}
}

// polygon draws one series: its line where neighbours are defined, and a marker at every value. A
// series without holes is one closed polygon; the first is also filled.
func (c Radar) polygon(series int, center Point, radius float64, r Ruler) []Shape {
	s := c.Series[series]
	n := min(len(s.Values), len(c.Axes))
	style := c.style(series, r)
	var points []Point
	for i := range n {
		if s.Values[i] >= 0 {
			points = append(points, c.at(i, s.Values[i], center, radius))
		}
	}
	var out []Shape
	if len(points) == len(c.Axes) {
		whole := style
		if series == 0 {
			whole.Fill, whole.Pale = style.Stroke, true
		}
		out = append(out, Polygon{Points: points, Style: whole})
	} else {
		for i := range n {
			next := (i + 1) % len(c.Axes)
			if next < n && s.Values[i] >= 0 && s.Values[next] >= 0 {
				out = append(out, Line{c.at(i, s.Values[i], center, radius), c.at(next, s.Values[next], center, radius), style})
			}
		}
	}
	for _, p := range points {
		out = append(out, marker(c.look(series), p, r)...)
	}
	return out
}

// beforeLook is the look of what was last time.
const beforeLook = 2

// look is which of the three looks a series has.
func (c Radar) look(series int) int {
	if c.Series[series].Before {
		return beforeLook
	}
	return series % 3
}

// style is a series' line: that of last time is thin, as it stands back.
func (c Radar) style(series int, r Ruler) Style {
	s := Style{Stroke: Series1 + Ink(c.look(series)), Width: 0.12 * r.em(), Dash: c.Series[series].Dashed}
	if c.look(series) == beforeLook {
		s.Width = 0.07 * r.em()
	}
	return s
}

// marker is the mark of a look: a disc, a square or an open triangle.
func marker(look int, p Point, r Ruler) []Shape {
	a := 0.22 * r.em()
	style := Style{Fill: Series1 + Ink(look), Stroke: Series1 + Ink(look), Width: 0.04 * r.em()}
	switch look {
	case 0:
		return []Shape{Circle{p, a, style}}
	case 1:
		return []Shape{Rect{Box{p.X - a, p.Y - a, 2 * a, 2 * a}, style}}
	default:
		style.Fill, style.Width = OnMain, 0.08*r.em()
		return []Shape{Polygon{Points: []Point{{p.X, p.Y - 1.2*a}, {p.X + 1.1*a, p.Y + 0.9*a}, {p.X - 1.1*a, p.Y + 0.9*a}}, Style: style}}
	}
}

func (c Radar) legend(r Ruler) []entry {
	entries := make([]entry, len(c.Series))
	for i, s := range c.Series {
		entries[i] = entry{text: s.Name, sample: func(b Box) []Shape {
			middle := b.Y + b.H/2
			out := []Shape{Line{Point{b.X, middle}, Point{b.X + b.W, middle}, c.style(i, r)}}
			return append(out, marker(c.look(i), Point{b.X + b.W/2, middle}, r)...)
		}}
	}
	return entries
}

// inside and overlap allow for the last digits of float arithmetic.
func inside(b, area Box) bool {
	const slack = 1e-9
	return b.X >= area.X-slack && b.Y >= area.Y-slack &&
		b.X+b.W <= area.X+area.W+slack && b.Y+b.H <= area.Y+area.H+slack
}

func overlap(a, b Box) bool {
	const slack = 1e-9
	return a.X+slack < b.X+b.W && b.X+slack < a.X+a.W && a.Y+slack < b.Y+b.H && b.Y+slack < a.Y+a.H
}
