package scoring

import (
	"cmp"
	"slices"

	"cirtkit/questionnaires"
)

// tilt is a node's children made ready for one of them to be changed, over and over.
//
// Where the rule is a mean there is no need to add up all children for each change. The children that stay are kept as
// one sum, out of which the old one is taken and into which the new one is put. Those that may vanish are kept in the
// order of their ends: a child that may vanish belongs to the lowest mean just when it lies below it (see descend), so
// they are taken from the lowest up until one lies above the mean so far. That is rounded otherwise than adding up
// again is, by far less than tolerance; what is judged is added up again.
type tilt struct {
	rule  string
	items []item
	// Of a mean, for its lowest and its highest; the highest is the lowest of the negated ends, negated.
	low, high balance
}

// balance is the sum of what stays, and what may vanish from the lowest up.
type balance struct {
	weight    int64
	total     float64
	vanishing []weighted
}

type weighted struct {
	end    float64
	weight int64
	child  int
}

func (t *tilt) isMean() bool {
	return t.rule != questionnaires.Minimum && t.rule != questionnaires.Sum && t.rule != questionnaires.SumWhileFull
}

// prepare makes it ready for a node's children.
func (t *tilt) prepare(rule string, items []item) {
	t.rule, t.items = rule, items
	if !t.isMean() {
		return
	}
	vanishing := 0
	for i := range items {
		if items[i].mayVanish {
			vanishing++
		}
	}
	ends := make([]weighted, 2*vanishing)
	t.low.vanishing, t.high.vanishing = ends[:0:vanishing], ends[vanishing:vanishing]
	for i := range items {
		c := &items[i]
		t.low.add(c, c.low, i)
		t.high.add(c, -c.high, i)
	}
	slices.SortFunc(t.low.vanishing, byEnd)
	slices.SortFunc(t.high.vanishing, byEnd)
}

func byEnd(a, b weighted) int {
	return cmp.Or(cmp.Compare(a.end, b.end), cmp.Compare(a.child, b.child))
}

func (b *balance) add(c *item, end float64, child int) {
	if c.mayVanish {
		b.vanishing = append(b.vanishing, weighted{end: end, weight: c.weight, child: child})
		return
	}
	b.weight += c.weight
	b.total += float64(float64(c.weight) * end)
}

// with is where the node's span ends with one child's span in place of what it was; only its low end is made if that is
// all that is wanted.
func (t *tilt) with(child int, now span, lowOnly bool) span {
	was := &t.items[child]
	if t.isMean() {
		s := span{low: t.low.with(child, was, was.low, now.low, now.mayVanish)}
		if !lowOnly {
			s.high = 0 - t.high.with(child, was, -was.high, -now.high, now.mayVanish)
		}
		return s
	}
	had := was.span
	was.span = now
	s := rollUp(t.rule, t.items)
	was.span = had
	return s
}

// with is the lowest mean with one child's end in place of what it was.
func (b *balance) with(child int, was *item, wasEnd, end float64, mayVanish bool) float64 {
	weight, total := b.weight, b.total
	if !was.mayVanish {
		weight -= was.weight
		total -= float64(float64(was.weight) * wasEnd)
	}
	if !mayVanish {
		weight += was.weight
		total += float64(float64(was.weight) * end)
	}
	if weight == 0 { // nothing stays: the lowest stands alone
		for i := range b.vanishing {
			if v := &b.vanishing[i]; v.child != child {
				return min(end, v.end)
			}
		}
		return end
	}
	mean := total / float64(weight)
	// Each that vanishes is looked at in its order, the changed child where it belongs now.
	next := 0
	for {
		for next < len(b.vanishing) && b.vanishing[next].child == child {
			next++
		}
		var lowest weighted
		switch {
		case mayVanish && (next == len(b.vanishing) || end <= b.vanishing[next].end):
			lowest, mayVanish = weighted{end: end, weight: was.weight}, false
		case next < len(b.vanishing):
			lowest = b.vanishing[next]
			next++
		default:
			return mean
		}
		if lowest.end >= mean {
			return mean
		}
		weight += lowest.weight
		total += float64(float64(lowest.weight) * lowest.end)
		mean = total / float64(weight)
	}
}
