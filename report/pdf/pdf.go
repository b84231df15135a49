package pdf

import (
	"fmt"
	"io"

	"cirtkit/internal/fault"
	"cirtkit/internal/fonts"
	"cirtkit/report"
)

// Options change how a document is written.
type Options struct {
	// SourceDateEpoch is the value of the environment variable SOURCE_DATE_EPOCH: the file's dates in
	// seconds since 1970, for builds that must be the same everywhere. "" takes the document's date.
	SourceDateEpoch string
	// Attached are files that travel inside.
	Attached []Attached
}

// Attached is a file inside the document, such as the answers in a form that programs read.
type Attached struct {
	Name        string // of the file, without a folder
	Type        string // as in "application/json"
	Description string // in the document's language
	Data        []byte
}

// Write writes a document as a PDF. The warnings say which characters had to be replaced, and where. The
// error is the writer's, or a fault with the key "pdf.failed" when the PDF library gave up.
func Write(w io.Writer, d *report.Document, o Options) (warnings Warnings, err error) {
	// The gate keeps from the library all that it is known to panic on. Should it find something new,
	// a person gets a message and not a stack.
	defer func() {
		if r := recover(); r != nil {
			warnings, err = nil, fault.New(fault.Failed, "pdf.failed").Because(fmt.Errorf("%v", r))
		}
	}()
	l, canvas := newLayout(d), newLibrary()
	l.draw(canvas, l.pages())
	if err := l.set.faces.Err(); err != nil {
		return nil, fault.New(fault.Failed, "pdf.failed").Because(err)
	}
	err = canvas.Finish(w, Info{
		Title: l.set.plain(d.Title), Subject: l.set.plain(d.Subject),
		Language: d.Language, RTL: d.RTL, Unix: report.FileTime(d.Date, o.SourceDateEpoch).Unix(), Tree: l.root, Attached: o.Attached,
	})
	return l.set.lost.warnings, err
}

// draw draws pages from the first to the last.
func (l *layout) draw(canvas Canvas, pages []page) {
	d := &drawing{
		canvas: canvas, set: l.set, known: map[fonts.Name]bool{}, part: ornament,
		targets: findTargets(pages), numbers: map[string]Target{}, pages: len(pages),
	}
	f := l.furniture()
	for i := range pages {
		d.page = i + 1
		canvas.AddPage()
		f.draw(d)
		d.pieces(pages[i].pieces)
	}
}

func findTargets(pages []page) map[string]place {
	targets := map[string]place{}
	for i := range pages {
		for _, p := range pages[i].pieces {
			for _, id := range p.ids {
				if _, taken := targets[id]; !taken {
					targets[id] = place{i + 1, p.y}
				}
			}
		}
	}
	return targets
}

func (d *drawing) pieces(pieces []placed) {
	for _, p := range pieces {
		for _, id := range p.ids {
			if d.targets[id] == (place{d.page, p.y}) {
				d.canvas.Mark(d.target(id), max(0, p.y-6))
			}
		}
		if p.draw != nil {
			p.draw(d, p.y)
		}
		if p.bookmark != nil {
			d.outline(*p.bookmark, max(0, p.y-6))
		}
	}
}
