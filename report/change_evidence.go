package report

import (
	"cirtkit/compare"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// evidence is what became of evidence.
func (c *changes) evidence() []Block {
	if len(c.d.Evidence) == 0 {
		return nil
	}
	t := Table{
		Columns: []Column{
			{Head: c.t("report.column.question"), Width: 0.26},
			{Head: c.t("report.change.became"), Width: 0.16},
			{Head: c.t("report.change.supported-before"), Width: 0.12},
			{Head: c.t("report.change.supported-after"), Width: 0.12},
			{Head: c.t("report.column.record"), Width: 0.34},
		},
		Compact: true,
	}
	words := [...]string{compare.EvidenceFound: "found", compare.EvidenceLost: "lost", compare.EvidenceStale: "stale"}
	tones := [...]Tone{compare.EvidenceFound: Good, compare.EvidenceLost: Lacking, compare.EvidenceStale: Unsure}
	var counts [len(words)]int
	for i := range c.d.Evidence {
		e := &c.d.Evidence[i]
		counts[e.Kind]++
		cell, was, is := Cell{Text: e.Question}, c.t("report.none"), c.t("report.none")
		if q := c.q.Question(e.Question); q != nil {
			cell = c.linked(c.named(q), q)
			if c.standing(q) != scoring.Withheld { // what evidence supports would tell the answer
				was, is = c.supportedAt(q, e.Was), c.supportedAt(q, e.Is)
			}
		}
		record := e.Record.Reference
		if e.Record.ID != "" {
			record = c.t("report.named", "ref", e.Record.ID, "name", record)
		}
		if e.Kind == compare.EvidenceStale && e.Record.ValidUntil != "" {
			record = lines(record, c.t("report.evidence.valid", "date", c.date(e.Record.ValidUntil)))
		}
		t.Rows = append(t.Rows, []Cell{
			cell,
			{Text: c.t("report.change.evidence." + words[e.Kind]), Tone: tones[e.Kind]},
			{Text: was},
			{Text: is},
			{Text: record},
		})
	}
	var said []string
	for kind, n := range counts {
		if n > 0 {
			said = append(said, c.t("report.change.evidence-count."+words[kind], "n", n))
		}
	}
	return []Block{
		Heading{Level: 2, ID: "change-evidence", Text: c.t("report.change.evidence")},
		Paragraph{Text: c.t("report.change.evidence-lead", "counts", c.lang.List(said))},
		t,
	}
}

// supportedAt is the option that evidence supports, as short as it can be.
func (b *builder) supportedAt(q *questionnaires.Question, place int) string {
	if place < 0 {
		return b.t("report.change.nothing-supported")
	}
	return b.placeAlone(q, place)
}
