package cells

import "strconv"

// ink is how a cell looks: foreground, background, attributes. The zero ink is the terminal's own.
//
//	bits 0-23   foreground: index or red, green, blue     bits 24-25   its kind
//	bits 26-49  background                                bits 50-51   its kind
//	bits 52-60  attributes, by their number in SGR: 1 bold … 9 struck out
type ink uint64

// Kinds of colour. The sixteen are kept apart from the same indices of the 256, which some terminals show otherwise.
const (
	own = iota
	ofSixteen
	of256
	full
)

const (
	colourBits = 26
	foreground = ink(1<<colourBits - 1)
	background = foreground << colourBits
	attributes = ink(0x1FF) << 52
)

// attribute is the bit of an attribute by its number in SGR.
func attribute(n int) ink { return 1 << (51 + n) }

const (
	bold       = ink(1) << 52
	faint      = ink(1) << 53
	underlined = ink(1) << 55
	reversed   = ink(1) << 58
	struck     = ink(1) << 60
)

func (k ink) fg() uint32 { return uint32(k & foreground) }
func (k ink) bg() uint32 { return uint32(k & background >> colourBits) }

func (k ink) withFG(c uint32) ink { return k&^foreground | ink(c) }
func (k ink) withBG(c uint32) ink { return k&^background | ink(c)<<colourBits }

// onBlank is what is seen of an ink on a blank: its ground, but for inks that draw something there.
func (k ink) onBlank() ink {
	if k&(underlined|reversed|struck) != 0 {
		return k
	}
	return k & background
}

// after is the ink after an SGR sequence's parameters, such as "0;1;38;5;243"; not ok where one is not known here.
func (k ink) after(params []byte) (_ ink, ok bool) {
	p := numbers{params}
	for first := true; first || p.more(); first = false {
		n, ok := p.next()
		if !ok {
			return k, false
		}
		switch {
		case n == 0:
			k = 0
		case n >= 1 && n <= 9 && n != 6:
			k |= attribute(n)
		case n == 22:
			k &^= bold | faint
		case n >= 23 && n <= 29 && n != 26:
			k &^= attribute(n - 20)
		case n >= 30 && n <= 37:
			k = k.withFG(ofSixteen<<24 | uint32(n-30))
		case n >= 90 && n <= 97:
			k = k.withFG(ofSixteen<<24 | uint32(n-90+8))
		case n >= 40 && n <= 47:
			k = k.withBG(ofSixteen<<24 | uint32(n-40))
		case n >= 100 && n <= 107:
			k = k.withBG(ofSixteen<<24 | uint32(n-100+8))
		case n == 39:
			k = k.withFG(own)
		case n == 49:
			k = k.withBG(own)
		case n == 38 || n == 48:
			c, ok := p.colour()
			if !ok {
				return k, false
			}
			if n == 38 {
				k = k.withFG(c)
			} else {
				k = k.withBG(c)
			}
		default:
			return k, false
		}
	}
	return k, true
}

// numbers reads the parameters of a sequence, one by one; an empty one is 0.
type numbers struct{ rest []byte }

func (p *numbers) more() bool { return len(p.rest) > 0 }

func (p *numbers) next() (n int, ok bool) {
	for i, c := range p.rest {
		switch {
		case c == ';':
			p.rest = p.rest[i+1:]
			if len(p.rest) == 0 {
				p.rest = trailing // a parameter follows, and is empty
			}
			return n, true
		case c < '0' || c > '9' || n > 9999:
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	p.rest = nil
	return n, true
}

var trailing = []byte("0")

// colour reads what follows 38 or 48.
func (p *numbers) colour() (c uint32, ok bool) {
	kind, ok := p.next()
	parts := 0
	switch {
	case ok && kind == 5:
		c, parts = of256, 1
	case ok && kind == 2:
		c, parts = full, 3
	default:
		return 0, false
	}
	value := uint32(0)
	for range parts {
		if !p.more() {
			return 0, false
		}
		n, ok := p.next()
		if !ok || n > 255 {
			return 0, false
		}
		value = value<<8 | uint32(n)
	}
	return c<<24 | value, true
}

// appendChange appends the sequence that turns one ink into another: what is added, where nothing has to go, or else
// all of it anew.
func appendChange(b []byte, from, to ink, fromKnown bool) []byte {
	if fromKnown && from == to {
		return b
	}
	if to == 0 {
		return append(b, "\x1b[m"...)
	}
	b = append(b, "\x1b["...)
	start := len(b)
	added := fromKnown && from&attributes&^to == 0 &&
		(from.fg() == own || to.fg() != own) && (from.bg() == own || to.bg() != own)
	if !added {
		b = append(b, "0;"...)
		from = 0
	} else if from == 0 {
		start = len(b)
	}
	for n := 1; n <= 9; n++ {
		if a := attribute(n); to&a != 0 && from&a == 0 {
			b = append(b, '0'+byte(n), ';')
		}
	}
	if c := to.fg(); c != from.fg() {
		b = appendColour(b, c, 30)
	}
	if c := to.bg(); c != from.bg() {
		b = appendColour(b, c, 40)
	}
	if len(b) == start {
		return b[:start-2] // nothing to say
	}
	b[len(b)-1] = 'm'
	return b
}

// appendColour appends the parameters of a colour, each with a semicolon behind it; base is 30 or 40.
func appendColour(b []byte, c uint32, base int64) []byte {
	value := int64(c & 0xFFFFFF)
	switch c >> 24 {
	case ofSixteen:
		if value >= 8 {
			value += 60 - 8
		}
		b = strconv.AppendInt(b, base+value, 10)
	case of256:
		b = strconv.AppendInt(b, base+8, 10)
		b = append(b, ";5;"...)
		b = strconv.AppendInt(b, value, 10)
	case full:
		b = strconv.AppendInt(b, base+8, 10)
		b = append(b, ";2;"...)
		b = strconv.AppendInt(b, value>>16, 10)
		b = append(b, ';')
		b = strconv.AppendInt(b, value>>8&0xFF, 10)
		b = append(b, ';')
		b = strconv.AppendInt(b, value&0xFF, 10)
	}
	return append(b, ';')
}
