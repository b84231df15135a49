package wizard

import tea "github.com/charmbracelet/bubbletea"

// update handles a key and says whether it was one of the editor's.
func (e *editor) update(k tea.KeyMsg) bool {
	e.loss = loss{}
	key := k.String()
	if e.many {
		switch key {
		case "up":
			return e.vertical(-1)
		case "down":
			return e.vertical(1)
		case "pgup":
			return e.vertical(-max(1, e.height-1))
		case "pgdown":
			return e.vertical(max(1, e.height-1))
		}
	}
	goal := e.goal
	e.goal = 0
	switch key {
	case "left", "ctrl+b":
		e.at = e.before()
	case "right", "ctrl+f":
		e.at = e.after()
	case "ctrl+left", "alt+left", "alt+b":
		e.at = e.wordBefore()
	case "ctrl+right", "alt+right", "alt+f":
		e.at = e.wordAfter()
	case "home", "ctrl+a":
		e.at = e.row().from
	case "end", "ctrl+e":
		e.at = e.rowEnd()
	case "ctrl+home":
		e.at = 0
	case "ctrl+end":
		e.at = len(e.text)
	case "backspace":
		e.replace(e.before(), e.at, "")
	case "delete":
		e.replace(e.at, e.after(), "")
	case "ctrl+w", "alt+backspace":
		e.replace(e.wordBefore(), e.at, "")
	case "alt+d", "alt+delete":
		e.replace(e.at, e.wordAfter(), "")
	case "ctrl+u":
		e.replace(e.row().from, e.at, "")
	case "ctrl+k":
		e.replace(e.at, max(e.at, e.lineEnd()), "")
	case "ctrl+z":
		e.undo()
	case "ctrl+y":
		e.redo()
	case "enter", "alt+enter", "ctrl+j":
		if !e.many {
			e.goal = goal
			return false
		}
		e.insert("\n")
	default:
		if k.Type != tea.KeyRunes && k.Type != tea.KeySpace || k.Alt {
			e.goal = goal
			return false
		}
		e.insert(string(k.Runes))
	}
	return true
}
