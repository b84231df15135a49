package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// put saves at once; what can't be saved waits, and is tried again with the next change.
func (p *plainMode) put(in assessment.Intent) bool {
	if p.d.file.ReadOnly() {
		p.print(p.t("read-only"))
		return false
	}
	if len(in.Sets) == 0 && in.Undo == "" {
		return true
	}
	reopens := p.d.reopens(in)
	p.d.put(in)
	if !p.save() {
		return false
	}
	if reopens {
		p.print(p.t("status.reopened"))
	}
	return true
}

func (p *plainMode) save() bool {
	batch := p.d.queue.Next()
	if batch == nil {
		return true
	}
	saved, err := p.d.file.Save(batch...)
	if err != nil {
		p.d.queue.Failed()
		p.d.failed = err
		p.print(p.t("save.failed", "n", p.d.queue.Waiting(), "problem", p.sentence(err)))
		p.print(p.t("plain.save-again"))
		return false
	}
	p.saved(saved)
	return true
}

func (p *plainMode) saved(s assessment.Saved) {
	p.d.queue.Done()
	p.d.failed, p.d.path = nil, p.d.file.Path()
	if !s.At.IsZero() {
		p.d.at = s.At
	}
	p.d.settle(snapshot(p.d.file))
	p.draft(nil) // what it held is saved
}

func (p *plainMode) doSaveAs(_ *questionnaires.Question, rest string) {
	if p.d.queue.Waiting() == 0 {
		p.print(p.t("save.nothing"))
		return
	}
	if rest == "" {
		typed, ok := p.ask(p.t("new.path"))
		if !ok || typed == "" {
			return
		}
		rest = typed
	}
	batch := p.d.queue.Next()
	saved, err := p.d.file.SaveAs(expand(rest), batch...)
	if err != nil {
		p.d.queue.Failed()
		p.complain(err)
		return
	}
	p.saved(saved)
	p.print(p.t("new.done", "path", p.d.path))
}
