package html

import (
	"strings"

	"cirtkit/report"
)

func (p *page) block(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		p.heading(b)
	case report.Paragraph:
		p.paragraph(b)
	case report.Bullets:
		p.bullets(b)
	case report.Facts:
		p.facts(b.Items)
	case report.Table:
		p.table(b)
	case report.Chart:
		p.chart(b)
	default:
		return
	}
	p.Raw("\n")
}

// heading: the title of the document has the first level here, those of the parts the second. No level is left out, so
// that who moves from heading to heading misses none: a small heading that stands below no other is only small to see.
func (p *page) heading(h report.Heading) {
	name, class := "h3", ""
	switch {
	case h.Level < 3:
		p.divided = true
	case p.divided:
		name = "h4"
	default:
		class = "minor"
	}
	id := p.ids.target(h.ID)
	if id == "" {
		id = p.ids.next("h")
	}
	p.section = id
	lang, dir := p.about(h.Text, h.Language)
	p.Open(name, "id", id, "?class", class, "?lang", lang, "?dir", dir)
	p.inline(h.Text)
	p.Close(name)
}

func (p *page) paragraph(b report.Paragraph) {
	switch b.Style {
	case report.Lead:
		p.paragraphs(b.Text, "lead", b.Language)
	case report.Small:
		p.paragraphs(b.Text, "small", b.Language)
	case report.Quote:
		if strings.TrimSpace(b.Text) == "" {
			return
		}
		p.Open("blockquote")
		p.paragraphs(b.Text, "", b.Language)
		p.Close("blockquote")
	default:
		p.paragraphs(b.Text, "", b.Language)
	}
}

// paragraphs writes a text; an empty line divides it into paragraphs.
func (p *page) paragraphs(s, class, language string) {
	for s != "" {
		var first string
		first, s, _ = strings.Cut(s, "\n\n")
		first = strings.Trim(first, "\r\n")
		if first == "" {
			continue
		}
		lang, dir := p.about(first, language)
		p.Open("p", "?class", class, "?lang", lang, "?dir", dir)
		p.inline(first)
		p.Close("p")
	}
}

func (p *page) bullets(b report.Bullets) {
	if len(b.Items) == 0 {
		return
	}
	name := "ul"
	if b.Numbered {
		name = "ol"
	}
	p.Open(name)
	for _, item := range b.Items {
		p.Open("li")
		lang, dir := p.about(item.Text, item.Language)
		if dir != "" { // inside of the item: its mark stays where the others are
			p.Open("bdi", "?lang", lang, "dir", dir)
		}
		p.linked(item.Text, item.Link)
		if dir != "" {
			p.Close("bdi")
		}
		p.Close("li")
	}
	p.Close(name)
}

// linked writes a text, as a link where there is something to lead to.
func (p *page) linked(s, to string) {
	href, outside := p.ids.link(to)
	if href == "" || s == "" {
		p.inline(s)
		return
	}
	if outside {
		p.Open("a", "href", href, "rel", "noreferrer")
	} else {
		p.Open("a", "href", href)
	}
	p.inline(s)
	p.Close("a")
}

func (p *page) facts(items []report.Fact) {
	if len(items) == 0 {
		return
	}
	p.Open("dl")
	for _, f := range items {
		p.Open("div")
		p.Open("dt")
		p.inline(f.Name)
		p.Close("dt")
		_, dir := p.about(f.Value, "")
		p.Open("dd", "?dir", dir)
		p.inline(f.Value)
		p.Close("dd", "div")
	}
	p.Close("dl")
}
