package wizard

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/text"
)

// noting is where a finding, a working note or a quick note is written. Leaving it keeps the text; undo
// takes it back. While one writes, a draft follows (see draft.go).
type noting struct {
	kind    noteKind
	id      string // question, or quick note; "" for a new quick note
	edit    editor
	kept    string // as recorded
	ticking bool
}

// note opens the editor of a note.
func (a *app) note(kind noteKind, id string) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.tell(inkWarn, a.t("read-only"))
		return nil
	}
	was := ""
	switch kind {
	case findingNote:
		was = a.desk.standingText("finding", id, a.desk.entry(id).Finding)
	case workingNote:
		was = a.desk.standingText("working", id, a.desk.entry(id).WorkingNote)
	default:
		for _, n := range a.desk.state.Notes {
			if n.ID == id {
				was = n.Text
			}
		}
	}
	a.push(&noting{kind: kind, id: id, edit: newEditor(was, true), kept: was})
	return nil
}

func (n *noting) name() string     { return "noting" }
func (n *noting) keys(*app) keymap { return noteKeys }

func (n *noting) update(a *app, k tea.KeyMsg) tea.Cmd {
	if noteKeys.action(k.String()) == "done" {
		cmd := n.keep(a)
		a.pop()
		if s, ok := a.top().(*asking); ok {
			s.tab = tabFinding
			if n.kind == workingNote {
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
	return a.later(draftEvery, func(time.Time) tea.Msg { return tick{n} })
}

// tick lets the draft follow, while the editor is open.
func (n *noting) tick(a *app) tea.Cmd {
	n.ticking = false
	if a.desk == nil || a.top() != screen(n) {
		return nil
	}
	return a.keepDraft(n.draft(a))
}

// draft is what has been written so far; nil when nothing is new.
func (n *noting) draft(a *app) *draft {
	s, _ := text.Clean(n.edit.text, text.Block)
	if s == n.kept || s == "" {
		return nil
	}
	d := &draft{Kind: n.kind, Text: s, Time: a.cfg.Now()}
	if n.kind != quickNote {
		d.Question = n.id
	}
	return d
}

// keep queues the text if it changed. Its draft stays until that is saved.
func (n *noting) keep(a *app) tea.Cmd {
	s, _ := text.Clean(n.edit.text, text.Block)
	follow := a.keepDraft(n.draft(a))
	if s == n.kept {
		return follow
	}
	n.kept = s
	return tea.Batch(follow, a.put(a.desk.noteIntent(n.kind, n.id, s)))
}

func (n *noting) view(a *app, w, height int) []line {
	wide := min(w-2, 96)
	var out []line
	if n.kind == quickNote {
		out = append(out, say(inkStrong, " "+a.t("notes.form")))
		out = append(out, indent(1, wrapped(inkMuted, a.t("notes.hint"), wide))...)
	} else {
		q := a.desk.worded(n.id)
		out = append(out, line{{" " + a.t("tab."+string(n.kind)), inkStrong}, {" · " + n.id, inkMuted}})
		ask := wrapped(inkPlain, q.Ask, wide)
		out = append(out, indent(1, ask[:min(len(ask), 2)])...)
		if e := a.desk.entry(n.id); e.Answer.State != "" {
			out = append(out, line{{" ● ", inkGood}, {a.answerWords(q, e.Answer), inkPlain}}.fit(wide))
		}
		out = append(out, indent(1, wrapped(inkMuted, a.t(string(n.kind)+".hint"), wide))...)
	}
	if height > 14 {
		out = append(out, nil)
	}
	room := height - len(out)
	for _, l := range n.edit.view(wide-2, room, true) {
		out = append(out, append(line{{" ▏ ", inkAccent}}, l...))
	}
	return out
}
