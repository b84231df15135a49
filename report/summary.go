package report

// How many items the summary names; the rest is in the register.
const (
	summaryStrengths = 3
	summaryGaps      = 3
)

// summaryPart is what somebody with five minutes reads.
func (b *builder) summaryPart() []Part {
	p := Part{ID: "summary", Title: b.t("report.summary.title"), NewPage: true, OnePage: true}
	if damaged := b.damagedSentence(); damaged != "" {
		p.Blocks = append(p.Blocks, Paragraph{Text: damaged})
	}
	if b.factsOnly {
		p.Blocks = append(p.Blocks, b.stockTakeSummary()...)
		return []Part{p}
	}
	p.Blocks = append(p.Blocks, b.levelBlocks()...)
	if c := b.ladderChart(); c != nil {
		c.Caption = "" // the sentence above says what it is, and the page is full
		p.Blocks = append(p.Blocks, *c)
	}
	if b.target.Level > 0 {
		title := b.aimed("report.summary.gaps", b.target.Level)
		if n := len(b.known()); n > summaryGaps {
			title = b.aimed("report.summary.gaps-of", b.target.Level, "first", summaryGaps, "n", n)
		}
		p.Blocks = append(p.Blocks, Heading{Level: 3, Text: title})
		p.Blocks = append(p.Blocks, b.gapSummary()...)
	}
	p.Blocks = append(p.Blocks, Heading{Level: 3, Text: b.t(b.orWanted("report.summary.strengths"))}, b.strengthSummary())
	if sure := b.howSure(); sure != "" {
		p.Blocks = append(p.Blocks, Paragraph{Text: sure})
	}
	if c := b.radar(); c != nil {
		p.Blocks = append(p.Blocks, *c)
	}
	return []Part{p}
}

// damagedSentence says that the numbers are those of a part, where lines of the file could not be read.
func (b *builder) damagedSentence() string {
	if b.Damaged <= 0 {
		return ""
	}
	return b.t("report.damaged.sentence", "n", b.Damaged)
}

// gapSummary names the first gaps, and then how many answers are open and which of them to settle first.
func (b *builder) gapSummary() []Block {
	if len(b.gaps) == 0 {
		return []Block{Paragraph{Text: b.noGaps()}}
	}
	first := func(gaps []gap) Bullets {
		var items []Bullet
		for _, g := range gaps[:min(summaryGaps, len(gaps))] {
			items = append(items, Bullet{Text: b.gapSentence(g, firstSentence(g.question.Why))})
		}
		return Bullets{Items: items}
	}
	known, open := b.known(), b.unsettled()
	if len(open) == 0 {
		return []Block{first(known)}
	}
	lead := b.aimed("report.gaps.open-lead", b.target.Level, "n", len(open))
	if len(known) == 0 {
		return []Block{Paragraph{Text: sentences(b.aimed("report.gaps.none-known", b.target.Level), lead)}, first(open)}
	}
	var names []string
	for _, g := range open[:min(summaryGaps, len(open))] {
		names = append(names, b.named(g.question))
	}
	return []Block{first(known), Paragraph{Text: sentences(lead, b.t("report.gaps.open-first", "names", b.lang.Clauses(names)))}}
}

// gapSentence is a gap as a list shows it: number, name, what is asked and what there is, and why it
// matters.
func (b *builder) gapSentence(g gap, why string) string {
	return sentences(b.t("report.gap.sentence", "name", b.named(g.question), "because", b.because(g)), why)
}

func (b *builder) prefixes() []string {
	ids := make([]string, len(b.q.Sections))
	for i, s := range b.q.Sections {
		ids[i] = s.ID
	}
	return prefixesOf(ids)
}
