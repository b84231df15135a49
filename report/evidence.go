package report

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// evidenceRegister is every record, with what it supports and how it was met.
func (b *builder) evidenceRegister() []Block {
	if len(b.state.Evidence) == 0 {
		return []Block{Paragraph{Text: b.t("report.evidence.none")}}
	}
	t := Table{Columns: []Column{
		{Head: b.t("report.column.record"), Width: 0.36},
		{Head: b.t("report.column.issuer"), Width: 0.18},
		{Head: b.t("report.column.met"), Width: 0.22},
		{Head: b.t("report.column.supports"), Width: 0.24},
	}, Compact: true}
	for _, e := range b.state.Evidence {
		record := b.t("report.named", "ref", e.ID, "name", e.Reference)
		for _, f := range []struct{ key, value string }{
			{"report.evidence.place", e.Place},
			{"report.evidence.marking", e.Marking},
			{"report.evidence.hash", e.SHA256},
		} {
			if f.value != "" {
				record = lines(record, b.t(f.key, "value", f.value))
			}
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: record, ID: "evidence-" + e.ID},
			{Text: lines(e.Issuer, b.date(e.Date))},
			{Text: b.met(e)},
			{Text: b.supports(e)},
		})
	}
	t.dropEmpty(b.t("report.none"))
	lead := "report.evidence.lead"
	if b.factsOnly {
		lead = "report.stock-take.evidence-lead"
	}
	return []Block{Paragraph{Text: b.t(lead)}, t}
}

// met says how a record was met, and until when it is valid.
func (b *builder) met(e assessment.Evidence) string {
	text := e.How
	if slices.Contains(assessment.Hows, e.How) {
		text = b.t("report.how." + e.How)
	}
	if e.How == "promised" && e.Promised != "" {
		text = b.t("report.evidence.promised", "by", e.Promised)
		if e.Due != "" {
			text = b.t("report.evidence.promised-due", "by", e.Promised, "due", b.date(e.Due))
		}
	}
	if e.Conflict {
		text = lines(text, b.t("report.evidence.conflict"))
	}
	if e.ValidUntil != "" {
		key := "report.evidence.valid"
		if b.past(e) {
			key = "report.evidence.past"
		}
		text = lines(text, b.t(key, "date", b.date(e.ValidUntil)))
	}
	return text
}

// past says whether a record is no longer valid on the assessment's date. Dates compare as their text does.
func (b *builder) past(e assessment.Evidence) bool {
	on := b.state.About.Date
	return e.ValidUntil != "" && on != "" && on > e.ValidUntil
}

// supports lists the questions that a record is for, with the option that it supports where the answer is given:
// the option would tell what is withheld.
func (b *builder) supports(e assessment.Evidence) string {
	var out []string
	for _, q := range b.questions() {
		switch code, ok := e.Supports[q.ID]; {
		case ok && q.Scored() && b.standing(q) == scoring.Answered:
			out = append(out, b.t("report.evidence.supports", "name", b.named(q), "code", code))
		case ok:
			out = append(out, b.named(q))
		}
	}
	return lines(out...)
}

// evidenceLine lists the evidence records by question, and the claims without any.
func (b *builder) evidenceLine(questions []*questionnaires.Question) string {
	var with, without []string
	for _, q := range questions {
		res := b.result(q.ID)
		if !q.Scored() || res.Standing != scoring.Answered {
			continue
		}
		if ids := b.evidenceFor(q); len(ids) > 0 {
			with = append(with, b.t("report.evidence.for", "ref", b.refs[q.ID], "records", b.lang.List(ids)))
		} else if res.Low[scoring.Claimed] > 0 {
			without = append(without, b.refs[q.ID])
		}
	}
	text := ""
	if len(with) > 0 {
		text = b.t("report.evidence.recorded", "records", b.lang.Clauses(with))
	}
	if len(without) > 0 {
		text = sentences(text, b.t("report.evidence.lacking", "refs", b.lang.List(without)))
	}
	return text
}

// evidenceFor lists the ids of the records on a question.
func (b *builder) evidenceFor(q *questionnaires.Question) []string {
	var out []string
	for _, e := range b.state.Evidence {
		if _, ok := e.Supports[q.ID]; ok {
			out = append(out, e.ID)
		}
	}
	return out
}

// promised says by whom evidence on a question is promised.
func (b *builder) promised(q *questionnaires.Question) string {
	var out []string
	for _, e := range b.state.Evidence {
		if _, ok := e.Supports[q.ID]; ok && e.How == "promised" {
			out = append(out, b.t("report.named", "ref", e.ID, "name", b.met(e)))
		}
	}
	return lines(out...)
}

// shown says whether recorded evidence supports all of what is claimed.
func (b *builder) shown(q *questionnaires.Question) bool {
	res := b.result(q.ID)
	return res.Low[scoring.Evidenced] >= 0 && res.Low[scoring.Evidenced] == res.Low[scoring.Claimed]
}
