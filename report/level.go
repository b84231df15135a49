package report

import (
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// levelBlocks say in sentences which level is reached and which is possible, in each reading.
func (b *builder) levelBlocks() []Block {
	climbed := b.climbed(scoring.Claimed)
	if climbed == nil {
		return b.wholeScore()
	}
	out := []Block{Paragraph{Text: b.levelSentence(scoring.Claimed), Style: Lead}}
	text := b.t("report.level.top")
	if next := climbed.Reached + 1; next <= len(climbed.Rungs) {
		text = b.metSentence(climbed, next)
		if b.target.Level > next {
			text = sentences(text, b.metSentence(climbed, b.target.Level))
		}
	}
	if n := b.openCount(); n > 0 && climbed.Possible > climbed.Reached {
		text = sentences(text, b.t("report.level.possible", "level", climbed.Possible, "n", n))
	} else if n > 0 {
		text = sentences(text, b.t("report.level.settled", "n", n))
	}
	for _, r := range b.readings()[1:] {
		text = sentences(text, b.levelSentence(r))
	}
	if b.anyReview {
		text = sentences(text, b.reviewedSentence())
	}
	return append(out, Paragraph{Text: text})
}

// wholeScore stands in for the level where a questionnaire has no ladder.
func (b *builder) wholeScore() []Block {
	whole := b.node(scoring.Claimed, "")
	if whole == nil || whole.Score == nil {
		return []Block{Paragraph{Text: b.t("report.level.none-defined"), Style: Lead}}
	}
	return []Block{Paragraph{
		Text:  b.t("report.level.score", "score", b.score(whole.Score, b.q.Score)),
		Style: Lead,
	}}
}

func sentences(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

func (b *builder) levelSentence(r scoring.Reading) string {
	climbed := b.climbed(r)
	if climbed == nil {
		return ""
	}
	word := r.String()
	if claimed := b.climbed(scoring.Claimed); r != scoring.Claimed && claimed.Reached == climbed.Reached {
		if climbed.Reached == 0 {
			return ""
		}
		return b.t("report.level.same." + word)
	}
	if climbed.Reached == 0 {
		return b.t("report.level.zero." + word)
	}
	return b.t("report.level.reached."+word, "level", climbed.Reached, "title", b.ladder.Rungs[climbed.Reached-1].Title)
}

// reviewedSentence says how many of the answers a reviewer has seen: without it the level as reviewed
// would mislead.
func (b *builder) reviewedSentence() string {
	reviewed, all := 0, 0
	for _, q := range b.questions() {
		if s := b.standing(q); !q.Scored() || s == scoring.NotAsked || s == scoring.Open {
			continue
		}
		all++
		if b.entry(q.ID).Review != nil {
			reviewed++
		}
	}
	return b.t("report.level.reviewed-count", "reviewed", reviewed, "n", all)
}

// metSentence counts the requirements of a level that are met; waived ones are counted apart.
func (b *builder) metSentence(climbed *scoring.LadderResult, level int) string {
	rung := climbed.Rungs[level-1]
	all := rung.CountMet + rung.CountFailed + rung.CountOpen
	s := b.t("report.level.met", "met", rung.CountMet, "n", all, "level", level)
	if rung.CountWaived > 0 {
		s = sentences(s, b.t("report.level.waived", "n", rung.CountWaived))
	}
	return s
}

// openCount is how many scored questions keep the level open, by claim.
func (b *builder) openCount() int {
	n := 0
	for _, q := range b.questions() {
		if !q.Scored() {
			continue
		}
		switch b.standing(q) {
		case scoring.Open, scoring.Disputed, scoring.DontKnow, scoring.Withheld, scoring.Conflicting:
			n++
		}
	}
	return n
}

// ladderChart draws the ladder; nil without one.
func (b *builder) ladderChart() *Chart {
	claimed, evidenced := b.climbed(scoring.Claimed), b.climbed(scoring.Evidenced)
	if claimed == nil {
		return nil
	}
	chart := &LadderChart{
		Reached: claimed.Reached, Possible: claimed.Possible, Evidenced: -1,
		ReachedWord: b.t("report.ladder.reached"),
	}
	if claimed.Possible > claimed.Reached {
		chart.PossibleWord = b.t("report.ladder.possible")
	}
	switch {
	case evidenced == nil || evidenced.Reached == claimed.Reached && claimed.Reached == 0:
		chart.ReachedWord = b.t("report.ladder.nothing")
	case evidenced.Reached == claimed.Reached:
		chart.ReachedWord = b.t("report.ladder.both")
	default:
		chart.Evidenced, chart.EvidencedWord = evidenced.Reached, b.t("report.ladder.evidenced")
		if evidenced.Reached == 0 {
			chart.EvidencedWord = b.t("report.ladder.evidenced-none")
		}
	}
	alt := ""
	for i, rung := range claimed.Rungs {
		all := rung.CountMet + rung.CountFailed + rung.CountOpen
		r := LadderRung{Title: b.ladder.Rungs[i].Title, Share: -1, Count: b.t("report.ladder.no-count")}
		if all > 0 {
			r.Share = float64(rung.CountMet) / float64(all)
			r.Count = b.t("report.ladder.count", "met", rung.CountMet, "n", all)
		}
		chart.Rungs = append(chart.Rungs, r)
		alt = sentences(alt, b.t("report.ladder.alt", "level", i+1, "title", r.Title, "count", r.Count))
	}
	return &Chart{Caption: b.t("report.ladder.caption", "title", b.ladder.Title), Alt: alt, Ladder: chart}
}

// nextRung is the table of what the next level asks and what there is.
func (b *builder) nextRung() []Block {
	climbed := b.climbed(scoring.Claimed)
	if climbed == nil || climbed.Reached >= len(climbed.Rungs) {
		return nil
	}
	level := climbed.Reached + 1
	return []Block{
		Heading{Level: 2, Text: b.t("report.results.next", "level", level, "title", b.ladder.Rungs[level-1].Title)},
		b.requirementTable(level, true),
	}
}

// requirementTable lists the requirements of one level; brief leaves out the reading by evidence and
// puts what is not met first.
func (b *builder) requirementTable(level int, brief bool) Table {
	climbed, evidenced := b.climbed(scoring.Claimed), b.climbed(scoring.Evidenced)
	t := Table{
		Columns: []Column{
			{Head: b.t("report.column.requirement"), Width: 0.3},
			{Head: b.t("report.column.need"), Width: 0.3},
			{Head: b.t("report.column.have"), Width: 0.3},
			{Head: b.t("report.column.by-claim"), Width: 0.12},
		},
		Compact: true,
	}
	if !brief {
		t.Columns = append(t.Columns, Column{Head: b.t("report.column.by-evidence"), Width: 0.12})
	}
	requirements := climbed.Rungs[level-1].Requirements
	var lacking, met [][]Cell
	for i, r := range requirements {
		subject, need, have := b.requirement(&r, b.shareSource(level, requirements[:i+1]))
		row := []Cell{subject, {Text: need}, {Text: have}, b.verdict(r.Verdict)}
		if !brief {
			cell := Cell{}
			if evidenced != nil && i < len(evidenced.Rungs[level-1].Requirements) {
				cell = b.verdict(evidenced.Rungs[level-1].Requirements[i].Verdict)
			}
			row = append(row, cell)
		}
		if brief && (r.Verdict == scoring.Met || r.Verdict == scoring.Waived) {
			met = append(met, row)
		} else {
			lacking = append(lacking, row)
		}
	}
	t.Rows = append(lacking, met...)
	return t
}

// shareSource is the definition of the share that stands last in a rung's results up to here.
func (b *builder) shareSource(level int, upTo []scoring.RequirementResult) *questionnaires.Requirement {
	if upTo[len(upTo)-1].Kind != scoring.ShareAtLeast {
		return nil
	}
	n := 0
	for _, r := range upTo[:len(upTo)-1] {
		if r.Kind == scoring.ShareAtLeast {
			n++
		}
	}
	for i, req := range b.requires(&b.ladder.Rungs[level-1]) {
		if req.Of == nil {
			continue
		}
		if n == 0 {
			return &b.requires(&b.ladder.Rungs[level-1])[i]
		}
		n--
	}
	return nil
}

// requires lists a rung's requirements as they are written.
func (b *builder) requires(r *questionnaires.Rung) []questionnaires.Requirement {
	if r.Profile != "" {
		return b.q.Profiles[r.Profile].Requires
	}
	return r.Requires
}

// requirement is a requirement in words: what it is on, what is needed, what there is.
func (b *builder) requirement(r *scoring.RequirementResult, source *questionnaires.Requirement) (subject Cell, need, have string) {
	section := b.t("report.requirement.whole")
	if s := b.q.Section(r.Section); s != nil {
		section = s.Title
	}
	switch r.Kind {
	case scoring.MinimumOption:
		q := b.q.Question(r.Question)
		if q == nil {
			return Cell{Text: r.Question}, "", ""
		}
		need = b.option(q, r.Need)
		if r.Reading != scoring.Claimed {
			need = b.t("report.requirement.in-reading", "need", need, "reading", b.readingWord(r.Reading))
		}
		return Cell{Text: b.named(q), Link: anchor(q)}, need, b.have(q)
	case scoring.ShareAtLeast:
		subject = Cell{Text: b.t("report.requirement.share", "section", section, "n", len(r.Questions))}
		need = b.t("report.requirement.share-need", "share", b.percent(r.NeedValue))
		if source != nil && source.AtLeast != "" {
			need = b.t("report.requirement.share-need-option", "share", b.percent(r.NeedValue), "option", source.AtLeast)
		}
		return subject, need, b.shareRange(r, b.percent)
	default:
		subject = Cell{Text: b.t("report.requirement.score", "section", section)}
		show := func(v float64) string { return b.decimal(v, 2) }
		if rule := b.ruleOf(r.Section); rule != nil {
			show = func(v float64) string { return b.scoreValue(v, rule) }
		}
		return subject, b.t("report.requirement.score-need", "score", show(r.NeedValue)), b.shareRange(r, show)
	}
}

func (b *builder) shareRange(r *scoring.RequirementResult, show func(float64) string) string {
	if !r.HaveLowV.Defined || !r.HaveHighV.Defined {
		return b.t("report.score.undefined")
	}
	low, high := show(r.HaveLowV.V), show(r.HaveHighV.V)
	if low == high {
		return low
	}
	return b.t("report.score.bounds", "low", low, "high", high)
}

// ruleOf is the rule of a section's score, or of the whole's under "".
func (b *builder) ruleOf(section string) *questionnaires.ScoreRule {
	if section == "" {
		return b.q.Score
	}
	if s := b.q.Section(section); s != nil {
		return s.Score
	}
	return nil
}

// verdict is a verdict as a cell; the mark before the word keeps it readable without colour.
func (b *builder) verdict(v scoring.Verdict) Cell {
	tones := map[scoring.Verdict]Tone{
		scoring.Met: Good, scoring.Failed: Lacking, scoring.OpenYet: Unsure, scoring.Waived: Muted,
	}
	return Cell{Text: b.t("report.verdict." + v.String()), Tone: tones[v]}
}

// sectionBars is a bar for every section at the top that has a score; nil when none has.
func (b *builder) sectionBars() *Chart {
	chart := &BarChart{
		LowWord: b.t("report.bars.low"), HighWord: b.t("report.bars.high"), NeedWord: b.t("report.bars.goal", "level", b.target.Level),
	}
	goal := b.goal()
	alt := ""
	for _, s := range b.q.Sections {
		bar, ok := b.sectionBar(s, goal)
		if !ok {
			continue
		}
		chart.Bars = append(chart.Bars, bar)
		alt = sentences(alt, b.t("report.bars.alt", "label", bar.Label, "text", bar.Text))
	}
	if len(chart.Bars) == 0 {
		return nil
	}
	return &Chart{Caption: b.t("report.bars.sections"), Alt: alt, Bars: chart}
}

func (b *builder) sectionBar(s *questionnaires.Section, goal *scoring.Result) (Bar, bool) {
	node := b.node(scoring.Claimed, s.ID)
	if s.Score == nil || node == nil || node.Score == nil {
		return Bar{}, false
	}
	full := fullScore(s)
	bar := Bar{
		Label: s.Title, Text: b.score(node.Score, s.Score), Target: -1,
		Low: share(node.Score.Low, s.Score, full), High: share(node.Score.High, s.Score, full),
	}
	if goal != nil {
		if n := goal.Readings[scoring.Claimed].Node(s.ID); n != nil && n.Score != nil {
			if after := share(n.Score.Low, s.Score, full); after > bar.Low {
				bar.Target = after // where nothing changes, a mark would only ask why
			}
		}
	}
	return bar, true
}

// fullScore is the score that a section has with every answer at the top, before out-of: 1, but for sums,
// which have as many points as their parts give (docs/scoring.md, "Scores").
func fullScore(s *questionnaires.Section) float64 {
	if s.Score == nil || !isSum(s.Score) {
		return 1
	}
	full := 0.0
	add := func(weight questionnaires.Decimal, part float64) {
		switch {
		case weight == 0:
		case s.Score.Rule == questionnaires.Sum:
			full += weight.Float() * part
		default: // while full: weights play no part, unless 0
			full += part
		}
	}
	for _, q := range s.Questions {
		if q.Scored() && q.Retired == "" {
			add(q.Weight, optionValue(q, len(q.Options)-1))
		}
	}
	for _, child := range s.Sections {
		add(child.Weight, fullScore(child))
	}
	return full
}

// goal scores the answers as they would be with every gap to the target closed and everything else as
// it is; nil when there is no gap to close.
func (b *builder) goal() *scoring.Result {
	if len(b.gaps) == 0 {
		return nil
	}
	in := b.state.ScoringInput(b.state.About.Date)
	for _, g := range b.gaps {
		place := max(g.most(), g.low)
		if place >= len(g.question.Options) {
			continue
		}
		given := in[g.question.ID]
		given.Answer = questionnaires.Answer{State: questionnaires.Answered, Option: g.question.Options[place].Code}
		given.Conflict = false
		in[g.question.ID] = given
	}
	return scoring.Score(b.q, in)
}
