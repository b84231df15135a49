package pdf

import (
	"bytes"
	"fmt"
	"image/png"
	"io"
	"strconv"
	"time"

	"github.com/jung-kurt/gofpdf"

	"cirtkit/internal/fault"
	"cirtkit/internal/fonts"
	"cirtkit/report"
)

// pageWidth and pageHeight are A4 in points.
const (
	pageWidth  = 595.28
	pageHeight = 841.89
)

// library is the Canvas on top of gofpdf. What the library must never be given, and what of it must
// never be called, is in docs/decisions/gofpdf-behind-a-canvas.md.
//
// Only pages, fonts and pictures are the library's. What it can't write as a tagged file needs it (marks,
// links, the outline) is remembered, and written by finish.
type library struct {
	pdf    *gofpdf.Fpdf
	font   Font
	dashed bool
	pale   bool

	pictures map[*report.Image]string // their names
	navigation
	wanted, marked *element // of the last Tag, and of the mark that is open; nil where none is
}

// navigation is what leads through a document without being drawn.
type navigation struct {
	owners  [][]*element // of the marks of each page
	links   []link
	targets map[Target]place
	outline []outlineEntry
}

// link is an area that leads somewhere: to an address, or where that is "" to a target.
type link struct {
	page int // from 1
	box  Box
	url  string
	to   Target
	of   *element
}

// outlineEntry is an entry of the outline.
type outlineEntry struct {
	level int
	title string
	at    place
}

func newLibrary() *library {
	p := gofpdf.New("P", "pt", "A4", "")
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetCatalogSort(true)
	p.SetCompression(false) // finish does it
	p.SetLineCapStyle("butt")
	p.SetLineJoinStyle("round")
	return &library{
		pdf: p, wanted: ornament, pictures: map[*report.Image]string{},
		navigation: navigation{targets: map[Target]place{}},
	}
}

func (l *library) AddPage() {
	l.endMark()
	l.pdf.AddPage()
	l.owners = append(l.owners, nil)
	// A page begins without font and transparency. A dash the library takes along.
	l.font, l.pale = Font{}, false
}

func (l *library) Tag(e *element) { l.wanted = e }

// mark opens the mark of the element that is wanted, if another one is open. Nothing is written for a tag
// that nothing is drawn under.
func (l *library) mark() {
	if l.marked == l.wanted {
		return
	}
	l.endMark()
	e := l.wanted
	if l.marked = e; e.artifact != "" {
		l.pdf.RawWriteStr(e.artifact)
		return
	}
	page := len(l.owners)
	id := len(l.owners[page-1])
	l.owners[page-1] = append(l.owners[page-1], e)
	e.marks = append(e.marks, content{page, id})
	l.pdf.RawWriteStr("/" + string(e.role) + " <</MCID " + strconv.Itoa(id) + ">> BDC")
}

func (l *library) endMark() {
	if l.marked != nil {
		l.pdf.RawWriteStr("EMC")
		l.marked = nil
	}
}

func (l *library) UseFont(name fonts.Name, data []byte) {
	l.pdf.AddUTF8FontFromBytes(string(name), "", data)
}

func (l *library) Text(x, y float64, f Font, ink Color, run string, backwards bool) {
	l.mark()
	if f.Name != l.font.Name || f.Size != l.font.Size {
		l.pdf.SetFont(string(f.Name), "", f.Size)
	}
	l.font = f
	r, g, b := ink.rgb()
	l.pdf.SetTextColor(r, g, b)
	if backwards {
		l.pdf.RawWriteStr("/ReversedChars BMC")
		defer l.pdf.RawWriteStr("EMC")
	}
	if !f.Embolden {
		l.pdf.Text(x, y, run)
		return
	}
	// Rendering mode 2 fills and strokes.
	l.pdf.RawWriteStr(fmt.Sprintf("q 2 Tr %.2f w %.3f %.3f %.3f RG",
		f.Size*0.028, float64(r)/255, float64(g)/255, float64(b)/255))
	l.pdf.Text(x, y, run)
	l.pdf.RawWriteStr("Q")
}

// paint sets colours, stroke and dash, and returns the library's letters for fill and stroke; "" when
// there is nothing to draw.
func (l *library) paint(p Paint) string {
	style := ""
	if p.Fill != NoColor {
		r, g, b := p.Fill.rgb()
		l.pdf.SetFillColor(r, g, b)
		style = "F"
	}
	if p.Stroke != NoColor && p.Width > 0 {
		r, g, b := p.Stroke.rgb()
		l.pdf.SetDrawColor(r, g, b)
		l.pdf.SetLineWidth(p.Width)
		style += "D"
	}
	if p.Dash != l.dashed {
		dash := []float64{}
		if l.dashed = p.Dash; p.Dash {
			dash = []float64{1.6, 2}
		}
		l.pdf.SetDashPattern(dash, 0)
	}
	if p.Pale != l.pale {
		alpha := 1.0
		if l.pale = p.Pale; p.Pale {
			alpha = 0.18
		}
		l.pdf.SetAlpha(alpha, "Normal")
	}
	return style
}

// parts draws a shape once, or, where its fill is pale and its outline is not, twice.
func (l *library) parts(p Paint, draw func(style string)) {
	l.mark()
	if p.Pale && p.Fill != NoColor && p.Stroke != NoColor {
		draw(l.paint(Paint{Fill: p.Fill, Stroke: NoColor, Pale: true}))
		p.Fill, p.Pale = NoColor, false
	}
	if style := l.paint(p); style != "" {
		draw(style)
	}
}

func (l *library) Line(from, to Point, p Paint) {
	p.Fill = NoColor
	l.parts(p, func(string) { l.pdf.Line(from.X, from.Y, to.X, to.Y) })
}

func (l *library) Polygon(points []Point, open bool, p Paint) {
	if len(points) < 2 {
		return
	}
	if open {
		p.Fill = NoColor
		l.parts(p, func(style string) {
			l.pdf.MoveTo(points[0].X, points[0].Y)
			for _, to := range points[1:] {
				l.pdf.LineTo(to.X, to.Y)
			}
			l.pdf.DrawPath(style)
		})
		return
	}
	corners := make([]gofpdf.PointType, len(points))
	for i, c := range points {
		corners[i] = gofpdf.PointType{X: c.X, Y: c.Y}
	}
	l.parts(p, func(style string) { l.pdf.Polygon(corners, style) })
}

func (l *library) Rect(b Box, p Paint) {
	l.parts(p, func(style string) { l.pdf.Rect(b.X, b.Y, b.W, b.H, style) })
}

func (l *library) Circle(c Point, radius float64, p Paint) {
	l.parts(p, func(style string) { l.pdf.Circle(c.X, c.Y, radius, style) })
}

func (l *library) Picture(b Box, image *report.Image) {
	l.mark()
	name, known := l.pictures[image]
	if !known {
		name = strconv.Itoa(len(l.pictures))
		l.pictures[image] = name
		picture, err := printable(image, b)
		if err != nil {
			l.pdf.SetError(err)
			return
		}
		var file bytes.Buffer
		if err := png.Encode(&file, picture); err != nil {
			l.pdf.SetError(err)
			return
		}
		l.pdf.RegisterImageOptionsReader(name, gofpdf.ImageOptions{ImageType: "PNG"}, &file)
	}
	l.paint(Paint{Fill: NoColor, Stroke: NoColor}) // nothing of a shape before shines through it
	l.pdf.ImageOptions(name, b.X, b.Y, b.W, b.H, false, gofpdf.ImageOptions{}, 0, "")
}

func (l *library) Link(b Box, to Target) {
	l.links = append(l.links, link{page: len(l.owners), box: b, to: to, of: l.wanted})
}

func (l *library) LinkURL(b Box, url string) {
	l.links = append(l.links, link{page: len(l.owners), box: b, url: url, of: l.wanted})
}

func (l *library) Mark(t Target, y float64) { l.targets[t] = place{len(l.owners), y} }

func (l *library) Bookmark(level int, title string, y float64) {
	l.outline = append(l.outline, outlineEntry{level, title, place{len(l.owners), y}})
}

func (l *library) Finish(w io.Writer, info Info) error {
	if len(l.owners) == 0 {
		l.AddPage() // a file has one at least
	}
	l.endMark()
	date := time.Unix(info.Unix, 0).UTC()
	l.pdf.SetCreationDate(date)
	l.pdf.SetModificationDate(date)
	l.pdf.SetTitle(info.Title, true)
	l.pdf.SetSubject(info.Subject, true)
	l.pdf.SetCreator("cirtkit", true)
	l.pdf.SetProducer("cirtkit", true)
	var b bytes.Buffer
	if err := l.pdf.Output(&b); err != nil {
		return fault.New(fault.Failed, "pdf.failed").Because(err)
	}
	out, err := finish(b.Bytes(), info, &l.navigation)
	if err != nil {
		return fault.New(fault.Failed, "pdf.failed").Because(err)
	}
	_, err = w.Write(out)
	return err
}
