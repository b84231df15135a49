package docx

import (
	"math"

	"cirtkit/internal/chart/picture"
	"cirtkit/internal/docx"
	"cirtkit/report"
)

// chartHigh is how high a drawing can be, in points: a page with room for its caption.
const chartHigh = 640

// chart is a caption, the drawings, and, where the drawing doesn't hold all its names and numbers, what it shows in words.
func (r *renderer) chart(c report.Chart) {
	wide := float64(width()) / twipsPerPoint
	drawings := c.Drawings(wide, chartHigh, r.painter.Ruler(), r.doc.Words)
	var planned []*picture.Drawing
	for _, d := range drawings {
		if p := r.painter.Plan(wide, chartHigh, d); p != nil {
			planned = append(planned, p)
		}
	}
	if len(planned) == 0 {
		return
	}
	if c.Caption != "" {
		r.add(docx.Paragraph{Style: docx.Caption, Runs: docx.Text(c.Caption)})
	}
	inWords := c.Radar != nil && len(c.Radar.Texts) == 0 && c.Alt != ""
	for i, p := range planned {
		alt := c.Alt
		if alt == "" {
			alt = c.Caption
		}
		if i > 0 {
			alt = c.Caption + " " + r.doc.Words.Continued
		}
		at := len(r.charts)
		r.charts = append(r.charts, p)
		r.add(docx.Picture{
			Format: docx.PNG, Width: int(math.Round(p.Width * twipsPerPoint)), Height: int(math.Round(p.Height * twipsPerPoint)),
			Alt: plain(alt), KeepNext: inWords && i == len(planned)-1,
			Load: func() []byte { return r.wait(at) },
		})
	}
	if inWords {
		r.add(docx.Paragraph{Style: docx.Small, Runs: docx.Text(c.Alt)})
	}
}

// startPainting paints the drawings while the rest of the file is written.
func (r *renderer) startPainting() { r.wait = r.painter.Start(r.charts) }
