package report

import (
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// exampleQuestions bounds the worked example to what one looks at with pleasure.
const exampleQuestions = 8

// reading is how to read the report: the rule of the score, an example, the method and its limits.
func (b *builder) reading() Part {
	p := Part{ID: "reading", Title: b.t("report.reading.title"), NewPage: true}
	var rules []Bullet
	for _, key := range []string{
		"report.rule.value", "report.rule.weight", "report.rule.unknown", "report.rule.bounds", "report.rule.level",
		"report.rule.possible", "report.rule.waived", "report.rule.claimed", "report.rule.evidenced", "report.rule.facts",
	} {
		rules = append(rules, Bullet{Text: b.t(key)})
	}
	p.Blocks = append(p.Blocks, Bullets{Numbered: true, Items: rules})
	p.Blocks = append(p.Blocks, Heading{Level: 2, Text: b.t("report.example.title")})
	p.Blocks = append(p.Blocks, b.example()...)
	p.Blocks = append(p.Blocks, b.method()...)
	return p
}

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

// method says how the assessment was made and what was not seen.
func (b *builder) method() []Block {
	out := []Block{Heading{Level: 2, ID: "method", Text: b.t("report.method.title")}}
	mode := b.state.About.Mode
	if mode == "" {
		mode = "self"
	}
	text := b.t("report.method." + mode)
	sessions := b.state.Sessions
	if len(sessions) == 0 {
		text = sentences(text, b.t("report.method.no-sessions"))
	} else {
		text = sentences(text, b.t("report.method.sessions", "n", len(sessions)))
		if institutions := institutionsOf(sessions); len(institutions) > 0 {
			text = sentences(text, b.t("report.method.institutions", "n", len(institutions), "names", list(institutions)))
		}
	}
	out = append(out, Paragraph{Text: text})
	if len(sessions) > 0 {
		t := Table{Columns: []Column{
			{Head: b.t("report.column.session"), Width: 0.28},
			{Head: b.t("report.column.place"), Width: 0.16},
			{Head: b.t("report.column.institutions"), Width: 0.3},
			{Head: b.t("report.column.roles"), Width: 0.26},
		}, Compact: true}
		for _, s := range sessions {
			t.Rows = append(t.Rows, []Cell{
				{Text: b.session(s)},
				{Text: s.Place},
				{Text: list(s.Institutions)},
				{Text: list(s.Roles)},
			})
		}
		out = append(out, t)
	}
	out = append(out, Heading{Level: 3, Text: b.t("report.limits.title")})
	return append(out, Bullets{Items: b.limits()})
}

func institutionsOf(sessions []assessment.Session) []string {
	var out []string
	for _, s := range sessions {
		for _, name := range s.Institutions {
			if !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// session names a session: its id, kind and date.
func (b *builder) session(s assessment.Session) string {
	kind := ""
	if slices.Contains(assessment.SessionKinds, s.Kind) {
		kind = b.t("report.session." + s.Kind)
	}
	parts := []string{s.ID}
	for _, part := range []string{kind, b.date(s.Date)} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func (b *builder) sessionByID(id string) string {
	for _, s := range b.state.Sessions {
		if s.ID == id {
			return b.session(s)
		}
	}
	return id
}

// limits are what was not seen or is not known.
func (b *builder) limits() []Bullet {
	var items []Bullet
	add := func(key string, n int) {
		if n > 0 {
			items = append(items, Bullet{Text: b.t(key, "n", n)})
		}
	}
	standings := map[scoring.Standing]int{}
	unshown := 0
	for _, q := range b.questions() {
		res := b.result(q.ID)
		standings[b.standing(q)]++
		if q.Scored() && res.Standing == scoring.Answered && !b.shown(q) {
			unshown++
		}
	}
	how := map[string]int{}
	past := 0
	for _, e := range b.state.Evidence {
		how[e.How]++
		if on := b.state.About.Date; e.ValidUntil != "" && on != "" && on > e.ValidUntil {
			past++
		}
	}
	add("report.limits.open", standings[scoring.Open])
	add("report.limits.dont-know", standings[scoring.DontKnow])
	add("report.limits.withheld", standings[scoring.Withheld])
	add("report.limits.disputed", standings[scoring.Disputed])
	add("report.limits.conflicting", standings[scoring.Conflicting])
	add("report.limits.unshown", unshown)
	add("report.limits.promised", how["promised"])
	add("report.limits.described", how["described"])
	add("report.limits.seen", how["seen"])
	add("report.limits.past", past)
	if b.state.About.Mode != "external" && !b.anyReview {
		items = append(items, Bullet{Text: b.t("report.limits.not-verified")})
	}
	return append(items, Bullet{Text: b.t("report.limits.moment")})
}
