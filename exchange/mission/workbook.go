package mission

import (
	"cirtkit/internal/lang"
	"cirtkit/internal/xlsx"
)

// workbook is a pack to keep track in: documents, institutions, agenda and questions as sheets, each with
// columns to fill in.
func (p *Pack) workbook() *xlsx.Book {
	b := xlsx.New(xlsx.Properties{Title: p.Title.String(), Language: p.speaker[0].language()})
	w := &bookWriter{Pack: p, book: b, words: p.speaker[0].Words}
	w.documents()
	if !p.Essential {
		w.institutions()
		w.agenda()
	}
	w.questions()
	return b
}

type bookWriter struct {
	*Pack
	book  *xlsx.Book
	words *lang.Language
}

// t is a text in the main language: tables are for the team.
func (w *bookWriter) t(key string, facts ...any) string { return w.words.T(key, facts...) }

// column is a column of a sheet; those behind the cells of a row are to be filled in.
type column struct {
	head  string
	width float64
	check *xlsx.Check // of what is filled in; nil: anything
}

// sheet adds a sheet with heads that stay, filters, and rows; cells to fill in are added to each row.
func (w *bookWriter) sheet(name string, columns []column, rows [][]xlsx.Cell) {
	s := w.book.Add(name)
	s.RightToLeft = w.words.RightToLeft()
	s.Landscape, s.FreezeRows, s.RepeatRows = true, 1, 1
	s.Footer = xlsx.Furniture{Left: w.Title.String(), Right: "{page} / {pages}"}
	var heads []xlsx.Cell
	var widths []float64
	for _, c := range columns {
		heads = append(heads, xlsx.Text(c.head, xlsx.Head))
		widths = append(widths, c.width)
	}
	s.Widths(widths...)
	s.Row(heads...)
	for _, row := range rows {
		for _, c := range columns[len(row):] {
			style := xlsx.ToFill
			style.Unlocked = false // nothing is locked
			style.AsText = c.check == nil
			row = append(row, xlsx.Blank(style))
		}
		s.Row(row...)
	}
	s.Filter = xlsx.Area{FirstColumn: 1, FirstRow: 1, LastColumn: len(columns), LastRow: len(rows) + 1}
	if len(rows) == 0 {
		return
	}
	for i, c := range columns {
		if c.check != nil {
			s.Check(*c.check, xlsx.Area{FirstColumn: i + 1, FirstRow: 2, LastColumn: i + 1, LastRow: len(rows) + 1})
		}
	}
}

// follow makes the columns to fill in that every sheet has: status (one of some usual ones, or any other), by whom,
// date, remarks.
func (w *bookWriter) follow(states ...string) []column {
	return []column{
		{head: w.t("mission.head.status"), width: 16, check: &xlsx.Check{Kind: xlsx.OneOf, List: states, Open: true}},
		{head: w.t("mission.head.by"), width: 18},
		{head: w.t("mission.head.date"), width: 12, check: &xlsx.Check{Kind: xlsx.ADay, Title: w.t("mission.head.date"), Refusal: w.t("mission.book.date")}},
		{head: w.t("mission.head.remarks"), width: 30},
	}
}

func wrapped(s string) xlsx.Cell { return xlsx.Text(s, xlsx.Style{Wrap: true, Border: true}) }

func whole(n int) xlsx.Cell {
	return xlsx.Number(decimal(n), xlsx.Style{Centre: true, Border: true})
}

// said are a cell for each language.
func (w *bookWriter) said(s Said) []xlsx.Cell {
	var out []xlsx.Cell
	for i := range w.speaker {
		text := ""
		if i < len(s) {
			text = s[i].Text
			if s[i].English {
				text = w.t("mission.in-english") + " " + text
			}
		}
		out = append(out, wrapped(text))
	}
	return out
}

// inEach is a column for each language.
func (w *bookWriter) inEach(head string, width float64) []column {
	out := []column{{head: head, width: width}}
	for _, r := range w.speaker[1:] {
		out = append(out, column{head: head + " (" + r.language() + ")", width: width})
	}
	return out
}

func (w *bookWriter) documents() {
	columns := []column{{head: w.t("mission.head.number"), width: 6}}
	columns = append(columns, w.inEach(w.t("mission.head.document"), 50)...)
	columns = append(columns, column{head: w.t("mission.head.serves"), width: 18}, column{head: w.t("mission.head.ask-first"), width: 30},
		column{head: w.t("mission.head.also-from"), width: 30}, column{head: w.t("mission.head.when"), width: 14})
	columns = append(columns, w.follow(w.t("mission.status.asked"), w.t("mission.status.promised"), w.t("mission.status.received"),
		w.t("mission.status.seen"), w.t("mission.status.none"))...)
	var rows [][]xlsx.Cell
	n := 0
	for _, list := range []struct {
		documents []Document
		when      string
	}{{w.Documents, w.t("mission.book.before")}, {w.OnSite, w.t("mission.book.on-site")}} {
		for _, h := range w.holdings(list.documents) {
			for _, g := range h.groups {
				for _, d := range g.documents {
					n++
					row := append([]xlsx.Cell{whole(n)}, w.said(d.Name)...)
					rows = append(rows, append(row, wrapped(w.references(d.Questions)), wrapped(h.institution.Name.String()),
						wrapped(w.speaker.roles(d.Roles[1:]).String()), wrapped(list.when)))
				}
			}
		}
	}
	w.sheet(w.t("mission.book.documents"), columns, rows)
}

func (w *bookWriter) institutions() {
	columns := append(w.inEach(w.t("mission.head.institution"), 44), column{head: w.t("mission.head.ask"), width: 10}, column{head: w.t("mission.head.observe"), width: 10},
		column{head: w.t("mission.head.read"), width: 10}, column{head: w.t("mission.head.also"), width: 10}, column{head: w.t("mission.head.minutes"), width: 10},
		column{head: w.t("mission.head.called"), width: 30})
	columns = append(columns, w.follow(w.t("mission.status.invited"), w.t("mission.status.confirmed"), w.t("mission.status.seen"))...)
	var rows [][]xlsx.Cell
	for _, i := range w.Institutions {
		rows = append(rows, append(w.said(i.Name), whole(i.Counts[Ask]), whole(i.Counts[Observe]), whole(i.Counts[Read]), whole(len(i.Also)), whole(i.Minutes)))
	}
	w.sheet(w.t("mission.book.institutions"), columns, rows)
}

func (w *bookWriter) agenda() {
	columns := append([]column{
		{head: w.t("mission.head.day"), width: 6},
		{head: w.t("mission.head.half-day"), width: 20},
		{head: w.t("mission.head.from"), width: 8},
		{head: w.t("mission.head.to"), width: 8},
		{head: w.t("mission.head.minutes"), width: 10},
	}, w.inEach(w.t("mission.head.with"), 50)...)
	columns = append(columns, column{head: w.t("mission.head.place"), width: 24})
	columns = append(columns, w.follow(w.t("mission.status.invited"), w.t("mission.status.confirmed"), w.t("mission.status.held"))...)
	var rows [][]xlsx.Cell
	text := &writer{pack: w.Pack}
	for _, s := range w.Agenda.Slots {
		with, _ := text.with(s)
		rows = append(rows, append([]xlsx.Cell{
			whole(s.Day), wrapped(text.half(s).String()), wrapped(hour(s.From)), wrapped(hour(s.To)), whole(s.To - s.From),
		}, w.said(with)...))
	}
	w.sheet(w.t("mission.book.agenda"), columns, rows)
}

func (w *bookWriter) questions() {
	columns := []column{{head: w.t("mission.head.number"), width: 8}, {head: w.t("mission.head.section"), width: 22}}
	columns = append(columns, w.inEach(w.t("mission.head.question"), 60)...)
	columns = append(columns, column{head: w.t("mission.head.ask-first"), width: 30}, column{head: w.t("mission.head.others"), width: 30},
		column{head: w.t("mission.head.how"), width: 12}, column{head: w.t("mission.head.minutes"), width: 9}, column{head: w.t("mission.row.only-if"), width: 30},
		column{head: w.t("mission.head.id"), width: 26})
	columns = append(columns, w.follow(w.t("mission.status.planned"), w.t("mission.status.answered"), w.t("mission.status.open"))...)
	var rows [][]xlsx.Cell
	for _, q := range w.Questions {
		row := append([]xlsx.Cell{wrapped(q.Reference), wrapped(q.Section.String())}, w.said(q.Ask)...)
		how := w.t([...]string{Ask: "mission.how.ask", Observe: "mission.how.observe", Read: "mission.how.read"}[q.Method])
		rows = append(rows, append(row, wrapped(w.speaker.role(q.Roles[0]).String()), wrapped(w.speaker.roles(q.Roles[1:]).String()),
			wrapped(how), whole(q.Minutes), wrapped(q.OnlyIf.String()), xlsx.Text(q.ID, xlsx.Style{Wrap: true, Muted: true, Border: true})))
	}
	w.sheet(w.t("mission.book.questions"), columns, rows)
}
