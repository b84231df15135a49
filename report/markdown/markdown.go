package markdown

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"cirtkit/report"
)

// Write writes a document. The only errors are those of w.
func Write(w io.Writer, d *report.Document) error {
	p := &printer{w: bufio.NewWriter(w), doc: d, ids: linked(d)}
	p.document()
	return p.w.Flush()
}

// printer writes blocks with an empty line between them. A bufio.Writer keeps its first error for Flush.
type printer struct {
	w     *bufio.Writer
	doc   *report.Document
	ids   map[string]bool // what links lead to; false once its anchor is written
	begun bool
	list  bool // the last block was a list
}

// block begins a block.
func (p *printer) block() {
	if p.begun {
		p.w.WriteByte('\n')
	}
	p.begun, p.list = true, false
}

func (p *printer) document() {
	d := p.doc
	if d.RTL {
		p.raw(`<div dir="rtl" lang="` + anchor(d.Language) + `">`)
	}
	p.heading(1, "", d.Title)
	for _, mark := range []string{d.Label, d.Marking, d.Status} {
		p.strong(mark)
	}
	p.facts(d.Cover)
	p.paragraph(d.Notice, "")
	p.paragraph(d.Note, "")
	if !d.Brief && !d.Sheet && len(d.Parts) > 1 {
		p.contents()
	}
	for _, part := range d.Parts {
		p.heading(2, part.ID, part.Title)
		p.blocks(part.Blocks)
	}
	if len(d.Closing) > 0 || d.Identity != "" {
		p.raw("---")
	}
	for _, s := range d.Closing {
		p.paragraph(s, "")
	}
	p.paragraph(d.Identity, "")
	if d.RTL {
		p.raw("</div>")
	}
}

// contents are links to the parts.
func (p *printer) contents() {
	p.heading(2, "", p.doc.Words.Contents)
	var list report.Bullets
	for _, part := range p.doc.Parts {
		list.Items = append(list.Items, report.Bullet{Text: part.Title, Link: part.ID})
	}
	p.bullets(list)
}

// raw writes a line of markup.
func (p *printer) raw(line string) {
	p.block()
	p.w.WriteString(line)
	p.w.WriteByte('\n')
}

func (p *printer) blocks(blocks []report.Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case report.Heading:
			p.heading(b.Level+1, b.ID, b.Text)
		case report.Paragraph:
			switch b.Style {
			case report.Lead:
				p.strong(b.Text)
			case report.Quote:
				p.paragraph(b.Text, "> ")
			default:
				p.paragraph(b.Text, "")
			}
		case report.Bullets:
			p.bullets(b)
		case report.Table:
			p.table(b)
		case report.Facts:
			p.facts(b.Items)
		case report.Chart:
			p.chart(b)
		}
	}
}

// heading writes a heading in one line.
func (p *printer) heading(level int, id, s string) {
	text, _ := lines(s)
	if len(text) == 0 {
		return
	}
	p.raw(strings.Repeat("#", min(max(level, 1), 6)) + " " + p.target(id) + strings.Join(text, " "))
}

// target is the anchor of an id that a link leads to.
func (p *printer) target(id string) string {
	if !p.ids[id] {
		return ""
	}
	p.ids[id] = false // an id stands once in a file
	return `<a id="` + anchor(id) + `"></a>`
}

// paragraph writes running text, each line behind a lead. An empty line begins a new paragraph.
func (p *printer) paragraph(s, lead string) {
	text, apart := lines(s)
	if len(text) == 0 {
		return
	}
	p.block()
	for i, line := range text {
		switch {
		case i == 0:
		case apart[i]:
			p.w.WriteString("\n" + strings.TrimRight(lead, " ") + "\n")
		default:
			p.w.WriteString("\\\n")
		}
		p.w.WriteString(lead + line)
	}
	p.w.WriteByte('\n')
}

// strong writes a paragraph that stands out.
func (p *printer) strong(s string) {
	text, _ := lines(s)
	if len(text) == 0 {
		return
	}
	p.block()
	for i, line := range text {
		if i > 0 {
			p.w.WriteString("\\\n")
		}
		p.w.WriteString(bold(line))
	}
	p.w.WriteByte('\n')
}

// bold is a line that stands out. Stars only do that right beside what can be seen.
func bold(line string) string {
	if line = strings.TrimSpace(line); line == "" {
		return ""
	}
	return "**" + line + "**"
}

func (p *printer) bullets(b report.Bullets) {
	if len(b.Items) == 0 {
		return
	}
	if p.list {
		p.raw("<!-- -->") // else the two lists would be one
	}
	p.block()
	for i, item := range b.Items {
		lead := "- "
		if b.Numbered {
			lead = strconv.Itoa(i+1) + ". "
		}
		text, _ := lines(item.Text)
		for j, line := range text {
			if j > 0 {
				lead = strings.Repeat(" ", len(lead))
			}
			end := ""
			if j < len(text)-1 {
				end = "\\"
			}
			p.w.WriteString(lead + p.link(line, item.Link) + end + "\n")
		}
		if len(text) == 0 {
			p.w.WriteString(strings.TrimRight(lead, " ") + "\n")
		}
	}
	p.list = true
}

// link makes a link of escaped text, where there is a goal.
func (p *printer) link(text, to string) string {
	if to == "" || text == "" {
		return text
	}
	if goal, ok := address(to); ok {
		return "[" + text + "](" + goal + ")"
	}
	if _, ok := p.ids[to]; !ok {
		return text
	}
	return "[" + text + "](#" + anchor(to) + ")"
}

// linked are the ids that links lead to and that are there.
func linked(d *report.Document) map[string]bool {
	there, wanted := map[string]bool{}, map[string]bool{}
	listed := !d.Brief && !d.Sheet && len(d.Parts) > 1
	for _, part := range d.Parts {
		there[part.ID] = true
		if listed {
			wanted[part.ID] = true
		}
		for _, block := range part.Blocks {
			switch b := block.(type) {
			case report.Heading:
				there[b.ID] = true
			case report.Bullets:
				for _, item := range b.Items {
					wanted[item.Link] = true
				}
			case report.Table:
				for _, row := range b.Rows {
					for _, cell := range row[:min(len(row), len(b.Columns))] {
						there[cell.ID], wanted[cell.Link] = true, true
					}
				}
			}
		}
	}
	for id := range wanted {
		if !there[id] || id == "" {
			delete(wanted, id)
		}
	}
	return wanted
}
