package wizard

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"cirtkit/assessment"
	"cirtkit/internal/text"
)

// Quick notes are taken without a question, while somebody talks, and can be moved to one later: as its
// finding or its working note, below what stands there. Moving keeps the text and is one act.

// quickNotes lists notes without a question; s is the question that they are called from.
func quickNotes(a *app, s *asking) *picker {
	p := &picker{
		id: "notes", title: a.t("notes.title"), intro: a.t("notes.intro"), empty: a.t("notes.empty"),
		keymap: notesKeys, stays: true,
	}
	p.lacks = func(a *app) bool { return len(a.desk.state.Notes) == 0 }
	p.items = func(a *app) []item {
		var out []item
		for _, n := range a.desk.state.Notes {
			it := item{sign: "○", text: cut(strings.Join(strings.Fields(n.Text), " "), 160), value: n.ID}
			if it.text != n.Text {
				it.detail = n.Text
			}
			if !n.At.IsZero() {
				it.right = n.At.In(a.desk.zone).Format(time.DateOnly)
			}
			out = append(out, it)
		}
		return out
	}
	p.other = func(a *app, act action, it item) tea.Cmd {
		switch {
		case act == "add":
			return a.note(quickNote, "")
		case it.value == "":
		case act == "change":
			return a.note(quickNote, it.value)
		case act == "to-question":
			a.moveNote(s, it.value)
		case act == "remove":
			return a.takeOut(assessment.RemoveNote(it.value), it.text)
		}
		return nil
	}
	p.pick = func(a *app, it item) tea.Cmd { return a.note(quickNote, it.value) }
	return p
}

// moveNote asks for the question, then whether the note is a finding there or a working note.
func (a *app) moveNote(s *asking, note string) {
	f := newFinder(s)
	f.pick = func(a *app, id string) {
		a.push(&picker{
			id: "note-as", title: a.t("note-as.title", "question", id), intro: a.desk.worded(id).Ask,
			items: func(a *app) []item {
				return []item{
					{key: "f", sign: "→", text: a.t("note-as.finding"), value: string(findingNote)},
					{key: "w", sign: "○", text: a.t("note-as.working"), value: string(workingNote)},
				}
			},
			pick: func(a *app, it item) tea.Cmd {
				in, ok := a.desk.noteTo(note, id, noteKind(it.value))
				if !ok {
					a.tell(inkWarn, a.t("note-as.full"))
					return nil
				}
				cmd := a.put(in)
				a.tell(inkGood, a.t("note-as.done", "question", id, "what", a.t("tab."+it.value)))
				return cmd
			},
		})
	}
	a.push(f)
}

// noteTo is the change that moves a quick note to a question, below what stands there; false where both
// together are too long for one note.
func (d *desk) noteTo(note, question string, kind noteKind) (assessment.Intent, bool) {
	for _, n := range d.state.Notes {
		if n.ID != note {
			continue
		}
		e := d.entry(question)
		stands := d.standingText("finding", question, e.Finding)
		if kind == workingNote {
			stands = d.standingText("working", question, e.WorkingNote)
		}
		whole := strings.TrimSpace(stands + "\n\n" + n.Text)
		return assessment.RemoveNote(note).With(d.noteIntent(kind, question, whole)), len(whole) <= text.DefaultMax
	}
	return assessment.Intent{}, true
}
