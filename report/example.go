package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// exampleQuestions bounds the worked example to what one looks at with pleasure.
const exampleQuestions = 8

// example works one score out, from this assessment: the first section at whose score the mean of its
// own questions is, with as few unknown answers as there are.
func (b *builder) example() []Block {
	var best *questionnaires.Section
	most := 0
	for _, s := range b.q.AllSections() {
		if s.Score == nil || s.Score.Rule != questionnaires.Mean || len(s.Sections) > 0 {
			continue
		}
		known, in := 0, 0
		for _, q := range questionsIn(s) {
			if res := b.result(q.ID); q.Scored() && res.Out[scoring.Claimed] == scoring.False {
				in++
				if res.Low[scoring.Claimed] == res.High[scoring.Claimed] && q.Weight > 0 {
					known++
				}
			}
		}
		if in <= exampleQuestions && known > most {
			best, most = s, known
		}
	}
	if best == nil {
		return []Block{Paragraph{Text: b.t("report.example.none")}}
	}
	t := Table{Columns: []Column{
		{Head: b.t("report.column.question"), Width: 0.4},
		{Head: b.t("report.column.answer"), Width: 0.24},
		{Head: b.t("report.column.value"), Width: 0.12, Align: End},
		{Head: b.t("report.column.weight"), Width: 0.12, Align: End},
		{Head: b.t("report.column.product"), Width: 0.12, Align: End},
	}, Compact: true}
	var products, weights float64
	var unknown questionnaires.Decimal
	for _, q := range questionsIn(best) {
		res := b.result(q.ID)
		if !q.Scored() {
			continue
		}
		row := []Cell{{Text: b.named(q)}, {Text: b.placeOf(q)}, {}, {Text: b.decimal(q.Weight.Float(), 3)}, {}}
		switch low := res.Low[scoring.Claimed]; {
		case res.Out[scoring.Claimed] != scoring.False:
			row[2].Text, row[3].Text = b.t("report.example.out"), ""
		case low == res.High[scoring.Claimed]:
			v := optionValue(q, low)
			products += float64(v * q.Weight.Float())
			weights += q.Weight.Float()
			row[2].Text, row[4].Text = b.decimal(v, 3), b.decimal(v*q.Weight.Float(), 3)
		default:
			unknown += q.Weight
			row[2].Text = b.t("report.example.unknown")
		}
		t.Rows = append(t.Rows, row)
	}
	t.Rows = append(t.Rows, []Cell{
		{Text: b.t("report.example.sum"), Strong: true},
		{},
		{},
		{Text: b.decimal(weights, 3), Strong: true},
		{Text: b.decimal(products, 3), Strong: true},
	})
	node := b.node(scoring.Claimed, best.ID)
	result := b.t("report.example.result",
		"products", b.decimal(products, 3), "weights", b.decimal(weights, 3),
		"value", b.decimal(products/weights, 3))
	if node != nil && node.Score != nil && node.Score.SoFar.Defined && best.Score.OutOf != questionnaires.One {
		result = sentences(result, b.t("report.example.shown", "score", b.scoreValue(node.Score.SoFar.V, best.Score)))
	}
	out := []Block{Paragraph{Text: b.t("report.example.lead", "section", best.Title)}, t, Paragraph{Text: result}}
	if unknown > 0 {
		all := weights + unknown.Float()
		out = append(out, Paragraph{Text: b.t("report.example.bounds",
			"weight", b.decimal(unknown.Float(), 3), "products", b.decimal(products, 3), "all", b.decimal(all, 3),
			"low", b.decimal(products/all, 3), "high", b.decimal((products+unknown.Float())/all, 3),
			"top", b.decimal(products+unknown.Float(), 3))})
	}
	if s := b.exampleLevel(); s != "" {
		out = append(out, Paragraph{Text: s})
	}
	return out
}

// exampleLevel shows how a level comes about, by the first requirement that is not met yet.
func (b *builder) exampleLevel() string {
	if len(b.gaps) == 0 || b.gaps[0].choice {
		return ""
	}
	g := b.gaps[0]
	if g.open {
		return b.t("report.example.level-open", "level", g.needs[0].level, "name", b.named(g.question), "because", b.because(g))
	}
	return b.t("report.example.level", "level", g.needs[0].level, "name", b.named(g.question), "because", b.because(g))
}
