package docx

import (
	"strings"
	"unicode/utf8"

	"cirtkit/internal/docx"
	"cirtkit/internal/text"
)

// twipsPerPoint: the format counts in twentieths of a point.
const twipsPerPoint = 20

// width is the width of the text, in twips.
func width() int { return docx.Section{}.Width() }

// A logo is at most 40 by 25 millimetres, and not larger than at 96 dots an inch.
const (
	logoWide   = 2268
	logoHigh   = 1417
	twipsADot  = 15
	factsShare = 0.3 // of the width, for the names of facts
)

// cover is the first page: logo, title, subject, what is said plainly, the facts of the assessment, and what who hands
// the report over has to say.
func (r *renderer) cover() {
	d := r.doc
	if logo := d.Logo; logo != nil && logo.Width > 0 && logo.Height > 0 {
		scale := min(float64(logoWide)/float64(logo.Width), float64(logoHigh)/float64(logo.Height), twipsADot)
		r.add(docx.Picture{
			Data: logo.PNG, Width: max(int(scale*float64(logo.Width)), 1), Height: max(int(scale*float64(logo.Height)), 1), Alt: logo.Alt,
		})
	}
	r.add(docx.Paragraph{Style: docx.CoverTitle, Runs: docx.Text(d.Title)})
	if d.Subject != "" {
		r.add(docx.Paragraph{Style: docx.CoverSubject, Runs: docx.Text(d.Subject)})
	}
	if d.Notice != "" {
		r.add(docx.Paragraph{Style: docx.Lead, Runs: docx.Text(d.Notice)})
	}
	r.facts(d.Cover)
	if d.Note != "" {
		r.quote(d.Note, "")
	}
	if d.Identity != "" {
		r.add(docx.Paragraph{Style: docx.Small, Runs: docx.Text(d.Identity)})
	}
}

// section is the one kind of page that there is, with what each says: above, the label, the national marking and the
// subject; below, the status, the title and the page's number.
func (r *renderer) section() docx.Section {
	d := r.doc
	label := tag(d.Label)
	marking := bold(beginning(d.Marking, 90))
	subject := docx.Text(beginning(d.Subject, 160))
	header := docx.Furniture{Rule: true}
	// What has no room on one line stands on two.
	if length(d.Marking)+length(d.Subject) <= 70 {
		header.Lines = []docx.FurnitureLine{{Left: subject, Middle: marking, Right: label}}
		if len(marking) > 0 && length(d.Subject) > 30 {
			header.Lines = []docx.FurnitureLine{{Left: subject, Right: label}, {Left: marking}}
		}
	} else {
		header.Lines = []docx.FurnitureLine{{Left: marking, Right: label}, {Left: subject}}
	}
	status := bold(beginning(d.Status, 160))
	for i := range status {
		status[i].Ink = docx.Warm
	}
	title := docx.Text(beginning(d.Title, 160))
	page := docx.Text(d.Words.Page)
	footer := docx.Furniture{Rule: true}
	if length(d.Status)+length(d.Title) <= 70 {
		both := append(status, docx.Run{Text: "   "})
		footer.Lines = []docx.FurnitureLine{{Left: append(both, title...), Right: page}}
	} else {
		footer.Lines = []docx.FurnitureLine{{Left: status, Right: page}, {Left: title}}
	}
	return docx.Section{Header: header, Footer: footer}
}

func length(s string) int { return utf8.RuneCountInString(s) }

// bold is a bold run; none for an empty text.
func bold(s string) []docx.Run {
	if s == "" {
		return nil
	}
	return []docx.Run{{Text: s, Bold: true}}
}

// tag is a sharing label in the colours of TLP 2.0: on black, and so readable in grey.
func tag(label string) []docx.Run {
	if label == "" {
		return nil
	}
	ink := docx.White
	switch strings.ToUpper(label) {
	case "TLP:RED":
		ink = docx.Red
	case "TLP:AMBER", "TLP:AMBER+STRICT":
		ink = docx.Amber
	case "TLP:GREEN":
		ink = docx.Green
	}
	return []docx.Run{{Text: "\u00a0" + beginning(label, 60) + "\u00a0", Bold: true, Ink: ink, OnBlack: true}}
}

// beginning is a text in one line, cut by an ellipsis where it is longer than so many characters.
func beginning(s string, most int) string {
	s = plain(s)
	if length(s) <= most {
		return s
	}
	runes := []rune(s)
	return strings.TrimRight(string(runes[:most-1]), " ") + "…"
}

// plain is a text in one line, without isolates, for what shows no runs.
func plain(s string) string {
	s, _ = text.Clean(s, text.Rules{Max: 4 << 10})
	return text.OneLine(s)
}
