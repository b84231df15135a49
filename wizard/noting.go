package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/internal/text"
)

// noting is where a finding, a working note or a quick note is written. Leaving it keeps the text; undo
// takes it back. While one writes, a draft follows (see draft.go).
type noting struct {
	kind   noteKind
	id     string // question, or quick note; "" for a new quick note
	edit   editor
	kept   string // as recorded
	copied string // as the draft on the disk has it
	textAt int    // the line of the last view at which the text begins
}

// note opens the editor of a note.
func (a *app) note(kind noteKind, id string) tea.Cmd {
	if a.desk.file.ReadOnly() {
		a.cantChange()
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
	a.leftOut(&n.edit)
	return nil
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
	if s == n.kept {
		return a.keepDrafts(a.halves())
	}
	d := n.draft(a)
	n.kept = s
	save := a.put(a.desk.noteIntent(n.kind, n.id, s))
	a.submitted(d)
	return withCmd(a.keepDrafts(a.halves()), save)
}

// sign marks what a note is for: an arrow for what goes out into reports, a circle for what stays.
func (k noteKind) sign() span {
	if k == findingNote {
		return span{"→ ", inkAccent}
	}
	return span{"○ ", inkWarn}
}

// heading says which kind of note it is, and where it will be read.
func (k noteKind) heading(t func(string, ...any) string) line {
	return line{k.sign(), {t("note." + string(k)), inkStrong}, {"  " + t("note."+string(k)+".goes"), k.sign().ink}}
}

// margin stands before the lines of a note, so that its kind is seen while one writes.
func (k noteKind) margin() span {
	if k == findingNote {
		return span{" ▏ ", inkAccent}
	}
	return span{" · ", inkWarn}
}

// nearlyFull is from how many percent on a note says how full it is.
const nearlyFull = 80

func (n *noting) view(a *app, w, height int) []line {
	wide := min(w-2, 96)
	title := append(line{{" ", inkPlain}}, n.kind.heading(a.t)...)
	var out []line
	if n.kind == quickNote {
		out = append(out, title.fit(w))
	} else {
		q := a.desk.worded(n.id)
		out = append(out, ends(title, line{{a.desk.codes[n.id] + " " + n.id, inkMuted}}, wide+1))
		out = append(out, indent(1, atMost(wrapped(inkPlain, q.Ask, wide), 2, wide))...)
		if e := a.desk.entry(n.id); e.Answer.State != "" {
			out = append(out, line{{" ● ", inkGood}, {claimWords(a.words, q, e), inkPlain}}.fit(wide))
		}
	}
	if height > 14 {
		out = append(out, nil)
	}
	n.textAt = len(out)
	foot := say(inkMuted, " "+a.t("note.leave"))
	if n.copied != "" && n.copied == n.edit.text {
		foot = ends(foot, say(inkGood, a.t("note.copied")), wide+1)
	}
	if full := n.edit.full(); full >= nearlyFull {
		foot = say(inkWarn, " "+a.t("note.full", "percent", full))
	}
	room := max(1, height-len(out)-2)
	for _, l := range n.edit.view(wide-3, room, true) {
		out = append(out, append(line{n.kind.margin()}, l...))
	}
	return append(exactly(out, height-1), foot.fit(w))
}

// click puts the cursor where it was clicked.
func (n *noting) click(a *app, x, y int) tea.Cmd {
	n.edit.click(a.theme, x-width(n.kind.margin().text), y-n.textAt)
	return nil
}

// atMost is the first lines of a text that is cut off after some; the sign for it stands in the last one.
func atMost(lines []line, n, w int) []line {
	if len(lines) <= n {
		return lines
	}
	out := slices.Clone(lines[:n])
	if out[n-1].width() > w-1 {
		out[n-1] = out[n-1].fit(w - 1)
	} else {
		out[n-1] = append(slices.Clone(out[n-1]), span{"…", inkMuted})
	}
	return out
}
