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
			text := b.t("report.accounts.conflict-withheld", "name", b.named(q))
			if !b.hidden(q) {
				text = b.t("report.accounts.conflict", "name", b.named(q), "answers", b.lang.Clauses(b.beside(q, c)))
			}
			conflicts = append(conflicts, Bullet{Text: text})
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

// hidden says whether what is recorded on a question would tell an answer that is withheld: the one that stands, or
// one of several beside each other.
func (b *builder) hidden(q *questionnaires.Question) bool {
	return b.result(q.ID).Standing == scoring.Withheld || b.state.Withholds(q.ID)
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
		if !b.differs(q) {
			continue
		}
		e, settled := b.entry(q.ID), b.claim(q)
		for i, p := range e.Positions {
			row := []Cell{{}, {Text: p.Institution}, {Text: b.sessionByID(p.Session)}, {Text: b.answer(q, p.Answer)}}
			if i == 0 {
				row[0] = Cell{Text: b.named(q), ID: "accounts-" + q.ID, Link: anchor(q)}
			}
			t.Rows = append(t.Rows, row)
		}
		t.Rows = append(t.Rows, []Cell{{}, {Text: b.t("report.accounts.settled"), Strong: true}, {}, {Text: settled, Strong: true}})
	}
	t.dropEmpty(b.t("report.none"))
	return t
}

// differs says whether the institutions did not all say what the answer is now. What was said is not told where it
// would tell what is withheld.
func (b *builder) differs(q *questionnaires.Question) bool {
	settled := b.claim(q)
	return !b.hidden(q) && slices.ContainsFunc(b.entry(q.ID).Positions, func(p assessment.Position) bool { return b.answer(q, p.Answer) != settled })
}

// differingInShort is differing in a line for each question, with the institutions that said the same together.
func (b *builder) differingInShort(questions []*questionnaires.Question) []Bullet {
	var items []Bullet
	for _, q := range questions {
		if !b.differs(q) {
			continue
		}
		var said []string
		who := map[string][]string{}
		for _, p := range b.entry(q.ID).Positions {
			answer := b.shortAnswer(q, p.Answer)
			if who[answer] == nil {
				said = append(said, answer)
			}
			who[answer] = append(who[answer], p.Institution)
		}
		for i, answer := range said {
			said[i] = b.t("report.section.account", "answer", answer, "institutions", b.lang.List(who[answer]))
		}
		settled := b.claim(q)
		if !b.entry(q.ID).Conflict {
			settled = b.shortAnswer(q, b.entry(q.ID).Answer)
		}
		items = append(items, Bullet{Text: b.t("report.section.account-settled", "name", b.named(q), "accounts", b.lang.Clauses(said), "answer", settled), Link: "accounts-" + q.ID})
	}
	return items
}
