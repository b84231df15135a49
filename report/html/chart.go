package html

import (
	"cirtkit/internal/chart/svg"
	"cirtkit/report"
)

// chart draws a chart twice, for a wide screen and for a telephone; the style sheet shows one of them, and the other
// is not there for those who listen either.
func (p *page) chart(c report.Chart) {
	drawing := drawingOf(c)
	if drawing == nil {
		return
	}
	p.Open("figure")
	if c.Caption != "" {
		p.Open("figcaption")
		p.inline(c.Caption)
		p.Close("figcaption")
	}
	// The numbers of a radar do not stand in the drawing: they follow below it, where everybody reads them.
	below := c.Radar != nil && c.Alt != ""
	t := svg.Text{Title: oneLine(c.Caption), Desc: c.Alt, RTL: p.doc.RTL}
	if below {
		t.Desc = ""
	}
	if t.Title == "" {
		t.Title, t.Desc = oneLine(c.Alt), ""
	}
	if t.Title == "" {
		t.Title = oneLine(p.doc.Title)
	}
	for _, size := range []svg.Size{svg.Wide, svg.Narrow} {
		t.ID = p.ids.next("c")
		svg.Write(&p.Writer, drawing, size, p.ruler, t)
	}
	if below {
		p.paragraphs(c.Alt, "small", "")
	}
	p.Close("figure")
}

// drawingOf is what a chart draws; nil for nothing.
func drawingOf(c report.Chart) svg.Drawing {
	switch {
	case c.Ladder != nil:
		return *c.Ladder
	case c.Radar != nil:
		return *c.Radar
	case c.Bars != nil:
		return *c.Bars
	case c.Roadmap != nil:
		return *c.Roadmap
	case c.Change != nil:
		return *c.Change
	case c.Heat != nil:
		return any(*c.Heat).(svg.Drawing)
	}
	return nil
}
