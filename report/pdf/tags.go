package pdf

// A tagged file says of everything on its pages what it is: a heading, a cell of a table, an ornament. It
// does so twice. In the page's content, what belongs to an element stands between marks, numbered page by
// page. Beside the pages there is a tree of the elements, in the order in which they are read, whose leaves
// are these numbers. Programs that read aloud, reflow or search follow the tree and not the drawing, so a
// paragraph on two pages, or a chart that moved behind its text, is read as one, and in its place.
//
// layout.go, blocks.go and the others open and close elements around what they lay out; a piece remembers
// the element that was open when it was made, and names it when it is drawn. The canvas writes the marks
// and remembers whose they are; tagtree.go writes the tree.

// role is what an element is. The names are those of the standard (ISO 32000-1, 14.8.4).
type role string

const (
	roleDocument  role = "Document"
	roleSection   role = "Sect"
	roleHeading1  role = "H1"
	roleHeading2  role = "H2"
	roleHeading3  role = "H3"
	roleParagraph role = "P"
	roleNote      role = "Note"
	roleQuote     role = "BlockQuote"
	roleList      role = "L"
	roleItem      role = "LI"
	roleLabel     role = "Lbl"
	roleBody      role = "LBody"
	roleTable     role = "Table"
	roleHead      role = "THead"
	roleRows      role = "TBody"
	roleRow       role = "TR"
	roleHeadCell  role = "TH"
	roleCell      role = "TD"
	roleCaption   role = "Caption"
	roleFigure    role = "Figure"
	roleLink      role = "Link"
	roleContents  role = "TOC"
	roleEntry     role = "TOCI"
	roleReference role = "Reference"
	roleSpan      role = "Span"
)

// element is a node of the tree.
type element struct {
	role     role
	parent   *element
	kids     []*element
	language string // where it is another than that of the element around it
	alt      string // in place of a drawing
	text     string // what is written, where the order of drawing is not that of reading

	columnHead bool // a TH of a column, and not of a row
	numbered   bool // a list with numbers
	box        Box  // of a figure that stands on one page
	boxes      int  // how many drawings the figure has

	marks []content
	links []int  // the canvas' links that lead from here
	says  string // what a link says, for who meets it out of its text

	// artifact, where it is not "", makes this the tag of something that is no part of what is read: it is
	// the operator that opens the mark.
	artifact string
	number   int // of the object, once the tree is written
}

// content is a marked piece of a page's content.
type content struct{ page, id int }

// The tags of what is not read. The first is that of everything that nobody tags.
var (
	ornament   = &element{artifact: "/Artifact BMC"}
	pageHeader = &element{artifact: "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC"}
	pageFooter = &element{artifact: "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC"}
	repeated   = &element{artifact: "/Artifact <</Type/Pagination>> BDC"}
)

// open begins an element inside the one that is open. What is laid out before the next close is part of it.
func (l *layout) open(r role) *element {
	e := &element{role: r, parent: l.at}
	l.at.kids = append(l.at.kids, e)
	l.at = e
	return e
}

func (l *layout) close() { l.at = l.at.parent }

// tagged opens an element around what a function lays out. Language is that of a text which is wholly in
// another than the document's, or "".
func (l *layout) tagged(r role, language string, lay func()) *element {
	e := l.open(r)
	if language != l.doc.Language {
		e.language = language
	}
	lay()
	l.close()
	return e
}

// headingRole is the role of a heading. The tree leaves out no level, as the page may: who goes from heading
// to heading would look for one that is not there.
func (l *layout) headingRole(level int) role {
	l.deepest = min(max(level, 2), l.deepest+1, 3)
	if l.deepest == 2 {
		return roleHeading2
	}
	return roleHeading3
}

// openLink opens a link that says a text.
func (l *layout) openLink(text string) *element {
	e := l.open(roleLink)
	e.says = l.set.plain(text)
	return e
}

// reads says what an element's text is, where its lines are drawn in another order than they are read.
func (l *layout) reads(s string, set []setLine) {
	for _, line := range set {
		if len(line.runs) > 0 {
			l.at.text = l.set.plain(s)
			return
		}
	}
}

// drawnIn says where a figure stands.
func (e *element) drawnIn(b Box) {
	e.box = b
	e.boxes++
}

// in draws something as part of an element. What is drawn inside the page's furniture stays a part of that.
func (d *drawing) in(e *element, draw func()) {
	if d.part != ornament && d.part.artifact != "" {
		draw()
		return
	}
	was := d.part
	d.part = e
	d.canvas.Tag(e)
	draw()
	d.part = was
	d.canvas.Tag(was)
}
