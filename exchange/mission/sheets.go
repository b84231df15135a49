package mission

import (
	"strings"

	"cirtkit/internal/docx"
	"cirtkit/questionnaires"
)

// interview is the sheet for one institution: what it is asked first, in interview order (what is asked, what
// is looked at, what papers were to answer), then what it can answer too.
func (w *writer) interview(at int) *docx.Document {
	p := w.pack
	i := p.Institutions[at]
	d := w.begin(w.t("mission.sheet.title"), i.Name.Joined(" / "))
	d.Add(w.toFill(w.t("mission.fill.institution"), w.t("mission.fill.offices"), w.t("mission.fill.when"), w.t("mission.fill.interviewer")))
	if len(i.First) > 0 {
		w.add(d, docx.Small, "mission.sheet.minutes", "n", i.Minutes)
	}
	w.add(d, docx.Small, "mission.sheet.how")
	w.terms(d)
	by := [3][]int{}
	for _, n := range i.First {
		by[p.Questions[n].Method] = append(by[p.Questions[n].Method], n)
	}
	w.part(d, "mission.sheet.ask", "mission.sheet.ask-intro", by[Ask], i.Role)
	w.part(d, "mission.sheet.observe", "mission.sheet.observe-intro", by[Observe], i.Role)
	w.part(d, "mission.sheet.read", "mission.sheet.read-intro", by[Read], i.Role)
	w.part(d, "mission.sheet.also", "mission.sheet.also-intro", i.Also, i.Role)
	d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text(w.t("mission.sheet.end"))})
	w.add(d, docx.Normal, "mission.sheet.end-intro")
	d.Add(w.promises())
	return d
}

// desk is the sheet for what papers answer, before the mission.
func (w *writer) desk() *docx.Document {
	p := w.pack
	d := w.begin(w.t("mission.desk.title"), "")
	d.Add(w.toFill(w.t("mission.fill.reader"), w.t("mission.fill.date")))
	w.add(d, docx.Normal, "mission.desk.intro")
	w.terms(d)
	var read []int
	for at, q := range p.Questions {
		if q.Method == Read {
			read = append(read, at)
		}
	}
	if len(read) == 0 {
		w.add(d, docx.Normal, "mission.desk.none")
		return d
	}
	w.add(d, docx.Small, "mission.desk.minutes", "n", p.DeskMinutes)
	w.questions(d, read, nobody)
	return d
}

// check is the one sheet of the pre-mission check.
func (w *writer) check() *docx.Document {
	p := w.pack
	d := w.begin(w.t("mission.check.title"), "")
	d.Add(w.toFill(w.t("mission.fill.institution"), w.t("mission.fill.offices"), w.t("mission.fill.when"), w.t("mission.fill.interviewer")))
	if len(p.Questions) == 0 {
		w.add(d, docx.Normal, "mission.check.none")
		return d
	}
	w.add(d, docx.Lead, "mission.check.minutes", "n", p.Minutes, "questions", len(p.Questions))
	if p.Minutes > CheckMinutes {
		w.add(d, docx.Normal, "mission.check.longer", "planned", CheckMinutes, "desk", p.DeskMinutes)
	}
	w.add(d, docx.Small, "mission.sheet.how")
	w.terms(d)
	all := make([]int, len(p.Questions))
	for at := range all {
		all[at] = at
	}
	w.questions(d, all, quick)
	d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text(w.t("mission.sheet.end"))})
	w.add(d, docx.Normal, "mission.sheet.end-intro")
	d.Add(w.promises())
	return d
}

// CheckMinutes is how long a pre-mission check is meant to take.
const CheckMinutes = 45

// What stands in place of a role on a sheet for no institution: nobody, and quick for one that has to be
// short.
const (
	nobody = "\x00"
	quick  = "\x00quick"
)

// terms lists what is called otherwise in the country.
func (w *writer) terms(d *docx.Document) {
	if len(w.pack.Terms) == 0 {
		return
	}
	t := docx.Table{Columns: []int{2600, width - 2600}, Title: w.t("mission.terms")}
	d.Add(docx.Paragraph{Style: docx.Heading3, Runs: docx.Text(w.t("mission.terms"))})
	for _, term := range w.pack.Terms {
		t.Rows = append(t.Rows, docx.Row{Cells: []docx.TableCell{cell(term.ID), cell(term.Text)}})
	}
	d.Add(t)
}

// part is a part of a sheet; one without questions is left out.
func (w *writer) part(d *docx.Document, title, intro string, questions []int, role string) {
	if len(questions) == 0 {
		return
	}
	d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text(w.t(title))})
	w.add(d, docx.Normal, intro)
	w.questions(d, questions, role)
}

// questions lays questions out below their sections.
func (w *writer) questions(d *docx.Document, questions []int, role string) {
	section := ""
	for _, at := range questions {
		q := w.pack.Questions[at]
		if title := q.Section.Joined(" / "); title != section {
			section = title
			d.Add(docx.Paragraph{Style: docx.Heading2, Runs: docx.Text(title)})
		} else {
			d.Add(docx.Paragraph{Style: docx.CellSmall})
		}
		d.Add(w.question(q, role))
	}
}

// question is one question: a narrow column that says what each row is, and one for each language.
func (w *writer) question(q Question, role string) docx.Table {
	languages := len(w.pack.speaker)
	columns := []int{1560}
	for range languages {
		columns = append(columns, (width-1560)/languages)
	}
	t := docx.Table{Columns: columns, Look: docx.Ruled, Together: true, Title: joined(" ", q.Reference, q.Label.String())}
	head := w.across(q.Ask, docx.Cell, true)
	head.Cells = append([]docx.TableCell{{Paragraphs: []docx.Paragraph{{Style: docx.Cell, Runs: []docx.Run{{Text: q.Reference, Bold: true}}}}}}, head.Cells...)
	for i := range head.Cells {
		head.Cells[i].Fill = docx.Band
	}
	t.Rows = append(t.Rows, head)
	row := func(key string, s Said, style docx.Style) {
		if s != nil {
			r := w.across(s, style, false)
			r.Cells = append([]docx.TableCell{w.label(w.t(key))}, r.Cells...)
			t.Rows = append(t.Rows, r)
		}
	}
	wide := func(label, s string, height int) {
		t.Rows = append(t.Rows, docx.Row{Height: height, Cells: []docx.TableCell{w.label(label), {Span: languages, Paragraphs: cell(s).Paragraphs}}})
	}
	row("mission.row.only-if", q.OnlyIf, docx.Cell)
	if role != quick {
		row("mission.row.why", q.Why, docx.CellSmall)
	}
	if q.Example != "" {
		wide(w.t("mission.row.example"), q.Example, 0)
	}
	t.Rows = append(t.Rows, w.toAnswer(q)...)
	if q.Type == questionnaires.Choices {
		wide(w.t("mission.answer.any-number"), w.otherAnswers(q), 0)
	} else {
		wide("", w.otherAnswers(q), 0)
	}
	if q.Provided {
		wide(w.t("mission.row.provided"), w.providers(), 0)
	}
	row("mission.row.probe", q.Probe, docx.Cell)
	if len(q.Evidence) > 0 {
		row("mission.row.show", ticked(q.Evidence), docx.Cell)
	}
	var others []string
	for _, r := range q.Roles {
		if r != role {
			others = append(others, r)
		}
	}
	if len(others) > 0 && others[0] != Anyone {
		label := "mission.row.others"
		if role == nobody || role == quick {
			label = "mission.row.whom"
		}
		row(label, w.pack.speaker.roles(others), docx.CellSmall)
	}
	if role == quick {
		wide(w.t("mission.row.notes"), "", 640)
		return t
	}
	wide(w.t("mission.row.notes"), "", 900)
	wide(w.t("mission.row.evidence"), "", 500)
	return t
}

// across is a row with a text in each language, side by side. Where the texts are one, it stands once.
func (w *writer) across(s Said, style docx.Style, bold bool) docx.Row {
	var row docx.Row
	for i, p := range s {
		paragraph := w.paragraph(style, p)
		for j := range paragraph.Runs {
			paragraph.Runs[j].Bold = bold
		}
		if i > 0 && p.Text == s[0].Text {
			row.Cells[0].Span++
			continue
		}
		row.Cells = append(row.Cells, docx.TableCell{Span: 1, Paragraphs: []docx.Paragraph{paragraph}})
	}
	return row
}

// label is the narrow cell that says what a row is.
func (w *writer) label(s string) docx.TableCell {
	return docx.TableCell{Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Runs: docx.Text(s)}}}
}

// ticked is texts as one, each on a line with a box.
func ticked(list []Said) Said {
	out := append(Said(nil), list[0]...)
	for i := range out {
		var lines []string
		for _, s := range list {
			lines = append(lines, docx.Box+" "+s[i].Text)
			out[i].English = out[i].English || s[i].English
		}
		out[i].Text = strings.Join(lines, "\n")
	}
	return out
}

// toAnswer are the rows for the answer itself.
func (w *writer) toAnswer(q Question) []docx.Row {
	languages := len(w.pack.speaker)
	var rows []docx.Row
	for _, o := range q.Options {
		sign := docx.Box
		if strings.Trim(o.Code, "0123456789") == "" {
			sign += " " + o.Code
		}
		r := w.across(o.Text, docx.Cell, false)
		r.Cells = append([]docx.TableCell{{Paragraphs: []docx.Paragraph{{Style: docx.Cell, Align: docx.End, Runs: docx.Text(sign)}}}}, r.Cells...)
		rows = append(rows, r)
	}
	wide := func(label, s string, height int) {
		rows = append(rows, docx.Row{Height: height, Cells: []docx.TableCell{w.label(label), {Span: languages, Paragraphs: cell(s).Paragraphs}}})
	}
	switch q.Type {
	case questionnaires.Number:
		said := blank + " " + q.Unit.Joined(" / ")
		if q.Min != "" || q.Max != "" {
			said += "   (" + joined(" – ", q.Min, q.Max) + ")"
		}
		wide(w.t("mission.answer.number"), said, 480)
	case questionnaires.Date:
		wide(w.t("mission.answer.date"), "____ – __ – __   ("+w.t("mission.answer.date-form")+")", 480)
	case questionnaires.Text:
		wide(w.t("mission.answer.text"), "", 900)
	case questionnaires.List:
		rows = append(rows, w.listRows(q)...)
	}
	return rows
}

// blank is a line to write on.
const blank = "__________________"

// listRows are what each entry of a list says, and room for entries. The columns of the question's table are
// its languages, so an entry is written as a line.
func (w *writer) listRows(q Question) []docx.Row {
	var asked []string
	for _, c := range q.Columns {
		s := c.Label.Joined(" / ")
		if len(c.Options) > 0 {
			var options []string
			for _, o := range c.Options {
				options = append(options, o.Joined(" / "))
			}
			s += " (" + strings.Join(options, ", ") + ")"
		} else if unit := c.Unit.Joined(" / "); unit != "" {
			s += " (" + unit + ")"
		}
		asked = append(asked, s)
	}
	languages := len(w.pack.speaker)
	rows := []docx.Row{{Cells: []docx.TableCell{w.label(w.t("mission.answer.list")), {Span: languages, Paragraphs: cell(strings.Join(asked, " · ")).Paragraphs}}}}
	for i := range 4 {
		rows = append(rows, docx.Row{Height: 480, Cells: []docx.TableCell{
			{Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Align: docx.End, Runs: docx.Text(decimal(i + 1))}}}, {Span: languages},
		}})
	}
	return rows
}

// otherAnswers are the boxes for what is no option: each is an answer too.
func (w *writer) otherAnswers(q Question) string {
	boxes := []string{box(w.t("mission.answer.dont-know")), box(w.t("mission.answer.withheld"))}
	for _, na := range q.NA {
		boxes = append(boxes, box(w.t("mission.answer.na", "reason", na.Joined(" / "))))
	}
	return strings.Join(boxes, "      ")
}

// providers are the boxes for who provides a service or means.
func (w *writer) providers() string {
	var boxes []string
	for _, provider := range questionnaires.Providers {
		boxes = append(boxes, box(w.t("mission.provided."+provider)))
	}
	return strings.Join(boxes, "      ")
}

// box is a box with what it is for; a short text stays on one line with it.
func box(s string) string {
	const noBreak = "\u00a0"
	if len(s) <= 40 {
		s = strings.ReplaceAll(s, " ", noBreak)
	}
	return docx.Box + noBreak + s
}

// promises is room for what was promised, by whom and until when.
func (w *writer) promises() docx.Table {
	t := docx.Table{
		Columns: []int{4638, 3000, 2000}, Look: docx.Grid, Title: w.t("mission.sheet.end"),
		Rows: []docx.Row{w.heads(w.t("mission.head.promised"), w.t("mission.head.by"), w.t("mission.head.until"))},
	}
	for range 5 {
		t.Rows = append(t.Rows, docx.Row{Height: 480})
	}
	return t
}
