package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// home is the first screen: what was open last, and the ways to begin. It opens no file and parses no
// questionnaire.
type home struct {
	at, top int
	hits    hits
	where   map[string]whereabouts // of the list's files, as far as they were looked at
}

func newHome() *home { return &home{} }

func (h *home) name() string     { return "home" }
func (h *home) keys(*app) keymap { return homeKeys }
func (h *home) items(a *app) []item {
	var out []item
	out = append(recentItems(a, h.where, min(a.w, 110)),
		item{key: "n", text: a.t("home.new"), value: "new"},
		item{key: "o", text: a.t("home.open"), value: "open"})
	if a.cfg.Demo != nil {
		out = append(out, item{key: "d", text: a.t("home.demo"), value: "demo"})
	}
	return append(out,
		item{key: "e", text: a.t("home.settings"), value: "settings"},
		item{key: "?", text: a.t("home.help"), value: "help"},
		item{key: "q", text: a.t("home.quit"), value: "quit"})
}

func (h *home) update(a *app, k tea.KeyMsg) tea.Cmd {
	items := h.items(a)
	for i, it := range items {
		if it.key == k.String() {
			h.at = i
			return h.do(a, it, i)
		}
	}
	act := homeKeys.action(k.String())
	if at, ok := move(h.at, len(items), 10, act); ok {
		h.at = at
		return nil
	}
	h.at = min(h.at, len(items)-1)
	switch act {
	case "pick":
		return h.do(a, items[h.at], h.at)
	case "forget":
		if items[h.at].value == "recent" {
			a.set = a.set.Forgotten(a.set.Recent[h.at].Path)
			return a.remember()
		}
	}
	return nil
}

func (h *home) do(a *app, it item, i int) tea.Cmd {
	switch it.value {
	case "recent":
		path := a.set.Recent[i].Path
		if h.where[path] == gone {
			a.push(gonePage(path)(a))
			return nil
		}
		return a.open(path)
	case "new":
		return a.startNew(a.cfg.Questionnaire, "")
	case "open":
		a.push(openForm(a, "", ""))
		return a.top().(*form).list()
	case "demo":
		demo := a.cfg.Demo
		a.tell(inkMuted, a.t("home.demo-wait"))
		return a.expect(func() tea.Msg {
			path, found, err := sampleFile(demo)
			return demoed{path, found, err}
		})
	case "settings":
		a.push(settingsForm(a))
	case "help":
		a.push(newHelp(a, h))
	case "quit":
		return a.quit()
	}
	return nil
}

func (h *home) view(a *app, w, height int) []line {
	wide := min(w, 110)
	var out []line
	items := h.items(a)
	n := len(a.set.Recent)
	if n > 0 {
		out = append(out, say(inkStrong, " "+a.t("home.recent")), nil)
		copy(items, recentItems(a, h.where, wide))
	}
	h.at = min(h.at, len(items)-1)
	// The ways to begin stay in sight below the list, however long that is.
	ways := make([]line, 0, len(items)-n)
	var wayHits hits
	for i, it := range items[n:] {
		ways = append(ways, itemLines(it, h.at == n+i, 1, wide)...)
		for len(wayHits) < len(ways) {
			wayHits = append(wayHits, n+i)
		}
	}
	if n == 0 {
		out = append(out, indent(1, welcome(a, min(w-2, 90), height-len(ways)))...)
	}
	h.hits = none(len(out))
	if n > 0 {
		// What is said of a row stands below all of them, in the room of the longest, so that none moves.
		height := max(2, height-len(out)-len(ways)-1)
		said := 0
		for _, it := range items[:n] {
			said = max(said, 1+len(wrapped(inkMuted, it.detail, wide-4)))
		}
		room := max(2, height-min(said, height-min(n, (height+1)/2)))
		at := min(h.at, n-1)
		var rows []line
		var whose hits
		from, to := 0, 0
		for i, it := range items[:n] {
			if i == at {
				from = len(rows)
			}
			rows = append(rows, itemLines(it, h.at == i, 1, wide)...)
			if i == at {
				to = len(rows) - 1
			}
			for len(whose) < len(rows) {
				whose = append(whose, i)
			}
		}
		part, top := window(rows, room, h.top, from, to)
		h.top = top
		h.hits = append(append(h.hits, whose[top:top+len(part)]...), none(height-room+1)...)
		if left := len(rows) - top - len(part); left > 0 && len(part) > 0 {
			part = slices.Clone(part)
			part[len(part)-1] = ends(part[len(part)-1], say(inkAccent, "▼"), wide)
		}
		out = append(out, part...)
		detail := make([]line, height-room)
		if h.at < n && len(detail) > 1 {
			copy(detail[1:], indent(3, atMost(wrapped(inkMuted, items[h.at].detail, wide-4), len(detail)-1, wide-4)))
		}
		out = append(append(out, detail...), nil)
	}
	h.hits = append(h.hits, wayHits...)
	return append(out, ways...)
}
