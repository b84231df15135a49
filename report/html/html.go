// Package html writes a report as one HTML file: text, tables, charts as SVG, and nothing that comes from elsewhere.
// It reads on a telephone and on a wide screen, in the light and in the dark, aloud, and on paper.
//
// A content security policy in the file lets a browser use its own style sheet and its own small script, by their
// hashes, and pictures that stand in it; nothing else, whatever the report's texts hold. Without the script the file
// lacks nothing but the sorting of tables.
package html

import (
	"crypto/sha256"
	"encoding/base64"
	"io"
	"strings"

	"cirtkit/internal/chart/svg"
	"cirtkit/internal/fault"
	"cirtkit/internal/markup"
	"cirtkit/report"
)

// Write writes a document. The same document gives the same bytes. The error is the writer's, or a fault with the key
// "report.html.failed" when the fonts that charts are measured with cannot be read.
func Write(w io.Writer, d *report.Document) error {
	ruler, err := svg.NewRuler()
	if err != nil {
		return fault.New(fault.Failed, "report.html.failed").Because(err)
	}
	p := &page{doc: d, ids: newIDs(d), ruler: ruler, shapes: map[string]string{}}
	p.Grow(1 << 18)
	p.body()
	// The head comes after the body: the style sheet has a rule for each shape of table that stands in it.
	var head markup.Writer
	p.head(&head)
	if _, err := w.Write(head.Bytes()); err != nil {
		return err
	}
	_, err = w.Write(p.Bytes())
	return err
}

// page is a page while it is written.
type page struct {
	markup.Writer
	doc     *report.Document
	ids     *ids
	ruler   *svg.Ruler
	section string            // the id of the title that the current block stands below
	divided bool              // the current part has had a heading of its own
	shapes  map[string]string // of tables: the rules of the style sheet, to the class that they are for
	rules   strings.Builder   // the same rules, in the order of the tables
	sorts   bool              // a table can be sorted
}

func (p *page) head(w *markup.Writer) {
	d := p.doc
	style := styleSheet(d) + p.rules.String()
	policy := "default-src 'none'; img-src data:; style-src '" + hash(style) + "'; script-src "
	if p.sorts {
		policy += "'" + hash(script) + "'"
	} else {
		policy += "'none'"
	}
	policy += "; base-uri 'none'; form-action 'none'"
	direction := "ltr"
	if d.RTL {
		direction = "rtl"
	}
	w.Raw("<!DOCTYPE html>\n")
	w.Open("html", "lang", d.Language, "dir", direction)
	w.Raw("\n")
	w.Open("head")
	w.Raw("\n")
	for _, meta := range [][]string{
		{"charset", "utf-8"},
		{"http-equiv", "Content-Security-Policy", "content", policy},
		{"name", "viewport", "content", "width=device-width, initial-scale=1"},
		{"name", "color-scheme", "content", "light dark"},
		{"name", "referrer", "content", "no-referrer"},
		{"name", "robots", "content", "noindex"},
		{"name", "format-detection", "content", "telephone=no"},
	} {
		w.Void("meta", meta...)
		w.Raw("\n")
	}
	title := oneLine(d.Title)
	if d.Subject != "" {
		title += " – " + oneLine(d.Subject)
	}
	w.Element("title", title)
	w.Void("link", "rel", "icon", "href", "data:,") // or a browser asks a server for one
	w.Raw("\n")
	w.Open("style")
	w.Raw(style)
	w.Close("style", "head")
	w.Raw("\n")
}

// hash is what a content security policy names a style sheet or a script by.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

func (p *page) body() {
	d := p.doc
	p.Open("body")
	p.Raw("\n")
	if d.Words.Skip != "" && !d.Sheet {
		p.Element("a", d.Words.Skip, "class", "skip", "href", "#"+p.ids.main)
	}
	p.Open("header", "class", "top")
	p.bar()
	p.cover()
	p.Close("header")
	if !d.Brief && !d.Sheet {
		p.contents()
	}
	p.Open("main", "id", p.ids.main, "tabindex", "-1")
	p.Raw("\n")
	for i := range d.Parts {
		p.part(i)
	}
	p.Close("main")
	p.Raw("\n")
	if len(d.Closing) > 0 {
		p.Open("footer")
		for _, s := range d.Closing {
			p.paragraphs(s, "", "")
		}
		p.Close("footer")
	}
	if p.sorts {
		p.Raw("<script>" + script + "</script>")
	}
	p.Close("body", "html")
	p.Raw("\n")
}

// bar is what stands above everything, wherever a reader is, and on each sheet of paper: the sharing label, the
// national marking, the status and the subject.
func (p *page) bar() {
	d := p.doc
	p.Open("div", "class", "bar")
	for _, part := range []struct{ class, text string }{
		{"label " + labelClass(d.Label), d.Label}, {"status", d.Status}, {"marking", d.Marking}, {"subject", d.Subject},
	} {
		if part.text != "" {
			p.Open("span", "class", part.class)
			p.inline(oneLine(part.text))
			p.Close("span")
		}
	}
	p.Close("div")
	p.Raw("\n")
}

// labelClass is the class of a sharing label's colours.
func labelClass(label string) string {
	switch strings.ToUpper(label) {
	case "TLP:RED":
		return "red"
	case "TLP:AMBER", "TLP:AMBER+STRICT":
		return "amber"
	case "TLP:GREEN":
		return "green"
	}
	return ""
}

func (p *page) cover() {
	d := p.doc
	p.Open("div", "class", "cover")
	if d.Logo != nil && len(d.Logo.PNG) > 0 {
		p.Void("img", "class", "logo", "src", "data:image/png;base64,"+base64.StdEncoding.EncodeToString(d.Logo.PNG),
			"alt", d.Logo.Alt, "width", itoa(d.Logo.Width), "height", itoa(d.Logo.Height))
	}
	p.Open("h1")
	p.inline(d.Title)
	p.Close("h1")
	if !d.Sheet {
		if d.Subject != "" {
			p.Open("p", "class", "of")
			p.inline(d.Subject)
			p.Close("p")
		}
		p.paragraphs(d.Notice, "notice", "")
		if d.Note != "" {
			p.Open("div", "class", "note")
			p.paragraphs(d.Note, "", "")
			p.Close("div")
		}
		p.facts(d.Cover)
		p.paragraphs(d.Identity, "small", "")
	}
	p.Close("div")
	p.Raw("\n")
}

// contents are the parts, with what they are divided into.
func (p *page) contents() {
	if len(p.doc.Parts) == 0 {
		return
	}
	p.Open("nav", "aria-labelledby", p.ids.contents)
	p.Element("h2", p.doc.Words.Contents, "id", p.ids.contents)
	p.Open("ul")
	for i, part := range p.doc.Parts {
		if part.Title == "" {
			continue
		}
		p.Open("li")
		p.Open("a", "href", "#"+p.ids.parts[i])
		p.inline(oneLine(part.Title))
		p.Close("a", "li")
		p.Raw("\n")
	}
	p.Close("ul", "nav")
	p.Raw("\n")
}

func (p *page) part(i int) {
	part := p.doc.Parts[i]
	p.section, p.divided = "", false
	class := ""
	switch {
	case part.OnePage:
		class = "new one"
	case part.NewPage:
		class = "new"
	}
	if part.Title == "" {
		p.Open("section", "id", p.ids.parts[i], "?class", class)
	} else {
		p.section = p.ids.parts[i] + "-t"
		p.Open("section", "id", p.ids.parts[i], "?class", class, "aria-labelledby", p.section)
		p.Open("h2", "id", p.section)
		p.inline(part.Title)
		p.Close("h2")
	}
	p.Raw("\n")
	for _, b := range part.Blocks {
		p.block(b)
	}
	p.Close("section")
	p.Raw("\n")
}
