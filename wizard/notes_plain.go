package wizard

import (
	"slices"
	"strings"
	"time"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (p *plainMode) doNote(q *questionnaires.Question, rest string, working bool) {
	e := p.d.entry(q.ID)
	was, kind := p.d.standingText("finding", q.ID, e.Finding), findingNote
	if working {
		was, kind = p.d.standingText("working", q.ID, e.WorkingNote), workingNote
	}
	note := rest
	if note == "" {
		typed, ok := p.note(kind, q, was)
		if !ok {
			return
		}
		note = typed
	}
	switch note {
	case "":
		return // nothing typed keeps what stands there
	case "-":
		note = ""
	}
	p.done(p.d.noteIntent(kind, q.ID, note))
}

// doNotes takes a quick note, or lists them and changes, moves or removes one.
func (p *plainMode) doNotes(q *questionnaires.Question, rest string) {
	if p.reads() {
		var all []choice
		for _, n := range p.d.state.Notes {
			all = append(all, choice{n.ID, n.Text})
		}
		p.readOut(p.t("notes.title"), all)
		return
	}
	if rest != "" {
		p.done(p.d.noteIntent(quickNote, "", rest))
		return
	}
	id := "new"
	if len(p.d.state.Notes) > 0 {
		options := []choice{{"new", p.t("plain.note-new")}}
		for _, n := range p.d.state.Notes {
			s := n.Text
			if !n.At.IsZero() {
				s = n.At.In(p.d.zone).Format(time.DateOnly) + "  " + s
			}
			options = append(options, choice{n.ID, s})
		}
		code, ok := p.pick(p.t("notes.title"), options)
		if !ok {
			return
		}
		id = code
	}
	if id == "new" {
		if typed, ok := p.note(quickNote, nil, ""); ok && typed != "" {
			p.done(p.d.noteIntent(quickNote, "", typed))
		}
		return
	}
	what, _ := p.pick(p.t("plain.note-which"), []choice{
		{"change", p.t("notes.change")}, {"finding", p.t("note-as.finding")}, {"working", p.t("note-as.working")}, {"remove", p.t("notes.remove")},
	})
	switch what {
	case "change":
		at := slices.IndexFunc(p.d.state.Notes, func(n assessment.Note) bool { return n.ID == id })
		if typed, ok := p.note(quickNote, nil, p.d.state.Notes[at].Text); ok && typed != "" {
			p.done(p.d.noteIntent(quickNote, id, strings.TrimPrefix(typed, "-")))
		}
	case "remove":
		p.done(assessment.RemoveNote(id))
	case "finding", "working":
		p.moveNote(q, id, noteKind(what))
	}
}

// moveNote asks for the question that a quick note belongs to.
func (p *plainMode) moveNote(q *questionnaires.Question, note string, kind noteKind) {
	v, ok := p.fill(newForm(form{
		title:  p.t("note-as." + string(kind)),
		fields: []*field{{id: "to", label: p.t("goto.label"), required: true, value: q.ID}},
		check: func(v values) (string, string) {
			if p.d.byNumberOrID(v["to"]) == "" {
				return "to", p.t("goto.unknown", "found", v["to"])
			}
			return "", ""
		},
	}))
	if !ok {
		return
	}
	to := p.d.byNumberOrID(v["to"])
	in, fits := p.d.noteTo(note, to, kind)
	if !fits {
		p.print(p.t("note-as.full"))
		return
	}
	if p.put(in) {
		p.print(p.t("note-as.done", "question", to, "what", p.t("tab."+string(kind))))
	}
}

// note reads a note of many lines, with its draft beside the assessment. It is false when the note was left
// without keeping it, or the input ended before anything was typed.
func (p *plainMode) note(kind noteKind, q *questionnaires.Question, was string) (string, bool) {
	id := ""
	if q != nil {
		id = q.ID
	}
	prompt := p.t("plain.note-" + string(kind))
	if was != "" {
		p.print(p.t("plain.recorded", "answer", was))
		prompt += " " + p.t("plain.note-old")
	}
	return p.many(prompt+" "+p.t("plain.full-stop"), was, func(so string) {
		p.follow(&draft{Question: id, Kind: kind, Text: so, Time: p.cfg.Now()})
	})
}
