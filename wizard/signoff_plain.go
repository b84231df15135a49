package wizard

import "cirtkit/questionnaires"

// doSigned records the page that came back signed.
func (p *plainMode) doSigned(*questionnaires.Question, string) {
	if problem := p.d.notToSign(p.t); problem != "" {
		p.print(problem)
		return
	}
	if p.d.file.ReadOnly() {
		p.cantChange()
		return
	}
	for {
		v, ok := p.fill(signedForm(p.asker(), p.d, p.words, nil))
		if !ok {
			return
		}
		sum, err := sha256Of(expand(v["scan"]))
		if err != nil {
			p.complain(err)
			continue
		}
		for _, in := range p.d.signedIntents(v, sum, p.t("signed.reference")) {
			if !p.put(in) {
				return
			}
		}
		p.print(p.t("signed.done"))
		return
	}
}
