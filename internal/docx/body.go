package docx

import (
	"strconv"
	"strings"

	"cirtkit/internal/lang"
)

// body writes word/document.xml, and remembers what its other parts need: pictures, numbered lists, places
// to link to, furniture.
type body struct {
	tags
	document *Document

	bookmarks map[string]string // name in the file by ID
	names     map[string]bool   // of them, in small letters
	webs      []string          // addresses on the web that are linked to
	placed    int               // bookmarks written
	numbered  int               // numbered lists written
	pictures  []Picture
	furniture []furniturePart
	headings  int
}

// furniturePart is a header or footer with its language.
type furniturePart struct {
	Furniture
	header    bool
	landscape bool
}

// rightToLeft says how a text in a language is written; "" is the document's.
func (b *body) rightToLeft(language string) bool {
	if language == "" {
		language = b.document.Properties.Language
	}
	return lang.RightToLeft(language)
}

// bookmark is the name in the file for an ID: word processors take letters, digits and lines, 40 at most, and tell no
// small letters from capitals. An ID that is nearly such a name keeps it, so that a reader who comments on the file can
// go to "gap_M_07".
func (b *body) bookmark(id string) string {
	name, ok := b.bookmarks[id]
	if ok {
		return name
	}
	name = strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return r
		case r < 0x20 || r > 0x7E:
			return -1
		}
		return '_'
	}, id)
	if name == "" || len(name) > 40 || strings.Trim(name[:1], "0123456789_") == "" || b.names[strings.ToLower(name)] || strings.HasPrefix(id, "\x00") {
		name = "_b" + strconv.Itoa(len(b.bookmarks)+1)
	}
	if b.names == nil {
		b.names = map[string]bool{}
	}
	b.names[strings.ToLower(name)] = true
	b.bookmarks[id] = name
	return name
}

// place writes what links can go to. A place that is named twice is the first one.
func (b *body) place(id string, written map[string]bool) {
	if id == "" || written[id] {
		return
	}
	written[id] = true
	b.placed++
	b.empty("w:bookmarkStart", "w:id", number(b.placed), "w:name", b.bookmark(id))
	b.empty("w:bookmarkEnd", "w:id", number(b.placed))
}

// headingID is the ID by which the contents reach a heading that has none of its own.
func headingID(n int) string { return "\x00heading " + strconv.Itoa(n) }

// write writes the whole part.
func (b *body) write() {
	b.WriteString(declaration)
	b.open("w:document", "xmlns:w", nsMain, "xmlns:r", nsRelations, "xmlns:wp", nsDrawing, "xmlns:a", nsArt, "xmlns:pic", nsPicture)
	b.open("w:body")
	written := map[string]bool{}
	sections := b.document.sections
	if len(sections) == 0 {
		sections = []section{{}}
	}
	for i, s := range sections {
		for j, block := range s.blocks {
			b.block(block, written)
			// Two tables in a row would become one, and a table has to be followed by a paragraph.
			if _, ok := block.(Table); ok {
				if next := j + 1; next == len(s.blocks) || isTable(s.blocks[next]) {
					b.gap()
				}
			}
		}
		last := i == len(sections)-1
		if !last {
			b.open("w:p")
			b.open("w:pPr")
			b.empty("w:pStyle", "w:val", "Gap")
		}
		b.sectionProperties(s.Section)
		if !last {
			b.close("w:pPr", "w:p")
		}
	}
	b.close("w:body", "w:document")
}

func isTable(block Block) bool {
	_, ok := block.(Table)
	return ok
}

// gap is a paragraph of almost no height.
func (b *body) gap() {
	b.open("w:p")
	b.open("w:pPr")
	b.empty("w:pStyle", "w:val", "Gap")
	b.close("w:pPr", "w:p")
}

func (b *body) block(block Block, written map[string]bool) {
	switch block := block.(type) {
	case Paragraph:
		b.paragraph(block, none, block.KeepNext, written)
	case List:
		b.list(block, written)
	case Table:
		b.table(block, written)
	case Picture:
		b.picture(block)
	case Contents:
		b.contents(block)
	case PageBreak:
		b.open("w:p")
		b.open("w:pPr")
		b.empty("w:pStyle", "w:val", "Gap")
		b.close("w:pPr")
		b.open("w:r")
		b.empty("w:br", "w:type", "page")
		b.close("w:r", "w:p")
	}
}

// none is the number of the list that a paragraph outside of lists is in.
const none = 0

// paragraph writes a paragraph, as an item of the list with a number.
func (b *body) paragraph(p Paragraph, list int, keepNext bool, written map[string]bool) {
	right := b.rightToLeft(p.Language)
	within := b.rightToLeft("")
	b.open("w:p")
	b.open("w:pPr")
	if p.Style != Normal || list != none {
		style := p.Style.id()
		if list != none && p.Style == Normal {
			style = "ListBullet"
			if list != bullets {
				style = "ListNumber"
			}
		}
		b.empty("w:pStyle", "w:val", style)
	}
	if keepNext {
		b.empty("w:keepNext")
	}
	if p.NewPage {
		b.empty("w:pageBreakBefore")
	}
	if list != none {
		b.open("w:numPr")
		b.empty("w:ilvl", "w:val", "0")
		b.empty("w:numId", "w:val", number(list))
		b.close("w:numPr")
	}
	style := paragraphStyles[p.Style]
	bar := right && (style.bar || style.thick) // the style's own is at the left, whatever the direction
	if p.RuleAbove || bar {
		b.open("w:pBdr")
		if p.RuleAbove {
			b.empty("w:top", "w:val", "single", "w:sz", "4", "w:space", "6", "w:color", colourRule)
		}
		if bar {
			b.empty("w:left", "w:val", "nil")
			b.bar("w:right", style)
		}
		b.close("w:pBdr")
	}
	if right {
		b.empty("w:bidi")
	}
	if p.AirAbove {
		b.empty("w:spacing", "w:before", "200")
	}
	// In a paragraph written from right to left, "left" is where its lines begin.
	switch p.Align {
	case Centre:
		b.empty("w:jc", "w:val", "center")
	case End:
		b.empty("w:jc", "w:val", "right")
	default:
		if within && !right && list == none { // what reads the other way keeps to the side of what is around it
			b.empty("w:jc", "w:val", "right")
		}
	}
	b.close("w:pPr")
	if p.Style.heading() > 0 {
		b.headings++
		b.place(headingID(b.headings), written)
	}
	b.place(p.ID, written)
	language := p.Language
	if language == "" {
		language = b.document.Properties.Language
	}
	if right {
		p.Runs = together(p.Runs)
	}
	b.runs(p.Runs, language)
	b.close("w:p")
}

func (b *body) list(l List, written map[string]bool) {
	id := bullets
	if l.Numbered {
		b.numbered++
		id = numbers + b.numbered
	}
	for _, item := range l.Items {
		b.paragraph(item, id, item.KeepNext, written)
	}
}

// contents lists the headings as links. The whole is a field, so that the word processor can make it anew. It is
// asked to do so on opening only where numbers of pages have to come in: some word processors put a question to
// the reader first.
func (b *body) contents(c Contents) {
	depth := min(max(c.Depth, 1), 3)
	instruction := `TOC \o "1-` + number(depth) + `" \h \z \u`
	if !c.Pages && !c.PagesLater {
		instruction += ` \n`
	}
	if c.Title != "" {
		b.paragraph(Paragraph{Style: ContentsHead, Runs: Text(c.Title)}, none, true, map[string]bool{})
	}
	var entries []Paragraph
	var levels []int
	n := 0
	for _, s := range b.document.sections {
		for _, block := range s.blocks {
			if p, ok := block.(Paragraph); ok && p.Style.heading() > 0 {
				n++
				if level := p.Style.heading(); level <= depth {
					p.ID = headingID(n)
					entries, levels = append(entries, p), append(levels, level)
				}
			}
		}
	}
	for i, p := range entries {
		b.open("w:p")
		b.open("w:pPr")
		b.empty("w:pStyle", "w:val", "TOC"+number(levels[i]))
		if b.rightToLeft(p.Language) {
			b.empty("w:bidi")
		}
		b.close("w:pPr")
		if i == 0 {
			b.fieldBegin(instruction, c.Pages)
		}
		b.open("w:hyperlink", "w:anchor", b.bookmark(p.ID), "w:history", "1")
		var words strings.Builder
		for _, r := range p.Runs {
			words.WriteString(strings.ReplaceAll(r.Text, "\n", " "))
		}
		language := p.Language
		if language == "" {
			language = b.document.Properties.Language
		}
		for _, part := range stretches(cleanRun(words.String()), b.rightToLeft(p.Language)) {
			b.run(Run{Language: language}, part)
		}
		if c.Pages {
			b.open("w:r")
			b.empty("w:tab")
			b.close("w:r")
			b.fieldBegin("PAGEREF "+b.bookmark(p.ID)+` \h`, true)
			b.open("w:r")
			b.element("w:t", "…")
			b.close("w:r")
			b.fieldEnd()
		}
		b.close("w:hyperlink")
		if i == len(entries)-1 {
			b.fieldEnd()
		}
		b.close("w:p")
	}
}

// fieldBegin begins a field: what stands in it is worked out by the word processor. A dirty one is worked out
// anew when the file is opened; numbers of pages in furniture always are.
func (t *tags) fieldBegin(instruction string, dirty bool) {
	t.open("w:r")
	if dirty {
		t.empty("w:fldChar", "w:fldCharType", "begin", "w:dirty", "true")
	} else {
		t.empty("w:fldChar", "w:fldCharType", "begin")
	}
	t.close("w:r")
	t.open("w:r")
	t.open("w:instrText", "xml:space", "preserve")
	t.escape(" " + instruction + " ")
	t.close("w:instrText", "w:r")
	t.open("w:r")
	t.empty("w:fldChar", "w:fldCharType", "separate")
	t.close("w:r")
}

func (t *tags) fieldEnd() {
	t.open("w:r")
	t.empty("w:fldChar", "w:fldCharType", "end")
	t.close("w:r")
}

func (b *body) sectionProperties(s Section) {
	b.open("w:sectPr")
	for _, part := range []furniturePart{
		{Furniture: s.Header, header: true, landscape: s.Landscape},
		{Furniture: s.Footer, landscape: s.Landscape},
	} {
		// A section without furniture of its own would take that of the section before.
		name := "w:footerReference"
		if part.header {
			name = "w:headerReference"
		}
		b.furniture = append(b.furniture, part)
		b.empty(name, "w:type", "default", "r:id", furnitureRelation(len(b.furniture)))
	}
	b.empty("w:type", "w:val", "nextPage")
	if s.Landscape {
		b.empty("w:pgSz", "w:w", number(pageLong), "w:h", number(pageShort), "w:orient", "landscape")
	} else {
		b.empty("w:pgSz", "w:w", number(pageShort), "w:h", number(pageLong))
	}
	b.empty("w:pgMar", "w:top", number(marginTop), "w:right", number(marginSide), "w:bottom", number(marginBottom),
		"w:left", number(marginSide), "w:header", number(furnitureGap), "w:footer", number(furnitureGap), "w:gutter", "0")
	if s.FirstNumber > 0 {
		b.empty("w:pgNumType", "w:start", number(s.FirstNumber))
	}
	b.empty("w:cols", "w:space", "708")
	if b.rightToLeft("") {
		b.empty("w:bidi")
	}
	b.close("w:sectPr")
}
