package cover

// prices of one part of the search: they are kept with it, so that the parts below start from them.
type prices struct{ edges, covers []float64 }

func (p *prices) set(q prices) {
	p.edges = append(p.edges[:0], q.edges...)
	p.covers = append(p.covers[:0], q.covers...)
}

// ascent looks for prices that give a high bound. The bound is a concave function of the prices; where a relaxed
// solution violates a priced demand, raising its price raises the bound, as long as the relaxed solution stays the
// same. It soon does not, so a mean of late solutions is asked instead of the last one: it comes close to the best
// fractional solution, and what that violates shows a way that leads on (the volume algorithm of Barahona and
// Anbil). Steps are taken from the best prices so far, as far as would close the gap to the best known solution if
// the bound were straight (Polyak's step), times pace, which grows where that was right and shrinks where not.
type ascent struct {
	rounds   int
	patience int     // rounds without gain until pace shrinks
	pace     float64 // at first
	fresh    float64 // part of the last solution in the mean
}

// How an ascent goes was found by trial, on the benchmarks: long and bold at first, and short near prices that are
// good already.
var (
	atRoot  = ascent{rounds: 250, patience: 4, pace: 0.5, fresh: 0.15}
	atNodes = ascent{rounds: 30, patience: 2, pace: 0.2, fresh: 0.05}
)

// An ascent ends before its rounds are over where its pace is this part of what it was at first, or where the squares
// of all slopes add up to no more than this: nothing is gained then any more.
const (
	leastPace  = 1.0 / 200
	leastSlope = 1e-9
)

// climb improves the prices in the relaxation, within its box. It leaves it solved at the best prices, and gives the
// bound that they prove, lifted. closed: nothing better than the best known solution is in the box any more.
func (s *search) climb(how ascent) (bound int64, closed bool) {
	r := &s.relaxed
	best := int64(-1)
	pace, stale := how.pace, 0
	for round := range how.rounds {
		if !r.solve() {
			return 0, true
		}
		gained := r.bound > best
		if gained {
			best = r.bound
			s.centre.set(r.prices)
		}
		if s.m.scale.lift(best) >= s.beat {
			return s.m.scale.lift(best), true
		}
		if s.clean(r) {
			if !s.accepts(r.x) {
				if !s.cut(r.x) {
					break
				}
				continue
			}
			if w := s.weight(r.x); w < s.beat {
				copy(s.best, r.x)
				s.beat = w
			}
			s.offer(r.x)
			return s.m.scale.lift(best), true
		}
		if round%offerEvery == 0 {
			s.offer(r.x)
		}
		s.remember(how.fresh)
		switch {
		case gained && round > 0:
			pace, stale = min(pace*1.1, 1.5), 0
		case !gained:
			if stale++; stale >= how.patience {
				pace, stale = pace*0.7, 0
			}
		}
		if pace < how.pace*leastPace {
			break
		}
		norm := s.slopes(r)
		if norm < leastSlope {
			break
		}
		s.move(r, pace*float64(s.beat-best)/norm)
	}
	r.prices.set(s.centre)
	for len(r.covers) < len(r.pl.priced) { // cuts of the last round
		r.covers = append(r.covers, 0)
	}
	if !r.solve() {
		return 0, true
	}
	s.offer(r.x)
	return s.m.scale.lift(best), s.m.scale.lift(best) >= s.beat
}

// clean says whether the relaxed solution violates no priced demand, and pays for none of which it has to spare: it
// is then the best in the box.
func (s *search) clean(r *relaxation) bool {
	for _, n := range r.active {
		e := &s.m.edges[r.pl.edges[n]]
		waits, there := r.x[e.from] >= e.at, r.x[e.to] >= e.need
		if waits && !there || there && !waits && r.edges[n] >= 1 {
			return false
		}
	}
	for n, c := range r.pl.priced {
		d := &s.m.covers[c]
		sum := -d.need
		for j := range d.parts {
			sum += d.parts[j].gain[r.x[d.parts[j].chain]]
		}
		if sum < 0 || sum > 0 && r.covers[n] > 0 {
			return false
		}
	}
	return true
}

// slopes fills in by how much the mean violates each priced demand (below 0: how much it has to spare), and gives
// the sum of the squares. Covers are counted in their greatest gain, which makes their prices comparable to those
// of edges.
func (s *search) slopes(r *relaxation) (norm float64) {
	m := s.m
	for _, n := range r.active {
		e := &m.edges[r.pl.edges[n]]
		g := s.mean[m.start[e.from]+e.at] - s.mean[m.start[e.to]+e.need]
		if g < 0 && s.centre.edges[n] == 0 {
			g = 0
		}
		s.slopeE[n] = g
		norm += g * g
	}
	for n, c := range r.pl.priced {
		d := &m.covers[c]
		sum := float64(d.need)
		for j := range d.parts {
			part := &d.parts[j]
			mean := s.mean[m.start[part.chain]:]
			for k := 1; k < len(part.gain); k++ {
				if rise := part.gain[k] - part.gain[k-1]; rise > 0 {
					sum -= float64(rise) * mean[k]
				}
			}
		}
		g := sum / d.greatest
		if g < 0 && (n >= len(s.centre.covers) || s.centre.covers[n] == 0) {
			g = 0
		}
		s.slopeC[n] = g
		norm += g * g
	}
	return norm
}

// mostPrice is how many times the weight of everything all gains of a cover may fetch. No good price is near it; it
// keeps sums within 64 bits.
const mostPrice = 16

// move goes from the best prices along the slopes.
func (s *search) move(r *relaxation, step float64) {
	most := float64(s.heaviest)
	for _, n := range r.active {
		r.edges[n] = min(max(s.centre.edges[n]+step*s.slopeE[n], 0), most)
	}
	for n, c := range r.pl.priced {
		d := &s.m.covers[c]
		was := 0.0
		if n < len(s.centre.covers) {
			was = s.centre.covers[n]
		}
		v := min(max(was*d.greatest+step*s.slopeC[n], 0), mostPrice*most*d.greatest/d.all)
		if v < 1 {
			v = 0
		}
		r.covers[n] = v / d.greatest
	}
}

// remember takes the last relaxed solution into the mean: for each option, how much of late it was reached.
func (s *search) remember(fresh float64) {
	if !s.started {
		s.started, fresh = true, 1
	}
	for i, x := range s.relaxed.x {
		first := s.m.start[i]
		for k := first; k < s.m.start[i+1]; k++ {
			s.mean[k] *= 1 - fresh
			if k <= first+x {
				s.mean[k] += fresh
			}
		}
	}
}
