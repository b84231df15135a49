package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// sample is a document with everything in it once.
func sample() *Document {
	d := New(Properties{Title: "A <sample> & more", Subject: "Test", Language: "en", Date: "2026-11-21"})
	d.Begin(Section{
		Header: Furniture{Left: "TLP:AMBER", Middle: "Restricted", Right: "A sample"},
		Footer: Furniture{Left: "DRAFT", Right: "Page {page} of {pages}"},
	})
	d.Add(
		Paragraph{Style: Title, Runs: Text("A sample")},
		Paragraph{Style: Subtitle, Runs: Text("With everything once")},
		Contents{Title: "Contents", Depth: 2, Pages: true},
		Paragraph{Style: Heading1, ID: "first", Runs: Text("First")},
		Paragraph{Style: Lead, Runs: []Run{{Text: "Bold", Bold: true}, {Text: " and "}, {Text: "italic", Italic: true}, {Text: ", grey.", Muted: true}}},
		Paragraph{Runs: []Run{{Text: "See "}, {Text: "the second", Link: "second"}, {Text: "\nand a new line."}}},
		Paragraph{Style: Heading2, Runs: Text("Lists")},
		List{Items: []Paragraph{{Runs: Text("a bullet")}, {Runs: Text("another")}}},
		List{Numbered: true, Items: []Paragraph{{Runs: Text("one")}, {Runs: Text("two")}}},
		List{Numbered: true, Items: []Paragraph{{Runs: Text("one again")}}},
		Paragraph{Style: Quote, Runs: Text("What somebody said.")},
		Paragraph{Language: "ar", Runs: Text("السؤال رقم 7 عن CIRT الوطني")},
		Paragraph{Runs: Text("An English line with العربية in it.")},
		Paragraph{Language: "zh", Runs: Text("国家计算机应急响应小组")},
	)
	table := Table{Title: "A table", Columns: []int{2000, 5638, 2000}, Rows: []Row{
		{Head: true, Cells: []TableCell{head("No."), head("What"), head("Done")}},
		{Cells: []TableCell{{Span: 3, Fill: Band, Paragraphs: []Paragraph{{Style: Cell, Runs: Text("A group")}}}}},
		{Height: 600, Cells: []TableCell{{ID: "cell"}, {Paragraphs: []Paragraph{{Runs: Text("Something")}}}, {Paragraphs: []Paragraph{{Align: Centre, Runs: Text(Box)}}}}},
	}}
	d.Add(Paragraph{Style: Caption, Runs: Text("Table 1")}, table, table, Paragraph{Style: Small, Runs: Text("A note.")})
	right := table
	right.Language, right.Look, right.Together = "ar", Grid, true
	d.Add(right)
	d.Add(Table{Columns: []int{3000, 3000}, Rows: []Row{
		{Head: true, Cells: []TableCell{head("Some"), head("More")}},
		{Cells: []TableCell{{}, {Down: Begins, Paragraphs: []Paragraph{{Runs: Text("Tall")}}}}},
		{Cells: []TableCell{{}, {Down: Continues, Paragraphs: []Paragraph{{Runs: Text("unseen")}}}}},
	}})
	d.Begin(Section{Landscape: true, FirstNumber: 1, Footer: Furniture{Right: "{page}"}, Header: Furniture{Rule: true, Lines: []FurnitureLine{
		{Left: Text("First"), Middle: Text("in the middle"), Right: []Run{{Text: "TLP:RED", Bold: true, Ink: Red, OnBlack: true}}}, {Left: Text("Second {page}")},
	}}})
	d.Add(
		Paragraph{Style: Heading1, ID: "second", Runs: Text("Second, across")},
		Picture{Data: onePixel, Format: PNG, Width: 1440, Height: 1440, Alt: "a \"dot\" & nothing else", KeepNext: true},
		Picture{Load: func() []byte { return onePixel }, Width: 100, Height: 100, Alt: "later"},
		Table{Look: Report, FirstColumn: true, Columns: []int{3000, 3000}, Rows: []Row{
			{Head: true, Cells: []TableCell{{Paragraphs: []Paragraph{{Style: ColumnHead, Runs: Text("Head")}}}}},
			{Cells: []TableCell{{Paragraphs: []Paragraph{{Style: CellCompact, Runs: []Run{{Text: "on black", OnBlack: true, Ink: Amber}, {Text: "web", Web: "https://example.org/?a=1&b=2"}, {Text: "no web", Web: "javascript:alert(1)"}}}}}}},
		}},
		Paragraph{Style: CoverTitle, Language: "ar", Runs: Text("عنوان"), AirAbove: true},
		Paragraph{Style: CoverSubject, Runs: Text("A subject")},
		Paragraph{RuleAbove: true, Runs: Text("Below a line")},
		Contents{Depth: 1, PagesLater: true},
		PageBreak{},
		Paragraph{Style: Heading3, Runs: []Run{{Text: "The end, back to the ", Link: "cell"}, {Text: "cell", Link: "cell"}}},
	)
	return d
}

func head(s string) TableCell {
	return TableCell{Fill: Dark, Paragraphs: []Paragraph{{Style: CellHead, Runs: Text(s)}}}
}

// onePixel is a picture of one grey dot.
var onePixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82")

// node is an element as it was read back.
type node struct {
	name     string
	attrs    map[string]string
	children []*node
	text     string
}

func (n *node) attr(name string) string { return n.attrs[name] }

// all lists the elements with a name, in order.
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

// child is the first child with a name, or nil.
func (n *node) child(name string) *node {
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// said is the text of an element.
func (n *node) said() string {
	out := n.text
	for _, c := range n.children {
		if c.name == "br" {
			out += "\n"
		}
		out += c.said()
	}
	return out
}

// read unpacks a document and parses every part that is XML.
func read(t *testing.T, d *Document) map[string]*node {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]*node{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		src, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, ".xml") || strings.HasSuffix(f.Name, ".rels") {
			parts[f.Name] = parse(t, f.Name, src)
		} else {
			parts[f.Name] = nil
		}
	}
	return parts
}

func parse(t *testing.T, name string, src []byte) *node {
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

// orders are the children of elements in the order in which the format's schema wants them.
var orders = map[string][]string{
	"pPr": {
		"pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs", "bidi", "spacing", "ind", "contextualSpacing",
		"jc", "outlineLvl", "rPr", "sectPr",
	},
	"rPr":        {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "u", "shd", "rtl", "cs", "lang"},
	"tblPr":      {"tblStyle", "bidiVisual", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"},
	"tcPr":       {"tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"},
	"tbl":        {"tblPr", "tblGrid", "tr"},
	"tc":         {"tcPr", "p"},
	"tr":         {"trPr", "tc"},
	"sectPr":     {"headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "bidi"},
	"style":      {"name", "basedOn", "next", "link", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr", "tblStylePr"},
	"tblStylePr": {"tblPr", "tcPr"},
	"styles":     {"docDefaults", "style"},
	"lvl":        {"start", "numFmt", "pStyle", "lvlText", "lvlJc", "pPr", "rPr"},
	"inline":     {"extent", "effectExtent", "docPr", "cNvGraphicFramePr", "graphic"},
	"font":       {"altName", "panose1", "family", "pitch"},
	"numPr":      {"ilvl", "numId"},
	"pic":        {"nvPicPr", "blipFill", "spPr"},
	"drawing":    {"inline"},
}

func TestEveryPartIsInTheOrderOfTheFormat(t *testing.T) {
	var check func(part string, n *node)
	seen := map[string]bool{}
	check = func(part string, n *node) {
		if order, ok := orders[n.name]; ok {
			seen[n.name] = true
			last := 0
			for _, c := range n.children {
				at := slices.Index(order, c.name)
				if at < 0 {
					t.Errorf("%s: %s in %s", part, c.name, n.name)
				} else if at < last {
					t.Errorf("%s: %s in %s after %s", part, c.name, n.name, order[last])
				}
				last = max(last, at)
			}
		}
		for _, c := range n.children {
			check(part, c)
		}
	}
	for name, part := range read(t, sample()) {
		if part != nil {
			check(name, part)
		}
	}
	for name := range orders {
		if !seen[name] {
			t.Errorf("the sample has no %s", name)
		}
	}
}

func TestEveryPartIsNamedAndEveryNameHasAPart(t *testing.T) {
	parts := read(t, sample())
	types := map[string]bool{}
	for _, o := range parts["[Content_Types].xml"].all("Override") {
		name := strings.TrimPrefix(o.attr("PartName"), "/")
		types[name] = true
		if _, ok := parts[name]; !ok {
			t.Errorf("the types name %s, which is not there", name)
		}
	}
	targets := map[string]string{}
	for _, r := range parts["word/_rels/document.xml.rels"].all("Relationship") {
		if _, ok := parts["word/"+r.attr("Target")]; !ok && r.attr("TargetMode") != "External" {
			t.Errorf("%s leads to %s, which is not there", r.attr("Id"), r.attr("Target"))
		}
		if targets[r.attr("Id")] != "" {
			t.Errorf("%s twice", r.attr("Id"))
		}
		targets[r.attr("Id")] = "word/" + r.attr("Target")
	}
	for _, r := range parts["_rels/.rels"].all("Relationship") {
		targets["/"+r.attr("Id")] = r.attr("Target")
	}
	document := parts["word/document.xml"]
	used := 0
	for _, n := range slices.Concat(document.all("headerReference"), document.all("footerReference"), document.all("blip")) {
		used++
		id := n.attr("id") + n.attr("embed")
		if targets[id] == "" {
			t.Errorf("%s uses %q, which leads nowhere", n.name, id)
		}
	}
	if used != 6 {
		t.Errorf("%d furniture and pictures, want 6", used)
	}
	for name := range parts {
		if name == "[Content_Types].xml" || strings.HasSuffix(name, ".rels") {
			continue
		}
		if strings.HasSuffix(name, ".xml") && !types[name] {
			t.Errorf("%s has no type", name)
		}
		if !slices.Contains(mapValues(targets), name) {
			t.Errorf("nothing leads to %s", name)
		}
	}
}

func mapValues(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

func TestStylesThatAreUsedExist(t *testing.T) {
	parts := read(t, sample())
	known := map[string]bool{}
	for _, s := range parts["word/styles.xml"].all("style") {
		if known[s.attr("styleId")] {
			t.Errorf("style %s twice", s.attr("styleId"))
		}
		known[s.attr("styleId")] = true
	}
	for name, part := range parts {
		if part == nil {
			continue
		}
		for _, kind := range []string{"pStyle", "rStyle", "tblStyle", "basedOn", "next"} {
			for _, n := range part.all(kind) {
				if !known[n.attr("val")] {
					t.Errorf("%s: %s %q is no style", name, kind, n.attr("val"))
				}
			}
		}
	}
	for s := Normal; s <= CellHead; s++ {
		if !known[s.id()] {
			t.Errorf("style %d is not written", s)
		}
	}
}

func TestLinksArrive(t *testing.T) {
	document := read(t, sample())["word/document.xml"]
	places, ids := map[string]bool{}, map[string]bool{}
	for _, n := range document.all("bookmarkStart") {
		if places[n.attr("name")] || ids[n.attr("id")] {
			t.Errorf("bookmark %s twice", n.attr("name"))
		}
		places[n.attr("name")], ids[n.attr("id")] = true, true
	}
	links := document.all("hyperlink")
	if len(links) != 9 { // three and two of the contents, three in texts, one to the web
		t.Errorf("%d links", len(links))
	}
	for _, n := range links {
		if !places[n.attr("anchor")] && n.attr("id") != webRelation(1) {
			t.Errorf("the link %q leads nowhere", n.said())
		}
	}
	if begins, ends := fields(document, "begin"), fields(document, "end"); begins != ends || begins != 5 {
		t.Errorf("%d fields begin and %d end, want 5", begins, ends)
	}
}

func fields(n *node, kind string) int {
	count := 0
	for _, f := range n.all("fldChar") {
		if f.attr("fldCharType") == kind {
			count++
		}
	}
	return count
}

// raw is a part as it is written.
func raw(d *Document, name string) string {
	for _, p := range d.parts() {
		if p.name == name {
			return string(p.data)
		}
	}
	return ""
}

func TestTables(t *testing.T) {
	document := read(t, sample())["word/document.xml"]
	body := document.child("body")
	for i, n := range body.children {
		if n.name == "tbl" && body.children[i+1].name != "p" {
			t.Errorf("a table is followed by %s", body.children[i+1].name)
		}
	}
	tables := document.all("tbl")
	if len(tables) != 5 {
		t.Fatalf("%d tables", len(tables))
	}
	for _, table := range tables {
		columns := len(table.all("gridCol"))
		for i, row := range table.all("tr") {
			width := 0
			for _, cell := range row.all("tc") {
				span := 1
				if s := cell.child("tcPr").child("gridSpan"); s != nil {
					if _, err := fmt.Sscan(s.attr("val"), &span); err != nil {
						t.Fatal(err)
					}
				}
				width += span
			}
			if width != columns {
				t.Errorf("row %d takes %d columns of %d", i, width, columns)
			}
			properties := row.child("trPr")
			if got := properties.child("tblHeader") != nil; got != (i == 0) {
				t.Errorf("row %d repeated: %v", i, got)
			}
			if properties.child("cantSplit") == nil {
				t.Errorf("row %d may break over two pages", i)
			}
		}
	}
	if tables[0].child("tblPr").child("bidiVisual") != nil || tables[2].child("tblPr").child("bidiVisual") == nil {
		t.Error("the Arabic table, and only that, begins at the right")
	}
}

func TestACellCanTakeSeveralRows(t *testing.T) {
	part := raw(sample(), "word/document.xml")
	if a, b := strings.Count(part, `<w:vMerge w:val="restart"/>`), strings.Count(part, `<w:vMerge/>`); a != 1 || b != 1 {
		t.Errorf("%d cells begin and %d go on, want one of each", a, b)
	}
	if !strings.Contains(part, "Tall") || strings.Contains(part, "unseen") {
		t.Error("a cell of several rows says what its first one does, and nothing else")
	}
}

// A word processor asks its reader before it works out fields on opening, so none is to be, but where numbers of pages
// were wanted; and those of furniture stand in the file.
func TestNothingIsAskedOnOpening(t *testing.T) {
	for _, pages := range []bool{false, true} {
		d := New(Properties{Language: "en"})
		d.Begin(Section{Footer: Furniture{Right: "{page} of {pages}"}})
		d.Add(Contents{Depth: 2, Pages: pages}, Paragraph{Style: Heading1, Runs: Text("First")}, Paragraph{Style: Heading2, Runs: Text("Second")})
		part := raw(d, "word/document.xml")
		if got := strings.Contains(part, "w:dirty"); got != pages {
			t.Errorf("contents with numbers %v: to be worked out on opening %v", pages, got)
		}
		if got := strings.Contains(part, "PAGEREF"); got != pages {
			t.Errorf("contents with numbers %v: numbers %v", pages, got)
		}
		footer := raw(d, "word/footer2.xml")
		if strings.Contains(footer, "dirty") || strings.Count(footer, ">1</w:t>") != 2 {
			t.Errorf("the footer is %s", footer)
		}
		if strings.Contains(raw(d, "word/settings.xml"), "updateFields") {
			t.Error("the settings have all fields worked out on opening")
		}
	}
}

func TestARowCanSplitAndMisfitsAreMended(t *testing.T) {
	d := New(Properties{})
	d.Add(Table{Columns: []int{1000, 1000}, Rows: []Row{
		{Split: true, Cells: []TableCell{{Span: 9}}},
		{Cells: []TableCell{{}, {}, {Paragraphs: []Paragraph{{Runs: Text("beyond")}}}}},
		{},
	}})
	document := read(t, d)["word/document.xml"]
	rows := document.all("tr")
	if rows[0].child("trPr").child("cantSplit") != nil {
		t.Error("the first row can't split")
	}
	for i, want := range []int{1, 2, 2} {
		if got := len(rows[i].all("tc")); got != want {
			t.Errorf("row %d has %d cells, want %d", i, got, want)
		}
	}
	if strings.Contains(document.said(), "beyond") {
		t.Error("a cell beyond the columns was written")
	}
}

func TestNumberedListsBeginAnew(t *testing.T) {
	parts := read(t, sample())
	var used []string
	for _, n := range parts["word/document.xml"].all("numId") {
		used = append(used, n.attr("val"))
	}
	if want := []string{"1", "1", "3", "3", "4"}; !slices.Equal(used, want) {
		t.Errorf("lists %v, want %v", used, want)
	}
	for _, id := range used {
		if !slices.ContainsFunc(parts["word/numbering.xml"].all("num"), func(n *node) bool { return n.attr("numId") == id }) {
			t.Errorf("list %s is not defined", id)
		}
	}
}

// What a stranger wrote is shown and never obeyed, and the file stays one that can be opened.
func TestTextsStayTexts(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"</w:t></w:r><w:br/>", "</w:t></w:r><w:br/>"},
		{"a & b ]]> \"c\" 'd'", "a & b ]]> \"c\" 'd'"},
		{"nul \x00, escape \x1b[31m, bell \a", "nul , escape [31m, bell "},
		{"not \xff UTF-8", "not \ufffd UTF-8"},
		{"turned \u202eround", "turned round"},
		{"noncharacter \ufffe\uffff", "noncharacter "},
		{"two\r\nlines\tand a tab", "two\nlines and a tab"},
		{"emoji 🙂 and ☐ a box", "emoji 🙂 and ☐ a box"},
		{"  spaces  ", "  spaces  "},
	} {
		d := New(Properties{Title: tt.in, Subject: tt.in, Language: "en"})
		d.Begin(Section{Header: Furniture{Left: tt.in}})
		d.Add(Paragraph{Runs: Text(tt.in)}, Table{Title: tt.in, Columns: []int{100}, Rows: []Row{{Cells: []TableCell{{Paragraphs: []Paragraph{{Runs: Text(tt.in)}}}}}}},
			Picture{Alt: tt.in})
		parts := read(t, d)
		for i, p := range parts["word/document.xml"].all("p")[:2] {
			if got := p.said(); got != tt.want {
				t.Errorf("paragraph %d of %q says %q, want %q", i, tt.in, got, tt.want)
			}
		}
		if got := parts["docProps/core.xml"].child("title").said(); got != tt.want {
			t.Errorf("the title of %q says %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestStretches(t *testing.T) {
	show := func(list []stretch) string {
		var out []string
		for _, s := range list {
			out = append(out, map[bool]string{true: "R", false: "L"}[s.right]+"("+s.text+")")
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct {
		text  string
		right bool
		want  string
	}{
		{"plain 12", false, "L(plain 12)"},
		{"", true, "R()"},
		{"12 %", true, "R(12 %)"},
		{"an עברית word", false, "L(an ) R(עברית) L( word)"},
		{"فريق CIRT 7", true, "R(فريق ) L(CIRT 7)"},
		{"CIRT", true, "L(CIRT)"},
	} {
		if got := show(stretches(tt.text, tt.right)); got != tt.want {
			t.Errorf("stretches(%q, %v) = %s, want %s", tt.text, tt.right, got, tt.want)
		}
	}
}

// A paragraph in a language says so for each run in that language's own scripts.
func TestLanguagesOfRuns(t *testing.T) {
	d := New(Properties{Language: "ar"})
	d.Add(Paragraph{Runs: Text("فريق CIRT")}, Paragraph{Language: "fr", Runs: Text("une équipe")})
	paragraphs := read(t, d)["word/document.xml"].all("p")
	arabic, french := paragraphs[0], paragraphs[1]
	if arabic.child("pPr").child("bidi") == nil || french.child("pPr").child("bidi") != nil {
		t.Error("the Arabic paragraph, and only that, is written from the right")
	}
	runs := arabic.all("r")
	if len(runs) != 2 {
		t.Fatalf("%d runs", len(runs))
	}
	if p := runs[0].child("rPr"); p.child("rtl") == nil || p.child("lang").attr("bidi") != "ar-SA" {
		t.Error("the Arabic words are not marked as Arabic")
	}
	if p := runs[1].child("rPr"); p.child("rtl") != nil || p.child("lang") != nil {
		t.Error("the Latin letters are marked as Arabic")
	}
	if got := french.all("lang")[0].attr("val"); got != "fr-FR" {
		t.Errorf("the French words are in %q", got)
	}
}

// A paragraph of Latin letters in a document from right to left keeps to the right, and its signs to their words.
func TestLatinParagraphsAmongArabic(t *testing.T) {
	d := New(Properties{Language: "ar"})
	d.Add(Paragraph{Runs: Text("2: A text.\n(Not signed)")}, Paragraph{Runs: Text("فريق CIRT.")}, Paragraph{Runs: Text("12%.")},
		Paragraph{Language: "en", Runs: Text("An opinion.")}, Paragraph{Language: "en", Align: Centre, Runs: Text("A line.")})
	var said, sides []string
	for _, p := range read(t, d)["word/document.xml"].all("p") {
		var words []string
		for _, w := range p.all("t") {
			words = append(words, w.text)
		}
		said = append(said, strings.NewReplacer(leftMark, "<").Replace(strings.Join(words, "|")))
		side := ""
		if jc := p.child("pPr").child("jc"); jc != nil {
			side = jc.attr("val")
		}
		sides = append(sides, side)
	}
	if want := []string{"<2: A text.<|<(Not signed)<", "فريق |CIRT.", "12%.", "An opinion.", "A line."}; !slices.Equal(said, want) {
		t.Errorf("the paragraphs say %q, want %q", said, want)
	}
	if want := []string{"", "", "", "right", "center"}; !slices.Equal(sides, want) {
		t.Errorf("the paragraphs keep to %q, want %q", sides, want)
	}
}

func TestSameDocumentSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	if err := sample().Write(&a); err != nil {
		t.Fatal(err)
	}
	if err := sample().Write(&b); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two writings of one document differ")
	}
	d := sample()
	var c, e bytes.Buffer
	if err := d.Write(&c); err != nil {
		t.Fatal(err)
	}
	if err := d.Write(&e); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(c.Bytes(), e.Bytes()) || !bytes.Equal(a.Bytes(), c.Bytes()) {
		t.Error("writing a document changes it")
	}
}

func TestDatesAreThoseGiven(t *testing.T) {
	if got := read(t, sample())["docProps/core.xml"].child("created").said(); got != "2026-11-21T00:00:00Z" {
		t.Errorf("created %s", got)
	}
	if read(t, New(Properties{}))["docProps/core.xml"].child("created") != nil {
		t.Error("a date that nobody gave")
	}
}

func TestPicturesKeepTheirBytesAndSizes(t *testing.T) {
	d := New(Properties{})
	drawn := []byte("a drawing")
	d.Add(Picture{Data: drawn, Format: EMF, Width: 100, Height: 50, Alt: "drawn"}, Picture{Data: onePixel, Width: 1, Height: 1})
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"word/media/picture1.emf": drawn, "word/media/picture2.png": onePixel} {
		r, err := archive.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s has other bytes (%v)", name, err)
		}
	}
	inline := read(t, d)["word/document.xml"].all("inline")[0]
	if got := inline.child("extent").attr("cx") + " " + inline.child("extent").attr("cy") + " " + inline.child("docPr").attr("descr"); got != "63500 31750 drawn" {
		t.Errorf("the drawing is %s", got)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteSaysWhatTheWriterSaid(t *testing.T) {
	if err := sample().Write(full{}); err != io.ErrShortWrite {
		t.Errorf("Write = %v, want the writer's error", err)
	}
}

// Only addresses on the web are followed, and each is named once outside of the text.
func TestWebAddresses(t *testing.T) {
	parts := read(t, sample())
	var outside []string
	for _, r := range parts["word/_rels/document.xml.rels"].all("Relationship") {
		if r.attr("TargetMode") == "External" {
			outside = append(outside, r.attr("Target"))
		}
	}
	if want := []string{"https://example.org/?a=1&b=2"}; !slices.Equal(outside, want) {
		t.Errorf("linked to outside: %q, want %q", outside, want)
	}
	for address, want := range map[string]bool{
		"https://a.org": true, "HTTP://a.org/x": true, "": false, "https://": false, "javascript:x": false, "file:///etc/passwd": false,
		"https://a b": false, "\\\\server\\share": false, "https://a\n": false, "ms-word:ofe|u|https://a": false,
	} {
		if got := webAddress(address); got != want {
			t.Errorf("webAddress(%q) = %v", address, got)
		}
	}
}

// Bookmarks have names that a reader can find and the format allows, and no two are the same.
func TestNamesOfBookmarks(t *testing.T) {
	b := &body{bookmarks: map[string]string{}}
	for _, tt := range []struct{ id, want string }{
		{"gap-M-07", "gap_M_07"},
		{"gap-m-07", "_b2"},
		{"gap-M-07", "gap_M_07"},
		{"7", "_b3"},
		{"الفجوات", "_b4"},
		{strings.Repeat("x", 41), "_b5"},
		{"a b", "a_b"},
		{"a.b", "_b7"},
		{"_b9", "_b8"},
		{"", "_b9"},
	} {
		if got := b.bookmark(tt.id); got != tt.want {
			t.Errorf("bookmark(%q) = %q, want %q", tt.id, got, tt.want)
		}
	}
}

// What an isolate holds is a piece of its own: marks of both directions stand where it begins and ends, and neither it
// nor they are there where nothing changes.
func TestIsolates(t *testing.T) {
	show := func(list []stretch) string {
		var out []string
		for _, s := range list {
			text := strings.NewReplacer(leftMark, "<", rightMark, ">").Replace(s.text)
			out = append(out, map[bool]string{true: "R", false: "L"}[s.right]+"("+text+")")
		}
		return strings.Join(out, " ")
	}
	for _, tt := range []struct {
		text  string
		right bool
		want  string
	}{
		{"السؤال \u2068CIRT (x).\u2069 5", true, "R(السؤال >) L(<CIRT (x).<) R(> 5)"},
		{"\u2068CIRT\u2069", true, "L(<CIRT<)"},
		{"\u2068فريق\u2069 تم", true, "R(فريق تم)"},
		{"plain \u2068text\u2069 here", false, "L(plain text here)"},
		{"see \u2068فريق 7\u2069: 5", false, "L(see <) R(>فريق 7>) L(<: 5)"},
		{"\u2069 open \u2068never closed", false, "L( open never closed)"},
		{"", false, "L()"},
		{"\u2068\u2069", true, "L(<<)"},
	} {
		if got := show(stretches(tt.text, tt.right)); got != tt.want {
			t.Errorf("stretches(%q, %v) = %s, want %s", tt.text, tt.right, got, tt.want)
		}
	}
}
