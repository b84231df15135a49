package report

import (
	"math"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// exampleQuestions bounds the worked example: a longer table is skipped, not read.
const exampleQuestions = 8

// example works one score out, with the numbers of this assessment.
func (b *builder) example() []Block {
	section := b.exampleSection()
	if section == nil {
		return []Block{Paragraph{Text: b.t("report.example.none")}}
	}
	table, sums := b.exampleTable(section)
	result := b.t("report.example.result",
		"products", b.decimal(sums.products, 3), "weights", b.decimal(sums.weights, 3),
		"value", b.decimal(sums.products/sums.weights, 3))
	node := b.node(scoring.Claimed, section.ID)
	if node != nil && node.Score != nil && node.Score.SoFar.Defined && section.Score.OutOf != questionnaires.One {
		result = sentences(result, b.t("report.example.shown", "score", b.scoreValue(node.Score.SoFar.V, section.Score)))
	}
	out := []Block{Paragraph{Text: b.t("report.example.lead", "section", section.Title)}, table, Paragraph{Text: result}}
	if text := b.exampleBounds(section, sums); text != "" {
		out = append(out, Paragraph{Text: text})
	}
	if s := b.exampleLevel(); s != "" {
		out = append(out, Paragraph{Text: s})
	}
	return out
}

// exampleSection is the section to work out: of those whose score is the mean of a few questions of their
// own, the first with the most known answers. It is nil where no such section has a known answer.
func (b *builder) exampleSection() *questionnaires.Section {
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
	return best
}

// exampleBounds works the bounds out as well, where this plain sum is what scoring comes to. It says nothing
// where scoring weighs that an open question may still turn out not applicable.
func (b *builder) exampleBounds(section *questionnaires.Section, sums exampleSums) string {
	node := b.node(scoring.Claimed, section.ID)
	if sums.open == 0 || node == nil || node.Score == nil {
		return ""
	}
	all := sums.weights + sums.open
	low, high := (sums.products+sums.bottom)/all, (sums.products+sums.top)/all
	same := func(worked float64, scored scoring.Value) bool {
		return scored.Defined && math.Abs(worked-share(scored, section.Score, fullScore(section))) < 1e-9
	}
	if !same(low, node.Score.Low) || !same(high, node.Score.High) {
		return ""
	}
	return b.t("report.example.bounds", "weight", b.decimal(sums.open, 3), "all", b.decimal(all, 3),
		"bottom", b.decimal(sums.products+sums.bottom, 3), "low", b.decimal(low, 3),
		"top", b.decimal(sums.products+sums.top, 3), "high", b.decimal(high, 3))
}

// exampleSums are the sums below an example's table.
type exampleSums struct {
	products    float64 // of weight and value, over the known answers
	weights     float64 // of the known answers
	open        float64 // weight of the answers that are in and not known
	bottom, top float64 // products of these at their lowest and at their highest
}

// exampleTable is a row for each scored question of a section, and a last one with the sums.
func (b *builder) exampleTable(section *questionnaires.Section) (Table, exampleSums) {
	t := Table{Columns: []Column{
		{Head: b.t("report.column.question"), Width: 0.4},
		{Head: b.t("report.column.answer"), Width: 0.24},
		{Head: b.t("report.column.value"), Width: 0.12, Align: End},
		{Head: b.t("report.column.weight"), Width: 0.12, Align: End},
		{Head: b.t("report.column.product"), Width: 0.12, Align: End},
	}, Compact: true}
	var sums exampleSums
	for _, q := range questionsIn(section) {
		if !q.Scored() {
			continue
		}
		res, weight := b.result(q.ID), q.Weight.Float()
		low, high := res.Low[scoring.Claimed], res.High[scoring.Claimed]
		var value, product string
		shown := b.decimal(weight, 3)
		switch {
		case res.Out[scoring.Claimed] == scoring.True:
			value, shown = b.t("report.example.out"), ""
		case low == high && res.Known[scoring.Claimed]:
			v := optionValue(q, low)
			sums.products += weight * v
			sums.weights += weight
			value, product = b.decimal(v, 3), b.decimal(weight*v, 3)
		default:
			sums.open += weight
			sums.bottom += weight * optionValue(q, low)
			sums.top += weight * optionValue(q, high)
			value = b.t("report.example.unknown")
		}
		t.Rows = append(t.Rows, []Cell{{Text: b.named(q)}, {Text: b.placeOf(q)}, {Text: value}, {Text: shown}, {Text: product}})
	}
	t.Rows = append(t.Rows, []Cell{
		{Text: b.t("report.example.sum"), Strong: true},
		{},
		{},
		{Text: b.decimal(sums.weights, 3), Strong: true},
		{Text: b.decimal(sums.products, 3), Strong: true},
	})
	return t, sums
}

// exampleLevel shows how a level comes about, by the first requirement that is not met yet.
func (b *builder) exampleLevel() string {
	if len(b.gaps) == 0 || b.gaps[0].choice {
		return ""
	}
	g := b.gaps[0]
	if g.open {
		return b.aimed("report.example.level-open", g.needs[0].level, "name", b.named(g.question), "because", b.because(g))
	}
	return b.aimed("report.example.level", g.needs[0].level, "name", b.named(g.question), "because", b.because(g))
}
