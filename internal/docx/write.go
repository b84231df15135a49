package docx

import (
	"archive/zip"
	"io"
	"strings"
)

// The names of the vocabularies that the parts are written in.
const (
	nsMain      = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsDrawing   = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsArt       = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPicture   = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsPackage   = "http://schemas.openxmlformats.org/package/2006/"
	typePart    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func furnitureRelation(n int) string { return "rF" + number(n) }
func pictureRelation(n int) string   { return "rP" + number(n) }
func webRelation(n int) string       { return "rW" + number(n) }

// part is one file of the archive.
type part struct {
	name  string
	kind  string // content type; "" where the ending of the name tells
	data  []byte
	load  func() []byte // in place of data
	store bool          // is compressed already
}

// Write writes the document. The error is the writer's.
func (d *Document) Write(w io.Writer) error {
	archive := zip.NewWriter(w)
	for _, p := range d.parts() {
		header := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if p.store {
			header.Method = zip.Store
		}
		f, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		if p.load != nil {
			p.data = p.load()
		}
		if _, err := f.Write(p.data); err != nil {
			return err
		}
	}
	return archive.Close()
}

// parts makes every file of the archive, in their order: the list of types comes first.
func (d *Document) parts() []part {
	b := &body{document: d, bookmarks: map[string]string{}}
	b.write()
	parts := []part{
		{name: "word/document.xml", kind: typePart + "document.main+xml", data: b.Bytes()},
		{name: "word/styles.xml", kind: typePart + "styles+xml", data: styles(d.Properties)},
		{name: "word/numbering.xml", kind: typePart + "numbering+xml", data: numbering(b.numbered)},
		{name: "word/settings.xml", kind: typePart + "settings+xml", data: settings()},
		{name: "word/fontTable.xml", kind: typePart + "fontTable+xml", data: fonts()},
		{name: "docProps/core.xml", kind: "application/vnd.openxmlformats-package.core-properties+xml", data: core(d.Properties)},
		{name: "docProps/app.xml", kind: "application/vnd.openxmlformats-officedocument.extended-properties+xml", data: application()},
	}
	inside := []relation{
		{"rStyles", nsRelations + "/styles", "styles.xml", false},
		{"rNumbering", nsRelations + "/numbering", "numbering.xml", false},
		{"rSettings", nsRelations + "/settings", "settings.xml", false},
		{"rFonts", nsRelations + "/fontTable", "fontTable.xml", false},
	}
	for i, f := range b.furniture {
		kind := "footer"
		if f.header {
			kind = "header"
		}
		name := kind + number(i+1) + ".xml"
		parts = append(parts, part{name: "word/" + name, kind: typePart + kind + "+xml", data: d.furniture(f)})
		inside = append(inside, relation{furnitureRelation(i + 1), nsRelations + "/" + kind, name, false})
	}
	for i, p := range b.pictures {
		name := "media/picture" + number(i+1) + "." + p.Format.suffix()
		parts = append(parts, part{name: "word/" + name, data: p.Data, load: p.Load, store: p.Format == PNG})
		inside = append(inside, relation{pictureRelation(i + 1), nsRelations + "/image", name, false})
	}
	for i, address := range b.webs {
		inside = append(inside, relation{webRelation(i + 1), nsRelations + "/hyperlink", address, true})
	}
	parts = append(parts, part{name: "word/_rels/document.xml.rels", data: relations(inside)})
	return append([]part{
		{name: "[Content_Types].xml", data: types(parts)},
		{name: "_rels/.rels", data: relations([]relation{
			{"r1", nsRelations + "/officeDocument", "word/document.xml", false},
			{"r2", nsPackage + "relationships/metadata/core-properties", "docProps/core.xml", false},
			{"r3", nsRelations + "/extended-properties", "docProps/app.xml", false},
		})},
	}, parts...)
}

func types(parts []part) []byte {
	var t tags
	t.WriteString(declaration)
	t.open("Types", "xmlns", nsPackage+"content-types")
	for _, d := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
		{"xml", "application/xml"},
		{"png", "image/png"},
		{"emf", "image/x-emf"},
	} {
		t.empty("Default", "Extension", d[0], "ContentType", d[1])
	}
	for _, p := range parts {
		if p.kind != "" {
			t.empty("Override", "PartName", "/"+p.name, "ContentType", p.kind)
		}
	}
	t.close("Types")
	return t.Bytes()
}

// relation names a part that another one uses.
type relation struct {
	id, kind, target string
	outside          bool // on the web
}

func relations(list []relation) []byte {
	var t tags
	t.WriteString(declaration)
	t.open("Relationships", "xmlns", nsPackage+"relationships")
	for _, r := range list {
		attributes := []string{"Id", r.id, "Type", r.kind, "Target", r.target}
		if r.outside {
			attributes = append(attributes, "TargetMode", "External")
		}
		t.empty("Relationship", attributes...)
	}
	t.close("Relationships")
	return t.Bytes()
}

// furniture is a header or footer: what stands at its left, middle and right, apart by tabs.
func (d *Document) furniture(f furniturePart) []byte {
	b := &body{document: d, bookmarks: map[string]string{}}
	name, style := "w:ftr", "Footer"
	if f.header {
		name, style = "w:hdr", "Header"
	}
	b.WriteString(declaration)
	b.open(name, "xmlns:w", nsMain)
	lines := f.Lines
	if f.Left+f.Middle+f.Right != "" || len(lines) == 0 {
		plain := func(s string) []Run {
			if s == "" {
				return nil
			}
			return Text(s)
		}
		lines = append([]FurnitureLine{{plain(f.Left), plain(f.Middle), plain(f.Right)}}, lines...)
	}
	width := Section{Landscape: f.landscape}.Width()
	for i, line := range lines {
		b.open("w:p")
		b.open("w:pPr")
		b.empty("w:pStyle", "w:val", style)
		if f.Rule && (f.header && i == len(lines)-1 || !f.header && i == 0) {
			side := "w:top"
			if f.header {
				side = "w:bottom"
			}
			b.open("w:pBdr")
			b.empty(side, "w:val", "single", "w:sz", "4", "w:space", "4", "w:color", colourRule)
			b.close("w:pBdr")
		}
		b.open("w:tabs")
		if len(line.Middle) > 0 {
			b.empty("w:tab", "w:val", "center", "w:pos", number(width/2))
		}
		b.empty("w:tab", "w:val", "right", "w:pos", number(width))
		b.close("w:tabs")
		if b.rightToLeft("") {
			b.empty("w:bidi")
		}
		b.close("w:pPr")
		b.withNumbers(line.Left)
		for _, runs := range [][]Run{line.Middle, line.Right} {
			if len(runs) > 0 {
				b.open("w:r")
				b.empty("w:tab")
				b.close("w:r")
				b.withNumbers(runs)
			}
		}
		b.close("w:p")
	}
	b.close(name)
	return b.Bytes()
}

// withNumbers writes runs in which "{page}" and "{pages}" are fields.
func (b *body) withNumbers(runs []Run) {
	language := b.document.Properties.Language
	fields := map[string]string{"{page}": "PAGE", "{pages}": "NUMPAGES"}
	for _, r := range runs {
		s := r.Text
		r.Link, r.Web = "", "" // furniture has no places to go to of its own
		for s != "" {
			at, sign := len(s), ""
			for name := range fields {
				if i := strings.Index(s, name); i >= 0 && i < at {
					at, sign = i, name
				}
			}
			if at > 0 {
				r.Text = strings.ReplaceAll(s[:at], "\n", " ")
				b.runs([]Run{r}, language)
			}
			if sign != "" {
				b.fieldBegin(fields[sign], false)
				r.Text = "1"
				b.runs([]Run{r}, language)
				b.fieldEnd()
			}
			s = s[at+len(sign):]
		}
	}
}

// settings is word/settings.xml: behave as the word processors of today do.
func settings() []byte {
	var t tags
	t.WriteString(declaration)
	t.open("w:settings", "xmlns:w", nsMain)
	t.empty("w:defaultTabStop", "w:val", "709")
	t.open("w:compat")
	t.empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	t.close("w:compat", "w:settings")
	return t.Bytes()
}

// fonts is word/fontTable.xml: what to take where a font is not there.
func fonts() []byte {
	var t tags
	t.WriteString(declaration)
	t.open("w:fonts", "xmlns:w", nsMain)
	for _, f := range [][2]string{{fontLatin, "Carlito"}, {fontRight, "Liberation Sans"}, {fontEastAsian, "Noto Sans CJK SC"}, {fontSymbols, "DejaVu Sans"}} {
		t.open("w:font", "w:name", f[0])
		t.empty("w:altName", "w:val", f[1])
		t.empty("w:family", "w:val", "swiss")
		t.empty("w:pitch", "w:val", "variable")
		t.close("w:font")
	}
	t.close("w:fonts")
	return t.Bytes()
}

// core is docProps/core.xml: what the file is.
func core(p Properties) []byte {
	var t tags
	t.WriteString(declaration)
	t.open("cp:coreProperties", "xmlns:cp", nsPackage+"metadata/core-properties", "xmlns:dc", "http://purl.org/dc/elements/1.1/",
		"xmlns:dcterms", "http://purl.org/dc/terms/", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	author := p.Author
	if author == "" {
		author = program
	}
	t.element("dc:title", p.Title)
	t.element("dc:subject", p.Subject)
	t.element("dc:creator", author)
	t.element("cp:keywords", p.Keywords)
	t.element("dc:language", tagOf(p.Language))
	if p.Date != "" {
		date := p.Date
		if !strings.Contains(date, "T") {
			date += "T00:00:00Z"
		}
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			t.element(name, date, "xsi:type", "dcterms:W3CDTF")
		}
	}
	t.close("cp:coreProperties")
	return t.Bytes()
}

// program is who made the file.
const program = "cirtkit"

func application() []byte {
	var t tags
	t.WriteString(declaration)
	t.open("Properties", "xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
	t.element("Application", program)
	t.close("Properties")
	return t.Bytes()
}
