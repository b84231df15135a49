package mission

import (
	"regexp"
	"slices"
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
		d.Add(w.documentTable(p.Documents, 0))
	}
	if len(p.OnSite) > 0 {
		d.Add(docx.Paragraph{Style: docx.Heading1, Runs: docx.Text(w.t("mission.on-site.title"))})
		w.add(d, docx.Normal, "mission.on-site.intro")
		d.Add(w.documentTable(p.OnSite, len(p.Documents)))
	}
	return d
}

// group is documents that serve the same questions.
type group struct {
	questions []int
	roles     []string
	documents []Document
}

// grouped puts documents that serve the same questions together, below the first one.
func grouped(list []Document) []group {
	var out []group
	for _, d := range list {
		at := slices.IndexFunc(out, func(g group) bool { return slices.Equal(g.questions, d.Questions) })
		if at < 0 {
			at = len(out)
			out = append(out, group{questions: d.Questions, roles: d.Roles})
		}
		out[at].documents = append(out[at].documents, d)
	}
	return out
}

// holding is what one institution is asked for first.
type holding struct {
	institution Institution
	groups      []group
}

// holdings gives documents to the institutions that are asked for them first. On paper and in the workbook they
// are numbered in this order.
func (p *Pack) holdings(list []Document) []holding {
	var out []holding
	for _, i := range p.Institutions {
		var own []Document
		for _, d := range list {
			if d.Roles[0] == i.Role {
				own = append(own, d)
			}
		}
		if len(own) > 0 {
			out = append(out, holding{i, grouped(own)})
		}
	}
	return out
}

// documentTable lists documents, numbered on from n, below whom to ask first and, in small, the questions that they serve and who
// else could have them: what "the list" is of, its question tells.
func (w *writer) documentTable(list []Document, n int) docx.Table {
	t := docx.Table{
		Title:   w.t("mission.documents.title"),
		Columns: []int{760, 6278, 2600},
		Look:    docx.Close,
		Rows:    []docx.Row{w.heads("", w.t("mission.head.document"), w.t("mission.head.received"))},
	}
	across := func(fill docx.Fill, paragraphs []docx.Paragraph) {
		for i := range paragraphs {
			paragraphs[i].KeepNext = true
		}
		t.Rows = append(t.Rows, docx.Row{Cells: []docx.TableCell{{Span: len(t.Columns), Fill: fill, Paragraphs: paragraphs}}})
	}
	for _, h := range w.pack.holdings(list) {
		name := w.paragraphs(docx.Cell, h.institution.Name)
		for j := range name {
			for k := range name[j].Runs {
				name[j].Runs[k].Bold = true
			}
		}
		across(docx.Band, name)
		for _, g := range h.groups {
			across(docx.NoFill, w.serving(g))
			for _, doc := range g.documents {
				n++
				t.Rows = append(t.Rows, docx.Row{Height: 310, Cells: []docx.TableCell{
					cell(docx.Box + " " + decimal(n)), {Paragraphs: w.paragraphs(docx.Cell, doc.Name)}, {},
				}})
			}
		}
	}
	return t
}

// mostOthers is how many others are named below a document; the workbook names all.
const mostOthers = 3

// serving says in each language which questions documents serve, and who else could have them.
func (w *writer) serving(g group) []docx.Paragraph {
	var out []docx.Paragraph
	others := withoutBrackets(w.pack.speaker.roles(g.roles[1:min(len(g.roles), mostOthers+1)]))
	for i, r := range w.pack.speaker {
		p := docx.Paragraph{Style: docx.CellSmall, Language: r.language()}
		same := i > 0
		for j, at := range g.questions {
			q := w.pack.Questions[at]
			if j > 0 {
				p.Runs = append(p.Runs, docx.Run{Text: " · "})
			}
			if !strings.HasPrefix(q.Label[i].Text, q.Reference) { // what is named after a code begins with it
				p.Runs = append(p.Runs, docx.Run{Text: strings.ReplaceAll(q.Reference, "-", noBreakHyphen) + " ", Bold: true})
			}
			p.Runs = append(p.Runs, w.paragraph(docx.CellSmall, q.Label[i]).Runs...)
			same = same && q.Label[i].Text == q.Label[0].Text
		}
		if others[i].Text != "" {
			p.Runs = append(p.Runs, docx.Run{Text: " · " + r.Words.T("mission.head.also-from") + " ", Bold: true})
			p.Runs = append(p.Runs, w.paragraph(docx.CellSmall, others[i]).Runs...)
			same = same && others[i].Text == others[0].Text
		}
		if !same {
			out = append(out, p)
		}
	}
	return out
}

// withoutBrackets leaves out what stands in brackets in the names of roles: the institutions are listed in full
// elsewhere.
func withoutBrackets(roles Said) Said {
	out := slices.Clone(roles)
	for i := range out {
		out[i].Text = brackets.ReplaceAllString(out[i].Text, "")
	}
	return out
}

var brackets = regexp.MustCompile(`\s*[(（][^()（）]*[)）]`)

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
