package wizard

import (
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
		if was != "" {
			p.print(p.t("plain.recorded", "answer", was))
		}
		typed, ok := p.note(p.t("plain.note-"+string(kind))+" "+p.t("plain.full-stop"), kind, q)
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

func (p *plainMode) doNotes(_ *questionnaires.Question, rest string) {
	if len(p.d.state.Notes) > 0 && rest == "" {
		options := []choice{{"new", p.t("plain.note-new")}}
		for _, n := range p.d.state.Notes {
			options = append(options, choice{n.ID, n.Text})
		}
		id, ok := p.pick(p.t("notes.title"), options)
		if !ok {
			return
		}
		if id != "new" {
			p.quickNote(id)
			return
		}
	}
	if rest == "" {
		typed, ok := p.note(p.t("notes.intro")+" "+p.t("plain.full-stop"), quickNote, nil)
		if !ok || typed == "" {
			return
		}
		rest = typed
	}
	p.done(p.d.noteIntent(quickNote, "", rest))
}

// quickNote changes or removes a note without a question.
func (p *plainMode) quickNote(id string) {
	do, ok := p.pick(p.t("plain.note-which"), []choice{
		{"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
	})
	switch {
	case !ok:
	case do == "remove":
		p.done(assessment.RemoveNote(id))
	default:
		typed, ok := p.note(p.t("notes.intro")+" "+p.t("plain.full-stop"), quickNote, nil)
		if ok && typed != "" {
			p.done(p.d.noteIntent(quickNote, id, typed))
		}
	}
}

// offerDraft asks in the line mode.
func (p *plainMode) offerDraft(found *draft) {
	if found == nil {
		return
	}
	d := p.d.settleDraft(found)
	if d == nil {
		p.d.drafted = true
		p.draft(nil)
		return
	}
	p.print(draftWords(p.words, d, p.cfg.Now()))
	p.print(d.Text)
	what, _ := p.pick(p.t("draft.title"), []choice{{"keep", p.t("draft.keep")}, {"discard", p.t("draft.discard")}})
	p.d.drafted = what != ""
	switch what {
	case "keep":
		p.done(p.d.noteIntent(d.Kind, d.Question, d.Text))
	case "discard":
		p.draft(nil)
	}
}

// draft keeps what has been typed so far of a note; nil removes it.
func (p *plainMode) draft(d *draft) {
	if p.d.file.ReadOnly() || d == nil && !p.d.drafted {
		return
	}
	p.d.drafted = d != nil
	p.d.draftCount++
	_ = p.d.drafts.put(p.d.draftCount, d)
}

// note reads a note of many lines, with its draft beside the assessment.
func (p *plainMode) note(prompt string, kind noteKind, q *questionnaires.Question) (string, bool) {
	id := ""
	if q != nil {
		id = q.ID
	}
	return p.many(prompt, func(so string) {
		if so == "" {
			p.draft(nil)
			return
		}
		p.draft(&draft{Question: id, Kind: kind, Text: so, Time: p.cfg.Now()})
	})
}
