package docx

import "cirtkit/internal/lang"

// The fonts are named, not embedded: the reader's program takes what it has that is nearest.
const (
	fontLatin     = "Calibri"
	fontRight     = "Arial" // scripts written from right to left
	fontEastAsian = "Microsoft YaHei"
	fontSymbols   = "Segoe UI Symbol"
)

// The colours: one dark blue and greys, which stay apart on a black-and-white printer.
const (
	colourInk   = "0B4A75"
	colourMuted = "595959"
	colourRule  = "BFC8CE"
	colourText  = "1B2530"
)

func (i Ink) colour() string {
	return [...]string{Usual: "", Accent: "0B4A75", Warm: "B4530A", White: "FFFFFF", Red: "FF2B2B", Amber: "FFC000", Green: "33FF00"}[i]
}

func (f Fill) colour() string {
	return [...]string{NoFill: "auto", Dark: colourInk, Band: "E3EAEF", Pale: "F4F6F7"}[f]
}

// paragraphStyle is how a style of paragraphs looks. Sizes are in half points, gaps in twips.
type paragraphStyle struct {
	id, name, on string // on: the style that it changes
	size         int    // 0: as below it
	bold, italic bool
	colour       string
	before       int
	after        int
	line         int // in 240ths of a line; 0: as below it
	keepNext     bool
	outline      int // level of a heading, from 1
	indent       int
	bar          bool // a line beside it
	thick        bool // a thick one in the colour of headings
	list         int  // the list whose items it is for
	next         string
}

// paragraphStyles are listed in the order of Style, then those that have no name outside.
var paragraphStyles = []paragraphStyle{
	Normal:    {id: "Normal", name: "Normal", after: 120, line: 264},
	Title:     {id: "Title", name: "Title", on: "Normal", size: 48, bold: true, colour: colourInk, before: 0, after: 80, line: 240, keepNext: true, next: "Normal"},
	Subtitle:  {id: "Subtitle", name: "Subtitle", on: "Normal", size: 26, colour: colourMuted, after: 240, line: 240, keepNext: true, next: "Normal"},
	Heading1:  {id: "Heading1", name: "heading 1", on: "Normal", size: 36, bold: true, colour: colourInk, before: 360, after: 120, line: 240, keepNext: true, outline: 1, next: "Normal"},
	Heading2:  {id: "Heading2", name: "heading 2", on: "Normal", size: 26, bold: true, colour: colourText, before: 280, after: 100, line: 240, keepNext: true, outline: 2, next: "Normal"},
	Heading3:  {id: "Heading3", name: "heading 3", on: "Normal", size: 22, bold: true, colour: colourText, before: 200, after: 60, line: 240, keepNext: true, outline: 3, next: "Normal"},
	Lead:      {id: "Lead", name: "Lead", on: "Normal", size: 24, colour: colourText, before: 120, after: 160},
	Small:     {id: "Small", name: "Small", on: "Normal", size: 17, colour: colourMuted, before: 80, after: 80, line: 240},
	Quote:     {id: "Quote", name: "Quote", on: "Normal", indent: 284, after: 120, bar: true},
	Caption:   {id: "Caption", name: "caption", on: "Normal", size: 18, bold: true, colour: colourText, before: 120, after: 80, line: 240, keepNext: true},
	Cell:      {id: "TableText", name: "Table Text", on: "Normal", size: 19, before: 15, after: 15, line: 240},
	CellSmall: {id: "TableSmall", name: "Table Small", on: "TableText", size: 17, colour: colourMuted, before: 15, after: 15, line: 240},
	CellHead:  {id: "TableHead", name: "Table Head", on: "TableText", size: 18, bold: true, colour: "FFFFFF", before: 40, after: 40, keepNext: true},

	CellCompact:  {id: "TableCompact", name: "Table Compact", on: "TableText", size: 16, before: 10, after: 10},
	ColumnHead:   {id: "ColumnHead", name: "Column Head", on: "TableText", size: 17, bold: true, colour: colourText, before: 30, after: 30, keepNext: true},
	CoverTitle:   {id: "CoverTitle", name: "Cover Title", on: "Title", size: 60, bold: true, colour: colourInk, before: 1700, after: 120, line: 228, keepNext: true, thick: true, indent: 227, next: "Normal"},
	CoverSubject: {id: "CoverSubject", name: "Cover Subject", on: "Subtitle", size: 32, colour: colourText, after: 480, line: 240, keepNext: true, thick: true, indent: 227, next: "Normal"},
	ContentsHead: {id: "TOCHeading", name: "TOC Heading", on: "Normal", size: 36, bold: true, colour: colourInk, after: 160, line: 240, keepNext: true, next: "Normal"},

	{id: "Gap", name: "Gap", on: "Normal", size: 8, after: 0, line: 240},
	{id: "ListBullet", name: "List Bullet", on: "Normal", after: 60, list: bullets},
	{id: "ListNumber", name: "List Number", on: "Normal", after: 60, list: numbers},
	{id: "Header", name: "header", on: "Normal", size: 17, colour: colourMuted, after: 0, line: 240},
	{id: "Footer", name: "footer", on: "Normal", size: 17, colour: colourMuted, after: 0, line: 240},
	{id: "TOC1", name: "toc 1", on: "Normal", bold: true, after: 60, line: 240},
	{id: "TOC2", name: "toc 2", on: "Normal", indent: 240, after: 40, line: 240},
	{id: "TOC3", name: "toc 3", on: "Normal", indent: 480, after: 40, line: 240},
}

func (s Style) id() string { return paragraphStyles[s].id }

// heading is the level of a heading, or 0.
func (s Style) heading() int { return paragraphStyles[s].outline }

func (l Look) id() string {
	return [...]string{Ruled: "Ruled", Grid: "TableGrid", Open: "Open", Close: "Close", Report: "Report"}[l]
}

// styles is word/styles.xml.
func styles(p Properties) []byte {
	var t tags
	t.WriteString(declaration)
	t.open("w:styles", "xmlns:w", nsMain)
	t.open("w:docDefaults")
	t.open("w:rPrDefault")
	t.open("w:rPr")
	t.empty("w:rFonts", "w:ascii", fontLatin, "w:hAnsi", fontLatin, "w:eastAsia", fontEastAsian, "w:cs", fontRight)
	t.empty("w:sz", "w:val", "21")
	t.empty("w:szCs", "w:val", "21")
	code := tagOf(p.Language)
	latin, asian, right := "en-GB", "zh-CN", "ar-SA"
	switch {
	case code == "":
	case lang.RightToLeft(code):
		right = code
	case eastAsian(code):
		asian = code
	default:
		latin = code
	}
	t.empty("w:lang", "w:val", latin, "w:eastAsia", asian, "w:bidi", right)
	t.close("w:rPr", "w:rPrDefault")
	t.open("w:pPrDefault")
	t.empty("w:pPr")
	t.close("w:pPrDefault", "w:docDefaults")
	for i, s := range paragraphStyles {
		s.italic = s.italic && !eastAsian(p.Language)
		t.paragraphStyle(s, i == int(Normal))
	}
	t.open("w:style", "w:type", "character", "w:default", "1", "w:styleId", "DefaultParagraphFont")
	t.empty("w:name", "w:val", "Default Paragraph Font")
	t.empty("w:uiPriority", "w:val", "1")
	t.empty("w:semiHidden")
	t.close("w:style")
	t.open("w:style", "w:type", "character", "w:styleId", "Hyperlink")
	t.empty("w:name", "w:val", "Hyperlink")
	t.open("w:rPr")
	t.empty("w:color", "w:val", colourInk)
	t.empty("w:u", "w:val", "none")
	t.close("w:rPr", "w:style")
	t.tableStyles()
	t.close("w:styles")
	return t.Bytes()
}

func (t *tags) paragraphStyle(s paragraphStyle, usual bool) {
	attributes := []string{"w:type", "paragraph", "w:styleId", s.id}
	if usual {
		attributes = append(attributes, "w:default", "1")
	}
	t.open("w:style", attributes...)
	t.empty("w:name", "w:val", s.name)
	if s.on != "" {
		t.empty("w:basedOn", "w:val", s.on)
	}
	if s.next != "" {
		t.empty("w:next", "w:val", s.next)
	}
	t.empty("w:qFormat")
	t.open("w:pPr")
	if s.keepNext {
		t.empty("w:keepNext")
		t.empty("w:keepLines")
	}
	if s.list > 0 {
		t.open("w:numPr")
		t.empty("w:numId", "w:val", number(s.list))
		t.close("w:numPr")
	}
	if s.bar || s.thick {
		t.open("w:pBdr")
		t.bar("w:left", s)
		t.close("w:pBdr")
	}
	if s.id[:min(3, len(s.id))] == "TOC" {
		t.open("w:tabs")
		t.empty("w:tab", "w:val", "right", "w:leader", "dot", "w:pos", number(Section{}.Width()))
		t.close("w:tabs")
	}
	spacing := []string{"w:before", number(s.before), "w:after", number(s.after)}
	if s.line > 0 {
		spacing = append(spacing, "w:line", number(s.line), "w:lineRule", "auto")
	}
	t.empty("w:spacing", spacing...)
	if s.indent > 0 {
		t.empty("w:ind", "w:left", number(s.indent))
	}
	if s.outline > 0 {
		t.empty("w:outlineLvl", "w:val", number(s.outline-1))
	}
	t.close("w:pPr")
	t.open("w:rPr")
	if s.bold {
		t.empty("w:b")
		t.empty("w:bCs")
	}
	if s.italic { // neither Arabic nor Han letters have italics
		t.empty("w:i")
	}
	if s.colour != "" {
		t.empty("w:color", "w:val", s.colour)
	}
	if s.size > 0 {
		t.empty("w:sz", "w:val", number(s.size))
		t.empty("w:szCs", "w:val", number(s.size))
	}
	t.close("w:rPr", "w:style")
}

// bar is the line beside a paragraph.
func (t *tags) bar(side string, s paragraphStyle) {
	if s.thick {
		t.empty(side, "w:val", "single", "w:sz", "36", "w:space", "8", "w:color", colourInk)
		return
	}
	t.empty(side, "w:val", "single", "w:sz", "12", "w:space", "8", "w:color", colourRule)
}

func (t *tags) tableStyles() {
	line := func(side string) {
		t.empty("w:"+side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", colourRule)
	}
	table := func(id, name, on string, usual bool, room string, sides ...string) {
		attributes := []string{"w:type", "table", "w:styleId", id}
		if usual {
			attributes = append(attributes, "w:default", "1")
		}
		t.open("w:style", attributes...)
		t.empty("w:name", "w:val", name)
		if on != "" {
			t.empty("w:basedOn", "w:val", on)
		}
		t.open("w:tblPr")
		t.empty("w:tblInd", "w:w", "0", "w:type", "dxa")
		if len(sides) > 0 {
			t.open("w:tblBorders")
			for _, side := range sides {
				line(side)
			}
			t.close("w:tblBorders")
		}
		t.open("w:tblCellMar")
		for _, m := range [][2]string{{"top", room}, {"left", "100"}, {"bottom", room}, {"right", "100"}} {
			t.empty("w:"+m[0], "w:w", m[1], "w:type", "dxa")
		}
		t.close("w:tblCellMar", "w:tblPr")
		if id == Report.id() {
			t.open("w:tblStylePr", "w:type", "firstRow")
			t.open("w:tblPr")
			t.close("w:tblPr")
			t.open("w:tcPr")
			t.open("w:tcBorders")
			t.empty("w:top", "w:val", "single", "w:sz", "8", "w:space", "0", "w:color", colourInk)
			t.empty("w:bottom", "w:val", "single", "w:sz", "8", "w:space", "0", "w:color", colourInk)
			t.close("w:tcBorders")
			t.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", Pale.colour())
			t.close("w:tcPr", "w:tblStylePr")
		}
		t.close("w:style")
	}
	table("TableNormal", "Normal Table", "", true, "20")
	table(Open.id(), "Open Table", "TableNormal", false, "20")
	table(Ruled.id(), "Ruled Table", "TableNormal", false, "20", "top", "bottom", "insideH")
	table(Close.id(), "Close Table", "TableNormal", false, "0", "top", "bottom", "insideH")
	table(Report.id(), "Report Table", "TableNormal", false, "20", "top", "bottom", "insideH")
	table(Grid.id(), "Table Grid", "TableNormal", false, "20", "top", "left", "bottom", "right", "insideH", "insideV")
}

// The lists that the styles of items are in. Numbered lists follow, each with a count of its own.
const (
	bullets = 1
	numbers = 2
)

// numbering is word/numbering.xml: one way of bullets, one of numbers, and a count of its own for each
// numbered list.
func numbering(lists int) []byte {
	var t tags
	t.WriteString(declaration)
	t.open("w:numbering", "xmlns:w", nsMain)
	for id, kind := range [][2]string{{"bullet", "•"}, {"decimal", "%1."}} {
		t.open("w:abstractNum", "w:abstractNumId", number(id))
		t.empty("w:multiLevelType", "w:val", "singleLevel")
		t.open("w:lvl", "w:ilvl", "0")
		t.empty("w:start", "w:val", "1")
		t.empty("w:numFmt", "w:val", kind[0])
		t.empty("w:pStyle", "w:val", [...]string{"ListBullet", "ListNumber"}[id])
		t.empty("w:lvlText", "w:val", kind[1])
		t.empty("w:lvlJc", "w:val", "left")
		t.open("w:pPr")
		t.empty("w:ind", "w:left", "397", "w:hanging", "397")
		t.close("w:pPr", "w:lvl", "w:abstractNum")
	}
	t.open("w:num", "w:numId", number(bullets))
	t.empty("w:abstractNumId", "w:val", "0")
	t.close("w:num")
	t.open("w:num", "w:numId", number(numbers))
	t.empty("w:abstractNumId", "w:val", "1")
	t.close("w:num")
	for i := 1; i <= lists; i++ {
		t.open("w:num", "w:numId", number(numbers+i))
		t.empty("w:abstractNumId", "w:val", "1")
		t.open("w:lvlOverride", "w:ilvl", "0")
		t.empty("w:startOverride", "w:val", "1")
		t.close("w:lvlOverride", "w:num")
	}
	t.close("w:numbering")
	return t.Bytes()
}
