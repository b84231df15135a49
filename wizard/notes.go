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
	p.other = func(a *app, act action, it item) tea.Cmd {
		switch {
		case act == "add":
			return a.note(quickNote, "")
		case it.value == "":
		case act == "change":
			return a.note(quickNote, it.value)
		case act == "remove":
			return a.put(assessment.RemoveNote(it.value))
		}
		return nil
	}
	p.pick = func(a *app, it item) tea.Cmd { return a.note(quickNote, it.value) }
	return p
}
