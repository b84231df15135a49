package report

import (
	"encoding/json"
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// accounts lists where institutions said different things, and fields on which two entries stand
// beside each other.
func (b *builder) accounts() []Block {
	var out []Block
	if t := b.differing(b.questions()); len(t.Rows) > 0 {
		out = append(out, Paragraph{Text: b.t("report.section.accounts-lead")}, t)
	}
	var conflicts []Bullet
	for _, c := range b.state.Conflicts {
		if q := b.q.Question(c.Question); q != nil && c.Field.Kind() == "answer" {
			conflicts = append(conflicts, Bullet{Text: b.t("report.accounts.conflict", "name", b.named(q), "answers", b.lang.Clauses(b.beside(q, c)))})
		}
	}
	if len(conflicts) > 0 {
		out = append(out, Paragraph{Text: b.t("report.accounts.conflicts")}, Bullets{Items: conflicts})
	}
	if len(out) == 0 {
		return []Block{Paragraph{Text: b.t("report.accounts.none")}}
	}
	return out
}

// beside are the answers that stand beside each other on a question, and on whose behalf.
func (b *builder) beside(q *questionnaires.Question, c assessment.Conflict) []string {
	var out []string
	for _, v := range c.Values {
		var a questionnaires.Answer
		if json.Unmarshal([]byte(v.Value), &a) != nil {
			continue // not an answer at all; it counts for nothing and is kept in the file
		}
		text := b.answer(q, a)
		if v.For != "" {
			text = b.t("report.accounts.for", "answer", text, "institution", v.For)
		}
		out = append(out, text)
	}
	return out
}

// differing are the questions on which the institutions did not say the same, or not what the answer
// is now. It names institutions, and never their notes.
func (b *builder) differing(questions []*questionnaires.Question) Table {
	t := Table{
		Columns: []Column{
			{Head: b.t("report.column.question"), Width: 0.25},
			{Head: b.t("report.column.institution"), Width: 0.2},
			{Head: b.t("report.column.session"), Width: 0.2},
			{Head: b.t("report.column.said"), Width: 0.35},
		},
		Compact: true,
	}
	for _, q := range questions {
		if b.standing(q) == scoring.Withheld {
			continue // what was said would tell it
		}
		e := b.entry(q.ID)
		settled := b.claim(q)
		if !slices.ContainsFunc(e.Positions, func(p assessment.Position) bool { return b.answer(q, p.Answer) != settled }) {
			continue
		}
		for i, p := range e.Positions {
			row := []Cell{{}, {Text: p.Institution}, {Text: b.sessionByID(p.Session)}, {Text: b.answer(q, p.Answer)}}
			if i == 0 {
				row[0] = Cell{Text: b.named(q), Link: anchor(q)}
			}
			t.Rows = append(t.Rows, row)
		}
		t.Rows = append(t.Rows, []Cell{{}, {Text: b.t("report.accounts.settled"), Strong: true}, {}, {Text: settled, Strong: true}})
	}
	return t
}
