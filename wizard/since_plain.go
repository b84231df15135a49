package wizard

import "cirtkit/questionnaires"

// sinceAtStart lays the earlier assessment that belongs to the file that was opened beside it.
func (p *plainMode) sinceAtStart() {
	path, asked := p.since, p.sinceAsked
	if path == "" {
		return
	}
	s, err := readSince(p.cfg, path, p.d.file)
	switch {
	case err != nil && asked:
		p.complain(err)
	case err != nil:
		p.print(p.t("since.not-there", "path", path))
	default:
		p.laySince(s)
	}
}

func (p *plainMode) laySince(s *since) {
	p.d.takeSince(s)
	p.print(sinceWords(p.t, s))
}

// doSince lays the earlier assessment that is named beside, or asks for one.
func (p *plainMode) doSince(_ *questionnaires.Question, rest string) {
	if rest == "" {
		v, ok := p.fill(sinceForm(p.asker(), p.d.sincePath))
		if !ok {
			return
		}
		rest = v["path"]
	} else if path, ok := p.foundPath(rest, assessmentFiles); ok {
		rest = path
	} else {
		return
	}
	if rest == "" {
		p.d.takeSince(nil)
		p.print(p.t("since.none"))
		return
	}
	s, err := readSince(p.cfg, rest, p.d.file)
	if err != nil {
		p.complain(err)
		return
	}
	p.laySince(s)
}
