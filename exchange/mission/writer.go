package mission

import (
	"strings"

	"cirtkit/internal/docx"
	"cirtkit/internal/lang"
)

// writer lays a pack out as documents.
type writer struct{ pack *Pack }

// t is a text of the catalogue in the pack's languages, joined where they differ.
func (w *writer) t(key string, facts ...any) string {
	return w.both(key, facts...).Joined(" / ")
}

// both is a text of the catalogue in each of the pack's languages.
func (w *writer) both(key string, facts ...any) Said {
	return w.pack.speaker.words(func(words *lang.Language) string { return words.T(key, facts...) })
}

// language is the code of the pack's main language.
func (w *writer) language() string { return w.pack.speaker[0].language() }

// width is how wide the text of a portrait page is.
var width = docx.Section{}.Width()

// begin begins a document with its furniture, its title and what it is about.
func (w *writer) begin(title, about string) *docx.Document {
	d := docx.New(docx.Properties{Title: joined(" · ", title, about), Subject: w.pack.Title.String(), Language: w.language()})
	d.Begin(docx.Section{
		Header: docx.Furniture{Left: w.t("mission.label-to-fill"), Right: w.pack.Title.String() + " " + w.pack.Version},
		Footer: docx.Furniture{Left: joined(" · ", title, about), Right: w.pack.speaker[0].Words.T("mission.page", "page", "{page}", "pages", "{pages}")},
	})
	d.Add(docx.Paragraph{Style: docx.Title, Runs: docx.Text(title)}, docx.Paragraph{Style: docx.Subtitle, Runs: docx.Text(joined(" · ", about, w.pack.Title.Joined(" / ")))})
	return d
}

// paragraphs are a text in each language, a paragraph each. What is in English for want of a translation
// says so.
func (w *writer) paragraphs(style docx.Style, texts ...Said) []docx.Paragraph {
	var out []docx.Paragraph
	for i := range w.pack.speaker {
		for _, s := range texts {
			if i < len(s) && (i == 0 || s[i] != s[0]) {
				out = append(out, w.paragraph(style, s[i]))
			}
		}
	}
	return out
}

func (w *writer) paragraph(style docx.Style, p Phrase) docx.Paragraph {
	out := docx.Paragraph{Style: style, Language: p.Language, Runs: []docx.Run{{Text: p.Text}}}
	if p.English {
		out.Runs = append([]docx.Run{{Text: w.pack.speaker[0].Words.T("mission.in-english") + " ", Muted: true}}, out.Runs...)
	}
	return out
}

// add puts a text of the catalogue into a document, in each language.
func (w *writer) add(d *docx.Document, style docx.Style, key string, facts ...any) {
	for _, p := range w.paragraphs(style, w.both(key, facts...)) {
		d.Add(p)
	}
}

// heads is the head row of a table.
func (w *writer) heads(texts ...string) docx.Row {
	row := docx.Row{Head: true}
	for _, t := range texts {
		row.Cells = append(row.Cells, docx.TableCell{Fill: docx.Dark, Paragraphs: []docx.Paragraph{{Style: docx.CellHead, Runs: docx.Text(t)}}})
	}
	return row
}

func cell(s string) docx.TableCell {
	return docx.TableCell{Paragraphs: []docx.Paragraph{{Style: docx.Cell, Runs: docx.Text(s)}}}
}

// toFill is a table of two columns: what is asked for, and room for it.
func (w *writer) toFill(labels ...string) docx.Table {
	t := docx.Table{Columns: []int{2600, width - 2600}, Look: docx.Grid}
	for _, label := range labels {
		t.Rows = append(t.Rows, docx.Row{Height: 420, Cells: []docx.TableCell{
			{Fill: docx.Pale, Paragraphs: []docx.Paragraph{{Style: docx.Cell, Runs: docx.Text(label)}}}, {},
		}})
	}
	return t
}

// references are the short numbers of questions.
func (p *Pack) references(questions []int) string {
	var out []string
	for _, at := range questions {
		out = append(out, p.Questions[at].Reference)
	}
	return strings.Join(out, ", ")
}

// joined joins what is not empty.
func joined(separator string, parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, separator)
}
