package wizard

import (
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (p *plainMode) doPositions(q *questionnaires.Question, _ string) {
	p.print(p.t("positions.intro"))
	options := []choice{{"new", p.t("plain.position-new")}}
	all := p.d.entry(q.ID).Positions
	for i, o := range all {
		options = append(options, choice{"at " + strconv.Itoa(i), positionWords(p.words, p.d, p.d.worded(q.ID), o)})
	}
	code, ok := p.pick(p.t("positions.title", "question", q.ID), options)
	if !ok {
		return
	}
	was := assessment.Position{Session: p.d.session}
	if i, err := strconv.Atoi(strings.TrimPrefix(code, "at ")); err == nil {
		was = all[i]
		what, ok := p.pick(was.Institution, []choice{
			{"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
		})
		if !ok {
			return
		}
		if what == "remove" {
			p.done(assessment.RemovePosition(q.ID, was.Session, was.Institution))
			return
		}
	}
	v, ok := p.fill(newPositionForm(p.asker(), p.d, was, q.ID, nil))
	if !ok {
		return
	}
	in, err := p.d.positionFrom(was, q.ID, v)
	if err != nil {
		p.complain(err)
		return
	}
	p.done(in)
}
