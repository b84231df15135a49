package report

import (
	"maps"
	"slices"

	"cirtkit/questionnaires"
)

// resolutionTopics is the catalogue of the topics of WTDC Resolution 69.
const resolutionTopics = "r69"

// referencesPart has every catalogue that questions map to, without a verdict: what is reported on each topic of the
// resolution, and which questions are on the codes of the others. In a stock-take, catalogues of topics are parts of
// their own before it.
func (b *builder) referencesPart() []Part {
	if !b.factsOnly {
		return b.crosswalksTo(b.q.Catalogues)
	}
	topics, others := b.topics()
	return append(topics, b.crosswalksTo(others)...)
}

func (b *builder) crosswalksTo(catalogues []questionnaires.Catalogue) []Part {
	p := Part{ID: "references", Title: b.t("report.references.title"), NewPage: true}
	var others [][]Cell
	for i := range catalogues {
		c := &catalogues[i]
		byCode := b.questionsByCode(c.ID)
		switch {
		case len(byCode) == 0:
		case c.ID == resolutionTopics:
			p.Blocks = append(p.Blocks, b.stockTakeOf(c, byCode)...)
		default:
			others = append(others, b.whereAsked(c, byCode))
		}
	}
	if len(others) > 0 {
		lead := "report.references.numbers"
		if b.factsOnly {
			lead = "report.stock-take.numbers"
		}
		if len(p.Blocks) > 0 {
			p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "catalogues", Text: b.t("report.references.others")})
		}
		t := Table{Columns: []Column{
			{Head: b.t("report.column.catalogue"), Width: 0.3},
			{Head: b.t("report.column.codes"), Width: 0.7},
		}, Rows: others, Compact: true}
		p.Blocks = append(p.Blocks, Paragraph{Text: b.t(lead)}, t)
	}
	if len(p.Blocks) == 0 {
		return nil
	}
	return []Part{p}
}

// stockTakeOf is a row for every topic of a catalogue with what is reported on it.
func (b *builder) stockTakeOf(c *questionnaires.Catalogue, byCode map[string][]*questionnaires.Question) []Block {
	t := Table{Columns: []Column{
		{Head: b.t("report.column.topic"), Width: 0.4},
		{Head: b.t("report.column.reported"), Width: 0.6},
	}, Compact: true}
	for _, code := range codesOf(c, byCode) {
		row := []Cell{{Text: b.coded(code)}, {Text: b.t("report.references.not-asked"), Tone: Muted}}
		if questions := byCode[code.ID]; len(questions) > 0 {
			row[1] = Cell{Text: b.reported(questions)}
		}
		t.Rows = append(t.Rows, row)
	}
	out := []Block{
		Heading{Level: 2, ID: "catalogue-" + c.ID, Text: c.Title},
		Paragraph{Text: b.t("report.references.stock-take")},
		t,
	}
	if c.Use != "" {
		out = append(out, Paragraph{Text: c.Use, Style: Small})
	}
	return out
}

// whereAsked is a catalogue in a row: its codes run on, each with the numbers of its questions and each group on a line
// of its own. They are looked up and not read, so that only the report in full has their names, and the codes that
// no question is on; else the row closes with their number.
func (b *builder) whereAsked(c *questionnaires.Catalogue, byCode map[string][]*questionnaires.Question) []Cell {
	c = b.wholeCatalogue(c)
	c = &questionnaires.Catalogue{ID: c.ID, Title: c.Title, Use: c.Use, Codes: codesOf(c, byCode)}
	var text, idle []string
	for _, g := range b.groupsOf(c) {
		var entries []string
		for _, code := range g.codes {
			name := code.ID
			if b.Depth == Full {
				name = b.coded(code)
			}
			if questions := byCode[code.ID]; len(questions) > 0 {
				entries = append(entries, b.t("report.references.answer", "name", name, "answer", b.numbers(questions)))
			} else {
				idle = append(idle, code.ID)
			}
		}
		if len(entries) > 0 {
			text = append(text, b.lang.Clauses(entries))
		}
	}
	switch {
	case len(idle) > 0 && b.Depth == Full:
		text = append(text, b.t("report.references.idle", "codes", b.lang.List(idle)))
	case len(idle) > 0:
		text = append(text, b.t("report.references.idle-count", "n", len(idle)))
	}
	return []Cell{{Text: lines(c.Title, c.Use), ID: "catalogue-" + c.ID}, {Text: lines(text...)}}
}

// codesOf are the codes of a catalogue in its order, and then those that questions name and it lacks.
func codesOf(c *questionnaires.Catalogue, byCode map[string][]*questionnaires.Question) []questionnaires.Named {
	out := slices.Clone(c.Codes)
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		if !hasCode(out, code) {
			out = append(out, questionnaires.Named{ID: code})
		}
	}
	return out
}

// wholeCatalogue is a catalogue with all the codes that it has where it comes with the program: a questionnaire
// states only those that it uses.
func (b *builder) wholeCatalogue(c *questionnaires.Catalogue) *questionnaires.Catalogue {
	r := b.catalogue(c.ID)
	if r == nil || slices.ContainsFunc(c.Codes, func(code questionnaires.Named) bool { return r.Entry(code.ID) == nil }) {
		return c // another one of that name
	}
	whole := *c
	whole.Codes = nil
	for _, e := range r.Entries {
		code := questionnaires.Named{ID: e.Code, Text: e.Text}
		if i := slices.IndexFunc(c.Codes, func(stated questionnaires.Named) bool { return stated.ID == e.Code }); i >= 0 {
			code = c.Codes[i] // in the language of the questionnaire
		}
		whole.Codes = append(whole.Codes, code)
	}
	return &whole
}

// catalogue is a catalogue that comes with the program, nil where there is none of that id. Each is read once.
func (b *builder) catalogue(id string) *questionnaires.Reference {
	r, ok := b.opened[id]
	if !ok {
		r, _ = questionnaires.OpenReference(id) // an error says that there is none: the files are part of the program
		if b.opened == nil {
			b.opened = map[string]*questionnaires.Reference{}
		}
		b.opened[id] = r
	}
	return r
}

func hasCode(codes []questionnaires.Named, id string) bool {
	return slices.ContainsFunc(codes, func(c questionnaires.Named) bool { return c.ID == id })
}

// coded is a code with its short name.
func (b *builder) coded(code questionnaires.Named) string {
	if code.Text == "" {
		return code.ID
	}
	return b.t("report.references.topic", "code", code.ID, "text", code.Text)
}

// questionsByCode are the questions that map to each code of a catalogue.
func (b *builder) questionsByCode(catalogue string) map[string][]*questionnaires.Question {
	byCode := map[string][]*questionnaires.Question{}
	for _, q := range b.questions() {
		for _, code := range q.Maps[catalogue] {
			byCode[code] = append(byCode[code], q)
		}
	}
	return byCode
}

// numbers are the numbers of questions.
func (b *builder) numbers(questions []*questionnaires.Question) string {
	var out []string
	for _, q := range questions {
		out = append(out, b.refs[q.ID])
	}
	return b.lang.List(out)
}

// reported is what was answered on questions, a line each.
func (b *builder) reported(questions []*questionnaires.Question) string {
	var out []string
	for _, q := range questions {
		out = append(out, b.t("report.references.answer", "name", b.named(q), "answer", b.claim(q)))
	}
	return lines(out...)
}
