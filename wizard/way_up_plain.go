package wizard

import (
	"strings"

	"cirtkit/questionnaires"
	"cirtkit/report"
)

// The line mode's words for why, way up and what if.

func (p *plainMode) source() report.Source { return reportSource(p.d, p.words, p.cfg.Program) }

func (p *plainMode) doExplain(*questionnaires.Question, string) {
	if p.scored() {
		p.tell(report.Explain(p.source()))
	}
}

// scored says whether anything is scored, so that there is a level and a way up.
func (p *plainMode) scored() bool {
	if report.StockTake(p.d.q) {
		p.print(p.t("nothing-scored"))
		return false
	}
	return true
}

func (p *plainMode) doPlan(*questionnaires.Question, string) {
	if !p.scored() {
		return
	}
	source := p.source()
	p.tell(p.d.wayUp(source).told)
	p.print(p.t("plain.plan-how"))
}

func (p *plainMode) doStep(*questionnaires.Question, string) {
	if p.d.file.ReadOnly() {
		p.cantChange()
		return
	}
	if !p.scored() {
		return
	}
	var options []choice
	for _, step := range p.d.wayUp(p.source()).steps {
		options = append(options, choice{stepKey(step.Step), step.Name + ": " + firstLine(step.Do) + " (" + firstLine(step.When) + ")"})
	}
	if len(options) == 0 {
		p.print(p.t("steps.none"))
		return
	}
	key, ok := p.pick(p.t("steps.title"), options)
	if !ok {
		return
	}
	p.fillStep(key)
}

func (p *plainMode) fillStep(key string) {
	if v, ok := p.fill(stepForm(p.asker(), p.d, key, nil)); ok {
		p.done(p.d.stepFrom(key, v))
	}
}

func (p *plainMode) doPace(*questionnaires.Question, string) {
	if !p.scored() {
		return
	}
	if v, ok := p.fill(paceForm(p.asker(), p.d)); ok {
		p.d.pace = paceOf(v)
		p.print(p.t("plain.pace-set"))
	}
}

func (p *plainMode) doRecord(*questionnaires.Question, string) {
	if !p.scored() {
		return
	}
	in, n := p.d.roadmapIntent(p.source(), p.asker().today)
	if n == 0 {
		p.print(p.t("record.nothing"))
		return
	}
	if p.put(in) {
		p.print(p.t("record.done", "n", n))
	}
}

// doSuppose tries answers out: those named as ID=CODE, or an option of the question at hand; then more, until an
// empty line.
func (p *plainMode) doSuppose(q *questionnaires.Question, rest string) {
	if !p.scored() {
		return
	}
	t := newTrying(nil)
	p.print(p.t("trying.unsaved"))
	if rest == "" {
		if !triable(q) {
			p.print(p.t("trying.not-this"))
		} else {
			var options []choice
			for i, o := range q.Options {
				options = append(options, choice{o.Code, optionWords(p.d.worded(q.ID), i)})
			}
			code, ok := p.pick(p.t("trying.which"), options)
			if !ok {
				return
			}
			rest = q.ID + "=" + code
		}
	}
	for {
		if p.suppose(t, rest) {
			after := reportSource(p.d.supposing(t.answers), p.words, p.cfg.Program)
			p.tell(whatIf(p.source(), after, p.d.tried(t.order)))
		}
		typed, ok := p.ask(p.t("plain.suppose-more"))
		if !ok || typed == "" || p.leaves(typed) {
			return
		}
		rest = typed
	}
}

// suppose takes answers to try out, such as "M-01=3 mandate.legal-basis=2"; it says what it can't take.
func (p *plainMode) suppose(t *trying, typed string) bool {
	fields := strings.Fields(typed)
	for _, field := range fields {
		name, code, _ := strings.Cut(field, "=")
		q := p.d.q.Question(p.d.byNumberOrID(name))
		switch {
		case q == nil || !triable(q):
			p.print(p.t("plain.suppose-question", "found", name))
			return false
		case q.OptionIndex(code) < 0:
			p.print(p.t("plain.suppose-option", "found", code, "question", q.ID))
			return false
		}
		t.try(q.ID, code)
	}
	return len(fields) > 0
}
