package pdf

import (
	"io"

	"cirtkit/internal/fonts"
	"cirtkit/report"
)

// Canvas is what a page can be drawn on. Coordinates are points (1/72 inch) from the page's upper left
// corner, growing to the right and downwards. What was drawn later lies on top.
type Canvas interface {
	// AddPage ends the page that is open and begins the next.
	AddPage()
	// UseFont makes a font known; it must be called once before the font's first text.
	UseFont(name fonts.Name, data []byte)
	// Tag says what element everything that follows is part of, up to the next call. A page begins with
	// that of the page before; the first with ornament.
	Tag(e *element)
	// Text writes a run of characters that the font has, in the order in which they are seen, from x on,
	// on the baseline y. Backwards says that this order is the other way round than that of reading.
	Text(x, y float64, f Font, ink Color, run string, backwards bool)
	Line(from, to Point, p Paint)
	// Polygon joins its points, and closes and fills them unless it is open.
	Polygon(points []Point, open bool, p Paint)
	Rect(b Box, p Paint)
	Circle(center Point, radius float64, p Paint)
	// Picture draws an image so that it fills a box; who calls keeps its proportions.
	Picture(b Box, image *report.Image)
	// Link makes an area a link to a target; LinkURL one to an address. The link is part of the element
	// of the last Tag.
	Link(b Box, to Target)
	LinkURL(b Box, url string)
	// Mark puts a target on the open page. A target may be linked to before it is marked.
	Mark(t Target, y float64)
	// Bookmark adds an entry to the outline, that leads to the open page. Level counts from 0, and is at
	// most one more than that of the entry before.
	Bookmark(level int, title string, y float64)
	// Finish writes the document.
	Finish(w io.Writer, info Info) error
}

// Target is a place that links lead to.
type Target int

// Font is a font at a size in points. Embolden draws it bolder than it is. Space is by how much a space is wider than
// the font's own, in 1/1000 of the size.
type Font struct {
	Name     fonts.Name
	Size     float64
	Embolden bool
	Space    float64
}

// Point and Box are places on a page.
type (
	Point struct{ X, Y float64 }
	Box   struct{ X, Y, W, H float64 }
)

// Color is a colour as 0xRRGGBB.
type Color int32

// NoColor leaves a fill or a stroke away.
const NoColor Color = -1

func (c Color) rgb() (r, g, b int) { return int(c>>16) & 0xFF, int(c>>8) & 0xFF, int(c) & 0xFF }

// Paint says how a shape is drawn.
type Paint struct {
	Fill, Stroke Color
	Width        float64 // of the stroke
	Dash         bool
	Pale         bool // the fill lets what lies below shine through
}

func filled(c Color) Paint { return Paint{Fill: c, Stroke: NoColor} }

func stroked(c Color, width float64) Paint { return Paint{Fill: NoColor, Stroke: c, Width: width} }

// Info is what the file says about itself.
type Info struct {
	Title, Subject, Language string
	RTL                      bool
	Unix                     int64 // its dates, in seconds since 1970 UTC
	Tree                     *element
	Attached                 []Attached
}
