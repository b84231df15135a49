package wizard

import (
	"strconv"
	"strings"

	"cirtkit/questionnaires"
)

// The list of sections at the left of a wide window, and the strip of a narrow one. Signs say how far each has come,
// and how each question of the current section stands, so that no colour has to.

// questionSign is how a question stands: answered, open, and so on; one cell.
func (d *desk) questionSign(id string) (string, ink) {
	e := d.entry(id)
	switch {
	case e.Conflict || d.conflicting(id):
		return "≠", inkWarn
	case d.remains(id):
		return "·", inkMuted
	case e.Answer.State == questionnaires.DontKnow:
		return "?", inkAccent
	case e.Answer.State == questionnaires.Withheld:
		return "!", inkAccent
	case e.Answer.State == questionnaires.NotApplicable:
		return "-", inkMuted
	}
	return "✓", inkGood
}

// sectionSign is how far a section has come.
func sectionSign(p part) string {
	switch p.done {
	case p.total:
		return "✓"
	case 0:
		return "·"
	}
	return "○"
}

// sideRow is a line of the list and where a click on it goes.
type sideRow struct {
	line  line
	visit string // a section or a question
}

// sidebar is the list of sections with their progress, with the questions of the current one, which is in sight.
func (s *asking) sidebar(a *app, w, height int) []line {
	title := " " + a.t("sections.title") + " "
	top := say(inkMuted, "┌"+title+strings.Repeat("─", max(0, w-2-width(title)))+"┐")
	rows, current := s.sideRows(a, w-2)
	var lines []line
	for _, r := range rows {
		lines = append(lines, r.line)
	}
	lines, first := window(lines, height-2, max(0, current-(height-2)/2), current, current)
	s.sideHits = []string{""}
	for i := range lines {
		s.sideHits = append(s.sideHits, rows[first+i].visit)
	}
	out := []line{top}
	for i := range height - 2 {
		var l line
		if i < len(lines) {
			l = lines[i]
		}
		out = append(out, append(append(line{{"│", inkMuted}}, l.pad(w-2)...), span{"│", inkMuted}))
	}
	return append(out, say(inkMuted, "└"+strings.Repeat("─", w-2)+"┘"))
}

// sideRows are all lines of the list; current is the one of this question.
func (s *asking) sideRows(a *app, w int) (rows []sideRow, current int) {
	own := a.desk.q.SectionOf(s.id)
	here := map[string]bool{}
	for up := own; up != nil; up = a.desk.q.SectionOf(up.ID) {
		here[up.ID] = true
	}
	for _, p := range a.desk.parts() {
		rows = append(rows, sideRow{s.sectionRow(a, p, here[p.section.ID], w), p.section.ID})
		if own == nil || p.section.ID != own.ID {
			continue
		}
		for _, q := range a.desk.asked() {
			if a.desk.q.SectionOf(q.ID) != own {
				continue
			}
			if q.ID == s.id {
				current = len(rows)
			}
			rows = append(rows, sideRow{s.questionRow(a, q, p.depth), q.ID})
		}
	}
	return rows, current
}

func (s *asking) sectionRow(a *app, p part, here bool, w int) line {
	sign, in := sectionSign(p), inkPlain
	switch {
	case here:
		sign, in = "▸", inkStrong
	case p.done == p.total:
		in = inkMuted
	}
	title := a.sectionTitle(p.section.ID)
	count := strconv.Itoa(p.done) + "/" + strconv.Itoa(p.total)
	left := line{{" " + strings.Repeat("  ", p.depth), inkPlain}, {sign + " ", inkAccent}, {title, in}}
	return ends(left, line{{count + " ", inkMuted}}, w)
}

// questionRow is a question of the current section: how it stands, its number, and what it is about.
func (s *asking) questionRow(a *app, q *questionnaires.Question, depth int) line {
	sign, in := a.desk.questionSign(q.ID)
	worded := a.desk.worded(q.ID)
	text := worded.Label
	if text == "" {
		text = worded.Ask
	}
	if a.desk.entry(q.ID).Marked {
		text = "⚑ " + text
	}
	l := line{{"   " + strings.Repeat("  ", depth), inkPlain}, {sign, in}, {" ", inkPlain}}
	if q.ID == s.id {
		return append(l, span{text, inkChosen})
	}
	return append(l, span{text, inkMuted})
}

// strip is a sign for each section, the current one by its name: where one is, in one line.
func (s *asking) strip(a *app, w int) line {
	own := a.desk.q.SectionOf(s.id)
	l := line{{a.t("sections.title") + " ", inkMuted}}
	for _, p := range a.desk.parts() {
		if len(p.section.Questions) == 0 {
			continue
		}
		l = append(l, span{" ", inkPlain})
		sign, in := sectionSign(p), inkMuted
		if p.done == p.total {
			in = inkGood
		}
		if own != nil && p.section.ID == own.ID {
			sign, in = "▸"+strconv.Itoa(p.done)+"/"+strconv.Itoa(p.total), inkAccent
		}
		s.spots = append(s.spots, clickSpot{y: 1, from: l.width(), to: l.width() + width(sign), do: "visit", visit: p.section.ID})
		l = append(l, span{sign, in})
	}
	return l.fit(w)
}

// sectionTitle is a section's title in the reader's words.
func (a *app) sectionTitle(id string) string {
	if t := a.desk.words.Section(id); t != nil {
		return t.Title
	}
	if t := a.desk.q.Section(id); t != nil {
		return t.Title
	}
	return ""
}
