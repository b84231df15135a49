package wizard

import (
	tea "github.com/charmbracelet/bubbletea"
)

// authorForm asks once who signs the changes. It is never the login name.
func authorForm(a *app, then func(a *app) tea.Cmd) *form {
	return newForm(form{
		title: a.t("author.title"), intro: a.t("author.intro"), submitLabel: a.t("form.go-on"),
		fields: []*field{{id: "author", label: a.t("author.label"), hint: a.t("author.hint"), required: true}},
		submit: func(a *app, v values) tea.Cmd {
			a.set.Author = v["author"]
			return tea.Batch(a.remember(), then(a))
		},
	})
}
