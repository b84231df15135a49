package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// page is a text to read, with what can be done about it below: what an approval binds, why a file can't be
// opened, what was written. What can be done stays in sight; the text scrolls above it.
type page struct {
	id, title string
	body      func(a *app, w int) []line
	items     func(a *app) []item
	// pick does what was picked. It runs with the page closed.
	pick func(a *app, it item) tea.Cmd

	at, top int
	hidden  int // lines of the text below the last one shown
	hits    hits
}

func (p *page) name() string     { return p.id }
func (p *page) keys(*app) keymap { return pageKeys }

func (p *page) update(a *app, k tea.KeyMsg) tea.Cmd {
	items := p.items(a)
	p.at = max(0, min(p.at, len(items)-1))
	for i, it := range items {
		if it.key != "" && it.key == k.String() {
			p.at = i
			return p.take(a, it)
		}
	}
	switch act := pageKeys.action(k.String()); act {
	case "scroll-down":
		p.top += min(5, p.hidden)
	case "scroll-up":
		p.top = max(0, p.top-5)
	case "close":
		a.pop()
	case "pick":
		if len(items) > 0 {
			return p.take(a, items[p.at])
		}
	default:
		p.at, _ = move(p.at, len(items), 10, act)
	}
	return nil
}

func (p *page) take(a *app, it item) tea.Cmd {
	a.pop()
	return p.pick(a, it)
}

func (p *page) view(a *app, w, height int) []line {
	wide := min(w, 100)
	out := []line{say(inkStrong, " "+p.title), nil}
	items := p.items(a)
	p.at = max(0, min(p.at, len(items)-1))
	var ways []line
	var whose hits
	for i, it := range items {
		ways = append(ways, itemLines(it, i == p.at, 1, wide)...)
		for len(whose) < len(ways) {
			whose = append(whose, i)
		}
	}
	text := p.body(a, wide-2)
	room := max(1, height-len(out)-len(ways)-1)
	p.top = max(0, min(p.top, len(text)-room))
	part, _ := window(indent(1, text), room, p.top, p.top, p.top)
	p.hidden = max(0, len(text)-p.top-room)
	if p.hidden > 0 || p.top > 0 {
		part = slices.Clone(part)
		sign := "▼ pgdn"
		if p.hidden == 0 {
			sign = "▲ pgup"
		}
		last := len(part) - 1
		part[last] = ends(part[last], say(inkAccent, sign), wide)
	}
	out = append(append(out, part...), nil)
	p.hits = append(none(len(out)), whose...)
	return append(out, ways...)
}

func (p *page) click(a *app, _, y int) tea.Cmd { return choose(a, p, p.hits, &p.at, y) }

// paragraphs are texts with a blank line between.
func paragraphs(w int, in ink, texts ...string) []line {
	var out []line
	for _, t := range texts {
		if t == "" {
			continue
		}
		if out != nil {
			out = append(out, nil)
		}
		out = append(out, wrapped(in, t, w)...)
	}
	return out
}
