package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/report"
)

// inMenu are the actions of the menu: first what everybody comes for, last what few do. Where a window is too low for
// all, it is the last that one has to go down to.
var inMenu = []action{
	"retry", "save-as", "results", "finish", "sections", "find", "goto", "undo", "redo", "about", "settings", "home",
	"quit", "register", "sessions", "session-end", "interview", "behalf", "note", "changes", "target", "since", "suppose", "workshop",
}

// menu lists what can be done beside answering, for those who don't know the keys.
func menu(a *app, s *asking) *picker {
	return &picker{
		id: "menu", title: a.t("menu.title"),
		items: func(a *app) []item {
			var out []item
			for _, act := range inMenu {
				if a.reads() && a.changes(s, act) {
					continue
				}
				text := ""
				switch act {
				case "retry", "save-as":
					if a.desk.failed == nil && (act == "retry" || !a.reads() || len(a.desk.file.Damage()) > 0) {
						continue
					}
				case "session-end":
					now, ok := a.desk.current()
					if !ok {
						continue
					}
					text = a.t("menu.session-end", "session", briefSession(a.words, now))
				case "suppose":
					if report.StockTake(a.desk.q) {
						continue
					}
				case "undo":
					text = a.desk.undoLine(a.words)
				case "redo":
					if a.desk.nextRedo() == nil {
						continue
					}
					text = a.desk.redoLine(a.words)
				}
				if text == "" {
					text = a.t("menu." + string(act))
				}
				i := slices.IndexFunc(questionKeys, func(b binding) bool { return b.do == act })
				key := questionKeys[i].keys[0]
				if act == "quit" {
					key = "ctrl+q"
				}
				out = append(out, item{key: key, text: text, value: string(act)})
			}
			return out
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value == "quit" {
				return a.quit()
			}
			return a.assessmentAction(action(it.value), s)
		},
	}
}
