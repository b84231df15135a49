package wizard

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/lang"
	"cirtkit/internal/settings"
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

// sampleFile writes the sample into the current folder, or finds the one that was written before. It gives the
// whole path: the reader may not know which folder the program was started in.
func sampleFile(demo func(string) (string, error)) (path string, found bool, err error) {
	path, err = demo(".")
	if err != nil && path != "" {
		if _, missing := os.Stat(path); missing == nil {
			found, err = true, nil
		}
	}
	if whole, cant := filepath.Abs(path); err == nil && cant == nil {
		path = whole
	}
	return path, found, err
}

// sampleWords says where the sample is.
func sampleWords(t func(string, ...any) string, path string, found bool) string {
	if found {
		return t("home.sample-found", "path", path)
	}
	return t("home.sample-written", "path", path)
}

// welcome is for somebody who sees the program for the first time, and perhaps a terminal too: as much of it as there
// is room for, and before all how to go on.
func welcome(a *app, w, height int) []line {
	title := say(inkStrong, a.t("welcome.title"))
	for _, keys := range [][]string{{"welcome.what", "welcome.saved", "welcome.keys"}, {"welcome.what", "welcome.keys"}, {"welcome.keys"}} {
		var texts []string
		for _, k := range keys {
			texts = append(texts, a.t(k))
		}
		apart := append([]line{title, nil}, paragraphs(w, inkPlain, texts...)...)
		var close []line
		for _, l := range apart[2:] {
			if l != nil {
				close = append(close, l)
			}
		}
		for _, lines := range [][]line{apart, append([]line{title, nil}, close...), close} {
			if len(lines) < height {
				return append(lines, nil)
			}
		}
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
		room := max(2, height-len(out)-len(ways)-1)
		at := min(h.at, n-1)
		var rows []line
		var whose hits
		from, to := 0, 0
		for i, it := range items[:n] {
			if i == at {
				from = len(rows)
			}
			rows = append(rows, itemLines(it, h.at == i, 1, wide)...)
			if h.at == i {
				rows = append(rows, indent(6, wrapped(inkMuted, it.detail, wide-8))...)
			}
			if i == at {
				to = len(rows) - 1
			}
			for len(whose) < len(rows) {
				whose = append(whose, i)
			}
		}
		part, top := window(rows, room, h.top, from, to)
		h.top = top
		h.hits = append(append(h.hits, whose[top:top+len(part)]...), -1)
		if left := len(rows) - top - len(part); left > 0 && len(part) > 0 {
			part = slices.Clone(part)
			part[len(part)-1] = ends(part[len(part)-1], say(inkAccent, "▼"), wide)
		}
		out = append(out, part...)
		out = append(out, nil)
	}
	h.hits = append(h.hits, wayHits...)
	return append(out, ways...)
}

// openForm asks for a file's path, beginning with what is known of it. What is opened takes the place of a file of
// the list that is gone; "" for none.
func openForm(a *app, path, gone string) *form {
	return newForm(form{
		title: a.t("open.title"), intro: a.t("open.intro"), submitLabel: a.t("open.submit"),
		fields: []*field{{id: "path", label: a.t("open.path"), kind: pathField, required: true, value: path, hint: a.t("open.path-hint")}},
		submit: func(a *app, v values) tea.Cmd { return a.openInPlaceOf(v["path"], gone) },
	})
}

// settingsForm changes what is remembered between runs.
func settingsForm(a *app) *form {
	var languages []choice
	for _, c := range lang.UICodes() {
		l, _ := lang.Of(c)
		languages = append(languages, choice{c, l.T("wizard.language-name")})
	}
	return newForm(form{
		title: a.t("settings.title"), submitLabel: a.t("form.save"),
		fields: []*field{
			{id: "author", label: a.t("author.label"), hint: a.t("author.hint"), value: a.set.Author},
			{id: "language", label: a.t("settings.language"), kind: oneOfField, options: languages, value: a.words.Code()},
			a.chosen("theme", a.set.Theme, settings.Themes),
			a.chosen("signs", a.set.Signs, settings.SignSets),
			a.chosen("bidi", a.set.Bidi, settings.Bidis),
		},
		submit: func(a *app, v values) tea.Cmd {
			a.set.Author, a.set.Theme, a.set.Signs, a.set.Bidi = v["author"], v["theme"], v["signs"], v["bidi"]
			if l, ok := lang.Of(v["language"]); ok {
				a.words, a.set.Language = l, v["language"]
				if a.desk != nil {
					a.desk.translate(l)
				}
			}
			a.theme = themeHere(a.set, a.cfg.env, runtime.GOOS)
			return a.remember()
		},
	})
}

// chosen is a field of the settings in which the first choice, with nothing stored, is what suits the terminal.
func (a *app) chosen(id, value string, from []string) *field {
	key := "settings." + id
	f := &field{id: id, label: a.t(key), kind: oneOfField, value: value, hint: a.t(key + "-hint")}
	f.options = []choice{{"", a.t(key + ".auto")}}
	for _, code := range from {
		f.options = append(f.options, choice{code, a.t(key + "." + code)})
	}
	return f
}

// authorForm asks once who signs the changes. It is never the login name.
func authorForm(a *app, then func(a *app) tea.Cmd) *form {
	return newForm(form{
		title: a.t("author.title"), intro: a.t("author.intro"), submitLabel: a.t("form.go-on"),
		fields: []*field{{id: "author", label: a.t("author.label"), hint: a.t("author.hint"), required: true}},
		submit: func(a *app, v values) tea.Cmd {
			a.set.Author = v["author"]
			return tea.Batch(a.remember(), then(a))
		},
	})
}

// lockedPicker offers what can be done with a file that another program holds.
func (a *app) lockedPicker(path string, problem error) *picker {
	return &picker{
		id: "locked", title: a.t("locked.title"), intro: a.sentence(problem),
		items: func(a *app) []item {
			return []item{
				{key: "1", text: a.t("locked.read"), value: "read"},
				{key: "2", text: a.t("locked.again"), value: "again"},
				{key: "3", text: a.t("locked.back"), value: "back"},
			}
		},
		pick: func(a *app, it item) tea.Cmd {
			switch it.value {
			case "read":
				return a.openReadOnly(path)
			case "again":
				return a.open(path)
			}
			return nil
		},
	}
}
