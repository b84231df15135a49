package report

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// requirements is every level with each of its requirements, met or not.
func (b *builder) requirements() Part {
	p := Part{ID: "requirements", Title: b.t("report.requirements.title"), NewPage: true}
	climbed := b.climbed(scoring.Claimed)
	if climbed == nil {
		p.Blocks = []Block{Paragraph{Text: b.t("report.level.none-defined")}}
		return p
	}
	p.Blocks = []Block{Paragraph{Text: b.t("report.requirements.lead")}}
	for i := range climbed.Rungs {
		rung := &b.ladder.Rungs[i]
		p.Blocks = append(p.Blocks, Heading{
			Level: 2, ID: "level-" + number(i+1),
			Text: b.t("report.results.next", "level", i+1, "title", rung.Title),
		})
		text := sentences(rung.Text, b.metSentence(climbed, i+1))
		if profile, ok := b.q.Profiles[rung.Profile]; ok && profile.Source != "" {
			text = sentences(text, b.t("report.requirements.source", "title", profile.Title, "version", profile.Version, "source", profile.Source))
		}
		p.Blocks = append(p.Blocks, Paragraph{Text: text})
		if len(climbed.Rungs[i].Requirements) > 0 {
			p.Blocks = append(p.Blocks, b.requirementTable(i+1, false))
		}
	}
	return p
}

// stockTake is the catalogue of the topics of WTDC Resolution 69.
const stockTake = "r69"

// crosswalks is a part with a table for every catalogue that questions map to: a stock-take of what
// is reported on each of its topics, without a verdict.
func (b *builder) crosswalks() []Part {
	p := Part{ID: "references", Title: b.t("report.references.title"), NewPage: true}
	for _, c := range b.q.Catalogues {
		byCode := map[string][]*questionnaires.Question{}
		for _, q := range b.questions() {
			for _, code := range q.Maps[c.ID] {
				byCode[code] = append(byCode[code], q)
			}
		}
		if len(byCode) == 0 {
			continue
		}
		// What is reported stands with the topics of the resolution; elsewhere the numbers of the
		// questions are enough to find it.
		tell, column, lead := b.numbers, "report.column.questions", "report.references.numbers"
		if c.ID == stockTake {
			tell, column, lead = b.reported, "report.column.reported", "report.references.stock-take"
		}
		t := Table{Columns: []Column{
			{Head: b.t("report.column.topic"), Width: 0.4},
			{Head: b.t(column), Width: 0.6},
		}, Compact: true}
		for _, code := range c.Codes {
			row := []Cell{{Text: b.t("report.references.topic", "code", code.ID, "text", code.Text)}, {Text: b.t("report.references.not-asked"), Tone: Muted}}
			if questions := byCode[code.ID]; len(questions) > 0 {
				row[1] = Cell{Text: tell(questions)}
			}
			delete(byCode, code.ID)
			t.Rows = append(t.Rows, row)
		}
		for _, code := range slices.Sorted(maps.Keys(byCode)) {
			t.Rows = append(t.Rows, []Cell{{Text: code}, {Text: tell(byCode[code])}})
		}
		p.Blocks = append(p.Blocks, Heading{Level: 2, ID: "catalogue-" + c.ID, Text: c.Title},
			Paragraph{Text: b.t(lead)}, t)
		if c.Use != "" {
			p.Blocks = append(p.Blocks, Paragraph{Text: c.Use, Style: Small})
		}
	}
	if len(p.Blocks) == 0 {
		return nil
	}
	return []Part{p}
}

// numbers are the numbers of questions.
func (b *builder) numbers(questions []*questionnaires.Question) string {
	var out []string
	for _, q := range questions {
		out = append(out, b.refs[q.ID])
	}
	return list(out)
}

// reported is what was answered on questions, a line each.
func (b *builder) reported(questions []*questionnaires.Question) string {
	var out []string
	for _, q := range questions {
		out = append(out, b.t("report.references.answer", "name", b.named(q), "answer", b.claim(q)))
	}
	return lines(out...)
}

// annexes are what an auditor reads.
func (b *builder) annexes() []Part {
	annexes := []struct {
		id     string
		blocks []Block
	}{
		{"answers", b.everyAnswer()},
		{"facts", b.facts()},
		{"accounts", b.accounts()},
		{"evidence", b.evidenceRegister()},
		{"standings", b.notAnswered()},
		{"sources", b.sources()},
		{"glossary", b.glossary()},
		{"identity", b.identity()},
	}
	var parts []Part
	for _, a := range annexes {
		if len(a.blocks) == 0 {
			continue
		}
		parts = append(parts, Part{
			ID: "annex-" + a.id,
			Title: b.t("report.annex.title", "letter", string(rune('A'+len(parts))),
				"title", b.t("report.annex."+a.id)),
			NewPage: len(parts) == 0,
			Blocks:  a.blocks,
		})
	}
	return parts
}

// everyAnswer lists the scored questions with their answer in every reading and what is recorded.
func (b *builder) everyAnswer() []Block {
	var out []Block
	for _, s := range b.q.Sections {
		t := Table{
			Columns: []Column{
				{Head: b.t("report.column.question"), Width: 0.24},
				{Head: b.t("report.column.by-claim"), Width: 0.22},
				{Head: b.t("report.column.by-evidence"), Width: 0.13},
			},
			Compact: true,
		}
		if b.anyReview {
			t.Columns = append(t.Columns, Column{Head: b.t("report.column.reviewed"), Width: 0.13})
		}
		t.Columns = append(t.Columns, Column{Head: b.t("report.column.recorded"), Width: 0.44})
		for _, q := range questionsIn(s) {
			if !q.Scored() {
				continue
			}
			row := []Cell{
				{Text: b.t("report.named", "ref", b.refs[q.ID], "name", q.Ask), ID: anchor(q)},
				{Text: b.claim(q)},
				{Text: b.besideClaim(q, scoring.Evidenced)},
			}
			if b.anyReview {
				row = append(row, Cell{Text: b.besideClaim(q, scoring.Reviewed)})
			}
			t.Rows = append(t.Rows, append(row, Cell{Text: b.recorded(q)}))
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

// besideClaim is what is known in a reading, for a place beside the claim: where the two are the same
// option, it says only that.
func (b *builder) besideClaim(q *questionnaires.Question, r scoring.Reading) string {
	if res := b.result(q.ID); res.Standing == scoring.Answered && res.Low[r] == res.High[r] && res.Low[r] == res.Low[scoring.Claimed] {
		return b.t("report.answer.as-claimed")
	}
	return b.standsAt(q, r)
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
	if slices.Contains(questionnaires.Providers, e.Provided) {
		add("report.recorded.provided", "provider", b.t("report.provided."+e.Provided))
	}
	if ids := b.evidenceFor(q); len(ids) > 0 {
		add("report.recorded.evidence", "records", list(ids))
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
		add("report.recorded.finding", "finding", e.Finding)
	}
	return lines(out...)
}

// facts lists the answers to the questions that are reported and never scored; lists are tables.
func (b *builder) facts() []Block {
	t := Table{Columns: []Column{
		{Head: b.t("report.column.question"), Width: 0.34},
		{Head: b.t("report.column.answer"), Width: 0.3},
		{Head: b.t("report.column.recorded"), Width: 0.36},
	}, Compact: true}
	var tables []Block
	for _, q := range b.questions() {
		if q.Scored() {
			continue
		}
		t.Rows = append(t.Rows, []Cell{
			{Text: b.t("report.named", "ref", b.refs[q.ID], "name", q.Ask), ID: anchor(q)},
			{Text: b.claim(q)},
			{Text: b.recorded(q)},
		})
		if rows := b.entry(q.ID).Rows; q.Type == questionnaires.List && len(rows) > 0 {
			tables = append(tables, b.rowTable(q, rows))
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return append([]Block{Paragraph{Text: b.t("report.annex.facts-lead")}, t}, tables...)
}

func (b *builder) rowTable(q *questionnaires.Question, rows []questionnaires.Row) Table {
	t := Table{Caption: b.named(q), Compact: true}
	for _, c := range q.Columns {
		t.Columns = append(t.Columns, Column{Head: cmp.Or(c.Label, c.ID), Width: 1})
	}
	for _, r := range rows {
		var row []Cell
		for _, c := range q.Columns {
			row = append(row, Cell{Text: b.cell(&c, r.Cells[c.ID])})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cell is one cell of a list in words.
func (b *builder) cell(c *questionnaires.Column, value string) string {
	if value == "" {
		return ""
	}
	switch c.Type {
	case questionnaires.Choice, questionnaires.YesNo, questionnaires.Choices:
		var out []string
		for _, code := range strings.Split(value, ",") {
			text := code
			for _, o := range c.Options {
				if o.Code == code {
					text = cmp.Or(o.Text, code)
				}
			}
			if c.Type == questionnaires.YesNo && len(c.Options) == 0 && (code == "yes" || code == "no") {
				text = b.t("report.answer." + code)
			}
			out = append(out, text)
		}
		return list(out)
	case questionnaires.Number:
		return b.quantity(value, c.Unit)
	case questionnaires.Date:
		return b.date(value)
	}
	return value
}

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
			conflicts = append(conflicts, Bullet{Text: b.t("report.accounts.conflict", "name", b.named(q), "answers", strings.Join(b.beside(q, c), "; "))})
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
	return []Block{Paragraph{Text: b.t("report.evidence.lead")}, t}
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
		if on := b.state.About.Date; on != "" && on > e.ValidUntil {
			key = "report.evidence.past"
		}
		text = lines(text, b.t(key, "date", b.date(e.ValidUntil)))
	}
	return text
}

func (b *builder) supports(e assessment.Evidence) string {
	var out []string
	for _, q := range b.questions() {
		if code, ok := e.Supports[q.ID]; ok {
			out = append(out, b.t("report.evidence.supports", "name", b.named(q), "code", code))
		}
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
			t.Rows = append(t.Rows, []Cell{
				{Text: b.named(q), Link: anchor(q)},
				{Text: capital(b.standingWord(standing))},
				{Text: reason},
			})
		}
	}
	if len(t.Rows) == 0 {
		return []Block{Paragraph{Text: b.t("report.standing.none")}}
	}
	return []Block{t}
}

// capital makes the first letter a capital; a text that doesn't begin with a small ASCII letter stays.
func capital(s string) string {
	if s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
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
	for _, word := range []string{
		"action", "evidence", "finding", "gap", "ladder", "position", "reading", "requirement", "session",
	} {
		facts.Items = append(facts.Items, Fact{b.t("report.glossary." + word), b.t("report.glossary." + word + "-is")})
	}
	for _, overlay := range b.q.Overlays {
		for _, term := range overlay.Terms {
			facts.Items = append(facts.Items, Fact{term.ID, term.Text})
		}
	}
	return []Block{facts}
}

// identity is what tells this file and this report from any other.
func (b *builder) identity() []Block {
	st := b.state
	var facts Facts
	add := func(key, value string) {
		if value != "" {
			facts.Items = append(facts.Items, Fact{b.t("report.identity." + key), value})
		}
	}
	add("questionnaire", b.t("report.identity.questionnaire-id", "id", b.q.ID, "version", b.q.Version))
	for _, o := range b.q.Overlays {
		add("overlay", b.t("report.identity.questionnaire-id", "id", o.ID, "version", o.Version))
	}
	add("digest", b.q.Digest())
	add("assessment", st.ID)
	add("head", st.Head)
	add("ends", number(st.Ends))
	add("acts", number(st.Acts))
	if a := st.Status.Approval; a != nil {
		add("approved-head", a.Head)
	}
	add("program", b.Program)
	out := []Block{Paragraph{Text: b.t("report.identity.lead")}, facts}
	var unknown []Bullet
	for _, u := range st.Unknown {
		// Only the name, and nothing of what is private: what stands under it may be a note.
		if !slices.Contains([]string{"answer", "row", "finding", "review", "supports"}, u.Field.Kind()) {
			continue
		}
		text := b.t("report.identity.unknown-name", "kind", u.Field.Kind(), "name", u.Name)
		if u.Why != nil {
			text = b.t("report.identity.unknown-why", "name", text, "why", u.Why.Message(b.lang))
		}
		unknown = append(unknown, Bullet{Text: text})
	}
	if len(unknown) > 0 {
		out = append(out, Paragraph{Text: b.t("report.identity.unknown")}, Bullets{Items: unknown})
	}
	return out
}
