package report

import (
	"cmp"
	"slices"
	"strings"

	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// How many items the summary names; the rest is in the register.
const (
	summaryStrengths = 3
	summaryGaps      = 3
)

func (b *builder) cover() []Fact {
	about := b.state.About
	var facts []Fact
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, Fact{b.t("report.cover." + key), value})
		}
	}
	add("subject", about.Subject)
	add("team", about.Team)
	if about.TeamKind != "" {
		add("kind", b.t("report.kind."+about.TeamKind))
	}
	add("questionnaire", b.t("report.questionnaire", "title", b.q.Title, "version", b.q.Version))
	add("date", b.date(about.Date))
	if about.Mode != "" {
		add("mode", b.t("report.mode."+about.Mode))
	}
	add("assessors", list(about.Assessors))
	add("reviewers", list(b.reviewers()))
	if b.ladder != nil && b.target.Level > 0 {
		add("target", b.t("report.target", "level", b.target.Level, "title", b.ladder.Rungs[b.target.Level-1].Title))
	}
	label := about.TLP
	if label == "" {
		label = b.t("report.label.default", "label", DefaultLabel)
	}
	add("label", label)
	add("marking", about.Marking)
	add("language", b.t("report.language"))
	add("status", b.statusInFull())
	return facts
}

// reviewers are the names of those who reviewed an answer, sorted.
func (b *builder) reviewers() []string {
	var out []string
	for _, q := range b.questions() {
		if r := b.entry(q.ID).Review; r != nil && r.By != "" && !slices.Contains(out, r.By) {
			out = append(out, r.By)
		}
	}
	slices.Sort(out)
	return out
}

// notice says plainly what kind of statement the report is.
func (b *builder) notice() string {
	switch b.state.About.Mode {
	case "facilitated", "external":
		return b.t("report.notice." + b.state.About.Mode)
	}
	return b.t("report.notice.self")
}

// summary is what somebody with five minutes reads.
func (b *builder) summary() Part {
	p := Part{ID: "summary", Title: b.t("report.summary.title"), NewPage: true, OnePage: true}
	p.Blocks = append(p.Blocks, b.levelBlocks()...)
	if c := b.ladderChart(); c != nil {
		c.Caption = "" // the sentence above says what it is, and the page is full
		p.Blocks = append(p.Blocks, *c)
	}
	if b.target.Level > 0 {
		title := b.t("report.summary.gaps", "level", b.target.Level)
		if len(b.gaps) > summaryGaps {
			title = b.t("report.summary.gaps-of", "level", b.target.Level, "first", summaryGaps, "n", len(b.gaps))
		}
		p.Blocks = append(p.Blocks, Heading{Level: 3, Text: title})
		p.Blocks = append(p.Blocks, b.gapSummary()...)
	}
	p.Blocks = append(p.Blocks, Heading{Level: 3, Text: b.t("report.summary.strengths")}, b.strengthSummary())
	if sure := b.howSure(); sure != "" {
		p.Blocks = append(p.Blocks, Paragraph{Text: sure})
	}
	if c := b.radar(); c != nil {
		p.Blocks = append(p.Blocks, *c)
	}
	return p
}

// strengths are the scored questions whose known answer is high: at the top or the option below it on
// a scale of four or more. What evidence supports comes first, then what weighs more.
func (b *builder) strengths(questions []*questionnaires.Question) []*questionnaires.Question {
	short := map[string]bool{}
	for _, g := range b.gaps {
		short[g.question.ID] = true
	}
	var out []*questionnaires.Question
	for _, q := range questions {
		res := b.result(q.ID)
		if !q.Scored() || short[q.ID] || res.Standing != scoring.Answered || res.Low[scoring.Claimed] < 1 {
			continue
		}
		if optionValue(q, res.Low[scoring.Claimed]) >= 0.75 {
			out = append(out, q)
		}
	}
	slices.SortStableFunc(out, func(x, y *questionnaires.Question) int {
		return cmp.Or(
			compareBool(b.shown(y), b.shown(x)),
			cmp.Compare(y.Weight, x.Weight),
		)
	})
	return out
}

// shown says whether recorded evidence supports all of what is claimed.
func (b *builder) shown(q *questionnaires.Question) bool {
	res := b.result(q.ID)
	return res.Low[scoring.Evidenced] >= 0 && res.Low[scoring.Evidenced] == res.Low[scoring.Claimed]
}

// optionValue is the value of an option for a chart: in [0,1], or -1 for a place that is not there.
func optionValue(q *questionnaires.Question, place int) float64 {
	if place < 0 || place >= len(q.Options) {
		return -1
	}
	return scoring.OptionValue(q, place)
}

// strengthSummary names the first strengths in one paragraph.
func (b *builder) strengthSummary() Paragraph {
	var names []string
	for _, q := range b.strengths(b.questions()) {
		reading := scoring.Claimed
		if b.shown(q) {
			reading = scoring.Evidenced
		}
		if len(names) < summaryStrengths {
			names = append(names, b.t("report.summary.strength", "name", b.named(q), "reading", b.readingWord(reading)))
		}
	}
	if len(names) == 0 {
		return Paragraph{Text: b.t("report.summary.no-strengths")}
	}
	return Paragraph{Text: b.t("report.summary.strengths-are", "names", strings.Join(names, "; "))}
}

// strengthList says what is there, for at most so many strengths.
func (b *builder) strengthList(strengths []*questionnaires.Question, most int) Bullets {
	var items []Bullet
	for _, q := range strengths[:min(most, len(strengths))] {
		option := plainOption(q, b.result(q.ID).Low[scoring.Claimed])
		text := b.t("report.strength.claimed", "name", b.named(q), "option", option)
		if b.shown(q) {
			text = b.t("report.strength.evidenced", "name", b.named(q), "option", option, "records", list(b.evidenceFor(q)))
		}
		items = append(items, Bullet{Text: text})
	}
	return Bullets{Items: items}
}

func (b *builder) gapSummary() []Block {
	if len(b.gaps) == 0 {
		return []Block{Paragraph{Text: b.noGaps()}}
	}
	var items []Bullet
	for _, g := range b.gaps[:min(summaryGaps, len(b.gaps))] {
		items = append(items, Bullet{Text: b.gapSentence(g, firstSentence(g.question.Why))})
	}
	return []Block{Bullets{Items: items}}
}

// noGaps says why no gap is listed.
func (b *builder) noGaps() string {
	climbed := b.climbed(scoring.Claimed)
	switch {
	case climbed == nil:
		return b.t("report.gaps.no-ladder")
	case climbed.Reached >= b.target.Level:
		return b.t("report.gaps.none", "level", b.target.Level)
	}
	return b.t("report.gaps.waived", "level", b.target.Level)
}

// gapSentence is a gap as a list shows it: number, name, what is asked and what there is, and why it
// matters.
func (b *builder) gapSentence(g gap, why string) string {
	return sentences(b.t("report.gap.sentence", "name", b.named(g.question), "because", b.because(g)), why)
}

// firstSentence is a text up to its first full stop; the summary has no room for more.
func firstSentence(s string) string {
	if i := strings.Index(s, ". "); i >= 0 {
		return s[:i+1]
	}
	if first, _, ok := strings.Cut(s, "。"); ok {
		return first + "。"
	}
	return s
}

// howSure says how much of the weight is known, and how.
func (b *builder) howSure() string {
	weight := map[scoring.Standing]questionnaires.Decimal{}
	var all, shown, aside questionnaires.Decimal
	for _, q := range b.questions() {
		if !q.Scored() {
			continue
		}
		standing := b.standing(q)
		weight[standing] += q.Weight
		switch standing {
		case scoring.NotApplicable, scoring.NotAsked:
			aside += q.Weight
			continue
		case scoring.Answered:
			if b.shown(q) {
				shown += q.Weight
			}
		}
		all += q.Weight
	}
	text := ""
	if all > 0 {
		var shares []string
		add := func(key string, w questionnaires.Decimal, always bool) {
			if w > 0 || always {
				shares = append(shares, b.t("report.sure."+key, "share", b.percent(float64(w)/float64(all))))
			}
		}
		add("answered", weight[scoring.Answered], true)
		add("evidenced", shown, true)
		add("dont-know", weight[scoring.DontKnow], false)
		add("withheld", weight[scoring.Withheld], false)
		add("open", weight[scoring.Open], false)
		add("disputed", weight[scoring.Disputed], false)
		add("conflicting", weight[scoring.Conflicting], false)
		text = b.t("report.sure.lead", "shares", list(shares))
	}
	var left []string
	for _, s := range []scoring.Standing{scoring.NotApplicable, scoring.NotAsked} {
		if weight[s] > 0 {
			left = append(left, b.t("report.sure.left",
				"standing", b.standingWord(s), "share", b.percent(float64(weight[s])/float64(all+aside))))
		}
	}
	if len(left) > 0 {
		text = sentences(text, b.t("report.sure.aside", "shares", list(left)))
	}
	return text
}

// radar draws the sections at the top that have a score, now and with the gaps closed. It needs three.
func (b *builder) radar() *Chart {
	chart := &RadarChart{}
	now := RadarSeries{Name: b.t("report.radar.now")}
	goal := RadarSeries{Name: b.t("report.radar.goal", "level", b.target.Level), Dashed: true}
	after := b.goal()
	prefixes := b.prefixes()
	for i, s := range b.q.Sections {
		node := b.node(scoring.Claimed, s.ID)
		if s.Score == nil || node == nil || node.Score == nil {
			continue
		}
		chart.Axes = append(chart.Axes, s.Title)
		chart.Keys = append(chart.Keys, prefixes[i])
		now.Values = append(now.Values, share(node.Score.SoFar, s.Score, fullScore(s)))
		if after != nil {
			goal.Values = append(goal.Values, share(after.Readings[scoring.Claimed].Node(s.ID).Score.SoFar, s.Score, fullScore(s)))
		}
	}
	if len(chart.Axes) < 3 {
		return nil
	}
	for _, v := range now.Values {
		text := b.t("report.none")
		if v >= 0 {
			text = b.percent(v)
		}
		chart.Texts = append(chart.Texts, text)
	}
	chart.Series = []RadarSeries{now}
	if after != nil {
		chart.Series = append(chart.Series, goal)
	}
	return &Chart{Caption: b.t("report.radar.caption"), Radar: chart}
}

func (b *builder) prefixes() []string {
	ids := make([]string, len(b.q.Sections))
	for i, s := range b.q.Sections {
		ids[i] = s.ID
	}
	return prefixesOf(ids)
}
