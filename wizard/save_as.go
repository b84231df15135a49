package wizard

import tea "github.com/charmbracelet/bubbletea"

// saveAsForm asks for another place after a save has failed.
func saveAsForm(a *app) *form {
	return newForm(form{
		title: a.t("save-as.title"), intro: a.t("save-as.intro"), submitLabel: a.t("form.save"), rescue: true,
		fields: []*field{{id: "path", label: a.t("new.path"), kind: pathField, ends: noFile, required: true, hint: a.t("save-as.hint")}},
		submit: func(a *app, v values) tea.Cmd { return a.saveAs(expand(v["path"])) },
	})
}
