package wizard

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// sectionsPicker lists the sections with their progress; picking one goes to its first open question.
func sectionsPicker(a *app, s *asking) *picker {
	p := &picker{id: "sections", title: a.t("sections.title")}
	p.items = func(a *app) []item {
		var out []item
		for _, p := range a.desk.parts() {
			sign := " "
			if p.done == p.total {
				sign = "✓"
			}
			out = append(out, item{
				sign: sign, text: strings.Repeat("  ", p.depth) + a.sectionTitle(p.section.ID), value: p.section.ID,
				right: bar(p.done, p.total, 8) + " " + strconv.Itoa(p.done) + "/" + strconv.Itoa(p.total),
			})
		}
		return out
	}
	here := a.desk.q.SectionOf(s.id)
	for i, it := range p.items(a) {
		if here != nil && it.value == here.ID {
			p.at = i
		}
	}
	p.pick = func(a *app, it item) tea.Cmd {
		s.visit(a, a.desk.firstIn(it.value))
		return nil
	}
	return p
}

// firstIn is the first open question of a section, or its first.
func (d *desk) firstIn(section string) string {
	first := ""
	for _, q := range d.asked() {
		in := false
		for up := d.q.SectionOf(q.ID); up != nil; up = d.q.SectionOf(up.ID) {
			in = in || up.ID == section
		}
		if !in {
			continue
		}
		if first == "" {
			first = q.ID
		}
		if d.remains(q.ID) {
			return q.ID
		}
	}
	return first
}
