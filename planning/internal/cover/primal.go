package cover

import (
	"cmp"
	"slices"
)

// offer makes a solution of options that need not be one: it adds what is waited for, then, cheapest first for what
// they bring, options until every cover is met, and then takes away again what is not needed, dearest first. If the
// outcome is better than the best known, it is kept.
func (s *search) offer(x []int32) {
	if !s.complete(x) {
		return
	}
	s.strip()
	if s.weight(s.try) >= s.beat {
		return
	}
	s.keep()
}

// complete fills s.try and s.over. It says false where options in the root's box don't suffice.
func (s *search) complete(x []int32) bool {
	m := s.m
	copy(s.try, s.root.lo)
	for c := range m.covers {
		s.over[c] = -m.covers[c].need
	}
	for i, k := range s.try {
		for _, cp := range m.of[i] {
			s.over[cp.cover] += m.covers[cp.cover].parts[cp.part].gain[k]
		}
	}
	for i, k := range x {
		s.lift(int32(i), k)
	}
	for c := range m.covers {
		if s.over[c] >= 0 {
			continue
		}
		s.candidates = s.candidates[:0]
		for j := range m.covers[c].parts {
			part := &m.covers[c].parts[j]
			i := part.chain
			for k := s.try[i] + 1; k <= s.root.hi[i]; k++ {
				if gain := part.gain[k] - part.gain[s.try[i]]; gain > 0 {
					price := float64(s.missing(i, k)+1) / float64(min(gain, -s.over[c]))
					s.candidates = append(s.candidates, candidate{i, k, price})
				}
			}
		}
		slices.SortStableFunc(s.candidates, func(a, b candidate) int { return cmp.Compare(a.price, b.price) })
		for _, a := range s.candidates {
			if s.over[c] >= 0 {
				break
			}
			s.lift(a.chain, a.option)
		}
		if s.over[c] < 0 {
			return false
		}
	}
	return true
}

type candidate struct {
	chain, option int32
	price         float64
}

// lift raises a chain in s.try with all that it waits for, and keeps s.over.
func (s *search) lift(i, k int32) {
	m := s.m
	from := s.try[i]
	if k <= from {
		return
	}
	s.try[i] = k
	for _, cp := range m.of[i] {
		gain := m.covers[cp.cover].parts[cp.part].gain
		s.over[cp.cover] += gain[k] - gain[from]
	}
	for _, e := range m.out[i] {
		if edge := &m.edges[e]; edge.at <= k {
			s.lift(edge.to, edge.need)
		}
	}
}

// missing is what lifting a chain would add in weight, with all that it waits for; what two ways wait for is counted
// twice.
func (s *search) missing(i, k int32) int64 {
	m := s.m
	from := s.try[i]
	if k <= from {
		return 0
	}
	sum := m.weight[m.start[i]+k] - m.weight[m.start[i]+from]
	for _, e := range m.out[i] {
		if edge := &m.edges[e]; edge.at <= k && edge.at > from && edge.need > s.try[edge.to] {
			sum = min(sum+s.missing(edge.to, edge.need), mostWeight)
		}
	}
	return sum
}

// strip takes away what is not needed.
func (s *search) strip() {
	m := s.m
	for again := true; again; {
		again = false
		for _, i := range s.dear {
			k := s.try[i]
			for k > s.root.lo[i] && s.spared(i, k-1) {
				k--
			}
			if k == s.try[i] {
				continue
			}
			for _, cp := range m.of[i] {
				gain := m.covers[cp.cover].parts[cp.part].gain
				s.over[cp.cover] -= gain[s.try[i]] - gain[k]
			}
			s.try[i] = k
			again = true
		}
	}
}

// spared says whether a chain could stand at an option and all be met still.
func (s *search) spared(i, k int32) bool {
	m := s.m
	for _, e := range m.in[i] {
		if edge := &m.edges[e]; edge.need > k && s.try[edge.from] >= edge.at {
			return false
		}
	}
	for _, cp := range m.of[i] {
		gain := m.covers[cp.cover].parts[cp.part].gain
		if gain[s.try[i]]-gain[k] > s.over[cp.cover] {
			return false
		}
	}
	return true
}

func (s *search) weight(x []int32) int64 {
	sum := int64(0)
	for i, k := range x {
		sum += s.m.weight[s.m.start[i]+k]
	}
	return sum
}

// keep makes s.try the best known solution, if the problem itself agrees. Where it does not, s.try is raised until
// it does, and taken back as far as it still does.
func (s *search) keep() {
	if !s.accepts(s.try) {
		s.cut(s.try)
		if !s.appease() || s.weight(s.try) >= s.beat {
			return
		}
	}
	copy(s.best, s.try)
	s.beat = s.weight(s.try)
}

// accepts asks the problem itself, where the model is not sure.
func (s *search) accepts(x []int32) bool {
	if !s.m.unsure {
		return true
	}
	if s.m.p.Accepts != nil {
		s.asked++
	}
	s.levels = s.m.levelsInto(s.levels, x)
	return s.m.p.feasible(s.levels)
}

// appease raises s.try until the problem accepts it: the cheapest chains to their highest, as many as it takes.
// Then it takes away, dearest first, what it can do without.
func (s *search) appease() bool {
	from := slices.Clone(s.try)
	over := slices.Clone(s.over)
	raised := func(count int) bool {
		copy(s.try, from)
		copy(s.over, over)
		for _, i := range s.dear[len(s.dear)-count:] {
			s.lift(i, s.root.hi[i])
		}
		return s.accepts(s.try)
	}
	few, enough := 0, len(s.dear)
	if !raised(enough) {
		return false
	}
	for enough-few > 1 {
		if middle := (few + enough) / 2; raised(middle) {
			enough = middle
		} else {
			few = middle
		}
	}
	raised(enough)
	for _, i := range s.dear {
		for s.try[i] > s.root.lo[i] && s.spared(i, s.try[i]-1) {
			s.try[i]--
			if !s.accepts(s.try) {
				s.try[i]++
				break
			}
			for _, cp := range s.m.of[i] {
				gain := s.m.covers[cp.cover].parts[cp.part].gain
				s.over[cp.cover] -= gain[s.try[i]+1] - gain[s.try[i]]
			}
		}
	}
	return true
}
