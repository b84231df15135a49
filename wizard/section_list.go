package wizard

import (
	"strconv"
	"strings"
)

// sidebar is the list of sections with their progress, the current one in sight.
func (s *asking) sidebar(a *app, w, height int) []line {
	title := " " + a.t("sections.title") + " "
	top := say(inkMuted, "┌"+title+strings.Repeat("─", max(0, w-2-width(title)))+"┐")
	var rows []line
	current, here := 0, map[string]bool{}
	for up := a.desk.q.SectionOf(s.id); up != nil; up = a.desk.q.SectionOf(up.ID) {
		here[up.ID] = true
	}
	for _, p := range a.desk.parts() {
		if here[p.section.ID] {
			current = len(rows)
		}
		rows = append(rows, s.sectionRow(a, p, here[p.section.ID], w-2))
	}
	rows, first := window(rows, height-2, max(0, current-(height-2)/2), current, current)
	s.sideHits = none(1)
	for i := range rows {
		s.sideHits = append(s.sideHits, first+i)
	}
	out := []line{top}
	for i := range height - 2 {
		var l line
		if i < len(rows) {
			l = rows[i]
		}
		out = append(out, append(append(line{{"│", inkMuted}}, l.pad(w-2)...), span{"│", inkMuted}))
	}
	return append(out, say(inkMuted, "└"+strings.Repeat("─", w-2)+"┘"))
}

func (s *asking) sectionRow(a *app, p part, here bool, w int) line {
	sign, in := " ", inkPlain
	switch {
	case here:
		sign, in = "▸", inkStrong
	case p.done == p.total:
		sign, in = "✓", inkMuted
	}
	title := a.sectionTitle(p.section.ID)
	count := strconv.Itoa(p.done) + "/" + strconv.Itoa(p.total)
	left := line{{" " + strings.Repeat("  ", p.depth), inkPlain}, {sign + " ", inkAccent}, {title, in}}
	return ends(left, line{{count + " ", inkMuted}}, w)
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
