package planning

import (
	"cmp"

	"cirtkit/assessment"
	"cirtkit/questionnaires"
	"cirtkit/scoring"
)

// Options say what a roadmap is made for, beside the answers.
type Options struct {
	Target scoring.Target
	// Steps are what is set locally, by question and option (see assessment.LocalStep).
	Steps []assessment.LocalStep
	// Start is the first month, YYYY-MM; "" where months are only counted.
	Start string
	// Months is the time there is, in months; 0 for no limit.
	Months int
	// DaysAMonth is how much work can be done in a month; 0 for DefaultDaysAMonth.
	DaysAMonth Days
	// Nodes bounds the search for the least effort; 0 for the usual bound. It is a count, never a time, so that
	// the same answers give the same roadmap on every machine.
	Nodes int
}

// Days is work in tenths of a person-day.
type Days int

// Decimal is the number of person-days.
func (d Days) Decimal() questionnaires.Decimal {
	return questionnaires.Decimal(d) * questionnaires.One / 10
}

// DefaultDaysAMonth is one person's month of work.
const DefaultDaysAMonth Days = 200

// The bounds of what a roadmap can be asked for. More work a month than an assessment can record is no use, and more
// months than the timetable has don't bind.
const (
	MostMonths           = Horizon
	LeastDaysAMonth Days = 1
	MostDaysAMonth  Days = 10 * assessment.MaxStepDays
)

// ParseDaysAMonth reads how many person-days of work a month has: a decimal with at most one place, within the bounds.
func ParseDaysAMonth(text string) (Days, bool) {
	d, err := questionnaires.ParseDecimal(text)
	if err != nil || d%LeastDaysAMonth.Decimal() != 0 || d < LeastDaysAMonth.Decimal() || d > MostDaysAMonth.Decimal() {
		return 0, false
	}
	return Days(d / LeastDaysAMonth.Decimal()), true
}

// The years that a roadmap can start in: a month outside them is a slip of the hand, and one before the first year has
// no name that a reader knows.
const (
	FirstYear = 1900
	LastYear  = 9999
)

// IsStart tells whether a text is a month that a roadmap can start in, written YYYY-MM.
func IsStart(text string) bool {
	month, ok := questionnaires.ParseMonth(text)
	return ok && month.Year() >= FirstYear && month.Year() <= LastYear
}

// OptionsOf are the options that an assessment itself gives: what is set locally on its steps, and the month after
// its date as the first one.
func OptionsOf(s *assessment.State, t scoring.Target) Options {
	return Options{Target: t, Steps: s.Steps, Start: monthAfter(s.About.Date)}
}

// monthAfter is the month after a date, YYYY-MM; "" for what is no date, and where no roadmap can start in it.
func monthAfter(date string) string {
	month, ok := questionnaires.MonthOf(date)
	if !ok {
		return ""
	}
	next := (month + 1).String()
	if !IsStart(next) {
		return ""
	}
	return next
}

// Or are the options with whatever they leave out, but for the target, as other ones have it.
func (o Options) Or(other Options) Options {
	if o.Steps == nil {
		o.Steps = other.Steps
	}
	o.Start = cmp.Or(o.Start, other.Start)
	o.Months = cmp.Or(o.Months, other.Months)
	o.DaysAMonth = cmp.Or(o.DaysAMonth, other.DaysAMonth)
	o.Nodes = cmp.Or(o.Nodes, other.Nodes)
	return o
}

// Budget is how much work can be done in a month.
func (o Options) Budget() Days {
	if o.DaysAMonth <= 0 {
		return DefaultDaysAMonth
	}
	return o.DaysAMonth
}
