package docx

// Block is one of the types below, always as a value.
type Block interface{ block() }

// Style names what a paragraph is for.
type Style int

// The styles of paragraphs.
const (
	Normal Style = iota
	Title
	Subtitle
	Heading1
	Heading2
	Heading3
	Lead    // the sentence that matters most
	Small   // a note
	Quote   // what somebody said or entered
	Caption // of a table or picture
	Cell    // in a table
	CellSmall
	CellHead     // in the dark head of a table
	CellCompact  // in a table that holds much
	ColumnHead   // in the head of a table of Look Report
	CoverTitle   // of a cover
	CoverSubject // below it
	ContentsHead // over the contents
)

// Align is how lines stand; Start is left, or right where the text is written from right to left.
type Align int

// The alignments.
const (
	Start Align = iota
	Centre
	End
)

// Paragraph is a paragraph of runs.
type Paragraph struct {
	Style Style
	Runs  []Run
	Align Align
	ID    string // for links to it; "" for none
	// Language is the code of its runs that name none; "" is the document's. It also decides in which
	// direction the paragraph is written.
	Language string
	// KeepNext keeps it on the page of what follows; headings always are.
	KeepNext  bool
	NewPage   bool
	RuleAbove bool // a line above it
	AirAbove  bool // more room above it than its style has, as below a table
}

// Run is a stretch of text that looks alike. A newline begins a new line.
type Run struct {
	Text     string
	Bold     bool
	Italic   bool
	Muted    bool   // grey
	Ink      Ink    // its colour; Muted comes first
	OnBlack  bool   // on a black ground, as sharing labels are
	Language string // code; "" is the paragraph's
	Link     string // ID of a paragraph or cell; "" for none
	Web      string // an address on the web, read only where Link is ""; one that is not http or https is left out
}

// Ink is the colour of a run. It never carries a meaning alone.
type Ink int

// The inks.
const (
	Usual  Ink = iota // as its style has it
	Accent            // blue
	Warm              // brown
	White
	Red // the last three are those of sharing labels, on black
	Amber
	Green
)

// Box is a check box to tick by hand, as a character.
const Box = "☐"

// Text is a single run.
func Text(s string) []Run { return []Run{{Text: s}} }

// List is a list with bullets or numbers, which are the word processor's own. Every numbered list begins
// at 1. Styles and identities of the items are kept.
type List struct {
	Numbered bool
	Items    []Paragraph
}

// Table is a table. Its rows keep to one page each.
type Table struct {
	Columns  []int // widths in twips
	Rows     []Row
	Look     Look
	Language string // decides on which side its first column stands; "" is the document's
	Title    string // read aloud in place of it
	Together bool   // the whole table stays on one page, if it fits on one
	// FirstColumn says that the first cell of a row names it, for those who have the table read aloud.
	FirstColumn bool
}

// Look is how the lines of a table are drawn.
type Look int

// The looks.
const (
	Ruled  Look = iota // a line below each row
	Grid               // a line around each cell
	Open               // none
	Close              // as Ruled, with less room around texts: for what takes much paper
	Report             // as Ruled, with a pale head that the style of the table gives: for rows of which Head is true
)

// Row is one row of a table.
type Row struct {
	Cells  []TableCell
	Head   bool // repeated on each page; only the first rows can be
	Height int  // at least, in twips; 0 as the text needs
	Split  bool // may break over two pages, for a row that could be longer than one
}

// TableCell is one cell. A cell without paragraphs is empty.
type TableCell struct {
	Paragraphs []Paragraph
	Span       int // columns it takes; 0 is 1
	Down       Down
	Fill       Fill
	ID         string // for links to it
}

// Down says whether a cell takes several rows. Cells that are one stand below each other, with the same Span;
// what stands in it is what stands in the first.
type Down int

// The ways.
const (
	OneRow    Down = iota
	Begins         // goes on in the row below
	Continues      // is one with the cell above
)

// Fill is what lies behind a cell. Colour never carries a meaning alone.
type Fill int

// The fills.
const (
	NoFill Fill = iota
	Dark        // behind heads: use CellHead
	Band        // behind what begins a group
	Pale
)

// Picture is an image in a line of its own.
type Picture struct {
	Data          []byte
	Format        Format
	Width, Height int           // in twips
	Alt           string        // what it shows, in words
	KeepNext      bool          // stays on the page of its caption
	Load          func() []byte // the Data, where they come later: called once, when the file is written
}

// Format is the format of a picture.
type Format int

// The formats.
const (
	PNG Format = iota
	EMF        // drawn, not dotted
)

// Contents is the list of headings, with links.
type Contents struct {
	Title string
	Depth int // 1 to 3: how deep headings are listed
	// Pages adds the numbers of pages. Only the word processor knows them, and before it puts them in, on opening
	// the file, it may ask whether it should; until then each is an ellipsis.
	Pages bool
	// PagesLater lists no numbers of pages but lets them come in when the reader has the list made anew. Nothing is
	// asked on opening.
	PagesLater bool
}

// PageBreak begins a new page.
type PageBreak struct{}

func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Picture) block()   {}
func (Contents) block()  {}
func (PageBreak) block() {}
