package report

import (
	"cmp"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
)

// FormSource is what a form to print is made of.
type FormSource struct {
	// Questionnaire in the language of the form.
	Questionnaire *questionnaires.Questionnaire
	Language      *lang.Language // nil: English
	// State marks what an assessment has; nil for an empty form.
	State *assessment.State
	// Questions are those to print, in order.
	Questions []*questionnaires.Question
	// Conditions say when a question is asked, by its id, in a sentence; nil: nothing is said of it.
	Conditions map[string]string
	Date       string // YYYY-MM-DD
	Program    string // the program's version
}

// Form builds a questionnaire as a form for the wall or for a pen: each question with its options as boxes to
// tick. The same source gives the same document.
func Form(s FormSource) *Document {
	if s.Language == nil {
		s.Language = lang.English()
	}
	s.Language = s.Language.Isolating()
	b := &formBuilder{s: s, refs: references(s.Questionnaire)}
	q := s.Questionnaire
	d := &Document{
		Language: s.Language.Code(), RTL: s.Language.RightToLeft(), Date: s.Date, Notice: b.t("report.form.notice"),
		Title:    b.t("report.form.title", "questionnaire", q.Title),
		Closing:  []string{b.t("report.closing.made-with")},
		Words:    PageWords{Contents: b.t("report.page.contents"), Continued: b.t("report.page.continued"), Page: b.t("report.page.number")},
		Identity: b.t("report.form.identity", "questionnaire", q.ID, "version", q.Version, "digest", short(q.Digest()), "program", s.Program),
	}
	minutes := 0
	for _, question := range s.Questions {
		minutes += question.Minutes
	}
	d.Cover = []Fact{
		{b.t("report.cover.questionnaire"), b.t("report.questionnaire", "title", q.Title, "version", q.Version)},
		{b.t("report.form.size"), b.t("report.form.questions", "n", len(s.Questions), "minutes", number(minutes))},
		{b.t("report.form.institution"), line(30)},
		{b.t("report.form.filled-on"), line(14)},
	}
	if s.State != nil {
		about := s.State.About
		d.Subject, d.Label, d.Marking = about.Subject, cmp.Or(about.TLP, DefaultLabel), about.Marking
	}
	d.Parts = b.parts()
	return d
}

type formBuilder struct {
	s    FormSource
	refs map[string]string
}

func (b *formBuilder) t(key string, facts ...any) string { return b.s.Language.T(key, facts...) }

// The boxes, and a line to write on.
const (
	box    = "☐"
	ticked = "☒"
)

func line(length int) string { return strings.Repeat("_", length) }

// parts has a part for each top section that has a question to print.
func (b *formBuilder) parts() []Part {
	wanted := map[string]bool{}
	for _, q := range b.s.Questions {
		wanted[q.ID] = true
	}
	var parts []Part
	for _, top := range b.s.Questionnaire.Sections {
		if blocks := b.section(top, 0, wanted); len(blocks) > 0 {
			parts = append(parts, Part{ID: top.ID, Title: top.Title, NewPage: true, Blocks: blocks})
		}
	}
	return parts
}

func (b *formBuilder) section(s *questionnaires.Section, depth int, wanted map[string]bool) []Block {
	var blocks []Block
	for _, q := range s.Questions {
		if wanted[q.ID] {
			blocks = append(blocks, b.question(q)...)
		}
	}
	for _, child := range s.Sections {
		blocks = append(blocks, b.section(child, depth+1, wanted)...)
	}
	if len(blocks) == 0 {
		return nil
	}
	var head []Block
	if depth > 0 {
		head = append(head, Heading{Level: 2, Text: s.Title})
	}
	if s.Intro != "" {
		head = append(head, Paragraph{Text: s.Intro})
	}
	return append(head, blocks...)
}

// question is a question with what helps to answer it, its boxes, and room for a finding and a document.
func (b *formBuilder) question(q *questionnaires.Question) []Block {
	entry := &assessment.Entry{}
	if b.s.State != nil && b.s.State.Answers[q.ID] != nil {
		entry = b.s.State.Answers[q.ID]
	}
	answer := entry.Answer
	if entry.Conflict {
		answer = questionnaires.Answer{}
	}
	blocks := []Block{Heading{Level: 3, ID: q.ID, Text: b.t("report.form.question", "reference", b.refs[q.ID], "ask", q.Ask)}}
	var help []string
	if q.Why != "" {
		help = append(help, q.Why)
	}
	if when := b.s.Conditions[q.ID]; when != "" {
		help = append(help, when)
	}
	if len(q.Evidence) > 0 {
		help = append(help, b.t("report.form.to-show", "documents", b.s.Language.Clauses(q.Evidence)))
	}
	if len(help) > 0 {
		blocks = append(blocks, Paragraph{Text: strings.Join(help, "\n"), Style: Small})
	}
	blocks = append(blocks, b.fields(q, entry, answer)...)
	tail := []string{b.special(q, answer)}
	if q.Provided {
		var providers []string
		for _, id := range questionnaires.Providers {
			providers = append(providers, boxFor(entry.Provided == id)+"\u00a0"+capital(b.t("report.provided."+id)))
		}
		tail = append(tail, b.t("report.form.provided", "providers", strings.Join(providers, "   ")))
	}
	tail = append(tail, b.t("report.form.document", "line", line(34), "short", line(12)))
	if entry.Finding == "" {
		tail = append(tail, b.t("report.form.finding", "line", line(60)))
	} else {
		tail = append(tail, b.t("report.form.finding", "line", entry.Finding))
	}
	return append(blocks, Paragraph{Text: strings.Join(tail, "\n"), Style: Small})
}

// fields are the boxes or lines of a question's answer.
func (b *formBuilder) fields(q *questionnaires.Question, entry *assessment.Entry, a questionnaires.Answer) []Block {
	write := func(kind, value string) []Block {
		if a.State != questionnaires.Answered {
			value = line(24)
		}
		return []Block{Paragraph{Text: b.t("report.form."+kind, "line", value, "unit", q.Unit)}}
	}
	switch q.Type {
	case questionnaires.Number:
		return write("number", a.Number)
	case questionnaires.Date:
		return write("date", a.Date)
	case questionnaires.Text:
		return write("text", a.Text)
	case questionnaires.List:
		return []Block{b.table(q, entry)}
	}
	lines := make([]string, len(q.Options))
	for i, o := range q.Options {
		chosen := a.Option == o.Code
		for _, code := range a.Options {
			chosen = chosen || code == o.Code
		}
		lines[i] = boxFor(chosen) + "\u00a0" + o.Code
		if o.Text != "" {
			lines[i] = boxFor(chosen) + "\u00a0" + b.s.Language.Beside([]string{o.Code, o.Text})
		}
	}
	return []Block{Paragraph{Text: strings.Join(lines, "\n")}}
}

// table is a list with its rows, and some to write on.
func (b *formBuilder) table(q *questionnaires.Question, entry *assessment.Entry) Table {
	const free = 4
	t := Table{Compact: true}
	for _, c := range q.Columns {
		head := c.Label
		if len(c.Options) > 0 {
			var texts []string
			for _, o := range c.Options {
				texts = append(texts, cmp.Or(o.Text, o.Code))
			}
			head = b.t("report.form.one-of", "column", c.Label, "options", b.s.Language.List(texts))
		}
		t.Columns = append(t.Columns, Column{Head: head, Width: 1})
	}
	for _, row := range entry.Rows {
		var cells []Cell
		for _, c := range q.Columns {
			cells = append(cells, Cell{Text: row.Cells[c.ID]})
		}
		t.Rows = append(t.Rows, cells)
	}
	for range free {
		// A space that does not break keeps an empty row as high as one that is written on.
		cells := make([]Cell, len(q.Columns))
		for i := range cells {
			cells[i] = Cell{Text: "\u00a0\n\u00a0"}
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// special are the boxes for what can stand in place of an answer.
func (b *formBuilder) special(q *questionnaires.Question, a questionnaires.Answer) string {
	boxes := []string{
		boxFor(a.State == questionnaires.DontKnow) + "\u00a0" + b.t("report.answer.dont-know"),
		boxFor(a.State == questionnaires.Withheld) + "\u00a0" + b.t("report.answer.withheld"),
	}
	if !q.Essential {
		reason := line(30)
		if a.State == questionnaires.NotApplicable {
			reason = a.Reason
			for _, na := range q.NA {
				if na.ID == a.Reason {
					reason = na.Text
				}
			}
		}
		boxes = append(boxes, boxFor(a.State == questionnaires.NotApplicable)+"\u00a0"+b.t("report.form.not-applicable", "reason", reason))
	}
	return strings.Join(boxes, "   ")
}

func boxFor(chosen bool) string {
	if chosen {
		return ticked
	}
	return box
}
