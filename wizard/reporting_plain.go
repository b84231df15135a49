package wizard

import (
	"strings"

	"cirtkit/questionnaires"
)

// doReport writes the report: to the path that was typed, in the format that it ends in, or else as the form says.
func (p *plainMode) doReport(_ *questionnaires.Question, rest string) {
	p.writePapers(func() (values, bool) { return p.fillProposed(reportForm(p.asker(), p.d, p.words, nil)) }, rest, false)
}

// doSignOff writes the page to sign.
func (p *plainMode) doSignOff(_ *questionnaires.Question, rest string) {
	if problem := p.d.notToSign(p.t); problem != "" {
		p.print(problem)
		return
	}
	p.writePapers(func() (values, bool) { return p.fillProposed(signOffForm(p.asker(), p.d, p.words, nil)) }, rest, true)
}

// writePapers writes what a form asks for, or one file at a path.
func (p *plainMode) writePapers(form func() (values, bool), path string, signOff bool) {
	if p.cfg.Report == nil {
		p.print(p.t("report.none"))
		return
	}
	formats := ReportFormats[0]
	v := values{"path": path, "formats": formats}
	if path == "" {
		var ok bool
		if v, ok = form(); !ok {
			return
		}
	}
	j := newJob(p.d, reportSource(p.d, p.words, p.cfg.Program), v, signOff)
	for !j.done() {
		next, t, err := j.next(p.cfg.Report)
		if err != nil {
			p.complain(err)
			return
		}
		if t != nil {
			what, ok := p.pick(p.t("report.taken", "path", strings.Join(t.there, ", ")), t.choices(p.asker()))
			if !ok {
				return
			}
			next = t.chosen(what)
		}
		j = next
	}
	for _, note := range j.notes {
		p.print(note)
	}
	key := "report.done"
	if j.signOff {
		key = "plain.signoff-done"
	}
	for _, path := range j.written {
		p.print(p.t(key, "path", path))
	}
}

// fillProposed shows a form whose fields all have a value, and asks for them one by one only when told to.
func (p *plainMode) fillProposed(f *form) (values, bool) {
	p.print(f.title)
	if f.intro != "" {
		p.print(f.intro)
	}
	for _, x := range f.shown() {
		value := x.value
		if len(x.options) > 0 {
			value = shownChoices(x.options, x.value)
		}
		if value != "" {
			p.print(x.label + ": " + value)
		}
	}
	for {
		typed, ok := p.ask(p.t("plain.proposed", "change", p.word("change")))
		switch {
		case !ok || p.leaves(typed):
			return nil, false
		case typed == "":
			return f.values(), true
		case p.says(typed, "change"):
			return p.fill(f)
		}
	}
}
