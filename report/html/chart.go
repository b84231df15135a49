package html

import (
	"strings"

	"cirtkit/internal/chart"
	"cirtkit/internal/chart/svg"
	"cirtkit/report"
)

// sheetHeight is how high a drawing can be, in pixels, and still stand on one sheet of paper below its caption.
const sheetHeight = 880

// chart draws a chart twice, for a wide screen and for a telephone; the style sheet shows one of them, and the other
// is not there for those who listen either.
func (p *page) chart(c report.Chart) {
	if c.Radar != nil && len(c.Radar.Axes) < 3 {
		return // there is no web with two corners
	}
	title, desc := oneLine(c.Caption), c.Alt
	if title == "" {
		title, desc = oneLine(c.Alt), ""
	}
	if title == "" {
		title = oneLine(p.doc.Title)
	}
	opened := false
	for _, size := range []svg.Size{svg.Wide, svg.Narrow} {
		for i, d := range p.drawings(c, size) {
			if !opened {
				p.Open("figure")
				if c.Caption != "" {
					p.Open("figcaption")
					p.inline(c.Caption)
					p.Close("figcaption")
				}
				opened = true
			}
			t := svg.Text{ID: p.ids.next("c"), Title: title, RTL: p.doc.RTL}
			if i == 0 { // the description is of the whole
				t.Desc = desc
			}
			svg.Write(&p.Writer, d, size, p.ruler.Of(size), t)
		}
	}
	if !opened {
		return
	}
	if c.Radar != nil {
		p.radarTable(title, *c.Radar)
	}
	p.Close("figure")
}

// drawings are the drawings of a chart: one, where it does not have to be parted for paper.
func (p *page) drawings(c report.Chart, size svg.Size) []chart.Drawing {
	r := p.ruler.Of(size)
	whole := c.Drawings(size.Width, 0, r, p.doc.Words)
	if size == svg.Wide && len(whole) == 1 && whole[0].Height(size.Width, r) > sheetHeight {
		return c.Drawings(size.Width, sheetHeight, r, p.doc.Words)
	}
	return whole
}

// radarTable says the numbers of a radar, which stand in no drawing. On a telephone everybody sees it: it is the list
// of the axes as well, for which there is no room beside the web.
func (p *page) radarTable(title string, c report.RadarChart) {
	p.Open("table", "class", "numbers", "aria-label", title)
	p.Open("thead")
	p.Open("tr")
	p.Open("td")
	p.Close("td")
	for _, s := range c.Series {
		p.Open("th", "scope", "col")
		p.inline(s.Name)
		p.Close("th")
	}
	p.Close("tr", "thead")
	p.Open("tbody")
	p.Raw("\n")
	for i, name := range c.Axes {
		p.Open("tr")
		p.Open("th", "scope", "row")
		if i < len(c.Keys) && c.Keys[i] != "" && !strings.HasPrefix(name, c.Keys[i]+" ") {
			p.Element("b", c.Keys[i])
			p.Text(" ")
		}
		p.inline(name)
		p.Close("th")
		for _, s := range c.Series {
			p.Open("td")
			p.inline(s.Text(i))
			p.Close("td")
		}
		p.Close("tr")
		p.Raw("\n")
	}
	p.Close("tbody", "table")
}
