package cover

// The wide cover, shared out over the blocks. What a block charges for adding so many units to it is known by then
// (liveBlock.ask); which block adds how many is one more dynamic program, over the blocks in their order.

// join finds for each wide block and each open need of the wide cover the least price of this and later blocks:
// rest[n][need]. Only needs that can be open at that point are filled in; whole also fills in those that are open
// only if a block adds less than it does for nothing.
func (r *relaxation) join(whole bool) {
	size := r.need + 1
	for n := range len(r.wide) + 1 {
		if cap(r.rest[n]) < size {
			r.rest[n] = make([]int64, size)
		}
		r.rest[n] = r.rest[n][:size]
	}
	for s := range r.rest[len(r.wide)] {
		r.rest[len(r.wide)][s] = infinite
	}
	r.rest[len(r.wide)][0] = 0
	lowest, highest := r.need, r.need
	if whole {
		lowest = 0
	} else {
		for _, b := range r.wide {
			l := &r.blocks[b]
			lowest -= l.most * int(l.of.wideUnit)
			highest -= l.sure * int(l.of.wideUnit)
		}
	}
	for n := len(r.wide) - 1; n >= 0; n-- {
		l := &r.blocks[r.wide[n]]
		unit := int(l.of.wideUnit)
		if !whole {
			lowest += l.most * unit
			highest += l.sure * unit
		}
		first := l.sure
		then := r.rest[n+1]
		for s := max(0, lowest); s <= max(0, highest); s++ {
			best := int64(infinite)
			left := s - first*unit
			for _, price := range l.ask[first:] {
				if left <= 0 {
					best = min(best, price+then[0])
					break
				}
				best = min(best, price+then[left])
				left -= unit
			}
			r.rest[n][s] = best
		}
	}
}

// gather finds for each wide block the least price of the blocks before it, by what they leave open: reach[n][open].
func (r *relaxation) gather() {
	for n := range r.wide {
		if cap(r.reach[n]) < r.need+1 {
			r.reach[n] = make([]int64, r.need+1)
		}
		r.reach[n] = r.reach[n][:r.need+1]
		for s := range r.reach[n] {
			r.reach[n][s] = infinite
		}
	}
	if len(r.wide) == 0 {
		return
	}
	r.reach[0][r.need] = 0
	for n := range len(r.wide) - 1 {
		l := &r.blocks[r.wide[n]]
		unit := int(l.of.wideUnit)
		for left, before := range r.reach[n] {
			if before >= infinite/2 {
				continue
			}
			for t := l.sure; t <= l.most; t++ {
				to := max(0, left-t*unit)
				r.reach[n+1][to] = min(r.reach[n+1][to], before+l.ask[t])
				if to == 0 {
					break
				}
			}
		}
	}
}
