package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// statusPicker sets how far the assessment has come, short of approval.
func statusPicker(a *app) *picker {
	return (&picker{
		id: "status", title: a.t("status.title"), intro: a.t("status.intro"),
		items: func(a *app) []item {
			var out []item
			for i, s := range assessment.Statuses {
				if s == "approved" {
					continue
				}
				it := item{key: string(rune('1' + i)), sign: "○", text: a.t("status.long." + s), value: s}
				if now := a.desk.state.Status.Now; now == s || now == "" && s == "draft" {
					it.sign = "●"
				}
				out = append(out, it)
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd { return a.put(assessment.SetStatus(it.value)) },
	}).atCurrent(a)
}

// atCurrent begins a list at what holds now: Enter alone takes nothing back.
func (p *picker) atCurrent(a *app) *picker {
	for i, it := range p.items(a) {
		if it.sign == "●" {
			p.at = i
		}
	}
	return p
}
