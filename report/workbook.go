package report

// Workbook is a report as sheets of typed cells, for who sorts, filters and calculates. It tells what the Document of
// the same source tells, with the same numbers and words in the same order, and keeps back what that keeps back. Of
// the source it does not look at Depth and Only: a workbook is always whole.
type Workbook struct {
	Language string // code
	RTL      bool
	Title    string
	Subject  string
	Label    string // TLP label, on every page that is printed
	Marking  string // national marking, likewise
	Status   string // "DRAFT" or the approved status, likewise
	Identity string // one line, as Document.Identity
	Date     string // YYYY-MM-DD, of the assessment; fixes the dates of the file
	Sheets   []Sheet
	Words    BookWords
}

// BookWords are the words of what stands around the cells, in the workbook's language.
type BookWords struct {
	Page    string // "Page {page} of {pages}", with these two names in braces
	Percent string // how a share of none is written, such as "0%"; other shares stand in its place
	Cut     string // stands where the rest of a text had no room in its cell
}

// Sheet is one sheet: a register, which is one grid whose head stays in place and can filter, or several grids one
// below the other.
type Sheet struct {
	ID    string // stands in Value.Link to lead to the sheet; "overview", "answers", …
	Name  string // on its tab
	Grids []Grid
	Chart *SheetChart // below the last grid; nil for none
}

// Grid is a table of typed cells.
type Grid struct {
	ID       string
	Title    string // above it; "" for none
	Headless bool   // its columns have no heads: names with values, or texts
	Columns  []Field
	Rows     []Record
}

// Field is a column of a grid.
type Field struct {
	ID    string // does not change with the language
	Head  string
	Width float64 // in characters
	Span  int     // how many columns of the sheet it takes; 0 is 1
	Type  ValueType
}

// Record is a row of a grid.
type Record struct {
	ID     string // stands in Value.Link to lead to the row; "" for none
	Strong bool
	Cells  []Value // one for each column
}

// ValueType is what a cell holds.
type ValueType int

// The types. A cell holds what its column says, or a text where there is no such value, or nothing.
const (
	NoValue ValueType = iota
	TextValue
	NumberValue
	PercentValue
	DateValue
	MonthValue
)

// Value is one cell.
type Value struct {
	Type ValueType
	// Text is a text, in which a newline begins a new line; of a number its digits ("-2.5"), of a percent the share
	// of one ("0.4375"), of a date YYYY-MM-DD, of a month YYYY-MM.
	Text   string
	Places int    // how many digits of a number are shown behind the decimal mark
	Link   string // leads to the record or the sheet of this ID
}

// SheetChart is a chart of the numbers in a grid of its sheet: the first column names the points, each other one is a
// series.
type SheetChart struct {
	Title  string
	Alt    string
	Grid   string // ID
	Radar  bool   // a point an axis; else a bar each
	Dashed []bool // by series: what is aimed at, or was
}

// Book makes the workbook. The same source gives the same workbook.
func Book(s Source) *Workbook {
	s.Brief, s.Depth, s.Only = false, Full, nil
	b := newBuilder(s)
	d := b.document()
	w := &bookBuilder{builder: b}
	book := &Workbook{
		Language: d.Language, RTL: d.RTL, Title: b.heading(), Subject: d.Subject, Label: d.Label, Marking: d.Marking,
		Status: d.Status, Identity: d.Identity, Date: d.Date,
		Words: BookWords{Page: d.Words.Page, Percent: b.percent(0), Cut: b.t("report.book.cut")},
	}
	add := func(sheets ...Sheet) {
		for _, sheet := range sheets {
			if sheet.Name == "" {
				sheet.Name = b.t("report.book.sheet." + sheet.ID)
			}
			book.Sheets = append(book.Sheets, sheet)
		}
	}
	add(w.overview())
	if !b.factsOnly {
		add(w.answers())
	}
	if len(b.services) > 0 {
		add(w.portfolioSheet())
	}
	if b.aims() {
		add(w.gapSheet(), w.roadmapSheet())
	}
	if b.state.Roadmap != nil {
		add(w.recordedRoadmap())
	}
	add(w.evidenceSheet())
	if w.asksFacts() {
		add(w.factSheet())
	}
	if accounts := w.accountSheet(); len(accounts.Grids[0].Rows) > 0 {
		add(accounts)
	}
	add(w.identitySheet())
	add(w.listSheets()...)
	return book
}

// bookBuilder makes the sheets of one builder's results.
type bookBuilder struct {
	*builder
	records  map[string][]string // ids of the evidence on a question, by its id; see recordsOn
	sections map[string]string   // where a question stands, by its id; see sectionOf
}

// register is a sheet with one grid.
func (w *bookBuilder) register(id string, columns []Field, rows []Record) Sheet {
	return Sheet{ID: id, Grids: []Grid{{ID: id, Columns: columns, Rows: rows}}}
}

// fields gives each column its head.
func (w *bookBuilder) fields(columns ...Field) []Field {
	for i := range columns {
		if columns[i].Head == "" {
			columns[i].Head = w.t("report.book.column." + columns[i].ID)
		}
	}
	return columns
}
