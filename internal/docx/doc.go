// Package docx writes word-processing documents (Office Open XML).
//
// A Document is a row of sections, each with its page and its furniture; a section is a row of blocks:
//
//	d := docx.New(docx.Properties{Title: "Documents", Language: "en"})
//	d.Begin(docx.Section{Footer: docx.Furniture{Left: "Documents", Right: "Page {page} of {pages}"}})
//	d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text("Documents to ask for")})
//	d.Add(docx.Table{Columns: []int{6000, 3638}, Rows: []docx.Row{…}})
//	err := d.Write(w)
//
// What stands on the page is said by styles with names (Heading 1, Normal, Lead, Quote …), so that whoever
// gets the file can change all of them at once, comment on it, and have it read aloud. Numbers of lists and
// pages are the word processor's own. Every run says in which language it is; text of scripts that are
// written from right to left is marked as such, also inside a paragraph that is not.
//
// Places to go to keep the names that their IDs have, where the format allows it. Links lead to them, or to addresses on
// the web and to nothing else. Isolates (U+2068, U+2069) are written as marks of direction; see stretches.
//
// Nothing in a text can become part of the format: texts pass the gate of package text, and what XML can't
// hold is not written. Nothing is read from the disk, the clock or the machine: the same Document gives the
// same bytes.
//
// Lengths are in twips, twentieths of a point: 1440 an inch, 567 a centimetre.
package docx
