package wizard

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/text"
)

// keepEvery is how often a note that is being written is kept on the disk, so that a crash takes no
// more than the last words.
const keepEvery = 10 * time.Second

// noting is where a finding or a working note is written. Leaving it keeps the text; undo takes it back.
type noting struct {
	id      string // question
	working bool
	edit    editor
	kept    string
	ticking bool
}

// note opens the editor of a question's finding or working note.
func (a *app) note(id string, working bool) tea.Cmd {
	e := a.desk.entry(id)
	was := e.Finding
	if working {
		was = e.WorkingNote
	}
	a.push(&noting{id: id, working: working, edit: newEditor(was, true), kept: was})
	return nil
}

func (n *noting) name() string     { return "noting" }
func (n *noting) keys(*app) keymap { return noteKeys }

func (n *noting) update(a *app, k tea.KeyMsg) tea.Cmd {
	switch noteKeys.action(k.String()) {
	case "done":
		cmd := n.keep(a)
		a.pop()
		if s, ok := a.top().(*asking); ok {
			s.tab = tabFinding
			if n.working {
				s.tab = tabWorking
			}
		}
		return cmd
	}
	n.edit.update(k)
	if n.ticking || n.edit.text == n.kept {
		return nil
	}
	n.ticking = true
	return n.wait(a)
}

func (n *noting) wait(a *app) tea.Cmd {
	return a.later(keepEvery, func(time.Time) tea.Msg { return tick{n} })
}

// tick keeps what has been written so far, while the editor is open.
func (n *noting) tick(a *app) tea.Cmd {
	n.ticking = false
	if a.desk == nil || a.top() != screen(n) {
		return nil
	}
	return n.keep(a)
}

// keep queues the text if it changed.
func (n *noting) keep(a *app) tea.Cmd {
	s, _ := text.Clean(n.edit.text, text.Block)
	if s == n.kept {
		return nil
	}
	n.kept = s
	if n.working {
		return a.put(assessment.SetWorkingNote(n.id, s))
	}
	return a.put(assessment.SetFinding(n.id, s))
}

func (n *noting) view(a *app, w, height int) []line {
	q := a.desk.worded(n.id)
	word := "finding"
	if n.working {
		word = "working"
	}
	wide := min(w-2, 96)
	out := []line{{{" " + a.t("tab."+word), inkStrong}, {" · " + n.id, inkMuted}}}
	ask := wrapped(inkPlain, q.Ask, wide)
	out = append(out, indent(1, ask[:min(len(ask), 2)])...)
	if e := a.desk.entry(n.id); e.Answer.State != "" {
		out = append(out, line{{" ● ", inkGood}, {a.answerWords(q, e.Answer), inkPlain}}.fit(wide))
	}
	out = append(out, indent(1, wrapped(inkMuted, a.t(word+".hint"), wide))...)
	if height > 14 {
		out = append(out, nil)
	}
	room := height - len(out)
	for _, l := range n.edit.view(wide-2, room, true) {
		out = append(out, append(line{{" ▏ ", inkAccent}}, l...))
	}
	return out
}
