package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

func (p *plainMode) doEvidence(q *questionnaires.Question, _ string) {
	options := []choice{{"new", p.t("plain.evidence-new")}}
	for _, e := range p.d.state.Evidence {
		options = append(options, choice{e.ID, evidenceWords(p.words, p.d, e, q.ID)})
	}
	id, ok := p.pick(p.t("evidence.title", "question", q.ID), options)
	if !ok {
		return
	}
	e, known := p.d.record(id)
	if known {
		what, ok := p.pick(e.Reference, []choice{
			{"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
		})
		if !ok {
			return
		}
		if what == "remove" {
			p.done(assessment.RemoveEvidence(e))
			return
		}
	}
	v, ok := p.fill(newEvidenceForm(p.asker(), p.d, e, q.ID, nil))
	if !ok {
		return
	}
	in, file := p.d.evidenceFrom(e, q.ID, v)
	if file != "" {
		sum, err := sha256Of(expand(file))
		if err != nil {
			p.complain(err)
			return
		}
		v["sha256"] = sum
		in, _ = p.d.evidenceFrom(e, q.ID, v)
	}
	p.done(in)
}
