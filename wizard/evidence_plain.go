package wizard

import (
	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doEvidence is the evidence on a question: records are added, linked to it, changed, or taken from it.
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
	if !known {
		p.fillEvidence(e, q.ID)
		return
	}
	what := choice{"link", p.t("plain.evidence-link")}
	if _, linked := e.Supports[q.ID]; linked {
		what = choice{"unlink", p.t("plain.evidence-unlink")}
	}
	do, ok := p.pick(e.Reference, []choice{
		what, {"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
	})
	switch {
	case !ok:
	case do == "link":
		p.linkEvidence(e, q)
	case do == "unlink":
		p.done(assessment.Support(e.ID, q.ID, ""))
	default:
		p.changeEvidence(do, e, q.ID)
	}
}

// linkEvidence says which option of a question a record supports; of a fact it is all that is reported.
func (p *plainMode) linkEvidence(e assessment.Evidence, q *questionnaires.Question) {
	if !q.Scored() {
		p.done(assessment.Support(e.ID, q.ID, assessment.WholeAnswer))
		return
	}
	var options []choice
	for i, o := range p.d.worded(q.ID).Options {
		options = append(options, choice{q.Options[i].Code, o.Text})
	}
	if code, ok := p.pick(p.t("evidence.which"), options); ok {
		p.done(assessment.Support(e.ID, q.ID, code))
	}
}

// doRegister is all evidence of the assessment.
func (p *plainMode) doRegister(*questionnaires.Question, string) {
	options := []choice{{"new", p.t("plain.evidence-new")}}
	for _, e := range p.d.state.Evidence {
		options = append(options, choice{e.ID, evidenceWords(p.words, p.d, e, "") + ". " + p.t("evidence.serves", "n", len(e.Supports))})
	}
	id, ok := p.pick(p.t("register.title"), options)
	if !ok {
		return
	}
	e, known := p.d.record(id)
	if !known {
		p.fillEvidence(e, "")
		return
	}
	if do, ok := p.pick(e.Reference, []choice{
		{"change", p.t("plain.evidence-change")}, {"remove", p.t("plain.evidence-remove")},
	}); ok {
		p.changeEvidence(do, e, "")
	}
}

func (p *plainMode) changeEvidence(do string, e assessment.Evidence, question string) {
	if do == "remove" {
		p.done(assessment.RemoveEvidence(e))
		return
	}
	p.fillEvidence(e, question)
}

// fillEvidence adds or changes a record; its file is hashed.
func (p *plainMode) fillEvidence(e assessment.Evidence, question string) {
	v, ok := p.fill(newEvidenceForm(p.asker(), p.d, e, question, nil))
	if !ok {
		return
	}
	in, file := p.d.evidenceFrom(e, question, v)
	if file != "" {
		p.print(p.t("evidence.hashing", "path", file))
		sum, err := sha256Of(expand(file))
		if err != nil {
			p.complain(err)
			return
		}
		v["sha256"] = sum
		in, _ = p.d.evidenceFrom(e, question, v)
	}
	p.done(in)
}
