package report

import (
	"slices"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// annex is a part that stands after the chapters.
type annex struct {
	id    string
	least Depth // the least depth that has it
	make  func(*builder) []Block
}

// annexes are what an auditor reads, in order.
var annexes = []annex{
	{"answers", Full, (*builder).everyAnswer},
	{"facts", Full, (*builder).facts},
	{"accounts", Standard, (*builder).accounts},
	{"evidence", Full, (*builder).evidenceRegister},
	{"standings", Standard, (*builder).notAnswered},
	{"sources", Standard, (*builder).sources},
	{"glossary", Standard, (*builder).glossary},
	{"identity", Standard, (*builder).identity},
}

// annexParts are the annexes that are wanted, with letters that leave none out.
func (b *builder) annexParts() []Part {
	var parts []Part
	for _, a := range annexes {
		if !b.hasAnnex(a) {
			continue
		}
		blocks := a.make(b)
		if len(blocks) == 0 {
			continue
		}
		parts = append(parts, Part{
			ID: "annex-" + a.id,
			Title: b.t("report.annex.title", "letter", string(rune('A'+len(parts))),
				"title", b.t("report.annex."+a.id)),
			NewPage: len(parts) == 0,
			Blocks:  blocks,
		})
	}
	return parts
}

// everyAnswer lists the scored questions with their answer in every reading and what is recorded.
func (b *builder) everyAnswer() []Block {
	if b.factsOnly {
		return nil // the sections have them
	}
	var out []Block
	for _, s := range b.q.Sections {
		t := Table{
			Columns: []Column{
				{Head: b.t("report.column.question"), Width: 0.3},
				{Head: b.t("report.column.answer"), Width: 0.3},
				{Head: b.t("report.column.recorded"), Width: 0.4},
			},
			Compact: true,
		}
		for _, q := range questionsIn(s) {
			if q.Scored() {
				t.Rows = append(t.Rows, []Cell{
					{Text: b.t("report.named", "ref", b.refs[q.ID], "name", q.Ask), ID: anchor(q)},
					{Text: b.inReadings(q)},
					{Text: b.recorded(q)},
				})
			}
		}
		if len(t.Rows) > 0 {
			out = append(out, Heading{Level: 3, Text: s.Title}, t)
		}
	}
	if len(out) == 0 {
		return []Block{Paragraph{Text: b.t("report.annex.no-scored")}}
	}
	return append([]Block{Paragraph{Text: b.t("report.annex.answers-lead")}}, out...)
}

// inReadings is the answer by claim, and what is known by evidence and as reviewed where that is something else.
func (b *builder) inReadings(q *questionnaires.Question) string {
	out := []string{b.claim(q)}
	res := b.result(q.ID)
	if res.Standing != scoring.Answered || b.hidden(q) {
		return out[0]
	}
	for _, r := range b.readings()[1:] {
		same := res.Low[r] == res.Low[scoring.Claimed] && res.High[r] == res.High[scoring.Claimed]
		if same || r == scoring.Reviewed && b.entry(q.ID).Review == nil {
			continue
		}
		out = append(out, b.t("report.answer.in-reading", "reading", capital(b.readingWord(r)), "answer", b.standsAt(q, r)))
	}
	return lines(out...)
}

// recorded is what stands beside an answer: on whose behalf, who provides it, evidence, the review,
// the reason of a change, and the finding.
func (b *builder) recorded(q *questionnaires.Question) string {
	e := b.entry(q.ID)
	var out []string
	add := func(key string, facts ...any) { out = append(out, b.t(key, facts...)) }
	if e.For != "" {
		add("report.recorded.for", "institution", e.For)
	}
	if slices.Contains(questionnaires.Providers, e.Provided) && !b.state.Withholds(q.ID) {
		add("report.recorded.provided", "provider", b.t("report.provided."+e.Provided))
	}
	if b.factsOnly {
		out = append(out, b.recordsOf(q))
	} else if ids := b.evidenceFor(q); len(ids) > 0 {
		add("report.recorded.evidence", "records", b.lang.List(ids))
	}
	if slices.Contains(assessment.Whys, e.Why) {
		add("report.recorded.why", "why", b.t("report.why."+e.Why))
	}
	if r := e.Review; r != nil {
		add("report.recorded.review", "by", r.By)
		if r.Reason != "" {
			out = append(out, r.Reason)
		}
	}
	if e.Finding != "" {
		add("report.recorded.finding", "finding", b.ownLine(e.Finding))
	}
	return lines(out...)
}

// notAnswered lists every question that is out or unknown, by standing, with the reason.
func (b *builder) notAnswered() []Block {
	t := Table{Columns: []Column{
		{Head: b.t("report.column.question"), Width: 0.45},
		{Head: b.t("report.column.standing"), Width: 0.2},
		{Head: b.t("report.column.reason"), Width: 0.35},
	}, Compact: true}
	for _, standing := range []scoring.Standing{
		scoring.NotApplicable, scoring.Disputed, scoring.Withheld, scoring.DontKnow, scoring.Conflicting, scoring.Open, scoring.NotAsked,
	} {
		for _, q := range b.questions() {
			if b.standing(q) != standing {
				continue
			}
			reason := ""
			switch a := b.entry(q.ID).Answer; {
			case standing == scoring.NotAsked:
			case a.State == questionnaires.NotApplicable:
				reason = b.reason(q, a.Reason)
			case b.result(q.ID).Standing == scoring.Unreadable:
				reason = b.answer(q, a)
			}
			link := anchor(q)
			if b.factsOnly && standing == scoring.NotAsked {
				link = "" // its section passes over it
			}
			t.Rows = append(t.Rows, []Cell{
				{Text: b.named(q), Link: link},
				{Text: capital(b.standingWord(standing))},
				{Text: reason},
			})
		}
	}
	if len(t.Rows) == 0 {
		return []Block{Paragraph{Text: b.t("report.standing.none")}}
	}
	t.dropEmpty(b.t("report.none"))
	return []Block{t}
}

func (b *builder) sources() []Block {
	if len(b.q.Sources) == 0 {
		return nil
	}
	t := Table{Columns: []Column{
		{Head: b.t("report.column.source"), Width: 0.16},
		{Head: b.t("report.column.source-title"), Width: 0.44},
		{Head: b.t("report.column.source-owner"), Width: 0.2},
		{Head: b.t("report.column.source-status"), Width: 0.2},
	}, Compact: true}
	for _, s := range b.q.Sources {
		t.Rows = append(t.Rows, []Cell{
			{Text: s.ID, Strong: true},
			{Text: lines(s.Title, s.URL)},
			{Text: lines(s.Owner, s.Date)},
			{Text: lines(s.Status, s.Use)},
		})
	}
	return []Block{Paragraph{Text: b.t("report.sources.lead")}, t}
}

func (b *builder) glossary() []Block {
	var facts Facts
	words, list := []string{"action", "evidence", "finding", "gap", "ladder", "position", "reading", "requirement", "session"}, "report.glossary."
	switch {
	case !b.factsOnly && !b.hasLevels():
		words = []string{"action", "evidence", "finding", "gap", "position", "scores", "profile", "session"}
	case b.factsOnly:
		words, list = []string{"evidence", "finding", "position", "session", "withheld"}, "report.stock-take.glossary."
	}
	for _, word := range words {
		if word == "profile" && len(b.Profiles) == 0 {
			continue
		}
		facts.Items = append(facts.Items, Fact{b.t(list + word), b.t(list + word + "-is")})
	}
	slices.SortStableFunc(facts.Items, func(x, y Fact) int { return b.lang.Compare(x.Name, y.Name) })
	for _, overlay := range b.q.Overlays {
		for _, term := range overlay.Terms {
			facts.Items = append(facts.Items, Fact{term.ID, term.Text})
		}
	}
	return []Block{facts}
}

// hasLevels says whether the questionnaire has a ladder anywhere.
func (b *builder) hasLevels() bool {
	return len(b.q.Ladders) > 0 || slices.ContainsFunc(b.q.AllSections(), func(s *questionnaires.Section) bool { return len(s.Ladders) > 0 })
}
