package pdf

import (
	"math"

	"cirtkit/internal/chart"
	"cirtkit/report"
)

// faceStyle is how the text of charts is set.
func (l *layout) faceStyle(f chart.Face) style {
	switch f {
	case chart.Strong:
		return l.scaled(style{8.6, 11.6, true, ink})
	case chart.Note:
		return l.scaled(style{7.8, 10.4, false, ink})
	}
	return l.scaled(style{8.6, 11.6, false, ink})
}

func (l *layout) ruler() chart.Ruler {
	return chart.Ruler{
		Width:  func(s string, f chart.Face) float64 { return l.set.width(s, l.faceStyle(f)) },
		Height: func(f chart.Face) float64 { return l.faceStyle(f).leading },
	}
}

func (l *layout) blockChart(c report.Chart) {
	r := l.ruler()
	var pieces []piece
	figure := &element{role: roleFigure, parent: l.at, alt: l.set.plain(c.Alt)}
	for _, part := range c.Drawings(bodyWidth, chartHeight, r, l.doc.Words) {
		if p, ok := l.chartPiece(part, figure, r); ok {
			p.above = 8
			pieces = append(pieces, p)
		}
	}
	if len(pieces) == 0 {
		return
	}
	l.open(roleCaption)
	caption := keepAll(l.lines(c.Caption, captionStyle, 0, bodyWidth))
	l.close()
	for i := range caption {
		caption[i].chart = true
	}
	if len(caption) > 0 {
		pieces[0].above = 5
		pieces = append(caption, pieces...)
	}
	l.at.kids = append(l.at.kids, figure)
	// The names and numbers of ladders and bars stand in the drawing itself; those of a radar may not.
	if c.Radar != nil && len(c.Radar.Texts) == 0 && c.Alt != "" {
		pieces[len(pieces)-1].keep = true
		l.open(roleNote)
		note := l.lines(c.Alt, smallStyle, 0, bodyWidth)
		l.close()
		if len(note) > 0 {
			note[0].above = 5
		}
		pieces = append(pieces, note...)
	}
	pieces[len(pieces)-1].keep = false
	l.add(12, 13, pieces...)
}

// chartHeight is how high a chart can be, in points: a page with room for its caption.
const chartHeight = bodyHeight - 40

func (l *layout) chartPiece(c chart.Drawing, figure *element, r chart.Ruler) (piece, bool) {
	height := min(c.Height(bodyWidth, r), chartHeight)
	if height <= 0 {
		return piece{}, false
	}
	scale := l.scale
	return piece{height: height, chart: true, draw: func(d *drawing, y float64) {
		defer func(was float64) { l.scale = was }(l.scale)
		l.scale = scale // what is measured now must be as it was measured for the height
		box := chart.Box{X: marginSide, Y: y, W: bodyWidth, H: height}
		shapes := c.Draw(box, r)
		if l.doc.RTL {
			shapes = chart.Mirror(shapes, box)
		}
		figure.drawnIn(Box{box.X, box.Y, box.W, box.H})
		d.in(figure, func() {
			for _, s := range shapes {
				l.shape(d, s)
			}
		})
	}}, true
}

func (l *layout) shape(d *drawing, s chart.Shape) {
	point := func(p chart.Point) Point { return Point{p.X, p.Y} }
	switch s := s.(type) {
	case chart.Line:
		d.canvas.Line(point(s.From), point(s.To), paintOf(s.Style))
	case chart.Rect:
		d.canvas.Rect(Box{s.Box.X, s.Box.Y, s.Box.W, s.Box.H}, paintOf(s.Style))
	case chart.Polygon:
		points := make([]Point, len(s.Points))
		for i, p := range s.Points {
			points[i] = point(p)
		}
		d.canvas.Polygon(points, false, paintOf(s.Style))
	case chart.Circle:
		d.canvas.Circle(point(s.Center), s.R, paintOf(s.Style))
	case chart.Text:
		st := l.faceStyle(s.Face)
		st.color = inkOf(s.Ink)
		side := map[chart.Align]align{chart.Left: left, chart.Middle: center, chart.Right: right}[s.Align]
		set := l.set.oneLine(s.Text, st, s.Box.W+0.5)
		d.line(set, st, s.Box.X, baseline(s.Box.Y, st), s.Box.W, side)
	}
}

func paintOf(s chart.Style) Paint {
	return Paint{Fill: tinted(inkOf(s.Fill), s.Share()), Stroke: inkOf(s.Stroke), Width: s.Width, Dash: s.Dash, Pale: s.Pale}
}

// tinted is a share of a colour on the white of the page.
func tinted(c Color, share float64) Color {
	if c == NoColor || share >= 1 {
		return c
	}
	mix := func(channel int) Color { return Color(math.Round(255 + share*float64(channel-255))) }
	r, g, b := c.rgb()
	return mix(r)<<16 | mix(g)<<8 | mix(b)
}

// inkOf gives the roles of a chart their colours.
func inkOf(i chart.Ink) Color {
	switch i {
	case chart.None:
		return NoColor
	case chart.Grid:
		return line
	case chart.Frame:
		return muted
	case chart.Main, chart.Series1:
		return accent
	case chart.Open:
		return 0x3F7CA6
	case chart.Mark, chart.Series2:
		return warm
	case chart.Series3:
		return plum
	case chart.Muted:
		return muted
	case chart.OnMain:
		return white
	}
	return ink
}
