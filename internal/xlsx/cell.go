package xlsx

import (
	"strings"
	"time"

	"cirtkit/internal/text"
)

// Cell is one cell: a value of one type, and how it looks.
type Cell struct {
	kind  Kind
	value string
	style Style
	link  Place
}

// To is the cell as a link to a place in the same book. There are no other links.
func (c Cell) To(p Place) Cell {
	c.link = p
	return c
}

// Kind is the type of a cell's value.
type Kind int

// The kinds.
const (
	Empty  Kind = iota
	String      // a text
	Decimal
	Day    // a date
	Truth  // true or false; only read, never written
	Broken // only read: an error, a formula without a value, a number that is none
)

// Style says how a cell looks. The zero style is plain text.
type Style struct {
	Bold   bool
	Italic bool
	Wrap   bool // a long text goes on in the next line
	Muted  bool // grey, for what is there to look up
	Border bool
	Centre bool
	End    bool // at the end of the line, a little in from the edge: numbers beside texts
	// RightToLeft has texts begin at the right, also those in Latin letters.
	RightToLeft bool
	Size        int // in points; 0 is the usual 11
	Fill        Fill
	// Unlocked cells can be filled in on a sheet that is protected.
	Unlocked bool
	// AsText keeps what is typed into the cell as it was typed: "1/2" is no date then.
	AsText bool
	Link   bool // underlined, as links are
	// Format is the code of how a number or a date is shown, such as "0.0%" or "yyyy-mm"; "" is the usual one.
	Format string
}

// Fill is what lies behind a cell's text. Colour never carries a meaning alone.
type Fill int

// The fills.
const (
	NoFill Fill = iota
	Dark        // behind heads: white text
	Band        // behind the headings of sections
	Input       // where something is to be filled in
	Pale        // beside it
)

// The usual styles.
var (
	Plain   = Style{}
	Wrapped = Style{Wrap: true}
	Bold    = Style{Bold: true}
	Head    = Style{Bold: true, Wrap: true, Border: true, Fill: Dark}
	Heading = Style{Bold: true, Fill: Band}
	Title   = Style{Bold: true, Size: 16}
	ToFill  = Style{Wrap: true, Border: true, Fill: Input, Unlocked: true}
)

// MaxCell is the most that a cell can hold, in UTF-16 units. A longer text is cut, with "…" at its end;
// Fits tells whether one would be.
const MaxCell = 32767

// Fits says whether a text goes into a cell whole.
func Fits(s string) bool { return shortened(s, MaxCell) == s }

// Shortened is a text in at most so many UTF-16 units, which is how cells count. A character is never split.
func Shortened(s string, units int) string { return shortened(s, units) }

// Text is a cell with a text. It passes the gate of texts (see text.Clean); lines stay.
func Text(s string, style Style) Cell {
	s, _ = text.Clean(s, text.Rules{Max: 1 << 20, Newlines: true})
	if !Fits(s) {
		s = shortened(s, MaxCell-1) + "…"
	}
	if s == "" {
		return Blank(style)
	}
	return Cell{kind: String, value: s, style: style}
}

// Number is a cell with a decimal, as digits with an optional sign and a point ("-2.5"). What is no such
// number, or has more than the 15 digits that spreadsheets keep, becomes a text.
func Number(decimal string, style Style) Cell {
	digits, _ := strings.CutPrefix(decimal, "-")
	whole, places, pointed := strings.Cut(digits, ".")
	if !isDigits(whole) || pointed && !isDigits(places) || len(whole)+len(places) > 15 {
		return Text(decimal, style)
	}
	return Cell{kind: Decimal, value: decimal, style: style}
}

// Date is a cell with a date given as YYYY-MM-DD. What is no date, or is before March 1900, when the days of
// spreadsheet programs differ, becomes a text.
func Date(day string, style Style) Cell {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Before(firstSafeDay) {
		return Text(day, style)
	}
	return Cell{kind: Day, value: day, style: style}
}

// Bare is an empty cell that looks like this one.
func (c Cell) Bare() Cell { return Blank(c.style) }

// Blank is an empty cell.
func Blank(style Style) Cell { return Cell{style: style} }

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// dayZero is the day that spreadsheets count from. It is a day early: Excel takes 1900 for a leap year, so
// counts are right only from March 1900 on.
var (
	dayZero      = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	firstSafeDay = time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)
)
