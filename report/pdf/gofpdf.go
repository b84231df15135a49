package pdf

import (
	"bytes"
	"image/png"
	"io"
	"math/bits"
	"strconv"
	"strings"
	"sync"

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

// library is the Canvas. Pages are written straight away (content.go). From gofpdf come the fonts, of which it
// keeps what is used, and the pictures: when all is drawn it is given one page with all of them, and what it
// writes for that goes into the file. What the library must never be given, and what of it must never be
// called, is in docs/decisions/gofpdf-behind-a-canvas.md.
//
// What leads through the file (marks, links, the outline) is remembered, and written by finish.
type library struct {
	pdf      *gofpdf.Fpdf
	pages    [][]byte // that are finished
	page     pageContent
	fonts    []*usedFont
	fontOf   map[fonts.Name]*usedFont
	pictures map[*report.Image]int
	anyPale  bool
	err      error

	navigation
	wanted, marked *element // of the last Tag, and of the mark that is open; nil where none is
}

// usedFont is a font with the characters that were drawn with it.
type usedFont struct {
	name   fonts.Name
	number int
	used   [0x10000 / 64]uint64
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
	return &library{
		pdf: p, wanted: ornament, fontOf: map[fonts.Name]*usedFont{}, pictures: map[*report.Image]int{},
		navigation: navigation{targets: map[Target]place{}},
	}
}

func (l *library) AddPage() {
	l.endPage()
	l.owners = append(l.owners, nil)
	l.page = newPageContent(nil)
}

func (l *library) endPage() {
	l.endMark()
	if len(l.owners) > len(l.pages) {
		l.pages = append(l.pages, l.page.b)
	}
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
		l.page.operator(e.artifact)
		return
	}
	page := len(l.owners)
	id := len(l.owners[page-1])
	l.owners[page-1] = append(l.owners[page-1], e)
	e.marks = append(e.marks, content{page, id})
	b := append(append(l.page.b, '/'), e.role...)
	b = strconv.AppendInt(append(b, " <</MCID "...), int64(id), 10)
	l.page.b = append(b, ">> BDC\n"...)
}

func (l *library) endMark() {
	if l.marked != nil {
		l.page.operator("EMC")
		l.marked = nil
	}
}

func (l *library) UseFont(name fonts.Name, data []byte) {
	l.pdf.AddUTF8FontFromBytes(string(name), "", data)
	f := &usedFont{name: name, number: len(l.fonts) + 1}
	l.fonts = append(l.fonts, f)
	l.fontOf[name] = f
}

func (l *library) Text(x, y float64, f Font, ink Color, run string, backwards bool) {
	l.mark()
	font := l.fontOf[f.Name]
	for _, r := range run {
		font.used[r>>6&0x3FF] |= 1 << (r & 63)
	}
	if backwards {
		l.page.operator("/ReversedChars BMC")
	}
	l.page.text(x, y, font.number, f, ink, run)
	if backwards {
		l.page.operator("EMC")
	}
}

func (l *library) shape(p Paint, closed bool, outline func()) {
	l.mark()
	l.anyPale = l.anyPale || p.Pale
	l.page.path(p, closed, outline)
}

func (l *library) Line(from, to Point, p Paint) { l.Polygon([]Point{from, to}, true, p) }

func (l *library) Polygon(points []Point, open bool, p Paint) {
	if len(points) < 2 {
		return
	}
	if open {
		p.Fill = NoColor
	}
	l.shape(p, !open, func() {
		l.page.point(points[0], "m")
		for _, to := range points[1:] {
			l.page.point(to, "l")
		}
	})
}

func (l *library) Rect(b Box, p Paint) {
	l.shape(p, true, func() {
		l.page.numbers(b.X, pageHeight-b.Y-b.H, b.W, b.H)
		l.page.b = append(l.page.b, "re "...)
	})
}

func (l *library) Circle(c Point, radius float64, p Paint) {
	l.shape(p, true, func() { l.page.circle(c, radius) })
}

func (l *library) Picture(b Box, image *report.Image) {
	number, known := l.pictures[image]
	if !known {
		number = len(l.pictures) + 1
		l.pictures[image] = number
		if err := l.register(number, b, image); err != nil {
			l.err = err
			return
		}
	}
	l.mark()
	l.page.setPale(false)
	l.page.b = append(l.page.b, "q "...)
	l.page.numbers(b.W, 0, 0, b.H, b.X, pageHeight-b.Y-b.H)
	l.page.operator("cm /I" + strconv.Itoa(number) + " Do Q")
}

func (l *library) register(number int, b Box, image *report.Image) error {
	picture, err := printable(image, b)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		return err
	}
	l.pdf.RegisterImageOptionsReader(strconv.Itoa(number), gofpdf.ImageOptions{ImageType: "PNG"}, &file)
	return nil
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

// resources gives the library a page with everything that the pages use, in the order of its number, and
// returns the file with it.
func (l *library) resources() ([]byte, error) {
	l.pdf.AddPage()
	for _, f := range l.fonts {
		l.pdf.SetFont(string(f.name), "", 10)
		var used strings.Builder
		for i, word := range f.used {
			for ; word != 0; word &= word - 1 {
				used.WriteRune(rune(i<<6 + bits.TrailingZeros64(word)))
			}
		}
		l.pdf.Text(0, 0, used.String())
	}
	for number := range len(l.pictures) {
		l.pdf.ImageOptions(strconv.Itoa(number+1), 0, 0, 1, 1, false, gofpdf.ImageOptions{}, 0, "")
	}
	if l.anyPale {
		l.pdf.SetAlpha(0.18, "Normal") // GS1
		l.pdf.SetAlpha(1, "Normal")    // GS2
	}
	var b bytes.Buffer
	err := l.pdf.Output(&b)
	return b.Bytes(), err
}

func (l *library) Finish(w io.Writer, info Info) error {
	out, err := l.file(info)
	if err != nil {
		return fault.New(fault.Failed, "pdf.failed").Because(err)
	}
	_, err = w.Write(out)
	return err
}

func (l *library) file(info Info) ([]byte, error) {
	if len(l.owners) == 0 {
		l.AddPage() // a file has one at least
	}
	l.endPage()
	if l.err != nil {
		return nil, l.err
	}
	var pages [][]byte
	var group sync.WaitGroup
	group.Go(func() { pages = compressed(l.pages) })
	resources, err := l.resources()
	group.Wait()
	if err != nil {
		return nil, err
	}
	return finish(resources, info, &l.navigation, pages)
}
