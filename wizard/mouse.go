package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/questionnaires"
)

// The mouse works and is never needed: a click does what the cursor and enter would do, the wheel what
// the arrows do. A view notes which row each of its lines belongs to, so a click needs no geometry.

// hits are the rows of a list by the line of the last view; -1 where a line belongs to none.
type hits []int

// at is the row on a line, or -1.
func (h hits) at(y int) int {
	if y < 0 || y >= len(h) {
		return -1
	}
	return h[y]
}

// none is n lines that belong to no row.
func none(n int) hits {
	h := make(hits, max(0, n))
	for i := range h {
		h[i] = -1
	}
	return h
}

// clickable is a screen that takes clicks; y counts from its own first line.
type clickable interface {
	click(a *app, x, y int) tea.Cmd
}

func (a *app) mouse(m tea.MouseMsg) tea.Cmd {
	if m.Action != tea.MouseActionPress {
		return nil
	}
	_, question := a.top().(*asking)
	switch m.Button {
	case tea.MouseButtonWheelUp, tea.MouseButtonWheelDown:
		key := map[bool]tea.KeyType{true: tea.KeyUp, false: tea.KeyDown}[m.Button == tea.MouseButtonWheelUp]
		if question { // the wheel reads on below the question; it never moves what enter would answer
			key = map[bool]tea.KeyType{true: tea.KeyCtrlUp, false: tea.KeyCtrlDown}[m.Button == tea.MouseButtonWheelUp]
		}
		return a.key(tea.KeyMsg{Type: key})
	case tea.MouseButtonLeft:
		// The keys at the bottom are buttons too.
		keys := footings(a.t, a.offered(a.top()), a.w, a.footRows())
		if y := m.Y - (a.h - len(keys)); y >= 0 {
			if k := footKey(keys, m.X, y); k != "" {
				a.notice = ""
				return a.key(keyNamed(k))
			}
			return nil
		}
		if s, ok := a.top().(clickable); ok {
			a.notice = ""
			return s.click(a, m.X, m.Y-a.bodyTop)
		}
	}
	return nil
}

// enterKey is the key that a click stands for once the cursor is on its row.
var enterKey = tea.KeyMsg{Type: tea.KeyEnter}

// choose puts the cursor of a list on the row that was clicked, and does what Enter does there.
func choose(a *app, s screen, rows hits, at *int, y int) tea.Cmd {
	row := rows.at(y)
	if row < 0 {
		return nil
	}
	*at = row
	if a.reads() && a.changes(s, s.keys(a).action("enter")) {
		a.cantChange()
		return nil
	}
	return s.update(a, enterKey)
}

func (p *picker) click(a *app, _, y int) tea.Cmd { return choose(a, p, p.hits, &p.at, y) }

func (h *home) click(a *app, _, y int) tea.Cmd { return choose(a, h, h.hits, &h.at, y) }

func (s *asking) click(a *app, x, y int) tea.Cmd {
	if s.typing {
		return nil
	}
	if x < s.mainFrom {
		if y >= 0 && y < len(s.sideHits) {
			s.goTo(a, s.sideHits[y])
		}
		return nil
	}
	q := a.desk.q.Question(s.id)
	for _, p := range s.spots {
		if at := x - s.mainAt; p.y != y || at < p.from || at >= p.to {
			continue
		}
		switch p.do {
		case "page":
			s.tab, s.scroll = p.tab, 0
		case "visit":
			s.goTo(a, p.visit)
		default:
			return s.act(a, q, p.do)
		}
		return nil
	}
	row := s.hits.at(y)
	if row < 0 || q == nil {
		return nil
	}
	s.row = row
	if q.Type == questionnaires.Choices {
		return s.toggle(a, q)
	}
	return s.update(a, enterKey)
}

// goTo visits a question, or the first open one of a section.
func (s *asking) goTo(a *app, id string) {
	if a.desk.q.Question(id) == nil {
		id = a.desk.firstIn(id)
	}
	s.visit(a, id)
}
