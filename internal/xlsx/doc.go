// Package xlsx writes and reads spreadsheets (Office Open XML workbooks).
//
// # Writing
//
// A Book holds sheets, a Sheet rows of typed cells. What a text says, it says as text: no cell that this
// package writes is a formula, and one whose text begins like a formula ("=", "+", "-", "@") stays text
// also when somebody edits it. Control characters are gone (see package text), and what looks like an
// escape of the format (_x0041_) comes back as it was. The same book gives the same bytes: the dates of the
// file are those that are passed in.
//
//	b := xlsx.New(xlsx.Properties{Title: "Documents", Date: "2026-11-21"})
//	s := b.Add("Documents")
//	s.Widths(40, 12)
//	s.Row(xlsx.Text("Document", xlsx.Head), xlsx.Text("Date", xlsx.Head))
//	s.FreezeRows, s.Filter = 1, xlsx.Area{1, 1, 2, 2}
//	s.Row(xlsx.Text(title, xlsx.Wrapped), xlsx.Date("2024-03-01", xlsx.Plain))
//	err := b.Write(w)
//
// Rows and columns count from 1, as spreadsheets show them.
//
// # Reading
//
// Read takes a workbook from a stranger. It is bounded before anything is unpacked (see Limits), keeps the
// values alone, and refuses, with a fault that says so, what has no place in a form that was filled in:
// macros, links to other files, embedded objects, encryption, names that lead out of the archive. A cell
// with a formula is read as the value that the spreadsheet program last computed; Value.Formula says that
// it was one, and a formula without a value, or with an error for a value, is a cell of the kind Broken.
package xlsx
