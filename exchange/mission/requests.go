package mission

import (
	"strings"

	"cirtkit/internal/docx"
)

// noBreakHyphen keeps the short number of a question on one line.
const noBreakHyphen = "\u2011"

// documents is what is sent ahead: which documents are asked for, of whom, and for which questions.
func (w *writer) documents() *docx.Document {
	p := w.pack
	d := w.begin(w.t("mission.documents.title"), "")
	for _, purpose := range w.paragraphs(docx.Lead, p.Purpose) {
		d.Add(purpose)
	}
	w.add(d, docx.Normal, "mission.documents.intro")
	w.add(d, docx.Normal, "mission.documents.how")
	if len(p.Documents) == 0 {
		w.add(d, docx.Normal, "mission.documents.none")
	} else {
		d.Add(w.documentTable(p.Documents))
	}
	if len(p.OnSite) > 0 {
		d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text(w.t("mission.on-site.title"))})
		w.add(d, docx.Normal, "mission.on-site.intro")
		d.Add(w.documentTable(p.OnSite))
	}
	return d
}

// documentTable lists documents below whom to ask first.
func (w *writer) documentTable(list []Document) docx.Table {
	p := w.pack
	t := docx.Table{
		Title:   w.t("mission.documents.title"),
		Columns: []int{560, 4078, 1300, 2500, 1200},
		Rows:    []docx.Row{w.heads("", w.t("mission.head.document"), w.t("mission.head.serves"), w.t("mission.head.also-from"), w.t("mission.head.received"))},
	}
	n := 0
	for _, i := range p.Institutions {
		begun := false
		for _, doc := range list {
			if doc.Roles[0] != i.Role {
				continue
			}
			if !begun {
				begun = true
				name := w.paragraphs(docx.Cell, i.Name)
				for j := range name {
					name[j].KeepNext = true
					for k := range name[j].Runs {
						name[j].Runs[k].Bold = true
					}
				}
				t.Rows = append(t.Rows, docx.Row{Cells: []docx.TableCell{{Span: 5, Fill: docx.Band, Paragraphs: name}}})
			}
			n++
			references := strings.ReplaceAll(p.references(doc.Questions), "-", noBreakHyphen)
			t.Rows = append(t.Rows, docx.Row{Cells: []docx.TableCell{
				cell(decimal(n)), {Paragraphs: w.paragraphs(docx.Cell, doc.Name)},
				{Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Runs: docx.Text(references)}}},
				{Paragraphs: w.paragraphs(docx.CellSmall, p.speaker.roles(doc.Roles[1:]))}, cell(docx.Box),
			}})
		}
	}
	return t
}

// agenda is who is invited, and when.
func (w *writer) agenda() *docx.Document {
	p := w.pack
	d := w.begin(w.t("mission.agenda.title"), "")
	d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text(w.t("mission.institutions.title"))})
	w.add(d, docx.Normal, "mission.institutions.intro")
	t := docx.Table{
		Title:   w.t("mission.institutions.title"),
		Columns: []int{2838, 880, 880, 880, 880, 1080, 2200},
		Rows: []docx.Row{w.heads(w.t("mission.head.institution"), w.t("mission.head.ask"), w.t("mission.head.observe"), w.t("mission.head.read"),
			w.t("mission.head.also"), w.t("mission.head.minutes"), w.t("mission.head.invited"))},
	}
	for _, i := range p.Institutions {
		row := docx.Row{Height: 560, Cells: []docx.TableCell{{Paragraphs: w.paragraphs(docx.Cell, i.Name)}}}
		for _, n := range []int{i.Counts[Ask], i.Counts[Observe], i.Counts[Read], len(i.Also), i.Minutes} {
			row.Cells = append(row.Cells, count(n))
		}
		t.Rows = append(t.Rows, row)
	}
	d.Add(t)
	w.add(d, docx.Small, "mission.institutions.note")

	d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text(w.t("mission.agenda.heading"))})
	w.add(d, docx.Normal, "mission.agenda.intro", "n", p.Agenda.Days())
	if p.Agenda.DeskMinutes > 0 {
		w.add(d, docx.Normal, "mission.agenda.desk", "n", p.Agenda.DeskMinutes)
	}
	d.Add(w.agendaTable())
	w.add(d, docx.Small, "mission.agenda.rule")
	if len(p.Agenda.IfTimeAllows) > 0 {
		d.Add(docx.Paragraph{Style: docx.Heading2, Runs: docx.Text(w.t("mission.agenda.if-time"))})
		w.add(d, docx.Normal, "mission.agenda.if-time-intro")
		var items []docx.Paragraph
		for _, at := range p.Agenda.IfTimeAllows {
			items = append(items, docx.Paragraph{Runs: docx.Text(p.Institutions[at].Name.Joined(" / "))})
		}
		d.Add(docx.List{Items: items})
	}
	return d
}

// count is a number in a table; nothing is a dash.
func count(n int) docx.TableCell {
	text := decimal(n)
	if n == 0 {
		text = "–"
	}
	return docx.TableCell{Paragraphs: []docx.Paragraph{{Style: docx.Cell, Align: docx.Centre, Runs: docx.Text(text)}}}
}

// agendaTable has a row for each sitting, below the half-day that it is in.
func (w *writer) agendaTable() docx.Table {
	p := w.pack
	t := docx.Table{
		Title:   w.t("mission.agenda.heading"),
		Columns: []int{1400, 4638, 1600, 2000},
		Rows:    []docx.Row{w.heads(w.t("mission.head.time"), w.t("mission.head.with"), w.t("mission.head.questions"), w.t("mission.head.place"))},
	}
	for i, s := range p.Agenda.Slots {
		if i == 0 || s.Day != p.Agenda.Slots[i-1].Day || s.Half != p.Agenda.Slots[i-1].Half {
			t.Rows = append(t.Rows, docx.Row{Cells: []docx.TableCell{{Span: 4, Fill: docx.Band, Paragraphs: []docx.Paragraph{{
				Style: docx.Cell, KeepNext: true, Runs: []docx.Run{{Text: w.half(s).Joined(" / "), Bold: true}},
			}}}}})
		}
		with, n := w.with(s)
		questions := ""
		if n > 0 {
			questions = decimal(n)
		}
		t.Rows = append(t.Rows, docx.Row{Height: 480, Cells: []docx.TableCell{
			cell(hour(s.From) + "–" + hour(s.To)), {Paragraphs: w.paragraphs(docx.Cell, with)}, cell(questions), {},
		}})
	}
	return t
}

// half names the half-day of a slot.
func (w *writer) half(s Slot) Said {
	key := "mission.morning"
	if s.Half == 1 {
		key = "mission.afternoon"
	}
	return w.both(key, "day", s.Day)
}

// with says who is seen in a slot, and how many questions are for them.
func (w *writer) with(s Slot) (Said, int) {
	switch s.Kind {
	case Opening:
		return w.both("mission.opening"), 0
	case Closing:
		return w.both("mission.closing"), 0
	}
	i := w.pack.Institutions[s.Institution]
	if s.Of == 1 {
		return i.Name, len(i.First)
	}
	out := append(Said(nil), i.Name...)
	part := w.both("mission.part", "part", s.Part, "of", s.Of)
	for j := range out {
		out[j].Text += " " + part[j].Text
	}
	if s.Part > 1 {
		return out, 0
	}
	return out, len(i.First)
}
