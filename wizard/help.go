package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// help lists every key of the screen that it was called from, from that screen's own table: by what one
// wants to do where there are many, in two columns where they fit. Typing finds.
type help struct {
	of     string
	keymap keymap
	query  string
	at     int // first line shown
	lines  int
	height int // of the page
}

// helpColumns is the width from which the help has two columns.
const helpColumns = 110

// helpGroups is how many keys a screen has when the help begins to group them.
const helpGroups = 17

func newHelp(a *app, of screen) *help {
	return &help{of: of.name(), keymap: slices.Concat(a.keysOf(of), redrawKeys)}
}

func (h *help) name() string     { return "help" }
func (h *help) keys(*app) keymap { return helpKeys }

func (h *help) update(a *app, k tea.KeyMsg) tea.Cmd {
	act := helpKeys.action(k.String())
	if at, ok := move(h.at, h.lines, max(1, h.height-1), act); ok {
		h.at = at
		return nil
	}
	switch {
	case act == "close" && h.query != "":
		h.query, h.at = "", 0
	case act == "close" || h.query == "" && slices.Contains([]string{"?", "q", "enter"}, k.String()):
		a.pop()
	case k.Type == tea.KeyBackspace:
		if h.query != "" {
			e := newEditor(h.query, false)
			e.update(k)
			h.query, h.at = e.text, 0
		}
	case k.Type == tea.KeyRunes || k.Type == tea.KeySpace && h.query != "":
		e := newEditor(h.query, false)
		e.update(k)
		h.query, h.at = e.text, 0
	}
	return nil
}

func (h *help) view(a *app, w, height int) []line {
	right := say(inkMuted, a.t("help.search"))
	if h.query != "" {
		right = append(line{{"/ ", inkAccent}}, withCursor(cut(h.query, max(8, w/3)), len(h.query))...)
	}
	out := []line{ends(say(inkStrong, " "+a.t("help.title", "screen", a.t("screen."+h.of))), append(right, span{" ", inkPlain}), w), nil}
	room := max(1, height-len(out))
	rows := h.rows(a, w)
	more := len(rows) > room
	if more {
		room = max(1, room-1)
	}
	h.lines, h.height = len(rows), room
	h.at = max(0, min(h.at, len(rows)-room))
	part, _ := window(rows, room, h.at, h.at, h.at)
	out = append(out, part...)
	if more {
		var signs string
		if h.at > 0 {
			signs = "▲ "
		}
		if h.at+room < len(rows) {
			signs += "▼ " + a.t("question.more")
		}
		out = append(out, ends(nil, say(inkAccent, signs+" "), w))
	}
	return out
}

// rows are all lines of the help, or those that hold what is typed.
func (h *help) rows(a *app, w int) []line {
	if h.query != "" {
		rows := h.table(a, h.shown(a, ""), w)
		if len(rows) == 0 {
			rows = indent(1, wrapped(inkMuted, a.t("help.nothing", "text", h.query), w-2))
		}
		return rows
	}
	var rows []line
	if a.words.Has("wizard.screen." + h.of + ".help") {
		rows = append(rows, indent(1, wrapped(inkPlain, a.t("screen."+h.of+".help"), min(w-2, 96)))...)
		rows = append(rows, nil)
	}
	mouse := indent(1, wrapped(inkMuted, a.t("help.mouse"), min(w-2, 96)))
	if len(h.shown(a, "")) < helpGroups {
		return append(append(append(rows, h.table(a, h.shown(a, ""), w)...), nil), mouse...)
	}
	wide := w
	if w >= helpColumns {
		wide = (w - 1) / 2
	}
	var blocks [][]line
	total := 0
	for _, g := range groups {
		keys := h.shown(a, g)
		if len(keys) == 0 {
			continue
		}
		block := append([]line{say(inkStrong, " "+a.t("group."+string(g)))}, h.table(a, keys, wide)...)
		blocks, total = append(blocks, append(block, nil)), total+len(block)+1
	}
	if wide == w {
		for _, b := range blocks {
			rows = append(rows, b...)
		}
		return append(rows, mouse...)
	}
	// The blocks stay whole and in order; the left column is the first that has half of the lines.
	var columns [2][]line
	for _, b := range blocks {
		at := 0
		if len(columns[1]) > 0 || len(columns[0])+len(b)/2 > total/2 && len(columns[0]) > 0 {
			at = 1
		}
		columns[at] = append(columns[at], b...)
	}
	for i := range max(len(columns[0]), len(columns[1])) {
		var l line
		if i < len(columns[0]) {
			l = columns[0][i]
		}
		l = l.pad(wide)
		if i < len(columns[1]) {
			l = append(l, columns[1][i]...)
		}
		rows = append(rows, l)
	}
	return append(rows, mouse...)
}

// shown are the bindings of a group ("" for all) that hold what is typed.
func (h *help) shown(a *app, g group) keymap {
	var out keymap
	for _, b := range h.keymap {
		of := groupOf[b.do]
		if of == "" {
			of = groupWhole
		}
		if len(b.keys) == 0 || g != "" && of != g {
			continue
		}
		text := b.keysShown(len(b.keys)) + " " + a.t("help."+string(b.do)) + " " + a.t("group."+string(of))
		if strings.Contains(strings.ToLower(text), strings.ToLower(h.query)) {
			out = append(out, b)
		}
	}
	return out
}

// table sets keys and what they do beside each other.
func (h *help) table(a *app, m keymap, w int) []line {
	keys := 0
	for _, b := range h.keymap {
		keys = max(keys, width(b.keysShown(2)))
	}
	var rows []line
	for _, b := range m {
		head := append(line{{"  ", inkPlain}}, line{{b.keysShown(2), inkAccent}}.pad(keys)...)
		head = append(head, span{"  ", inkPlain})
		rows = append(rows, hang(head, wrapped(inkPlain, a.t("help."+string(b.do)), min(w, 100)-keys-5))...)
	}
	return rows
}
