// Package svg writes the shapes of a chart as SVG that stands in a page: colours come from the page's custom
// properties, so that a chart follows it into the dark, and its letters are the page's own. Everything that a chart
// says stands in its title and description, for readers who do not see it.
package svg

import (
	"cirtkit/internal/chart"
	"cirtkit/internal/markup"
)

// Size is how a chart is drawn: its width, and its letters, in pixels where it is shown as wide as it is drawn.
type Size struct {
	Class       string // of the element; Style gives the letters their size by it
	Width       float64
	Label, Note float64
}

// The sizes: for a screen and for paper, and for a telephone. Shown a little smaller than they are drawn, the smallest
// letters still have 11 pixels.
var (
	Wide   = Size{"wide", 704, 13.5, 12.5}
	Narrow = Size{"narrow", 328, 12.5, 11.5}
)

// Text is what goes with a chart.
type Text struct {
	ID       string // of the element; those of title and description are made from it
	Title    string
	Desc     string // "" for none
	Language string // "" is the page's
	RTL      bool   // the chart is mirrored
}

// Write writes a chart, measured with the ruler for its size, and says whether there was anything to draw.
func Write(w *markup.Writer, d chart.Drawing, size Size, ruler chart.Ruler, t Text) bool {
	height := d.Height(size.Width, ruler)
	if height <= 0 {
		return false
	}
	box := chart.Box{W: size.Width, H: height}
	shapes := d.Draw(box, ruler)
	if len(shapes) == 0 {
		return false
	}
	direction := ""
	if t.RTL {
		shapes, direction = chart.Mirror(shapes, box), "rtl"
	}
	labelled := t.ID + "-t"
	if t.Desc != "" {
		labelled += " " + t.ID + "-d"
	}
	w.Open("svg", "class", "chart "+size.Class, "id", t.ID, "viewBox", "0 0 "+number(size.Width)+" "+number(height),
		"role", "img", "aria-labelledby", labelled, "?lang", t.Language, "?direction", direction)
	w.Element("title", t.Title, "id", t.ID+"-t")
	if t.Desc != "" {
		w.Element("desc", t.Desc, "id", t.ID+"-d")
	}
	p := pen{w: w, size: size, rtl: t.RTL}
	for len(shapes) > 0 {
		shapes = shapes[p.draw(shapes):]
	}
	w.Close("svg")
	return true
}
