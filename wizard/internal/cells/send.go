package cells

import "slices"

// run is a piece of a line that is sent in one go: cells in one ink; or, from its first cell, the rest of the line
// erased; or a whole line as it came.
type run struct {
	y, from, to int
	ink         ink
	what        what
	free        bool // blanks alone, or erased: any ink will do that is the same on a blank
	sent        bool // in the order by ink
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
				w.rows[y+1].shown.forget()
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
	erase, empty := w.eraseFrom(want, shown)
	w.runsIn(y, 0, erase, want, shown)
	if erase < len(want) {
		w.add(run{y: y, from: erase, ink: empty.ink, what: erased, free: true})
		for x := erase; x < len(want); x++ {
			shown[x] = empty
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
		r := run{y: y, from: x, ink: want[x].ink, free: want[x].r == ' '}
	grow:
		for ; x < end && want[x] != shown[x]; x++ {
			switch c := want[x]; {
			case c.r == ' ' && c.in(r.ink):
			case c.ink == r.ink:
				r.free = false
			case r.free && c.ink.onBlank() == r.ink: // the blanks before it join
				r.ink, r.free = c.ink, false
			default:
				break grow
			}
		}
		r.to = x
		w.add(r)
	}
}

// add takes a run, and its ink, where it needs one.
func (w *Writer) add(r run) {
	w.runs = append(w.runs, r)
	if !r.free && !slices.Contains(w.inks, r.ink) {
		w.inks = append(w.inks, r.ink)
	}
}

// manyInks is from how many inks on the order by ink is not tried.
const manyInks = 16

// byInk sends the runs ink by ink: first those in the terminal's own, with the lines that are sent as they came; then
// always the ink to which the change is shortest. What is erased comes before anything that stands behind it: all of it
// goes with the first ink, but for what is erased on another ground, which goes before that. Not ok where there is
// nothing to choose from.
func (w *Writer) byInk() (t terminal, ok bool) {
	if len(w.inks) < 2 || len(w.inks) > manyInks {
		return t, false
	}
	t = w.terminal(w.orders[1][:0])
	first := w.firstInk()
	for i := range w.runs {
		if r := &w.runs[i]; r.what == erased && r.ink != first.onBlank() {
			t.run(*r)
			r.sent = true
		}
	}
	var change [64]byte
	for k := first; ; {
		for i := range w.runs {
			r := &w.runs[i]
			if !r.sent && (r.ink == k || r.free && r.ink == k.onBlank() || k == first && r.what == asItCame) {
				t.run(*r)
				r.sent = true
			}
		}
		w.inks = slices.DeleteFunc(w.inks, func(done ink) bool { return done == k })
		if len(w.inks) == 0 {
			break
		}
		k = slices.MinFunc(w.inks, func(a, b ink) int {
			return len(appendChange(change[:0], t.pen, a, t.inked)) - len(appendChange(change[:0], t.pen, b, t.inked))
		})
	}
	for _, r := range w.runs { // blanks on a ground on which nothing else changes
		if !r.sent {
			t.run(r)
		}
	}
	w.orders[1] = t.out
	return t, true
}

// firstInk is the terminal's own, where anything needs it, or else the first that is the same on what is erased first.
func (w *Writer) firstInk() ink {
	for _, r := range w.runs {
		if !r.free && r.ink == 0 || r.what == asItCame {
			return 0
		}
	}
	for _, r := range w.runs {
		if r.what != erased {
			continue
		}
		for _, k := range w.inks {
			if k.onBlank() == r.ink {
				return k
			}
		}
		return r.ink
	}
	return w.inks[0]
}
