package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/report"
)

// menu lists what can be done beside answering, for those who don't know the keys.
func menu(a *app, s *asking) *picker {
	return &picker{
		id: "menu", title: a.t("menu.title"),
		items: func(a *app) []item {
			var out []item
			for _, b := range questionKeys {
				if b.do == "suppose" && report.StockTake(a.desk.q) {
					continue
				}
				switch b.do {
				case "sections", "find", "goto", "results", "target", "since", "suppose", "finish", "register", "sessions", "workshop", "interview", "behalf", "note", "changes", "about", "undo", "redo", "settings", "home":
					out = append(out, item{key: b.keys[0], text: a.t("menu." + string(b.do)), value: string(b.do)})
				case "session-end":
					if s, ok := a.desk.current(); ok {
						out = append(out, item{key: b.keys[0], text: a.t("menu.session-end", "session", briefSession(a.words, s)), value: string(b.do)})
					}
				case "retry", "save-as":
					if a.desk.failed != nil {
						out = append(out, item{key: b.keys[0], text: a.t("menu." + string(b.do)), value: string(b.do)})
					}
				}
			}
			for i := range out {
				switch out[i].value {
				case "undo":
					out[i].text = a.desk.undoLine(a.words)
				case "redo":
					out[i].text = a.desk.redoLine(a.words)
				}
			}
			return append(out, item{key: "ctrl+q", text: a.t("menu.quit"), value: "quit"})
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "quit" {
				return a.quit()
			}
			return a.assessmentAction(action(it.value), s)
		},
	}
}
