package xlsx

import (
	"archive/zip"
	"strings"

	"cirtkit/internal/fault"
)

// Workbook is what a file said: values, and where they stood.
type Workbook struct {
	Sheets []Table
}

// Table is one sheet that was read. Cells without a value are not there.
type Table struct {
	Name   string
	Hidden bool
	Rows   []Line // in order of their numbers; those without a value are not there
}

// Line is one row that was read.
type Line struct {
	Number int
	Hidden bool    // also by a filter
	Values []Value // in order of their columns
}

// Value is one cell that was read.
type Value struct {
	Column int
	Kind   Kind
	// Text is a text after the gate of texts; a number as the shortest decimal ("12.5"); a date as YYYY-MM-DD,
	// with " HH:MM" behind it where there is a time; "TRUE" or "FALSE"; of a broken cell what stood in it.
	Text    string
	Formula bool // computed: the value that the spreadsheet program saw last
}

// At is the value in a column, or an empty one.
func (l Line) At(column int) Value {
	for _, v := range l.Values {
		if v.Column == column {
			return v
		}
	}
	return Value{Column: column}
}

// Sheet is the sheet with a name, in any case, or nil.
func (w *Workbook) Sheet(name string) *Table {
	for i := range w.Sheets {
		if strings.EqualFold(w.Sheets[i].Name, name) {
			return &w.Sheets[i]
		}
	}
	return nil
}

// Limits bound what is read. The zero value stands for Usual.
type Limits struct {
	File     int64 // bytes of the file
	Unpacked int64 // bytes of all that is unpacked; also of what all cells say, a text that several share counted for each
	Entries  int   // files in the archive
	Sheets   int
	Rows     int // of a sheet: the largest number of a row
	Columns  int
	Cells    int // with a value, of the whole workbook
	Text     int // bytes of one cell; a longer one is Broken
}

// Usual is wide for a form of 5,000 questions, and small for a computer.
var Usual = Limits{
	File: 32 << 20, Unpacked: 128 << 20, Entries: 2000, Sheets: 200, Rows: 200_000, Columns: 1000, Cells: 1_000_000, Text: 256 << 10,
}

// Read reads a workbook. The name is for messages.
//
// Faults, all of the kind Input and with the file as their place: xlsx.not-a-workbook, xlsx.old-format,
// xlsx.open-document, xlsx.encrypted, xlsx.macros, xlsx.external, xlsx.embedded, xlsx.unsafe-name,
// xlsx.damaged, and xlsx.too-much for each limit.
func Read(name string, src []byte, l Limits) (*Workbook, error) {
	if l == (Limits{}) {
		l = Usual
	}
	r := &reader{limits: l}
	w, f := r.workbook(src)
	if f != nil {
		return nil, f.At(fault.Position{File: name})
	}
	return w, nil
}

// reader unpacks and reads one file within limits.
type reader struct {
	limits   Limits
	entries  map[string]*zip.File
	unpacked int64 // bytes so far
	shown    int64 // bytes of the texts of all cells so far, each counted where it stands
	cells    int   // with a value so far
	from1904 bool  // days are counted from 1904
	texts    []sharedText
	days     []bool // by style: a number is a date
}

func (r *reader) workbook(src []byte) (*Workbook, *fault.Fault) {
	if f := r.open(src); f != nil {
		return nil, f
	}
	book, sheets, f := r.parts()
	if f != nil {
		return nil, f
	}
	if f := r.sharedTexts(book); f != nil {
		return nil, f
	}
	if f := r.formats(book); f != nil {
		return nil, f
	}
	w := &Workbook{}
	for _, s := range sheets {
		t, f := r.table(s)
		if f != nil {
			return nil, f
		}
		w.Sheets = append(w.Sheets, t)
	}
	return w, nil
}

// tooMuch is the fault of a limit that was passed; what names the limit in the catalogue.
func tooMuch(what string, limit any) *fault.Fault {
	return fault.New(fault.Input, "xlsx.too-much."+what, "limit", limit)
}

func damaged(part string) *fault.Fault {
	return fault.New(fault.Input, "xlsx.damaged", "part", part)
}
