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

// part is one file of the archive.
type part struct {
	name  string
	kind  string // content type; "" where the ending of the name tells
	data  []byte
	store bool // is compressed already
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
		{"rStyles", nsRelations + "/styles", "styles.xml"},
		{"rNumbering", nsRelations + "/numbering", "numbering.xml"},
		{"rSettings", nsRelations + "/settings", "settings.xml"},
		{"rFonts", nsRelations + "/fontTable", "fontTable.xml"},
	}
	for i, f := range b.furniture {
		kind := "footer"
		if f.header {
			kind = "header"
		}
		name := kind + number(i+1) + ".xml"
		parts = append(parts, part{name: "word/" + name, kind: typePart + kind + "+xml", data: d.furniture(f)})
		inside = append(inside, relation{furnitureRelation(i + 1), nsRelations + "/" + kind, name})
	}
	for i, p := range b.pictures {
		name := "media/picture" + number(i+1) + "." + p.Format.suffix()
		parts = append(parts, part{name: "word/" + name, data: p.Data, store: p.Format == PNG})
		inside = append(inside, relation{pictureRelation(i + 1), nsRelations + "/image", name})
	}
	parts = append(parts, part{name: "word/_rels/document.xml.rels", data: relations(inside)})
	return append([]part{
		{name: "[Content_Types].xml", data: types(parts)},
		{name: "_rels/.rels", data: relations([]relation{
			{"r1", nsRelations + "/officeDocument", "word/document.xml"},
			{"r2", nsPackage + "relationships/metadata/core-properties", "docProps/core.xml"},
			{"r3", nsRelations + "/extended-properties", "docProps/app.xml"},
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
type relation struct{ id, kind, target string }

func relations(list []relation) []byte {
	var t tags
	t.WriteString(declaration)
	t.open("Relationships", "xmlns", nsPackage+"relationships")
	for _, r := range list {
		t.empty("Relationship", "Id", r.id, "Type", r.kind, "Target", r.target)
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
	b.open("w:p")
	b.open("w:pPr")
	b.empty("w:pStyle", "w:val", style)
	width := Section{Landscape: f.landscape}.Width()
	b.open("w:tabs")
	if f.Middle != "" {
		b.empty("w:tab", "w:val", "center", "w:pos", number(width/2))
	}
	b.empty("w:tab", "w:val", "right", "w:pos", number(width))
	b.close("w:tabs")
	if b.rightToLeft("") {
		b.empty("w:bidi")
	}
	b.close("w:pPr")
	b.withNumbers(f.Left)
	for _, s := range []string{f.Middle, f.Right} {
		if s != "" {
			b.open("w:r")
			b.empty("w:tab")
			b.close("w:r")
			b.withNumbers(s)
		}
	}
	b.close("w:p", name)
	return b.Bytes()
}

// withNumbers writes a text in which "{page}" and "{pages}" are fields.
func (b *body) withNumbers(s string) {
	language := b.document.Properties.Language
	fields := map[string]string{"{page}": "PAGE", "{pages}": "NUMPAGES"}
	for s != "" {
		at, sign := len(s), ""
		for name := range fields {
			if i := strings.Index(s, name); i >= 0 && i < at {
				at, sign = i, name
			}
		}
		if at > 0 {
			b.runs([]Run{{Text: strings.ReplaceAll(s[:at], "\n", " ")}}, language)
		}
		if sign != "" {
			b.fieldBegin(fields[sign], false)
			b.runs(Text("1"), language)
			b.fieldEnd()
		}
		s = s[at+len(sign):]
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
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			t.element(name, p.Date+"T00:00:00Z", "xsi:type", "dcterms:W3CDTF")
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
