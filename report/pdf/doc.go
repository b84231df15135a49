// Package pdf writes a report.Document as a PDF on A4 pages.
//
// The way of a document:
//
//  1. typesetter.go: every string passes one gate, is joined (Arabic), and gets a font for each of its
//     characters; what no font has becomes U+FFFD and a warning (warnings.go). Lines are broken in stored
//     order.
//  2. layout.go goes through the document; blocks.go, table.go, chart.go and cover.go make pieces of each
//     block: strips of a known height that know how to draw themselves and whether they must stay with the
//     next piece. theme.go has the sizes, colours and margins.
//  3. pages.go: pieces are dealt out to pages. After this every page number is known, so nothing is laid
//     out twice.
//  4. furniture.go and draw.go: pages are drawn on a Canvas, from the first to the last.
//  5. gofpdf.go is the Canvas, the one file that knows the PDF library. It writes pages (content.go) and takes
//     fonts and pictures from the library; finish.go puts the file together, with what the library can't write
//     (additions.go, attached.go, filewriter.go): language, links, outline, attached files, identifier, and the
//     way from joined Arabic letters back to letters that can be searched and copied.
//  6. tags.go says of everything on a page what it is, in the order in which it is read; tagtree.go writes that.
//     The file is tagged. Whether it meets PDF/UA nobody has validated, and nothing says so.
//
// The same document gives the same bytes: the dates in the file are the document's own, or that of
// SOURCE_DATE_EPOCH, and nothing else varies.
package pdf
