// Package docx writes a report as a word-processing document (Office Open XML), to be commented on and changed with
// changes tracked: what stands in it is said by styles with names, so that whoever gets it can list its headings, go to
// "gap_M_07" by name, restyle all tables at once, and have it read aloud.
//
// It says what the PDF says, in the same order. The charts are pictures, drawn from the same geometry, with what they
// show in words beside them. Contents list headings as links; numbers of pages come in when the reader has the contents
// made anew, since nobody but the word processor knows them, and asking for them would put a question to whoever opens
// the file.
//
// Isolates in texts become marks and runs (internal/docx); what a text holds can't become a part of the format.
package docx

import (
	"io"
	"strings"
	"time"

	"cirtkit/internal/chart/picture"
	"cirtkit/internal/docx"
	"cirtkit/internal/fault"
	"cirtkit/report"
)

// Options change how a document is written.
type Options struct {
	// SourceDateEpoch is the value of the environment variable SOURCE_DATE_EPOCH: the file's dates in
	// seconds since 1970, for builds that must be the same everywhere. "" takes the document's date.
	SourceDateEpoch string
}

// Write writes a document. The same document gives the same bytes. The error is the writer's, or a fault with the key
// "docx.failed" where a font of the program can't be read.
func Write(w io.Writer, d *report.Document, o Options) error {
	r := &renderer{doc: d, places: places(d), painter: picture.New(d.Language, d.RTL, picture.Resolution)}
	r.out = docx.New(docx.Properties{
		Title: plain(d.Title), Subject: plain(d.Subject), Language: d.Language, Date: report.FileTime(d.Date, o.SourceDateEpoch).Format(time.RFC3339),
	})
	r.widths = r.allWidths()
	r.out.Begin(r.section())
	switch {
	case d.Sheet:
		r.add(docx.Paragraph{Style: docx.Title, Runs: docx.Text(d.Title)})
	default:
		r.cover()
		if !d.Brief {
			r.out.Begin(r.section())
			r.add(docx.Contents{Title: d.Words.Contents, Depth: r.contentsDepth(), PagesLater: true})
		}
	}
	for i, part := range d.Parts {
		r.part(part, i == 0)
	}
	r.closing()
	if err := r.painter.Err(); err != nil {
		return fault.New(fault.Failed, "docx.failed").Because(err)
	}
	r.startPainting()
	return r.out.Write(w)
}

// renderer turns the blocks of one report into those of a word-processing document.
type renderer struct {
	doc     *report.Document
	out     *docx.Document
	places  map[string]bool // the IDs that links can go to
	painter *picture.Painter
	charts  []*picture.Drawing
	wait    func(i int) []byte
	widths  map[string][]int
	below   bool // a table was added last
	keep    bool // the paragraph that is added stays on the page of what follows
}

// add puts blocks at the end. What follows a table stands a little apart from it.
func (r *renderer) add(blocks ...docx.Block) {
	for _, b := range blocks {
		switch block := b.(type) {
		case docx.Table:
			r.below = true
		case docx.Paragraph:
			block.AirAbove = r.below && (block.Style == docx.Normal || block.Style == docx.Quote || block.Style == docx.Lead)
			r.below, b = false, block
		default:
			r.below = false
		}
		r.out.Add(b)
	}
}

// places are the IDs that stand somewhere in a document. A link to another one would go nowhere.
func places(d *report.Document) map[string]bool {
	out := map[string]bool{}
	for _, p := range d.Parts {
		out[p.ID] = true
		for _, b := range p.Blocks {
			switch b := b.(type) {
			case report.Heading:
				out[b.ID] = true
			case report.Table:
				for _, row := range b.Rows {
					for i, c := range row {
						if i < len(b.Columns) {
							out[c.ID] = true
						}
					}
				}
			}
		}
	}
	delete(out, "")
	return out
}

// linked is a run that leads to a place in the document or on the web, if there is such a place.
func (r *renderer) linked(run docx.Run, link string) docx.Run {
	switch {
	case r.places[link]:
		run.Link = link
	case strings.Contains(link, "://"):
		run.Web = link
	}
	return run
}

func (r *renderer) part(p report.Part, first bool) {
	fresh := p.NewPage || first && !r.doc.Sheet
	switch {
	case p.Title != "":
		r.add(docx.Paragraph{Style: docx.Heading1, ID: p.ID, NewPage: fresh, Runs: docx.Text(p.Title)})
	case fresh:
		r.add(docx.PageBreak{})
	}
	leads := p.Title != ""
	for i, b := range p.Blocks {
		r.keep = leads && i+1 < len(p.Blocks) && leadsTo(b, p.Blocks[i+1])
		r.block(b)
		_, heading := b.(report.Heading)
		leads = heading || r.keep
		r.keep = false
	}
}

// mostLeading is how many characters a paragraph has at most that stays on the page of what it leads to.
const mostLeading = 600

// leadsTo says whether a block is a short paragraph that leads from a heading to a table or drawing, or to a paragraph
// that may do so.
func leadsTo(b, next report.Block) bool {
	p, ok := b.(report.Paragraph)
	if !ok || length(p.Text) > mostLeading {
		return false
	}
	switch next := next.(type) {
	case report.Table, report.Chart, report.Facts:
		return true
	case report.Paragraph:
		return next.Style == report.Lead
	}
	return false
}

// onOnePage is how many lines the contents may have.
const onOnePage = 38

// contentsDepth is 2, or 1 where the contents would take more than a page: the summary should follow soon.
func (r *renderer) contentsDepth() int {
	n := 0
	for _, p := range r.doc.Parts {
		if n++; p.Title == "" {
			n--
		}
		for _, b := range p.Blocks {
			if h, ok := b.(report.Heading); ok && h.Level <= 2 {
				n++
			}
		}
	}
	if n > onOnePage {
		return 1
	}
	return 2
}

// closing are the last paragraphs.
func (r *renderer) closing() {
	for i, s := range r.doc.Closing {
		r.add(docx.Paragraph{Style: docx.Small, Runs: docx.Text(s), RuleAbove: i == 0})
	}
	if r.doc.Sheet && r.doc.Identity != "" {
		r.add(docx.Paragraph{Style: docx.Small, Runs: docx.Text(r.doc.Identity)})
	}
}
