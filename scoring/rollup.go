package scoring

import "cirtkit/questionnaires"

// span is what is known of one child's score: where it can still lie, over every completion of the
// answers, and what it is so far. On the rule's own scale, before questionnaires.ScoreRule.OutOf.
type span struct {
	low, high float64 // over the completions in which it has a score; only if defined
	soFar     float64 // only if known
	defined   bool    // in some completion it has a score
	known     bool    // something of it is known
	mayVanish bool    // in some completion it has no score, so that it is left out
}

// item is a child of a node: a question or a section, with its weight in thousandths. A child without a
// score, or with the weight 0, is no item.
type item struct {
	weight int64
	span
}

// rollUp makes a node's span of its children's, by a rule. Children are independent of each other, so
// the bounds below are exact where no two of them hang on the same unknown fact, and never too narrow.
func rollUp(rule string, items []item) span {
	s := span{mayVanish: true}
	for i := range items {
		s.defined = true
		s.known = s.known || items[i].known
		s.mayVanish = s.mayVanish && items[i].mayVanish
	}
	if !s.defined {
		return s
	}
	switch rule {
	case questionnaires.Minimum:
		s.low, s.high, s.soFar = minimum(items)
	case questionnaires.Sum:
		s.low, s.high, s.soFar = sum(items)
	case questionnaires.SumWhileFull:
		s.low, s.high, s.soFar = sumWhileFull(items)
	default:
		s.low, s.high, s.soFar = mean(items)
	}
	return s
}

// mean: where every child stays and is known the three are the same sums, divided alike.
func mean(items []item) (low, high, soFar float64) {
	var weights int64
	var lows, highs float64
	known := true
	for i := range items {
		c := &items[i]
		if c.mayVanish {
			return lowestMean(items), highestMean(items), meanSoFar(items)
		}
		weights += c.weight
		lows += float64(float64(c.weight) * c.low)
		highs += float64(float64(c.weight) * c.high)
		known = known && c.known && c.soFar == c.low
	}
	low, high = lows/float64(weights), highs/float64(weights)
	if known {
		return low, high, low
	}
	return low, high, meanSoFar(items)
}

// The bounds of a weighted mean, where some children may vanish.
//
// The lowest mean, m, is over all children that must stay and some of those that may vanish, each at
// its low end. A child that may vanish belongs to it just when its low end is below m: putting it in
// pulls a mean down if it lies below, and up if it lies above. So m = mean(stays + those below m), and
// walking there from the mean of those that stay, taking at each step the children below the mean of
// the step before, goes strictly down until it holds (each step's set is at least as good for the last
// mean as the set before, so its mean is no higher; there are finitely many sets). The set found is
// then best: leaving out what lies below m, or taking what lies above, raises it. Where all may vanish,
// one has to stay for there to be a mean at all, and the single lowest is best.
//
// The highest mean is the lowest mean of the negated high ends, negated.

func lowestMean(items []item) float64 {
	return descend(items, func(s *span) float64 { return s.low })
}

func highestMean(items []item) float64 {
	return 0 - descend(items, func(s *span) float64 { return -s.high }) // 0 - 0 is 0, where -0 is not
}

func descend(items []item, end func(*span) float64) float64 {
	stays, best := false, end(&items[0].span)
	for i := range items {
		stays = stays || !items[i].mayVanish
		best = min(best, end(&items[i].span))
	}
	if !stays {
		return best
	}
	best = meanBelow(items, end, 0, false)
	for {
		next := meanBelow(items, end, best, true)
		if !(next < best) {
			return best
		}
		best = next
	}
}

// meanBelow is the mean of the children that stay and, if others, of those that may vanish and lie
// below the border.
func meanBelow(items []item, end func(*span) float64, border float64, others bool) float64 {
	var weights int64
	var total float64
	for i := range items {
		v := end(&items[i].span)
		if items[i].mayVanish && !(others && v < border) {
			continue
		}
		weights += items[i].weight
		total += float64(float64(items[i].weight) * v)
	}
	return total / float64(weights)
}

func meanSoFar(items []item) float64 {
	var weights int64
	var total float64
	for i := range items {
		if items[i].known {
			weights += items[i].weight
			total += float64(float64(items[i].weight) * items[i].soFar)
		}
	}
	if weights == 0 {
		return 0
	}
	return total / float64(weights)
}

// minimum: the lowest child pulls down whether or not it may vanish; upwards, all that may vanish do,
// and if every child may, the best one stays alone.
func minimum(items []item) (low, high, soFar float64) {
	low = items[0].low
	stays, known := false, false
	for i := range items {
		c := &items[i]
		low = min(low, c.low)
		switch {
		case !c.mayVanish && stays:
			high = min(high, c.high)
		case !c.mayVanish:
			high, stays = c.high, true
		case !stays && (i == 0 || c.high > high):
			high = c.high
		}
		if c.known && (!known || c.soFar < soFar) {
			soFar, known = c.soFar, true
		}
	}
	return low, high, soFar
}

// sum: no child adds less than 0, so downwards all that may vanish do, but one where every child may;
// upwards all stay. Weights are points in thousandths.
func sum(items []item) (low, high, soFar float64) {
	stays, least := false, 0.0
	for i := range items {
		c := &items[i]
		points := float64(float64(c.weight) * c.low)
		if c.mayVanish {
			if i == 0 || points < least {
				least = points
			}
		} else {
			stays = true
			low += points
		}
		high += float64(float64(c.weight) * c.high)
		if c.known {
			soFar += float64(float64(c.weight) * c.soFar)
		}
	}
	if !stays {
		low = least
	}
	return low / 1000, high / 1000, soFar / 1000
}

// sumWhileFull goes from the last child back to the first. "after" is what the children behind the one at
// hand come to, if the sum gets that far: a full child adds it to its own score, a child that is not full
// ends the sum, and a child that vanishes hands it on unchanged.
//
// For the lowest sum each child that stays is at its low end: a child below 1 ends the sum there, and of
// two full ones the lower adds less to the same rest. For the highest sum each is at its high end, for the
// same reasons the other way round. A child that may vanish takes the better of staying and vanishing:
// without it the sum may get to a fuller child.
//
// "after" is 0 behind the last child, and that 0 must not pass for a score where every child vanishes.
// "alone" is therefore the bound over the outcomes in which at least one child stays.
func sumWhileFull(items []item) (low, high, soFar float64) {
	var afterLow, afterHigh, afterSoFar float64
	var aloneLow, aloneHigh float64
	some := false
	for i := len(items) - 1; i >= 0; i-- {
		c := &items[i]
		nowLow, nowHigh := carry(c.low, afterLow), carry(c.high, afterHigh)
		if !c.mayVanish {
			afterLow, aloneLow = nowLow, nowLow
			afterHigh, aloneHigh = nowHigh, nowHigh
		} else {
			if !some {
				aloneLow, aloneHigh = nowLow, nowHigh
			}
			aloneLow, aloneHigh = min(aloneLow, nowLow), max(aloneHigh, nowHigh)
			afterLow, afterHigh = min(afterLow, nowLow), max(afterHigh, nowHigh)
		}
		some = true
		if c.known {
			afterSoFar = carry(c.soFar, afterSoFar)
		}
	}
	return aloneLow, aloneHigh, afterSoFar
}

func carry(score, after float64) float64 {
	if reaches(score, 1) {
		return score + after
	}
	return score
}
