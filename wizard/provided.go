package wizard

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// providedPicker asks who provides a service or means.
func providedPicker(a *app, id string) *picker {
	return (&picker{
		id: "provided", title: a.t("provided.title"), intro: a.t("provided.intro"),
		items: func(a *app) []item {
			var out []item
			now := a.desk.entry(id).Provided
			for i, p := range questionnaires.Providers {
				it := item{key: strconv.Itoa(i + 1), text: a.t("provided." + p), value: p, sign: " "}
				if p == now {
					it.sign = "●"
				}
				out = append(out, it)
			}
			return append(out, item{key: "0", text: a.t("about.not-said"), value: "", sign: " "})
		},
		pick: func(a *app, it item) tea.Cmd { return a.put(assessment.SetProvided(id, it.value)) },
	}).atCurrent(a)
}
