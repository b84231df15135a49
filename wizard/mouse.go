package wizard

import tea "github.com/charmbracelet/bubbletea"

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
	return s.update(a, enterKey)
}

func (p *picker) click(a *app, _, y int) tea.Cmd { return choose(a, p, p.hits, &p.at, y) }

func (h *home) click(a *app, _, y int) tea.Cmd { return choose(a, h, h.hits, &h.at, y) }

func (r *results) click(a *app, _, y int) tea.Cmd {
	if r.page == 0 {
		return nil // nothing to choose there
	}
	return choose(a, r, r.hits, &r.at, y)
}

func (s *asking) click(a *app, x, y int) tea.Cmd {
	if s.typing {
		return nil
	}
	if x < s.mainFrom {
		if row := s.sideHits.at(y); row >= 0 {
			s.visit(a, a.desk.firstIn(a.desk.parts()[row].section.ID))
		}
		return nil
	}
	row := s.hits.at(y)
	if row < 0 {
		return nil
	}
	s.row = row
	q := a.desk.q.Question(s.id)
	if len(q.Options) > 0 && q.Type == "choices" {
		return s.toggle(a, q)
	}
	return s.update(a, enterKey)
}
