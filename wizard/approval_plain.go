package wizard

import (
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
)

// doApprove says what an approval binds, then asks who approves.
func (p *plainMode) doApprove(*questionnaires.Question, string) {
	p.print(p.t("approval.binds"))
	for _, f := range approvalFacts(p.words, p.d, reportSource(p.d, p.words, p.cfg.Program)) {
		p.print(f.Name + ": " + strings.ReplaceAll(f.Value, "\n", "; "))
	}
	p.print(p.t("approval.later"))
	v, ok := p.fill(approveForm(p.asker(), nil))
	if !ok || !p.put(assessment.Approve(v["name"], v["office"], v["date"])) {
		return
	}
	if by := p.d.state.Status.Approval; by != nil {
		p.print(approvedBy(p.words, *by))
		p.print(p.t("approval.fingerprint-is", "fingerprint", assessment.Fingerprint(by.Head)))
	}
	p.print(p.t("approved.later"))
}
