// Package report builds the gap report as a Document: headings, paragraphs, tables and charts in the
// reader's language. Every sentence about a result is made here, once; report/pdf, report/text and the
// screens show the same parts.
package report

import "cirtkit/internal/chart"

// Document is a report before it takes a form. It holds no working note and no name of a person but
// assessors, reviewers and the approver.
type Document struct {
	Language string // code
	RTL      bool
	Title    string
	Subject  string
	Label    string // TLP label, on every page
	Marking  string // national marking, on every page
	Status   string // "DRAFT" or the approved status, on every page
	Identity string // one line: questionnaire, version, digest, head, program version
	Date     string // YYYY-MM-DD, of the assessment; fixes the dates of the file
	Cover    []Fact // name and value, in order
	Notice   string // on the cover: "self-assessment", said plainly
	Note     string // on the cover: what who hands the report over has to say; "" for none
	Logo     *Image // on the cover; nil for none
	Parts    []Part
	Closing  []string  // the last paragraphs: designations, made with
	Brief    bool      // a few pages: no contents are listed
	Sheet    bool      // one sheet, such as a page to sign: neither cover nor contents; the title stands above its part
	Words    PageWords // what the page furniture says
}

// PageWords are the words of the page furniture, in the document's language.
type PageWords struct {
	Contents  string // heading of the contents
	Continued string // after a table's caption on a later page
	Page      string // "Page {page} of {pages}", with these two names in braces
	Sort      string // what a control says that sorts a table by a column, in a form that can: "Sort by {column}"
	Skip      string // what a link says that leads past the contents, in a form that can be heard: "Skip to the report"
	Answers   string // what the file of answers is that travels inside
}

// Image is a picture that came from outside, made anew by ReadImage.
type Image struct {
	PNG           []byte // 8 bits a channel, not interlaced, without anything but the picture
	Width, Height int    // in pixels
	Alt           string // what it shows, in words
}

// Fact is a name with a value.
type Fact struct{ Name, Value string }

// Part is a chapter; it starts on a new page where NewPage says so.
type Part struct {
	ID      string // for links
	Title   string
	NewPage bool
	// OnePage asks that the part, which starts a page, fits on it: type and gaps may shrink a little.
	OnePage bool
	Blocks  []Block
}

// Block is one of the types below, always as a value and never as a pointer.
type Block interface{ block() }

// Heading is a heading inside a part; Level 2 or 3. ID is for links, or "".
//
// Here and below, Language is the code of the language of a text that is wholly in another than the
// document's, such as a question that has no translation; "" is the document's.
type Heading struct {
	Level    int
	ID       string
	Text     string
	Language string
}

// Paragraph is running text; a newline begins a new line. Style is one of the constants.
type Paragraph struct {
	Text     string
	Style    ParagraphStyle
	Language string
}

// ParagraphStyle says what a paragraph is for.
type ParagraphStyle int

// The styles.
const (
	Body  ParagraphStyle = iota
	Lead                 // the sentence that matters most
	Small                // a note below a table or chart
	Quote                // what somebody entered: a finding
)

// Bullets is a list; an item may link to a part or heading by Link.
type Bullets struct {
	Numbered bool
	Items    []Bullet
}

// Bullet is one item.
type Bullet struct {
	Text     string
	Link     string
	Language string
}

// Table is a table with a repeated head. Widths are shares of the width; they need not add up to 1.
type Table struct {
	Caption  string
	Columns  []Column
	Rows     [][]Cell
	Compact  bool // smaller type, for registers
	Sortable bool // the order of the rows is one of several that make sense
}

// Column is a table's column.
type Column struct {
	Head  string
	Width float64
	Align Align
}

// Align is how a cell's text stands; Start is left, or right in a right-to-left document.
type Align int

// The alignments.
const (
	Start Align = iota
	End
)

// Cell is a table's cell. A newline in Text begins a new line. ID makes it a target for links; Link
// makes it a link.
type Cell struct {
	Text     string
	Strong   bool
	ID       string
	Link     string
	Tone     Tone
	Language string
	Blank    int // lines left free below the text, to write on with a pen
}

// Tone gives a cell or a mark a meaning beside its words. Colour never carries it alone.
type Tone int

// The tones.
const (
	Plain Tone = iota
	Good
	Lacking
	Unsure
	Muted
)

// Facts is a block of names and values in two columns.
type Facts struct{ Items []Fact }

// Chart is a drawing with its numbers. Exactly one of the pointers is set.
type Chart struct {
	Caption string
	Alt     string // what it shows, in words, with the numbers
	Ladder  *LadderChart
	Radar   *RadarChart
	Bars    *BarChart
	Roadmap *RoadmapChart
	Change  *ChangeChart
	Heat    *HeatChart
}

// The charts are plain numbers that know how to lay themselves out; see internal/chart.
type (
	// LadderChart shows the rungs of a ladder with the level reached and the level possible.
	LadderChart = chart.Ladder
	// LadderRung is one rung in the chart.
	LadderRung = chart.Rung
	// RadarChart shows one value in [0,1] an axis, in one or more series.
	RadarChart = chart.Radar
	// RadarSeries is one polygon. A value of -1 is undefined.
	RadarSeries = chart.Series
	// BarChart shows a bar an item, with bounds and a target. Values are in [0,1]; -1 is undefined.
	BarChart = chart.Bars
	// Bar is one bar: filled to Low, hatched to High, with a mark at Target.
	Bar = chart.Bar
	// RoadmapChart shows steps on an axis of months, phase by phase, with the load of each month below.
	RoadmapChart = chart.Roadmap
	// RoadmapGroup is a phase in the chart.
	RoadmapGroup = chart.RoadmapGroup
	// RoadmapBar is a step in the chart.
	RoadmapBar = chart.RoadmapBar
	// ChangeChart shows what a value was and what it is, a row an item.
	ChangeChart = chart.Change
	// ChangeBar is one row of it.
	ChangeBar = chart.ChangeBar
	// HeatChart shows a value in [0,1] for each row and column: sections in each reading.
	HeatChart = chart.Heat
	// HeatRow is one row of it.
	HeatRow = chart.HeatRow
	// HeatCell is one place in it. A value of -1 is undefined.
	HeatCell = chart.HeatCell
)

// The kinds of steps in a roadmap chart.
const (
	RoadmapRequired = chart.Required // a requirement names it
	RoadmapChosen   = chart.Chosen   // one of several ways, or wished for locally
	RoadmapWaited   = chart.Waited   // another step waits for it
	RoadmapProof    = chart.Proof    // something is shown that is there: no work of its own
)

func (Heading) block()   {}
func (Paragraph) block() {}
func (Bullets) block()   {}
func (Table) block()     {}
func (Facts) block()     {}
func (Chart) block()     {}
