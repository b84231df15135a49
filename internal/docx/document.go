package docx

// Properties describe the file. Nobody is named in it but whom Author names; "" is the program.
type Properties struct {
	Title    string
	Subject  string
	Author   string
	Keywords string
	// Language is the code of what names no language of its own: "en", "ar". It also decides in which
	// direction the pages are written.
	Language string
	Date     string // YYYY-MM-DD, or with a time in RFC 3339, of both dates of the file; "": it carries none
}

// Document is a document to be written.
type Document struct {
	Properties Properties

	sections []section
}

// section is a Section with what stands in it.
type section struct {
	Section
	blocks []Block
}

// Section is a stretch of pages of one kind. It begins on a new page.
type Section struct {
	Landscape bool
	Header    Furniture
	Footer    Furniture
	// FirstNumber is the number of its first page; 0 goes on counting.
	FirstNumber int
}

// Furniture is what each page carries above or below. "{page}" and "{pages}" stand for the numbers.
// Lines stand below these, or in their place where all three are empty.
type Furniture struct {
	Left, Middle, Right string
	Lines               []FurnitureLine
	Rule                bool // a line between it and the text
}

// FurnitureLine is a line of furniture of runs, apart by tabs.
type FurnitureLine struct{ Left, Middle, Right []Run }

// The page is A4; these are its sizes and margins in twips.
const (
	pageShort    = 11906
	pageLong     = 16838
	marginSide   = 1134
	marginTop    = 1418
	marginBottom = 1247
	furnitureGap = 624
)

// Width is the width of the text in twips: what the columns of a table may add up to.
func (s Section) Width() int {
	if s.Landscape {
		return pageLong - 2*marginSide
	}
	return pageShort - 2*marginSide
}

// New begins a document.
func New(p Properties) *Document { return &Document{Properties: p} }

// Begin begins a section. A document without one gets a portrait section without furniture.
func (d *Document) Begin(s Section) { d.sections = append(d.sections, section{Section: s}) }

// Add puts blocks at the end.
func (d *Document) Add(blocks ...Block) {
	if len(d.sections) == 0 {
		d.Begin(Section{})
	}
	last := &d.sections[len(d.sections)-1]
	last.blocks = append(last.blocks, blocks...)
}
