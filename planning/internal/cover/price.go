package cover

// prices of one node: they are kept with it, so that the nodes below start from them.
type prices struct{ edges, covers []float64 }

// ascent looks for prices that give a high bound. The bound is a concave function of the prices, and where a priced
// demand is violated by so much, raising its price raises the bound by so much for a price small enough
// (a subgradient). Each step goes as far as would close the gap to the best known solution if the bound were
// straight (Polyak's step), times pace, which is halved when nothing is gained.
type ascent struct {
	rounds   int
	patience int
	pace     float64
	memory   float64 // how much of the mean of past solutions is kept at each round
}

var (
	atRoot  = ascent{rounds: 150, patience: 6, pace: 1.2, memory: 0.9}
	atNodes = ascent{rounds: 12, patience: 3, pace: 0.6, memory: 0.75}
)

// climb improves the prices in r within its box. It leaves r solved at the best prices, and gives the bound that
// they prove, lifted. seen is called with every relaxed solution. closed: the bound is met by a solution that seen
// has been shown, or reaches the weight to beat.
func (s *search) climb(how ascent) (bound int64, feasible, closed bool) {
	r := &s.relaxed
	best := int64(-1)
	var kept prices
	stale, pace := 0, how.pace
	for i := range s.mean {
		s.mean[i] = 0
	}
	for round := range how.rounds {
		if !r.solve() {
			return 0, false, true
		}
		s.remember(round, how.memory)
		if r.bound > best {
			best = r.bound
			kept.edges = append(kept.edges[:0], r.edges...)
			kept.covers = append(kept.covers[:0], r.covers...)
			stale = 0
		} else if stale++; stale >= how.patience {
			stale, pace = 0, pace/2
			// Back to where it was best.
			copy(r.edges, kept.edges)
			copy(r.covers, kept.covers)
			if pace < how.pace/64 {
				break
			}
			if !r.solve() {
				return 0, false, true
			}
		}
		if s.m.scale.lift(best) >= s.beat {
			return s.m.scale.lift(best), true, true
		}
		norm, clean := s.violations(r)
		if clean {
			if s.accepts(r.x) {
				if w := s.weight(r.x); w < s.beat {
					copy(s.best, r.x)
					s.beat = w
				}
				s.offer(r.x)
				return s.m.scale.lift(best), true, s.weight(r.x) <= r.bound || s.m.scale.lift(best) >= s.beat
			}
			if !s.cut(r.x) {
				break
			}
			continue
		}
		if round%s.every == 0 {
			s.offer(r.x)
		}
		if norm == 0 {
			break
		}
		step := pace * float64(s.beat-r.bound) / norm
		s.move(r, step)
	}
	copy(r.edges, kept.edges)
	copy(r.covers, kept.covers)
	r.solve()
	s.offer(r.x)
	return s.m.scale.lift(best), true, s.m.scale.lift(best) >= s.beat
}

// violations fills in by how much the relaxed solution violates each priced demand (below 0: how much it has to
// spare). clean: it violates none, and nothing is paid for what is to spare; it is then the best in the box.
func (s *search) violations(r *relaxation) (norm float64, clean bool) {
	clean = true
	for _, n := range r.active {
		e := &s.m.edges[r.pl.edges[n]]
		g := 0.0
		if r.x[e.from] >= e.at {
			g++
		}
		if r.x[e.to] >= e.need {
			g--
		}
		s.slopeE[n] = g
		if g > 0 || g < 0 && r.edges[n] >= 1 {
			clean = false
			norm++
		}
	}
	for n, c := range r.pl.priced {
		d := &s.m.covers[c]
		sum := d.need
		for j := range d.parts {
			sum -= d.parts[j].gain[r.x[d.parts[j].chain]]
		}
		g := float64(sum) / float64(d.need)
		s.slopeC[n] = g
		if g > 0 || g < 0 && r.covers[n] > 0 {
			clean = false
			norm += g * g
		}
	}
	return norm, clean
}

func (s *search) move(r *relaxation, step float64) {
	most := float64(s.heaviest)
	for _, n := range r.active {
		r.edges[n] = min(max(r.edges[n]+step*s.slopeE[n], 0), most)
	}
	for n, c := range r.pl.priced {
		need := float64(s.m.covers[c].need)
		v := min(max(r.covers[n]*need+step*s.slopeC[n], 0), 2*most)
		if v < 1 {
			v = 0
		}
		r.covers[n] = v / need
	}
}

// remember keeps a mean of the relaxed solutions: for each option, how much of late it was reached.
func (s *search) remember(round int, memory float64) {
	if round == 0 {
		memory = 0
	} else {
		memory = min(memory, float64(round)/float64(round+1))
	}
	for i, x := range s.relaxed.x {
		first := s.m.start[i]
		for k := first; k < s.m.start[i+1]; k++ {
			s.mean[k] *= memory
			if k <= first+x {
				s.mean[k] += 1 - memory
			}
		}
	}
}
