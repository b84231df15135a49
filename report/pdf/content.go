package pdf

import (
	"math"
	"runtime"
	"strconv"
	"sync"
)

// pageContent is what a page shows, in the operators of the format (ISO 32000-1, annex A). It leaves out
// what is already so: a colour, a width, a font.
type pageContent struct {
	b            []byte
	font         int
	size         float64
	fill, stroke Color
	width        float64
	dashed, pale bool
}

// newPageContent begins a page: lines end bluntly and join roundly.
func newPageContent(b []byte) pageContent {
	return pageContent{b: append(b, "0 J 1 j\n"...), fill: black, stroke: black, width: 1}
}

// numbers writes operands, to a hundredth of a point.
func (p *pageContent) numbers(values ...float64) {
	for _, v := range values {
		p.b = appendHundredths(p.b, v)
	}
}

// appendHundredths writes a number with two decimals and a space, without the zeros at its end.
func appendHundredths(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.Abs(v) > 1e6 {
		v = 0 // nothing on a page is so far away
	}
	n := int64(math.Round(v * 100))
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	b = strconv.AppendInt(b, n/100, 10)
	if n %= 100; n > 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 > 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return append(b, ' ')
}

func (p *pageContent) operator(op string) { p.b = append(append(p.b, op...), '\n') }

func (p *pageContent) color(c Color, op string) {
	r, g, b := c.rgb()
	for _, channel := range [...]int{r, g, b} {
		p.b = strconv.AppendFloat(p.b, float64(channel)/255, 'f', 3, 64)
		p.b = append(p.b, ' ')
	}
	p.operator(op)
}

func (p *pageContent) setFill(c Color) {
	if p.fill != c {
		p.fill = c
		p.color(c, "rg")
	}
}

func (p *pageContent) setStroke(c Color) {
	if p.stroke != c {
		p.stroke = c
		p.color(c, "RG")
	}
}

func (p *pageContent) setWidth(w float64) {
	if p.width != w {
		p.width = w
		p.numbers(w)
		p.operator("w")
	}
}

func (p *pageContent) setDash(on bool) {
	if p.dashed != on {
		if p.dashed = on; on {
			p.operator("[1.6 2] 0 d")
		} else {
			p.operator("[] 0 d")
		}
	}
}

// setPale chooses one of the two states that the file has for it.
func (p *pageContent) setPale(on bool) {
	if p.pale != on {
		if p.pale = on; on {
			p.operator("/GS1 gs")
		} else {
			p.operator("/GS2 gs")
		}
	}
}

// text shows characters of a font, which has the number that the file's resources give it.
func (p *pageContent) text(x, y float64, number int, f Font, ink Color, run string) {
	p.setFill(ink)
	p.setPale(false)
	if f.Embolden { // rendering mode 2 fills and strokes
		p.setStroke(ink)
		p.setWidth(math.Round(f.Size*2.8) / 100)
		p.setDash(false)
	}
	p.b = append(p.b, "BT "...)
	if p.font != number || p.size != f.Size {
		p.font, p.size = number, f.Size
		p.b = strconv.AppendInt(append(p.b, "/F"...), int64(number), 10)
		p.b = append(p.b, ' ')
		p.numbers(f.Size)
		p.b = append(p.b, "Tf "...)
	}
	if f.Embolden {
		p.b = append(p.b, "2 Tr "...)
	}
	p.numbers(x, pageHeight-y)
	if f.Space == 0 {
		p.b = append(p.b, "Td ("...)
	} else {
		p.b = append(p.b, "Td [("...)
	}
	for _, r := range run {
		p.b = appendEscaped(appendEscaped(p.b, byte(r>>8)), byte(r))
		if r == ' ' && f.Space != 0 { // the number is how far to go back
			p.b = append(p.b, ')')
			p.b = appendHundredths(p.b, -f.Space)
			p.b[len(p.b)-1] = '('
		}
	}
	if f.Space == 0 {
		p.b = append(p.b, ") Tj"...)
	} else {
		p.b = append(p.b, ")] TJ"...)
	}
	if f.Embolden {
		p.b = append(p.b, " 0 Tr"...)
	}
	p.operator(" ET")
}

func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r': // readers take it for a new line
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// path sets what a shape is painted with, writes its outline, and paints it: first its fill, and then,
// where the fill alone is pale, its stroke.
func (p *pageContent) path(paint Paint, closed bool, outline func()) {
	fills, strokes := paint.Fill != NoColor, paint.Stroke != NoColor && paint.Width > 0
	if fills && strokes && paint.Pale {
		p.path(Paint{Fill: paint.Fill, Stroke: NoColor, Pale: true}, closed, outline)
		paint.Fill, paint.Pale, fills = NoColor, false, false
	}
	if !fills && !strokes {
		return
	}
	p.setPale(paint.Pale)
	if fills {
		p.setFill(paint.Fill)
	}
	if strokes {
		p.setStroke(paint.Stroke)
		p.setWidth(paint.Width)
		p.setDash(paint.Dash)
	}
	outline()
	switch {
	case fills && strokes:
		p.operator("b")
	case fills:
		p.operator("f")
	case closed:
		p.operator("s")
	default:
		p.operator("S")
	}
}

func (p *pageContent) point(at Point, op string) {
	p.numbers(at.X, pageHeight-at.Y)
	p.b = append(append(p.b, op...), ' ')
}

// circle is four curves, whose handles are this part of the radius long.
func (p *pageContent) circle(c Point, r float64) {
	const handle = 0.5522847498
	h := r * handle
	p.point(Point{c.X + r, c.Y}, "m")
	for _, curve := range [...][3]Point{
		{{r, h}, {h, r}, {0, r}}, {{-h, r}, {-r, h}, {-r, 0}}, {{-r, -h}, {-h, -r}, {0, -r}}, {{h, -r}, {r, -h}, {r, 0}},
	} {
		for _, at := range curve {
			p.numbers(c.X+at.X, pageHeight-c.Y-at.Y)
		}
		p.b = append(p.b, "c "...)
	}
}

// compressed compresses pages, several at a time. The result of each depends on it alone.
func compressed(pages [][]byte) [][]byte {
	out := make([][]byte, len(pages))
	var group sync.WaitGroup
	workers := max(1, min(runtime.GOMAXPROCS(0), 4, len(pages)/4))
	for first := range workers {
		group.Go(func() {
			c := newCompressor()
			for i := first; i < len(pages); i += workers {
				out[i] = append([]byte(nil), c.compress(pages[i])...)
			}
		})
	}
	group.Wait()
	return out
}
