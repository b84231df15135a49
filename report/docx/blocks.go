package docx

import (
	"strings"

	"cirtkit/internal/docx"
	"cirtkit/report"
)

func (r *renderer) block(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		style := docx.Heading2
		if b.Level > 2 {
			style = docx.Heading3
		}
		r.add(docx.Paragraph{Style: style, ID: b.ID, Language: b.Language, Runs: docx.Text(b.Text)})
	case report.Paragraph:
		r.paragraph(b)
	case report.Bullets:
		r.bullets(b)
	case report.Table:
		r.table(b)
	case report.Facts:
		r.facts(b.Items)
	case report.Chart:
		r.chart(b)
	}
}

func (r *renderer) paragraph(p report.Paragraph) {
	switch p.Style {
	case report.Quote:
		r.quote(p.Text, p.Language)
		return
	case report.Lead:
		r.add(docx.Paragraph{Style: docx.Lead, KeepNext: r.keep, Language: p.Language, Runs: docx.Text(p.Text)})
	case report.Small:
		r.add(docx.Paragraph{Style: docx.Small, KeepNext: r.keep, Language: p.Language, Runs: docx.Text(p.Text)})
	default:
		r.add(docx.Paragraph{KeepNext: r.keep, Language: p.Language, Runs: docx.Text(p.Text)})
	}
}

// quote is what somebody entered: an empty line in it begins a new paragraph.
func (r *renderer) quote(s, language string) {
	for piece := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n\n") {
		if piece = strings.Trim(piece, "\n"); piece != "" {
			r.add(docx.Paragraph{Style: docx.Quote, Language: language, Runs: docx.Text(piece)})
		}
	}
}

func (r *renderer) bullets(b report.Bullets) {
	if len(b.Items) == 0 {
		return
	}
	list := docx.List{Numbered: b.Numbered}
	for _, item := range b.Items {
		list.Items = append(list.Items, docx.Paragraph{
			Language: item.Language, Runs: []docx.Run{r.linked(docx.Run{Text: item.Text}, item.Link)},
		})
	}
	r.add(list)
}

// facts are names and values in two columns.
func (r *renderer) facts(items []report.Fact) {
	if len(items) == 0 {
		return
	}
	names := int(factsShare * float64(width()))
	t := docx.Table{Look: docx.Ruled, FirstColumn: true, Columns: []int{names, width() - names}}
	for _, f := range items {
		t.Rows = append(t.Rows, docx.Row{Split: long(f.Value), Cells: []docx.TableCell{
			{Paragraphs: []docx.Paragraph{{Style: docx.Cell, Runs: []docx.Run{{Text: f.Name, Muted: true}}}}},
			{Paragraphs: []docx.Paragraph{{Style: docx.Cell, Runs: docx.Text(f.Value)}}},
		}})
	}
	r.add(t)
}
