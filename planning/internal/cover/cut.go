package cover

import "slices"

// A set of levels that the model takes for a solution and the problem rejects is ruled out with all that lie below
// it, for the problem is monotone. To rule out as much as can be, the levels are first raised as long as the
// problem still rejects them. Whatever it accepts then has at least one chain above the outcome: a cover of need 1,
// which joins the others as a priced one. The cheapest chains are raised first, so that a cover is left with dear
// ones, which gives the better bound.

// mostCuts is how many such covers there may be with up to 600 chains, and leastCuts with very many: each takes more
// questions the more chains there are, and each question more sums.
const (
	mostCuts  = 500
	leastCuts = 10
)

func (m *model) mostCuts() int {
	n := max(len(m.chains), 600)
	return max(leastCuts, mostCuts*600/n*600/n)
}

// cut adds the cover that rules out x, and says whether it did.
func (s *search) cut(x []int32) bool {
	m := s.m
	if s.cuts >= m.mostCuts() {
		return false
	}
	s.cuts++
	y := slices.Clone(x)
	top := func(i int32) int32 { return m.options(i) - 1 }
	for next, few := len(s.dear), 1; next > 0; {
		some := s.dear[max(0, next-few):next]
		before := slices.Clone(y)
		for _, i := range some {
			y[i] = top(i)
		}
		if !s.accepts(y) {
			next -= len(some)
			few *= 2
			continue
		}
		copy(y, before)
		if len(some) > 1 {
			few = max(1, few/4)
			continue
		}
		i := some[0]
		for y[i]+1 < top(i) {
			y[i]++
			if s.accepts(y) {
				y[i]--
				break
			}
		}
		next--
	}
	d := demand{need: 1}
	for i, k := range y {
		if k < top(int32(i)) {
			g := gains{int32(i), make([]int64, m.options(int32(i)))}
			for j := k + 1; j <= top(int32(i)); j++ {
				g.gain[j] = 1
			}
			d.parts = append(d.parts, g)
		}
	}
	s.relaxed.pl.priced = append(s.relaxed.pl.priced, int32(len(m.covers)))
	m.add(d)
	s.relaxed.covers = append(s.relaxed.covers, 0)
	s.slopeC = append(s.slopeC, 0)
	over := -d.need
	for _, part := range d.parts {
		over += part.gain[s.try[part.chain]]
	}
	s.over = append(s.over, over)
	return true
}
