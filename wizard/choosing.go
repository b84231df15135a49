package wizard

import (
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/questionnaires"
)

// choosing is the list of questionnaires. Where there is room, what one is about stands beside it.
type choosing struct {
	*picker
	infos []questionnaires.Info
}

// newChoosing lists the library, and a way to a questionnaire from a file.
func newChoosing(a *app, path string) *choosing {
	c := &choosing{infos: a.cfg.offered()}
	c.picker = &picker{
		id: "new", title: a.t("new.questionnaire"), intro: a.t("new.questionnaire-intro"),
		items: func(a *app) []item {
			var out []item
			for i, q := range c.infos {
				out = append(out, item{
					key: strconv.Itoa(i + 1), text: q.Title + " " + q.Version, value: q.ID, detail: q.Purpose + "\n" + a.t("new.for") + ": " + a.t("new.for."+q.Subject),
					right: a.t("new.size", "n", q.Questions+q.Facts) + " · " + a.t("new.time", "time", duration(a.t, q.Minutes)),
				})
			}
			return append(out, item{key: "f", text: a.t("new.from-disk"), value: ""})
		},
		pick: func(a *app, it item) tea.Cmd {
			if it.value != "" {
				return a.loadQuestionnaire(it.value, path)
			}
			f := newForm(form{
				title: a.t("new.from-disk"), submitLabel: a.t("form.go-on"),
				fields: []*field{{id: "path", label: a.t("open.path"), kind: pathField, ends: modelFiles, required: true, hint: a.t("new.from-disk-hint")}},
				submit: func(a *app, v values) tea.Cmd { return a.loadQuestionnaire(v["path"], path) },
			})
			a.push(f)
			return f.list()
		},
	}
	return c
}

// besideFrom is the width from which what a questionnaire is about stands beside the list.
const besideFrom = 100

func (c *choosing) view(a *app, w, height int) []line {
	if w < besideFrom {
		return c.picker.view(a, w, height)
	}
	const list = 52
	head := []line{say(inkStrong, " "+c.title), say(inkMuted, " "+c.intro), nil}
	items := c.items(a)
	c.at = max(0, min(c.at, len(items)-1))
	for i := range items {
		items[i].detail, items[i].right = "", ""
	}
	l := listLines(items, c.at, c.top, list, height-len(head))
	left := l.lines
	c.top, c.hits = l.top, append(none(len(head)), l.rows...)
	var right []line
	if c.at < len(c.infos) {
		right = c.about(a, c.infos[c.at], min(w-list-4, 60))
	}
	out := head
	for i := range max(len(left), len(right)) {
		var row line
		if i < len(left) {
			row = left[i]
		}
		if i < len(right) {
			row = append(row.pad(list+3), right[i]...)
		}
		out = append(out, row)
	}
	return out
}

// about is what a questionnaire is for, how long it is and who answers it.
func (c *choosing) about(a *app, q questionnaires.Info, w int) []line {
	out := append(wrapped(inkStrong, q.Title+" "+q.Version, w), nil)
	out = append(append(out, wrapped(inkPlain, q.Purpose, w)...), nil)
	fact := func(name, value string) {
		head := append(line{{a.t(name), inkMuted}}.pad(12), span{" ", inkPlain})
		out = append(out, hang(head, wrapped(inkPlain, value, w-13))...)
	}
	fact("new.for", a.t("new.for."+q.Subject))
	size := a.t("new.size", "n", q.Questions+q.Facts)
	if q.Questions > 0 && q.Facts > 0 {
		size = a.t("new.scored", "n", q.Questions) + ", " + a.t("new.facts", "n", q.Facts)
	}
	fact("new.questions", size)
	fact("new.usually", a.t("new.time", "time", duration(a.t, q.Minutes)))
	return out
}
