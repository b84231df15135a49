package svg

import (
	"strconv"
	"unicode"

	"cirtkit/internal/chart"
	"cirtkit/internal/markup"
)

// pen draws shapes.
type pen struct {
	w    *markup.Writer
	size Size
	rtl  bool
}

// draw draws the first shapes, and says how many: lines of one style that follow each other are one path.
func (p pen) draw(shapes []chart.Shape) int {
	switch s := shapes[0].(type) {
	case chart.Line:
		return p.lines(s.Style, shapes)
	case chart.Rect:
		p.filled(s.Style, func(attributes []string) {
			p.w.Void("rect", append(attributes, "x", number(s.Box.X), "y", number(s.Box.Y), "width", number(s.Box.W), "height", number(s.Box.H))...)
		})
	case chart.Polygon:
		if len(s.Points) == 0 {
			return 1
		}
		path := make([]byte, 0, 12*len(s.Points))
		for i, at := range s.Points {
			path = append(path, "ML"[min(i, 1)])
			path = appendPoint(path, at)
		}
		path = append(path, 'Z')
		p.filled(s.Style, func(attributes []string) { p.w.Void("path", append(attributes, "d", string(path))...) })
	case chart.Circle:
		p.filled(s.Style, func(attributes []string) {
			p.w.Void("circle", append(attributes, "cx", number(s.Center.X), "cy", number(s.Center.Y), "r", number(s.R))...)
		})
	case chart.Text:
		p.text(s)
	}
	return 1
}

// lines draws the lines of one style at the beginning of the shapes.
func (p pen) lines(style chart.Style, shapes []chart.Shape) int {
	var path []byte
	n := 0
	for ; n < len(shapes); n++ {
		line, ok := shapes[n].(chart.Line)
		if !ok || line.Style != style {
			break
		}
		path = appendPoint(append(path, 'M'), line.From)
		path = appendPoint(append(path, 'L'), line.To)
	}
	style.Fill = chart.None
	p.w.Void("path", append(p.paint(style), "d", string(path))...)
	return n
}

// filled draws a surface. A share of an ink is the ink, partly seen through, on the page's own colour: so it hides
// what lies below, as it does on paper.
func (p pen) filled(style chart.Style, draw func(attributes []string)) {
	share := style.Share()
	if style.Fill == chart.None || share == 1 {
		draw(p.paint(style))
		return
	}
	draw([]string{"class", "f-page"})
	draw(append(p.paint(style), "fill-opacity", strconv.FormatFloat(share, 'f', 2, 64)))
}

// paint are the attributes of a style. Lines without a width of their own are hairlines.
func (p pen) paint(s chart.Style) []string {
	class := ""
	if name := inkNames[s.Fill]; name != "" {
		class = "f-" + name
		if s.Pale {
			class += " pale"
		}
	}
	name := inkNames[s.Stroke]
	if name == "" || s.Width <= 0 {
		return []string{"?class", class}
	}
	if class != "" {
		class += " "
	}
	attributes := []string{"class", class + "s-" + name, "stroke-width", strconv.FormatFloat(max(s.Width, 0.5), 'f', 2, 64)}
	if s.Dash {
		attributes = append(attributes, "stroke-dasharray", number(max(3*s.Width, 2.5))+" "+number(max(2*s.Width, 2)))
	}
	return attributes
}

// text writes one line, on its side: the browser's letters are a little narrower than those measured.
func (p pen) text(s chart.Text) {
	class, size := "l", p.size.Label
	switch s.Face {
	case chart.Strong:
		class = "b"
	case chart.Note:
		class, size = "n", p.size.Note
	}
	if name := inkNames[s.Ink]; name != "dark" && name != "" {
		class += " f-" + name
	}
	x, anchor := s.Box.X, "start"
	switch s.Align {
	case chart.Middle:
		x, anchor = s.Box.X+s.Box.W/2, "middle"
	case chart.Right:
		x, anchor = s.Box.X+s.Box.W, "end"
	}
	// The anchor's start is where the text's direction begins.
	if p.rtl && anchor != "middle" {
		anchor = map[string]string{"start": "end", "end": "start"}[anchor]
	}
	if anchor == "start" {
		anchor = ""
	}
	// Half of the letters' usual height, a capital's, is 0.35 of their size above the middle of the line.
	p.w.Element("text", p.together(s.Text), "class", class, "x", number(x), "y", number(s.Box.Y+s.Box.H/2+0.35*size), "?text-anchor", anchor)
}

// together keeps the signs of a label to their words, such as the ellipsis of one that was cut, where a chart from right
// to left has a label in Latin letters alone: marks of direction stand around it.
func (p pen) together(label string) string {
	if !p.rtl {
		return label
	}
	signs, latin := false, false
	for _, r := range label {
		switch {
		case r >= 0x590 && r < 0x900, r >= 0xFB1D && r < 0xFE00, r >= 0xFE70 && r < 0xFF00, r >= 0x2066 && r <= 0x2069:
			return label
		case unicode.IsLetter(r):
			latin = true
		case r != ' ':
			signs = true
		}
	}
	if !latin || !signs {
		return label
	}
	const mark = "\u200e"
	return mark + label + mark
}

// appendPoint writes a place as a path has it.
func appendPoint(b []byte, at chart.Point) []byte {
	b = appendNumber(b, at.X)
	b = append(b, ' ')
	return appendNumber(b, at.Y)
}

// appendNumber writes tenths, without what says nothing.
func appendNumber(b []byte, v float64) []byte {
	if v > -0.05 && v < 0.05 { // also where it would be "-0"
		return append(b, '0')
	}
	b = strconv.AppendFloat(b, v, 'f', 1, 64)
	if n := len(b); b[n-1] == '0' {
		b = b[:n-2]
	}
	return b
}

func number(v float64) string { return string(appendNumber(nil, v)) }
