package picture

import "cirtkit/internal/chart"

// rgb is a colour.
type rgb struct{ r, g, b uint8 }

const white = 0 // the place of white in every palette

// colourOf gives the roles of a chart their colours: those of the printed report.
func colourOf(i chart.Ink) rgb {
	switch i {
	case chart.Grid:
		return rgb{0xC8, 0xD0, 0xD9}
	case chart.Frame, chart.Muted:
		return rgb{0x5B, 0x68, 0x75}
	case chart.Main, chart.Series1:
		return rgb{0x0B, 0x4A, 0x75}
	case chart.Open:
		return rgb{0x3F, 0x7C, 0xA6}
	case chart.Mark, chart.Series2:
		return rgb{0xB4, 0x53, 0x0A}
	case chart.Series3:
		return rgb{0x8A, 0x5A, 0x9E}
	case chart.OnMain:
		return rgb{0xFF, 0xFF, 0xFF}
	}
	return rgb{0x1B, 0x25, 0x30}
}

// levels is how many steps of coverage are told apart.
const levels = 15

// pale is how much of a colour lies over what it lets shine through.
const pale = 0.18

// canvas is a picture of palette places.
type canvas struct {
	w, h    int
	pix     []uint8
	palette []rgb
	places  map[rgb]uint8
	paints  map[paintKey]*paint
}

type paintKey struct {
	ink  chart.Ink
	tint float64
	pale bool
}

// paint is a colour with what it makes of each colour below it: by the place below and the coverage, 1 + the place
// of the mixed colour, or 0 where it was not needed yet.
type paint struct {
	colour rgb
	share  float64
	mixed  [256 * (levels + 1)]uint16
}

// reset makes a white canvas.
func (c *canvas) reset(w, h int) {
	c.w, c.h = w, h
	if cap(c.pix) < w*h {
		c.pix = make([]uint8, w*h)
	}
	c.pix = c.pix[:w*h]
	clear(c.pix)
	c.palette = append(c.palette[:0], rgb{0xFF, 0xFF, 0xFF})
	c.places = map[rgb]uint8{c.palette[0]: white}
	c.paints = map[paintKey]*paint{}
	// Mixed colours may fill the palette; the pure ones have their places before.
	for ink := chart.None + 1; ink <= chart.OnMain; ink++ {
		c.place(colourOf(ink))
	}
}

func (c *canvas) paint(ink chart.Ink, tint float64, isPale bool) *paint {
	key := paintKey{ink, tint, isPale}
	p := c.paints[key]
	if p == nil {
		p = &paint{colour: colourOf(ink), share: 1}
		if tint < 1 {
			p.colour = blend(rgb{0xFF, 0xFF, 0xFF}, p.colour, tint)
		}
		if isPale {
			p.share = pale
		}
		c.paints[key] = p
	}
	return p
}

func blend(below, above rgb, share float64) rgb {
	mix := func(a, b uint8) uint8 { return uint8(float64(a) + share*(float64(b)-float64(a)) + 0.5) }
	return rgb{mix(below.r, above.r), mix(below.g, above.g), mix(below.b, above.b)}
}

// over is the place of what a paint makes of a colour at a coverage from 1 to levels.
func (c *canvas) over(below uint8, p *paint, coverage int) uint8 {
	at := int(below)*(levels+1) + coverage
	if found := p.mixed[at]; found != 0 {
		return uint8(found - 1)
	}
	found := c.place(blend(c.palette[below], p.colour, p.share*float64(coverage)/levels))
	p.mixed[at] = uint16(found) + 1
	return found
}

// place finds a colour in the palette, or puts it there; when it is full, the nearest one has to do.
func (c *canvas) place(want rgb) uint8 {
	if at, ok := c.places[want]; ok {
		return at
	}
	if len(c.palette) < 256 {
		c.palette = append(c.palette, want)
		c.places[want] = uint8(len(c.palette) - 1)
		return uint8(len(c.palette) - 1)
	}
	best, least := 0, 1<<30
	for i, have := range c.palette {
		r, g, b := int(have.r)-int(want.r), int(have.g)-int(want.g), int(have.b)-int(want.b)
		if d := 3*r*r + 6*g*g + b*b; d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

// fill covers whole pixels; what lies outside of the canvas is left out.
func (c *canvas) fill(x0, y0, x1, y1 int, p *paint) {
	x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, c.w), min(y1, c.h)
	if x0 >= x1 {
		return
	}
	for y := y0; y < y1; y++ {
		row := c.pix[y*c.w+x0 : y*c.w+x1]
		if p.share == 1 {
			solid := c.over(white, p, levels)
			for x := range row {
				row[x] = solid
			}
			continue
		}
		for x, below := range row {
			row[x] = c.over(below, p, levels)
		}
	}
}

// mask covers pixels by steps of coverage. Its corner is at x, y.
func (c *canvas) mask(m mask, x, y int, p *paint) {
	from, to := max(-x, 0), min(m.w, c.w-x)
	if from >= to {
		return
	}
	for j := max(-y, 0); j < min(m.h, c.h-y); j++ {
		row := c.pix[(y+j)*c.w+x+from : (y+j)*c.w+x+to]
		for i, coverage := range m.steps[j*m.w+from : j*m.w+to] {
			if coverage != 0 {
				row[i] = c.over(row[i], p, int(coverage))
			}
		}
	}
}

// mask is a shape's coverage of pixels, in steps from 0 to levels.
type mask struct {
	w, h  int
	steps []uint8
}
