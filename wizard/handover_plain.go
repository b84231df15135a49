package wizard

import (
	"cirtkit/questionnaires"
)

// doCopy is the copy in the line mode.
func (p *plainMode) doCopy(_ *questionnaires.Question, rest string) {
	if p.d.queue.Waiting() > 0 {
		p.print(p.t("copy.unsaved"))
		return
	}
	if rest == "" {
		v, ok := p.fill(copyForm(p.asker(), p.d, nil))
		if !ok {
			return
		}
		rest = v["path"]
	}
	path, err := writeCopy(p.d.path, rest, p.cfg.options(p.set.Author))
	if err != nil {
		p.complain(err)
		return
	}
	p.print(p.t("copy.done", "path", path))
}

// doRelease is the release in the line mode.
func (p *plainMode) doRelease(*questionnaires.Question, string) {
	for _, r := range p.d.state.Status.Released {
		p.print(releaseWords(p.words, r))
	}
	if v, ok := p.fill(releaseForm(p.asker(), nil)); ok {
		p.done(p.d.releaseFrom(v))
	}
}
