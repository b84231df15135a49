package cover

// leasts finds for every option the bound of all solutions in the box that take it. The values say what the items
// from some item on cost; the same from the other side is gathered here item by item, so that for each way of each
// item the cheapest before and behind it are known.
func (r *relaxation) leasts() {
	m := r.m
	for k := range r.least {
		r.least[k] = infinite
	}
	for _, p := range r.fixed {
		r.least[p] = r.bound
	}
	if r.need > 0 {
		r.join(true)
		r.gather()
	}
	n := 0
	for b := range r.blocks {
		l := &r.blocks[b]
		if cap(r.spare) < 2*l.states {
			r.spare = make([]int64, 2*l.states)
		}
		now, then := r.spare[:l.states], r.spare[l.states:2*l.states]
		for s := range now {
			now[s] = infinite
		}
		others := r.bound
		if l.most == 0 {
			now[l.start] = 0
			others -= l.value[l.start]
		} else {
			others -= r.rest[0][r.need]
			unit := int(l.of.wideUnit)
			for t := 0; t <= l.most; t++ {
				best := int64(infinite)
				for left, before := range r.reach[n] {
					if before < infinite/2 {
						best = min(best, before+r.rest[n+1][max(0, left-t*unit)])
					}
				}
				s := l.asking(t)
				now[s] = min(now[s], best)
			}
			n++
		}
		for i := range l.items {
			li := &l.items[i]
			behind := l.value[(i+1)*l.states:]
			rows := l.states / l.row
			for s := range then {
				then[s] = infinite
			}
			for k, price := range li.price {
				best, gain := int64(infinite), int(li.gain[k])
				for o, row := range li.next[k*rows : (k+1)*rows] {
					to := then[int(row)*l.row : (int(row)+1)*l.row]
					after := behind[int(row)*l.row : (int(row)+1)*l.row]
					for s, before := range now[o*l.row : (o+1)*l.row] {
						if before >= infinite/2 {
							continue
						}
						s = max(0, s-gain)
						best = min(best, before+after[s])
						to[s] = min(to[s], before+price)
					}
				}
				best += price + others
				for c, i := range li.of.chains {
					at := m.start[i] + li.of.ways[li.ways[k]][c]
					r.least[at] = min(r.least[at], best)
				}
			}
			now, then = then, now
		}
	}
}
