package pdf

import (
	"slices"
	"strconv"
	"strings"

	"cirtkit/internal/text"
	"cirtkit/internal/typeset"
)

// furniture is what every page says: above, the subject, the national marking, the status and the
// sharing label; below, the title, the page's number and the sharing label once more.
type furniture struct {
	l       *layout
	subject string
	title   string
	label   string
	status  string
	short   bool // the status is short enough to stand in a frame
	marking string
}

var (
	furnitureStyle = style{7.5, 10.4, false, muted}
	labelStyle     = style{12, 14, true, white} // the size that TLP 2.0 asks for
)

func (l *layout) furniture() *furniture {
	f := &furniture{
		l: l, subject: beginning(l.doc.Subject), title: beginning(l.doc.Title), label: beginning(l.doc.Label),
		status: beginning(l.doc.Status), marking: beginning(l.doc.Marking),
	}
	f.short = l.set.width(f.status, f.statusStyle()) <= 80
	return f
}

// beginning is as much of a text as two lines can hold, and more: it is set anew on every page.
func beginning(s string) string {
	if len(s) > 1<<10 {
		s = strings.ToValidUTF8(s[:1<<10], "")
	}
	return text.OneLine(typeset.Clean(s))
}

func (f *furniture) statusStyle() style {
	st := furnitureStyle
	st.bold, st.color = true, warm
	return st
}

func (f *furniture) draw(d *drawing) {
	d.in(pageHeader, func() { f.above(d) })
	d.in(pageFooter, func() { f.below(d) })
}

func (f *furniture) above(d *drawing) {
	l := f.l
	top := &strip{l: l, d: d, base: headerLine, left: marginSide, right: pageWidth - marginSide}
	top.labelBox(f.label)
	marking := furnitureStyle
	marking.bold, marking.color = true, ink
	top.atEnd(f.marking, marking, 190)
	if f.short && f.status != "" {
		top.frame(f.status, f.statusStyle())
	}
	subject := furnitureStyle
	subject.bold = true
	top.twoLines(f.subject, subject)
	d.canvas.Line(Point{marginSide, headerLine + 11}, Point{pageWidth - marginSide, headerLine + 11}, stroked(hairline, 0.6))
}

func (f *furniture) below(d *drawing) {
	l := f.l
	marking := furnitureStyle
	marking.bold, marking.color = true, ink
	d.canvas.Line(Point{marginSide, footerLine - 17}, Point{pageWidth - marginSide, footerLine - 17}, stroked(hairline, 0.6))
	bottom := &strip{l: l, d: d, base: footerLine, left: marginSide, right: pageWidth - marginSide}
	bottom.labelBox(f.label)
	number := strings.NewReplacer("{page}", strconv.Itoa(d.page), "{pages}", strconv.Itoa(d.pages)).Replace(l.doc.Words.Page)
	numbers := furnitureStyle
	numbers.color = ink
	bottom.atEnd(number, numbers, 130)
	if f.short {
		bottom.twoLines(f.title, furnitureStyle)
		return
	}
	bottom.twoLines(f.status, marking)
}

// strip is a line of furniture that fills up from its two ends.
type strip struct {
	l           *layout
	d           *drawing
	base        float64
	left, right float64 // what is free
}

// take gives the free room at the end of the reading direction, of a width.
func (s *strip) take(width, gap float64) (x float64) {
	if s.l.doc.RTL {
		x = s.left
		s.left += width + gap
		return x
	}
	s.right -= width
	x = s.right
	s.right -= gap
	return x
}

func (s *strip) atEnd(t string, st style, most float64) {
	if t == "" {
		return
	}
	line := s.l.set.oneLine(t, st, min(most, s.right-s.left))
	s.d.line(line, st, s.take(line.width, 12), s.base, line.width, left)
}

// twoLines sets a text at the start, in two lines where one is too short; what has no room in them is
// cut by an ellipsis.
func (s *strip) twoLines(t string, st style) {
	width := s.right - s.left
	set := s.l.set.set(t, st, width-0.8*st.size)
	switch {
	case len(set) == 0:
		return
	case len(set) == 1:
		s.d.line(set[0], st, s.left, s.base, width, s.l.side(set[0]))
		return
	case len(set) > 2:
		end := &set[1]
		if end.runes = append(slices.Clone(end.runes), '…'); end.rtl {
			end.runes = append([]rune{'…'}, end.runes[:len(end.runes)-1]...)
		}
		end.width += s.l.set.measure([]rune{'…'}, st)
		end.torn, end.runs = false, nil
	}
	for i, line := range set[:2] {
		s.d.line(line, st, s.left, s.base-5+10*float64(i), width, s.l.side(line))
	}
}

// frame draws a text in a frame.
func (s *strip) frame(t string, st style) {
	line := s.l.set.oneLine(t, st, 90)
	x := s.take(line.width+10, 12)
	s.d.canvas.Rect(Box{x, s.base - 9.2, line.width + 10, 13}, stroked(st.color, 0.8))
	s.d.line(line, st, x+5, s.base, line.width, left)
}

// labelBox draws the sharing label in the colours of TLP 2.0: on black, and so readable in grey.
func (s *strip) labelBox(label string) {
	if label == "" {
		return
	}
	st := labelStyle
	switch strings.ToUpper(label) {
	case "TLP:RED":
		st.color = 0xFF2B2B
	case "TLP:AMBER", "TLP:AMBER+STRICT":
		st.color = 0xFFC000
	case "TLP:GREEN":
		st.color = 0x33FF00
	}
	line := s.l.set.oneLine(label, st, 200)
	x := s.take(line.width+10, 12)
	s.d.canvas.Rect(Box{x, s.base - 12.4, line.width + 10, 17}, filled(black))
	s.d.line(line, st, x+5, s.base+0.4, line.width, left)
}
