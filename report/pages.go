package report

// A screen shows the results in pages: what Results says, cut where a reader turns from one thing to another.

// Level is the first page: the level, the ladder, and what the next level lacks; where nothing is scored, how much is
// reported.
func Level(s Source) []Block {
	b := newBuilder(s)
	if b.factsOnly {
		return b.stockTakeSummary()
	}
	return b.reached()
}

// reached is the level with the ladder, and the rung above it.
func (b *builder) reached() []Block {
	blocks := b.levelBlocks()
	if len(b.services) > 0 {
		blocks = append(append(blocks, b.portfolioTable(b.Brief)), b.numbersMean()...)
	}
	if c := b.ladderChart(); c != nil {
		blocks = append(blocks, *c)
	}
	return append(blocks, b.nextRung()...)
}

// Sections is how the sections stand: the radar, which is nil where there are not three points to draw, and the bars
// with what is possible, nil where no section has a score.
func Sections(s Source) (radar, bars *Chart) {
	b := newBuilder(s)
	if b.factsOnly {
		return nil, nil
	}
	bars = b.sectionBars()
	if radar = b.radar(); radar != nil && radar.Radar == nil {
		radar = nil
	}
	return radar, bars
}

// Sure is how sure the results are, in words and with a bar for each share; nil where nothing is scored.
func Sure(s Source) []Block {
	b := newBuilder(s)
	if b.factsOnly {
		return nil
	}
	text, bars := b.sureness()
	if text == "" {
		return nil
	}
	out := []Block{Paragraph{Text: text}}
	if len(bars) > 0 {
		out = append(out, Chart{Alt: text, Bars: &BarChart{Bars: bars}})
	}
	return out
}

// Profile is one of the source's profiles, by its place: whether it is met, by how many requirements, and whose it is.
func Profile(s Source, i int) []Block { return newBuilder(s).profileLead(i) }
