// Package xlsx renders a report.Workbook as a spreadsheet (Office Open XML), through internal/xlsx.
//
// Registers have heads that stay in place, filter and are printed on each page; numbers, shares, dates and months are
// what they are and no texts; texts are texts, whatever they begin with. Links lead within the book alone: to the row
// where what they name stood when the file was made. The same workbook gives the same bytes.
package xlsx

import (
	"io"
	"time"

	"cirtkit/internal/lang"
	"cirtkit/internal/xlsx"
	"cirtkit/report"
)

// Options change how a workbook is written.
type Options struct {
	// SourceDateEpoch is the value of the environment variable SOURCE_DATE_EPOCH: the file's dates in
	// seconds since 1970, for builds that must be the same everywhere. "" takes the workbook's date.
	SourceDateEpoch string
}

// Warning says that a text was longer than a cell can hold, and was cut.
type Warning struct {
	Sheet      string // its name
	Cell       string // such as "T12"
	Characters int    // of the text
	Kept       int    // of them in the cell
}

// Warnings are in the order of the sheets, their rows and columns.
type Warnings []Warning

// Message is the warning as a sentence.
func (w Warning) Message(l *lang.Language) string {
	return l.T("report.book.shortened", "sheet", w.Sheet, "cell", w.Cell, "n", w.Characters, "kept", w.Kept)
}

// Write writes a workbook. The warnings name each text that had no room in its cell. The error is the writer's, or
// the fault xlsx.too-large.
func Write(w io.Writer, book *report.Workbook, o Options) (Warnings, error) {
	p := &printer{
		from: book,
		book: xlsx.New(xlsx.Properties{
			Title: book.Title, Subject: book.Subject, Keywords: book.Label, Language: book.Language,
			Date: report.FileTime(book.Date, o.SourceDateEpoch).Format(time.RFC3339),
		}),
		places: map[string]xlsx.Place{},
	}
	for i := range book.Sheets {
		p.lay(&book.Sheets[i])
	}
	for _, s := range p.sheets {
		p.sheet(s)
	}
	return p.warnings, p.book.Write(w)
}
