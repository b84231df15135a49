package report

import (
	"slices"

	"cirtkit/planning"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// days is work in person-days, as a number.
func (b *builder) days(d planning.Days) string {
	return b.lang.Number(float64(d)/10, 1)
}

// effort is an effort in days: from least to most, or one number where somebody has costed it.
func (b *builder) effort(r planning.Range) string {
	if r.Least == r.Most {
		return b.t("report.effort.days", "days", b.days(r.Most))
	}
	return b.t("report.effort.range", "least", b.days(r.Least), "most", b.days(r.Most))
}

// size is how much work a step is: a size with its range, as estimated by the project, or the days that somebody
// here has put on it.
func (b *builder) size(s *planning.Step) string {
	switch {
	case s.Done:
		return b.t("report.effort.done")
	case s.Proof != scoring.Claimed:
		return b.t("report.none")
	case s.Effort.Costed:
		return b.t("report.effort.costed", "days", b.days(s.Effort.Most))
	case !sized(s):
		return b.t("report.effort.unstated", "effort", b.effort(s.Effort))
	}
	return b.t("report.effort.size", "size", s.Action.Size, "effort", b.effort(s.Effort))
}

// shortSize is size in so few words that it fits beside a bar.
func (b *builder) shortSize(s *planning.Step) string {
	switch {
	case s.Done:
		return b.t("report.effort.done")
	case s.Proof != scoring.Claimed:
		return ""
	case s.Effort.Costed:
		return b.t("report.effort.short", "days", b.days(s.Effort.Most))
	case !sized(s):
		return ""
	}
	return s.Action.Size
}

// sized says whether the questionnaire states how large a step is.
func sized(s *planning.Step) bool {
	return s.Action != nil && slices.Contains(questionnaires.Sizes, s.Action.Size)
}
