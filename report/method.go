package report

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/scoring"
)

// readingPart is how to read the report: the rule of the score, an example, the method and its limits.
func (b *builder) readingPart() []Part {
	if b.factsOnly {
		return []Part{b.stockTakeReading()}
	}
	p := Part{ID: "reading", Title: b.t("report.reading.title"), NewPage: true}
	var rules []Bullet
	keys := []string{"report.rule.value", "report.rule.weight", "report.rule.unknown", "report.rule.bounds"}
	if b.ladder != nil && b.profile == nil {
		keys = append(keys, "report.rule.level", "report.rule.possible", "report.rule.waived")
	}
	if len(b.Profiles) > 0 {
		keys = append(keys, "report.rule.profile")
	}
	if len(b.services) > 0 {
		keys = append(keys, "report.rule.wanted")
	}
	keys = append(keys, "report.rule.claimed", "report.rule.evidenced", "report.rule.facts")
	for _, key := range keys {
		rules = append(rules, Bullet{Text: b.t(key)})
	}
	p.Blocks = append(p.Blocks, Bullets{Numbered: true, Items: rules})
	p.Blocks = append(p.Blocks, b.wordingNote()...)
	p.Blocks = append(p.Blocks, Heading{Level: 2, Text: b.t("report.example.title")})
	p.Blocks = append(p.Blocks, b.example()...)
	p.Blocks = append(p.Blocks, b.method()...)
	return []Part{p}
}

// method says how the assessment was made and what was not seen.
func (b *builder) method() []Block {
	out := []Block{Heading{Level: 2, ID: "method", Text: b.t("report.method.title")}}
	mode := b.state.About.Mode
	if mode == "" {
		mode = "self"
	}
	made := "report.method."
	if b.factsOnly {
		made = "report.stock-take.method."
	}
	text := b.t(made + mode)
	sessions := b.state.Sessions
	if len(sessions) == 0 {
		text = sentences(text, b.t("report.method.no-sessions"))
	} else {
		text = sentences(text, b.t("report.method.sessions", "n", len(sessions)))
		if institutions := institutionsOf(sessions); len(institutions) > 0 {
			text = sentences(text, b.t("report.method.institutions", "n", len(institutions), "names", b.lang.List(institutions)))
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
				{Text: b.lang.List(s.Institutions)},
				{Text: b.lang.List(s.Roles)},
			})
		}
		t.dropEmpty(b.t("report.none"))
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
	return b.lang.List(parts)
}

func (b *builder) sessionByID(id string) string {
	for _, s := range b.state.Sessions {
		if s.ID == id {
			return b.session(s)
		}
	}
	return id
}

// openStandings are the standings of a question that is open, in the order in which they are told.
var openStandings = []struct {
	key       string // under report.limits.
	standings []scoring.Standing
}{
	{"open", []scoring.Standing{scoring.Open, scoring.Unreadable}}, // see builder.standing
	{"dont-know", []scoring.Standing{scoring.DontKnow}},
	{"withheld", []scoring.Standing{scoring.Withheld}},
	{"disputed", []scoring.Standing{scoring.Disputed}},
	{"conflicting", []scoring.Standing{scoring.Conflicting}},
}

// openQuestions counts what is open: the scored questions, which are those that the summary counts, and apart
// from them the facts.
func (b *builder) openQuestions() []Bullet {
	tally := b.Result.Tally("")
	scored, facts := tally.Scored, tally.Questions
	for s := range facts {
		facts[s] -= scored[s]
	}
	kinds := []struct {
		key    string
		counts func(scoring.Standing) int
	}{
		{"report.limits.open-scored", func(s scoring.Standing) int { return scored[s] }},
		{"report.limits.open-facts", func(s scoring.Standing) int { return facts[s] }},
	}
	if b.factsOnly {
		kinds[1].key = "report.limits.open-asked"
	}
	var items []Bullet
	for _, kind := range kinds {
		all, counts := 0, []string{}
		for _, open := range openStandings {
			n := 0
			for _, s := range open.standings {
				n += kind.counts(s)
			}
			if n > 0 {
				counts = append(counts, b.t("report.limits."+open.key, "n", n))
			}
			all += n
		}
		if all > 0 {
			items = append(items, Bullet{Text: b.t(kind.key, "n", all, "counts", b.lang.List(counts))})
		}
	}
	return items
}

// limits are what was not seen or is not known.
func (b *builder) limits() []Bullet {
	items := b.openQuestions()
	add := func(key string, n int) {
		if n > 0 {
			items = append(items, Bullet{Text: b.t(key, "n", n)})
		}
	}
	unshown := 0
	for _, q := range b.questions() {
		if q.Scored() && b.standing(q) == scoring.Answered && !b.shown(q) {
			unshown++
		}
	}
	how := map[string]int{}
	past := 0
	for _, e := range b.state.Evidence {
		how[e.How]++
		if b.past(e) {
			past++
		}
	}
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
