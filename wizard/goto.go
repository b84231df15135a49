package wizard

import (
	"cmp"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// gotoForm goes to a question by its number or id.
func gotoForm(a *app, s *asking) *form {
	d := a.desk
	return newForm(form{
		title: a.t("goto.title"), intro: a.t("goto.intro", "n", len(d.asked())), submitLabel: a.t("goto.submit"),
		fields: []*field{{id: "to", label: a.t("goto.label"), required: true, suggest: d.ids}},
		check: func(v values) (string, string) {
			if d.byNumberOrID(v["to"]) == "" {
				return "to", a.t("goto.unknown", "found", v["to"])
			}
			return "", ""
		},
		submit: func(a *app, v values) tea.Cmd {
			s.visit(a, d.byNumberOrID(v["to"]))
			return nil
		},
	})
}

// ids offers question ids that hold what was typed.
func (d *desk) ids(typed string) []choice {
	var out []choice
	for _, q := range d.asked() {
		if strings.Contains(q.ID, strings.ToLower(typed)) && len(out) < 8 && q.ID != typed {
			out = append(out, choice{q.ID, q.ID})
		}
	}
	return out
}

// byNumberOrID is the n-th of the questions asked, or the one with an id or a report's code, or else the first whose id
// begins with what was typed, or holds it, or else the first open one of a section of that title; "" for none.
func (d *desk) byNumberOrID(s string) string {
	asked := d.asked()
	if n, err := strconv.Atoi(s); err == nil && n >= 1 && n <= len(asked) {
		return asked[n-1].ID
	}
	hit, within := "", ""
	for _, q := range asked {
		switch {
		case strings.EqualFold(q.ID, s) || strings.EqualFold(d.codes[q.ID], s):
			return q.ID
		case strings.HasPrefix(q.ID, strings.ToLower(s)) && hit == "":
			hit = q.ID
		case strings.Contains(q.ID, strings.ToLower(s)) && within == "":
			within = q.ID
		}
	}
	if hit+within == "" {
		hit = d.bySection(s)
	}
	return cmp.Or(hit, within)
}

// bySection is the first open question of the section whose title begins with what was typed, or holds it.
func (d *desk) bySection(s string) string {
	typed, within := fold(strings.TrimSpace(s)), ""
	if typed == "" {
		return ""
	}
	for _, p := range d.parts() {
		title := p.section.Title
		if t := d.words.Section(p.section.ID); t != nil {
			title = t.Title
		}
		if strings.HasPrefix(fold(title), typed) {
			return d.firstIn(p.section.ID)
		}
		if strings.Contains(fold(title), typed) && within == "" {
			within = d.firstIn(p.section.ID)
		}
	}
	return within
}
