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
	for _, p := range w.paragraphs(docx.Normal, w.both(intro)) {
		p.KeepNext = true
		d.Add(p)
	}
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
		}
		d.Add(w.question(q, role))
	}
}

// otherAnswers are the boxes for what is no option: each is an answer too.
func (w *writer) otherAnswers(q Question) string {
	boxes := []string{box(w.t("mission.answer.dont-know")), box(w.t("mission.answer.withheld"))}
	for _, na := range q.NA {
		boxes = append(boxes, box(w.t("mission.answer.na", "reason", na.Joined(" / "))))
	}
	return strings.Join(boxes, "    ")
}

// providers are the boxes for who provides a service or means.
func (w *writer) providers() string {
	var boxes []string
	for _, provider := range questionnaires.Providers {
		boxes = append(boxes, box(w.t("mission.provided."+provider)))
	}
	return strings.Join(boxes, "    ")
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
