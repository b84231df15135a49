package report

import (
	"slices"

	"cirtkit/scoring"
)

// What stood last time stands beside what stands now, in charts, where the two can be set side by side: only where
// both count the same questions (compare.Difference.Like), and never where that would tell what is withheld.

// earlier is the earlier assessment's result, like for like; nil without one.
func (b *builder) earlier() *scoring.Result {
	if b.Since == nil || b.factsOnly || b.Since.Like.Before == nil || b.Since.Like.After == nil {
		return nil
	}
	return b.Since.Like.Before
}

// lastTime says when the earlier assessment was.
func (b *builder) lastTime() string {
	if date := b.date(b.Since.Earlier.About.Date); date != "" && b.Since.Earlier.About.Date != b.state.About.Date {
		return b.t("report.before.dated", "date", date)
	}
	return b.t("report.before.undated")
}

// scoreBefore is the score of a section, or of the whole under "", last time by claim; nil where it can't stand beside
// today's.
func (b *builder) scoreBefore(section string) *scoring.NodeScore {
	earlier := b.earlier()
	switch {
	case earlier == nil || section == "" && b.Since.WithheldOnce || section != "" && b.Since.Withheld(section):
		return nil
	}
	was, like, now := earlier.Readings[scoring.Claimed].Node(section), b.Since.Like.After.Readings[scoring.Claimed].Node(section), b.node(scoring.Claimed, section)
	if was == nil || like == nil || now == nil || was.Score == nil || like.Score == nil || now.Score == nil {
		return nil
	}
	if like.Score.Low != now.Score.Low || like.Score.High != now.Score.High {
		return nil // today's counts questions that last time's does not
	}
	return was.Score
}

// placeBefore is the place of an answer among its options last time, by claim; -1 where there is none to tell.
func (b *builder) placeBefore(question string) int {
	earlier := b.earlier()
	q := b.q.Question(question)
	if earlier == nil || q == nil || b.hidden(q) || !slices.Contains(b.Since.Compared, question) {
		return -1
	}
	if was := earlier.Question(question); was != nil && was.Standing == scoring.Answered {
		return was.Low[scoring.Claimed]
	}
	return -1
}

// levelBefore is the level of the target's ladder that was reached last time, by claim.
func (b *builder) levelBefore() (level int, ok bool) {
	earlier := b.earlier()
	if earlier == nil || b.profile != nil || b.target.Node != "" && b.Since.Withheld(b.target.Node) {
		return 0, false
	}
	was, like, now := earlier.Readings[scoring.Claimed].Ladder(b.target), b.Since.Like.After.Readings[scoring.Claimed].Ladder(b.target), b.climbed(scoring.Claimed)
	if was == nil || like == nil || now == nil || like.Reached != now.Reached {
		return 0, false
	}
	return was.Reached, true
}

// withBefore adds to a value in words what it was last time; it stays where that is not told.
func (b *builder) withBefore(is, was string, told bool) string {
	if !told {
		return is
	}
	return b.t("report.before.was", "is", is, "when", b.lastTime(), "was", was)
}

// nameBefore puts the legend of the earlier values under a chart that has any.
func (b *builder) nameBefore(c *BarChart) {
	if slices.ContainsFunc(c.Bars, func(bar Bar) bool { return bar.Before >= 0 }) {
		c.BeforeWord = b.lastTime()
	}
}
