package report

import (
	"cmp"
	"slices"
	"strconv"

	"cirtkit/internal/lang"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// ladderChart draws the ladder; nil without one.
func (b *builder) ladderChart() *Chart {
	claimed, evidenced := b.climbed(scoring.Claimed), b.climbed(scoring.Evidenced)
	if claimed == nil || b.profile != nil {
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
	if was, ok := b.levelBefore(); ok {
		chart.Before, chart.BeforeWord = was, b.t("report.before.ladder", "when", b.lastTime())
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
	if chart.BeforeWord != "" {
		alt = sentences(alt, b.t("report.before.ladder-alt", "when", b.lastTime(), "level", chart.Before))
	}
	return &Chart{Caption: b.t("report.ladder.caption", "title", b.ladder.Title), Alt: alt, Ladder: chart}
}

// sectionBars is a bar for every section at the top that has a score; nil when none has.
func (b *builder) sectionBars() *Chart {
	chart := &BarChart{
		LowWord: b.t("report.bars.low"), HighWord: b.t("report.bars.high"), NeedWord: b.aimed("report.bars.goal", b.target.Level),
	}
	goal := b.goal()
	alt := ""
	for _, s := range b.q.Sections {
		bar, ok := b.sectionBar(s, goal)
		if !ok {
			continue
		}
		text := b.withTarget(bar, chart.NeedWord)
		if was := b.scoreBefore(s.ID); was != nil {
			if bar.Before = share(was.Low, s.Score, fullScore(s)); bar.Before >= 0 {
				bar.BeforeText = b.shortBounds(was, s.Score)
			}
			text = b.withBefore(text, bar.BeforeText, bar.Before >= 0)
		}
		chart.Bars = append(chart.Bars, bar)
		alt = sentences(alt, b.t("report.bars.alt", "label", bar.Label, "text", text))
	}
	b.nameBefore(chart)
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
		Label: s.Title, Text: b.score(node.Score, s.Score), Target: -1, Before: -1,
		Low: share(node.Score.Low, s.Score, full), High: share(node.Score.High, s.Score, full),
	}
	if goal != nil {
		if n := goal.Readings[scoring.Claimed].Node(s.ID); n != nil && n.Score != nil {
			if after := share(n.Score.Low, s.Score, full); after > bar.Low {
				// Where nothing changes, a mark would only ask why.
				bar.Target, bar.TargetText = after, b.scoreValue(n.Score.Low.V, s.Score)
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
	in := b.input()
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
	return b.Result.Model().Score(in)
}

// questionBars is a bar for every scored question that stands directly in a section, with the target's
// mark.
func (b *builder) questionBars(s *questionnaires.Section) *Chart {
	chart := &BarChart{
		LowWord: b.t("report.bars.claimed"), HighWord: b.t("report.bars.high"),
		NeedWord: b.aimed("report.bars.need", b.target.Level),
	}
	targets := b.targets()
	var alt []string
	for _, q := range s.Questions {
		res := b.result(q.ID)
		if q.Retired != "" || !q.Scored() || res.Standing == scoring.NotAsked {
			continue
		}
		bar := Bar{
			Label: b.named(q), Text: b.placeOf(q), Target: -1, Before: -1,
			Low: optionValue(q, res.Low[scoring.Claimed]), High: optionValue(q, res.High[scoring.Claimed]),
		}
		if place, ok := targets[q.ID]; ok && res.Low[scoring.Claimed] >= 0 {
			bar.Target, bar.TargetText = optionValue(q, place), b.placeText(q, place)
		}
		text := b.withTarget(bar, chart.NeedWord)
		if was := b.placeBefore(q.ID); was >= 0 {
			bar.Before, bar.BeforeText = optionValue(q, was), b.placeText(q, was)
			text = b.withBefore(text, b.placeAlone(q, was), bar.Before >= 0)
		}
		chart.Bars = append(chart.Bars, bar)
		alt = append(alt, b.t("report.bars.alt", "label", bar.Label, "text", text))
	}
	if len(chart.Bars) == 0 {
		return nil
	}
	b.nameBefore(chart)
	return &Chart{Caption: b.t("report.bars.questions", "section", s.Title), Alt: lang.Sentences(alt...), Bars: chart}
}

// withTarget is what a bar says in words, with its target where it has one.
func (b *builder) withTarget(bar Bar, need string) string {
	if bar.TargetText == "" || need == "" {
		return bar.Text
	}
	return b.t("report.bars.with-target", "is", bar.Text, "need", need, "target", bar.TargetText)
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

// radar draws the sections at the top that have a score, now and with what the target asks for met. It needs three.
// A section of which less than half of the weight is known has no point: the mean of a few answers is no picture of
// it. Where that leaves less than half of the points, it draws bars instead, which show what is still possible.
func (b *builder) radar() *Chart {
	chart := &RadarChart{}
	now := RadarSeries{Name: b.t("report.radar.now")}
	goal := RadarSeries{Name: b.aimed("report.radar.goal", b.target.Level), Dashed: true}
	before := RadarSeries{Before: true}
	if b.earlier() != nil {
		before.Name = b.lastTime()
	}
	after := b.goal()
	prefixes := b.prefixes()
	var alt []string
	for i, s := range b.q.Sections {
		node := b.node(scoring.Claimed, s.ID)
		if s.Score == nil || node == nil || node.Score == nil {
			continue
		}
		chart.Axes = append(chart.Axes, s.Title)
		chart.Keys = append(chart.Keys, prefixes[i])
		value, text := share(node.Score.SoFar, s.Score, fullScore(s)), b.t("report.none")
		switch {
		case value < 0:
		case !halfKnown(b.Result.Tally(s.ID)):
			value, text = -1, b.t("report.radar.few")
		default:
			text = b.percent(value)
		}
		now.Values, chart.Texts = append(now.Values, value), append(chart.Texts, text)
		was := -1.0
		if earlier := b.scoreBefore(s.ID); earlier != nil && halfKnown(b.earlier().Tally(s.ID)) {
			was = share(earlier.SoFar, s.Score, fullScore(s))
		}
		before.Values = append(before.Values, was)
		if was >= 0 {
			text = b.withBefore(text, b.percent(was), true)
		}
		alt = append(alt, b.t("report.bars.alt", "label", s.Title, "text", text))
		if after != nil {
			// What is open joins the mean once it is answered, and can pull it below what is known now. A
			// closed gap leaves nothing lower than it stands.
			closed := share(after.Readings[scoring.Claimed].Node(s.ID).Score.SoFar, s.Score, fullScore(s))
			if !halfKnown(after.Tally(s.ID)) {
				closed = -1
			}
			goal.Values = append(goal.Values, max(closed, value))
		}
	}
	points := 0
	for _, v := range now.Values {
		if v >= 0 {
			points++
		}
	}
	switch {
	case len(chart.Axes) < 3:
		return nil
	case 2*points < len(chart.Axes):
		return b.sectionBars()
	}
	chart.Series = []RadarSeries{now}
	if after != nil {
		chart.Series = append(chart.Series, goal)
	}
	if slices.ContainsFunc(before.Values, func(v float64) bool { return v >= 0 }) {
		chart.Series = append(chart.Series, before)
	}
	for i := range chart.Series {
		chart.Series[i].Texts = b.inWords(chart.Series[i].Values)
	}
	caption := b.t("report.radar.caption")
	if slices.Contains(chart.Texts, b.t("report.radar.few")) {
		caption = b.t("report.radar.caption-few")
	}
	return &Chart{Caption: caption, Alt: lang.Sentences(alt...), Radar: chart}
}

// halfKnown says whether at least half of the weight of what applies is answered.
func halfKnown(t scoring.Tally) bool {
	applies := int64(0)
	for s, w := range t.Weight {
		if s := scoring.Standing(s); s != scoring.NotApplicable && s != scoring.NotAsked {
			applies += w
		}
	}
	return 2*t.Weight[scoring.Answered] >= applies
}

// optionValue is the value of an option for a chart: in [0,1], or -1 for a place that is not there.
func optionValue(q *questionnaires.Question, place int) float64 {
	if place < 0 || place >= len(q.Options) {
		return -1
	}
	return scoring.OptionValue(q, place)
}

// share brings a displayed score to [0,1] for a chart; -1 where it is undefined. full is the score with
// every answer at the top, as fullScore gives it; out-of multiplies all scores but sums.
func share(v scoring.Value, rule *questionnaires.ScoreRule, full float64) float64 {
	if !isSum(rule) && rule.OutOf > 0 {
		full *= rule.OutOf.Float()
	}
	if !v.Defined || full <= 0 {
		return -1
	}
	return min(max(v.V/full, 0), 1)
}

// placeOf is where an answer stands on its scale, as short as a chart's label must be: "2 of 4".
func (b *builder) placeOf(q *questionnaires.Question) string {
	res := b.result(q.ID)
	if res.Standing != scoring.Answered || res.Low[scoring.Claimed] < 0 {
		return b.standingWord(res.Standing)
	}
	return b.placeText(q, res.Low[scoring.Claimed])
}

// placeText is a place on the scale of a question, in the same words; "" for one that is not there.
func (b *builder) placeText(q *questionnaires.Question, place int) string {
	if place < 0 || place >= len(q.Options) {
		return ""
	}
	o, last := q.Options[place], q.Options[len(q.Options)-1]
	if _, err := strconv.Atoi(o.Code); err == nil {
		return b.t("report.place", "code", o.Code, "last", last.Code)
	}
	return cmp.Or(o.Text, o.Code)
}
