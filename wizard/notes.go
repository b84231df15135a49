package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
)

// quickNotes lists notes without a question.
func quickNotes(a *app) *picker {
	p := &picker{
		id: "notes", title: a.t("notes.title"), intro: a.t("notes.intro"), empty: a.t("notes.empty"),
		keymap: registerKeys, stays: true,
	}
	p.items = func(a *app) []item {
		var out []item
		for _, n := range a.desk.state.Notes {
			out = append(out, item{sign: "•", text: n.Text, value: n.ID})
		}
		return out
	}
	edit := func(a *app, id, was string) tea.Cmd {
		a.push(newForm(form{
			title: a.t("notes.form"), submitLabel: a.t("form.save"),
			fields: []*field{{id: "text", label: a.t("notes.text"), kind: manyField, required: true, value: was, hint: a.t("notes.intro")}},
			submit: func(a *app, v values) tea.Cmd {
				if id == "" {
					id = a.desk.file.NewID("n")
				}
				return a.put(assessment.PutNote(id, v["text"]))
			},
		}))
		return nil
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		switch {
		case act == "add":
			return edit(a, "", "")
		case it.value == "":
		case act == "change":
			return edit(a, it.value, it.text)
		case act == "remove":
			return a.put(assessment.RemoveNote(it.value))
		}
		return nil
	}
	p.pick = func(a *app, it item) tea.Cmd { return edit(a, it.value, it.text) }
	return p
}
