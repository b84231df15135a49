package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"cirtkit/report"
)

// unpacked are the parts of a file.
func unpacked(t testing.TB, file []byte) map[string][]byte {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string][]byte{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return parts
}

// node is an element as it was read back, by its local names.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	text     string
}

func (n *node) all(name string) []*node {
	var out []*node
	if n.name == name {
		out = append(out, n)
	}
	for _, c := range n.children {
		out = append(out, c.all(name)...)
	}
	return out
}

// child is the first child with a name; an empty one when there is none.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return &node{}
}

func (n *node) has(name string) bool { return n.child(name).name != "" }

// said is the text of an element, without marks, and without what fields are told.
func (n *node) said() string {
	if n.name == "instrText" {
		return ""
	}
	out := n.text
	for _, c := range n.children {
		if c.name == "br" || c.name == "tab" {
			out += " "
		}
		out += c.said()
	}
	return out
}

func parse(t testing.TB, name string, src []byte) *node {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(src))
	root := &node{}
	stack := []*node{root}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		top := stack[len(stack)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.children = append(top.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
	if len(root.children) != 1 {
		t.Fatalf("%s has %d roots", name, len(root.children))
	}
	return root.children[0]
}

// body is the text of a file, as it was read back; every part of it is well-formed.
func body(t testing.TB, file []byte) *node {
	t.Helper()
	var found *node
	for name, part := range unpacked(t, file) {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			if n := parse(t, name, part); name == "word/document.xml" {
				found = n
			}
		}
	}
	if found == nil {
		t.Fatal("no text in the file")
	}
	return found
}

// letters is a text without space, isolates and marks: what is compared.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// texts are all texts of a document that stand on its pages in order, from the cover to the end.
func texts(d *report.Document) []string {
	out := []string{d.Title, d.Subject, d.Notice}
	for _, f := range d.Cover {
		out = append(out, f.Name, f.Value)
	}
	out = append(out, d.Note, d.Identity, d.Words.Contents)
	for _, p := range d.Parts {
		out = append(out, p.Title)
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Heading:
				out = append(out, b.Text)
			case report.Paragraph:
				out = append(out, b.Text)
			case report.Bullets:
				for _, i := range b.Items {
					out = append(out, i.Text)
				}
			case report.Facts:
				for _, f := range b.Items {
					out = append(out, f.Name, f.Value)
				}
			case report.Chart:
				out = append(out, b.Caption)
			case report.Table:
				out = append(out, b.Caption)
				for _, c := range b.Columns {
					out = append(out, c.Head)
				}
				for _, row := range b.Rows {
					for _, c := range row {
						out = append(out, c.Text)
					}
				}
			}
		}
	}
	return append(out, d.Closing...)
}

// inOrder fails for the first text that does not stand after the ones before it.
func inOrder(t *testing.T, said string, want []string) {
	t.Helper()
	said = letters(said)
	for _, w := range want {
		w = letters(w)
		at := strings.Index(said, w)
		if at < 0 {
			t.Fatalf("lacks, or has out of order: %q", w)
		}
		said = said[at+len(w):]
	}
}

func samples(t testing.TB) map[string]*report.Document {
	return map[string]*report.Document{
		"demo": demoReport(t, report.Full), "short": demoReport(t, report.Summary),
		"en": everything("en"), "ar": everything("ar"), "zh": everything("zh"),
	}
}

func TestEveryTextIsThereInOrder(t *testing.T) {
	for name, d := range samples(t) {
		t.Run(name, func(t *testing.T) {
			want := texts(d)
			if d.Brief {
				want = slices.DeleteFunc(want, func(s string) bool { return s == d.Words.Contents })
			}
			inOrder(t, body(t, written(t, d)).said(), want)
		})
	}
}

// Headings, lists, captions and quotes are styles with names; tables have a head that is repeated, and no row is torn
// but one that could fill a page.
func TestStylesAndTables(t *testing.T) {
	file := written(t, everything("en"))
	text := body(t, file)
	styles := map[string]int{}
	for _, p := range text.all("pPr") {
		styles[p.child("pStyle").attrs["val"]]++
	}
	for style, want := range map[string]int{
		"CoverTitle": 1, "CoverSubject": 1, "Heading1": 2, "Heading2": 1, "Heading3": 1, "Lead": 2, "Quote": 5, "Caption": 6,
		"ListBullet": 5, "ListNumber": 2, "ColumnHead": 4, "TOC1": 2, "TOC2": 1,
	} {
		if styles[style] != want {
			t.Errorf("%d paragraphs of style %s, want %d", styles[style], style, want)
		}
	}
	known := map[string]bool{}
	for _, s := range parse(t, "styles", unpacked(t, file)["word/styles.xml"]).all("style") {
		known[s.attrs["styleId"]] = true
	}
	for s := range styles {
		if s != "" && !known[s] {
			t.Errorf("style %q is used and not defined", s)
		}
	}
	register := slices.MaxFunc(text.all("tbl"), func(a, b *node) int { return len(a.all("tr")) - len(b.all("tr")) })
	rows := register.all("tr")
	if len(rows) != 41 {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows {
		if got := row.child("trPr").has("tblHeader"); got != (i == 0) {
			t.Errorf("row %d: head %v", i, got)
		}
		if !row.child("trPr").has("cantSplit") {
			t.Errorf("row %d may be torn", i)
		}
	}
	width := 0
	for _, c := range register.all("gridCol") {
		n := 0
		for _, digit := range c.attrs["w"] {
			n = 10*n + int(digit-'0')
		}
		width += n
	}
	if width != 9638 {
		t.Errorf("the columns take %d twips of 9638", width)
	}
}

// A short paragraph that leads from a heading to a table, also over a sentence that matters, stays on its page.
func TestWhatLeadsToATableStaysWithIt(t *testing.T) {
	d := &report.Document{Language: "en", Parts: []report.Part{{Title: "Part", Blocks: []report.Block{
		report.Paragraph{Text: "begins"},
		report.Paragraph{Text: "leads", Style: report.Lead},
		report.Table{Columns: []report.Column{{Head: "Head"}}, Rows: [][]report.Cell{{{Text: "cell"}}}},
		report.Paragraph{Text: "after"},
		report.Heading{Level: 2, Text: "Next"},
		report.Paragraph{Text: strings.Repeat("goes on and on ", 60)},
		report.Table{Columns: []report.Column{{Head: "Head"}}},
		report.Heading{Level: 2, Text: "Last"},
		report.Paragraph{Text: "alone"},
	}}}}
	got := map[string]bool{}
	for _, p := range body(t, written(t, d)).all("p") {
		got[strings.Fields(p.said() + " -")[0]] = p.child("pPr").has("keepNext")
	}
	for word, want := range map[string]bool{"begins": true, "leads": true, "after": false, "goes": false, "alone": false} {
		if kept, there := got[word]; !there || kept != want {
			t.Errorf("%q stays with what follows: %v, want %v", word, kept, want)
		}
	}
}

// A gap can be gone to by its number, and links go to places that are there.
func TestLinks(t *testing.T) {
	file := written(t, everything("en"))
	text := body(t, file)
	places := map[string]bool{}
	for _, b := range text.all("bookmarkStart") {
		places[b.attrs["name"]] = true
	}
	if !places["gap_M_07"] || !places["summary"] || !places["strengths"] {
		t.Errorf("places: %v", places)
	}
	led := map[string]string{}
	for _, h := range text.all("hyperlink") {
		if a := h.attrs["anchor"]; a != "" && !places[a] {
			t.Errorf("the link %q leads nowhere", h.said())
		}
		led[h.said()] = h.attrs["anchor"]
	}
	if led["A sponsor is named."] != "gap_M_07" {
		t.Errorf("the first bullet leads to %q", led["A sponsor is named."])
	}
	if _, ok := led["gone"]; ok {
		t.Error("a link to no place is a link")
	}
	if !bytes.Contains(unpacked(t, file)["word/_rels/document.xml.rels"], []byte(`Target="https://example.org/a?b=c&amp;d" TargetMode="External"`)) {
		t.Error("the address on the web is not linked to")
	}
}

// Every chart is a picture with what it shows in words, and what it says in words is as long as the document has it.
func TestChartsAreToldInWords(t *testing.T) {
	d := everything("ar")
	text := body(t, written(t, d))
	pictures := text.all("docPr")
	if len(pictures) < 5 {
		t.Fatalf("%d pictures of 5 charts", len(pictures))
	}
	ids := map[string]bool{}
	for _, p := range pictures {
		if p.attrs["descr"] == "" || ids[p.attrs["id"]] {
			t.Errorf("picture %q: %q", p.attrs["id"], p.attrs["descr"])
		}
		ids[p.attrs["id"]] = true
	}
	if got := pictures[0].attrs["descr"]; got != arabicWords.lead {
		t.Errorf("the ladder is told as %q", got)
	}
}

// A document from right to left is so in its sections, paragraphs, tables and runs, and what is in another language in it
// is not.
func TestRightToLeft(t *testing.T) {
	text := body(t, written(t, everything("ar")))
	for _, s := range text.all("sectPr") {
		if !s.has("bidi") {
			t.Error("a section from left to right")
		}
	}
	for _, tbl := range text.all("tbl") {
		if !tbl.child("tblPr").has("bidiVisual") {
			t.Error("a table from left to right")
		}
	}
	for _, p := range text.all("p") {
		said := p.said()
		if english := strings.HasPrefix(said, "An English line") || strings.HasPrefix(said, "The legal office"); said != "" && p.child("pPr").has("bidi") == english {
			t.Errorf("the direction of %q", said)
		}
	}
	for _, r := range text.all("r") {
		arabic := strings.ContainsFunc(r.said(), func(c rune) bool { return unicode.Is(unicode.Arabic, c) && unicode.IsLetter(c) })
		latin := strings.ContainsFunc(r.said(), func(c rune) bool { return unicode.Is(unicode.Latin, c) })
		if arabic && latin || arabic != (r.child("rPr").has("rtl") && arabic) || latin && r.child("rPr").has("rtl") {
			t.Errorf("the run %q", r.said())
		}
		if arabic && r.child("rPr").child("lang").attrs["bidi"] != "ar-SA" {
			t.Errorf("the language of %q", r.said())
		}
		if strings.ContainsAny(r.said(), "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e") {
			t.Errorf("an isolate is written in %q", r.said())
		}
	}
}

// The file says what it is, and its dates are the document's or the environment's.
func TestProperties(t *testing.T) {
	for _, tt := range []struct{ date, epoch, want string }{
		{"2026-11-21", "", "2026-11-21T00:00:00Z"},
		{"2026-11-21", "1000000000", "2001-09-09T01:46:40Z"},
		{"", "", "1970-01-01T00:00:00Z"},
		{"soon", "x", "1970-01-01T00:00:00Z"},
	} {
		d := everything("en")
		d.Date = tt.date
		var b bytes.Buffer
		if err := Write(&b, d, Options{SourceDateEpoch: tt.epoch}); err != nil {
			t.Fatal(err)
		}
		core := parse(t, "core", unpacked(t, b.Bytes())["docProps/core.xml"])
		if got := core.child("created").said(); got != tt.want {
			t.Errorf("date %q, epoch %q: created %s, want %s", tt.date, tt.epoch, got, tt.want)
		}
		if core.child("title").said() != d.Title || core.child("subject").said() != d.Subject || core.child("language").said() != "en-GB" {
			t.Error("title, subject or language")
		}
	}
}

// Every page carries the label, the marking, the status and its number, whatever their length.
func TestFurniture(t *testing.T) {
	d := everything("en")
	for _, subject := range []string{"Examplia", strings.Repeat("A very long subject ", 30)} {
		d.Subject = subject
		parts := unpacked(t, written(t, d))
		for name, part := range parts {
			said := ""
			if strings.HasPrefix(name, "word/header") || strings.HasPrefix(name, "word/footer") {
				said = parse(t, name, part).said()
			}
			if strings.HasPrefix(name, "word/header") && (!strings.Contains(said, "TLP:AMBER") || !strings.Contains(said, "OFFICIAL") || !strings.Contains(said, beginning(subject, 160))) {
				t.Errorf("a header says %q", said)
			}
			if strings.HasPrefix(name, "word/footer") && (!strings.Contains(said, "DRAFT") || !strings.Contains(said, "Page 1 of 1") || !strings.Contains(said, d.Title) || !bytes.Contains(part, []byte("NUMPAGES"))) {
				t.Errorf("a footer says %q", said)
			}
		}
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	d := demoReport(t, report.Standard)
	first := written(t, d)
	for range 3 {
		if !bytes.Equal(first, written(t, d)) {
			t.Fatal("two writings of one document differ")
		}
	}
}

// A page to sign has neither cover nor contents, and room for a pen.
func TestSheet(t *testing.T) {
	d := everything("en")
	d.Sheet = true
	d.Parts = d.Parts[:1]
	d.Parts[0].Blocks = []report.Block{report.Table{Columns: []report.Column{{Head: "Name"}, {}}, Rows: [][]report.Cell{{{Text: "Stamp", Blank: 4}}}}}
	text := body(t, written(t, d))
	if len(text.all("sectPr")) != 1 || len(text.all("fldChar")) != 0 {
		t.Error("a cover or contents")
	}
	if h := text.all("trHeight"); len(h) != 1 || h[0].attrs["val"] != "1800" {
		t.Errorf("room for a pen: %v", h)
	}
}

func TestLogo(t *testing.T) {
	d := everything("en")
	d.Logo = &report.Image{PNG: []byte("picture"), Width: 4000, Height: 1000, Alt: "Arms of Examplia"}
	file := written(t, d)
	p := body(t, file).all("inline")[0]
	if got := p.child("extent").attrs; got["cx"] != "1440180" || got["cy"] != "360045" {
		t.Errorf("the logo is %v, want 40 by 10 mm", got)
	}
	if p.child("docPr").attrs["descr"] != "Arms of Examplia" || string(unpacked(t, file)["word/media/picture1.png"]) != "picture" {
		t.Error("the logo is another")
	}
}
