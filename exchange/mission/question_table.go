package mission

import (
	"strings"
	"unicode/utf8"

	"cirtkit/internal/docx"
	"cirtkit/questionnaires"
)

// questionTable writes the table of one question, row by row.
type questionTable struct {
	*writer
	layout
	rows []docx.Row
	room string // what the room for notes is for; "" once it has begun
	high int    // how high it is by now, about
}

// question is one question, to be asked of a role and written on by hand.
func (w *writer) question(q Question, role string) docx.Table {
	columns := listColumns(q)
	t := &questionTable{writer: w, layout: newLayout(len(w.pack.speaker), columns...), room: w.t("mission.row.notes-evidence")}
	if role == quick {
		t.room = w.t("mission.row.notes")
	}
	t.head(q, role)
	t.answer(q, columns)
	if q.Provided {
		t.provided()
	}
	t.line(w.otherAnswers(q))
	t.labelled("mission.row.probe", q.Probe)
	// Whoever is asked first shows the documents; the others have told their account.
	if first := q.Roles[0]; len(q.Evidence) > 0 && (first == role || role == nobody || role == quick) {
		t.labelled("mission.row.show", ticked(q.Evidence))
	}
	if t.beside() {
		t.fillRoom(role)
	} else {
		t.below(role)
	}
	return docx.Table{Columns: t.columns(), Rows: t.rows, Look: docx.Close, Together: true, Title: joined(" ", q.Reference, q.Label.String())}
}

// head says what is asked and, in small, why and of whom else.
func (t *questionTable) head(q Question, role string) {
	var others Said
	label := "mission.row.others"
	if role == nobody || role == quick {
		label = "mission.row.whom"
	}
	if roles := without(q.Roles, role); len(roles) > 0 {
		others = withoutBrackets(t.pack.speaker.roles(roles))
	}
	var cells []upTo
	for i, ask := range q.Ask {
		if i > 0 && alike(i, q.Ask, q.Why, q.OnlyIf) {
			cells[0].edge = t.texts[i]
			continue
		}
		first := t.paragraph(docx.Cell, ask)
		for j := range first.Runs {
			first.Runs[j].Bold = !first.Runs[j].Muted
		}
		if i == 0 {
			first.Runs = append([]docx.Run{{Text: q.Reference + "  ", Bold: true}}, first.Runs...)
		}
		if q.Type == questionnaires.Choices {
			first.Runs = append(first.Runs, docx.Run{Text: "  " + t.pack.speaker[i].Words.T("mission.answer.any-number"), Muted: true})
		}
		paragraphs := []docx.Paragraph{first}
		if q.OnlyIf != nil {
			paragraphs = append(paragraphs, docx.Paragraph{Style: docx.Cell, Language: q.OnlyIf[i].Language, Runs: t.with("mission.row.only-if", i, q.OnlyIf)})
		}
		small := docx.Paragraph{Style: docx.CellSmall}
		if q.Why != nil && role != quick {
			small.Language = q.Why[i].Language
			small.Runs = append(t.with("mission.row.why", i, q.Why), docx.Run{Text: "   "})
		}
		if others != nil {
			small.Runs = append(small.Runs, t.with(label, i, others)...)
		}
		if len(small.Runs) > 0 {
			paragraphs = append(paragraphs, small)
		}
		cells = append(cells, upTo{t.texts[i], docx.TableCell{Fill: docx.Band, Paragraphs: paragraphs}})
	}
	cells[len(cells)-1].edge = width
	if q.Example != "" {
		example := docx.Paragraph{Style: docx.Cell, Runs: []docx.Run{{Text: t.t("mission.row.example"), Bold: true}, {Text: " " + q.Example}}}
		cells[0].cell.Paragraphs = append(cells[0].cell.Paragraphs, example)
	}
	t.rows = append(t.rows, t.row(cells...))
}

// alike says whether texts are the same in a language as in the first.
func alike(language int, texts ...Said) bool {
	for _, s := range texts {
		if s != nil && s[language].Text != s[0].Text {
			return false
		}
	}
	return true
}

// without are roles without one of them, and without the place of those that a question does not name.
func without(roles []string, role string) []string {
	var out []string
	for _, r := range roles {
		if r != role && r != Anyone {
			out = append(out, r)
		}
	}
	return out
}

// with are runs of a text in one of the languages, behind what it is.
func (t *questionTable) with(key string, language int, s Said) []docx.Run {
	p := s[language]
	out := []docx.Run{{Text: t.pack.speaker[language].Words.T(key), Bold: true}, {Text: " "}}
	for _, r := range t.paragraph(docx.Cell, p).Runs {
		r.Language = p.Language
		out = append(out, r)
	}
	return out
}

// add adds a row of cells that end where the texts do; the room for notes comes beside it.
func (t *questionTable) add(height int, cells ...upTo) {
	if t.beside() {
		room := docx.TableCell{Down: docx.Continues}
		if t.room != "" {
			room = docx.TableCell{Down: docx.Begins, Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Runs: docx.Text(t.room)}}}
			t.room = ""
		}
		cells = append(cells, upTo{width, room})
	}
	row := t.row(cells...)
	row.Height = height
	t.high += max(height, lineHeight*lines(row.Cells[0]))
	t.rows = append(t.rows, row)
}

// lines is about how many lines a cell beside the room takes.
func lines(c docx.TableCell) int {
	n := 0
	for _, p := range c.Paragraphs {
		var said strings.Builder
		for _, r := range p.Runs {
			said.WriteString(r.Text)
		}
		for line := range strings.SplitSeq(said.String(), "\n") {
			n += 1 + utf8.RuneCountInString(line)/lineSigns
		}
	}
	return max(n, 1)
}

// fillRoom makes the last row as high as the room for notes still needs.
func (t *questionTable) fillRoom(role string) {
	room := notesRoom
	if role == quick {
		room = quickRoom
	}
	if missing := room - t.high; missing > 0 {
		last := &t.rows[len(t.rows)-1]
		last.Height = max(last.Height, lineHeight*lines(last.Cells[0])) + missing
	}
}

// line adds a row with one text.
func (t *questionTable) line(s string) { t.add(0, upTo{t.texts[len(t.texts)-1], cell(s)}) }

// provided adds the boxes for who provides a service or means.
func (t *questionTable) provided() {
	runs := []docx.Run{{Text: t.t("mission.row.provided"), Bold: true}, {Text: " " + t.providers()}}
	t.rows = append(t.rows, t.row(upTo{width, docx.TableCell{Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Runs: runs}}}}))
}

// labelled adds a row with a text in each language, behind what it is.
func (t *questionTable) labelled(key string, s Said) {
	var cells []upTo
	for i := range s {
		if i > 0 && s[i].Text == s[0].Text {
			cells[0].edge = t.texts[i]
			continue
		}
		cells = append(cells, upTo{t.texts[i], docx.TableCell{Paragraphs: []docx.Paragraph{{Style: docx.Cell, Language: s[i].Language, Runs: t.with(key, i, s)}}}})
	}
	if len(cells) > 0 {
		t.add(0, cells...)
	}
}

// answer adds the rows for the answer itself.
func (t *questionTable) answer(q Question, columns []int) {
	for _, o := range q.Options {
		sign := docx.Box
		if strings.Trim(o.Code, "0123456789") == "" {
			sign += " " + o.Code
		}
		cells := []upTo{{boxWidth, cell(sign)}}
		for i, p := range o.Text {
			if i > 0 && p.Text == o.Text[0].Text {
				cells[1].edge = t.texts[i]
				continue
			}
			cells = append(cells, upTo{t.texts[i], docx.TableCell{Paragraphs: []docx.Paragraph{t.paragraph(docx.Cell, p)}}})
		}
		cells[len(cells)-1].edge = width
		t.rows = append(t.rows, t.row(cells...))
	}
	end := t.texts[len(t.texts)-1]
	switch q.Type {
	case questionnaires.Number:
		said := t.t("mission.answer.number") + "  " + blank + " " + q.Unit.Joined(" / ")
		if q.Min != "" || q.Max != "" {
			said += "   (" + joined(" – ", q.Min, q.Max) + ")"
		}
		t.add(480, upTo{end, cell(said)})
	case questionnaires.Date:
		t.add(480, upTo{end, cell(t.t("mission.answer.date") + "  ____ – __ – __   (" + t.t("mission.answer.date-form") + ")")})
	case questionnaires.Text:
		t.add(900, upTo{end, docx.TableCell{Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Runs: docx.Text(t.t("mission.answer.text"))}}}})
	case questionnaires.List:
		t.list(q, columns)
	}
}

// blank is a line to write on.
const blank = "__________________"

// mostColumns is how many columns of a list stand beside each other on a sheet; of one with more, each entry is
// a line.
const mostColumns = 6

// entries is how many entries of a list there is room for, each of them high enough to be written by hand.
const (
	entries     = 4
	entryHeight = 460
)

// listColumns are where the columns of a list begin and end. A column for words is wider than one for a choice,
// a number or a date.
func listColumns(q Question) []int {
	if len(q.Columns) == 0 || len(q.Columns) > mostColumns {
		return nil
	}
	parts := 0
	for _, c := range q.Columns {
		parts += c.share()
	}
	var out []int
	at := 0
	for _, c := range q.Columns {
		at += c.share()
		out = append(out, width*at/parts)
	}
	return out
}

// share is how wide a column is beside others.
func (c Column) share() int {
	if c.Words {
		return 3
	}
	return 2
}

// list adds what each entry of a list says, and room for entries, across the room for notes.
func (t *questionTable) list(q Question, columns []int) {
	var choices, labels []string
	for _, c := range q.Columns {
		label := c.Label.Joined(" / ")
		var options []string
		for _, o := range c.Options {
			options = append(options, o.Joined(" / "))
		}
		if unit := c.Unit.Joined(" / "); unit != "" {
			label += " (" + unit + ")"
		}
		labels = append(labels, label)
		switch {
		case len(options) > 0:
			choices = append(choices, label+" ("+strings.Join(options, ", ")+")")
		case columns == nil:
			choices = append(choices, label)
		}
	}
	if len(choices) > 0 {
		paragraph := docx.Paragraph{Style: docx.CellSmall, Runs: []docx.Run{{Text: t.t("mission.answer.list"), Bold: true}, {Text: " " + strings.Join(choices, " · ")}}}
		t.rows = append(t.rows, t.row(upTo{width, docx.TableCell{Paragraphs: []docx.Paragraph{paragraph}}}))
	}
	if columns == nil {
		columns = []int{width}
	} else {
		var heads []upTo
		for i, label := range labels {
			heads = append(heads, upTo{columns[i], docx.TableCell{Fill: docx.Pale, Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Runs: docx.Text(label)}}}})
		}
		t.rows = append(t.rows, t.row(heads...))
	}
	for i := range entries {
		var cells []upTo
		for j, edge := range columns {
			c := docx.TableCell{}
			if j == 0 {
				c.Paragraphs = []docx.Paragraph{{Style: docx.CellSmall, Runs: docx.Text(decimal(i + 1))}}
			}
			cells = append(cells, upTo{edge, c})
		}
		row := t.row(cells...)
		row.Height = entryHeight
		t.rows = append(t.rows, row)
	}
}

// below adds the room for notes, and for the evidence that was seen, where there is none beside.
func (t *questionTable) below(role string) {
	room := func(key string) docx.TableCell {
		return docx.TableCell{Paragraphs: []docx.Paragraph{{Style: docx.CellSmall, Runs: docx.Text(t.t(key))}}}
	}
	cells := []upTo{{width, room("mission.row.notes")}}
	if role != quick {
		cells = []upTo{{t.texts[0], room("mission.row.notes")}, {width, room("mission.row.evidence")}}
	}
	row := t.row(cells...)
	row.Height = notesBelow
	t.rows = append(t.rows, row)
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
