package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// wholeText shows what has no room elsewhere: a change with its values, what is said about a row of a list.
type wholeText struct {
	title string
	parts []guidance // one without a word has no line for it
	at    int
	lines int
}

func (r *wholeText) name() string     { return "one-change" }
func (r *wholeText) keys(*app) keymap { return oneChangeKeys }

func (r *wholeText) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := oneChangeKeys.action(k.String())
	if at, ok := move(r.at, r.lines, 10, act); ok {
		r.at = at
	} else if act == "close" || k.String() == "enter" {
		a.pop()
	}
	return nil
}

func (r *wholeText) view(a *app, w, height int) []line {
	var rows []line
	for _, p := range r.parts {
		if p.word != "" {
			rows = append(rows, say(inkMuted, " "+p.word))
		}
		rows = append(rows, indent(3, wrapped(inkPlain, p.text, min(w-4, 96)))...)
		rows = append(rows, nil)
	}
	r.lines = len(rows)
	head := append(indent(1, atMost(wrapped(inkStrong, r.title, min(w-2, 96)), max(1, height/3), w-2)), nil)
	room := max(1, height-len(head))
	r.at = max(0, min(r.at, len(rows)-room))
	part, _ := window(rows, room, r.at, r.at, r.at)
	part = slices.Clone(part)
	if n := len(part); n > 0 && r.at+n < len(rows) {
		part[n-1] = ends(part[n-1], say(inkAccent, "▼ "+a.t("question.more")), w)
	}
	return append(head, part...)
}
