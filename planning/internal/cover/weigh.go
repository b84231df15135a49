package cover

import "math"

// A cost is weighed as one whole number, so that the search compares and prices one thing: effort in units of the
// greatest common divisor of all efforts, count and order below it, each with room for the sum of all that lies
// below. Effort gets up to tieRoom times the room that it needs: a bound that lies between two efforts, and further
// above the lower one than any count and order reach, is raised to the upper one.
//
// Whole numbers are exact in 64 bits: weights and all prices together stay below mostWeight. Where they would not,
// order, then count, then effort are weighed more coarsely, always rounded down, so that bounds stay bounds; what
// was coarsened can't be proven least.
type scale struct {
	unit          int64 // effort that counts as one
	effort, count int64 // weight of one unit, of one count
	shift         uint  // order is divided by 2^shift
	ties          int64 // more than any count and order weigh together
	exact         bool  // nothing was rounded
	noCount       bool
	room          int64 // at most tieRoom
}

const (
	mostWeight = 1 << 58
	infinite   = 1 << 60
	tieRoom    = 256
)

// newScale makes the scale for steps that cost so much together, and are priced at most so many times over.
func newScale(sum Cost, gcd int64, priced int) scale {
	most := float64(mostWeight) / float64(8+priced)
	s := scale{unit: max(gcd, 1), exact: true, room: tieRoom}
	total := func() float64 {
		order := math.Floor(float64(sum.Order)/math.Exp2(float64(s.shift))) + 1
		ties := order
		if !s.noCount {
			ties *= float64(sum.Count) + 1
		}
		return (float64(sum.Effort)/float64(s.unit) + 1) * ties * float64(s.room)
	}
	for total() > most && s.room > 2 {
		s.room /= 2
	}
	for total() > most && sum.Order>>s.shift > 0 {
		s.shift++
		s.exact = false
	}
	if total() > most {
		s.noCount, s.exact = true, false
	}
	for total() > most && s.unit < math.MaxInt64/2 {
		s.unit *= 2
		s.exact = false
	}
	s.count = sum.Order>>s.shift + 1
	s.ties = s.count
	if s.noCount {
		s.count = 0
	} else {
		s.ties *= sum.Count + 1
	}
	s.effort = s.ties * s.room
	return s
}

func (s *scale) weigh(c Cost) int64 {
	return c.Effort/s.unit*s.effort + c.Count*s.count + c.Order>>s.shift
}

// lift raises a bound to the least weight at or above it that a set of steps can have, as far as effort shows.
func (s *scale) lift(bound int64) int64 {
	if bound <= 0 {
		return 0
	}
	if bound%s.effort >= s.ties {
		return (bound/s.effort + 1) * s.effort
	}
	return bound
}

// leastEffort is the effort that a lifted bound proves.
func (s *scale) leastEffort(bound int64) int64 { return bound / s.effort * s.unit }

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
