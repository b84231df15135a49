// Package chart works out the geometry of ladders, radars, bars, roadmaps and changes: from plain numbers to lines,
// rectangles, polygons, circles and pieces of text inside a given box. It knows no page and no screen:
// whoever draws brings a Ruler that measures text, and gives every Ink a colour.
//
// What holds for every chart: all shapes lie inside the box; no two pieces of text overlap, whatever
// the labels are; and what a colour says is said once more by a dash, a hatch or a marker, so that the
// chart can be read in grey.
//
// Coordinates grow to the right and downwards, in the unit of the Ruler. In a right-to-left document a
// chart is mirrored by Mirror.
package chart

// Box is a rectangle. X and Y are its upper left corner.
type Box struct{ X, Y, W, H float64 }

// Point is a place.
type Point struct{ X, Y float64 }

// Ruler measures one line of text in the unit of the coordinates.
type Ruler struct {
	Width  func(text string, face Face) float64
	Height func(face Face) float64 // of a line, ascent and descent included
}

// Face is a role of text.
type Face int

// The faces. Every size in a chart is a multiple of the highest face's line.
const (
	Label  Face = iota // names of bars, rungs and axes
	Strong             // numbers of rungs and keys of axes
	Note               // legends and the ends of scales; smaller
)

// Ink is a role of colour.
type Ink int

// The inks.
const (
	None    Ink = iota
	Grid        // light lines
	Frame       // outlines
	Main        // what stands
	Open        // what is still possible
	Mark        // a target
	Series1     // the series of a radar, in order
	Series2
	Series3
	Dark   // text
	Muted  // text that stands back
	OnMain // text on a surface filled with Main
)

// Text can be read on Main of these tints: ink Dark on at most LightTint, OnMain on at least DeepTint. Between
// them neither has contrast enough.
const (
	LightTint = 0.55
	DeepTint  = 0.8
)

// Share is Tint as a factor: 1 where none is set.
func (s Style) Share() float64 {
	if s.Tint <= 0 || s.Tint > 1 {
		return 1
	}
	return s.Tint
}

// Style says how a shape is drawn.
type Style struct {
	Fill Ink
	// Tint is how much of the fill's ink there is, in (0,1]; the rest is the colour of the page, and the mix is
	// opaque: each channel is page + Tint·(ink − page) in the usual sRGB values (CSS: color-mix(in srgb, ink 30%,
	// page)). 0 is the ink alone, as 1 is. Text of ink Dark can be read up to LightTint, OnMain from DeepTint on Main.
	Tint   float64
	Pale   bool // the fill lets what lies below shine through
	Stroke Ink
	Width  float64 // of the stroke
	Dash   bool
}

// Shape is a Line, Rect, Polygon, Circle or Text.
type Shape interface{ shape() }

// Line is a straight line.
type Line struct {
	From, To Point
	Style    Style
}

// Rect is a rectangle.
type Rect struct {
	Box   Box
	Style Style
}

// Polygon joins its points in order, and the last one to the first.
type Polygon struct {
	Points []Point
	Style  Style
}

// Circle is a circle.
type Circle struct {
	Center Point
	R      float64
	Style  Style
}

// Text is one line of text. Box is as wide as the text measures and one line high; a backend whose
// widths differ from the Ruler's keeps the side that Align names.
type Text struct {
	Box   Box
	Align Align
	Face  Face
	Ink   Ink
	Text  string
}

// Align is the side of its box that a text keeps to.
type Align int

// The alignments.
const (
	Left Align = iota
	Middle
	Right
)

func (Line) shape()    {}
func (Rect) shape()    {}
func (Polygon) shape() {}
func (Circle) shape()  {}
func (Text) shape()    {}

// Mirror turns shapes drawn in a box around for a right-to-left document. The text itself stays.
func Mirror(shapes []Shape, box Box) []Shape {
	point := func(p Point) Point { return Point{2*box.X + box.W - p.X, p.Y} }
	turn := func(b Box) Box { return Box{2*box.X + box.W - b.X - b.W, b.Y, b.W, b.H} }
	out := make([]Shape, len(shapes))
	for i, s := range shapes {
		switch s := s.(type) {
		case Line:
			s.From, s.To = point(s.From), point(s.To)
			out[i] = s
		case Rect:
			s.Box = turn(s.Box)
			out[i] = s
		case Polygon:
			points := make([]Point, len(s.Points))
			for j, p := range s.Points {
				points[j] = point(p)
			}
			s.Points = points
			out[i] = s
		case Circle:
			s.Center = point(s.Center)
			out[i] = s
		case Text:
			s.Box, s.Align = turn(s.Box), Right-s.Align
			out[i] = s
		}
	}
	return out
}

// em is the size that all others are multiples of: a line, whatever its face.
func (r Ruler) em() float64 { return max(r.Height(Label), r.Height(Strong), r.Height(Note)) }

// hatch fills a rectangle with diagonal lines, step apart, that end at its sides.
func hatch(b Box, step float64, style Style) []Shape {
	if b.W <= 0 || b.H <= 0 || step <= 0 {
		return nil
	}
	var out []Shape
	for d := -b.H + step/2; d < b.W; d += step {
		// From the lower left (d, H) to the upper right (d+H, 0), cut at both sides.
		from, to := max(d, 0), min(d+b.H, b.W)
		out = append(out, Line{
			From:  Point{b.X + from, b.Y + b.H - (from - d)},
			To:    Point{b.X + to, b.Y + b.H - (to - d)},
			Style: style,
		})
	}
	return out
}

// unit keeps a value inside [0,1].
func unit(v float64) float64 { return min(max(v, 0), 1) }
