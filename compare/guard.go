package compare

import (
	"slices"
	"strconv"
	"strings"

	"cirtkit/assessment"
	"cirtkit/internal/fault"
	"cirtkit/questionnaires"
)

// guard refuses what can't be compared.
func guard(earlier, later *assessment.State, chain questionnaires.Migrations) error {
	from, to := earlier.Questionnaire, later.Questionnaire
	facts := []any{"questionnaire", to.ID, "from", from.Version, "to", to.Version}
	switch {
	case from.ID != to.ID:
		return fault.New(fault.Input, "compare.other-questionnaire", "earlier", from.ID, "later", to.ID)
	case from.Version == to.Version && len(chain) == 0:
		return nil
	case len(chain) > 0 && leads(chain, to.ID, from.Version, to.Version):
		return nil
	case olderVersion(to.Version, from.Version):
		return fault.New(fault.Input, "compare.newer-first", facts...)
	case len(chain) == 0:
		return fault.New(fault.Input, "compare.no-way", facts...)
	}
	return fault.New(fault.Input, "compare.other-way", facts...)
}

// leads says whether a chain leads from one version of a questionnaire to another without a gap.
func leads(chain questionnaires.Migrations, questionnaire, from, to string) bool {
	here := from
	for _, m := range chain {
		if m.Questionnaire != questionnaire || m.From != here {
			return false
		}
		here = m.To
	}
	return here == to
}

// olderVersion says whether one version is older than another: dotted parts are compared as numbers where both
// are numbers, and otherwise as texts.
func olderVersion(a, b string) bool {
	for a != b {
		var x, y string
		x, a, _ = strings.Cut(a, ".")
		y, b, _ = strings.Cut(b, ".")
		if x == y {
			continue
		}
		m, errM := strconv.ParseUint(x, 10, 64)
		n, errN := strconv.ParseUint(y, 10, 64)
		if errM == nil && errN == nil && m != n {
			return m < n
		}
		return x < y
	}
	return false
}

// SameSubject says whether nothing tells the subjects, teams and countries of two assessments apart. A name that
// one of them lacks tells nothing.
func SameSubject(a, b *assessment.State) bool {
	differ := func(x, y string) bool {
		x, y = strings.TrimSpace(x), strings.TrimSpace(y)
		return x != "" && y != "" && !strings.EqualFold(x, y)
	}
	return !differ(a.About.Subject, b.About.Subject) && !differ(a.About.Country, b.About.Country) && !differ(a.About.Team, b.About.Team)
}

// Order is what tells that two assessments are named in another order than that of time.
type Order int8

// The orders.
const (
	InOrder         Order = iota // nothing tells otherwise
	LaterDateFirst               // by its date the first is the later one
	LaterStateFirst              // both are states of one file, and the first holds all of the second's record, and more
)

// OutOfOrder says whether the first of two assessments is the later one. The records are asked first, which know where
// one holds the other; then the dates, and one without a date tells nothing.
func OutOfOrder(first, second Side) Order {
	a, b := first.State.About.Date, second.State.About.Date
	switch {
	case holdsMore(first.Log, second.Log):
		return LaterStateFirst
	case questionnaires.IsDate(a) && questionnaires.IsDate(b) && a > b:
		return LaterDateFirst
	}
	return InOrder
}

// holdsMore says whether a record holds every act of another one of the same assessment, and more.
func holdsMore(a, b *assessment.Log) bool {
	if a == nil || b == nil || a.Header != b.Header || len(a.Acts) <= len(b.Acts) {
		return false
	}
	held := make(map[string]bool, len(a.Acts))
	for _, act := range a.Acts {
		held[act.Hash()] = true
	}
	return !slices.ContainsFunc(b.Acts, func(act *assessment.Act) bool { return !held[act.Hash()] })
}
