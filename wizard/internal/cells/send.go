package cells

import "slices"

// run is a piece of a line that is sent in one go: cells in one ink; or, from its first cell, the rest of the line
// erased; or a whole line as it came.
type run struct {
	y, from, to int
	ink         ink
	what        what
}

// what a run is.
type what int8

// The kinds of run.
const (
	written what = iota
	erased
	asItCame
)

// flush sends what differs, and takes it for shown.
func (w *Writer) flush() {
	w.runs, w.inks = w.runs[:0], w.inks[:0]
	last := -1 // the line behind which the cursor is to stay
	for y := range w.rows {
		r := &w.rows[y]
		if !r.drawn {
			continue
		}
		want, shown := w.want[y*w.w:(y+1)*w.w], w.shown[y*w.w:(y+1)*w.w]
		switch {
		case r.want.none():
			w.differing(y, want, shown)
			r.shown.forget()
		case w.at.beyond && w.at.y == y:
			last = y
		case !r.want.equal(&r.shown):
			w.runs = append(w.runs, run{y: y, ink: r.want.begun, what: asItCame})
		}
		if !r.want.none() && !r.want.equal(&r.shown) {
			r.shown.take(r.want.bytes, r.want.begun, r.want.ended)
			if y+1 < w.h { // it runs over where it is wider than the library thinks
				clear(w.shown[(y+1)*w.w : (y+2)*w.w])
			}
		}
		copy(shown, want)
		r.drawn = false
	}
	if len(w.runs) == 0 && last < 0 {
		return
	}
	read := w.terminal(w.orders[0][:0])
	for _, r := range w.runs {
		read.run(r)
	}
	w.orders[0] = read.out
	best := read
	if byInk, ok := w.byInk(); ok && len(byInk.out) < len(read.out) {
		best = byInk
	}
	best.out = append(w.buf, best.out...)
	if last >= 0 {
		best.run(run{y: last, ink: w.rows[last].want.begun, what: asItCame})
	}
	w.buf = w.arrived(best)
}

// differing finds the runs of a line.
func (w *Writer) differing(y int, want, shown []cell) {
	if slices.Equal(want, shown) {
		return
	}
	erase := w.eraseFrom(want, shown)
	w.runsIn(y, 0, erase, want, shown)
	if erase < len(want) {
		w.add(run{y: y, from: erase, what: erased})
		for x := erase; x < len(want); x++ {
			shown[x] = blank
		}
		w.runsIn(y, erase, len(want), want, shown)
	}
}

// runsIn finds the runs of cells that differ between two columns.
func (w *Writer) runsIn(y, x, end int, want, shown []cell) {
	for x < end {
		if want[x] == shown[x] {
			x++
			continue
		}
		r := run{y: y, from: x}
		x, r.ink = runEnd(want, shown, x, end)
		r.to = x
		w.add(r)
	}
}

// runEnd is where the run ends that begins at x, and its ink. A blank that looks the same in any ink joins.
func runEnd(want, shown []cell, x, end int) (to int, in ink) {
	free := true // blanks alone so far
	for start := x; x < end && want[x] != shown[x]; x++ {
		switch c := want[x]; {
		case c == blank && (free || in.blankAlike()):
		case free && (c.ink.blankAlike() || x == start):
			in, free = c.ink, false
		case free || c.ink != in:
			return x, in
		}
	}
	return x, in
}

func (w *Writer) add(r run) {
	w.runs = append(w.runs, r)
	if !slices.Contains(w.inks, r.ink) {
		w.inks = append(w.inks, r.ink)
	}
}

// manyInks is from how many inks on the order by ink is not tried.
const manyInks = 16

// byInk sends the runs ink by ink: first those in the terminal's own, among which are all that erase, so that nothing
// is erased that was written; then always the ink to which the change is shortest. Not ok where there is nothing to
// choose from.
func (w *Writer) byInk() (t terminal, ok bool) {
	if len(w.inks) < 2 || len(w.inks) > manyInks {
		return t, false
	}
	t = w.terminal(w.orders[1][:0])
	for _, r := range w.runs {
		if r.ink == 0 || r.what != written {
			t.run(r)
		}
	}
	var change [64]byte
	for {
		next, least := -1, 0
		for i, k := range w.inks {
			if k == 0 {
				continue
			}
			if n := len(appendChange(change[:0], t.pen, k, t.inked)); next < 0 || n < least {
				next, least = i, n
			}
		}
		if next < 0 {
			break
		}
		k := w.inks[next]
		w.inks[next] = 0
		for _, r := range w.runs {
			if r.ink == k && r.what == written {
				t.run(r)
			}
		}
	}
	w.orders[1] = t.out
	return t, true
}
