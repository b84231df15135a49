package wizard

import (
	tea "github.com/charmbracelet/bubbletea"
)

// help lists every key of the screen that it was called from, from that screen's own table.
type help struct {
	of     string
	keymap keymap
	at     int // first line shown
	lines  int
}

func newHelp(a *app, of screen) *help { return &help{of: of.name(), keymap: of.keys(a)} }

func (h *help) name() string     { return "help" }
func (h *help) keys(*app) keymap { return textKeys }

func (h *help) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := textKeys.action(k.String())
	if at, ok := move(h.at, h.lines, 10, act); ok {
		h.at = at
		return nil
	}
	if act == "close" || k.String() == "?" || k.String() == "enter" {
		a.pop()
	}
	return nil
}

func (h *help) view(a *app, w, height int) []line {
	out := []line{say(inkStrong, " "+a.t("help.title", "screen", a.t("screen."+h.of))), nil}
	var rows []line
	if a.words.Has("wizard.screen." + h.of + ".help") {
		rows = append(rows, indent(1, wrapped(inkPlain, a.t("screen."+h.of+".help"), min(w-2, 96)))...)
		rows = append(rows, nil)
	}
	keys := 0
	for _, b := range h.keymap {
		if len(b.keys) > 0 {
			keys = max(keys, width(b.keysShown()))
		}
	}
	for _, b := range h.keymap {
		if len(b.keys) == 0 {
			continue
		}
		head := append(line{{" ", inkPlain}}, line{{b.keysShown(), inkAccent}}.pad(keys)...)
		head = append(head, span{"  ", inkPlain})
		rows = append(rows, hang(head, wrapped(inkPlain, a.t("help."+string(b.do)), min(w, 100)-keys-4))...)
	}
	h.lines = len(rows)
	room := height - len(out)
	h.at = max(0, min(h.at, len(rows)-room))
	part, _ := window(rows, room, h.at, h.at, h.at)
	out = append(out, part...)
	if h.at+room < len(rows) {
		last := len(out) - 1
		out[last] = ends(out[last], line{{"▼ " + a.t("question.more"), inkAccent}}, w)
	}
	return out
}
