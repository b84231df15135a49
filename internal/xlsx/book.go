package xlsx

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"cirtkit/internal/text"
)

// Book is a workbook to be written.
type Book struct {
	Properties Properties
	sheets     []*Sheet
}

// Properties describe the file. Nobody is named in it but whom Author names; "" is the program.
type Properties struct {
	Title    string
	Subject  string
	Author   string
	Keywords string
	Language string // code
	Date     string // YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ, for both dates of the file; "" is 1970-01-01
}

// New begins a workbook.
func New(p Properties) *Book { return &Book{Properties: p} }

// Sheet is one sheet of a book. Rows are added one after the other.
type Sheet struct {
	RightToLeft bool
	Hidden      bool // also from the list of hidden sheets
	// FreezeRows and FreezeColumns stay where they are when the rest is scrolled.
	FreezeRows    int
	FreezeColumns int
	Filter        Area // filter buttons on its first row; the zero area: none
	// Protect locks every cell whose style is not Unlocked, without a password: against slips, not against
	// people. Filters and the sizes of rows and columns can still be changed.
	Protect   bool
	Landscape bool // on paper (A4)
	Narrow    bool // with narrow margins
	PagesWide int  // how many pages of paper lie side by side; 0 is 1
	// RepeatRows and RepeatColumns are printed on each page, from the first of the sheet; 0: none.
	RepeatRows    int
	RepeatColumns int
	Header        Furniture
	Footer        Furniture

	name    string
	widths  []float64
	rows    []row
	checks  []placedCheck
	charts  []Chart
	merged  []Area
	hidden  map[int]bool // columns
	heights map[int]float64
}

// Furniture is what a printed page carries above or below: a sharing label, a page number. "{page}" and
// "{pages}" stand for the numbers.
type Furniture struct{ Left, Middle, Right string }

type row struct {
	cells  []Cell
	hidden bool
}

// Area is a rectangle of cells, its corners included. The zero area is none.
type Area struct{ FirstColumn, FirstRow, LastColumn, LastRow int }

// String writes an area as spreadsheets do: "B3", "A1:C20".
func (a Area) String() string {
	first, last := Ref(a.FirstColumn, a.FirstRow), Ref(a.LastColumn, a.LastRow)
	if first == last {
		return first
	}
	return first + ":" + last
}

// Ref names a cell as spreadsheets do: column 3, row 12 is "C12".
func Ref(column, row int) string { return columnName(column) + strconv.Itoa(row) }

// Place is a cell of a sheet of the same book.
type Place struct {
	Sheet       *Sheet
	Column, Row int
}

// String writes a place as links and formulas do: 'Sheet'!A5.
func (p Place) String() string { return quotedName(p.Sheet.name) + "!" + Ref(p.Column, p.Row) }

// columnName is the letters of a column: 1 is "A", 27 "AA".
func columnName(column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// Add begins a sheet. Its name becomes one that spreadsheets take: at most 31 characters, none of []:*?/\,
// and not one that the book already has.
func (b *Book) Add(name string) *Sheet {
	s := &Sheet{name: b.freeName(name), hidden: map[int]bool{}, heights: map[int]float64{}}
	b.sheets = append(b.sheets, s)
	return s
}

// Name is the name that the sheet got.
func (s *Sheet) Name() string { return s.name }

const maxSheetName = 31 // UTF-16 units

func (b *Book) freeName(name string) string {
	name, _ = text.Clean(name, text.Line)
	name = strings.Map(func(c rune) rune {
		if strings.ContainsRune(`[]:*?/\`, c) {
			return ' '
		}
		return c
	}, name)
	name = strings.Trim(text.OneLine(name), "' ")
	if name == "" || strings.EqualFold(name, "History") { // a name that Excel keeps for itself
		name += "_"
	}
	name = strings.TrimRight(shortened(name, maxSheetName), "' ")
	free := name
	for n := 2; b.has(free); n++ {
		number := " " + strconv.Itoa(n)
		free = shortened(name, maxSheetName-len(number)) + number
	}
	return free
}

func (b *Book) has(name string) bool {
	for _, s := range b.sheets {
		if strings.EqualFold(s.name, name) {
			return true
		}
	}
	return false
}

// Widths sets the widths of the columns from the first on, in characters; 0 keeps the usual one.
func (s *Sheet) Widths(characters ...float64) { s.widths = characters }

// Row adds a row and gives its number.
func (s *Sheet) Row(cells ...Cell) int {
	s.rows = append(s.rows, row{cells: cells})
	return len(s.rows)
}

// HiddenRow adds a row that is not shown, for what only programs read, and gives its number.
func (s *Sheet) HiddenRow(cells ...Cell) int {
	n := s.Row(cells...)
	s.rows[n-1].hidden = true
	return n
}

// HideColumn hides a column.
func (s *Sheet) HideColumn(column int) { s.hidden[column] = true }

// Height sets the height of a row in points. Without it the row is as high as its wrapped texts need, also those
// in cells that are merged within the row.
func (s *Sheet) Height(row int, points float64) { s.heights[row] = points }

// Merge makes one cell of an area; what stands in its first cell is shown.
func (s *Sheet) Merge(a Area) { s.merged = append(s.merged, a) }

// Rows is how many rows there are.
func (s *Sheet) Rows() int { return len(s.rows) }

// shortened is s in at most limit UTF-16 units, which is how the format counts. A character is never
// split.
func shortened(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	units := 0
	for i, c := range s {
		if units += utf16.RuneLen(c); units > limit {
			return s[:i]
		}
	}
	return s
}

// units is the length of a text in UTF-16 units.
func units(s string) int {
	n := 0
	for _, c := range s {
		n += utf16.RuneLen(c)
	}
	return n
}
