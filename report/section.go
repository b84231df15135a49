package report

import (
	"slices"

	"cirtkit/internal/text/bidi"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// sectionParts is a part for every section at the top that is wanted.
func (b *builder) sectionParts() []Part {
	var parts []Part
	prefixes := b.prefixes()
	for i, s := range b.q.Sections {
		if !b.hasSection(s) {
			continue
		}
		p := Part{
			ID:    "section-" + s.ID,
			Title: b.t("report.section.title", "prefix", prefixes[i], "title", s.Title),
		}
		if b.factsOnly {
			p.NewPage = len(parts) == 0
			p.Blocks = append(b.reportedIn(s), b.accountsIn(questionsIn(s))...)
		} else {
			p.Blocks = append(b.section(s), b.sectionFindings(questionsIn(s))...)
		}
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
		facts := "report.section.facts"
		if b.hasAnnexOf("facts") {
			facts = "report.section.facts-annex"
		}
		out = append(out, Paragraph{Text: b.t(facts)})
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
			n := b.node(r, s.ID)
			if n == nil || n.Score == nil {
				continue
			}
			score := b.bounds(n.Score, s.Score)
			if r == scoring.Claimed {
				score = b.score(n.Score, s.Score)
			}
			text = sentences(text, b.t("report.section.score."+r.String(), "score", score))
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

// sectionFindings are what follows a section's charts: strengths, gaps, findings, where accounts
// differ, evidence.
func (b *builder) sectionFindings(questions []*questionnaires.Question) []Block {
	var out []Block
	if s := b.strengths(questions); len(s) > 0 {
		out = append(out, Heading{Level: 3, Text: b.t(b.orWanted("report.section.strengths"))})
		out = append(out, b.strengthList(s, mostStrengths))
	}
	for _, of := range []struct {
		title string
		gaps  []gap
	}{{"report.section.gaps", b.known()}, {"report.section.open", b.unsettled()}} {
		var items []Bullet
		for _, g := range of.gaps {
			if slices.Contains(questions, g.question) {
				items = append(items, Bullet{Text: sentences(b.gapInShort(g), g.question.Why), Link: "gap-" + g.question.ID})
			}
		}
		if len(items) > 0 {
			out = append(out, Heading{Level: 3, Text: b.aimed(of.title, b.target.Level)}, Bullets{Items: items})
		}
	}
	out = append(out, b.findings(questions)...)
	if items := b.differingInShort(questions); len(items) > 0 {
		out = append(out, Heading{Level: 3, Text: b.t("report.section.accounts")}, Bullets{Items: items})
	}
	if text := b.evidenceLine(questions); text != "" {
		out = append(out, Paragraph{Text: text, Style: Small})
	}
	return out
}

// gapInShort is a gap in a sentence: by the numbers of the options where they have some, since the register has their
// words.
func (b *builder) gapInShort(g gap) string {
	q, first := g.question, g.needs[0]
	have, need := b.placeAlone(q, g.low), b.placeAlone(q, first.place)
	if g.evidence || b.wanted || have == b.option(q, g.low) || need == b.option(q, first.place) {
		return b.gapSentence(g, "")
	}
	if g.open {
		have = b.standingWord(b.result(q.ID).Standing)
	}
	key := "report.section.gap"
	if first.choice {
		key = "report.section.gap-choice"
	}
	return b.aimed(key, first.level, "name", b.named(q), "have", have, "need", need)
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
		out = append(out, Paragraph{Text: b.t("report.section.finding", "name", b.named(q), "finding", b.ownLine(e.Finding)), Style: Quote})
	}
	return out
}

// ownLine puts a text that somebody entered on a line of its own where it runs the other way than the
// report: behind a label its numbers and full stops would be put in the label's order.
func (b *builder) ownLine(entered string) string {
	if bidi.RightToLeftFirst(entered) == b.lang.RightToLeft() {
		return entered
	}
	return "\n" + entered
}
