package wizard

import (
	"cirtkit/questionnaires"
	"cirtkit/report"
	"cirtkit/scoring"
)

// doResults tells the results and lists what the target lacks: by claim, or, as in "results evidence", by evidence. As
// in "results since" it tells what changed since the earlier assessment.
func (p *plainMode) doResults(_ *questionnaires.Question, rest string) {
	p.compare()
	switch {
	case p.says(rest, "since"):
		p.tellSince()
		return
	case p.says(rest, "evidence"):
		p.listLacking(scoring.Evidenced, "results.unproven-lacks", "results.unproven-nothing")
		return
	}
	p.tell(report.Results(p.source()))
	if !report.StockTake(p.d.q) {
		p.listLacking(scoring.Claimed, "results.lacks", "")
	}
}

// listLacking offers the questions that the target lacks.
func (p *plainMode) listLacking(in scoring.Reading, some, nothing string) {
	l := p.d.gaps(in)
	if len(l.gaps) == 0 {
		if nothing != "" && l.some {
			p.print(p.d.lacks(p.t, nothing, l))
		}
		return
	}
	var found []*questionnaires.Question
	for _, g := range l.gaps {
		found = append(found, p.d.q.Question(g.Question))
	}
	p.listQuestions(p.d.lacks(p.t, some, l), found)
}

// tellSince tells what changed since the earlier assessment.
func (p *plainMode) tellSince() {
	switch d := p.d; {
	case d.since == nil:
		p.print(p.t("results.no-since"))
	case d.differsErr != nil:
		p.complain(d.differsErr)
	case d.differs != nil:
		p.tell(report.Change(p.source(), d.differs))
	}
}
