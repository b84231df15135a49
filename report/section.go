package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// mostStrengths bounds what a section lists; its bars show every question.
const mostStrengths = 6

// sections is a part for every section at the top.
func (b *builder) sections() []Part {
	var parts []Part
	prefixes := b.prefixes()
	for i, s := range b.q.Sections {
		p := Part{
			ID:      "section-" + s.ID,
			Title:   b.t("report.section.title", "prefix", prefixes[i], "title", s.Title),
			NewPage: i == 0,
		}
		p.Blocks = b.section(s)
		p.Blocks = append(p.Blocks, b.sectionFindings(questionsIn(s))...)
		parts = append(parts, p)
	}
	return parts
}

// section is what a section's answers add up to; the sections inside it follow under headings.
func (b *builder) section(s *questionnaires.Section) []Block {
	var out []Block
	if s.Intro != "" {
		out = append(out, Paragraph{Text: s.Intro})
	}
	if text := b.sectionResult(s); text != "" {
		out = append(out, Paragraph{Text: text, Style: Lead})
	}
	if c := b.questionBars(s); c != nil {
		out = append(out, *c)
	}
	if len(s.Questions) > 0 && !slices.ContainsFunc(s.Questions, (*questionnaires.Question).Scored) {
		out = append(out, Paragraph{Text: b.t("report.section.facts")})
	}
	for _, child := range s.Sections {
		out = append(out, Heading{Level: 2, ID: "section-" + child.ID, Text: child.Title})
		out = append(out, b.section(child)...)
	}
	return out
}

// sectionResult is the section's score in each reading, and its levels.
func (b *builder) sectionResult(s *questionnaires.Section) string {
	text := ""
	node := b.node(scoring.Claimed, s.ID)
	if node == nil {
		return ""
	}
	if s.Score != nil && node.Score != nil {
		for _, r := range b.readings() {
			if n := b.node(r, s.ID); n != nil && n.Score != nil {
				text = sentences(text, b.t("report.section.score."+r.String(), "score", b.score(n.Score, s.Score)))
			}
		}
		if band := b.band(node.Score, s.Score); band != "" {
			text = sentences(text, b.t("report.section.band", "band", band))
		}
	}
	for i := range node.Ladders {
		l := &node.Ladders[i]
		def := b.ladderOf(scoring.Target{Node: s.ID, Ladder: l.ID})
		if def == nil {
			continue
		}
		text = sentences(text, b.t("report.section.level", "ladder", def.Title, "reached", l.Reached, "possible", l.Possible))
	}
	return text
}

// band is the band that a score falls into; from which to which while it is open.
func (b *builder) band(s *scoring.NodeScore, rule *questionnaires.ScoreRule) string {
	if s.LowBand < 0 || s.HighBand < 0 || s.HighBand >= len(rule.Bands) {
		return ""
	}
	low, high := rule.Bands[s.LowBand].Title, rule.Bands[s.HighBand].Title
	if low == high {
		return low
	}
	return b.t("report.score.bounds", "low", low, "high", high)
}

// questionBars is a bar for every scored question that stands directly in a section, with the target's
// mark.
func (b *builder) questionBars(s *questionnaires.Section) *Chart {
	chart := &BarChart{
		LowWord: b.t("report.bars.claimed"), HighWord: b.t("report.bars.high"),
		NeedWord: b.t("report.bars.need", "level", b.target.Level),
	}
	targets := b.targets()
	var alt []string
	for _, q := range s.Questions {
		res := b.result(q.ID)
		if q.Retired != "" || !q.Scored() || res.Standing == scoring.NotAsked {
			continue
		}
		bar := Bar{
			Label: b.named(q), Text: b.placeOf(q), Target: -1,
			Low: optionValue(q, res.Low[scoring.Claimed]), High: optionValue(q, res.High[scoring.Claimed]),
		}
		if place, ok := targets[q.ID]; ok && res.Low[scoring.Claimed] >= 0 {
			bar.Target = optionValue(q, place)
		}
		chart.Bars = append(chart.Bars, bar)
		alt = append(alt, b.t("report.bars.alt", "label", bar.Label, "text", bar.Text))
	}
	if len(chart.Bars) == 0 {
		return nil
	}
	return &Chart{Caption: b.t("report.bars.questions", "section", s.Title), Alt: strings.Join(alt, " "), Bars: chart}
}

// targets is the highest place that a requirement up to the target asks for, by question.
func (b *builder) targets() map[string]int {
	out := map[string]int{}
	climbed := b.climbed(scoring.Claimed)
	if climbed == nil {
		return out
	}
	for level := range min(b.target.Level, len(climbed.Rungs)) {
		for _, r := range climbed.Rungs[level].Requirements {
			if r.Kind == scoring.MinimumOption {
				out[r.Question] = max(out[r.Question], r.Need)
			}
		}
	}
	return out
}

// placeOf is where an answer stands on its scale, as short as a chart's label must be: "2 of 4".
func (b *builder) placeOf(q *questionnaires.Question) string {
	res := b.result(q.ID)
	if res.Standing != scoring.Answered || res.Low[scoring.Claimed] < 0 {
		return b.standingWord(res.Standing)
	}
	o, last := q.Options[res.Low[scoring.Claimed]], q.Options[len(q.Options)-1]
	if _, err := strconv.Atoi(o.Code); err == nil {
		return b.t("report.place", "code", o.Code, "last", last.Code)
	}
	return cmp.Or(o.Text, o.Code)
}

// sectionFindings are what follows a section's charts: strengths, gaps, findings, where accounts
// differ, evidence.
func (b *builder) sectionFindings(questions []*questionnaires.Question) []Block {
	var out []Block
	if s := b.strengths(questions); len(s) > 0 {
		out = append(out, Heading{Level: 3, Text: b.t("report.section.strengths")})
		out = append(out, b.strengthList(s, mostStrengths))
	}
	var gaps []Bullet
	for _, g := range b.gaps {
		if slices.Contains(questions, g.question) {
			gaps = append(gaps, Bullet{Text: b.gapSentence(g, g.question.Why)})
		}
	}
	if len(gaps) > 0 {
		out = append(out, Heading{Level: 3, Text: b.t("report.section.gaps", "level", b.target.Level)}, Bullets{Items: gaps})
	}
	out = append(out, b.findings(questions)...)
	if t := b.differing(questions); len(t.Rows) > 0 {
		out = append(out, Heading{Level: 3, Text: b.t("report.section.accounts")}, Paragraph{Text: b.t("report.section.accounts-lead")}, t)
	}
	if text := b.evidenceLine(questions); text != "" {
		out = append(out, Paragraph{Text: text, Style: Small})
	}
	return out
}

func (b *builder) findings(questions []*questionnaires.Question) []Block {
	var out []Block
	for _, q := range questions {
		e := b.entry(q.ID)
		if e.Finding == "" {
			continue
		}
		if len(out) == 0 {
			out = append(out, Heading{Level: 3, Text: b.t("report.section.findings")})
		}
		out = append(out, Paragraph{Text: b.t("report.section.finding", "name", b.named(q), "finding", e.Finding), Style: Quote})
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

// evidenceLine lists the evidence records by question, and the claims without any.
func (b *builder) evidenceLine(questions []*questionnaires.Question) string {
	var with, without []string
	for _, q := range questions {
		res := b.result(q.ID)
		if !q.Scored() || res.Standing != scoring.Answered {
			continue
		}
		if ids := b.evidenceFor(q); len(ids) > 0 {
			with = append(with, b.t("report.evidence.for", "ref", b.refs[q.ID], "records", list(ids)))
		} else if res.Low[scoring.Claimed] > 0 {
			without = append(without, b.refs[q.ID])
		}
	}
	text := ""
	if len(with) > 0 {
		text = b.t("report.evidence.recorded", "records", strings.Join(with, "; "))
	}
	if len(without) > 0 {
		text = sentences(text, b.t("report.evidence.lacking", "refs", list(without)))
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
